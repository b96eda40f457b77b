"""The span of the books: the last fact, the years with facts, and `through` (SPEC 5, 6)."""

from collections.abc import Iterable
from collections.abc import Set as AbstractSet
from datetime import date
from typing import NamedTuple

from socoledger.domain.journal import Journal
from socoledger.domain.period import Month, december, parse_period


class Span(NamedTuple):
    """Months with facts (transactions that no close booked, and hours), and closed months.

    Facts after the month of today count only where their period is asked for by name; defaults do
    not reach that far (SPEC 7), unless there are no other facts.
    """

    fact_months: frozenset[Month]
    closed_months: frozenset[Month]
    last_day: date | None
    """The day of the last fact up to the month of today, or the end of the last closed month if
    that is later; None: no facts.
    """
    today: Month | None = None
    """The month of today; None: every fact counts."""

    @property
    def _all_months(self) -> AbstractSet[Month]:
        return self.fact_months | self.closed_months

    @property
    def _default_months(self) -> AbstractSet[Month]:
        near = {month for month in self.fact_months if self.today is None or month <= self.today}
        return self.closed_months | near or self.fact_months

    @property
    def last_month(self) -> Month | None:
        """The month of the last fact up to the month of today, or the last closed month
        if later.
        """
        return max(self._default_months, default=None)

    @property
    def furthest(self) -> Month | None:
        """The last month that can be asked for."""
        return max(self._all_months, default=None)

    @property
    def years(self) -> tuple[int, ...]:
        """The years with facts or closed months, in order."""
        return tuple(sorted({month.year for month in self._all_months}))

    def through(self, year: int) -> Month | None:
        """The last month of the figures of a year, None for a year without facts (SPEC 6). Facts in
        years after today's do not extend the figures of earlier years.
        """
        known = self._all_months
        if self.today is not None and year <= self.today.year:
            known = {month for month in known if month.year <= self.today.year}
        in_year = [month for month in known if month.year == year]
        if not in_year:
            return None
        return december(year) if max(known).year > year else max(in_year)

    @property
    def has_future_facts(self) -> bool:
        """Whether there are facts after the month of today."""
        return self.today is not None and self.furthest is not None and self.furthest > self.today


def span(journal: Journal, today: date | None = None) -> Span:
    """The span of a journal, seen from the day `today`; None: all facts count."""
    days = {entry.day for entry in journal.transactions if entry.close is None}
    days |= {hours.day for hours in journal.hours}
    closed = frozenset(
        period for period in map(parse_period, journal.closed) if isinstance(period, Month)
    )
    near = days if today is None else {day for day in days if day <= Month.of(today).last_day}
    ends = [*near, *(month.last_day for month in closed)] or [*days]
    this_month = None if today is None else Month.of(today)
    return Span(frozenset(map(Month.of, days)), closed, max(ends, default=None), this_month)


def combine_spans(several: Iterable[Span]) -> Span:
    """The span of several journals together, all seen from the same day."""
    spans = list(several)
    this_month = max((reach.today for reach in spans if reach.today is not None), default=None)
    ends = [reach.last_day for reach in spans if reach.last_day is not None]
    near = [day for day in ends if this_month is None or Month.of(day) <= this_month]
    return Span(
        frozenset(month for reach in spans for month in reach.fact_months),
        frozenset(month for reach in spans for month in reach.closed_months),
        max(near or ends, default=None),
        this_month,
    )
