"""Tables, Markdown and the two kinds of CSV: what is in the JSON, and nothing that bites."""

import csv
import io
import json
import re
from pathlib import Path
from typing import Any

import pytest

from socoledger.domain.money import parse_hundredths
from socoledger.domain.options import Format
from socoledger.write import formats
from socoledger.write.layout import Cell, Column, Row, Sheet, Table
from socoledger.write.words import Words, plain
from tests.support.asking import Shape
from tests.support.small_books import (
    ALL_TO_SPAARPOT,
    DECIDED,
    Books,
    booked,
    books,
    costs,
    earns,
    hours,
    paid,
    version,
)

COMMANDS = ("result", "spaarpot", "premium", "return")
ANSI = re.compile(r"\x1b\[[0-9;]*m")
WORDS = {language: Words(language) for language in ("nl", "en")}


@pytest.fixture
def some(tmp_path: Path) -> Books:
    return books(
        tmp_path,
        earns("2025-03-10", "anna", "12345.67"),
        costs("2025-03-11", "anna", "0.05"),
        costs("2025-03-11", "bram", "2000.00"),
        hours("2025-03-12", "anna", "1040.5"),
        booked("2025-03-12", "Expenses:Artikel31", "Liabilities:Premie:Anna", 60),
        paid("2025-03-31", "Premie:Anna", 50),
        members={"anna": DECIDED, "bram": DECIDED},
    )


def table(*values: str) -> Table:
    """One column of texts."""
    column = Column("source", Cell.TEXT)
    return Table("Titel", (column,), tuple(Row({column: value}) for value in values))


def sheet(value: str | int, cell: Cell = Cell.TEXT) -> Sheet:
    """One cell."""
    column = Column("source", cell)
    return Sheet((column,), ({column: value},))


# -- CSV ----------------------------------------------------------------------------------------


def read_csv(text: str, delimiter: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True))


def flat(shape: Shape) -> list[str]:
    """Every amount of a shape's members."""
    found: list[str] = []
    for row in shape["members"]:
        for value in row.values():
            inner: list[Any] = list(value.values()) if isinstance(value, dict) else [value]
            found += [each for each in inner if isinstance(each, str)]
    return found


@pytest.mark.parametrize("command", COMMANDS)
def test_csv_is_rfc_4180_with_the_amounts_of_the_json(some: Books, command: str) -> None:
    text = some.text(command, None, Format.CSV)
    assert text.endswith("\r\n")
    assert text.count("\n") == text.count("\r\n")
    assert not text.startswith("\ufeff")
    rows = read_csv(text, ",")
    assert None not in {key for row in rows for key in row}
    cells = {cell for row in rows for cell in row.values()}
    shape = json.loads(some.text(command))
    assert set(flat(shape)) <= cells


def test_the_columns_of_result(some: Books) -> None:
    rows = read_csv(some.text("result", "2025", Format.CSV), ",")
    assert [row["id"] for row in rows] == ["anna", "bram", "collective"]
    assert rows[0]["income"] == "12345.67"
    assert rows[0]["article31"] == ""
    assert rows[1]["result"] == "-2000.00"
    assert {"fund:opleiding", "spaarpot", "municipality", "cooperative", "reserve"} <= set(rows[0])


@pytest.mark.parametrize("command", COMMANDS)
def test_csv_nl_is_for_dutch_spreadsheets(some: Books, command: str) -> None:
    text = some.text(command, None, Format.CSV_NL, language="nl")
    assert text.startswith("\ufeff")
    assert text.endswith("\r\n")
    dutch = read_csv(text.removeprefix("\ufeff"), ";")
    plain_rows = read_csv(some.text(command, None, Format.CSV), ",")
    assert len(dutch) == len(plain_rows)
    for row, other in zip(dutch, plain_rows, strict=True):
        for cell, (key, value) in zip(row.values(), other.items(), strict=True):
            if key == "kind" or value == "collective":
                continue  # words, as test_sheets.py tests
            number = re.fullmatch(r"-?[0-9]+\.[0-9]{2}", value)
            assert cell == (value.replace(".", ",") if number else value)


FORMULAS = ("=1+1", "+31 76 123", "-cmd|x", "@SUM(A1)", '=HYPERLINK("x")', "\t=1", "\r=1")


@pytest.mark.parametrize("text", FORMULAS)
@pytest.mark.parametrize("dutch", [False, True])
def test_text_that_a_spreadsheet_would_run_is_made_harmless(text: str, dutch: bool) -> None:
    written = formats.to_csv_nl(sheet(text)) if dutch else formats.to_csv(sheet(text))
    cell = list(csv.reader(io.StringIO(written, newline=""), delimiter=";" if dutch else ","))[1][0]
    assert cell[0] not in "=+-@\t\r"
    assert cell.endswith(text.strip())


@pytest.mark.parametrize("cell", [Cell.AMOUNT, Cell.HOURS])
@pytest.mark.parametrize("number", ["-12.50", "0.00", "-0.01", "1234567.89"])
def test_numbers_stay_numbers(cell: Cell, number: str) -> None:
    cents = parse_hundredths(number)
    assert formats.to_csv(sheet(cents, cell)).split("\r\n")[1] == number
    dutch = formats.to_csv_nl(sheet(cents, cell))
    assert dutch.split("\r\n")[1] == number.replace(".", ",")


def test_quotes_and_delimiters_are_quoted() -> None:
    written = formats.to_csv(sheet('Jan, "Piet"'))
    assert written.split("\r\n")[1] == '"Jan, ""Piet"""'
    dutch = formats.to_csv_nl(sheet("a;b"))
    assert dutch.split("\r\n")[1] == '"a;b"'


def test_a_formula_in_law_yaml_is_harmless(tmp_path: Path) -> None:
    law = (
        "amounts:\n  - {id: premium_per_year, from: 2026-07-01, value: 3440.00,"
        " source: '=HYPERLINK(\"http://x\")'}\n"
    )
    some = books(tmp_path, earns("2026-07-01", "anna", 1), law=law)
    rows = read_csv(some.text("law", "2026-07-01", Format.CSV), ",")
    assert rows[0]["source"] == '\'=HYPERLINK("http://x")'
    assert rows[0]["value"] == "3440.00"


# -- Markdown -----------------------------------------------------------------------------------


@pytest.mark.parametrize("command", COMMANDS)
def test_markdown_tables_hold_together(some: Books, command: str) -> None:
    text = some.text(command, None, Format.MD, language="nl")
    blocks = [block.splitlines() for block in text.split("\n\n") if block.startswith("|")]
    assert blocks
    for block in blocks:
        assert len({len(re.findall(r"(?<!\\)\|", line)) for line in block}) == 1
        assert set(block[1]) <= set("|-: ")
    assert "€ 12.345,67" in text or command != "result"


@pytest.mark.parametrize(
    "text",
    ["a | b", "a\nb", "a\r\nb", "\\| b", "<b>vet</b>", "a\u2028b", "[x](http://x.nl)", "*x*"],
)
def test_text_cannot_break_out_of_its_cell(text: str) -> None:
    written = formats.to_markdown([table(text)], WORDS["nl"])
    lines = written.splitlines()
    row = lines[-1]
    assert len(lines) == 5
    # A bar counts unless an odd number of backslashes stands before it.
    bars = [found for found in re.finditer(r"(\\*)\|", row) if len(found.group(1)) % 2 == 0]
    assert len(bars) == 2
    assert not re.search(r"(?<!\\)[<\[*]", row)


def test_a_title_is_safe_too() -> None:
    risky = Table("x\n# y", (Column("source", Cell.TEXT),), ())
    assert formats.to_markdown([risky], WORDS["nl"]).count("#") >= 3


# -- the terminal -------------------------------------------------------------------------------


@pytest.mark.parametrize("command", COMMANDS)
@pytest.mark.parametrize("language", ["nl", "en"])
def test_plain_when_there_is_no_terminal(some: Books, command: str, language: str) -> None:
    text = some.text(command, None, Format.TABLE, language=language)
    assert "\x1b" not in text
    assert text.endswith("\n")
    assert not any(line != line.rstrip() for line in text.splitlines())


@pytest.mark.parametrize("command", COMMANDS)
def test_the_same_figures_whatever_the_width(some: Books, command: str) -> None:
    def figures(width: int | None) -> list[str]:
        text = ANSI.sub("", some.text(command, None, Format.TABLE, language="nl", width=width))
        return re.findall(r"€ -?[0-9.]+,[0-9]{2}", text)

    assert figures(80) == figures(None) == figures(200)


LARGE = ("123456.78", "2345678.90")


@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize("width", [80, 40, None])
def test_no_amount_is_cut_or_folded(tmp_path: Path, language: str, width: int | None) -> None:
    """Many funds, large amounts, a long id: every amount stands whole on one line."""
    funds = ", ".join(f"{{to: fund:naam-{index}, share: 5%}}" for index in range(6))
    long = "een-heel-lange-naam-van-een-lid"
    some = books(
        tmp_path,
        earns("2025-03-10", "anna", LARGE[0]),
        earns("2025-03-10", long, LARGE[1]),
        booked("2024-12-31", "Equity:Opening", "Liabilities:Spaarpot:Anna", LARGE[1]),
        booked("2025-01-01", "Assets:Bank", "Liabilities:Spaarpot:Anna", LARGE[0]),
        members={"anna": "", long: "account: Lang"},
        agreement=[
            version(
                "2025-01-01",
                member_result=f"{{levies: [{funds}], brackets: [{{split: {{spaarpot: 100%}}}}]}}",
            )
        ],
    )
    words = WORDS[language]
    for command, shape in (("result", some.result()), ("spaarpot", some.spaarpot())):
        text = ANSI.sub("", some.text(command, None, Format.TABLE, language=language, width=width))
        assert "…" not in text
        for value in flat(shape):
            if re.fullmatch(r"-?[0-9]+\.[0-9]{2}", value) and value != "0.00":
                assert words.amount(parse_hundredths(value)) in text


def test_at_80_columns_ordinary_figures_fit(some: Books) -> None:
    for command in COMMANDS:
        text = ANSI.sub("", some.text(command, None, Format.TABLE, language="nl", width=80))
        assert max(map(len, text.splitlines())) <= 80


# -- words and numbers --------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("cents", "dutch", "english"),
    [
        (123456, "€ 1.234,56", "€1,234.56"),
        (0, "€ 0,00", "€0.00"),
        (5, "€ 0,05", "€0.05"),
        (-123456, "€ -1.234,56", "-€1,234.56"),
        (100000000, "€ 1.000.000,00", "€1,000,000.00"),
    ],
)
def test_amounts_as_people_write_them(cents: int, dutch: str, english: str) -> None:
    assert WORDS["nl"].amount(cents) == dutch
    assert WORDS["en"].amount(cents) == english


def test_hours_as_people_write_them() -> None:
    assert WORDS["nl"].number(104050) == "1.040,50"
    assert WORDS["en"].number(104050) == "1,040.50"


def test_a_table_in_dutch_and_in_english(some: Books) -> None:
    dutch = some.text("result", "2025", Format.TABLE, language="nl")
    english = some.text("result", "2025", Format.TABLE, language="en")
    assert "€ 12.345,67" in dutch
    assert "€12,345.67" in english


@pytest.mark.parametrize(
    "character",
    [
        *("\x1b", "\x00", "\x07", "\x08", "\n", "\r", "\t", "\x7f", "\x9b", "\x85"),
        *("\u202e", "\u202a", "\u2066", "\u2069", "\u200f", "\u061c", "\u2028", "\u200b", "\ufeff"),
    ],
)
def test_control_and_bidirectional_characters_are_shown_as_what_they_are(character: str) -> None:
    assert plain(f"a{character}b") == f"a\\u{ord(character):04x}b"
    shown = formats.to_text([table(f"a{character}b")], WORDS["nl"], None)
    assert f"a\\u{ord(character):04x}b" in shown
    assert character == "\n" or character not in shown


def test_ordinary_text_is_left_alone() -> None:
    for text in ("Zoë", "Coöperatie", "李", "🐔", "a b", "café"):
        assert plain(text) == text


@pytest.mark.parametrize("format_", [Format.TABLE, Format.MD, Format.CSV, Format.CSV_NL])
def test_what_a_source_hides_is_shown_in_every_format(tmp_path: Path, format_: Format) -> None:
    law = (
        "amounts:\n  - {id: premium_per_year, from: 2026-07-01, value: 3440.00,"
        ' source: "Stcrt. \\u202e1"}\n'
    )
    some = books(tmp_path, earns("2026-07-01", "anna", 1), law=law)
    text = some.text("law", "2026-07-01", format_)
    assert "\u202e" not in text
    assert "u202e" in text.replace("\n", "")


def test_an_agreement_of_the_spaarpot_only(tmp_path: Path) -> None:
    """The smallest table there is still has its heading and total."""
    some = books(
        tmp_path,
        earns("2025-01-15", "anna", 1),
        agreement=[version("2025-01-01", member_result=ALL_TO_SPAARPOT)],
    )
    text = some.text("result", "2025", Format.TABLE, language="en")
    assert text.count("€1.00") >= 4
