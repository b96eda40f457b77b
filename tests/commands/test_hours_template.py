"""`hours template`: an empty sheet that reads back as it was filled in."""

from io import BytesIO
from pathlib import Path

import pytest
from openpyxl import load_workbook

from socoledger.read.timesheet import read_timesheet
from tests.support.run import run
from tests.support.timesheets import SheetBooks, saved, sheet_books

MEMBERS = {"anna": "joined: 2026-03-10", "bram": "", "carla": "joined: 2026-04-01"}
UNITS = "units: [{id: tuin, name: Tuin}, {id: keuken, name: Keuken}]\n"


def made(some: SheetBooks, name: str) -> bytes:
    answer = some.template(name)
    assert answer.exit == 0, answer.messages
    return (some.root.parent / name).read_bytes()


def filled_xlsx(content: bytes, **values: object) -> bytes:
    workbook = load_workbook(BytesIO(content))
    for cell, value in values.items():
        workbook.active[cell] = value
    return saved(workbook)


def test_a_grid_reads_back_as_it_was_filled_in(tmp_path: Path) -> None:
    some = sheet_books(tmp_path, members=MEMBERS)
    content = filled_xlsx(made(some, "uren.xlsx"), C6=4.5, B14="4:20", C35=8)
    rows = some.book_json(content)["rows"]
    assert [(row["day"], row["member"], row["hours"]) for row in rows] == [
        ("2026-03-02", "bram", "4.50"),
        ("2026-03-10", "anna", "4.33"),
        ("2026-03-31", "bram", "8.00"),
    ]


def test_a_csv_reads_back_as_it_was_filled_in(tmp_path: Path) -> None:
    some = sheet_books(tmp_path, members=MEMBERS)
    text = made(some, "uren.csv").decode()
    content = text.replace("2026-03-10;;", "2026-03-10;4,5;2").encode()
    rows = some.book_json(content)["rows"]
    assert [(row["member"], row["hours"]) for row in rows] == [("anna", "4.50"), ("bram", "2.00")]


@pytest.mark.parametrize("name", ["uren.xlsx", "uren.csv"])
def test_with_units_it_is_a_list(tmp_path: Path, name: str) -> None:
    some = sheet_books(tmp_path, members=MEMBERS, coop_extra=UNITS)
    content = made(some, name)
    if name.endswith("csv"):
        content = content.replace(b"2026-03-10;Anna;;", b"2026-03-10;Anna;4:30;tuin")
    else:
        sheet = load_workbook(BytesIO(content)).active
        row = next(row for row in range(5, 99) if sheet.cell(row, 2).value == "Anna")
        content = filled_xlsx(content, **{f"C{row}": 4.5, f"D{row}": "tuin"})
    rows = some.book_json(content)["rows"]
    assert [(row["day"], row["member"], row["hours"], row["what"]) for row in rows] == [
        ("2026-03-10", "anna", "4.50", "tuin")
    ]


def test_who_is_no_member_in_the_month_is_left_out_and_their_other_days_are_dark(
    tmp_path: Path,
) -> None:
    some = sheet_books(tmp_path, members=MEMBERS)
    sheet = load_workbook(BytesIO(made(some, "uren.xlsx"))).active
    assert [cell.value for cell in sheet[4]] == ["date", "Anna", "Bram"]
    fills = {sheet[name].fill.start_color.rgb[-6:] for name in ("B5", "B12")}
    weekend, weekday = (sheet[name].fill.start_color.rgb[-6:] for name in ("C5", "C6"))
    assert fills == {"BFBFBF"}
    assert (weekend, weekday) == ("EDEDED", "000000")


def test_hours_are_checked_as_they_are_typed(tmp_path: Path) -> None:
    some = sheet_books(tmp_path, coop_extra=UNITS)
    sheet = load_workbook(BytesIO(made(some, "uren.xlsx"))).active
    assert [each.type for each in sheet.data_validations.dataValidation] == ["decimal", "list"]


def test_a_member_whose_name_may_mean_another_stands_by_the_id(tmp_path: Path) -> None:
    some = sheet_books(tmp_path, members={"anna": "", "an": ""})
    path = some.root / "members/an.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("name: An", "name: ANNA"), "utf-8")
    sheet = load_workbook(BytesIO(made(some, "uren.xlsx"))).active
    assert [cell.value for cell in sheet[4]] == ["date", "an", "anna"]


def test_a_name_is_never_a_formula(tmp_path: Path) -> None:
    some = sheet_books(tmp_path, members={"anna": ""})
    path = some.root / "members/anna.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("name: Anna", 'name: "=1+1"'), "utf-8")
    content = filled_xlsx(made(some, "uren.xlsx"), B6=2)
    assert load_workbook(BytesIO(content)).active["B4"].data_type == "s"
    assert read_timesheet(content).entries[0].member == "=1+1"


def test_it_never_goes_over_a_file_unless_it_is_told_to(tmp_path: Path) -> None:
    some = sheet_books(tmp_path)
    path = some.saved_file(b"mine", "uren.xlsx")
    answer = some.template("uren.xlsx")
    assert (answer.exit, path.read_bytes()) == (4, b"mine")
    assert some.template("uren.xlsx", force=True).exit == 0
    assert path.read_bytes() != b"mine"


def test_what_it_cannot_make_is_told(tmp_path: Path) -> None:
    some = sheet_books(tmp_path, members={"anna": "joined: 2026-03-10"})
    assert some.template("uren.ods").exit == 2
    assert some.template("uren.csv", "maart").exit == 2
    assert some.template("uren.csv", "2026-02").exit == 5
    assert not [*some.root.parent.glob("uren*")]


def test_as_it_is_typed(tmp_path: Path) -> None:
    some = sheet_books(tmp_path)
    ended = run("hours", "template", "--month", "2026-03", "--out", "../u.csv", at=some.root)
    assert ended.code == 0
    assert (some.root.parent / "u.csv").exists()
    assert run("hours", "../u.csv", at=some.root).code == 3
