"""What a person types: amounts, hours and days, as they are written here (SPEC 11)."""

import re
from collections.abc import Sequence
from datetime import date, timedelta
from fractions import Fraction

from socoledger.domain.money import parse_hundredths, round_half_up
from socoledger.domain.period import is_likely, parse_date

_GROUPED = re.compile(r"[0-9]{1,3}(\.[0-9]{3}){1,3}")
_CLOCK = re.compile(r"(-?)([0-9]{1,4}):([0-5][0-9])")
_DAY = re.compile(r"([0-9]{1,2})-([0-9]{1,2})(?:-([0-9]{4}))?")
_MINUTES = 60
_TODAY: Sequence[str] = ("vandaag", "today")
_YESTERDAY: Sequence[str] = ("gisteren", "yesterday")
_A_CYCLE = 8
"""In so many years every day of the year occurs."""


def typed_amount(text: str) -> int:
    """The cents of "12,50", "1.234,56", "12.50" or "1234", a euro sign before it or not; more than
    nothing. Raises ValueError.
    """
    whole, comma, decimals = text.strip().removeprefix("€").strip().partition(",")
    if _GROUPED.fullmatch(whole):
        whole = whole.replace(".", "")
    cents = _hundredths(f"{whole}{comma}{decimals}")
    if cents <= 0:
        raise ValueError(text)
    return cents


def typed_hours(text: str) -> int:
    """The hundredths of "4,5", "4.5" or "4:30", minutes rounded (SPEC 11); below zero where hours
    are taken back, never nothing. Raises ValueError.
    """
    clock = _CLOCK.fullmatch(text.strip())
    if clock is None:
        hundredths = _hundredths(text.strip())
    else:
        sign, hours, minutes = clock.groups()
        hundredths = round_half_up(100 * (int(hours) + Fraction(int(minutes), _MINUTES)))
        hundredths = -hundredths if sign else hundredths
    if not hundredths:
        raise ValueError(text)
    return hundredths


def _hundredths(text: str) -> int:
    """A number with a comma or a point before its decimals. Raises ValueError."""
    whole, comma, decimals = text.partition(",")
    if comma and ("." in text or not decimals):
        raise ValueError(text)
    return parse_hundredths(f"{whole}.{decimals}" if comma else text)


def typed_day(text: str, today: date) -> date:
    """The day of "2026-03-12", "12-3-2026", "12-3" (the last such day that is not after `today`),
    "vandaag" or "gisteren", in either language. Raises ValueError.
    """
    said = text.strip().casefold()
    if said in _TODAY:
        return today
    if said in _YESTERDAY:
        return today - timedelta(days=1)
    match = _DAY.fullmatch(said)
    if match is None:
        day = parse_date(said)
    elif match.group(3) is not None:
        day = date(int(match.group(3)), int(match.group(2)), int(match.group(1)))
    else:
        day = _last_day(int(match.group(1)), int(match.group(2)), today)
    if not is_likely(day.year):
        raise ValueError(text)
    return day


def _last_day(day: int, month: int, today: date) -> date:
    """The last such day that is not after today. Raises ValueError."""
    for year in range(today.year, today.year - _A_CYCLE - 1, -1):
        try:
            found = date(year, month, day)
        except ValueError:
            continue
        if found <= today:
            return found
    raise ValueError(day)
