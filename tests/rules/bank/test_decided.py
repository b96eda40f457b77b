"""What a person decided: what is still to be said of it, and what it comes to."""

from datetime import date
from pathlib import Path

import pytest

from socoledger.domain.bank import BankLine
from socoledger.domain.bank_decision import Booking
from socoledger.rules.bank.decided import Lack, as_rule, lacking, moved, shared_out
from tests.support.imports import importing

SPENT = BankLine(date(2025, 3, 14), -1000, "Anna", "", "Boek", "", "")
SPAARPOT = "Liabilities:Spaarpot:Anna"


@pytest.mark.parametrize(
    ("booking", "cents", "lack"),
    [
        (Booking(), -1, Lack.ACCOUNT),
        (Booking("Income:Verkoop"), 1, Lack.OWNER),
        (Booking("Expenses:Inkoop", "collective"), -1, None),
        (Booking("Assets:Kas"), -1, None),
        (Booking(SPAARPOT), -1, Lack.PURPOSE),
        (Booking(SPAARPOT), 1, None),
        (Booking(SPAARPOT, purpose="course"), -1, None),
        (Booking("Liabilities:Spaarpot:An"), -1, None),
    ],
)
def test_what_is_still_to_be_said(
    tmp_path: Path, booking: Booking, cents: int, lack: Lack | None
) -> None:
    assert lacking(booking, cents, importing(tmp_path).read) is lack


def test_the_last_part_has_what_the_others_leave(tmp_path: Path) -> None:
    books = importing(tmp_path).read
    parts = (Booking("Expenses:Inkoop", "anna", cents=300), Booking(SPAARPOT, purpose="course"))
    found = [(one.account, one.metadata, cents) for one, cents in shared_out(parts, SPENT, books)]
    assert found == [
        ("Expenses:Inkoop", (("member", "anna"),), -300),
        (SPAARPOT, (("purpose", "course"),), -700),
    ]
    with pytest.raises(RuntimeError):
        [*shared_out(parts[:1], SPENT, books)]


def test_another_account_keeps_whose_a_result_is_and_no_purpose(tmp_path: Path) -> None:
    books = importing(tmp_path).read
    before = Booking(SPAARPOT, "anna", "course", "B1", "tuin")
    assert moved(before, "Income:Verkoop", books) == Booking("Income:Verkoop", "anna", unit="tuin")
    assert moved(before, "Assets:Kas", books) == Booking("Assets:Kas", unit="tuin")


@pytest.mark.parametrize("key", ["premium", "allowance"])
def test_a_rule_names_the_member_and_which_way_the_money_goes(tmp_path: Path, key: str) -> None:
    books = importing(tmp_path).read
    account = f"{books.coop.accounts.named()[key]}:Anna"
    rule = as_rule(Booking(account), SPENT, "Anna", books)
    assert (getattr(rule, key), rule.direction, rule.account) == ("anna", "out", None)
