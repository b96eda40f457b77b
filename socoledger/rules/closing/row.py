"""Closes that are not where they should be, or not in a row (S5, SPEC 4)."""

from collections.abc import Iterator
from posixpath import basename

from socoledger.domain.closes import SUFFIX, Close
from socoledger.domain.findings import Finding
from socoledger.domain.model import Books
from socoledger.domain.period import Month, december, months, parse_period


def row_findings(books: Books) -> Iterator[Finding]:
    """Each close stands in a file of its own name, once, and none is missing before it."""
    first: dict[str, Close] = {}
    for close in sorted(books.journal.closes, key=lambda close: close.place):
        file = close.place.file
        other = first.setdefault(close.period, close)
        if other is not close:
            yield Finding.of(
                "S504", close.place, close.day, period=close.period, other=other.place.file
            )
        elif basename(file) != f"{close.period}{SUFFIX}":
            yield Finding.of("S503", close.place, close.day, period=close.period)
        missing = _missing_before(close, books)
        if missing is not None:
            yield Finding.of("S505", close.place, close.day, period=close.period, missing=missing)


def _missing_before(close: Close, books: Books) -> str | None:
    """The first period that should have been closed before this one, and is not."""
    closed, first = books.journal.closed, books.coop.first_month
    period = parse_period(close.period)
    if isinstance(period, Month):
        if period < first:
            return str(first)
        before = period.plus(-1)
        return None if period == first or str(before) in closed else str(before)
    if str(period - 1) not in closed and period > first.year:
        return str(period - 1)
    for month in months(max(first, Month(period, 1)), december(period)):
        if str(month) not in closed:
            return str(month)
    return None if first <= december(period) else str(first)
