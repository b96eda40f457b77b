"""From tables to text: for a terminal, Markdown, and two kinds of CSV; and JSON."""

import csv
import io
import json
from collections.abc import Sequence
from typing import assert_never

from socoledger.domain.findings import _
from socoledger.domain.money import format_hundredths
from socoledger.domain.record import Unit
from socoledger.write.as_json import Figure, Json
from socoledger.write.grid import WIDTH, Grid, drawn, fits, folded, narrowed
from socoledger.write.headings import heading
from socoledger.write.layout import NUMBERS, Cell, Column, Sheet, Table, Value
from socoledger.write.markdown import escaped, escaped_line
from socoledger.write.words import Words, plain
from socoledger.write.zeros import columns_of_zeros, without_zeros

_FORMULA = ("=", "+", "-", "@", "\t", "\r")
_BOM = "\ufeff"
_DUTCH = "nl"


def to_json(answer: Json) -> str:
    """Indented JSON, keys in their order, a final newline. What could hide or fake what is on a
    screen is escaped, which means the same in JSON.
    """
    text = json.dumps(answer, indent=2, ensure_ascii=False)
    lines = (plain(line) for line in text.split("\n"))
    return "\n".join(lines) + "\n"


def _figure(value: Value, column: Column) -> Figure | None:
    """The figure in a cell, None if it is not a number of a known unit."""
    if isinstance(value, Figure):
        return value
    unit = _unit(column.cell)
    if isinstance(value, int) and not isinstance(value, bool) and unit is not None:
        return Figure(value, unit)
    return None


def _unit(cell: Cell) -> Unit | None:
    """The unit of whole numbers in a cell, None if there is none."""
    match cell:
        case Cell.AMOUNT:
            return Unit.CENTS
        case Cell.HOURS:
            return Unit.HOURS
        case Cell.COUNT:
            return Unit.COUNT
        case Cell.TEXT | Cell.PROSE | Cell.FIGURE:
            return None
        case other:
            assert_never(other)


def _text_for_people(value: Value, column: Column, words: Words) -> str:
    """The text of a cell for people."""
    if value is None:
        return ""
    figure = _figure(value, column)
    return plain(str(value)) if figure is None else figure_text(figure, words)


def figure_text(figure: Figure, words: Words) -> str:
    """The text of a number for people."""
    match figure.unit:
        case Unit.CENTS:
            return words.amount(figure.number)
        case Unit.HOURS:
            return words.number(figure.number)
        case Unit.PERCENT:
            return f"{words.number(figure.number)}%"
        case Unit.COUNT:
            return str(figure.number)
        case other:
            assert_never(other)


def to_text(
    tables: Sequence[Table], words: Words, width: int | None, *, colour: bool = False
) -> str:
    """Tables with right-aligned numbers, folded to the `width` of the terminal; None: there is
    none. Tables and rows of zeros are left out, and columns of zeros if the table is too wide; a
    note at the end says so.
    """
    kept, left_out = without_zeros(tables, words)
    texts = []
    shown = [table for one in kept for table in _fitting(one, words, width or WIDTH)]
    for table in shown:
        if not table.columns:  # a note
            texts.append("".join(f"{line}\n" for line in folded(table.title, width or WIDTH)))
            continue
        grid, dropped = narrowed(_grid(table, words), width or WIDTH)
        left_out = left_out._replace(columns=left_out.columns + dropped)
        texts.append(drawn(grid, width or WIDTH, colour=colour))
    note = "".join(f"{line}\n" for line in folded(left_out.note(words), width or WIDTH))
    return "\n".join([*texts, note] if note.strip() else texts)


def _fitting(table: Table, words: Words, width: int) -> Sequence[Table]:
    """The table, or those that stand in for it where it is too wide."""
    if not table.narrow or fits(_grid(table, words), width):
        return (table,)
    return table.narrow


def _grid(table: Table, words: Words) -> Grid:
    return Grid(
        table.title,
        [_headings(table, words), *_cells(table, words)],
        [column.cell in NUMBERS for column in table.columns],
        columns_of_zeros(table),
        table.total,
    )


def _headings(table: Table | Sheet, words: Words) -> list[str]:
    return [heading(column.heading or column.key, words) for column in table.columns]


def _cells(table: Table, words: Words) -> list[list[str]]:
    return [
        [
            _text_for_people(value, column, words)
            for value, column in zip(row, table.columns, strict=True)
        ]
        for row in table.cells()
    ]


def to_markdown(tables: Sequence[Table], words: Words) -> str:
    """Tables with a heading each, columns of numbers aligned to the right; as `to_text` without
    tables and rows of zeros.
    """
    kept, left_out = without_zeros(tables, words)
    if note := left_out.note(words):
        kept = (*kept, Table(note))
    blocks = []
    for table in kept:
        if not table.columns:
            blocks.append(f"{escaped_line(table.title)}\n")
            continue
        rows = [_headings(table, words)]
        rows.append(["---:" if column.cell in NUMBERS else "---" for column in table.columns])
        rows += _cells(table, words)
        lines = ["| " + " | ".join(map(escaped, row)) + " |" for row in rows]
        blocks.append(f"### {escaped(table.title)}\n\n" + "\n".join(lines) + "\n")
    return "\n".join(blocks)


def to_csv(sheet: Sheet) -> str:
    """RFC 4180: commas, CRLF, decimal points, and the keys of the JSON as headings."""
    rows = [[column.key for column in sheet.columns]]
    for row in sheet.cells():
        cells = zip(row, sheet.columns, strict=True)
        rows.append([_for_programs(value, column) for value, column in cells])
    return _csv(rows, ",")


def to_csv_nl(sheet: Sheet) -> str:
    """As Dutch spreadsheets open it: semicolons, decimal commas, a byte order mark; Dutch words and
    heads, whatever language messages are in.
    """
    words = Words(_DUTCH)
    heads = [head or words(_("what")) for head in _headings(sheet, words)]
    rows = [list(map(harmless, heads))]
    for row in sheet.cells():
        cells = zip(row, sheet.columns, strict=True)
        rows.append([_in_dutch(value, column, words) for value, column in cells])
    return _BOM + _csv(rows, ";")


def _in_dutch(value: Value, column: Column, words: Words) -> str:
    if isinstance(value, bool):
        return words(_("yes")) if value else words(_("no"))
    figure = _figure(value, column)
    if figure is not None:
        return _number(figure).replace(".", ",")
    if value is None or column.to_text is None:
        return _for_programs(value, column)
    return harmless(plain(column.to_text(str(value), words)))


def _for_programs(value: Value, column: Column) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(value).lower()
    figure = _figure(value, column)
    return harmless(plain(str(value))) if figure is None else _number(figure)


def _number(figure: Figure) -> str:
    """A number as programs read it: with two decimals, but for a count."""
    if figure.unit is Unit.COUNT:
        return str(figure.number)
    return format_hundredths(figure.number)


def harmless(text: str) -> str:
    """Text that a spreadsheet would run as a formula, with a quote before it."""
    return f"'{text}" if text.startswith(_FORMULA) else text


def _csv(rows: Sequence[Sequence[str]], delimiter: str) -> str:
    stream = io.StringIO(newline="")
    csv.writer(stream, delimiter=delimiter, lineterminator="\r\n").writerows(rows)
    return stream.getvalue()
