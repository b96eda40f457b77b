"""docs/terminal.svg: a terminal with real commands on examples/scharrel; `make picture`."""

import io
import os
import re
import subprocess
import sys

from rich.console import Console
from rich.text import Text

from tests.support.paths import ROOT

PICTURE = ROOT / "docs" / "terminal.svg"
COMMANDS = (
    "socoledger status --at 2026-07-05",
    "socoledger spaarpot --member anna --at 2025-04-30",
)
_WIDTH = 84
_FONT_FROM_ELSEWHERE = re.compile(r"@font-face \{.*?\}\s*", re.DOTALL)
"""Rich would have a browser fetch its font; the reader's own will do."""


def answers() -> list[tuple[str, str]]:
    """Each command with what it answers."""
    return [(command, _answer(command)) for command in COMMANDS]


def drawn() -> str:
    """The picture, as rich exports what a terminal shows."""
    console = Console(record=True, width=_WIDTH, file=io.StringIO(), force_terminal=True)
    for command, answer in answers():
        console.print(Text(f"$ {command}", style="bold green"))
        console.print(Text(answer), no_wrap=True)
    drawing = console.export_svg(title="socoledger", unique_id="terminal")
    drawing = _FONT_FROM_ELSEWHERE.sub("", drawing).replace("Fira Code, monospace", "monospace")
    return "\n".join(line.rstrip() for line in drawing.splitlines()) + "\n"


def _answer(command: str) -> str:
    ran = subprocess.run(
        [sys.executable, "-m", *command.split()],
        cwd=ROOT / "examples" / "scharrel",
        env={**os.environ, "SOCOLEDGER_LANGUAGE": "nl", "PYTHONUTF8": "1"},
        capture_output=True,
        check=True,
    )
    return ran.stdout.decode()


if __name__ == "__main__":
    PICTURE.write_text(drawn(), encoding="utf-8")
