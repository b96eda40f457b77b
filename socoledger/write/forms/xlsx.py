"""A document as an Excel file, by way of openpyxl, which is an extra of the package: imported when
such a file is asked for. Numbers are numbers, days are days, and no text is a formula.
"""

import re
from collections.abc import Iterable, Sequence
from datetime import date
from decimal import Decimal
from textwrap import wrap
from typing import Any, NamedTuple, assert_never

from socoledger.domain.findings import _
from socoledger.domain.period import Month
from socoledger.domain.record import Unit
from socoledger.write.as_json import Figure
from socoledger.write.documents.document import (
    BOX,
    Bar,
    Bars,
    Beside,
    Block,
    Booklet,
    Checklist,
    Document,
    Facts,
    Items,
    Mark,
    Paragraph,
    Row,
    RowKind,
    Section,
    Signatures,
    Style,
    Table,
    Thermometer,
    Value,
    below,
    cents,
    without_empty,
)
from socoledger.write.forms.texts import text_of
from socoledger.write.words import Words
from socoledger.write.workbook import FONT, lay_on_a4, saved, set_text

_LONGEST_NAME = 31
_NOT_IN_NAMES = re.compile(r"[\[\]:*?/\\]")
_TAKEN = "history"
"""The name of a sheet that Excel keeps for itself."""
_FORMATS = {
    Unit.CENTS: '"€" #,##0.00;"€" -#,##0.00',
    Unit.HOURS: "#,##0.00",
    Unit.COUNT: "#,##0",
    Unit.PERCENT: "0.00%",
}
_LOCALES = {"nl": "413", "en": "809"}
_PLACES = {Unit.CENTS: 2, Unit.HOURS: 2, Unit.COUNT: 0, Unit.PERCENT: 4}
"""How many decimals a whole number of each unit stands for."""
_NARROW, _WIDE, _PAGE = 11, 42, 84
"""Widths in signs: the least and the most of a column, and of a page at least."""
_MANY = 6
"""Columns: above these a sheet is printed on its side."""
_FILLED = 0.9
"""The part of a width that a line of text fills, as bold letters are wider."""
_LINE = 15
"""The height of a line of text in points."""
_SIZES = {Style.LEAD: 12, Style.NOTE: 10}
_TITLE, _HEADING, _TEXT = 16, 13, 11


class _Look(NamedTuple):
    """How a cell looks."""

    bold: bool = False
    size: int = _TEXT
    soft: bool = False
    right: bool = False
    indent: int = 0
    line: str = ""
    """The side that has a line: top or bottom."""


def to_xlsx(booklet: Booklet, words: Words) -> bytes:
    """All documents of a booklet, a sheet each. Raises ImportError without openpyxl."""
    from openpyxl import Workbook

    workbook = Workbook()
    workbook.remove(workbook.active)
    workbook.properties.title = words.plain(booklet.title)
    workbook.properties.creator = words.plain(booklet.documents[0].letterhead.name)
    for name, document in zip(_names(booklet.documents, words), booklet.documents, strict=True):
        _Sheet(workbook.create_sheet(name), words).write(document)
    return saved(workbook)


def _names(documents: Sequence[Document], words: Words) -> Iterable[str]:
    """A name for the sheet of each document, all different: what it is, or whom it is about."""
    taken = {_TAKEN}
    for document in documents:
        text = words.plain(document.subtitle if len(documents) > 1 else document.title)
        name = _NOT_IN_NAMES.sub(" ", text).strip(" '")[:_LONGEST_NAME].strip(" '") or "1"
        candidate, number = name, 1
        while candidate.lower() in taken:
            number += 1
            tail = f" ({number})"
            candidate = f"{name[: _LONGEST_NAME - len(tail)]}{tail}"
        taken.add(candidate.lower())
        yield candidate


class _Sheet:
    """A sheet that is written from top to bottom."""

    def __init__(self, sheet: Any, words: Words) -> None:  # noqa: ANN401 - openpyxl has no types
        self._sheet = sheet
        self._words = words
        self._row = 1
        self._widths: dict[int, int] = {}
        """The longest text of each column, in signs."""
        self._texts: list[tuple[int, int, str, int]] = []
        """Row, column, text and size of each text; column 0: over all columns."""
        self._heads: list[int] = []
        """The rows with heads of tables."""

    def write(self, document: Document) -> None:
        """All of a document."""
        letterhead = document.letterhead
        self._text(letterhead.name, _Look(bold=True))
        for line in letterhead.lines:
            self._text(line, _Look(size=10, soft=True))
        self._row += 1
        title = self._row
        self._text(document.title, _Look(bold=True, size=_TITLE))
        self._text(document.subtitle, _Look(soft=True))
        self._blocks(document.blocks)
        self._shape(title)

    def _blocks(self, blocks: tuple[Block, ...]) -> None:
        for block in without_empty(blocks):
            self._block(block)

    def _block(self, block: Block) -> None:
        match block:
            case Paragraph():
                bold = block.style in (Style.LEAD, Style.WARNING)
                size = _SIZES.get(block.style, _TEXT)
                self._text(block.text, _Look(bold, size, soft=block.style is Style.NOTE))
            case Items():
                self._list("•", block.items)
            case Checklist():
                self._list(BOX, block.items)
            case Facts():
                for fact in block.rows:
                    line = "top" if fact.total else ""
                    self._cells((fact.label, fact.value), _Look(fact.total, line=line))
                self._row += 1
            case Table():
                self._table(block)
            case Bars():
                self._chart(block, block.bars)
            case Thermometer():
                self._chart(block, (*block.months, *block.marks))
            case Beside():
                self._blocks((block.chart, *block.blocks))
            case Signatures():
                self._signatures(block)
            case Section():
                self._section(block)
            case other:
                assert_never(other)

    def _section(self, section: Section) -> None:
        from openpyxl.worksheet.pagebreak import Break

        if section.new_page:
            self._sheet.row_breaks.append(Break(id=self._row - 1))
        self._row += 1
        self._text(section.title, _Look(bold=True, size=_HEADING))
        self._blocks(section.blocks)

    def _list(self, sign: str, items: Iterable[str]) -> None:
        for item in items:
            self._text(f"{sign} {item}", _Look())

    def _table(self, table: Table) -> None:
        self._text(table.caption, _Look(bold=True))
        self._heads.append(self._row)
        for number, column in enumerate(table.columns, 1):
            look = _Look(bold=True, right=column.is_number, line="bottom")
            self._cell(number, column.heading, look)
        self._row += 1
        for row in table.rows:
            self._table_row(row, [column.is_number for column in table.columns])
        self._row += 1

    def _table_row(self, row: Row, is_number: Sequence[bool]) -> None:
        look = _Look()
        match row.kind:
            case RowKind.PLAIN:
                pass
            case RowKind.HEADING:
                self._text(text_of(row.cells[0], self._words), _Look(bold=True))
                return
            case RowKind.DETAIL:
                look = _Look(soft=True, indent=1)
            case RowKind.TOTAL:
                look = _Look(bold=True, line="top")
            case RowKind.BY_HAND:
                look = _Look(line="bottom")
                self._sheet.row_dimensions[self._row].height = 2 * _LINE
            case other:
                assert_never(other)
        for number, (value, right) in enumerate(zip(row.cells, is_number, strict=True), 1):
            self._cell(number, value, look._replace(right=right))
            look = look._replace(indent=0)
        self._row += 1

    def _chart(self, chart: Bars | Thermometer, points: Iterable[Bar | Mark]) -> None:
        """What a chart shows, as figures."""
        self._text(chart.title, _Look(bold=True))
        self._text(below(chart), _Look(size=10, soft=True))
        for point in points:
            value = point.value if isinstance(point, Bar) else cents(point.cents)
            self._cells((point.label, value), _Look())
        self._row += 1

    def _signatures(self, block: Signatures) -> None:
        words = self._words
        for person in block.people:
            self._text(person.role, _Look(bold=True))
            for label, text in ((_("name"), person.name), (_("date"), ""), (_("signature"), "")):
                self._cells((words(label), text), _Look(line="bottom"))
                self._sheet.row_dimensions[self._row - 1].height = 2 * _LINE
            self._row += 1

    def _cells(self, values: Sequence[Value], look: _Look) -> None:
        for number, value in enumerate(values, 1):
            self._cell(number, value, look)
        self._row += 1

    def _text(self, text: str, look: _Look) -> None:
        """A text over all columns."""
        shown = self._words.plain(text)
        self._texts.append((self._row, 0, shown, look.size))
        set_text(self._sheet.cell(self._row, 1), shown)
        _style(self._sheet.cell(self._row, 1), look)
        self._row += 1

    def _cell(self, column: int, value: Value, look: _Look) -> None:
        cell = self._sheet.cell(self._row, column)
        if isinstance(value, str):
            set_text(cell, self._words.plain(value))
        elif value is not None:
            _set_number(cell, value, self._words.language)
        _style(cell, look)
        text = text_of(value, self._words)
        self._texts.append((self._row, column, text, look.size))
        self._widths[column] = max(self._widths.get(column, 0), len(text) + 2)

    def _shape(self, title: int) -> None:
        """Widths, texts over all columns, and a page that fits on paper."""
        from openpyxl.utils import get_column_letter

        widths = [
            max(_NARROW, min(_WIDE, self._widths.get(number, 0)))
            for number in range(1, max(self._widths, default=1) + 1)
        ]
        columns = len(widths)
        while sum(widths) < _PAGE:
            widths.append(_NARROW)
        for number, width in enumerate(widths, 1):
            self._sheet.column_dimensions[get_column_letter(number)].width = width
        for row, column, text, size in self._texts:
            if not column:
                self._sheet.merge_cells(None, row, 1, row, len(widths))
            room = widths[column - 1] if column else sum(widths)
            lines = len(wrap(text, max(1, int(room * _FILLED * _TEXT / size)))) or 1
            height = lines * _LINE * max(1, size / _TEXT)
            shape = self._sheet.row_dimensions[row]
            shape.height = max(shape.height or 0, height)
        heads = self._heads[0] if len(self._heads) == 1 else title
        lay_on_a4(self._sheet, is_on_its_side=columns > _MANY, heads=heads)
        self._sheet.sheet_view.showGridLines = False
        self._sheet.oddFooter.right.text = "&P / &N"


def _set_number(cell: Any, value: Figure | date | Month, language: str) -> None:  # noqa: ANN401 - openpyxl has no types
    """Put a number or a day in a cell; a month is its first day, shown as a month."""
    locale = f"[$-{_LOCALES[language]}]"
    match value:
        case Figure():
            cell.value = Decimal(value.number).scaleb(-_PLACES[value.unit])
            cell.number_format = _FORMATS[value.unit]
        case Month():
            cell.value = value.first_day
            cell.number_format = f"{locale}mmmm yyyy"
        case date():
            cell.value = value
            cell.number_format = f"{locale}d mmmm yyyy"
        case other:
            assert_never(other)


def _style(cell: Any, look: _Look) -> None:  # noqa: ANN401 - openpyxl has no types
    from openpyxl.styles import Alignment, Border, Font, Side

    colour = "FF555555" if look.soft else "FF000000"
    cell.font = Font(name=FONT, bold=look.bold, size=look.size, color=colour)
    side = "right" if look.right or cell.data_type == "n" else "left"
    cell.alignment = Alignment(
        horizontal=side, vertical="top", wrap_text=cell.data_type == "s", indent=look.indent
    )
    if look.line:
        cell.border = Border(**{look.line: Side(style="thin")})
