"""Whether two readings of the same books are the same: every field of every record, in the same
order, of the same type, and every finding with the values of its text.
"""

from collections.abc import Mapping
from itertools import zip_longest
from typing import Any

from socoledger.domain.books import Books
from socoledger.domain.findings import Finding, Phrase

Reading = Books | tuple[Finding, ...]

_NOTHING = object()


def reading_difference(first: Reading, second: Reading) -> str | None:
    """The first thing in which two readings differ, None if they are the same. Whether the journal
    was loaded in full is no part of what was read.
    """
    return difference(_without_road(first), _without_road(second), "books")


def _without_road(reading: Reading) -> Reading:
    return reading._replace(full_load=None) if isinstance(reading, Books) else reading


def difference(first: Any, second: Any, path: str) -> str | None:
    """The first difference of two values, with the path to it; None if they are the same."""
    if first is second:
        return None
    if isinstance(first, Mapping) and isinstance(second, Mapping):
        first, second = [*first.items()], [*second.items()]
    if type(first) is not type(second):
        return _told(first, second, path)
    if isinstance(first, Phrase) and first == second:
        return difference(first.parameters, second.parameters, f"{path}({first})")
    if isinstance(first, tuple | list):
        names = getattr(first, "_fields", range(max(len(first), len(second))))
        parts = zip_longest(names, first, second, fillvalue=_NOTHING)
        found = (difference(one, other, f"{path}.{name}") for name, one, other in parts)
        return next((each for each in found if each is not None), None)
    return None if first == second else _told(first, second, path)


def _told(first: Any, second: Any, path: str) -> str:
    one, other = ("nothing" if each is _NOTHING else repr(each) for each in (first, second))
    return f"{path}: {one} is not {other}"
