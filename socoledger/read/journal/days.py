"""A journal's text divided by day, without understanding it: what a merge of texts needs to know of
entries (SPEC 13).
"""

import re
from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

_DIRECTIVE = re.compile(
    rb"^([0-9]{4}[-/][0-9]{1,2}[-/][0-9]{1,2})[ \t][^\n]*\n?(?:[ \t]+[^\s][^\n]*\n?)*", re.MULTILINE
)
_CLOSE = re.compile(rb'^[0-9]{4}-[0-9]{2}-[0-9]{2} custom "close" ', re.MULTILINE)
_LINE_END, _SEPARATOR = b"\x01", b"\x02\n"
"""What stands for a line end inside a day, and between days; no journal holds these signs."""


class Unit(NamedTuple):
    """A directive with its lines, and its day as written; None: what lies between two of them."""

    day: bytes | None
    text: bytes


def is_close(text: bytes) -> bool:
    """Whether a file is that of a close."""
    return _CLOSE.search(text) is not None


def days_of_both(base: bytes, ours: bytes, theirs: bytes, merged: bytes) -> list[str]:
    """The days of which both sides changed entries, unless both did the same and the merged text
    holds that once.
    """
    before, one, other, after = (_by_day(text) for text in (base, ours, theirs, merged))
    nothing: Counter[bytes] = Counter()
    days: list[str] = []
    for day in sorted(one.keys() | other.keys() | before.keys()):
        was, of_ours, of_theirs, came = (
            side.get(day, nothing) for side in (before, one, other, after)
        )
        if was not in (of_ours, of_theirs) and not of_ours == of_theirs == came:
            days.append(day.decode())
    return days


def _by_day(text: bytes) -> dict[bytes, Counter[bytes]]:
    """How often each directive stands in a text, by day."""
    by_day: dict[bytes, Counter[bytes]] = {}
    for unit in _units(text):
        if unit.day is not None:
            day = by_day.setdefault(unit.day.replace(b"/", b"-"), Counter())
            day[b"\n".join(line.rstrip() for line in unit.text.splitlines())] += 1
    return by_day


def _units(text: bytes) -> Iterator[Unit]:
    position = 0
    for match in _DIRECTIVE.finditer(text):
        yield Unit(None, text[position : match.start()])
        yield Unit(match.group(1), match.group())
        position = match.end()
    yield Unit(None, text[position:])


def a_line_a_day(text: bytes) -> bytes | None:
    """The text with all that stands together of one day in one line, so that a merge of lines sees
    any change in it as one of that day; None if it holds signs that no journal does.
    """
    if _holds_our_signs(text):
        return None
    lines: list[bytes] = []
    units = list(_units(text))  # every second one is a directive
    for number, unit in enumerate(units):
        if unit.day is None:
            is_inside = 0 < number < len(units) - 1 and (
                units[number - 1].day == units[number + 1].day
            )
            lines.append(_in_line(unit.text) if is_inside else unit.text)
            continue
        goes_on = number + 2 < len(units) and units[number + 2].day == unit.day
        lines.append(_in_line(unit.text.rstrip(b"\n")))
        lines.append(_LINE_END if goes_on else b"\n" + _SEPARATOR)
    return b"".join(lines)


def in_one_line(text: bytes) -> bytes | None:
    """The text as one line, so that a merge of lines sees any change as one of the whole; None if
    it holds signs that no journal does.
    """
    if _holds_our_signs(text):
        return None
    return _in_line(text.rstrip(b"\n")) + b"\n"


def as_written(text: bytes) -> bytes:
    """A text that was put into lines by this module, with its own lines again."""
    return text.replace(_SEPARATOR, b"").replace(_LINE_END, b"\n")


def _holds_our_signs(text: bytes) -> bool:
    return _LINE_END in text or _SEPARATOR[:1] in text


def _in_line(text: bytes) -> bytes:
    return text.replace(b"\n", _LINE_END)
