"""Findings on the files and the order of closes (S5, SPEC 4)."""

from collections.abc import Container, Iterator
from posixpath import basename, normpath

from socoledger.catalogue.closing import (
    CLOSE_FILE_MISNAMED,
    CLOSE_MISSING,
    CLOSED_TWICE,
    FOREIGN_FILE_IN_CLOSES,
)
from socoledger.domain.books import Books
from socoledger.domain.closing import START, SUFFIX, Close
from socoledger.domain.findings import Finding, Place
from socoledger.domain.period import Month, december, months


def order_findings(books: Books) -> Iterator[Finding]:
    """Closes in a file of another name, closed twice, or closed before an earlier period; and files
    in their folder that are no closes.
    """
    folder = f"{normpath(books.coop.closes)}/"
    close_files = {close.place.file for close in books.journal.closes}
    for file in books.journal.files:
        if file.startswith(folder) and file not in close_files and file != f"{folder}{START}":
            yield Finding.of(FOREIGN_FILE_IN_CLOSES, Place(file, 1))
    closes_by_period: dict[str, Close] = {}
    for close in books.journal.closes:
        file = close.place.file
        other = closes_by_period.get(close.period)
        if other is not None:
            yield Finding.of(
                CLOSED_TWICE, close.place, close.day, period=close.period, other=other.place.file
            )
        elif basename(file) != f"{close.period}{SUFFIX}":
            yield Finding.of(CLOSE_FILE_MISNAMED, close.place, close.day, period=close.period)
        missing = _missing_before(close, closes_by_period, books.coop.first_month)
        if missing is not None:
            yield Finding.of(
                CLOSE_MISSING, close.place, close.day, period=close.period, missing=missing
            )
        closes_by_period.setdefault(close.period, close)


def _missing_before(close: Close, closed: Container[str], first: Month) -> str | None:
    """The period that should have been closed before this one, and was not."""
    period = close.covers
    if isinstance(period, Month):
        needed = [period.plus(-1)] if period > first else []
    else:
        needed = [*months(max(first, Month(period, 1)), december(period))]
        if period > first.year and str(period - 1) not in closed:
            return str(period - 1)
    missing = (str(month) for month in needed if str(month) not in closed)
    return next(missing, None)
