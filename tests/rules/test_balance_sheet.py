"""`balance-sheet`: both sides at a day are equal to the cent, whatever the books (SPEC 12)."""

from datetime import date
from pathlib import Path

import pytest

from socoledger.domain.books import Books as Read
from socoledger.domain.options import Format
from socoledger.domain.period import Month
from socoledger.read import books as reading
from socoledger.rules.balance_sheet import balance_sheet
from tests.oracle import random_books, writing
from tests.support.figure_commands import BOOKS
from tests.support.properties import SEEDS
from tests.support.small_books import Books, booked, books, closed, closing, costs, earns
from tests.support.umbrellas import book, opens, umbrella


def some_books(tmp_path: Path) -> Books:
    """Two years: of the first 70.00 was earned and 40.00 distributed by a close."""
    share = closing("2024-12-31", "2024-12", "Expenses:Verdeling", "Liabilities:Spaarpot:Anna", 40)
    return books(
        tmp_path,
        booked("2024-01-01", "Assets:Bank", "Equity:Opening", 100),
        earns("2024-12-15", "anna", 70),
        costs("2025-02-03", "anna", 20),
        earns("2025-03-10", "bram", 7.5),
        first_month="2024-12",
        agreement=WORKED_SINCE_2024,
        closes={"2024-12": closed("2024-12", share)},
    )


WORKED_SINCE_2024 = """
agreements:
  - id: v
    from: 2024-01-01
    member_result: {brackets: [{split: {spaarpot: 100%}}]}
"""


def test_what_nobody_put_elsewhere_stands_on_a_line_of_its_own(tmp_path: Path) -> None:
    assert some_books(tmp_path).shape("balance-sheet") == {
        "schema": "socoledger.balance-sheet/1",
        "at": "2025-03-10",
        "assets": [{"account": "Assets:Bank", "amount": "157.50"}],
        "liabilities": [{"account": "Liabilities:Spaarpot:Anna", "amount": "40.00"}],
        "equity": [{"account": "Equity:Opening", "amount": "100.00"}],
        "undistributed": {"earlier": "30.00", "year": "-12.50"},
        "total": {
            "assets": "157.50",
            "liabilities": "40.00",
            "equity": "100.00",
            "undistributed": "17.50",
            "right": "157.50",
        },
    }


@pytest.mark.parametrize(
    ("at", "earlier", "year"),
    [
        ("2024-12-14", "0.00", "0.00"),
        ("2024-12-15", "0.00", "70.00"),
        ("2024-12-31", "0.00", "30.00"),
        ("2025-01-01", "30.00", "0.00"),
        ("2025-02-03", "30.00", "-20.00"),
    ],
)
def test_the_day_before_and_after(tmp_path: Path, at: str, earlier: str, year: str) -> None:
    shape = some_books(tmp_path).shape("balance-sheet", at=at)
    assert shape["undistributed"] == {"earlier": earlier, "year": year}


def test_an_entry_that_puts_a_result_on_equity_takes_it_off_that_line(tmp_path: Path) -> None:
    some = books(
        tmp_path,
        earns("2025-01-05", "collective", 10),
        booked("2025-12-31", "Income:Verkoop", "Equity:Opening", 10, member="collective"),
    )
    shape = some.shape("balance-sheet")
    assert shape["undistributed"]["year"] == "0.00"
    assert shape["equity"] == [{"account": "Equity:Opening", "amount": "10.00"}]


def test_a_month_a_year_and_days_that_cannot_be_meant(tmp_path: Path) -> None:
    some = some_books(tmp_path)
    assert some.shape("balance-sheet", "2024")["at"] == "2024-12-31"
    assert some.shape("balance-sheet", "2024-11")["total"]["right"] == "100.00"
    for which in ("2023", "2025-04"):
        assert some.refusal("balance-sheet", which) == (5, "")
    assert some.refusal("balance-sheet", "maart") == (2, "")


def test_of_several_books_both_sides_add_up(tmp_path: Path) -> None:
    book(tmp_path, "land", earns("2025-01-05", "anna", 5))
    book(tmp_path, "atelier", booked("2025-01-06", "Assets:Bank", "Equity:Opening", 3))
    assert umbrella(tmp_path, "land", "atelier").total("balance-sheet") == {
        "at": "2025-01-06",
        "assets": "8.00",
        "liabilities": "0.00",
        "equity": "3.00",
        "undistributed": "5.00",
        "right": "8.00",
    }


@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize(
    ("part", "width", "tables"),
    [("Kas", 80, 1), ("Kas", 50, 2), ("EenRekeningMetEenBijzonderLangeNaam", 80, 2)],
)
def test_sides_stand_beside_each_other_or_one_below_the_other(
    tmp_path: Path, language: str, part: str, width: int, tables: int
) -> None:
    """As wide as the terminal allows."""
    long_account = f"Liabilities:Lening:{part}"
    some = books(
        tmp_path,
        opens(long_account),
        booked("2025-01-06", "Assets:Bank", long_account, 1234.56),
    )
    text = some.text("balance-sheet", None, Format.TABLE, language=language, width=width)
    assert max(map(len, text.splitlines())) <= width
    assert text.count("2025-01-06\n") == tables
    assert long_account in text


def test_sides_one_below_the_other_are_named_under_an_umbrella(tmp_path: Path) -> None:
    loan = "Liabilities:Lening:Woningstichting"
    book(tmp_path, "land", opens(loan), booked("2025-01-05", "Assets:Bank", loan, 5))
    koepel = umbrella(tmp_path, "land")
    text = koepel.ask("balance-sheet", None, Format.TABLE, width=50).output
    assert text.count("land: Balance sheet at 2025-01-05") == 2


def assert_equal_sides(books_read: Read) -> None:
    """At the end of each month in which something is booked."""
    days = {Month.of(entry.day).last_day for entry in books_read.journal.transactions}
    for day in sorted(days):
        total = balance_sheet(books_read, day).total
        assert total.assets_cents == total.right_cents, day


@pytest.mark.slow
@pytest.mark.parametrize("folder", BOOKS, ids=lambda folder: folder.name)
@pytest.mark.usefixtures("examples_read_once")
def test_both_sides_of_every_example_are_equal(folder: Path) -> None:
    read = reading.read(folder)
    assert isinstance(read, Read)
    assert_equal_sides(read)


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(min(SEEDS, 8)))
def test_both_sides_of_random_books_are_equal(seed: int, tmp_path: Path) -> None:
    writing.write(random_books.make(seed), tmp_path)
    read = reading.read(tmp_path)
    assert isinstance(read, Read)
    assert_equal_sides(read)
    assert balance_sheet(read, date(2199, 12, 31)).undistributed.year_cents == 0
