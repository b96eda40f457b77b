"""From tables to text: for a terminal (by rich), Markdown, and two kinds of CSV."""

import csv
import io
import json
from collections.abc import Sequence
from functools import partial
from typing import Any, Literal

from socoledger.domain.money import parse_hundredths
from socoledger.write.layout import Cell, Column, Table, heading
from socoledger.write.shapes import Shape
from socoledger.write.words import Words, plain

_SPACE, _RULE = "  ", "─"
_PROSE_WIDTH = 16
_NUMBERS = (Cell.AMOUNT, Cell.HOURS, Cell.COUNT, Cell.FIGURE)
_FORMULA = ("=", "+", "-", "@", "\t", "\r")
_BOM = "\ufeff"


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


def to_text(tables: Sequence[Table], words: Words, width: int | None) -> str:
    """Tables with right-aligned numbers; `width` is that of the terminal, None: there is none,
    and what is printed is plain. Nothing is cut: a table that cannot be folded is wider than that.
    """
    draw = _plain if width is None else partial(_drawn, width=width)
    return "\n".join(
        draw(table, [_headings(table, words), *_cells(table, words)]) for table in tables
    )


def _widths(texts: Sequence[Sequence[str]]) -> list[int]:
    return [max(map(len, column)) for column in zip(*texts, strict=True)]


def _plain(table: Table, texts: Sequence[Sequence[str]]) -> str:
    """A table as `_drawn` draws it, without folds and colours; it does not wait for rich."""
    if not table.columns:  # a note
        return f"{table.title}\n"
    widths = _widths(texts)
    lines = [
        _SPACE.join(
            text.rjust(width) if column.cell in _NUMBERS else text.ljust(width)
            for text, width, column in zip(row, widths, table.columns, strict=True)
        )
        for row in texts
    ]
    rule = _RULE * (sum(widths) + len(_SPACE) * (len(widths) - 1))
    head = lines[:1] if any(texts[0]) else []  # figures of several kinds have no headings
    lines = [*head, rule, *lines[1:]]
    if table.total:
        lines.insert(-1, "")
    return "".join(f"{line.rstrip()}\n" for line in (table.title, *lines))


def _drawn(table: Table, texts: Sequence[Sequence[str]], width: int) -> str:
    """A table for a terminal of so many columns."""
    from rich import box
    from rich.console import Console
    from rich.table import Table as RichTable
    from rich.text import Text

    if not table.columns:
        return f"{table.title}\n"
    needed = [
        min(least, _PROSE_WIDTH) if column.cell is Cell.PROSE else least
        for least, column in zip(_widths(texts), table.columns, strict=True)
    ]
    drawn = RichTable(
        box=box.SIMPLE_HEAD,
        show_edge=False,
        show_header=any(texts[0]),
        pad_edge=False,
        padding=(0, 0, 0, 1),
    )
    for column, text, least in zip(table.columns, texts[0], needed, strict=True):
        justify: Literal["left", "right"] = "right" if column.cell in _NUMBERS else "left"
        drawn.add_column(Text(text), justify=justify, min_width=least, overflow="fold")
    for index, cells in enumerate(texts[1:], 1):
        is_total = table.total and index == len(table.rows)
        if is_total:
            drawn.add_section()
        drawn.add_row(*map(Text, cells), style="bold" if is_total else None)
    stream = io.StringIO()
    console = Console(
        file=stream,
        width=max(width, sum(needed) + 3 * len(needed)),
        force_terminal=True,
        color_system="standard",
        legacy_windows=False,
        _environ={},
    )
    console.print(Text(table.title, style="bold"), drawn, sep="\n")
    return "".join(f"{line.rstrip()}\n" for line in stream.getvalue().splitlines())


def _headings(table: Table, words: Words) -> list[str]:
    return [heading(column.heading or column.key, words) for column in table.columns]


def _cells(table: Table, words: Words) -> list[list[str]]:
    return [[_shown(row.get(one.key), one, words) for one in table.columns] for row in table.rows]


def to_markdown(tables: Sequence[Table], words: Words) -> str:
    """Tables with a heading each, columns of numbers aligned to the right."""
    blocks = []
    for table in tables:
        if not table.columns:
            blocks.append(f"{_cell(table.title)}\n")
            continue
        rows = [_headings(table, words)]
        rows.append(["---:" if one.cell in _NUMBERS else "---" for one in table.columns])
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


def to_csv_nl(sheet: Table, words: Words) -> str:
    """As Dutch spreadsheets open it: semicolons, decimal commas, a byte order mark."""
    rows = [list(map(_harmless, _headings(sheet, words)))]
    for row in sheet.rows:
        cells = [_number_or_text(row.get(one.key), one) for one in sheet.columns]
        rows.append(
            [
                cell if one.cell not in _NUMBERS else cell.replace(".", ",")
                for cell, one in zip(cells, sheet.columns, strict=True)
            ]
        )
    return _BOM + _csv(rows, ";")


def _number_or_text(value: Any, column: Column) -> str:  # noqa: ANN401 - a value of a shape
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(value).lower()
    return str(value) if column.cell in _NUMBERS else _harmless(plain(str(value)))


def _harmless(text: str) -> str:
    """Text that a spreadsheet would run as a formula, with a quote before it."""
    return f"'{text}" if text.startswith(_FORMULA) else text


def _csv(rows: Sequence[Sequence[str]], delimiter: str) -> str:
    stream = io.StringIO(newline="")
    csv.writer(stream, delimiter=delimiter, lineterminator="\r\n").writerows(rows)
    return stream.getvalue()
