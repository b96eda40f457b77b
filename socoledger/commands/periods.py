"""The months, years and days that can be asked of books, and what is meant where none is given."""

from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from socoledger.commands.arguments import a_period
from socoledger.commands.context import Stopped, misused, nothing
from socoledger.domain.findings import _
from socoledger.domain.period import Month, parse_period
from socoledger.rules.ledger import Days
from socoledger.rules.span import Span
from socoledger.write.words import Words

NOTHING_BOOKED = _("nothing is booked yet, so there are no figures")


class Periods(NamedTuple):
    """The periods of one coöperatie's books, or of all under an umbrella together."""

    words: Words
    reach: Span
    """The span of the whole journal, whatever day is asked for."""
    first: Month
    """The first month of the books."""
    at: date | None = None
    """The day at whose end the books are looked at, None: everything counts."""

    def last_month(self) -> Month:
        """The month of the last fact, or of the day asked for; stops where there are no facts."""
        month = self.reach.last_month
        if month is None:
            raise nothing(self.words, NOTHING_BOOKED)
        return month if self.at is None else Month.of(self.at)

    def year(self, text: str | None) -> tuple[int, Month]:
        """The year asked for, or that of the last fact, and how far its figures reach."""
        last = self.last_month()
        if text is None:
            return last.year, last if self.at is None else self._through(last.year)
        try:
            year = parse_period(text)
        except ValueError:
            year = last
        if isinstance(year, Month):
            raise misused(self.words, _("'{text}' is not a year; write it like 2025"), text=text)
        return year, self._through(year)

    def period(self, text: str | None) -> tuple[Month | int, Month]:
        """The month or year asked for, or the month of the last fact, and how far it reaches."""
        first, last = self.first, self.last_month()
        if self.at is None:
            furthest = None if text is None else self.reach.furthest
            last = max(furthest or last, first)
        period = last if text is None else a_period(self.words, text)
        if isinstance(period, int):
            return period, self._through(period)
        if not first <= period <= last:
            raise _outside(self.words, period, first, last)
        return period, period

    def days(self, text: str | None) -> Days:
        """The days of the month or year asked for, or of the month of the last fact, up to the day
        asked for. Balances are older than first_month: it may be any month since the first fact.
        """
        earliest = min(self.first, min(self.reach.fact_months, default=self.first))
        period, through = self._replace(first=earliest).period(text)
        start = period if isinstance(period, Month) else Month(period, 1)
        last = through.last_day
        return Days(period, start.first_day, last if self.at is None else min(last, self.at))

    def day(self) -> date:
        """The day asked for, or that of the last fact."""
        last = self.at or self.reach.last_day
        return self.last_month().last_day if last is None else last

    def _through(self, year: int) -> Month:
        through = self.reach.through(year)
        if self.at is not None and year >= self.at.year:
            through = Month.of(self.at) if year == self.at.year else None
        if through is None:
            raise _no_facts_in(self.words, self._years(), year)
        return through

    def _years(self) -> tuple[int, ...]:
        """The years with facts up to the day asked for."""
        return tuple(year for year in self.reach.years if self.at is None or year <= self.at.year)


def _no_facts_in(words: Words, years: Iterable[int], year: int) -> Stopped:
    """The exception for a year without facts; it names the years with facts."""
    message = _("nothing is booked in {year}; there are entries in: {known}")
    return nothing(words, message, year=str(year), known=", ".join(map(str, years)))


def require_year_with_facts(words: Words, reach: Span, day: date) -> None:
    """Stop if there are no facts in the year of a day."""
    if reach.last_month is None:
        raise nothing(words, NOTHING_BOOKED)
    if day.year not in reach.years:
        raise _no_facts_in(words, reach.years, day.year)


def require_month_reached(words: Words, reach: Span, first: Month, month: Month | None) -> None:
    """Stop if a month lies after the last fact; before first_month there may be balances."""
    last = reach.last_month
    if month is not None and last is not None and month > max(first, last):
        raise _outside(words, month, first, max(first, last))


def _outside(words: Words, month: Month, first: Month, last: Month) -> Stopped:
    """The exception for a month outside the books; it names their first and last month."""
    message = _("{month} is outside these books, which run from {first} to {last}")
    parameters = {"month": str(month), "first": str(first), "last": str(last)}
    return nothing(words, message, **parameters)


def before_books(words: Words, day: str, first: Month) -> Stopped:
    """The exception for a day, a month or a year before the books begin."""
    message = _("{day} is before {first}, the first month of these books")
    return nothing(words, message, day=day, first=str(first))
