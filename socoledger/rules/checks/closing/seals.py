"""Findings on seals, as written in minutes, that differ from those of the closes (SPEC 4), and what
closes and seals do not cover.
"""

from collections.abc import Iterable, Iterator, Mapping
from posixpath import normpath

from socoledger.catalogue.closing import CLOSE_UNLIKE_GIT, SEAL_DIFFERS, SEAL_OF_OPEN_PERIOD
from socoledger.domain.books import Books
from socoledger.domain.closing import SUFFIX, Close
from socoledger.domain.findings import Finding, Place
from socoledger.domain.period import last_month_of
from socoledger.domain.verify import Cause, Verdict


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


def changed_under(verdicts: Iterable[Verdict], words: Iterable[Cause]) -> tuple[str, ...]:
    """The periods of the closes that rest on something that was changed later, themselves or by
    one before them; `words` are the causes that are words. A close unlike the one in git is not
    such a change by itself.
    """
    periods: list[str] = []
    of_words = {period for cause in words for period in cause.periods}
    for close, findings in verdicts:
        differs = any(finding.kind != CLOSE_UNLIKE_GIT for finding in findings)
        if periods or differs or close.period in of_words:
            periods.append(close.period)
    return tuple(periods)


def last_without_words(closes: Iterable[Close]) -> str | None:
    """The last month whose close covers no payees, descriptions, links and documents, as those by
    rules 1; None if all cover them. The close of a year rests on those of its months.
    """
    bare = [close for close in closes if close.wording is None and close.month == close.covers]
    return max((close.period for close in bare), default=None)
