"""The same figures are the same bytes on any machine."""

import subprocess
import sys

import pytest

from tests.support.paths import EXAMPLES
from tests.support.run import environment, run_each

pytestmark = pytest.mark.slow

COMMANDS = ("result", "spaarpot", "premium", "return")
FORMATS = ("table", "json", "csv")
WORLDS = (
    {"LC_ALL": "C", "TZ": "Pacific/Kiritimati", "PYTHONHASHSEED": "0"},
    {"LC_ALL": "nl_NL.UTF-8", "TZ": "America/Los_Angeles", "PYTHONHASHSEED": "1"},
    {"LC_ALL": "C.UTF-8", "TZ": "Europe/Amsterdam", "PYTHONHASHSEED": "2", "COLUMNS": "40"},
)
AS_THE_BOOKS_SAY = {"SOCOLEDGER_LANGUAGE": ""}


def test_every_command() -> None:
    lines = [f"{command} --format {format_}" for command in COMMANDS for format_ in FORMATS]
    lines += ["check", "check --format json", "result 2025 --format md"]
    one, *others = (
        run_each(lines, at=EXAMPLES / "scharrel", **AS_THE_BOOKS_SAY, **world) for world in WORLDS
    )
    assert {ended.code for ended in one.values()} == {0}
    assert others == [one, one]


def test_explanations_and_years() -> None:
    lines = [f"{command} --explain" for command in ("result 2025", "premium", "return")]
    one, other = (
        run_each(lines, at=EXAMPLES / "wijkhuis", **AS_THE_BOOKS_SAY, **world)
        for world in WORLDS[:2]
    )
    assert {ended.code for ended in one.values()} == {0}
    assert other == one


def test_one_command_by_itself() -> None:
    """As somebody runs it, in bytes."""
    command = [sys.executable, "-m", "socoledger", "return", "--format", "csv-nl"]
    answers = [
        subprocess.run(
            command,
            cwd=EXAMPLES / "scharrel",
            env=environment(world),
            capture_output=True,
            check=True,
        ).stdout
        for world in WORLDS
    ]
    assert answers[0].startswith(b"\xef\xbb\xbf")
    assert answers[1:] == answers[:1] * 2
