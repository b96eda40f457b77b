"""Days, months and years. A month is the unit of closing; a year is an int."""

import re
from calendar import monthrange
from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from functools import lru_cache
from typing import NamedTuple, TypeVar

T = TypeVar("T")

_DATE = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})")
_MONTH = re.compile(r"([0-9]{4})-([0-9]{2})")
_YEAR = re.compile(r"[0-9]{4}")


FIRST_YEAR, LAST_YEAR = 1900, 2199
"""The first and last year that books may hold, both inclusive; others are a writing error."""


class Month(NamedTuple):
    """A calendar month; compares and sorts as time does."""

    year: int
    number: int

    @classmethod
    def of(cls, day: date) -> "Month":
        """The month that `day` lies in."""
        return _month_of(day)

    @property
    def first_day(self) -> date:
        """The first day, inclusive."""
        return date(self.year, self.number, 1)

    @property
    def last_day(self) -> date:
        """The last day, inclusive."""
        return date(self.year, self.number, monthrange(self.year, self.number)[1])

    def last_day_up_to(self, until: date | None) -> date:
        """The last day, or `until` if that is earlier (None: there is no such limit)."""
        return self.last_day if until is None else min(self.last_day, until)

    def plus(self, months: int) -> "Month":
        """The month so many months later (earlier, if negative)."""
        years, index = divmod(self.year * 12 + self.number - 1 + months, 12)
        return Month(years, index + 1)

    def __str__(self) -> str:
        return f"{self.year:04d}-{self.number:02d}"


@lru_cache(maxsize=100_000)
def _month_of(day: date) -> Month:
    """Books have many facts of one day."""
    return Month(day.year, day.month)


def december(year: int) -> Month:
    """The last month of a calendar year."""
    return Month(year, 12)


def months(first: Month, last: Month) -> Iterator[Month]:
    """Every month from `first` up to and including `last`; none if `last` is earlier."""
    month = first
    while month <= last:
        yield month
        month = month.plus(1)


def sum_of_months(by_month: Mapping[Month, int], start: date, end: date) -> int:
    """The sum of the months from that of `start` up to and including that of `end`."""
    return sum(by_month.get(month, 0) for month in months(Month.of(start), Month.of(end)))


def parse_date(text: str) -> date:
    """Read an ISO date, four, two and two digits. Raises ValueError for all else."""
    match = _DATE.fullmatch(text)
    if match is None:
        raise ValueError(text)
    year, month, day = map(int, match.groups())
    return date(year, month, day)


def parse_month(text: str) -> Month:
    """Read a month as "2025-03". Raises ValueError."""
    match = _MONTH.fullmatch(text)
    if match is None:
        raise ValueError(text)
    month = Month(*map(int, match.groups()))
    if not (1 <= month.number <= 12 and month.year >= 1):
        raise ValueError(text)
    return month


Period = Month | int
"""A month, or a calendar year."""


def parse_period(text: str) -> Period:
    """Read a period: a month "2025-03" or a year "2025". Raises ValueError."""
    if _YEAR.fullmatch(text) and int(text) > 0:
        return int(text)
    return parse_month(text)


def last_month(period: Period) -> Month:
    """The last month of a period."""
    return period if isinstance(period, Month) else december(period)


def last_month_of(period: str) -> Month:
    """The last month of a period given as text. Raises ValueError."""
    return last_month(parse_period(period))


def month_before(by_month: Mapping[Month, T], month: Month) -> T | None:
    """The value of the month before in the same calendar year; None if `month` is a January."""
    return by_month.get(month.plus(-1)) if month.number > 1 else None


def is_period(text: str) -> bool:
    """Whether a text is a month "2025-03" or a year "2025" that books may hold."""
    try:
        period = parse_period(text)
    except ValueError:
        return False
    return is_likely(period if isinstance(period, int) else period.year)


def is_likely(year: int) -> bool:
    """Whether books may hold facts of a year."""
    return FIRST_YEAR <= year <= LAST_YEAR


def months_later(day: date, number: int) -> date:
    """The same day so many months later; the last of that month, if it has no such day."""
    month = Month.of(day).plus(number)
    return min(month.first_day + timedelta(days=day.day - 1), month.last_day)


def a_year_before(day: date) -> date:
    """The same day of the year before; for 29 February the 28th."""
    year = max(day.year - 1, 1)
    try:
        return day.replace(year=year)
    except ValueError:
        return date(year, 2, 28)
