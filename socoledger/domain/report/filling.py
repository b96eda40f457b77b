"""What came into a spaarpot in a year, beside what the agreement says of it (SPEC 3.2, 3.3)."""

from typing import NamedTuple

from socoledger.domain.destinations import Levy
from socoledger.domain.period import Month


class Threshold(NamedTuple):
    """Another division of the result that begins in a spaarpot."""

    cents: int
    """What has come into the spaarpot in the year when it begins."""
    split: tuple[Levy, ...]
    """Where what remains after the levies goes from there on."""
    since: Month | None = None
    """The first month of the agreement by which it is so, where that took over in the year."""


class Filling(NamedTuple):
    """What a member's result brought into their spaarpot in a calendar year; what was spent of it,
    or was in it before, does not count. It is never below 0.
    """

    by_month: tuple[tuple[Month, int], ...]
    """Through each month, in cents."""
    thresholds: tuple[Threshold, ...]
    """In order of their amounts: those that were passed, and those to come under the agreement of
    the last month.
    """

    @property
    def cents(self) -> int:
        """What came in through the last month."""
        return self.by_month[-1][1] if self.by_month else 0

    def without_what_comes(self) -> "Filling":
        """The same with what was passed alone, for who is no member any more."""
        passed = tuple(one for one in self.thresholds if one.cents < self.cents)
        return self._replace(thresholds=passed)

    @property
    def is_empty(self) -> bool:
        """Whether nothing came in through any month."""
        return not any(cents for _month, cents in self.by_month)
