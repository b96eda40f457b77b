"""`budget`: what was expected of a year, and what came of it (SPEC 12)."""

from pathlib import Path

import pytest

from socoledger.domain.options import Format
from tests.support.asking import Shape
from tests.support.paths import EXAMPLES
from tests.support.small_books import DECIDED, Books, booked, books, costs, earns, hours
from tests.support.umbrellas import opens

BUDGET = """
years:
  - year: 2025
    accounts:
      Income:Verkoop: 2000.00
      Expenses:Hout: 300.00
      Expenses:Hout:Eiken: 50.00
      Expenses:Artikel31: 50.00
"""
GRANT = """
grants:
  - {id: start, giver: municipality, from: 2025-01-01, to: 2025-12-31, amount: 500.00}
"""


def some_books(tmp_path: Path, budget: str = BUDGET) -> Books:
    return books(
        tmp_path,
        opens("Expenses:Hout", "Expenses:Hout:Eiken", "Expenses:Hout:Grenen"),
        opens("Liabilities:Subsidie:Start"),
        earns("2025-01-15", "anna", 2100),
        costs("2025-01-16", "anna", 400),
        booked("2025-01-17", "Expenses:Hout:Eiken", "Assets:Bank", 70, member="bram"),
        booked("2025-02-17", "Expenses:Hout:Grenen", "Assets:Bank", 30, member="collective"),
        booked("2025-02-18", "Expenses:Inkoop", "Assets:Bank", 60, grant="start"),
        hours("2025-02-20", "anna", 10),
        earns("2026-01-15", "anna", 5),
        members={"anna": DECIDED, "bram": DECIDED},
        files={"budget.yaml": budget, "grants.yaml": GRANT},
    )


def amounts(line: Shape) -> tuple[str, str, str]:
    return line["budget"], line["actual"], line["difference"]


def test_a_year_beside_what_was_expected_of_it(tmp_path: Path) -> None:
    """An account counts with those below it; in totals so do accounts without a budget."""
    shape = some_books(tmp_path).shape("budget", "2025")
    assert (shape["period"], shape["through"]) == ("2025", "2025-12")
    assert [(one["account"], amounts(one)) for one in shape["income"]] == [
        ("Income:Verkoop", ("2000.00", "2100.00", "100.00"))
    ]
    assert [(one["account"], one["within"], amounts(one)) for one in shape["expenses"]] == [
        ("Expenses:Hout", None, ("300.00", "100.00", "-200.00")),
        ("Expenses:Hout:Eiken", "Expenses:Hout", ("50.00", "70.00", "20.00")),
    ]
    assert amounts(shape["awards"]) == ("50.00", "35.00", "-15.00")
    assert shape["unbudgeted"] == [
        {"account": "Expenses:Inkoop", "kind": "expenses", "actual": "460.00"}
    ]
    total = shape["total"]
    assert amounts(total["income"]) == ("2000.00", "2100.00", "100.00")
    assert amounts(total["expenses"]) == ("300.00", "560.00", "260.00")
    assert total["grants"] == "60.00"
    assert amounts(total["result"]) == ("1700.00", "1600.00", "-100.00")


def test_through_a_month_and_at_a_day(tmp_path: Path) -> None:
    """What is budgeted stays that of the whole year."""
    some = some_books(tmp_path)
    assert amounts(some.shape("budget", "2025-01")["expenses"][0]) == ("300.00", "70.00", "-230.00")
    at = some.shape("budget", None, at="2025-01-15")
    assert amounts(at["total"]["result"]) == ("1700.00", "2100.00", "400.00")


@pytest.mark.parametrize("name", ["scharrel"])
def test_its_amounts_are_those_of_the_income_statement(name: str) -> None:
    some = Books(EXAMPLES / name)
    budget, statement = (some.shape(command, "2026") for command in ("budget", "income-statement"))
    for sums in ("income", "expenses", "result"):
        for amount in ("actual", "budget"):
            assert budget["total"][sums][amount] == statement["total"][sums][amount]
    lines = [*statement["income"], *statement["expenses"]]
    known = {line["account"]: (line["budget"], line["actual"]) for line in lines}
    for line in (*budget["income"], *budget["expenses"]):
        assert known.pop(line["account"]) == (line["budget"], line["actual"])
    for line in budget["unbudgeted"]:
        assert known.pop(line["account"]) == (None, line["actual"])
    assert all(amount[1] == "0.00" for amount in known.values())


def test_a_budget_of_premiums_above_and_below_counts_once(tmp_path: Path) -> None:
    budget = BUDGET + "      Expenses:Artikel31:Premies: 20.00\n"
    some = some_books(tmp_path, budget)
    assert amounts(some.shape("budget", "2025")["awards"]) == ("50.00", "35.00", "-15.00")
    distribution = some.shape("income-statement", "2025")["distribution"]
    assert {line["to"]: line["budget"] for line in distribution}["article31"] == "50.00"


def test_a_year_without_a_budget_names_those_with_one(tmp_path: Path) -> None:
    some = some_books(tmp_path, BUDGET + "  - {year: 2024, accounts: {}}\n")
    answer = some.ask("budget", "2026")
    assert answer.exit == 5
    assert "2024, 2025" in answer.messages[0]


def test_no_budget_at_all(tmp_path: Path) -> None:
    answer = books(tmp_path, earns("2025-01-15", "anna", 50)).ask("budget")
    assert (answer.exit, "budget.yaml" in answer.messages[0]) == (5, True)


def test_tables_add_up_with_what_is_not_in_the_budget(tmp_path: Path) -> None:
    answer = some_books(tmp_path).ask("budget", "2025", Format.MD)
    assert "| not in the budget |  | €460.00 | €460.00 |" in answer.output
    assert "| paid by grants |  | €60.00 | €60.00 |" in answer.output


def test_a_sheet_has_each_account_once(tmp_path: Path) -> None:
    lines = some_books(tmp_path).ask("budget", "2025", Format.CSV).output.splitlines()
    assert lines[0] == "kind,account,budget,actual,difference,within"
    assert [line.split(",")[:2] for line in lines[1:]] == [
        ["income", "Income:Verkoop"],
        ["expenses", "Expenses:Hout"],
        ["expenses", "Expenses:Hout:Eiken"],
        ["expenses", "Expenses:Inkoop"],
        ["awards", ""],
    ]
