"""Excel files, as Excel, LibreOffice and who means harm save them."""

import re
import sys
import zipfile
from datetime import date, datetime, time, timedelta
from io import BytesIO

import pytest
from openpyxl import Workbook

from socoledger.domain.timesheet import NoTimesheet
from socoledger.read.timesheet import read_timesheet
from tests.support.timesheets import read, saved, wrong_cells, xlsx

HEAD = ("datum", "lid", "uren")
ROW = (date(2026, 3, 2), "anna", 4.5)
SHEET = "xl/worksheets/sheet1.xml"


def changed(content: bytes, name: str, before: bytes, after: bytes) -> bytes:
    """The same Excel file with other bytes in one of its parts."""
    source, target = zipfile.ZipFile(BytesIO(content)), BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as packed:
        for entry in source.namelist():
            part = source.read(entry)
            assert entry != name or re.search(before, part), part
            packed.writestr(entry, re.sub(before, after, part) if entry == name else part)
    return target.getvalue()


@pytest.mark.parametrize(
    ("hours", "hundredths"),
    [
        (4.5, 450),
        (4, 400),
        (0.1 + 0.2, 30),
        ("4,5", 450),
        (time(4, 30), 450),
        (timedelta(hours=25), 2500),
    ],
)
def test_real_numbers_and_times_are_read(hours: object, hundredths: int) -> None:
    found = read(xlsx(HEAD, (datetime(2026, 3, 2), "anna", hours)))  # noqa: DTZ001 - as Excel has it
    assert found == [("2026-03-02", "anna", hundredths, "", "C2")]


def test_titles_empty_rows_and_merged_heads_are_read() -> None:
    content = xlsx(
        ("Uren maart 2026",),
        (),
        ("datum", "leden", None, "totaal"),
        (None, "Anna", "Bram", None),
        (2, 4.5, None, "=B5+C5"),
        (),
        (3, None, 2, "=B7+C7"),
        ("totaal", "=SUM(B5:B7)", "=SUM(C5:C7)", None),
        merged=("A1:D1", "A3:A4", "B3:C3", "D3:D4"),
    )
    found = {(day, member, hundredths) for day, member, hundredths, *_ in read(content)}
    assert found == {("2026-03-02", "Anna", 450), ("2026-03-03", "Bram", 200)}


def test_a_day_that_is_merged_counts_for_all_its_rows_and_hours_count_once() -> None:
    rows = ((date(2026, 3, 2), "anna", 4), (None, "bram", 2), (None, "carla", None))
    content = xlsx(HEAD, *rows, merged=("A2:A4", "C3:C4"))
    assert [(day, member) for day, member, *_ in read(content)] == [
        ("2026-03-02", "anna"),
        ("2026-03-02", "bram"),
    ]


def test_the_saved_result_of_a_formula_counts_and_one_without_is_told() -> None:
    content = xlsx(HEAD, (*ROW[:2], "=2*2"))
    assert wrong_cells(content) == ["C2"]
    formula = rb'<c r="C2"><f>2\*2</f><v(?: ?/>|></v>)'
    worked_out = changed(content, SHEET, formula, b'<c r="C2"><f>2*2</f><v>4</v>')
    assert read(worked_out)[0][2] == 400
    nothing = changed(content, SHEET, formula, b'<c r="C2" t="str"><f>2*2</f><v></v>')
    with pytest.raises(NoTimesheet, match="no hours"):
        read_timesheet(nothing)


def test_a_number_that_became_a_day_is_told() -> None:
    assert wrong_cells(xlsx(HEAD, (*ROW[:2], date(2026, 5, 4)))) == ["C2"]


def test_the_first_sheet_that_looks_like_it_is_read_and_the_others_are_named() -> None:
    workbook = Workbook()
    workbook.active.title = "Uitleg"
    workbook.active.append(["Vul de uren in"])
    for name in ("verborgen", "tuin", "keuken"):
        sheet = workbook.create_sheet(name)
        sheet.append([*HEAD])
        sheet.append([*ROW])
    workbook["verborgen"].sheet_state = "hidden"
    sheet = read_timesheet(saved(workbook))
    assert (sheet.name, sheet.others) == ("tuin", ("keuken",))


def test_the_name_of_a_sheet_may_be_its_month() -> None:
    assert read(xlsx(("dag", "anna"), (2, 4), name="maart 2026"))[0][0] == "2026-03-02"


def test_a_value_in_the_last_cell_that_excel_has_takes_no_time() -> None:
    workbook = Workbook()
    workbook.active.append([*HEAD])
    workbook.active.append([*ROW])
    workbook.active["XFD1048576"] = "x"
    assert len(read(saved(workbook))) == 1


def test_a_bomb_is_not_unpacked() -> None:
    content = xlsx(HEAD, ROW)
    with zipfile.ZipFile(stream := BytesIO(content), "a", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("xl/media/x.bin", bytes(21 * 1024 * 1024))
    with pytest.raises(NoTimesheet, match="unpacks"):
        read_timesheet(stream.getvalue())


def test_entities_are_not_followed() -> None:
    entity = b'<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]><worksheet '
    content = changed(xlsx(HEAD, ROW), SHEET, b"<worksheet ", entity)
    with pytest.raises(NoTimesheet, match="document type"):
        read_timesheet(content)


def test_without_openpyxl_it_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    content = xlsx(HEAD, ROW)
    monkeypatch.setitem(sys.modules, "openpyxl", None)
    with pytest.raises(NoTimesheet, match=r"pip install"):
        read_timesheet(content)
