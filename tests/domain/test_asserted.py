"""Balances that a journal asserts, of single transactions and of sums."""

from datetime import date

from socoledger.domain.asserted import asserted_balances
from socoledger.domain.findings import Place
from socoledger.domain.journal import Assertion, Posting, Transaction

PLACE = Place("main.beancount", 1)


def entry(day: str, account: str, cents: int, *, is_sum: bool = False) -> Transaction:
    return Transaction(
        date.fromisoformat(day), "f", 1, (Posting(account, cents, 1),), is_sum=is_sum
    )


def asserted(day: str, account: str, cents: int = 0) -> Assertion:
    return Assertion(date.fromisoformat(day), account, PLACE, cents, forgiven_cents=1)


def balances(entries: list[Transaction], *assertions: Assertion) -> list[int | None]:
    return [cents for _assertion, cents in asserted_balances(entries, assertions)]


def test_a_balance_is_that_of_the_days_before_with_all_below_the_account() -> None:
    entries = [
        entry("2025-01-01", "Assets:Bank", 100),
        entry("2025-01-02", "Assets:Bank:Spaar", 20),
        entry("2025-01-03", "Assets:Bankje", 7),
        entry("2025-01-03", "Assets:Bank", -50),
    ]
    days = ("2025-01-01", "2025-01-02", "2025-01-03", "2025-01-04")
    assert balances(entries, *(asserted(day, "Assets:Bank") for day in days)) == [0, 100, 120, 70]


def test_a_balance_within_a_sum_is_not_known() -> None:
    entries = [
        entry("2025-01-20", "Assets:Bank", 100, is_sum=True),
        entry("2025-01-25", "Assets:Bank:Spaar", 5, is_sum=True),
        entry("2025-02-20", "Assets:Bank", 7, is_sum=True),
    ]
    found = {
        "2025-01-01": 0,
        "2025-01-02": None,
        "2025-01-20": None,
        "2025-01-21": None,
        "2025-01-26": 105,
        "2025-02-01": 105,
        "2025-02-02": None,
        "2025-02-21": 112,
    }
    assert balances(entries, *(asserted(day, "Assets:Bank") for day in found)) == [*found.values()]
    assert balances(entries, asserted("2025-01-21", "Assets:Bank:Spaar")) == [None]
    assert balances(entries, asserted("2025-01-21", "Assets:Kas")) == [0]
