"""What tables are made of: columns, their headings, rows, and how a shape is laid out in them.

A cell is text, or an amount, hours or a count; which of these a column says, so that each format
can write numbers its own way.
"""

from collections.abc import Callable, Mapping, Sequence
from enum import Enum
from typing import Any, NamedTuple

from socoledger.domain.findings import _
from socoledger.domain.money import format_hundredths, parse_hundredths
from socoledger.write.shapes import Shape
from socoledger.write.words import Words


class Cell(Enum):
    """What a column holds."""

    TEXT = "text"
    PROSE = "prose"
    """Text that may be folded over several lines."""
    AMOUNT = "amount"
    HOURS = "hours"
    COUNT = "count"


class Column(NamedTuple):
    """A column: its key in the shape, what it holds, and a heading other than that of the key."""

    key: str
    cell: Cell = Cell.AMOUNT
    heading: str = ""


class Table(NamedTuple):
    """Rows of values by column key; what is absent is blank. `total` says the last row is one."""

    title: str
    columns: tuple[Column, ...]
    rows: tuple[Mapping[str, Any], ...]
    total: bool = False


class View(NamedTuple):
    """How a shape is laid out: small tables for people, one sheet for spreadsheets."""

    tables: Callable[[Shape, Words], tuple[Table, ...]]
    sheet: Callable[[Shape], Table]


HEADINGS = {
    "id": _("member"),
    "income": _("income"),
    "expenses": _("expenses"),
    "result": _("result"),
    "carried": _("carried"),
    "article31": _("art. 31"),
    "from_members": _("from members"),
    "from_leavers": _("from leavers"),
    "absorbed": _("losses borne"),
    "cooperative": _("coöperatie"),
    "municipality": _("gemeente"),
    "reserve": _("reserve"),
    "spaarpot": _("spaarpot"),
    "opening": _("opening"),
    "additions": _("added"),
    "withdrawals": _("spent"),
    "leaving": _("on leaving"),
    "balance": _("balance"),
    "pending": _("pending"),
    "hours": _("hours"),
    "earned": _("earned"),
    "awarded": _("awarded"),
    "other": _("other"),
    "above_maximum": _("above maximum"),
    "maximum": _("maximum"),
    "paid": _("paid"),
    "payments_left": _("payments left"),
    "room": _("room"),
    "funds": _("funds"),
    "unpaid": _("awarded, unpaid"),
    "payable": _("may be paid"),
    "message": _("what is wrong"),
    "code": _("code"),
    "place": _("where"),
    "year": _("year"),
    "state": _("state"),
    "left": _("left on"),
    "to": _("goes to"),
    "settled_in": _("with month"),
    "premium": _("premium"),
    "allowance": _("allowance"),
    "amount": _("to gemeente"),
    "computed": _("computed"),
    "booked": _("booked by closes"),
    "outstanding": _("outstanding"),
    "item": "",
    "kind": _("kind"),
    "title": _("amount"),
    "value": _("value"),
    "from": _("from"),
    "unknown_since": _("unknown since"),
    "source": _("source"),
    "confidence": _("confidence"),
    "article": _("article"),
    "unit": _("unit"),
    "note": _("note"),
    "date": _("date"),
    "key": _("key"),
}
"""Message ids of headings, by key; a fund is headed by its name."""


def heading(key: str, words: Words) -> str:
    """The heading of a column for people."""
    if key.startswith("fund:"):
        return words("fund {name}", name=key.removeprefix("fund:"))
    return words(HEADINGS[key])


ID = Column("id", Cell.TEXT)


def amounts(*keys: str) -> tuple[Column, ...]:
    """Columns of amounts."""
    return tuple(Column(key) for key in keys)


def items(shape: Mapping[str, Any], keys: Sequence[str], words: Words) -> tuple[Shape, ...]:
    """One row per key: a heading and an amount."""
    return tuple({"item": heading(key, words), "value": shape[key]} for key in keys)


ITEM = (Column("item", Cell.TEXT), Column("value"))


def total_of(rows: Sequence[Mapping[str, Any]], keys: Sequence[str], label: str) -> Shape:
    """A last row that adds up the others."""
    totals = {
        key: format_hundredths(sum(parse_hundredths(row[key]) for row in rows if key in row))
        for key in keys
    }
    return {"id": label, **totals}
