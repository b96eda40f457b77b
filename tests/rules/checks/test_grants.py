"""What is said of grants, and of grants.yaml (SPEC 9): overdue accounts, accounts of none, slips of
the pen.
"""

from datetime import date
from pathlib import Path

import pytest

from socoledger.commands.errors import all_findings
from tests.support.book_files import read_books
from tests.support.grants import ACCOUNT, Given, given, granted, received, spent, standing
from tests.support.small_books import booked, books, earns

FUND = "fonds"
OF_A_FUND = given(FUND, giver="Oranje Fonds")

# -- due ----------------------------------------------------------------------------------------

DUE = given(FUND, giver="Oranje Fonds", end="2025-03-31", due="2025-05-10")


@pytest.mark.parametrize(
    ("last", "codes"), [("2025-05-09", []), ("2025-05-10", []), ("2025-05-11", ["S344"])]
)
def test_an_account_is_overdue_the_day_after_it_was_due(
    tmp_path: Path, last: str, codes: list[str]
) -> None:
    some = granted(
        tmp_path,
        received("2025-01-20", 100, FUND),
        spent("2025-02-10", 90, FUND),
        earns(last, "bram", 0),
        grants=[DUE],
    )
    assert some.codes() == codes
    if codes:
        found = some.only("S344")
        assert (found.place, str(found.day)) == (("grants.yaml", 2), "2025-05-10")


def test_one_without_a_day_is_never_overdue(tmp_path: Path) -> None:
    some = granted(
        tmp_path,
        received("2025-01-20", 100, FUND),
        earns("2027-12-31", "bram", 0),
        grants=[given(FUND, giver="Oranje Fonds", end="2025-03-31")],
    )
    assert "S344" not in some.codes()


def test_one_of_which_nothing_was_received_is_not_overdue(tmp_path: Path) -> None:
    some = granted(tmp_path, earns("2025-12-31", "bram", 0), grants=[DUE])
    assert some.codes() == []


# -- the file, the account ----------------------------------------------------------------------


def test_an_account_of_no_grant_is_told(tmp_path: Path) -> None:
    some = granted(
        tmp_path,
        "2010-01-01 open Liabilities:Subsidie:Begeleid EUR\n",
        booked("2025-01-20", "Assets:Bank", "Liabilities:Subsidie:Begeleid", 10),
    )
    assert some.codes() == ["S345"]


def test_below_the_account_of_a_grant_there_may_be_more(tmp_path: Path) -> None:
    some = granted(
        tmp_path,
        f"2010-01-01 open {ACCOUNT}:Voorschot EUR\n2010-01-01 open {ACCOUNT}2 EUR\n",
        booked("2025-01-20", "Assets:Bank", f"{ACCOUNT}:Voorschot", 10),
        booked("2025-01-20", "Assets:Bank", f"{ACCOUNT}2", 5),
    )
    assert standing(some)["received"] == "10.00"
    assert some.codes() == ["S345"]


def test_without_grants_such_accounts_are_the_treasurers_own(tmp_path: Path) -> None:
    some = books(
        tmp_path,
        f"2010-01-01 open {ACCOUNT} EUR\n",
        booked("2025-01-20", "Assets:Bank", ACCOUNT, 10),
    )
    assert some.codes() == []
    assert some.refusal("grants") == (5, "")


def test_grants_may_have_accounts_of_another_name(tmp_path: Path) -> None:
    some = granted(
        tmp_path,
        "2010-01-01 open Liabilities:Fondsen:Extra:Begeleiding EUR\n",
        booked("2025-01-20", "Assets:Bank", "Liabilities:Fondsen:Extra:Begeleiding", 10),
        received("2025-01-21", 7),
        coop_extra="accounts: {grants: Liabilities:Fondsen:Extra}\n",
    )
    assert standing(some)["received"] == "10.00"
    assert some.codes() == []


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        ("giver: municipality, ", "", "S110"),
        ("from: 2025-01-01, ", "", "S110"),
        ("to: 2025-12-31, ", "", "S110"),
        (", amount: 12500.00", "", "S110"),
        ("12500.00", "12500.001", "S111"),
        ("12500.00", "-1.00", "S111"),
        ("2025-12-31", "2025-02-30", "S111"),
        ("amount", "bedrag", "S109"),
        ("id: begeleiding", "id: Begeleiding", "S111"),
        ("12500.00", "12500.00, repay: misschien", "S111"),
        ("12500.00", "12500.00, due: straks", "S111"),
        ("to: 2025-12-31", "to: 2024-12-31", "S212"),
    ],
)
def test_what_is_wrong_in_grants_yaml_is_told_at_its_line(
    tmp_path: Path, old: str, new: str, code: str
) -> None:
    assert old in given().text
    wrong = Given("begeleiding", given().text.replace(old, new))
    some = granted(tmp_path, earns("2025-12-31", "bram", 0), grants=[OF_A_FUND, wrong])
    found = [one for one in some.findings if one.code == code]
    assert [one.place for one in found] == [("grants.yaml", 3)]


def test_a_grant_of_one_day_is_a_grant(tmp_path: Path) -> None:
    some = granted(
        tmp_path,
        spent("2025-12-31", 10),
        grants=[given(start="2025-12-31", end="2025-12-31")],
    )
    assert some.codes() == []
    assert standing(some)["spent"] == "10.00"


@pytest.mark.parametrize("text", ["", "# nog geen\n", "grants: []\n"])
def test_a_file_without_grants_is_as_none(tmp_path: Path, text: str) -> None:
    some = books(tmp_path, earns("2025-01-10", "anna", 10), files={"grants.yaml": text})
    without = books(tmp_path, earns("2025-01-10", "anna", 10), root="without")
    assert some.findings == ()
    for period in ("2025-01", "2025"):
        assert some.result(period) == without.result(period)


# -- privacy ------------------------------------------------------------------------------------


def test_what_may_be_a_bsn_or_a_real_name_is_found_in_grants_yaml_too(tmp_path: Path) -> None:
    some = granted(
        tmp_path,
        grants=[given(reference="Beschikking 123456782"), given(FUND, giver="Jan Jansen")],
        coop_extra="pseudonyms: true\nnames_file: private/names.txt\n",
        files={"private/names.txt": "Jan Jansen\n"},
    )
    assert some.only("S601").place == ("grants.yaml", 2)
    assert some.only("S604").place == ("grants.yaml", 3)


# -- paid back from its own account -------------------------------------------------------------


@pytest.mark.parametrize(
    ("day", "amount", "told"),
    [
        ("2025-03-20", "40.00", []),  # before its last month closes, which then moves nothing
        ("2025-03-20", "40.01", ["S350"]),
        ("2025-04-10", "40.00", ["S350"]),  # which the close of March moves too
        ("2025-04-10", "0.01", ["S350"]),
    ],
)
def test_money_that_is_paid_back_from_its_own_account_is_told_before_the_close(
    tmp_path: Path, day: str, amount: str, told: list[str]
) -> None:
    books = read_books(
        tmp_path,
        f"""
        2025-01-10 * "Gemeente"
          Assets:Bank                       100.00 EUR
          Liabilities:Subsidie:Begeleiding

        2025-02-10 * "Coach" #member-collective
          grant: "begeleiding"
          Expenses:Kosten    60.00 EUR
          Assets:Bank

        {day} * "Gemeente, wat over is"
          Liabilities:Subsidie:Begeleiding  {amount} EUR
          Assets:Bank

        2020-01-01 open Liabilities:Subsidie:Begeleiding EUR
        """,
        files={
            "grants.yaml": "grants: [{id: begeleiding, giver: municipality, from: 2025-01-01,"
            " to: 2025-03-31, amount: 100.00}]"
        },
    )
    found = all_findings(books, date(2026, 11, 22))
    assert [one.code for one in found if one.code in ("S346", "S350")] == told
