"""Money of a grant that is booked as income (S349), or on an account of income that is not open
(S134).
"""

from pathlib import Path

import pytest

from tests.support.grants import given, granted
from tests.support.small_books import books

GEMEENTE = given("begeleiding", amount="1000.00")
FUND = given("fonds-2025", giver="Oranje Fonds", amount="500.00")
GRANTED = "Liabilities:Subsidie:Begeleiding"


def income(text: str, amount: str, account: str = "Income:Verkoop") -> str:
    return f"2025-02-03 * {text} #member-anna\n  Assets:Bank  {amount} EUR\n  {account}\n"


@pytest.mark.parametrize(
    ("text", "amount", "grant"),
    [
        ('"Gemeente" "Subsidie 2025"', "250.00", "begeleiding"),
        ('"Gemeente" "Voorschot"', "1000.00", "begeleiding"),
        ('"OranjeFonds" "Bijdrage"', "500.00", "fonds-2025"),
        ('"Oranje Fonds" "Bijdrage fonds-2025"', "50.00", "fonds-2025"),
        ('"Gemeente" "Begeleiding in maart"', "250.00", None),
        ('"Gemeente" "Tuin"', "250.00", None),
        ('"Oranje Fonds" "Lunch"', "50.00", None),
        ('"Klant" "Taarten"', "1000.00", None),
        ('"Klant" "Migrantsoep"', "500.00", None),
    ],
)
def test_what_looks_like_money_of_a_grant(
    tmp_path: Path, text: str, amount: str, grant: str | None
) -> None:
    some = granted(tmp_path, income(text, amount), grants=[GEMEENTE, FUND])
    found = [one.parameters["grant"] for one in some.findings if one.code == "S349"]
    assert found == ([] if grant is None else [grant])


def test_what_grants_yaml_does_not_know_is_no_grant(tmp_path: Path) -> None:
    assert books(tmp_path, income('"Gemeente" "Subsidie"', "1000.00")).codes() == []


@pytest.mark.parametrize(
    ("text", "granted_to"),
    [('"Gemeente" "Subsidie"', GRANTED), ('"Klant" "Taarten"', None)],
)
def test_an_account_of_income_for_a_grant_is_not_to_be_opened(
    tmp_path: Path, text: str, granted_to: str | None
) -> None:
    account = "Income:Subsidies" if granted_to else "Income:Taarten"
    some = granted(tmp_path, income(text, "75.00", account), grants=[GEMEENTE])
    found = some.only("S134").parameters
    assert found.get("granted") == granted_to
    assert ("remedy" in found) == (granted_to is not None)
