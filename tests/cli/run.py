"""The program itself, in a process of its own, with its streams apart (STYLE 20)."""

import os
import re
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

FINDING = re.compile(r"[^:\s][^:]*:[1-9][0-9]*: S[1-6][0-9]{2} (error|warning): \S.*; \S.*")
"""file:line: CODE severity: what is wrong; what to do (STYLE 13)."""


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
    """The environment without what is socoledger's own, in English unless changed."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("SOCOLEDGER")}
    return {**kept, "SOCOLEDGER_LANGUAGE": "en", **changes}


def run(*arguments: str | Path, at: Path, **changes: str) -> Ended:
    """Run `python -m socoledger` in the folder `at`; whatever happens, it shows no traceback."""
    ended = subprocess.run(
        [sys.executable, "-m", "socoledger", *map(str, arguments)],
        cwd=at,
        env=environment(changes),
        stdin=subprocess.DEVNULL,
        capture_output=True,
        check=False,
        timeout=30,
    )
    found = Ended(ended.returncode, ended.stdout.decode(), ended.stderr.decode())
    assert "Traceback" not in found.out + found.err, found
    return found
