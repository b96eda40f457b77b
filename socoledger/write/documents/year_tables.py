"""Tables in the notes of the annual accounts."""

from collections.abc import Iterable, Sequence

from socoledger.write.as_json import Figure
from socoledger.write.documents.document import Column, Row, RowKind, Table, Value
from socoledger.write.documents.parts import with_columns


def notes_table(
    caption: str, heads: Sequence[str], rows: Iterable[tuple[Value, ...]], *, total: bool = False
) -> Table:
    """A table of which the first column is a text, without the other columns that hold nothing but
    zeros; `total`: the last row is one.
    """
    listed = [Row(cells) for cells in rows]
    used = [
        at for at in range(1, len(heads)) if any(_is_something(row.cells[at]) for row in listed)
    ]
    if not used:
        return Table(caption, (), ())
    if total:
        listed[-1] = Row(listed[-1].cells, RowKind.TOTAL)
    columns = (Column(heads[0], is_number=False), *map(Column, heads[1:]))
    return with_columns(Table(caption, columns, tuple(listed)), [0, *used])


def _is_something(value: Value) -> bool:
    return isinstance(value, Figure) and value.number != 0
