"""How wide the columns of a table are on paper, and how large its letters: numbers keep what they
need on one line, texts share what is left.
"""

from collections.abc import Sequence
from typing import NamedTuple

_SIGN = 0.52
"""The width of a sign, for numbers and bold headings, in the size of the letters."""
_WIDE_SIGN = 0.56
"""The same for words that must fit for certain."""
_PADDING = 0.9
"""What stands free beside a text, in the size of the letters."""
_LONGEST_NUMBER = 24
"""Signs of what counts as a number: what is longer wraps as a text."""
_HEADING = 12
"""Signs of a word in the heading of a number that are worth a wider column."""
_TEXT_NEEDS = 14
"""Signs that a text has on a line before letters become smaller."""
_TEXT_WANTS = 40
"""Signs on a line beyond which a text takes no more room from its neighbours."""
_SHORTEST = 4


class Room(NamedTuple):
    """How much room there is, in points, and the size of letters: largest and smallest."""

    width: float
    largest: float
    smallest: float


TABLE = Room(493, 10, 6.5)
FACTS = Room(384, 10, 10)


class Column(NamedTuple):
    """A column: whether it stands to the right, whether it keeps its room, how much that is (in
    the size of the letters, or if it does not keep it a share of what is left), and how many signs
    of a word are sure to fit.
    """

    number: bool
    fixed: bool
    room: float
    fits: int


class Layout(NamedTuple):
    """The size of the letters in points, and the columns."""

    size: float
    columns: tuple[Column, ...]


def layout_of(
    headings: Sequence[str],
    numbers: Sequence[bool],
    rows: Sequence[Sequence[str]],
    room: Room,
) -> Layout:
    """The layout of a table, with its headings, which columns are numbers, and its texts."""
    longest = [max((len(row[index]) for row in rows), default=0) for index in range(len(headings))]
    fixed = [
        is_number and signs <= _LONGEST_NUMBER
        for is_number, signs in zip(numbers, longest, strict=True)
    ]
    needs = [
        _number_needs(heading, signs) if is_fixed else min(max(signs, 1), _TEXT_NEEDS)
        for heading, signs, is_fixed in zip(headings, longest, fixed, strict=True)
    ]
    wanted = sum(signs * _SIGN + _PADDING for signs in needs)
    size = min(room.largest, max(room.smallest, int(2 * room.width / wanted) / 2))
    rooms = [
        round(need * _SIGN + _PADDING, 2)
        if is_fixed
        else float(min(max(signs, len(heading), _SHORTEST), _TEXT_WANTS))
        for heading, need, signs, is_fixed in zip(headings, needs, longest, fixed, strict=True)
    ]
    left = room.width / size - sum(
        each for each, is_fixed in zip(rooms, fixed, strict=True) if is_fixed
    )
    shares = sum(each for each, is_fixed in zip(rooms, fixed, strict=True) if not is_fixed)
    columns = [
        Column(is_number, is_fixed, each, _fits(each if is_fixed else left * each / shares))
        for is_number, is_fixed, each in zip(numbers, fixed, rooms, strict=True)
    ]
    return Layout(size, tuple(columns))


def _number_needs(heading: str, signs: int) -> int:
    """The signs that a column of numbers has room for."""
    word = max((len(part) for part in heading.split()), default=0)
    return max(signs, min(word, _HEADING), _SHORTEST)


def _fits(room: float) -> int:
    """How many signs of a word are sure to fit in so much room."""
    return max(_SHORTEST, int((room - _PADDING) / _WIDE_SIGN))
