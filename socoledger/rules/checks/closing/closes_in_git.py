"""Findings on closes that differ from those in git (SPEC 4); only `reopen` may remove a close."""

from collections import Counter
from collections.abc import Container, Iterator, Mapping, Sequence
from typing import NamedTuple

from socoledger.catalogue.closing import CLOSE_GONE, CLOSE_UNLIKE_GIT, CLOSES_NOT_IN_GIT
from socoledger.domain.closing import SUFFIX, Close
from socoledger.domain.findings import Finding, Place
from socoledger.domain.period import is_period, last_month_of


class ClosesAndLog(NamedTuple):
    """The closes and the log of a revision, or the present ones."""

    texts: Mapping[str, str]
    """By the name of the file, with LF line ends."""
    log: str
    """The text of reopened.log."""

    def reopened(self) -> Counter[str]:
        """The number of times that each period was reopened: a line holds a day, a period, a
        reason.
        """
        lines = (line.split(" ", 2) for line in self.log.splitlines())
        return Counter(fields[1] for fields in lines if len(fields) == 3)


def changed_closes(
    before: ClosesAndLog, now: ClosesAndLog, folder: str, revision: str
) -> Iterator[Finding]:
    """The closes of a revision that are gone or differ, without a later line on them in the log."""
    reopened = now.reopened() - before.reopened()
    for name, text in sorted(before.texts.items()):
        period = name.removesuffix(SUFFIX)
        if not is_period(period) or not name.endswith(SUFFIX) or reopened[period]:
            continue
        if f' custom "close" "{period}"' not in text:  # in another form, such as encrypted
            continue
        current = now.texts.get(name)
        if current != text:
            kind = CLOSE_GONE if current is None else CLOSE_UNLIKE_GIT
            place, day = Place(f"{folder}/{name}", 1), last_month_of(period).last_day
            yield Finding.of(kind, place, day, period=period, revision=revision, folder=folder)


def uncommitted_closes(closes: Sequence[Close], files: Container[str]) -> Iterator[Finding]:
    """The closes that are not committed as they are: those in one of `files`."""
    missing = [close for close in closes if close.place.file in files]
    if missing:
        periods = ", ".join(close.period for close in missing)
        yield Finding.of(CLOSES_NOT_IN_GIT, missing[0].place, missing[0].day, periods=periods)
