"""Dates, months, periods and reasons on a command line."""

from datetime import date

from socoledger.commands.context import Context, misused, words_here
from socoledger.domain.findings import _
from socoledger.domain.period import Month, parse_date, parse_month, parse_period
from socoledger.domain.typed import typed_amount, typed_day
from socoledger.write.words import Words, plain

NO_PERIOD = _("'{text}' is not a month or a year; write it like 2025-03 or 2025")


_LONGEST_LINE = 500


def a_day(words: Words, text: str) -> date:
    """A date on the command line; stops if it is not one."""
    try:
        return parse_date(text)
    except ValueError:
        raise misused(
            words, _("'{text}' is not a date; write it like 2025-03-31"), text=text
        ) from None


def a_typed_day(words: Words, text: str, today: date) -> date:
    """A day as a person types it, such as 12-3 or yesterday; stops if it is not one."""
    try:
        return typed_day(text, today)
    except ValueError:
        message = _("'{text}' is not a day; write it like 2026-03-12, 12-3 or yesterday")
        raise misused(words, message, text=text) from None


def a_typed_amount(words: Words, text: str) -> int:
    """The cents of an amount as a person types it; stops if it is not one above 0."""
    try:
        return typed_amount(text)
    except ValueError:
        message = _("'{text}' is not an amount above 0, as 12,50 or 1.234,56")
        raise misused(words, message, text=text) from None


def a_reason(words: Words, text: str) -> str:
    """A reason on the command line, as one line; stops if it is not ordinary text."""
    return _a_line(words, text, _("a reason is one line of ordinary text"))


def a_reference(words: Words, text: str) -> str:
    """What a decision is called by, as one line; stops if it is not ordinary text."""
    return _a_line(words, text, _("a reference is one line of ordinary text"))


def _a_line(words: Words, text: str, otherwise: str) -> str:
    line = " ".join(text.split())
    try:
        line.encode()
    except UnicodeEncodeError:  # an argument in another encoding than that of the terminal
        line = ""
    if not line or len(line) > _LONGEST_LINE or plain(line) != line:
        raise misused(words, otherwise)
    return line


def a_month(words: Words, text: str) -> Month:
    """A month on the command line; stops if it is not one."""
    try:
        return parse_month(text)
    except ValueError:
        raise misused(
            words, _("'{text}' is not a month; write it like 2025-03"), text=text
        ) from None


def a_period(words: Words, text: str) -> Month | int:
    """A month or a year on the command line; stops if it is neither."""
    try:
        return parse_period(text)
    except ValueError:
        raise misused(words, NO_PERIOD, text=text) from None


def one_period(context: Context, period: str | None, year: str | None) -> str | None:
    """The period given as argument or with --year; stops if both are given and differ."""
    if None not in (period, year) and period != year:
        message = _("you asked for two periods: {period}, and with --year {year}")
        raise misused(words_here(context), message, period=str(period), year=str(year))
    return year if period is None else period
