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
from socoledger.write.headings import KINDS, heading
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
