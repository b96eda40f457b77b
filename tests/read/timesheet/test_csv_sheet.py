"""Csv as spreadsheets save it."""

import pytest

from socoledger.domain.timesheet import NoTimesheet
from socoledger.read.timesheet import read_timesheet
from tests.support.timesheets import csv_of, read, wrong_cells

HEAD = "datum;lid;uren"
ZOE = [("2026-03-02", "Zoë", 450, "", "C2")]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
@pytest.mark.parametrize("line_end", ["\n", "\r\n"])
def test_every_usual_encoding_is_read(encoding: str, line_end: str) -> None:
    assert read(csv_of(HEAD, "2-3-2026;Zoë;4,5", encoding=encoding, line_end=line_end)) == ZOE


@pytest.mark.parametrize(
    "rows",
    [
        ("sep=;", HEAD, "2-3-2026;Zoë;4,5"),
        ("datum,lid,uren", '2-3-2026,Zoë,"4,5"'),
        ("date\tmember\thours", "2026-03-02\tZoë\t4.5"),
        ("sep=|", "date|member|hours", "2026-03-02|Zoë|4:30"),
        ('"datum";"lid";"uren"', '"2-3-2026";"Zoë";"4,5"'),
    ],
)
def test_every_usual_division_is_read(rows: tuple[str, ...]) -> None:
    assert read(csv_of(*rows)) == ZOE


def test_rows_are_counted_as_a_spreadsheet_shows_them() -> None:
    content = csv_of("sep=;", "", HEAD, "", '2-3-2026;"an\nna";x', "2-3-2026;bram;y")
    assert wrong_cells(content) == ["C4", "C5"]


def test_a_comma_inside_a_number_is_not_overlooked() -> None:
    assert (
        wrong_cells(csv_of("datum,lid,uren,waarvoor", "2-3-2026,anna,4,5,tuin")) == ["E2", "C2"][:1]
    )


@pytest.mark.parametrize("content", [b'datum;lid;uren\n1-3-2026;"anna;4', b"\x00\x01;\x02"])
def test_what_is_cut_off_or_no_text_is_told(content: bytes) -> None:
    with pytest.raises(NoTimesheet):
        read_timesheet(content)


def test_a_csv_without_end_is_refused() -> None:
    with pytest.raises(NoTimesheet, match="rows"):
        read_timesheet(csv_of(HEAD, *["2-3-2026;anna;1"] * 20_001))
