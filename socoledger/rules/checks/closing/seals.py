"""Findings on seals, as written in minutes, that differ from those of the closes (SPEC 4)."""

from collections.abc import Iterator, Mapping
from posixpath import normpath

from socoledger.catalogue.closing import SEAL_DIFFERS, SEAL_OF_OPEN_PERIOD
from socoledger.domain.books import Books
from socoledger.domain.closing import SUFFIX
from socoledger.domain.findings import Finding, Place
from socoledger.domain.period import last_month_of


def seal_findings(
    books: Books, seals: Mapping[str, str], expected: Mapping[str, str]
) -> Iterator[Finding]:
    """A finding for each expected seal, by period, that is not among `seals`."""
    places = {close.period: close.place for close in books.journal.closes}
    for period, seal in expected.items():
        day = last_month_of(period).last_day
        if period not in seals:
            place = Place(f"{normpath(books.coop.closes)}/{period}{SUFFIX}", 1)
            yield Finding.of(SEAL_OF_OPEN_PERIOD, place, day, period=period)
        elif seals[period] != seal:
            parameters = {"period": period, "asked": seal, "found": seals[period]}
            yield Finding.of(SEAL_DIFFERS, places[period], day, **parameters)
