"""budget.yaml: what is read of it, and what is said of slips (SPEC 12)."""

from pathlib import Path

import pytest

from tests.support.small_books import Books, books, earns


def with_budget(tmp_path: Path, text: str) -> Books:
    return books(tmp_path, earns("2025-01-15", "anna", 50), files={"budget.yaml": text})


def test_amounts_by_account_with_their_lines(tmp_path: Path) -> None:
    accounts = "      Income:Verkoop: 12.5\n      Expenses:Inkoop: 3\n"
    text = f"years:\n  - year: 2025\n    accounts:\n{accounts}"
    (budget,) = with_budget(tmp_path, text).read.budgets
    assert budget.year == 2025
    found = [(line.account, line.cents, line.place) for line in budget.lines]
    assert found == [
        ("Income:Verkoop", 1250, ("budget.yaml", 4)),
        ("Expenses:Inkoop", 300, ("budget.yaml", 5)),
    ]


@pytest.mark.parametrize("text", ["", "# nothing yet\n", "years: []\n"])
def test_a_file_without_a_budget(tmp_path: Path, text: str) -> None:
    some = with_budget(tmp_path, text)
    assert some.read.budgets == ()
    assert some.codes() == []


@pytest.mark.parametrize(
    ("year", "code"),
    [
        ("{year: 2025, accounts: {Income:Verkoop: 12,50}}", "S115"),
        ("{year: 2025, accounts: {Income:Verkoop: 12.505}}", "S111"),
        ("{year: 2025, accounts: {Income:Verkoop: -5.00}}", "S111"),
        ("{year: 2025, accounts: [Income:Verkoop]}", "S111"),
        ("{year: 2025, accounts: 100}", "S111"),
        ("{year: 2025-03, accounts: {}}", "S111"),
        ("{year: 1025, accounts: {}}", "S111"),
        ("{accounts: {}}", "S110"),
        ("{year: 2025}", "S110"),
        ("{year: 2025, account: {}, accounts: {}}", "S109"),
    ],
)
def test_a_slip_stops_reading_at_its_line(tmp_path: Path, year: str, code: str) -> None:
    some = with_budget(tmp_path, f"years:\n  - {year}\n")
    found = {(one.code, one.place) for one in some.findings}
    assert (code, ("budget.yaml", 2)) in found
    assert some.ask("income-statement").exit == 3


def test_a_year_twice(tmp_path: Path) -> None:
    some = with_budget(tmp_path, "years:\n" + "  - {year: 2025, accounts: {}}\n" * 2)
    assert some.only("S221").place == ("budget.yaml", 3)
