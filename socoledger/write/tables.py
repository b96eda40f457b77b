"""From a shape to tables: several small ones for people, one wide one (a sheet) for spreadsheets.

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


_ID = Column("id", Cell.TEXT)


def _columns(*keys: str) -> tuple[Column, ...]:
    return tuple(Column(key) for key in keys)


def _items(shape: Mapping[str, Any], keys: Sequence[str], words: Words) -> tuple[Shape, ...]:
    """One row per key: a heading and an amount."""
    return tuple({"item": heading(key, words), "value": shape[key]} for key in keys)


_ITEM = (Column("item", Cell.TEXT), Column("value"))


def _sum(rows: Sequence[Mapping[str, Any]], keys: Sequence[str], label: str) -> Shape:
    totals = {
        key: format_hundredths(sum(parse_hundredths(row[key]) for row in rows if key in row))
        for key in keys
    }
    return {"id": label, **totals}


# -- result -------------------------------------------------------------------------------------


def _result_tables(shape: Shape, words: Words) -> tuple[Table, ...]:
    """Members' results, how they are distributed, and the coöperatie's own result."""
    period = shape["period"]
    members, own = shape["members"], shape["collective"]
    sums = ("income", "expenses", "result", "carried")
    to = list(members[0]["distribution"]) if members else []
    rows = [{**member, **member["distribution"]} for member in members]
    keys = ("income", "expenses", "article31", "from_members", "from_leavers", "absorbed", "result")
    total = words("total")
    tables = [
        Table(
            words("Results of members, {period}", period=period),
            (_ID, *_columns(*sums)),
            (*rows, _sum(rows, sums, total)),
            total=True,
        ),
        Table(
            words("Distribution of members' results, {period}", period=period),
            (_ID, *_columns(*to)),
            (*rows, _sum(rows, to, total)),
            total=True,
        ),
        Table(
            words("The coöperatie itself, {period}", period=period),
            _ITEM,
            _items(own, (*keys, "carried"), words)
            + tuple(
                {"item": words("to {to}", to=heading(key, words)), "value": value}
                for key, value in own["distribution"].items()
            ),
        ),
    ]
    return tuple(table for table in tables if len(table.columns) > 1)


def _result_sheet(shape: Shape) -> Table:
    """One row per member and one for the coöperatie."""
    members, own = shape["members"], shape["collective"]
    own_keys = ("article31", "from_members", "from_leavers", "absorbed")
    named = {to for row in (*members, own) for to in row["distribution"]}
    columns = _columns("income", "expenses", *own_keys, "result", "carried", *sorted(named))
    rows = [{**row, **row["distribution"]} for row in (*members, {"id": "collective", **own})]
    return Table("", (_ID, *columns), tuple(rows))


# -- spaarpot -----------------------------------------------------------------------------------

_SPAARPOT = ("opening", "additions", "withdrawals", "leaving", "balance", "pending")


def _spaarpot_tables(shape: Shape, words: Words) -> tuple[Table, ...]:
    """Every spaarpot with its movements of the year."""
    total = {"id": words("total"), **shape["total"]}
    title = words("Spaarpotten at {day}", day=shape["at"])
    return (Table(title, (_ID, *_columns(*_SPAARPOT)), (*shape["members"], total), total=True),)


def _spaarpot_sheet(shape: Shape) -> Table:
    """One row per member."""
    return Table("", (_ID, *_columns(*_SPAARPOT)), tuple(shape["members"]))


# -- premium ------------------------------------------------------------------------------------

_AWARD = ("earned", "awarded", "other", "above_maximum", "maximum", "paid", "room")


def _premium_tables(shape: Shape, words: Words) -> tuple[Table, ...]:
    """Premiums, allowances, and each payment."""
    through = shape["through"]
    premiums = [{"id": member["id"], **member["premium"]} for member in shape["members"]]
    allowances = [{"id": member["id"], **member["allowance"]} for member in shape["members"]]
    payments = tuple(
        {"id": row["id"], "date": payment["date"], "value": payment["amount"]}
        for row in premiums
        for payment in row["payments"]
    )
    hours, left = Column("hours", Cell.HOURS), Column("payments_left", Cell.COUNT)
    awarded = _columns("earned", "awarded", "other", "above_maximum")
    paid = (*_columns("maximum", "paid"), left, Column("room"))
    tables = (
        Table(
            words("Premiums awarded through {month}", month=through),
            (_ID, hours, *awarded),
            tuple(premiums),
        ),
        Table(words("Premiums paid through {month}", month=through), (_ID, *paid), tuple(premiums)),
        Table(
            words("Payments of premiums in {year}", year=str(shape["year"])),
            (_ID, Column("date", Cell.TEXT), Column("value")),
            payments,
        ),
        Table(
            words("Allowances awarded through {month}", month=through),
            (_ID, *awarded),
            tuple(allowances),
        ),
        Table(
            words("Allowances paid through {month}", month=through),
            (_ID, *_columns("maximum", "paid", "room")),
            tuple(allowances),
        ),
    )
    return tuple(table for table in tables if table.rows)


def _premium_sheet(shape: Shape) -> Table:
    """Two rows per member: premium and allowance."""
    rows = tuple(
        {"id": member["id"], "kind": kind, **member[kind]}
        for member in shape["members"]
        for kind in ("premium", "allowance")
    )
    columns = (
        _ID,
        Column("kind", Cell.TEXT),
        Column("hours", Cell.HOURS),
        *_columns(*_AWARD[:-1]),
        Column("payments_left", Cell.COUNT),
        Column("room"),
    )
    return Table("", columns, rows)


# -- return -------------------------------------------------------------------------------------

_RETURN = ("computed", "booked", "pending", "paid", "outstanding", "balance")


def _return_tables(shape: Shape, words: Words) -> tuple[Table, ...]:
    """Per member and for the coöperatie, and the account with the gemeente."""
    own = {"id": words("coöperatie"), **shape["collective"]}
    state = words("final") if shape["final"] else words("provisional")
    title = words(
        "Return to the gemeente, {year} through {month} ({state})",
        year=str(shape["year"]),
        month=shape["through"],
        state=state,
    )
    members = Table(
        title, (_ID, *_columns("result", "amount", "leaving")), (*shape["members"], own)
    )
    return members, Table(words("The account"), _ITEM, _items(shape, _RETURN, words))


def _return_sheet(shape: Shape) -> Table:
    """One row per member, one for the coöperatie, one with the account."""
    own = {"id": "collective", **shape["collective"]}
    account = {"id": "total", **{key: shape[key] for key in _RETURN}}
    columns = (_ID, *_columns("result", "amount", "leaving", *_RETURN))
    return Table("", columns, (*shape["members"], own, account))


# -- law ----------------------------------------------------------------------------------------


def _law_tables(shape: Shape, words: Words) -> tuple[Table, ...]:
    """The amounts in force, then where each comes from."""
    amounts = tuple(shape["amounts"])
    title = words("Legal amounts on {day}", day=shape["on"])
    name, source, article = (Column(key, Cell.PROSE) for key in ("title", "source", "article"))
    since, unknown = (Column(key, Cell.TEXT) for key in ("from", "unknown_since"))
    return (
        Table(title, (name, Column("value"), since, unknown), amounts),
        Table(words("Sources"), (name, article, source), amounts),
    )


def _law_sheet(shape: Shape) -> Table:
    """One row per legal amount."""
    keys = ("unit", "from", "unknown_since", "article", "source", "confidence", "note")
    columns = (Column("id", Cell.TEXT, "key"), Column("title", Cell.TEXT), Column("value"))
    texts = tuple(Column(key, Cell.TEXT) for key in keys)
    return Table("", (*columns, *texts), tuple(shape["amounts"]))


RESULT = View(_result_tables, _result_sheet)
SPAARPOT = View(_spaarpot_tables, _spaarpot_sheet)
PREMIUM = View(_premium_tables, _premium_sheet)
RETURN = View(_return_tables, _return_sheet)
LAW = View(_law_tables, _law_sheet)
