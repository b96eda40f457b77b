"""The parts of tables: columns with their headings, and rows.

A cell holds a text, an amount, hours or a count, as the record has it; its column says which, so
that each format can write numbers in its own way.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from enum import Enum
from typing import Generic, NamedTuple, TypeVar

from socoledger.domain.agreement import MUNICIPALITY
from socoledger.domain.findings import _
from socoledger.domain.member import COLLECTIVE
from socoledger.domain.period import Month
from socoledger.write.as_json import Figure
from socoledger.write.words import Words

A = TypeVar("A")
"""The answer of one coöperatie."""
S = TypeVar("S")
"""The total of several."""


class Cell(Enum):
    """The kind of value in a column."""

    TEXT = "text"
    PROSE = "prose"
    """Text that may be folded over several lines."""
    AMOUNT = "amount"
    HOURS = "hours"
    COUNT = "count"
    FIGURE = "figure"
    """A number as people read it, of whatever kind."""


NUMBERS = (Cell.AMOUNT, Cell.HOURS, Cell.COUNT, Cell.FIGURE)


ToText = Callable[[str, Words], str]
"""Turns a word for programs into the text for people."""


def translations_of(texts: Mapping[str, str]) -> ToText:
    """A function that translates words by their message ids and leaves other texts as they are."""

    def to_text(value: str, words: Words) -> str:
        return words(texts[value]) if value in texts else value

    return to_text


class Column(NamedTuple):
    """A column: its key in a sheet, the kind of its values, and its heading if not that of the key.
    Rows are dicts by column, so that no key can be misspelt.
    """

    key: str
    cell: Cell = Cell.AMOUNT
    heading: str = ""
    aside: bool = False
    """Whether it is ignored in rows in which all other numbers are zero."""
    to_text: ToText | None = None
    """The text of its values in a sheet for people; None: the values themselves."""


Value = str | int | date | Month | Figure | None
"""The value of a cell: cents, hundredths of hours or a count, as its column says; None is blank."""


class Row(NamedTuple):
    """One line of a table; one that is `kept` stays, even if all zeros, where other rows stay."""

    cells: Mapping[Column, Value]
    kept: bool = False


class Table(NamedTuple):
    """A small table for people, or, without columns, a note; every row has a cell for each column.
    `total` says that the last row is one.
    """

    title: str
    columns: tuple[Column, ...] = ()
    rows: tuple[Row, ...] = ()
    total: bool = False
    narrow: tuple["Table", ...] = ()
    """The tables that stand in for this one where it is too wide; none: it is folded."""

    def named(self, name: str) -> "Table":
        """The same table, with a name before its title."""
        title, narrow = f"{name}: {self.title}", tuple(one.named(name) for one in self.narrow)
        return self._replace(title=title, narrow=narrow)

    def cells(self) -> list[list[Value]]:
        """What stands in it, row by row."""
        return [[row.cells[column] for column in self.columns] for row in self.rows]


class Sheet(NamedTuple):
    """One wide table for spreadsheets; rows of different kinds leave other columns blank."""

    columns: tuple[Column, ...]
    rows: tuple[Mapping[Column, Value], ...]

    def cells(self) -> list[list[Value]]:
        """What stands in it, row by row."""
        return [[row.get(column) for column in self.columns] for row in self.rows]


class View(NamedTuple, Generic[A, S]):
    """How an answer is laid out: small tables for people, one sheet for spreadsheets."""

    tables: Callable[[A, Words], tuple[Table, ...]]
    sheet: Callable[[A], Sheet]
    of_total: Callable[[S, Words], tuple[Table, ...]] | None = None
    """The tables for the total of several books; None: one list of all its figures."""
    kind: str = ""
    """The kind of the rows, one of KINDS, for a sheet without a column for it."""
    names: ToText | None = None
    """The name of a figure of a total, by its keys with dots between."""
    steps: Callable[[A], Sequence[str] | None] = lambda _answer: None
    """The steps to its figures, line by line, with --explain."""


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
    "assets": _("assets"),
    "liabilities": _("liabilities"),
    "equity": _("equity"),
    "was_before": _("before the change"),
    "is_after": _("after it"),
    "months": _("months"),
    "last_entry": _("last entry"),
    "closed": _("closed on"),
    "payee": _("payee"),
    "description": _("description"),
    "closing": _("closing"),
    "actual": _("actual"),
    "budget": _("budget"),
    "last_year": _("last year"),
    "within": _("counted with"),
    "allowed": _("hours allowed"),
    "remaining": _("hours left"),
    "event": _("event"),
    "what": _("what"),
    "late": _("late"),
    "iban": _("IBAN"),
    "statement": _("statement"),
    "bank": _("the bank"),
    "books": _("the books"),
    "difference": _("difference"),
    "days": _("days ago"),
    "entries": _("entries"),
    "unsorted": _("to be sorted out"),
    "by_hand": _("written by hand"),
    "booked_later": _("booked later"),
    "imported": _("imported"),
    "bank_rule": _("rule"),
    "fits": _("what it fits"),
    "lines": _("lines"),
    "booked_before": _("booked before on"),
    "purpose": _("purpose"),
    "documents": _("documents"),
    "of": _("of whom"),
    "adds": _("adds"),
    "seal": _("seal"),
    "return": _("return"),
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
    "added": _("added in the period"),
    "taken_off": _("taken off in the period"),
    "right": _("liabilities and equity"),
    "undistributed": _("result, not distributed yet"),
    "undistributed_earlier": _("result of earlier years, not distributed"),
    "awards": _("premiums and allowances"),
    "losses": _("losses carried on, or made good"),
    "before": _("of months before the first, not distributed"),
}
"""Message ids of keys that only head rows, where there is room for longer texts."""


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
    "awards": _("premiums and allowances"),
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
    "assets": _("assets"),
    "liabilities": _("liabilities"),
    "equity": _("equity"),
    "income": _("income"),
    "expenses": _("expenses"),
    "opening": _("opening"),
    "closing": _("closing"),
    "destination": _("goes to"),
    "undistributed": _("result of the year, not distributed yet"),
    "undistributed_earlier": _("result of earlier years, not distributed"),
    "due_date": _("due date"),
    "hours": _("hours"),
    "bank_account": _("bank account"),
    "by_hand": _("written by hand"),
    "late": _("booked later"),
    "bank_rule": _("rule"),
    "bank_line": _("line of the bank"),
    "event": _("event"),
}
"""Message ids of the kinds of rows in a sheet."""
KIND = Column("kind", Cell.TEXT, to_text=translations_of(KINDS))
ID = Column("id", Cell.TEXT)
WHO = Column("id", Cell.TEXT, to_text=translations_of({COLLECTIVE: _("coöperatie")}))
"""A member, or the coöperatie itself."""
GIVER = translations_of({MUNICIPALITY: _("gemeente")})
"""The text for the gemeente, whose account has no name of its own."""


def amounts(*keys: str) -> tuple[Column, ...]:
    """Columns of amounts."""
    return tuple(map(Column, keys))


ITEM = Column("item", Cell.TEXT)
VALUE = Column("value")
ITEMS = (ITEM, VALUE)
"""The columns of a list of amounts."""
FIGURE_ITEM, FIGURE = Column("item", Cell.PROSE), Column("value", Cell.FIGURE, "item")
FIGURES = (FIGURE_ITEM, FIGURE)
"""The columns of a list of figures of several kinds."""


def item(key: str, cents: int, words: Words, *, kept: bool = False) -> Row:
    """A row of a list of amounts: the heading of a key, and the cents."""
    return Row({ITEM: heading(key, words), VALUE: cents}, kept)


def total_of(rows: Iterable[Row], columns: Sequence[Column], label: str) -> Row:
    """A last row with the sums of the columns, and a label in the first of them."""
    first, *others = columns
    held = list(rows)

    def in_all(column: Column) -> int:
        values = (row.cells.get(column) for row in held)
        return sum(value for value in values if isinstance(value, int))

    return Row({first: label, **{column: in_all(column) for column in others}})
