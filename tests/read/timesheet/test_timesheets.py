"""What a file is, seen by its content; and files that are no sheet, cut off or changed."""

import itertools
import zipfile
from contextlib import suppress
from datetime import date
from io import BytesIO
from pathlib import Path
from random import Random

import pytest

from socoledger.domain.timesheet import NoTimesheet
from socoledger.read.timesheet import read_timesheet
from socoledger.read.timesheet.sheet import cell_name
from tests.support.timesheets import csv_of, xlsx

SAMPLES = Path(__file__).parents[1] / "bank" / "samples"
STATEMENTS = (
    "camt053_batch_v6.xml",
    "csv_abnamro.tab",
    "csv_asn.csv",
    "csv_ing_english.csv",
    "csv_triodos.csv",
    "mt940_ing_sepa.940",
)
LIST = csv_of("datum;lid;uren;waarvoor", "2-3-2026;anna;4,5;tuin", '3-3-2026;"bram";2;')
BOOK = xlsx(("datum", "lid", "uren"), ("2-3-2026", "anna", 4.5), ("3-3-2026", "bram", 2))


def packed(*names: str) -> bytes:
    with zipfile.ZipFile(stream := BytesIO(), "w") as archive:
        for name in names:
            archive.writestr(zipfile.ZipInfo(name), "x")  # which says no time
    return stream.getvalue()


@pytest.mark.parametrize(
    ("content", "word"),
    [
        (b"", "empty"),
        (b"  \n", "empty"),
        (b"%PDF-1.7", "{what}"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "old Excel file"),
        (packed("mimetype", "content.xml"), "{what}"),
        (packed("word/document.xml"), "{what}"),
        (packed("een.csv"), "{what}"),
        (b"<html><table></table></html>", "{what}"),
        (b"PK\x03\x04 cut off", "damaged"),
        (b"zomaar een tekst\nzonder uren; en zo\n", "nothing in it"),
        (csv_of("datum;bedrag;omschrijving", "2-3-2026;4,50;koffie"), "nothing in it"),
        (csv_of("datum;lid;uren"), "no hours in it yet"),
        (bytes(20 * 1024 * 1024 + 1), "20 MB"),
    ],
    ids=itertools.count(),
)
def test_what_is_no_sheet_of_hours_is_told(content: bytes, word: str) -> None:
    with pytest.raises(NoTimesheet, match=word):
        read_timesheet(content)


@pytest.mark.parametrize("name", STATEMENTS)
def test_a_bank_statement_is_for_import(name: str) -> None:
    with pytest.raises(NoTimesheet, match="socoledger import"):
        read_timesheet((SAMPLES / name).read_bytes())


def test_a_cell_is_named_as_a_spreadsheet_names_it() -> None:
    assert [cell_name((7, column)) for column in (1, 26, 27, 52, 703)] == [
        "A7",
        "Z7",
        "AA7",
        "AZ7",
        "AAA7",
    ]


def hours_of(random: Random) -> dict[tuple[date, str], int]:
    """Hundredths of hours of some days in March, by day and member."""
    return {
        (date(2026, 3, number), member): random.choice(
            [50, 425, 433, 800, 2400, random.randint(1, 2400)]
        )
        for number in range(1, 32)
        for member in ("anna", "bram", "carla")
        if random.random() < 0.5
    }


def written(hundredths: int | None, random: Random) -> str:
    if hundredths is None:
        return random.choice(["", "", "-", "0"])
    whole, rest = divmod(hundredths, 100)
    texts = [f"{whole},{rest:02}", f"{whole}.{rest:02}", f"{whole},{rest:02} uur"]
    return random.choice([*texts, f"{whole}:30"] if rest == 50 else texts)


@pytest.mark.parametrize("seed", range(4))
def test_the_same_hours_are_read_in_every_layout(seed: int) -> None:
    random = Random(seed)
    wanted = hours_of(random)
    days = [date(2026, 3, number) for number in range(1, 32)]
    members = ["anna", "bram", "carla"]
    table = {(day, who): written(wanted.get((day, who)), random) for day in days for who in members}
    named = [random.choice([str(day), f"{day.day}-3-2026", f"{day.day} mrt"]) for day in days]
    lines = [(f"{day.day}-3-2026", who, table[day, who]) for day, who in sorted(wanted)]
    grids = (
        [("maart 2026",), ("datum", *members)]
        + [
            (name, *(table[day, who] for who in members))
            for name, day in zip(named, days, strict=True)
        ],
        [("maart 2026",), ("lid", *named)]
        + [(who, *(table[day, who] for day in days)) for who in members],
        [("datum", "lid", "uren"), *random.sample(lines, len(lines))],
    )
    for rows in grids:
        for content in (csv_of(*(";".join(row) for row in rows)), xlsx(*rows)):
            sheet = read_timesheet(content)
            assert not sheet.troubles
            found = {(one.day, one.member): one.hundredths for one in sheet.entries}
            assert found == wanted
            assert len(sheet.entries) == len(wanted)


@pytest.mark.parametrize("content", [LIST, BOOK], ids=["csv", "xlsx"])
def test_a_file_that_is_cut_off_or_changed_is_read_or_told(content: bytes) -> None:
    random = Random(14)
    spoilt = [content[: random.randrange(len(content))] for _ in range(20)]
    for _ in range(60):
        changed = bytearray(content)
        for _ in range(random.randint(1, 4)):
            changed[random.randrange(len(changed))] = random.randrange(256)
        spoilt.append(bytes(changed))
    for each in spoilt:
        _read_or_told(each)


def test_an_excel_file_with_broken_parts_is_read_or_told() -> None:
    random = Random(15)
    source = zipfile.ZipFile(BytesIO(BOOK))
    for name in source.namelist():
        part = source.read(name)
        for broken in (part[: len(part) // 2], b"", part.replace(b'"', b"'", 3), b"\xff" + part):
            stream = BytesIO()
            with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
                for other in source.namelist():
                    if other != name or random.random() < 0.9:
                        archive.writestr(other, broken if other == name else source.read(other))
            _read_or_told(stream.getvalue())


def _read_or_told(content: bytes) -> None:
    with suppress(NoTimesheet):
        sheet = read_timesheet(content)
        assert sheet.entries or sheet.troubles
