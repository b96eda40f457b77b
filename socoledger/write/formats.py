"""From tables to text: for a terminal, Markdown, and two kinds of CSV."""

import csv
import io
import json
from collections.abc import Sequence
from typing import Any

from socoledger.domain.findings import _
from socoledger.domain.money import is_written, parse_hundredths
from socoledger.write.grid import WIDTH, Grid, drawn, folded, narrowed
from socoledger.write.layout import NUMBERS, Cell, Column, Table, heading
from socoledger.write.shapes import Shape
from socoledger.write.words import Words, plain
from socoledger.write.zeros import columns_of_zeros, without_zeros

_FORMULA = ("=", "+", "-", "@", "\t", "\r")
_BOM = "\ufeff"
_DUTCH = "nl"


def to_json(shape: Shape) -> str:
    """Indented JSON, keys in the order of the shape, a final newline. What could hide or fake what
    is on a screen is escaped, which means the same in JSON.
    """
    text = json.dumps(shape, indent=2, ensure_ascii=False)
    lines = (plain(line) for line in text.split("\n"))
    return "\n".join(lines) + "\n"


def _shown(value: Any, column: Column, words: Words) -> str:  # noqa: ANN401 - a value of a shape
    if value is None:
        return ""
    if column.cell is Cell.AMOUNT:
        return words.amount(parse_hundredths(value))
    if column.cell is Cell.HOURS:
        return words.number(parse_hundredths(value))
    return plain(str(value))


def to_text(
    tables: Sequence[Table], words: Words, width: int | None, *, colour: bool = False
) -> str:
    """Tables with right-aligned numbers, folded to the `width` of the terminal; None: there is
    none. What is nothing but zeros is left out, and a line says so.
    """
    kept, left = without_zeros(tables, words)
    texts = []
    for table in kept:
        if not table.columns:  # a note
            texts.append("".join(f"{line}\n" for line in folded(table.title, width or WIDTH)))
            continue
        grid, dropped = narrowed(_grid(table, words), width or WIDTH)
        left = left._replace(columns=left.columns + dropped)
        texts.append(drawn(grid, width or WIDTH, colour=colour))
    note = "".join(f"{line}\n" for line in folded(left.note(words), width or WIDTH))
    return "\n".join([*texts, note] if note.strip() else texts)


def _grid(table: Table, words: Words) -> Grid:
    return Grid(
        table.title,
        [_headings(table, words), *_cells(table, words)],
        [column.cell in NUMBERS for column in table.columns],
        columns_of_zeros(table),
        table.total,
    )


def _headings(table: Table, words: Words) -> list[str]:
    return [heading(column.heading or column.key, words) for column in table.columns]


def _cells(table: Table, words: Words) -> list[list[str]]:
    return [[_shown(row.get(one.key), one, words) for one in table.columns] for row in table.rows]


def to_markdown(tables: Sequence[Table], words: Words) -> str:
    """Tables with a heading each, columns of numbers aligned to the right; as `to_text` without
    what is nothing but zeros.
    """
    kept, left = without_zeros(tables, words)
    if note := left.note(words):
        kept = (*kept, Table(note, (), ()))
    blocks = []
    for table in kept:
        if not table.columns:
            blocks.append(f"{_cell(table.title)}\n")
            continue
        rows = [_headings(table, words)]
        rows.append(["---:" if one.cell in NUMBERS else "---" for one in table.columns])
        rows += _cells(table, words)
        lines = ["| " + " | ".join(map(_cell, row)) + " |" for row in rows]
        blocks.append(f"### {_cell(table.title)}\n\n" + "\n".join(lines) + "\n")
    return "\n".join(blocks)


def _cell(text: str) -> str:
    return text.replace("\\", "\\\\").replace("|", "\\|").replace("<", "&lt;")


def to_csv(sheet: Table) -> str:
    """RFC 4180: commas, CRLF, decimal points, and the keys of the JSON as headings."""
    rows = [[column.key for column in sheet.columns]]
    rows += [
        [_number_or_text(row.get(one.key), one) for one in sheet.columns] for row in sheet.rows
    ]
    return _csv(rows, ",")


def to_csv_nl(sheet: Table) -> str:
    """As Dutch spreadsheets open it: semicolons, decimal commas, a byte order mark; Dutch words and
    heads, whatever language messages are in.
    """
    words = Words(_DUTCH)
    heads = [head or words(_("what")) for head in _headings(sheet, words)]
    rows = [list(map(_harmless, heads))]
    rows += [
        [_in_dutch(row.get(one.key), one, words) for one in sheet.columns] for row in sheet.rows
    ]
    return _BOM + _csv(rows, ";")


def _in_dutch(value: Any, column: Column, words: Words) -> str:  # noqa: ANN401 - a value of a shape
    if isinstance(value, bool):
        return words(_("yes")) if value else words(_("no"))
    if value is None:
        return ""
    if column.cell in NUMBERS and is_written(str(value)):
        return str(value).replace(".", ",")
    text = str(value) if column.says is None else column.says(str(value), words)
    return _number_or_text(text, column)


def _number_or_text(value: Any, column: Column) -> str:  # noqa: ANN401 - a value of a shape
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(value).lower()
    if column.cell in NUMBERS and (isinstance(value, int) or is_written(value)):
        return str(value)
    return _harmless(plain(str(value)))


def _harmless(text: str) -> str:
    """Text that a spreadsheet would run as a formula, with a quote before it."""
    return f"'{text}" if text.startswith(_FORMULA) else text


def _csv(rows: Sequence[Sequence[str]], delimiter: str) -> str:
    stream = io.StringIO(newline="")
    csv.writer(stream, delimiter=delimiter, lineterminator="\r\n").writerows(rows)
    return stream.getvalue()
