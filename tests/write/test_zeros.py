"""What is nothing but zeros is left out for people, not for scripts; tables fit the screen."""

import re
from pathlib import Path

import pytest

from socoledger.domain.options import Format
from socoledger.write import formats
from socoledger.write.layout import Cell, Column, Row, Table
from socoledger.write.words import Words
from tests.support.small_books import ALL_TO_SPAARPOT, BENEFIT, Books, books, costs, earns, version

NL, EN = Words("nl"), Words("en")
EVERY = ("result", "spaarpot", "premium", "return")


def _some(tmp_path: Path) -> Books:
    return books(
        tmp_path,
        earns("2025-01-15", "anna", 100),
        members={"anna": BENEFIT, "bram": BENEFIT, "chaima": BENEFIT},
        agreement=[version("2025-01-01", member_result=ALL_TO_SPAARPOT)],
    )


def test_members_with_nothing_but_zeros_are_left_out_of_tables(tmp_path: Path) -> None:
    some = _some(tmp_path)
    for format_ in (Format.TABLE, Format.MD):
        text = some.text("result", "2025", format_, language="en")
        assert "anna" in text
        assert "bram" not in text
        assert text.count("left out") == 1
        assert "rows: " in text


@pytest.mark.parametrize("command", EVERY)
@pytest.mark.parametrize("format_", [Format.JSON, Format.CSV, Format.CSV_NL])
def test_scripts_get_all_of_it(tmp_path: Path, command: str, format_: Format) -> None:
    text = _some(tmp_path).text(command, None, format_, language="en")
    for id_ in ("anna", "bram", "chaima"):
        assert id_ in text
    assert "left out" not in text


def test_a_register_of_zeros_is_one_sentence(tmp_path: Path) -> None:
    for language, word in (("nl", "nul"), ("en", "zero")):
        text = _some(tmp_path / language).text("premium", "2025", Format.TABLE, language=language)
        assert word in text
        assert "2025-12" in text or "2025-01" in text
        assert len(text.splitlines()) < 5


def test_a_sum_of_zero_stays_with_what_adds_up_to_it(tmp_path: Path) -> None:
    some = books(
        tmp_path,
        earns("2025-01-10", "collective", 100),
        costs("2025-01-10", "collective", 100),
    )
    text = some.text("result", "2025", Format.TABLE, language="en")
    assert re.search(r"^result +€0\.00$", text, re.MULTILINE)


def _table(*rows: tuple[str, int, int], total: bool = False) -> Table:
    columns = (Column("id", Cell.TEXT), Column("income"), Column("hours", Cell.HOURS))
    found = tuple(Row(dict(zip(columns, row, strict=True))) for row in rows)
    return Table("Titel", columns, found, total=total)


def test_a_total_of_zero_of_what_is_not() -> None:
    shown = formats.to_text(
        [_table(("a", 100, 0), ("b", -100, 0), ("sum", 0, 0), total=True)],
        EN,
        None,
    )
    assert "sum" in shown
    assert "left out" not in shown


def test_a_column_of_zeros_stays_while_there_is_room() -> None:
    row = ("a", 100, 0)
    assert "hours" in formats.to_text([_table(row)], EN, 80)
    narrow = formats.to_text([_table(row)], EN, 11)
    assert "hours" not in narrow
    assert "columns: 1" in narrow.replace("\n", " ")


# -- width and colour ---------------------------------------------------------------------------

PROSE = "Wie een lange tekst leest, leest hem liever over enkele regels dan naast het scherm"


@pytest.mark.parametrize("width", [None, 80, 60, 40])
def test_no_line_is_wider_and_no_word_is_broken(width: int | None) -> None:
    columns = (Column("id", Cell.TEXT), Column("source", Cell.PROSE), Column("income"))
    row = Row(dict(zip(columns, ("jan-piet", PROSE, 123456), strict=True)))
    shown = formats.to_text([Table(PROSE, columns, (row, row))], NL, width)
    assert max(map(len, shown.splitlines())) <= (width or 80)
    words = set(re.findall(r"\w[\w-]*", shown))
    assert set(re.findall(r"\w[\w-]*", PROSE)) <= words
    assert shown.count("€ 1.234,56") == 2


@pytest.mark.parametrize("width", [None, 80])
def test_many_columns_go_on_below(width: int | None) -> None:
    columns = (Column("id", Cell.TEXT), *(Column(f"fund:{name}") for name in "abcdefghij"))
    row = Row({columns[0]: "anna", **dict.fromkeys(columns[1:], 12345678)})
    shown = formats.to_text([Table("Titel", columns, (row,))], NL, width)
    assert max(map(len, shown.splitlines())) <= 80
    assert shown.count("anna") > 1
    assert shown.count("€ 123.456,78") == 10


def test_totals_have_a_colour_only_where_they_are_asked_for() -> None:
    table = _table(("a", 100, 200), ("sum", 100, 200), total=True)
    painted = formats.to_text([table], EN, 80, colour=True)
    assert "\x1b[" in next(line for line in painted.splitlines() if "sum" in line)
    bare = formats.to_text([table], EN, 80)
    assert "\x1b" not in bare
    assert re.sub(r"\x1b\[[0-9;]*m", "", painted) == bare


def test_combined_letters_take_one_column() -> None:
    table = _table(("Zoe\u0308", 100, 200), ("Zoë", 100, 200))
    first, second = formats.to_text([table], EN, 80).splitlines()[3:5]
    assert len(first) == len(second) + 1
