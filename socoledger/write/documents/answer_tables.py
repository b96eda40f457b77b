"""Tables of a document out of the tables that a command shows, so that both say the same."""

from collections.abc import Iterator, Sequence

from socoledger.domain.record import Unit
from socoledger.write import layout
from socoledger.write.as_json import Figure
from socoledger.write.documents.document import (
    Block,
    Column,
    Fact,
    Facts,
    Paragraph,
    Row,
    RowKind,
    Section,
    Style,
    Table,
    Value,
)
from socoledger.write.headings import heading
from socoledger.write.layout import Cell
from socoledger.write.words import Words
from socoledger.write.zeros import without_zeros

_UNITS = {Cell.AMOUNT: Unit.CENTS, Cell.HOURS: Unit.HOURS, Cell.COUNT: Unit.COUNT}


def answer_tables(tables: Sequence[layout.Table], words: Words) -> Iterator[Block]:
    """Each table that has anything in it, without rows of zeros. A list of figures stands in a
    section under its title, and a table without columns is a note.
    """
    for table in without_zeros(tables, words).tables:
        heads = [heading(column.heading or column.key, words) for column in table.columns]
        if not table.columns:
            yield Paragraph(table.title, Style.NOTE)
        elif not any(heads):
            yield Section(table.title, (Facts(tuple(_facts(table))),))
        else:
            yield _table(table, heads)


def _facts(table: layout.Table) -> Iterator[Fact]:
    label, figure = table.columns
    for row in table.rows:
        yield Fact(str(row.cells[label]).strip(), _value(row.cells[figure], figure))


def _table(table: layout.Table, heads: Sequence[str]) -> Table:
    columns = tuple(
        Column(head, is_number=column.cell in layout.NUMBERS)
        for head, column in zip(heads, table.columns, strict=True)
    )
    rows = tuple(
        Row(
            tuple(_value(row.cells[column], column) for column in table.columns),
            RowKind.TOTAL if table.total and row is table.rows[-1] else RowKind.PLAIN,
        )
        for row in table.rows
    )
    return Table(table.title, columns, rows)


def _value(value: layout.Value, column: layout.Column) -> Value:
    if isinstance(value, int):
        return Figure(value, _UNITS[column.cell])
    return value
