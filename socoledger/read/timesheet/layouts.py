"""How a sheet is laid out: a row for each day and member, or a grid of days by members, either way
up (SPEC 11). It is seen from the heads and what stands beside and below them.
"""

from collections.abc import Callable, Iterator, Mapping
from itertools import pairwise
from typing import NamedTuple

from socoledger.read.timesheet.cell_values import WEEKDAY_NUMBERS, day_text
from socoledger.read.timesheet.heads import Head, head_of, is_total, rank_of
from socoledger.read.timesheet.sheet import Row, Sheet, Spot, Value, text_of

_HEAD_WITHIN = 40
"""The heads are one of so many first rows that have anything."""
_DAYS_IN_A_ROW = 5
"""So many days after each other are heads, where no word says what they are."""


class Cells(NamedTuple):
    """Where the hours of somebody on a day stand, and what belongs to them; `what` None: there is
    no such cell.
    """

    day: Spot
    member: Spot
    hours: Spot
    what: Spot | None


class Layout(NamedTuple):
    """The row of the heads, and where all hours below it may stand, in the order of rows."""

    head_row: int
    cells: tuple[Cells, ...]


def layout_of(sheet: Sheet) -> Layout | None:
    """How a sheet is laid out, None if it is no sheet of hours."""
    for row in [*sheet.rows][:_HEAD_WITHIN]:
        for kind in (_list, _days_beside, _days_below):
            cells = kind(sheet, row)
            if cells is not None:
                return Layout(row, tuple(cells))
    return None


def _rows_below(sheet: Sheet, row: int) -> list[int]:
    return [each for each in sheet.rows if each > row]


def _columns(row: Row) -> dict[Head, int]:
    """The column of each kind of head, the best of several."""
    found: dict[Head, int] = {}
    for column, value in sorted(row.items(), key=lambda cell: (rank_of(cell[1]), cell[0])):
        head = head_of(value)
        if head is not None:
            found.setdefault(head, column)
    return found


def _list(sheet: Sheet, head_row: int) -> Iterator[Cells] | None:
    """A row for each day and member."""
    columns = _columns(sheet.rows[head_row])
    if not {Head.DAY, Head.MEMBER, Head.HOURS} <= columns.keys():
        return None
    day, member, hours = columns[Head.DAY], columns[Head.MEMBER], columns[Head.HOURS]
    what = columns.get(Head.WHAT)
    return (
        Cells((row, day), (row, member), (row, hours), None if what is None else (row, what))
        for row in _rows_below(sheet, head_row)
        if not _is_sum(sheet.rows[row], day, member)
    )


def _is_sum(row: Row, day: int, member: int) -> bool:
    """Whether a row of a list is a sum: it says so where a day or a member stands, or anywhere if
    it has neither.
    """
    said = [row[column] for column in (day, member) if column in row]
    return any(map(is_total, said or row.values()))


def _days_beside(sheet: Sheet, head_row: int) -> Iterator[Cells] | None:
    """A grid with the days as heads of columns, and members below each other."""
    row = sheet.rows[head_row]
    days = [column for column, value in row.items() if day_text(value) is not None]
    words = _columns(row)
    named = words.get(Head.MEMBER, words.get(Head.DAY))
    if named is None:
        if not _follow(row, days):
            return None
        named = days[0] - 1
    days = [column for column in days if column > named]
    if not days or named < 1:
        return None
    return (
        Cells((head_row, day), (each, named), (each, day), None)
        for each in _rows_below(sheet, head_row)
        if not is_total(sheet.at((each, named))) and not _are_weekdays(sheet, each, days)
        for day in days
    )


def _follow(row: Row, days: list[int]) -> bool:
    """Whether columns hold days after each other, enough of them to be heads."""
    numbers = [written.day for column in days if (written := day_text(row[column])) is not None]
    steps = all(later == earlier + 1 or later == 1 for earlier, later in pairwise(numbers))
    return len(numbers) >= _DAYS_IN_A_ROW and steps


def _are_weekdays(sheet: Sheet, row: int, columns: list[int]) -> bool:
    """Whether a row says which days of the week stand above or below."""
    found = [text_of(value) for column in columns if (value := sheet.at((row, column))) is not None]
    return bool(found) and all(text.casefold().rstrip(".") in WEEKDAY_NUMBERS for text in found)


def _days_below(sheet: Sheet, head_row: int) -> Iterator[Cells] | None:
    """A grid with the days below each other, and members as heads of columns."""
    row, below = sheet.rows[head_row], _rows_below(sheet, head_row)
    words = _columns(row)
    column = words.get(Head.DAY)
    is_day = _is_day_in(sheet, column or 1)
    if column is None:
        if 1 in row or len(below) < 2 or not all(map(is_day, below[:2])):
            return None
        column = 1
    elif not any(map(is_day, below[:3])):
        return None
    members = [
        each
        for each, value in row.items()
        if each > column and head_of(value) is None and not is_total(value)
    ]
    if not members or {Head.HOURS, Head.MEMBER, Head.MONEY} & words.keys():
        return None
    return (
        Cells((each, column), (head_row, member), (each, member), None)
        for each in below
        if not is_total(sheet.at((each, column)))
        for member in members
    )


def _is_day_in(sheet: Sheet, column: int) -> Callable[[int], bool]:
    return lambda row: day_text(sheet.at((row, column))) is not None


def beside(row: Mapping[int, Value], head: Head) -> str:
    """What a row above the heads says of something, as "onderdeel: tuin" in one cell or two; ""
    where it says nothing of it.
    """
    texts = [text_of(value) for value in row.values()]
    for number, text in enumerate(texts):
        word, colon, rest = text.partition(":")
        if head_of(word) is head and colon and rest.strip():
            return rest.strip()
        if head_of(text) is head and number + 1 < len(texts):
            return texts[number + 1]
    return ""
