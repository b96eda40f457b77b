"""Texts stay texts, and a file is the same whenever it is made."""

import re
from datetime import UTC, datetime
from io import BytesIO
from typing import Any
from zipfile import ZipFile

import pytest
from openpyxl import Workbook, load_workbook

from socoledger.write.workbook import saved, set_text


def cell_with(text: str) -> Any:
    workbook = Workbook()
    set_text(workbook.active.cell(1, 1), text)
    return load_workbook(BytesIO(saved(workbook))).active.cell(1, 1)


@pytest.mark.parametrize(
    "text",
    [
        "=1+1",
        '=HYPERLINK("http://x","y")',
        "+31 6",
        "-5",
        "@SUM(A1)",
        "=",
        "#N/A",
        "12.50",
        "01-02",
    ],
)
def test_a_text_is_no_formula_no_error_and_no_number(text: str) -> None:
    cell = cell_with(text)
    assert (cell.value, cell.data_type) == (text, "s")
    assert cell.quotePrefix == (text[0] in "=+-@")


def test_what_no_file_can_hold_has_a_sign_in_its_place() -> None:
    assert cell_with("a\uffffb").value == "a\ufffdb"


def test_a_file_says_nothing_of_when_it_was_made() -> None:
    workbook = Workbook()
    workbook.properties.created = datetime(2020, 1, 1, tzinfo=UTC)
    first = saved(workbook)
    workbook.properties.created = datetime(2021, 1, 1, tzinfo=UTC)
    assert saved(workbook) == first
    with ZipFile(BytesIO(first)) as file:
        assert {entry.date_time for entry in file.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert not re.search(rb"20[0-9]{2}-", file.read("docProps/core.xml"))
