"""How wide the columns of a table are on paper, and how large its letters: numbers keep what they
need on one line, texts share what is left.
"""

from collections.abc import Sequence
from textwrap import wrap
from typing import NamedTuple

_SIGN = 0.52
"""The width of a sign of a number or a text, in the size of the letters, on an average."""
_WIDE_SIGN = 0.6
"""The same of a word that must fit for certain, in bold."""
_PADDING = 0.9
"""What stands free beside a text, in the size of the letters."""
_CAPITAL = 1.4
"""How much wider than other signs a capital is; three dots in one sign are twice as wide."""
_ON_ONE_LINE = {True: 24, False: 20}
"""Signs of a number, and of a text such as a day, that keep the room they need: what is longer
wraps.
"""
_SHORT_HEADING = 8
"""Signs of a heading that stands on one line."""
_LONGEST_WORD, _WIDEST_HEADING = 12, 18
"""Signs of a word in a heading that are worth a wider column; and of a line of it, where there is
room.
"""
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


PORTRAIT = Room(493, 10, 6.5)
LANDSCAPE = Room(739, 10, 1)
FACTS = Room(384, 10, 10)
"""Facts are two columns: they fit."""


class Column(NamedTuple):
    """A column. Rooms and widths are in the size of the letters."""

    number: bool
    """Whether it stands to the right."""
    fixed: bool
    """Whether it keeps its room."""
    room: float
    """How much that is; if it does not keep it, its share of what is left."""
    width: float
    """How wide a text in it can be."""
    fits: int
    """How many signs of a word are sure to fit."""


class Layout(NamedTuple):
    """The size of the letters in points, the columns, and whether they fit on the page so."""

    size: float
    columns: tuple[Column, ...]
    is_whole: bool


def table_layout(
    headings: Sequence[str], numbers: Sequence[bool], rows: Sequence[Sequence[str]]
) -> tuple[Layout, bool]:
    """The layout of a table, and whether it takes a page on its side: if letters would be too small
    to read on one that stands.
    """
    layout = layout_of(headings, numbers, rows, PORTRAIT)
    if layout.is_whole:
        return layout, False
    return layout_of(headings, numbers, rows, LANDSCAPE), True


def layout_of(
    headings: Sequence[str],
    numbers: Sequence[bool],
    rows: Sequence[Sequence[str]],
    room: Room,
) -> Layout:
    """The layout of a table, with its headings, which columns are numbers, and its texts. Headings
    of short columns take two lines, or more if the letters would become smaller.
    """
    longest = [
        max((_signs(row[index]) for row in rows), default=0) for index in range(len(headings))
    ]
    fixed = _fixed([[row[index] for row in rows] for index in range(len(headings))], numbers)
    for widest in (_WIDEST_HEADING, _LONGEST_WORD):
        columns = [
            _Measured(signs, _heading_signs(heading, widest), is_number, is_fixed)
            for signs, heading, is_number, is_fixed in zip(
                longest, headings, numbers, fixed, strict=True
            )
        ]
        layout = _layout(columns, room)
        if layout.size == room.largest:
            break
    return layout


class _Measured(NamedTuple):
    """A column: the signs of its longest text and of a line of its heading, whether it is a number,
    and whether it keeps its room.
    """

    signs: int
    heading_signs: int
    number: bool
    fixed: bool

    @property
    def room(self) -> float:
        """Its own room, in the size of the letters; or its share in what is left."""
        if not self.fixed:
            return float(min(max(self.signs, self.heading_signs, _SHORTEST), _TEXT_WANTS))
        widths = self.signs * _SIGN, max(self.heading_signs, _SHORTEST) * _WIDE_SIGN
        return round(max(widths) + _PADDING, 2)

    @property
    def needs(self) -> float:
        """The room that it has before letters become smaller."""
        return self.room if self.fixed else min(self.signs, _TEXT_NEEDS) * _SIGN + _PADDING


def _layout(measured: Sequence[_Measured], room: Room) -> Layout:
    fitting = int(10 * room.width / sum(column.needs for column in measured)) / 10
    size = min(room.largest, max(room.smallest, fitting))
    left = room.width / size - sum(column.room for column in measured if column.fixed)
    shares = sum(column.room for column in measured if not column.fixed)
    columns = []
    for column in measured:
        width = column.room if column.fixed else left * column.room / shares
        free = max(0.0, width - _PADDING)
        fits = max(1, int(free / _WIDE_SIGN))
        columns.append(Column(column.number, column.fixed, column.room, round(free, 2), fits))
    return Layout(size, tuple(columns), fitting >= room.smallest)


def _fixed(texts: Sequence[Sequence[str]], numbers: Sequence[bool]) -> list[bool]:
    """Which columns keep the room they need: short ones, but for the last text, if all are."""
    fixed = [
        max(map(len, column), default=0) <= _ON_ONE_LINE[is_number]
        for column, is_number in zip(texts, numbers, strict=True)
    ]
    words = [index for index, is_number in enumerate(numbers) if not is_number]
    if all(fixed) and words:
        fixed[words[-1]] = False
    return fixed


def _signs(text: str) -> int:
    """How many signs on an average are as wide as a text."""
    capitals = sum(sign.isupper() for sign in text)
    return round(len(text) + capitals * (_CAPITAL - 1) + text.count("…"))


def _heading_signs(heading: str, widest: int) -> int:
    """The signs on a line of a heading that is to take two lines, and of a word at most; no more
    than `widest`.
    """
    if len(heading) <= _SHORT_HEADING:
        return len(heading)
    word = max((len(part) for part in heading.split()), default=0)
    for signs in range(word, widest):
        if len(wrap(heading, max(signs, 1))) <= 2:
            return signs
    return min(word, _LONGEST_WORD)
