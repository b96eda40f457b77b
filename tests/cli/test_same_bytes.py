"""The same figures are the same bytes on any machine (STYLE 20)."""

import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.run import environment

EXAMPLES = Path(__file__).parents[2] / "examples"
COMMANDS = (
    *("result", "result 2025-06", "result 2025", "spaarpot", "spaarpot --at 2025-12-31"),
    *("premium", "premium --year 2025", "return", "return --year 2025"),
    *("result --explain", "premium --explain", "return --explain", "law --on 2025-07-01"),
)
FORMATS = ("table", "json", "csv", "csv-nl", "md")

DRIVER = """
import os, sys
from socoledger import cli
os._exit = sys.exit
for line in sys.stdin.read().splitlines():
    sys.argv = ["socoledger", *line.split()]
    for stream in (sys.stdout, sys.stderr):
        stream.write(f"=== {line}\\n")
    try:
        cli.main()
    except SystemExit as ended:
        sys.stdout.write(f"=== {ended.code}\\n")
        sys.stdout.flush()
"""
"""Runs one command line after another, so that starting Python is not what takes the time."""

WORLDS = (
    {"LC_ALL": "C", "TZ": "Pacific/Kiritimati", "PYTHONHASHSEED": "0"},
    {"LC_ALL": "nl_NL.UTF-8", "TZ": "America/Los_Angeles", "PYTHONHASHSEED": "1"},
    {"LC_ALL": "C.UTF-8", "TZ": "Europe/Amsterdam", "PYTHONHASHSEED": "2", "COLUMNS": "40"},
)


def said(lines: list[str], world: dict[str, str], folder: Path) -> tuple[bytes, bytes]:
    ended = subprocess.run(
        [sys.executable, "-c", DRIVER],
        input="\n".join(lines).encode(),
        cwd=folder,
        env=environment({"SOCOLEDGER_LANGUAGE": "", **world}),
        capture_output=True,
        check=False,
    )
    assert ended.returncode == 0, ended.stderr.decode()
    return ended.stdout, ended.stderr


@pytest.mark.parametrize("example", ["scharrel", "wijkhuis"])
def test_figures(example: str) -> None:
    commands = [f"{command} --format {format_}" for command in COMMANDS for format_ in FORMATS]
    lines = [*commands, "check", "check --format json"]
    answers = [said(lines, world, EXAMPLES / example) for world in WORLDS]
    assert answers[0][0].count(b"=== 0\n") >= len(commands)
    assert answers[1] == answers[0]
    assert answers[2] == answers[0]


def test_one_command_by_itself() -> None:
    """As somebody runs it, without the driver."""
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
