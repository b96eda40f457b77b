"""The program itself, in a process of its own, with its streams apart."""

import json
import os
import re
import subprocess
import sys
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from tests.support.forked import forked

_READ_LATER = re.compile(
    "SOCOLEDGER_(LANGUAGE|BOOKS|NO_CACHE|PROCESSES)|XDG_CACHE_HOME|TZ|GIT_.*|PATH"
)
"""What an interpreter does not begin with, of the environment."""
FINDING = re.compile(r"[^:\s][^:]*:[1-9][0-9]*: S[1-6][0-9]{2} (error|warning): \S.*; \S.*")
"""file:line: CODE severity: what is wrong; what to do."""


@dataclass(frozen=True)
class Ended:
    """How a process ended."""

    code: int
    out: str
    err: str

    def codes(self) -> list[str]:
        """The codes of the findings said on either stream, in order."""
        lines = (*self.out.splitlines(), *self.err.splitlines())
        return [line.split(": ")[1][:4] for line in lines if FINDING.fullmatch(line)]


def environment(changes: Mapping[str, str]) -> dict[str, str]:
    """The environment without what is socoledger's own, in English and without a cache unless
    changed.
    """
    kept = {name: value for name, value in os.environ.items() if not name.startswith("SOCOLEDGER")}
    return {**kept, "SOCOLEDGER_LANGUAGE": "en", "SOCOLEDGER_NO_CACHE": "1", **changes}


def _can_be_forked(changes: Iterable[str]) -> bool:
    return all(_READ_LATER.fullmatch(name) for name in changes)


def run(*arguments: str | Path, at: Path, **changes: str) -> Ended:
    """Run socoledger in the folder `at`; whatever happens, it shows no traceback. It is a process
    of its own, and where what an interpreter begins with is changed, one from the very beginning.
    """
    line, env = [*map(str, arguments)], environment(changes)
    if _can_be_forked(changes):
        code, out, err = forked(line, at, env)
    else:
        ended = subprocess.run(
            [sys.executable, "-m", "socoledger", *line],
            cwd=at,
            env=env,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            check=False,
            timeout=300,
        )
        code, out, err = ended.returncode, ended.stdout, ended.stderr
    outcome = Ended(code, out.decode(), err.decode())
    assert "Traceback" not in outcome.out + outcome.err, outcome
    return outcome


_DRIVER = """
import json, os, sys
from socoledger import cli
os._exit = sys.exit
for arguments in json.load(sys.stdin):
    sys.argv = ["socoledger", *arguments]
    for stream in (sys.stdout, sys.stderr):
        stream.write("\\x1e")
    try:
        cli.main()
    except SystemExit as ended:
        sys.stdout.write(f"\\x1f{ended.code}")
        sys.stdout.flush()
"""


def run_each(lines: Iterable[str], *, at: Path, **changes: str) -> dict[str, Ended]:
    """Run command lines one after another, words divided at spaces; where what an interpreter
    begins with is changed, in one process: starting Python takes most of the time.
    """
    asked = list(lines)
    if _can_be_forked(changes):
        return {line: run(*line.split(), at=at, **changes) for line in asked}
    ended = subprocess.run(
        [sys.executable, "-c", _DRIVER],
        input=json.dumps([line.split() for line in asked]).encode(),
        cwd=at,
        env=environment(changes),
        capture_output=True,
        check=False,
    )
    assert ended.returncode == 0, ended.stderr.decode()
    outputs = ended.stdout.decode().split("\x1e")[1:]
    errors = ended.stderr.decode().split("\x1e")[1:]
    outcomes = {}
    for line, output, error in zip(asked, outputs, errors, strict=True):
        out, code = output.rsplit("\x1f", 1)
        outcomes[line] = Ended(int(code), out, error)
        assert "Traceback" not in out + error, outcomes[line]
    return outcomes
