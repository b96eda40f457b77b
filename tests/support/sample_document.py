"""A document with every kind of block, and what people may type in it, for the tests of forms."""

from datetime import date

from socoledger.domain.period import Month
from socoledger.write.documents.document import (
    Bar,
    Bars,
    Block,
    Booklet,
    Checklist,
    Column,
    Document,
    Fact,
    Facts,
    Items,
    Letterhead,
    Mark,
    Paragraph,
    Row,
    RowKind,
    Section,
    Signature,
    Signatures,
    Style,
    Table,
    Thermometer,
    cents,
    count,
    hours,
    percent,
)

HOSTILE = (
    '#import "x.typ"',
    "#sys.inputs.paper ] } ) [",
    r"$x^2$ \ \u{41} _a_ *b* `c` <d> @e ~ -- // /* */",
    "</script><script>alert(1)</script>",
    "quotes \" and ' and “these”",
    "=HYPERLINK(1) {0} %s {name}",
)
"""What means something to one language or another."""


def blocks(name: str = "Anna") -> tuple[Block, ...]:
    """Each kind of block, with a name in it."""
    return (
        Paragraph(f"{name} worked.", Style.LEAD),
        Paragraph("A note.", Style.NOTE),
        Paragraph("A warning.", Style.WARNING),
        Section(
            "Figures",
            (
                Facts((Fact("paid", cents(123456)), Fact("result", cents(-5), total=True))),
                table(),
                Section("Inner", (Items((name, "two")), Checklist(("look", "tick")))),
            ),
        ),
        Section("Charts", (bars(name), thermometer()), new_page=True),
        Section("Signed", (Signatures((Signature("member", name), Signature("coöperatie"))),)),
    )


def table() -> Table:
    """Each kind of row, and of value."""
    return Table(
        "Everything",
        (
            Column("what", is_number=False),
            Column("day", is_number=False),
            Column("hours"),
            Column("euros"),
            Column("share"),
            Column("times"),
        ),
        (
            Row(("Work", None, None, None, None, None), RowKind.HEADING),
            Row(("garden", date(2025, 3, 14), hours(450), cents(10000), percent(1250), count(3))),
            Row(("of which: mowing", None, hours(150), None, None, None), RowKind.DETAIL),
            Row(("month", Month(2025, 3), None, cents(0), None, None)),
            Row(("together", None, hours(450), cents(10000), None, count(3)), RowKind.TOTAL),
        ),
    )


def bars(name: str = "Anna") -> Bars:
    """A chart of bars."""
    return Bars("Earned", f"{name} earned most.", (Bar(name, cents(10000)), Bar("Bo", cents(50))))


def thermometer() -> Thermometer:
    """A drawn spaarpot."""
    return Thermometer(
        "Spaarpot",
        "Filled for a half.",
        150000,
        (Mark(50000, "January"), Mark(150000, "February")),
        (Mark(300000, "from here half goes to the gemeente"),),
    )


def document(*content: Block, title: str = "A title", name: str = "Coöperatie X") -> Document:
    """A document of some blocks."""
    letterhead = Letterhead(name, ("Street 1", "KvK 12345678"))
    return Document(title, "Anna, 2025", letterhead, content or blocks())


def booklet(*content: Block) -> Booklet:
    """A booklet of one document."""
    return Booklet("A title Anna, 2025", (document(*content),))
