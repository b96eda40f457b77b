"""How wide the columns of a table are on paper, and how large its letters: numbers keep what they
need on one line, texts share what is left.
"""

from collections.abc import Sequence
from itertools import compress
from typing import NamedTuple

_SIGN = 0.52
"""The width of a sign of a number or a text, in the size of the letters, on an average."""
_WIDE_SIGN = 0.6
"""The same of a word that must fit for certain, in bold."""
_PADDING = 0.9
"""What stands free beside a text, in the size of the letters."""
_CAPITAL = 1.4
"""How much wider than other signs a capital is."""
_ON_ONE_LINE = {True: 24, False: 20}
"""Signs of a number, and of a text such as a day, that keep the room they need: what is longer
wraps.
"""
_HEADING = 12
"""Signs of a word in a heading that are worth a wider column."""
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
    columns = range(len(headings))
    longest = [max((len(row[index]) for row in rows), default=0) for index in columns]
    widest = [max((_signs(row[index]) for row in rows), default=0) for index in columns]
    fixed = _fixed(longest, numbers)
    rooms = [
        _own_room(heading, signs) if is_fixed else _share(heading, signs)
        for heading, signs, is_fixed in zip(headings, widest, fixed, strict=True)
    ]
    needs = [
        each if is_fixed else min(signs, _TEXT_NEEDS) * _SIGN + _PADDING
        for each, signs, is_fixed in zip(rooms, longest, fixed, strict=True)
    ]
    size = min(room.largest, max(room.smallest, int(2 * room.width / sum(needs)) / 2))
    left = room.width / size - sum(compress(rooms, fixed))
    shares = sum(rooms) - sum(compress(rooms, fixed))
    laid_out = [
        Column(is_number, is_fixed, each, _fits(each if is_fixed else left * each / shares))
        for is_number, is_fixed, each in zip(numbers, fixed, rooms, strict=True)
    ]
    return Layout(size, tuple(laid_out))


def _fixed(longest: Sequence[int], numbers: Sequence[bool]) -> list[bool]:
    """Which columns keep the room they need: short ones, but for the last text, if all are."""
    fixed = [
        signs <= _ON_ONE_LINE[is_number] for signs, is_number in zip(longest, numbers, strict=True)
    ]
    texts = [index for index, is_number in enumerate(numbers) if not is_number]
    if all(fixed) and texts:
        fixed[texts[-1]] = False
    return fixed


def _signs(text: str) -> int:
    """How many signs on an average are as wide as a text."""
    capitals = sum(sign.isupper() for sign in text)
    return round(len(text) + capitals * (_CAPITAL - 1))


def _own_room(heading: str, signs: int) -> float:
    """The room of a short column, in the size of the letters."""
    word = max((len(part) for part in heading.split()), default=0)
    widths = signs * _SIGN, min(word, _HEADING) * _WIDE_SIGN, _SHORTEST * _WIDE_SIGN
    return round(max(widths) + _PADDING, 2)


def _share(heading: str, signs: int) -> float:
    """The share of a text in what is left."""
    return float(min(max(signs, len(heading), _SHORTEST), _TEXT_WANTS))


def _fits(room: float) -> int:
    """How many signs of a word are sure to fit in so much room."""
    return max(_SHORTEST, round((room - _PADDING) / _WIDE_SIGN))
