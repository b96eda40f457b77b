"""A document that has every kind of block, for tests of the forms."""

from datetime import date

from socoledger.domain.period import Month
from socoledger.write.documents.document import (
    BOX,
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


def booklet_of(*blocks: Block, title: str = "Jaarstuk", letterhead: str = "Vereniging") -> Booklet:
    """A booklet of one document with these blocks."""
    return Booklet(title, (Document(title, "2025", Letterhead(letterhead), blocks),))


def every_block(logo: bytes | None = None, text: str = "Anna Jansen") -> Booklet:
    """Two documents; the first has every kind of block, with `text` wherever a text may stand."""
    address = ("Lindelaan 1", "1234 AB Voorbeeldstad", text)
    letterhead = Letterhead("Coöperatie De Proef U.A.", address, logo)
    sections = (
        Section(
            text,
            (
                *_texts(text),
                Section("Deel", (_table(text), Section(text, (_wide(text),)))),
            ),
        ),
        Section("Beelden", _charts(text), new_page=True),
        Section("Tekenen", (_signatures(text),)),
    )
    first = Document("Jaarstuk", text, letterhead, (*_facts(text), *sections))
    return Booklet("Jaarstuk 2025", (first, Document(text, "2026", letterhead, sections[:1])))


def _texts(text: str) -> tuple[Block, ...]:
    return (
        *(Paragraph(f"{text} ({style.name.lower()}).", style) for style in Style),
        Items((text, "Tweede punt")),
        Checklist((text, "Bon gezien")),
    )


def _facts(text: str) -> tuple[Block, ...]:
    return (
        Facts(
            (
                Fact("bedrag", cents(-123456)),
                Fact("uren", hours(1250)),
                Fact("aantal", count(3)),
                Fact("deel", percent(1250)),
                Fact("dag", date(2025, 3, 31)),
                Fact("maand", Month(2025, 3)),
                Fact("niets", None),
                Fact(text, text, total=True),
            )
        ),
    )


def _table(text: str) -> Table:
    columns = (
        Column("dag", is_number=False),
        Column("maand", is_number=False),
        Column(text, is_number=False),
        Column("bedrag"),
        Column("uren"),
        Column("aantal"),
        Column("deel"),
    )
    numbers = (cents(1999), hours(50), count(2), percent(9999))
    return Table(
        f"Tabel: {text}",
        columns,
        (
            Row((text,), RowKind.HEADING),
            Row((date(2025, 9, 30), Month(2025, 9), text, *numbers)),
            Row((text, None, "", *numbers), RowKind.DETAIL),
            Row(("samen", "", None, *numbers), RowKind.TOTAL),
            Row((text, BOX, "", None, None, None, None), RowKind.BY_HAND),
        ),
    )


def _wide(text: str) -> Table:
    columns = (Column("lid", is_number=False), *(Column(f"kolom {number}") for number in range(12)))
    rows = [Row((f"{text} {number}", *(cents(100000 * number),) * 12)) for number in range(15)]
    return Table("Breed", columns, tuple(rows))


def _charts(text: str) -> tuple[Block, ...]:
    months = tuple(Mark(1000 * number, f"maand {number}") for number in range(1, 13))
    marks = (Mark(8000, text), Mark(15000, "alles naar de gemeente"))
    return (
        Bars(text, "Twee staven.", (Bar(text, cents(5000)), Bar("terug", cents(-2500)))),
        Thermometer(f"{text} in beeld", text, "Een spaarpot.", 9000, months, marks),
    )


def _signatures(text: str) -> Signatures:
    return Signatures((Signature("lid", text), Signature("partner"), Signature("penningmeester")))
