"""Commands in processes that begin where everything is imported already.

Importing takes most of the time of a short command. The process that they are forked from runs
nothing itself, so that each of them finds the memory as a new one does. `programs()` is a folder
to put in front of PATH: `socoledger` there is forked too, for shells, for git and for its hooks.
"""

import atexit
import json
import os
import select
import shutil
import socket
import subprocess
import sys
import tempfile
import time
import traceback
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from functools import cache, partial
from importlib import import_module
from pathlib import Path
from pkgutil import walk_packages
from typing import NamedTuple, NoReturn

import socoledger
from socoledger import cli
from socoledger.cli import remembered
from tests.support import forks

_ROOT = Path(__file__).parents[2]
_LONGEST = 1 << 16
_OTHERS = ("babel.dates", "babel.numbers", "importlib.readers")
"""What commands import of others, when they need it."""


def forked(
    arguments: Sequence[str], at: Path, environment: Mapping[str, str]
) -> tuple[int, bytes, bytes]:
    """Run a command line in the folder `at`; its exit code and what it wrote on both streams."""
    address = str(programs() / forks.SOCKET)
    request = [list(arguments), str(at), dict(environment)]
    with tempfile.TemporaryFile() as out, tempfile.TemporaryFile() as err:
        with Path(os.devnull).open("rb") as nothing:
            streams = [stream.fileno() for stream in (nothing, out, err)]
            code = forks.code_of(forks.ask(address, request, streams))
        out.seek(0)
        err.seek(0)
        return code, out.read(), err.read()


@cache
def programs() -> Path:
    """A folder in which `socoledger` is the program, forked from one process for all of these
    tests; it ends, and the folder is gone, when they do.
    """
    folder = Path(tempfile.mkdtemp(prefix="programs-"))
    atexit.register(shutil.rmtree, folder)
    client = Path(forks.__file__).read_text(encoding="utf-8")
    program = folder / "socoledger"
    program.write_text(f"#!{sys.executable} -IS\n{client}", encoding="utf-8")
    program.chmod(0o755)
    parent = subprocess.Popen(
        [sys.executable, "-m", "tests.support.forked", folder / forks.SOCKET],
        cwd=_ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    )
    atexit.register(parent.communicate)
    assert parent.stdout is not None
    assert parent.stdout.readline() == b"listening\n"
    return folder


def _serve(address: str) -> None:
    """Fork for each that asks at this address, until standard input ends. Tests ask at once after
    they changed books, and change nothing meanwhile.
    """
    remembered.SETTLED_NS = 0
    for name in (*_modules(), *_OTHERS):
        import_module(name)
    with socket.socket(socket.AF_UNIX) as listening:
        listening.bind(address)
        listening.listen()
        sys.stdout.write("listening\n")
        sys.stdout.flush()
        running: dict[int, _Running] = {}
        while True:
            ready, _, _ = select.select([sys.stdin, listening, *running], [], [])
            if sys.stdin in ready:
                return
            for ending in running.keys() & ready:
                running.pop(ending).tell()
            if listening in ready:
                started = _start(listening)
                running[started.ending] = started


def _modules() -> Iterator[str]:
    """Every module of the program, but what is for hosts that may not be installed."""
    for module in walk_packages(socoledger.__path__, "socoledger."):
        if module.name not in {"socoledger.__main__", "socoledger.importers"}:
            yield module.name


class _Running(NamedTuple):
    """A command line that is being run."""

    process: int
    ending: int
    """A pipe that ends with the process."""
    asking: socket.socket

    def tell(self) -> None:
        """Say how it ended."""
        os.close(self.ending)
        _, status = os.waitpid(self.process, 0)
        with self.asking, suppress(BrokenPipeError):  # whoever asked is gone
            self.asking.sendall(str(os.waitstatus_to_exitcode(status)).encode())


def _start(listening: socket.socket) -> _Running:
    """Fork a process for the command line that is asked for next."""
    asking, _ = listening.accept()
    _, streams, *_ = socket.recv_fds(asking, 1, 3)
    arguments, at, environment = json.loads(b"".join(iter(partial(asking.recv, _LONGEST), b"")))
    ending, held = os.pipe()
    process = os.fork()
    if not process:
        os.close(ending)
        _become(arguments, at, environment, streams)
    for handle in (held, *streams):
        os.close(handle)
    return _Running(process, ending, asking)


def _become(
    arguments: Sequence[str], at: str, environment: Mapping[str, str], streams: Sequence[int]
) -> NoReturn:
    """Be a process that runs a command line, and end."""
    try:
        os.environ.clear()
        os.environ.update(environment)
        time.tzset()
        os.chdir(at)
        for number, stream in enumerate(streams):
            os.dup2(stream, number)
            os.close(stream)
        sys.stdin, sys.stdout = open(0), open(1, "w")  # noqa: SIM115 - as a new process has them
        sys.stderr = open(2, "w", buffering=1)  # noqa: SIM115
        sys.argv = ["socoledger", *arguments]
        cli.main()
    except BaseException:  # noqa: BLE001 - nothing may go on in the process that was forked
        traceback.print_exc()
    sys.stderr.flush()
    os._exit(1)


if __name__ == "__main__":
    _serve(sys.argv[1])
