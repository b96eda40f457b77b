"""Tables in the notes of the annual accounts."""

from collections.abc import Iterable, Sequence

from socoledger.write.as_json import Figure
from socoledger.write.documents.document import Column, Row, RowKind, Table, Value


def notes_table(
    caption: str, heads: Sequence[str], rows: Iterable[tuple[Value, ...]], *, total: bool = False
) -> Table:
    """A table of which the first column is a text, without the other columns that hold nothing but
    zeros; `total`: the last row is one.
    """
    cells = [*rows]
    used = [0, *(at for at in range(1, len(heads)) if any(_is_something(row[at]) for row in cells))]
    listed = [Row(tuple(row[at] for at in used)) for row in cells]
    if total and listed:
        listed[-1] = Row(listed[-1].cells, RowKind.TOTAL)
    columns = tuple(Column(heads[at], is_number=at > 0) for at in used)
    return Table(caption, columns, tuple(listed) if len(used) > 1 else ())


def _is_something(value: Value) -> bool:
    return isinstance(value, Figure) and value.number != 0
