"""Closes held against those that git has (SPEC 4): only `reopen` takes one back, and says so."""

from collections import Counter
from collections.abc import Container, Iterator, Mapping, Sequence
from typing import NamedTuple

from socoledger.catalogue.closing import CLOSE_GONE, CLOSE_UNLIKE_GIT, CLOSES_NOT_IN_GIT
from socoledger.domain.closing import SUFFIX, Close
from socoledger.domain.findings import Finding, Place
from socoledger.domain.period import is_period, last_month_of


class Kept(NamedTuple):
    """The closes of some revision, or those that are there now."""

    texts: Mapping[str, str]
    """By the name of the file, with LF line ends."""
    log: str
    """What reopened.log says."""

    def reopened(self) -> Counter[str]:
        """How often each period was taken back: a line says a day, a period and why."""
        words = (line.split(" ", 2) for line in self.log.splitlines())
        return Counter(each[1] for each in words if len(each) == 3)


def not_as_kept(before: Kept, now: Kept, folder: str, revision: str) -> Iterator[Finding]:
    """The closes of a revision that are gone or differ, without a line in the log for it since."""
    reopened = now.reopened() - before.reopened()
    for name, text in sorted(before.texts.items()):
        period = name.removesuffix(SUFFIX)
        if not is_period(period) or not name.endswith(SUFFIX) or reopened[period]:
            continue
        if f' custom "close" "{period}"' not in text:  # kept in some other form, as encrypted
            continue
        found = now.texts.get(name)
        if found != text:
            kind = CLOSE_GONE if found is None else CLOSE_UNLIKE_GIT
            place, day = Place(f"{folder}/{name}", 1), last_month_of(period).last_day
            yield Finding.of(kind, place, day, period=period, revision=revision, folder=folder)


def not_in_git(closes: Sequence[Close], files: Container[str]) -> Iterator[Finding]:
    """The closes that git does not have as they are: those that stand in one of `files`."""
    missing = [close for close in closes if close.place.file in files]
    if missing:
        periods = ", ".join(close.period for close in missing)
        yield Finding.of(CLOSES_NOT_IN_GIT, missing[0].place, missing[0].day, periods=periods)
