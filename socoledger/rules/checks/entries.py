"""Entries that are most likely a slip: dated after today (SPEC 7, "Also found")."""

from collections.abc import Iterator
from datetime import date

from socoledger.domain.findings import Finding, Place
from socoledger.domain.model import Books


def entry_findings(books: Books, today: date | None) -> Iterator[Finding]:
    """What is strange about single entries, as seen on a day (None: on any)."""
    if today is not None:
        yield from _to_come(books, today)


def _to_come(books: Books, today: date) -> Iterator[Finding]:
    """Facts after today; what closes booked lies at their month's end."""
    for entry in books.journal.transactions:
        if entry.day > today and entry.close is None:
            place = Place(entry.file, entry.line)
            yield Finding.of("S236", place, entry.day, day=entry.day, today=today)
    for hours in books.journal.hours:
        if hours.day > today:
            shown = {"day": hours.day, "today": today}
            yield Finding.of("S236", hours.place, hours.day, hours.member, **shown)
