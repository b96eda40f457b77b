"""What tables are made of: columns, their headings, rows, and how a shape is laid out in them.

A cell is text, or an amount, hours or a count; which of these a column says, so that each format
can write numbers its own way.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from enum import Enum
from typing import Any, NamedTuple

from socoledger.domain.agreement import MUNICIPALITY
from socoledger.domain.findings import _
from socoledger.domain.member import COLLECTIVE
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
    FIGURE = "figure"
    """A number as people read it, of whatever kind."""


NUMBERS = (Cell.AMOUNT, Cell.HOURS, Cell.COUNT, Cell.FIGURE)


Says = Callable[[str, Words], str]
"""How a word that programs read is said to people."""


def said(texts: Mapping[str, str]) -> Says:
    """Says words by their message ids; any other text stays as it is."""

    def says(value: str, words: Words) -> str:
        return words(texts[value]) if value in texts else value

    return says


class Column(NamedTuple):
    """A column: its key in the shape, what it holds, and a heading other than that of the key."""

    key: str
    cell: Cell = Cell.AMOUNT
    heading: str = ""
    aside: bool = False
    """Whether it says nothing where all other numbers are zero."""
    says: Says | None = None
    """How a sheet for people says what stands in it; None: as it is."""


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
    names: Says | None = None
    """How a figure of a total, by its keys with dots between, is named."""


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
    "left": _("left"),
    "left_on": _("left on"),
    "to": _("through"),
    "goes_to": _("goes to"),
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
    "counted_in": _("counted in"),
    "note": _("note"),
    "date": _("date"),
    "key": _("key"),
    "reimbursed": _("against receipts"),
    "units": _("units"),
    "at_work": _("members at work"),
    "shared": _("shared"),
    "shared_income": _("shared income"),
    "shared_expenses": _("shared expenses"),
    "result_with_shared": _("result with these"),
    "without_unit": _("of no unit"),
    "grants": _("grants"),
    "grant": _("grant"),
    "giver": _("giver"),
    "due": _("due"),
    "rest": _("what is left"),
    "received": _("received"),
    "spent": _("spent"),
    "exceeded": _("above the grant"),
    "advanced": _("spent before received"),
    "returned": _("back to gemeente"),
    "kept": _("kept"),
    "repaid": _("paid back"),
    "account": _("account"),
    "members": _("members"),
    "collective": _("coöperatie"),
    "distribution": _("distribution"),
    "total": _("total"),
    "book": _("books"),
    "one_book": _("books of"),
    "reference": _("reference"),
    "payout": _("paid out"),
    "payments": _("payments"),
    "partner": _("partner"),
    "partners": _("partners"),
    "name": _("name"),
    "brought_in": _("brought in"),
    "from_results": _("from results"),
    "got_back": _("got back"),
    "capital": _("capital"),
    "gifts": _("gifts"),
    "loans": _("loans"),
    "used": _("spent"),
    "owed": _("to be paid"),
    "share": _("share of members"),
    "goal": _("goal"),
    "measure": _("measure"),
    "target": _("target"),
    "by_day": _("by"),
    "by": _("by"),
    "now": _("now"),
    "text": _("goal"),
    "asked": _("target so far"),
    "through": _("through"),
    "became": _("what became of it"),
    "state_of_goal": _("how it stands"),
    "rule": _("how art. 31 treats them"),
    "was": _("now"),
    "becomes": _("then"),
    "terms": _("for whom, and how"),
    "starts": _("in force since"),
    "when": _("when"),
    "movement": _("movement"),
    "figure": _("figure"),
    "final": _("final"),
    "file": _("file"),
    "line": _("line"),
    "rule_was": _("rule before"),
}
"""Message ids of headings, by key; a fund is headed by its name."""

ROWS = {
    "eliminated": _("left out of income: transactions between these books"),
    "eliminated_expenses": _("left out of expenses: transactions between these books"),
    "paid_to_gemeente": _("paid from results and grants"),
    "period": _("period"),
    "schema": _("schema"),
    "final": _("final"),
    "at": _("on day"),
    "anonymous": _("anonymous"),
    "purposes": _("by purpose"),
    "outflow": _("outflow"),
    "outflow_share": _("share to work, school or an own business"),
    "persons": _("persons in several coöperaties"),
    "share_by": _("divided by"),
    "premiums": _("premiums"),
    "allowances": _("allowances"),
}
"""Message ids of keys that head rows only, where there is room for more words."""


def heading(key: str, words: Words) -> str:
    """The heading of a column for people."""
    if key.startswith("fund:"):
        return words("fund {name}", name=key.removeprefix("fund:"))
    if "." in key:  # inside another
        return ", ".join(heading(part, words) for part in key.split("."))
    message = HEADINGS.get(key, ROWS.get(key))
    return words.plain(key) if message is None else words(message)


KINDS = {
    "member": _("member"),
    "collective": _("coöperatie"),
    "total": _("total"),
    "premium": _("premium"),
    "allowance": _("allowance"),
    "unit": _("unit"),
    "shared": _("shared"),
    "without_unit": _("of no unit"),
    "grant": _("grant"),
    "partner": _("partner"),
    "goal": _("goal"),
    "figure": _("figure"),
    "amount": _("legal amount"),
    "rule": _("rule for who is under 27"),
    "change": _("change"),
    "month": _("month"),
    "year": _("year"),
    "finding": _("finding"),
    "return": _("return"),
    "leaver": _("leaver"),
    "movement": _("movement"),
}
"""Message ids of the kinds of rows in a sheet."""
KIND = Column("kind", Cell.TEXT, says=said(KINDS))
ID = Column("id", Cell.TEXT)
WHO = Column("id", Cell.TEXT, says=said({COLLECTIVE: _("coöperatie")}))
"""A member, or the coöperatie itself."""
GIVER = said({MUNICIPALITY: _("gemeente")})
"""Says who the gemeente is, whose account has no name of its own."""


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
