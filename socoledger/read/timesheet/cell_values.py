"""Days, months and hours as people write them in sheets, in Dutch or English (SPEC 11): nothing
guessed. What cannot be read raises WrongValueError with the reason, and no value of the sheet.
"""

import re
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from fractions import Fraction
from typing import NamedTuple

from socoledger.domain.findings import Phrase
from socoledger.domain.money import round_half_up
from socoledger.domain.period import Month, is_likely
from socoledger.domain.typed import typed_hours
from socoledger.read.timesheet.refusals import (
    DAY_FOR_HOURS,
    NO_RESULT,
    NOT_A_DAY,
    NOT_HOURS,
    NOT_IN_MONTH,
    OTHER_MONTH,
    OTHER_WEEKDAY,
)
from socoledger.read.timesheet.sheet import Lacking, Value

_MONTHS = (
    "januari january jan",
    "februari february feb",
    "maart march mrt mar",
    "april apr",
    "mei may",
    "juni june jun",
    "juli july jul",
    "augustus august aug",
    "september sept sep",
    "oktober october okt oct",
    "november nov",
    "december dec",
)
_MONTH_NUMBERS = {name: number for number, names in enumerate(_MONTHS, 1) for name in names.split()}
_WEEKDAYS = (
    "maandag ma monday mon",
    "dinsdag di tuesday tue",
    "woensdag wo wednesday wed",
    "donderdag do thursday thu",
    "vrijdag vr friday fri",
    "zaterdag za saturday sat",
    "zondag zo sunday sun",
)
WEEKDAY_NUMBERS = {name: number for number, names in enumerate(_WEEKDAYS) for name in names.split()}
"""Days of the week by their names, Monday 0."""

_ISO_DAY = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})(?:[T ]00:00(?::00)?)?")
_DAY = re.compile(
    r"(?:(?P<weekday>[a-z]+)\.?,? *)?(?P<day>[0-9]{1,2})"
    r"(?:(?:[-/. ]+|(?=[a-z]))(?P<month>[0-9]{1,2}|[a-z]+)\.?"
    r"(?:[-/. ]+(?P<year>[0-9]{4}|[0-9]{2}))?)?"
)
_MONTH_BY_NAME = re.compile(
    rf"\b({'|'.join(_MONTH_NUMBERS)})\b[^0-9a-z]*(?:[a-z]+\W+)?([0-9]{{4}})\b"
)
_MONTH_BY_NUMBER = (
    re.compile(r"(?<![-/0-9])(?P<year>[0-9]{4})[-/](?P<month>[0-9]{1,2})(?![-/0-9])"),
    re.compile(r"(?<![-/0-9])(?P<month>[0-9]{1,2})[-/](?P<year>[0-9]{4})(?![-/0-9])"),
)
_NOTHING = re.compile(r"[-\u2013\u2014]|0+(?:[.,]0*|(?::00){1,2})?")
_SECONDS = re.compile(r"(-?[0-9]+:[0-9]{2}):00")
_WORKED_OUT = re.compile(r"(-?[0-9]{1,4})[.,]([0-9]{4,20})")
"""A number that a formula gave: nobody types four decimals, and no thousands look so."""
_UNIT = re.compile(r"\s*(?:u|uur|uren|h|hrs?|hours?)\.?$")
_CENTURY = 2000
_A_SECOND, _AN_HOUR = timedelta(seconds=1), timedelta(hours=1)
_MOST_HOURS = 10**4


class WrongValueError(ValueError):
    """A value cannot be read, for this reason."""

    def __init__(self, reason: Phrase) -> None:
        super().__init__(str(reason))
        self.reason = reason


class DayText(NamedTuple):
    """A day as far as it is written."""

    day: int
    month: int | None = None
    year: int | None = None
    weekday: int | None = None


def hours(value: Value) -> int | None:
    """The hundredths of hours in a cell: 4.5, "4,5", "4:30 u", a duration; None for nothing, which
    "-" and 0 are too. Raises WrongValueError.
    """
    if value is Lacking.RESULT:
        raise WrongValueError(NO_RESULT)
    if isinstance(value, date):
        raise WrongValueError(DAY_FOR_HOURS)
    if isinstance(value, str):
        found = _hours_of_text(_UNIT.sub("", value.casefold()))
    elif isinstance(value, timedelta):
        found = _rounded(Fraction(value // _A_SECOND, _AN_HOUR // _A_SECOND))
    else:
        found = _rounded(value)
    if found is not None and abs(found) > 100 * _MOST_HOURS:
        raise WrongValueError(NOT_HOURS)
    return found


def _hours_of_text(text: str) -> int | None:
    worked_out = _WORKED_OUT.fullmatch(text)
    if worked_out is not None:
        return _rounded(Fraction(f"{worked_out[1]}.{worked_out[2]}"))
    try:
        return None if _NOTHING.fullmatch(text) else typed_hours(_SECONDS.sub(r"\1", text))
    except ValueError:
        raise WrongValueError(NOT_HOURS) from None


def _rounded(exact: Fraction) -> int | None:
    """Hours in hundredths, rounded as minutes are (SPEC 11); None for nothing."""
    return round_half_up(100 * exact) or None


def day_text(value: Value | None) -> DayText | None:
    """A value that is written as a day is, None if it is not; a bare number is one of a month."""
    if isinstance(value, date):
        return DayText(value.day, value.month, value.year)
    if isinstance(value, Fraction):
        is_day = value.denominator == 1 and 1 <= value <= 31
        return DayText(int(value)) if is_day else None
    if not isinstance(value, str):
        return None
    text = value.casefold()
    iso = _ISO_DAY.fullmatch(text)
    if iso is not None:
        return DayText(int(iso[3]), int(iso[2]), int(iso[1]))
    match = _DAY.fullmatch(text)
    return None if match is None else _day_of(match)


def _day_of(match: re.Match[str]) -> DayText | None:
    weekday, month = match["weekday"], match["month"]
    if weekday is not None and weekday not in WEEKDAY_NUMBERS:
        return None
    number = None
    if month is not None:
        number = int(month) if month.isdigit() else _MONTH_NUMBERS.get(month)
        if number is None:
            return None
    year = None if match["year"] is None else int(match["year"])
    if year is not None and len(match["year"]) == 2:
        year += _CENTURY
    return DayText(int(match["day"]), number, year, WEEKDAY_NUMBERS.get(weekday or ""))


def day(value: Value | None, month: Month | None) -> date:
    """The day in a cell, in a month that is named above it or asked for, if any. Raises
    WrongValueError.
    """
    written = day_text(value)
    if written is None:
        raise WrongValueError(NO_RESULT if value is Lacking.RESULT else NOT_A_DAY)
    if month is None and (written.year is None or written.month is None):
        raise WrongValueError(NOT_A_DAY)
    inside = month or Month(written.year or 0, written.month or 0)
    year, number = written.year or inside.year, written.month or inside.number
    try:
        found = date(year, number, written.day)
    except ValueError:
        where = month if written.month is None else None
        reason = NOT_A_DAY if where is None else NOT_IN_MONTH.filled(month=str(where))
        raise WrongValueError(reason) from None
    if not is_likely(found.year):
        raise WrongValueError(NOT_A_DAY)
    if Month.of(found) != inside:
        raise WrongValueError(OTHER_MONTH.filled(month=str(inside)))
    if written.weekday not in (None, found.weekday()):
        raise WrongValueError(OTHER_WEEKDAY.filled(day=found))
    return found


def months_in(texts: Sequence[str]) -> Iterator[Month]:
    """The months with a year that texts name: "maart 2026", "maand: maart, jaar: 2026", "2026-03",
    "3-2026".
    """
    for text in texts:
        plain = text.casefold()
        found = [
            (int(match[2]), _MONTH_NUMBERS[match[1]]) for match in _MONTH_BY_NAME.finditer(plain)
        ]
        for pattern in _MONTH_BY_NUMBER:
            found += [(int(m["year"]), int(m["month"])) for m in pattern.finditer(plain)]
        for year, number in found:
            if 1 <= number <= 12 and is_likely(year):
                yield Month(year, number)
