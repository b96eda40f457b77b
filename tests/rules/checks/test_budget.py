"""Accounts of a budget that there are none of (SPEC 12)."""

from pathlib import Path

import pytest

from socoledger.write.words import Words
from tests.support.small_books import books, earns
from tests.support.umbrellas import opens


@pytest.mark.parametrize(
    ("account", "codes"),
    [
        ("Income:Verkoop", []),
        ("Expenses:Hout", []),
        ("Expenses:Hout:Eiken", []),
        ("Expenses:Artikel31", []),
        ("Expenses:Verdeling", ["S355"]),
        ("Expenses:Houtt", ["S355"]),
        ("Assets:Bank", ["S355"]),
        ("Hout", ["S355"]),
    ],
)
def test_which_accounts_may_have_one(tmp_path: Path, account: str, codes: list[str]) -> None:
    """Those of income and expenses that the journal has, and those above them."""
    some = books(
        tmp_path,
        opens("Expenses:Hout:Eiken"),
        earns("2025-01-15", "anna", 50),
        files={"budget.yaml": f"years:\n  - {{year: 2025, accounts: {{{account}: 5}}}}\n"},
    )
    assert some.codes() == codes
    assert some.ask("income-statement").exit == 0


def test_it_says_which_is_meant(tmp_path: Path) -> None:
    some = books(
        tmp_path,
        earns("2025-01-15", "anna", 50),
        files={"budget.yaml": "years: [{year: 2025, accounts: {Income:Verkop: 5}}]\n"},
    )
    assert "Income:Verkoop" in Words("nl").finding(some.only("S355"))


@pytest.mark.parametrize(
    ("accounts", "codes"),
    [
        ("{Income: 100, Income:Verkoop: 100}", []),
        ("{Income: 100, Income:Verkoop: 100.01}", ["S364"]),
        ("{Expenses:Hout: 5, Expenses:Hout:Eiken: 3, Expenses:Hout:Grenen: 3}", ["S364"]),
        ("{Expenses: 6, Expenses:Hout: 6, Expenses:Hout:Eiken: 6}", []),
        ("{Expenses:Hout: 5, Expenses:Houtje: 6}", []),
        ("{Expenses:Hout: 5, Expenses:Hout: 5}", ["S108"]),
    ],
)
def test_accounts_above_and_below_each_other(
    tmp_path: Path, accounts: str, codes: list[str]
) -> None:
    """An account has at least what those below it have; the same account stands once."""
    some = books(
        tmp_path,
        opens("Expenses:Hout:Eiken", "Expenses:Hout:Grenen", "Expenses:Houtje"),
        earns("2025-01-15", "anna", 50),
        files={"budget.yaml": f"years:\n  - {{year: 2025, accounts: {accounts}}}\n"},
    )
    assert some.codes() == codes
