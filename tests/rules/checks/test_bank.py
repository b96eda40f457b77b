"""Findings on bank.yaml, on what is to be sorted out, and on months without a balance."""

from pathlib import Path

import pytest

from socoledger.catalogue.bank import STILL_UNSORTED
from socoledger.rules.checks.bank import bank_findings
from tests.support.asking import TODAY
from tests.support.imports import importing
from tests.support.small_books import booked, costs

ACCOUNT = "account: Expenses:Inkoop, member: anna"


@pytest.mark.parametrize(
    ("first", "second", "is_in_vain"),
    [
        ("text: bouwmarkt", "text: Bouwmarkt West", True),
        ("text: bouwmarkt", "name: bouwmarkt", True),
        ("name: bouwmarkt", "text: bouwmarkt", False),
        ("text: bouwmarkt west", "text: bouwmarkt", False),
        ("text: bouw", "text: bouwmarkt", False),
        ("text: brood, amount: 1.00", "text: brood", False),
        ("text: brood", "text: brood, amount: 1.00, direction: in", True),
        ("text: brood, direction: in", "text: brood, direction: out", False),
        ("iban: NL91ABNA0417164300", "iban: NL91 ABNA 0417 1643 00, text: brood", True),
        ("text: br.*, regex: true", "text: brood", False),
        ("text: br.*, regex: true", "text: br.*, regex: true", True),
    ],
)
def test_a_rule_that_never_decides(
    tmp_path: Path, first: str, second: str, *, is_in_vain: bool
) -> None:
    some = importing(tmp_path, rules=[f"{{{rule}, {ACCOUNT}}}" for rule in (first, second)])
    assert some.codes() == (["S155"] if is_in_vain else [])


def test_a_month_without_a_balance_of_the_bank(tmp_path: Path) -> None:
    def codes(*journal: str) -> list[str]:
        return importing(tmp_path, costs("2025-01-15", "anna", 5), *journal).codes()

    assert codes() == ["S352"]
    for day, is_missing in (
        ("2025-01-01", True),
        ("2025-01-02", False),
        ("2025-02-01", False),
        ("2025-02-02", True),
    ):
        balance = "0.00" if day < "2025-01-16" else "-5.00"
        asserted = f"{day} balance Assets:Bank  {balance} ~ 0 EUR\n"
        assert codes(asserted) == (["S352"] if is_missing else [])


def test_a_month_that_is_not_over_or_not_begun_needs_none(tmp_path: Path) -> None:
    some = importing(tmp_path, costs("2025-01-15", "anna", 5))
    on = {
        day: [*bank_findings(some.read, TODAY.replace(year=2025, month=month, day=day))]
        for month, day in ((1, 31), (2, 1))
    }
    assert (len(on[31]), len(on[1])) == (0, 1)
    assert importing(tmp_path, first_month="2025-02").codes() == []


def test_an_account_that_is_closed_by_then_needs_none(tmp_path: Path) -> None:
    saved = booked("2025-01-10", "Assets:Spaarrekening", "Equity:Opening", 5)
    spent = booked("2025-01-11", "Assets:Bank", "Assets:Spaarrekening", 5)
    balance = "2025-02-01 balance Assets:Bank  5.00 ~ 0 EUR\n"
    for shut, codes in (("2025-01-31", []), ("2025-02-01", ["S352"])):
        closed = f"{shut} close Assets:Spaarrekening\n"
        assert importing(tmp_path, saved, spent, balance, closed).codes() == codes


def test_what_is_to_be_sorted_out_may_have_another_account(tmp_path: Path) -> None:
    opened = "2010-01-01 open Assets:Vraag EUR\n2010-01-01 open Assets:Uitzoeken EUR\n"
    line = booked("2025-01-15", "Assets:Vraag", "Assets:Bank", 5)
    other = booked("2025-01-15", "Assets:Uitzoeken", "Assets:Bank", 6)
    some = importing(tmp_path, opened, line, other, coop_extra="accounts: {unsorted: Assets:Vraag}")
    assert [one.parameters["account"] for one in some.findings if one.kind == STILL_UNSORTED] == [
        "Assets:Vraag"
    ]
