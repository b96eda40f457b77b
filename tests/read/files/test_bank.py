"""bank.yaml: what it holds, and what cannot be right in it."""

from pathlib import Path

import pytest

from tests.support.imports import importing
from tests.support.statements import IBAN

ACCOUNTS = "accounts:\n  - {iban: nl20 INGB 0001 2345 67, account: Assets:Bank}\n"


def codes(tmp_path: Path, text: str, **more: str) -> list[str]:
    """The codes of the findings on bank.yaml."""
    files = {"bank.yaml": text, **more}
    some = importing(tmp_path, files=files)
    return [
        one.code for one in some.findings if one.place is not None and one.place.file == "bank.yaml"
    ]


def test_an_iban_is_read_without_spaces_and_in_capitals(tmp_path: Path) -> None:
    some = importing(tmp_path, files={"bank.yaml": ACCOUNTS})
    assert some.read.bank is not None
    assert some.read.bank.account_of(IBAN) == "Assets:Bank"


def test_books_need_not_have_it_and_may_name_another(tmp_path: Path) -> None:
    some = importing(
        tmp_path, coop_extra="bank: private/bank.yaml\n", files={"private/bank.yaml": ACCOUNTS}
    )
    assert some.read.bank is not None
    assert len(some.read.bank.accounts) == 1
    (some.root / "private/bank.yaml").unlink()
    again = importing(tmp_path, coop_extra="bank: elsewhere.yaml\n")
    assert again.read.bank is None


@pytest.mark.parametrize(
    ("rule", "code"),
    [
        ("{account: Expenses:Inkoop}", "S110"),
        ("{text: '', account: Expenses:Inkoop}", "S113"),
        ("{direction: in, account: Expenses:Inkoop}", "S111"),
        ("{text: brood}", "S110"),
        ("{text: brood, account: Expenses:Inkoop, spaarpot: anna}", "S111"),
        ("{text: brood, spaarpot: anna, unit: tuin}", "S111"),
        ("{text: brood, account: Expenses:Inkoop, purpose: course}", "S111"),
        ("{text: brood, account: Expenses:Inkoop, member: anna, members: 'anna, bram'}", "S111"),
        ("{text: brood, account: Expenses:Inkoop, members: anna}", "S111"),
        ("{text: '(', regex: true, account: Expenses:Inkoop}", "S111"),
        ("{text: brood, direction: bij, account: Expenses:Inkoop}", "S111"),
        ("{text: brood, account: Expenses:Inkoop, member: ana}", "S222"),
        ("{text: brood, account: Expenses:Inkoop, members: 'anna, bra'}", "S222"),
        ("{text: brood, spaarpot: ana}", "S222"),
        ("{text: brood, grant: onbekend}", "S222"),
        ("{text: brood, account: Expenses:Inkoop, unit: tuin}", "S222"),
    ],
)
def test_what_cannot_be_right_in_a_rule(tmp_path: Path, rule: str, code: str) -> None:
    assert code in codes(tmp_path, f"{ACCOUNTS}rules:\n  - {rule}\n")


@pytest.mark.parametrize(
    "name",
    ["'{year}.beancount'", "'{year}-{month}.txt'", "'../{year}-{month}.beancount'", "x"],
)
def test_a_month_has_a_file_of_its_own_in_the_books(tmp_path: Path, name: str) -> None:
    assert codes(tmp_path, f"{ACCOUNTS}journal: {name}\n") == ["S111"]


def test_an_account_stands_there_once(tmp_path: Path) -> None:
    twice = ACCOUNTS + ACCOUNTS.partition("\n")[2].replace("Bank", "Spaarrekening")
    assert codes(tmp_path, twice) == ["S221"]
