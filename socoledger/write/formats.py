"""From tables to text: for a terminal (by rich), Markdown, and two kinds of CSV."""

import csv
import io
import json
from collections.abc import Sequence
from typing import Any

from socoledger.domain.money import parse_hundredths
from socoledger.write.shapes import Shape
from socoledger.write.tables import Cell, Column, Table, heading
from socoledger.write.words import Words, plain

_PLAIN_WIDTH = 200
_FORMULA = ("=", "+", "-", "@", "\t", "\r")
_BOM = "\ufeff"


def to_json(shape: Shape) -> str:
    """Indented JSON, keys in the order of the shape, a final newline."""
    return json.dumps(shape, indent=2, ensure_ascii=False) + "\n"


def _shown(value: Any, column: Column, words: Words) -> str:  # noqa: ANN401 - a value of a shape
    if value is None:
        return ""
    if column.cell is Cell.AMOUNT:
        return words.amount(parse_hundredths(value))
    if column.cell is Cell.HOURS:
        return words.number(parse_hundredths(value))
    return plain(str(value))


def to_terminal(tables: Sequence[Table], words: Words, width: int | None) -> str:
    """Tables with right-aligned numbers; `width` is that of the terminal, None: there is none,
    and what is printed is plain and never folded.
    """
    from rich import box  # noqa: PLC0415 - only people need it
    from rich.console import Console  # noqa: PLC0415
    from rich.table import Table as RichTable  # noqa: PLC0415
    from rich.text import Text  # noqa: PLC0415

    stream = io.StringIO()
    console = Console(
        file=stream,
        width=width or _PLAIN_WIDTH,
        force_terminal=width is not None,
        color_system="standard" if width is not None else None,
        legacy_windows=False,
        _environ={},
    )
    for table in tables:
        console.print(Text(table.title, style="bold"))
        drawn = RichTable(
            box=box.SIMPLE_HEAD if width is not None else box.ASCII2,
            show_edge=width is None,
            pad_edge=False,
            padding=(0, 0, 0, 1) if width is not None else (0, 1),
        )
        for column in table.columns:
            drawn.add_column(
                Text(heading(column.heading or column.key, words)),
                justify="left" if column.cell is Cell.TEXT else "right",
                no_wrap=column.cell is not Cell.TEXT,
                overflow="fold",
            )
        for index, row in enumerate(table.rows):
            is_total = table.total and index == len(table.rows) - 1
            if is_total:
                drawn.add_section()
            cells = [Text(_shown(row.get(one.key), one, words)) for one in table.columns]
            drawn.add_row(*cells, style="bold" if is_total else None)
        console.print(drawn)
        console.print()
    lines = (line.rstrip() for line in stream.getvalue().splitlines())
    return "\n".join(lines).rstrip() + "\n"


def to_markdown(tables: Sequence[Table], words: Words) -> str:
    """Tables with a heading each, columns of numbers aligned to the right."""
    blocks = []
    for table in tables:
        rows = [[heading(column.heading or column.key, words) for column in table.columns]]
        rows.append(["---" if one.cell is Cell.TEXT else "---:" for one in table.columns])
        rows += [
            [_shown(row.get(one.key), one, words) for one in table.columns] for row in table.rows
        ]
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


def to_csv_nl(sheet: Table, words: Words) -> str:
    """As Dutch spreadsheets open it: semicolons, decimal commas, a byte order mark."""
    rows = [[_harmless(heading(column.heading or column.key, words)) for column in sheet.columns]]
    for row in sheet.rows:
        cells = [_number_or_text(row.get(one.key), one) for one in sheet.columns]
        rows.append(
            [
                cell if one.cell is Cell.TEXT else cell.replace(".", ",")
                for cell, one in zip(cells, sheet.columns, strict=True)
            ]
        )
    return _BOM + _csv(rows, ";")


def _number_or_text(value: Any, column: Column) -> str:  # noqa: ANN401 - a value of a shape
    if value is None:
        return ""
    return str(value) if column.cell is not Cell.TEXT else _harmless(plain(str(value)))


def _harmless(text: str) -> str:
    """Text that a spreadsheet would run as a formula, with a quote before it."""
    return f"'{text}" if text.startswith(_FORMULA) else text


def _csv(rows: Sequence[Sequence[str]], delimiter: str) -> str:
    stream = io.StringIO(newline="")
    csv.writer(stream, delimiter=delimiter, lineterminator="\r\n").writerows(rows)
    return stream.getvalue()
