"""Seals that were written in minutes, held against those of the closes that are there (SPEC 4)."""

from collections.abc import Iterator, Mapping
from posixpath import normpath

from socoledger.catalogue.closing import SEAL_DIFFERS, SEAL_OF_OPEN_PERIOD
from socoledger.domain.books import Books
from socoledger.domain.closing import SUFFIX
from socoledger.domain.findings import Finding, Place
from socoledger.domain.period import last_month_of


def not_sealed(
    books: Books, sealed: Mapping[str, str], asked: Mapping[str, str]
) -> Iterator[Finding]:
    """The seals that are asked for, by period, and that these books do not bear."""
    places = {close.period: close.place for close in books.journal.closes}
    for period, seal in asked.items():
        day = last_month_of(period).last_day
        if period not in sealed:
            place = Place(f"{normpath(books.coop.closes)}/{period}{SUFFIX}", 1)
            yield Finding.of(SEAL_OF_OPEN_PERIOD, place, day, period=period)
        elif sealed[period] != seal:
            shown = {"period": period, "asked": seal, "found": sealed[period]}
            yield Finding.of(SEAL_DIFFERS, places[period], day, **shown)
