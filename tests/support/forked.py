"""Commands in processes that begin where everything is imported already.

Importing takes most of the time of a short command. The process that they are forked from runs
nothing itself, so that each of them finds the memory as a new one does.
"""

import atexit
import json
import os
import subprocess
import sys
import tempfile
import traceback
from collections.abc import Mapping, Sequence
from functools import cache
from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules
from typing import NoReturn

from socoledger import cli, commands

_ROOT = Path(__file__).parents[2]


def forked(
    arguments: Sequence[str], at: Path, environment: Mapping[str, str]
) -> tuple[int, bytes, bytes]:
    """Run a command line in the folder `at`; its exit code and what it wrote on both streams."""
    with tempfile.TemporaryDirectory() as folder:
        streams = [f"{folder}/out", f"{folder}/err"]
        code = _parent().ask([list(arguments), str(at), dict(environment), streams])
        out, err = (Path(name).read_bytes() for name in streams)
        return code, out, err


class _Parent:
    """The process that commands are forked from."""

    def __init__(self) -> None:
        self._process = subprocess.Popen(
            [sys.executable, "-m", "tests.support.forked"],
            cwd=_ROOT,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
        )
        atexit.register(self._process.communicate)

    def ask(self, request: object) -> int:
        """The exit code of one command."""
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._process.stdin.write(json.dumps(request).encode() + b"\n")
        self._process.stdin.flush()
        return int(self._process.stdout.readline())


@cache
def _parent() -> _Parent:
    return _Parent()


def _serve() -> None:
    """Fork for each line of standard input, and write how it ended on standard output."""
    for module in iter_modules(commands.__path__, f"{commands.__name__}."):
        import_module(module.name)
    while line := sys.stdin.buffer.readline():
        child = os.fork()
        if not child:
            _become(*json.loads(line))
        _, status = os.waitpid(child, 0)
        sys.stdout.write(f"{os.waitstatus_to_exitcode(status)}\n")
        sys.stdout.flush()


def _become(
    arguments: Sequence[str], at: str, environment: Mapping[str, str], streams: Sequence[str]
) -> NoReturn:
    """Be a process that runs a command line, and end."""
    try:
        os.environ.clear()
        os.environ.update(environment)
        os.chdir(at)
        names = [(os.devnull, os.O_RDONLY), *((name, os.O_WRONLY | os.O_CREAT) for name in streams)]
        for number, (name, how) in enumerate(names):
            opened = os.open(name, how, 0o600)
            os.dup2(opened, number)
            os.close(opened)
        sys.stdin, sys.stdout, sys.stderr = open(0), open(1, "w"), open(2, "w")  # noqa: SIM115 - as a new process has them
        sys.argv = ["socoledger", *arguments]
        cli.main()
    except BaseException:  # noqa: BLE001 - nothing may go on in the process that was forked
        traceback.print_exc()
    sys.stderr.flush()
    os._exit(1)


if __name__ == "__main__":
    _serve()
