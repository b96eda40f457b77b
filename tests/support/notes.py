"""Small books with a warning that may be noted, and what `check` tells of them."""

from datetime import date
from pathlib import Path
from typing import Any

from socoledger.commands import check
from socoledger.commands.context import Context, answered
from socoledger.domain.exits import Answer
from socoledger.domain.options import CheckFormat
from socoledger.read.head import NOTED as FILE
from tests.support.book_files import JOURNAL, write_books

EARLY = """\
2025-01-15 * "Klus" #member-anna
  Assets:Bank    100.00 EUR
  Income:Werk   -100.00 EUR
2023-12-05 * "Te vroeg" #member-bram
  Assets:Bank     10.00 EUR
  Income:Werk    -10.00 EUR
"""
"""Bram is no member yet on 2023-12-05: S206, line 6."""
AGAIN = EARLY + EARLY[EARLY.index("2023") :].replace("10.00", "12.00")
"""Twice on that day: lines 6 and 9."""
LATER = EARLY + EARLY[EARLY.index("2023") :].replace("2023-12-05", "2023-12-06")
UNTAGGED = JOURNAL.replace(" #member-anna", "")
"""Of nobody: S205, line 1, with a day and without a member."""
NOTED = '- {code: S206, day: 2023-12-05, member: bram, why: "Hij hielp al mee"}\n'


def context(root: Path) -> Context:
    return Context(root, date(2026, 11, 22), root, "en")


def checked(root: Path, format_: CheckFormat = CheckFormat.TEXT, **choice: Any) -> Answer:
    return answered(lambda: check.check(context(root), format_, check.Choice(**choice)))


def codes(answer: Answer) -> list[str]:
    return [line.split(": ")[1][:4] for line in answer.output.splitlines()]


def books(folder: Path, journal: str = EARLY, text: str | None = NOTED, **blocks: Any) -> Path:
    files = {} if text is None else {FILE: text}
    return write_books(folder, journal, files=files, **blocks)
