"""Shapes laid out, until all answers are records."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from socoledger.domain.money import format_hundredths, is_written, parse_hundredths
from socoledger.domain.record import Unit
from socoledger.write import layout
from socoledger.write.as_json import Figure
from socoledger.write.layout import (
    GIVER,
    HEADINGS,
    ID,
    KIND,
    NUMBERS,
    WHO,
    Cell,
    Column,
    ToText,
    heading,
    translations_of,
)
from socoledger.write.shapes import Shape
from socoledger.write.words import Words

__all__ = (
    "GIVER",
    "HEADINGS",
    "ID",
    "KIND",
    "WHO",
    "Cell",
    "Column",
    "heading",
    "translations_of",
)


class Table(NamedTuple):
    """Rows of values by column key; what is absent is blank. `total` says the last row is one. Of a
    row that is "kept" all is shown, also where it is zero, if others are.
    """

    title: str
    columns: tuple[Column, ...]
    rows: tuple[Mapping[str, Any], ...]
    total: bool = False


class View(NamedTuple):
    """How a shape is laid out: small tables for people, one sheet for spreadsheets."""

    tables: Callable[[Shape, Words], tuple[Table, ...]]
    sheet: Callable[[Shape], Table]
    of_total: Callable[[Shape, Words], tuple[Table, ...]] | None = None
    """How the total of several books is laid out, None: as a list of all that is in it."""
    kind: str = ""
    """What the rows of a sheet are that has no column for it: one of KINDS."""
    names: ToText | None = None
    """How a figure of a total, by its keys with dots between, is named."""


def table(old: Table) -> layout.Table:
    """An old table as a new one."""
    rows = tuple(
        layout.Row(
            {
                column: row.get(column.key)
                if column.cell is Cell.FIGURE
                else _value(row.get(column.key), column)
                for column in old.columns
            },
            bool(row.get("kept")),
        )
        for row in old.rows
    )
    return layout.Table(old.title, old.columns, rows, old.total)


def sheet(old: Table) -> layout.Sheet:
    """An old sheet as a new one."""
    rows = (
        {column: _value(row.get(column.key), column) for column in old.columns} for row in old.rows
    )
    return layout.Sheet(old.columns, tuple(rows))


def _value(value: Any, column: Column) -> layout.Value:  # noqa: ANN401 - of a shape
    if isinstance(value, str) and column.cell in NUMBERS and is_written(value):
        number = parse_hundredths(value)
        return Figure(number, Unit.CENTS) if column.cell is Cell.FIGURE else number
    if isinstance(value, int) and not isinstance(value, bool) and column.cell is Cell.AMOUNT:
        return Figure(value, Unit.COUNT)
    found: layout.Value = value
    return found


def shown(key: str, value: object, words: Words) -> str:
    """A value as people read it; its key says what kind of number it is."""
    if value is None:
        return ""
    if not isinstance(value, str):
        return str(value)
    if key in _IN_HOURS:
        return words.number(parse_hundredths(value))
    if key in _IN_PERCENT:
        return f"{words.number(parse_hundredths(value))}%"
    return words.amount(parse_hundredths(value))


def leaves(shape: Shape, path: tuple[str, ...] = ()) -> Iterator[tuple[tuple[str, ...], object]]:
    """Every value of a shape that is neither a mapping nor a list, with the keys that lead there;
    for an entry of a list, its id. Lists of anything else are left out.
    """
    for key, value in shape.items():
        if isinstance(value, dict):
            yield from leaves(value, (*path, key))
        elif isinstance(value, list):
            for entry in value:
                if isinstance(entry, dict) and "id" in entry:
                    inner = {key: each for key, each in entry.items() if key not in ("id", "name")}
                    yield from leaves(inner, (*path, entry["id"]))
        else:
            yield (*path, key), value


def amounts(*keys: str) -> tuple[Column, ...]:
    """Columns of amounts."""
    return tuple(Column(key) for key in keys)


def items(shape: Mapping[str, Any], keys: Sequence[str], words: Words) -> tuple[Shape, ...]:
    """One row per key: a heading and an amount."""
    return tuple(
        {"item": heading(key, words), "value": shape[key], "kept": key in _SUMS} for key in keys
    )


_SUMS = ("result", "computed", "outstanding", "balance")
"""Keys of what other figures come to, which is worth saying when it is zero too."""
ITEM = (Column("item", Cell.TEXT), Column("value"))
FIGURES = (Column("item", Cell.PROSE), Column("value", Cell.FIGURE, "item"))
_IN_HOURS = ("hours",)
_IN_PERCENT = ("share",)


def total_of(rows: Sequence[Mapping[str, Any]], keys: Sequence[str], label: str) -> Shape:
    """A last row that adds up the others."""
    totals = {
        key: format_hundredths(sum(parse_hundredths(row[key]) for row in rows if key in row))
        for key in keys
    }
    return {"id": label, **totals}
