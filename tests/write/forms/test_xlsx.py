from datetime import datetime
from io import BytesIO
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook

from socoledger.domain.period import Month
from socoledger.write.documents.document import (
    Booklet,
    Column,
    Document,
    Fact,
    Facts,
    Letterhead,
    Paragraph,
    Row,
    Section,
    Table,
    cents,
    count,
    hours,
    percent,
)
from socoledger.write.forms.xlsx import to_xlsx
from socoledger.write.words import Words, plain
from tests.support.every_block import booklet_of, every_block
from tests.support.properties import steady


def opened(booklet: Booklet, language: str = "nl") -> Any:
    return load_workbook(BytesIO(to_xlsx(booklet, Words(language))))


def cells(booklet: Booklet) -> dict[str, Any]:
    """The cell to the right of each text, by that text, in the last sheet."""
    rows = opened(booklet).worksheets[-1].iter_rows()
    return {row[0].value: row[1] for row in rows if len(row) > 1 and row[0].value}


@pytest.mark.parametrize(
    ("value", "number", "shown"),
    [
        (cents(-123456), -1234.56, '"€" #,##0.00;"€" -#,##0.00'),
        (cents(1), 0.01, '"€" #,##0.00;"€" -#,##0.00'),
        (hours(1250), 12.5, "#,##0.00"),
        (count(3), 3, "#,##0"),
        (percent(1250), 0.125, "0.00%"),
        (datetime(2025, 3, 31).date(), datetime(2025, 3, 31), "[$-413]d mmmm yyyy"),  # noqa: DTZ001 - as Excel has it
        (Month(2025, 3), datetime(2025, 3, 1), "[$-413]mmmm yyyy"),  # noqa: DTZ001 - as above
        (None, None, "General"),
        ("tekst", "tekst", "General"),
    ],
)
def test_numbers_are_numbers_and_days_are_days(value: Any, number: Any, shown: str) -> None:
    cell = cells(booklet_of(Facts((Fact("feit", value),))))["feit"]
    assert (cell.value, cell.number_format) == (number, shown)


def test_months_are_shown_in_the_language_of_the_document() -> None:
    booklet = booklet_of(Facts((Fact("maand", Month(2025, 3)),)))
    formats = {
        cell.number_format for row in opened(booklet, "en").active.iter_rows() for cell in row
    }
    assert "[$-809]mmmm yyyy" in formats


@settings(steady, max_examples=25)
@given(st.text(min_size=1))
def test_every_text_comes_back_as_a_text(text: str) -> None:
    table = Table(text, (Column(text), Column(text)), (Row((text, text)),))
    section = Section(text, (Paragraph(text), table, Facts((Fact(text, text),))))
    sheet = opened(booklet_of(section, title=text)).active
    found = [cell for row in sheet.iter_rows() for cell in row if cell.value is not None]
    shown = plain(text).replace("\ufffe", "\ufffd").replace("\uffff", "\ufffd")
    assert [cell.value for cell in found] == ["Vereniging", shown, "2025", *[shown] * 9]
    assert {cell.data_type for cell in found} == {"s"}


def document(title: str, subtitle: str) -> Document:
    return Document(title, subtitle, Letterhead("Proef"), (Paragraph("tekst"),))


def names(*subtitles: str) -> list[str]:
    documents = tuple(document("Maandstaat", subtitle) for subtitle in subtitles)
    return list(opened(Booklet("Maandstaten", documents)).sheetnames)


def test_each_document_has_a_sheet_with_a_name_of_its_own() -> None:
    long = "Anna van der Berg-de Groot, juni 2025"
    found = names("Anna", "anna", "Anna", long, long, "a/b:c*d?e[f]g\\h", "''", "History", "")
    assert found[:5] == ["Anna", "anna (2)", "Anna (3)", long[:31], f"{long[:27]} (2)"]
    assert found[5:] == ["a b c d e f g h", "1", "History (2)", "1 (2)"]
    assert all(len(name) <= 31 for name in found)


def test_one_document_has_its_title_as_name() -> None:
    assert opened(booklet_of(Paragraph("tekst"), title="Jaarstuk")).sheetnames == ["Jaarstuk"]


@given(st.lists(st.text(max_size=40), min_size=1, max_size=4))
@settings(steady, max_examples=25)
def test_names_of_sheets_are_legal_whatever_a_document_is_called(texts: list[str]) -> None:
    found = names(*texts)
    assert len({name.lower() for name in found}) == len(texts)
    assert all(0 < len(name) <= 31 and not set(name) & set("[]:*?/\\") for name in found)


def test_it_is_printed_as_wide_as_a4() -> None:
    booklet = every_block()
    first, second = opened(booklet).worksheets
    for sheet in (first, second):
        assert (sheet.page_setup.paperSize, sheet.page_setup.orientation) == (9, "landscape")
        assert sheet.page_setup.fitToHeight == 0
        assert sheet.sheet_properties.pageSetUpPr.fitToPage
        title = int(sheet.print_title_rows.split(":")[0].strip("$"))
        assert sheet.cell(title, 1).value in ("Jaarstuk", "Anna Jansen")
    [page_break] = first.row_breaks.brk
    assert first.cell(page_break.id + 2, 1).value == "Beelden"


def test_the_heads_of_the_only_table_stand_on_every_page() -> None:
    table = Table("tabel", (Column("lid"), Column("som")), (Row(("Anna", cents(1))),))
    sheet = opened(booklet_of(table)).active
    row = int(sheet.print_title_rows.split(":")[0].strip("$"))
    assert [cell.value for cell in sheet[row]][:2] == ["lid", "som"]
    assert sheet.page_setup.orientation == "portrait"


def test_a_row_is_as_high_as_its_longest_text_takes() -> None:
    columns = (Column("wat", is_number=False), Column("som"))
    rows = (Row(("kort", cents(1))), Row(("een lange tekst " * 10, cents(1))))
    sheet = opened(booklet_of(Table("tabel", columns, rows))).active
    heights = {row[0].value: sheet.row_dimensions[row[0].row].height for row in sheet.iter_rows()}
    assert heights["kort"] == 15
    assert heights["een lange tekst " * 10] >= 4 * 15


def test_the_same_document_gives_the_same_bytes() -> None:
    assert to_xlsx(every_block(), Words("nl")) == to_xlsx(every_block(), Words("nl"))
