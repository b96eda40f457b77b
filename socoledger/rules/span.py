"""How far the books reach: the last fact, the years there are, and `through` (SPEC 5, 6)."""

from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from socoledger.domain.model import Journal
from socoledger.domain.period import Month, december, parse_period


class Span(NamedTuple):
    """Months with facts (transactions that no close booked, and hours), and closed months."""

    fact_months: frozenset[Month]
    closed_months: frozenset[Month]
    last_day: date | None
    """Of the last fact, or the end of the last closed month if that is later; None: no facts."""

    @property
    def last_month(self) -> Month | None:
        """The month of the last fact, or the last closed month if that is later."""
        return max(self.fact_months | self.closed_months, default=None)

    @property
    def years(self) -> tuple[int, ...]:
        """The years with facts or closed months, in order."""
        return tuple(sorted({month.year for month in self.fact_months | self.closed_months}))

    def through(self, year: int) -> Month | None:
        """How far the figures of a year reach, None for a year without facts (SPEC 6)."""
        if year not in self.years:
            return None
        if self.last_month is not None and self.last_month.year > year:
            return december(year)
        return max(month for month in self.fact_months | self.closed_months if month.year == year)


def span(journal: Journal) -> Span:
    """How far a journal reaches."""
    days = {entry.day for entry in journal.transactions if entry.close is None}
    days |= {hours.day for hours in journal.hours}
    closed = frozenset(
        period for period in map(parse_period, journal.closed) if isinstance(period, Month)
    )
    ends = [month.last_day for month in closed]
    last_day = max([*days, *ends], default=None)
    return Span(frozenset(map(Month.of, days)), closed, last_day)


def joined(reaches: Iterable[Span]) -> Span:
    """How far several journals reach together."""
    each = list(reaches)
    return Span(
        frozenset(month for reach in each for month in reach.fact_months),
        frozenset(month for reach in each for month in reach.closed_months),
        max((reach.last_day for reach in each if reach.last_day is not None), default=None),
    )
