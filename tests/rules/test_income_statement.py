"""`income-statement`: what a year brought and cost, and where it went (SPEC 12)."""

import csv
import io
from pathlib import Path

import pytest

from socoledger.domain.books import Books as Read
from socoledger.domain.options import Format
from socoledger.domain.period import Month
from socoledger.read import books as reading
from socoledger.rules.history import history
from socoledger.rules.result import result_figures
from socoledger.rules.span import span
from socoledger.rules.year_figures import year_figures
from tests.oracle import random_books, writing
from tests.support.asking import Shape
from tests.support.figure_commands import BOOKS
from tests.support.properties import SEEDS
from tests.support.small_books import (
    DECIDED,
    Books,
    booked,
    books,
    costs,
    earns,
    hours,
)
from tests.support.umbrellas import book, opens, umbrella

BUDGET = """
years:
  - year: 2025
    accounts: {Income:Verkoop: 2000.00, Expenses:Hout: 300.00, Expenses:Artikel31: 50.00}
"""


def some_books(tmp_path: Path) -> Books:
    """The worked example of January, a loss of bram's, own costs, hours, and costs of a year before
    the first month.
    """
    return books(
        tmp_path,
        opens("Expenses:Hout", "Expenses:Hout:Eiken"),
        booked("2024-02-10", "Expenses:Hout", "Assets:Bank", 11, member="collective"),
        booked("2024-12-10", "Expenses:Hout", "Assets:Bank", 5, member="collective"),
        earns("2025-01-15", "anna", 2000),
        costs("2025-01-16", "anna", 400),
        booked("2025-01-17", "Expenses:Hout:Eiken", "Assets:Bank", 70, member="bram"),
        booked("2025-02-17", "Expenses:Hout", "Assets:Bank", 30, member="collective"),
        hours("2025-02-20", "anna", 10),
        members={"anna": DECIDED, "bram": DECIDED},
        files={"budget.yaml": BUDGET},
    )


def by(lines: list[Shape], key: str) -> dict[str, tuple[str, str | None, str | None]]:
    return {line[key]: (line["actual"], line.get("budget"), line["last_year"]) for line in lines}


def went(shape: Shape) -> dict[str, str]:
    return {line["to"]: line["actual"] for line in shape["distribution"]}


def test_a_year_beside_its_budget_and_the_year_before(tmp_path: Path) -> None:
    shape = some_books(tmp_path).shape("income-statement", "2025")
    assert (shape["period"], shape["through"]) == ("2025", "2025-02")
    assert by(shape["income"], "account") == {"Income:Verkoop": ("2000.00", "2000.00", "0.00")}
    assert by(shape["expenses"], "account") == {
        "Expenses:Hout": ("100.00", "300.00", "11.00"),
        "Expenses:Hout:Eiken": ("70.00", None, "0.00"),
        "Expenses:Inkoop": ("400.00", None, "0.00"),
    }
    assert [line["within"] for line in shape["expenses"]] == [None, "Expenses:Hout", None]
    assert shape["total"] == {
        "income": {"actual": "2000.00", "budget": "2000.00", "last_year": "0.00"},
        "grants": {"actual": "0.00", "budget": None, "last_year": "0.00"},
        "expenses": {"actual": "500.00", "budget": "300.00", "last_year": "11.00"},
        "result": {"actual": "1500.00", "budget": "1700.00", "last_year": "-11.00"},
    }


def test_where_it_went(tmp_path: Path) -> None:
    """Of anna's 1,600.00: fund 80.00, coöperatie 160.00, spaarpot 1,360.00 (SPEC 8). Of the
    coöperatie's 160.00: 35.00 to her for hours, 30.00 of wood, and 95.00 to the reserve. Bram's
    70.00 is carried on.
    """
    shape = some_books(tmp_path).shape("income-statement", "2025")
    assert went(shape) == {
        "spaarpot": "1360.00",
        "article31": "35.00",
        "fund:opleiding": "80.00",
        "municipality": "0.00",
        "reserve": "95.00",
        "losses": "-70.00",
        "before": "0.00",
    }
    article31 = shape["distribution"][1]
    assert (article31["to"], article31["budget"]) == ("article31", "50.00")
    assert by(shape["distribution"], "to")["before"][2] == "-11.00"


def test_a_loss_that_is_made_good_in_the_next_year(tmp_path: Path) -> None:
    some = books(tmp_path, costs("2025-05-01", "anna", 40), earns("2026-02-01", "anna", 100))
    assert went(some.shape("income-statement", "2025"))["losses"] == "-40.00"
    assert went(some.shape("income-statement", "2026"))["losses"] == "40.00"


def test_a_month_is_the_year_through_it(tmp_path: Path) -> None:
    some = some_books(tmp_path)
    shape = some.shape("income-statement", "2025-01")
    assert (shape["period"], shape["through"]) == ("2025-01", "2025-01")
    assert by(shape["expenses"], "account")["Expenses:Hout"] == ("70.00", "300.00", "0.00")
    assert some.shape("income-statement", None)["period"] == "2025"
    assert some.shape("income-statement", None, at="2025-01-15")["total"]["result"] == {
        "actual": "2000.00",
        "budget": "1700.00",
        "last_year": "0.00",
    }


def test_a_year_before_first_month_has_its_accounts(tmp_path: Path) -> None:
    shape = some_books(tmp_path).shape("income-statement", "2024")
    assert (shape["through"], shape["total"]["result"]["actual"]) == ("2024-12", "-16.00")
    assert went(shape)["before"] == "-16.00"
    assert shape["expenses"][0]["last_year"] is None
    assert shape["expenses"][0]["budget"] is None


def test_a_year_in_which_the_books_begin_halfway(tmp_path: Path) -> None:
    sales = (earns("2025-02-15", "anna", 5), earns("2025-03-15", "anna", 100))
    some = books(tmp_path, *sales, first_month="2025-03")
    shape = some.shape("income-statement", "2025")
    assert shape["total"]["result"]["actual"] == "105.00"
    assert went(shape)["before"] == "5.00"
    assert some.result("2025")["members"][0]["result"] == "100.00"


def test_periods_that_cannot_be_meant(tmp_path: Path) -> None:
    some = some_books(tmp_path)
    for period in ("2023", "2025-03", "2026"):
        assert some.refusal("income-statement", period) == (5, "")
    assert some.refusal("income-statement", "zomer") == (2, "")


GRANT = "grants:\n  - {id: start, giver: Fonds, from: 2025-01-01, to: 2025-12-31, amount: 50.00}\n"


def test_what_a_grant_pays_stands_on_both_sides(tmp_path: Path) -> None:
    """Of 60.00 it pays 50.00; what is above it is the coöperatie's own loss."""
    some = books(
        tmp_path,
        booked("2025-01-05", "Expenses:Inkoop", "Assets:Bank", 60, grant="start"),
        files={"grants.yaml": GRANT},
    )
    shape = some.shape("income-statement", "2025")
    assert by(shape["grants"], "id") == {"start": ("50.00", None, None)}
    assert shape["total"]["expenses"]["actual"] == "60.00"
    assert shape["total"]["result"]["actual"] == "-10.00"
    assert went(shape)["losses"] == "-10.00"


def test_budgets_within_one_another_count_once(tmp_path: Path) -> None:
    text = "years:\n  - {year: 2025, accounts: {Expenses:Hout: 300, Expenses:Hout:Eiken: 100}}\n"
    some = some_books(tmp_path)
    (some.root / "budget.yaml").write_text(text, encoding="utf-8")
    shape = some.shape("income-statement", "2025")
    assert shape["total"]["expenses"]["budget"] == "300.00"
    assert by(shape["expenses"], "account")["Expenses:Hout:Eiken"] == ("70.00", "100.00", "0.00")


def test_a_csv_has_a_row_for_each_line(tmp_path: Path) -> None:
    text = some_books(tmp_path).text("income-statement", "2025", Format.CSV)
    rows = list(csv.DictReader(io.StringIO(text)))
    assert {row["kind"] for row in rows} == {"income", "expenses", "destination"}
    counted = [row for row in rows if row["kind"] == "expenses" and not row["within"]]
    assert sum(float(row["actual"]) for row in counted) == 500


@pytest.mark.parametrize("language", ["nl", "en"])
def test_a_table_keeps_to_eighty_columns(tmp_path: Path, language: str) -> None:
    text = some_books(tmp_path).text(
        "income-statement", "2025", Format.TABLE, language=language, width=80
    )
    assert max(map(len, text.splitlines())) <= 80
    assert "Expenses:Hout:Eiken" in text


def test_of_several_books_without_the_dealings_between_them(tmp_path: Path) -> None:
    sale = booked(
        "2025-01-05", "Assets:Bank", "Income:Verkoop", 40, "^f1", with_="atelier", member="anna"
    )
    purchase = booked(
        "2025-01-05", "Expenses:Inkoop", "Assets:Bank", 40, "^f1", with_="land", member="bram"
    )
    book(tmp_path, "land", sale, earns("2025-01-06", "anna", 10))
    book(tmp_path, "atelier", purchase, earns("2025-01-07", "bram", 100))
    total = umbrella(tmp_path, "land", "atelier").total("income-statement", "2025")
    assert total["income"]["actual"] == "110.00"
    assert total["expenses"]["actual"] == "0.00"
    assert total["result"]["actual"] == "110.00"
    assert total["eliminated"]["actual"] == "40.00"
    assert total["distribution"]["spaarpot"] == "93.50"


def assert_ties(read: Read, through: Month) -> None:
    """Lines come to the results of members and the coöperatie, and so do all destinations."""
    past = history(read, through)
    figures = year_figures(past, through)
    result = result_figures(past, through.year, through)
    own, before = result.collective, figures.distribution["before"]
    lines = (
        sum(figures.income.values()) + sum(figures.grants.values()) - sum(figures.expenses.values())
    )
    assert lines - before == (
        sum(member.result_cents for member in result.members)
        + own.income_cents
        - own.expenses_cents
        + own.grants_cents
    )
    assert lines == sum(figures.distribution.values())


def assert_every_year_ties(read: Read) -> None:
    reach = span(read.journal)
    for year in reach.years:
        through = reach.through(year)
        assert through is not None
        for number in {through.number, max(1, through.number - 5)}:
            assert_ties(read, Month(year, number))


@pytest.mark.slow
@pytest.mark.parametrize("folder", BOOKS, ids=lambda folder: folder.name)
@pytest.mark.usefixtures("examples_read_once")
def test_every_example_ties_to_its_results(folder: Path) -> None:
    read = reading.read(folder)
    assert isinstance(read, Read)
    assert_every_year_ties(read)


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(min(SEEDS, 8)))
def test_random_books_tie_to_their_results(seed: int, tmp_path: Path) -> None:
    writing.write(random_books.make(seed), tmp_path)
    read = reading.read(tmp_path)
    assert isinstance(read, Read)
    assert_every_year_ties(read)
