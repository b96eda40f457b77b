"""Sheets of hours as people fill them in, and books that they are read into."""

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import Any

from openpyxl import Workbook

from socoledger.commands.confirmed import Consent
from socoledger.commands.context import answered
from socoledger.commands.hours import Wishes, hours
from socoledger.commands.hours_template import hours_template
from socoledger.domain.exits import Answer
from socoledger.domain.options import OnDifference, RecordingFormat
from socoledger.domain.period import Month
from socoledger.read.timesheet import read_timesheet
from tests.support.closing import Closing
from tests.support.small_books import books

MARCH = Month(2026, 3)
Read = tuple[str, str, int, str, str]
"""Day, member, hundredths of hours, what for, cell."""


def xlsx(*rows: Sequence[Any], name: str = "Blad1", merged: Iterable[str] = ()) -> bytes:
    """An Excel file of one sheet."""
    workbook = Workbook()
    sheet = workbook.active
    sheet.title = name
    for row in rows:
        sheet.append([*row])
    for area in merged:
        sheet.merge_cells(area)
    return saved(workbook)


def saved(workbook: Workbook) -> bytes:
    """The bytes of an Excel file."""
    stream = BytesIO()
    workbook.save(stream)
    return stream.getvalue()


def csv_of(*rows: str, encoding: str = "utf-8", line_end: str = "\r\n") -> bytes:
    """The bytes of a csv."""
    return "".join(f"{row}{line_end}" for row in rows).encode(encoding)


def read(content: bytes, month: Month | None = None) -> list[Read]:
    """What a sheet says, of which nothing may be wrong."""
    sheet = read_timesheet(content, month)
    assert not sheet.troubles, sheet.troubles
    return [(str(one.day), one.member, one.hundredths, one.what, one.cell) for one in sheet.entries]


def wrong_cells(content: bytes, month: Month | None = None) -> list[str]:
    """The cells of a sheet that cannot be read."""
    return [one.cell for one in read_timesheet(content, month).troubles]


@dataclass(frozen=True)
class SheetBooks(Closing):
    """Books that sheets of hours are read into."""

    def saved_file(self, content: bytes, name: str = "uren.csv") -> Path:
        """A file outside the books."""
        path = self.root.parent / name
        path.write_bytes(content)
        return path

    def book(
        self,
        content: bytes,
        *,
        month: str | None = None,
        differing: OnDifference | None = None,
        consent: Consent = Consent(is_given=True),  # noqa: B008 - it cannot change
        format_: RecordingFormat = RecordingFormat.TEXT,
    ) -> Answer:
        """`hours FILE`."""
        file, wishes = self.saved_file(content), Wishes(month, differing)
        return answered(lambda: hours(self.context(), file, wishes, consent, format_))

    def book_json(self, content: bytes, **more: Any) -> dict[str, Any]:
        """The JSON of `hours FILE`, which must end well."""
        answer = self.book(content, format_=RecordingFormat.JSON, **more)
        assert answer.exit == 0, answer.messages
        shape: dict[str, Any] = json.loads(answer.output)
        return shape

    def states(self, content: bytes, **more: Any) -> list[str]:
        """What became of each cell."""
        return [row["state"] for row in self.book_json(content, **more)["rows"]]

    def refusals(self, content: bytes, **more: Any) -> list[str]:
        """The messages of `hours FILE` that must be refused; nothing may have been written."""
        before = self.content()
        answer = self.book(content, **more)
        assert answer.exit == 1, answer.messages
        assert not answer.output
        assert self.content() == before
        return [*answer.messages]

    def template(self, name: str, month: str | None = "2026-03", *, force: bool = False) -> Answer:
        """`hours template`."""
        out = self.root.parent / name
        return answered(lambda: hours_template(self.context(), month, out, force=force))

    def journal_lines(self) -> list[str]:
        """The lines of the file of March."""
        path = self.root / "journal/2026-03.beancount"
        return path.read_text(encoding="utf-8").splitlines() if path.exists() else []

    def content(self) -> dict[str, bytes]:
        """All files of the books but hidden ones."""
        paths = (path for path in self.root.rglob("*") if path.is_file())
        return {
            path.relative_to(self.root).as_posix(): path.read_bytes()
            for path in paths
            if not path.name.startswith(".")
        }


def sheet_books(tmp_path: Path, *journal: str, **more: Any) -> SheetBooks:
    """Write books of 2026, of anna and bram if nobody else is named."""
    more = {"first_month": "2026-01", **more}
    return SheetBooks(books(tmp_path, *journal, **more).root)
