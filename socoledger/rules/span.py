"""How far the books reach: the last fact, the years there are, and `through` (SPEC 5, 6)."""

from collections.abc import Iterable
from collections.abc import Set as AbstractSet
from datetime import date
from typing import NamedTuple

from socoledger.domain.journal import Journal
from socoledger.domain.period import Month, december, parse_period


class Span(NamedTuple):
    """Months with facts (transactions that no close booked, and hours), and closed months.

    A fact that lies after the month of today is there for who asks for it; what is left out of a
    question does not reach that far (SPEC 7), unless there is nothing else.
    """

    fact_months: frozenset[Month]
    closed_months: frozenset[Month]
    last_day: date | None
    """Of the last fact that counts unasked, or the end of the last closed month if that is later;
    None: no facts.
    """
    today: Month | None = None
    """The month of today; None: every fact counts."""

    @property
    def _all(self) -> AbstractSet[Month]:
        return self.fact_months | self.closed_months

    @property
    def _unasked(self) -> AbstractSet[Month]:
        near = {each for each in self.fact_months if self.today is None or each <= self.today}
        return self.closed_months | near or self.fact_months

    @property
    def last_month(self) -> Month | None:
        """The month of the last fact that counts unasked, or the last closed month if later."""
        return max(self._unasked, default=None)

    @property
    def furthest(self) -> Month | None:
        """The last month that can be asked for."""
        return max(self._all, default=None)

    @property
    def years(self) -> tuple[int, ...]:
        """The years with facts or closed months, in order."""
        return tuple(sorted({month.year for month in self._all}))

    def through(self, year: int) -> Month | None:
        """How far the figures of a year that is asked for reach, None for a year without facts
        (SPEC 6). Until it is there, a year after today's is none that the journal reaches.
        """
        known = self._all
        if self.today is not None and year <= self.today.year:
            known = {month for month in known if month.year <= self.today.year}
        in_year = [month for month in known if month.year == year]
        if not in_year:
            return None
        return december(year) if max(known).year > year else max(in_year)

    @property
    def to_come(self) -> bool:
        """Whether there are facts after the month of today."""
        return self.today is not None and self.furthest is not None and self.furthest > self.today


def span(journal: Journal, today: date | None = None) -> Span:
    """How far a journal reaches, as who asks on a day sees it; `today` None: whatever the day."""
    days = {entry.day for entry in journal.transactions if entry.close is None}
    days |= {hours.day for hours in journal.hours}
    closed = frozenset(
        period for period in map(parse_period, journal.closed) if isinstance(period, Month)
    )
    near = days if today is None else {day for day in days if day <= Month.of(today).last_day}
    ends = [*near, *(month.last_day for month in closed)] or [*days]
    this_month = None if today is None else Month.of(today)
    return Span(frozenset(map(Month.of, days)), closed, max(ends, default=None), this_month)


def joined(reaches: Iterable[Span]) -> Span:
    """How far several journals reach together; each is seen on the same day."""
    each = list(reaches)
    this_month = max((reach.today for reach in each if reach.today is not None), default=None)
    ends = [reach.last_day for reach in each if reach.last_day is not None]
    near = [day for day in ends if this_month is None or Month.of(day) <= this_month]
    return Span(
        frozenset(month for reach in each for month in reach.fact_months),
        frozenset(month for reach in each for month in reach.closed_months),
        max(near or ends, default=None),
        this_month,
    )
