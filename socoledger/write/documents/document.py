"""A document for people: the one model that every report is laid out in, and every form is made of.

Texts are plain: nothing in them is markup, whoever typed them. Values keep their type, so that each
form writes numbers and days in its own way.
"""

from datetime import date
from enum import Enum, auto

from socoledger.domain.frozen import frozen
from socoledger.domain.period import Month
from socoledger.domain.record import Unit
from socoledger.write.as_json import Figure

Value = str | Figure | date | Month | None
"""What stands in a cell: a text, a number with its unit, a day, a month, or nothing."""


_PNG = b"\x89PNG"
"""What a picture as PNG begins with."""
BOX = "☐"
"""What stands in a cell with a box to tick on paper."""


def cents(number: int) -> Figure:
    """An amount."""
    return Figure(number, Unit.CENTS)


def hours(hundredths: int) -> Figure:
    """A number of hours."""
    return Figure(hundredths, Unit.HOURS)


def count(number: int) -> Figure:
    """A number of things."""
    return Figure(number, Unit.COUNT)


def percent(hundredths: int) -> Figure:
    """A percentage, in hundredths of a percent."""
    return Figure(hundredths, Unit.PERCENT)


class Style(Enum):
    """How a paragraph stands out."""

    PLAIN = auto()
    LEAD = auto()
    """What the page tells, in a sentence."""
    NOTE = auto()
    """Small, below what it is about."""
    WARNING = auto()
    """What must not be overlooked."""


@frozen
class Paragraph:
    """A few sentences."""

    text: str
    style: Style = Style.PLAIN


@frozen
class Items:
    """A list of short texts."""

    items: tuple[str, ...]


@frozen
class Checklist:
    """Things to do or to look at, each with a box to tick on paper."""

    items: tuple[str, ...]


@frozen
class Fact:
    """One figure or text, with what it is; a total stands out."""

    label: str
    value: Value
    total: bool = False


@frozen
class Facts:
    """Figures below each other, as in a sum."""

    rows: tuple[Fact, ...]


@frozen
class Column:
    """A column of a table; numbers stand to the right."""

    heading: str
    is_number: bool = True


class RowKind(Enum):
    """What a row of a table is."""

    PLAIN = auto()
    HEADING = auto()
    """Heads the rows below it: a text in the first cell alone."""
    DETAIL = auto()
    """A part of the row above it, which totals leave out."""
    TOTAL = auto()
    BY_HAND = auto()
    """Higher on paper, with room to write in its empty cells."""


@frozen
class Row:
    """A row with a value for each column; the first cell says what the row is about."""

    cells: tuple[Value, ...]
    kind: RowKind = RowKind.PLAIN


@frozen
class Table:
    """A table; its caption says what it shows. One without rows is left out, and a report says in
    words that there is nothing.
    """

    caption: str
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]


@frozen
class Bar:
    """One bar of a chart, 0 or above, or below 0 for what was lost."""

    label: str
    value: Figure


@frozen
class Bars:
    """A chart of bars of one unit. `description` tells in words what is to be seen: it is all that
    somebody hears who cannot see it.
    """

    title: str
    description: str
    bars: tuple[Bar, ...]


@frozen
class Mark:
    """A line across a thermometer: an amount, and what begins or ends there."""

    cents: int
    label: str


@frozen
class Thermometer:
    """A spaarpot drawn as a thermometer: filled up to what came into it in a year, beside the
    months that brought it there, with marks for what the agreement says. Amounts are cents; what is
    below 0 is drawn as 0. The title says what is drawn, and `note` how to read it; `description`
    tells the same in words, for who cannot see it.
    """

    title: str
    note: str
    description: str
    level_cents: int
    months: tuple[Mark, ...]
    """What had come in by the end of each month, in order."""
    marks: tuple[Mark, ...]
    """From low to high."""


@frozen
class Signature:
    """A place to sign for one person: in what role, and the name if it is known."""

    role: str
    name: str = ""


@frozen
class Signatures:
    """Places to sign, each with a line for the name, the day and the signature."""

    people: tuple[Signature, ...]


@frozen
class Section:
    """A part of a document under a heading; parts may hold parts."""

    title: str
    blocks: "tuple[Block, ...]"
    new_page: bool = False
    """Whether it begins on a page of its own, on paper."""


@frozen
class Beside:
    """Short blocks with a chart beside them, where the page is wide enough for both; else the chart
    comes first.
    """

    chart: "Chart"
    blocks: "tuple[Block, ...]"


Chart = Bars | Thermometer
Block = Paragraph | Items | Checklist | Facts | Table | Chart | Signatures | Section | Beside


@frozen
class Letterhead:
    """Who the document is from."""

    name: str
    lines: tuple[str, ...] = ()
    """The address, the number at the Kamer van Koophandel and the like, line by line."""
    logo: bytes | None = None
    """A picture as PNG or JPEG."""

    @property
    def logo_type(self) -> str:
        """What the logo is: "png" or "jpeg"."""
        return "png" if (self.logo or b"").startswith(_PNG) else "jpeg"


@frozen
class Document:
    """One document: for one member, of one year, and so on."""

    title: str
    subtitle: str
    """Whom and which period it is about."""
    letterhead: Letterhead
    blocks: tuple[Block, ...]
    is_dense: bool = False
    """Whether it is laid out closer than others, so as to fit on one page."""


@frozen
class Booklet:
    """One file: a document, or several, each beginning on a page of its own."""

    title: str
    documents: tuple[Document, ...]


def below(chart: Chart) -> str:
    """What stands below a chart where it can be seen."""
    return chart.note if isinstance(chart, Thermometer) else chart.description


def without_empty(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    """Blocks without tables, lists and sections that hold nothing."""
    kept: list[Block] = []
    for block in blocks:
        match block:
            case Section():
                inner = without_empty(block.blocks)
                if inner:
                    kept.append(Section(block.title, inner, block.new_page))
            case Beside():
                kept.append(Beside(block.chart, without_empty(block.blocks)))
            case Table() | Facts():
                if block.rows:
                    kept.append(block)
            case Items() | Checklist():
                if block.items:
                    kept.append(block)
            case Signatures():
                if block.people:
                    kept.append(block)
            case Paragraph() | Bars() | Thermometer():
                kept.append(block)
    return tuple(kept)
