"""A journal whose plain transactions are added up: what is, what stays, and when sums will do."""

from datetime import date
from pathlib import Path

import pytest

from socoledger.commands import opened
from socoledger.commands.context import Context
from socoledger.domain import books as domain
from socoledger.domain.accounts import Roots
from socoledger.domain.findings import Finding
from socoledger.domain.journal import Posting, Transaction
from socoledger.read.books import read
from socoledger.rules.checks.books import check
from socoledger.rules.summed import Summing, is_summable, suffices, summed
from tests.support.asking import FIGURES
from tests.support.small_books import (
    WORKED,
    Books,
    booked,
    books,
    closed,
    closing,
    costs,
    earns,
    paid,
)
from tests.support.sums import with_sums
from tests.support.umbrellas import opens

FILE = "journal/main.beancount"
BANK, INCOME, COSTS = "Assets:Bank", "Income:Verkoop", "Expenses:Inkoop"
WHAT = Summing(("Liabilities:Spaarpot", "Assets:Kas"), "Income")


def earned(day: str, cents: int, *shares: tuple[str, int], unit: str | None = None) -> Transaction:
    """Income of some members, in the bank."""
    income = Posting(INCOME, -cents, 3, tuple((id_, -part) for id_, part in shares), unit=unit)
    return Transaction(date.fromisoformat(day), FILE, 1, (Posting(BANK, cents, 2), income))


def spent(*postings: Posting, day: str = "2025-01-03") -> Transaction:
    """A transaction of these postings."""
    return Transaction(date.fromisoformat(day), FILE, 1, postings)


# -- what is added up ---------------------------------------------------------------------------


def test_a_month_is_added_up_by_account_unit_and_owner() -> None:
    found = summed(
        [
            earned("2025-01-03", 100, ("anna", 100)),
            earned("2025-01-09", 250, ("bram", 100), ("anna", 150)),
            earned("2025-01-31", 30, ("anna", 30), unit="tuin"),
            earned("2025-02-01", 7, ("anna", 7)),
        ],
        WHAT,
    )
    income = (
        Posting(INCOME, -350, 0, (("anna", -250), ("bram", -100))),
        Posting(INCOME, -30, 0, (("anna", -30),), unit="tuin"),
    )
    january, february = date(2025, 1, 31), date(2025, 2, 1)
    assert found == (
        Transaction(january, FILE, 0, (Posting(BANK, 380, 0), *income), is_sum=True),
        Transaction(
            february,
            FILE,
            0,
            (Posting(BANK, 7, 0), Posting(INCOME, -7, 0, (("anna", -7),))),
            is_sum=True,
        ),
    )


def test_a_sum_stands_on_the_last_day_of_its_account() -> None:
    found = summed(
        [
            spent(Posting(COSTS, 5, 2), Posting(BANK, -5, 3)),
            earned("2025-01-09", 100, ("anna", 100)),
        ],
        WHAT,
    )
    assert [(one.day.day, [part.account for part in one.postings]) for one in found] == [
        (3, [COSTS]),
        (9, [BANK, INCOME]),
    ]


def test_what_comes_to_nothing_is_still_there() -> None:
    """An account that was used, and a member who worked."""
    found = summed(
        [
            spent(Posting(COSTS, 5, 2, (("anna", 5),)), Posting(BANK, -5, 3)),
            spent(Posting(COSTS, -5, 2, (("anna", -5),)), Posting(BANK, 5, 3)),
        ],
        WHAT,
    )
    assert [one.postings for one in found] == [
        (Posting(COSTS, 0, 0, (("anna", 0),)), Posting(BANK, 0, 0))
    ]


SAID = Posting(BANK, -5, 3)
KEPT = {
    "what a close booked": spent(SAID)._replace(close="2025-01"),
    "what is with other books": spent(SAID)._replace(partner="../land"),
    "what a pad booked": spent(SAID)._replace(is_padding=True),
    "an account apart": spent(SAID, Posting("Assets:Kas", 5, 2)),
    "one below it": spent(SAID, Posting("Liabilities:Spaarpot:Anna", 5, 2)),
    "a cost of a grant": spent(SAID, Posting(COSTS, 5, 2, grant="tuin")),
    "a receipt of a member": spent(SAID, Posting(COSTS, 5, 2, reimbursed="anna")),
    "lowered income": spent(SAID, Posting(INCOME, 5, 2, (("anna", 5),))),
}
PLAIN = {
    "costs": spent(SAID, Posting(COSTS, 5, 2, (("anna", 5),))),
    "income": earned("2025-01-03", 100, ("anna", 100)),
    "a name that only begins as one apart": spent(SAID, Posting("Assets:Kassa", 5, 2)),
    "an invoice, unsure, with words": spent(SAID, Posting(COSTS, 5, 2))._replace(
        links=frozenset({"f1"}),
        is_unsure=True,
        text=("Wie", "Wat"),
        bank="NL1",
    ),
}


@pytest.mark.parametrize("entry", KEPT.values(), ids=KEPT)
def test_some_transactions_stay_as_they_are(entry: Transaction) -> None:
    assert not is_summable(entry, WHAT)
    plain = earned("2025-01-03", 100, ("anna", 100))
    found = summed([entry, plain], WHAT)
    assert found[1:] == (entry,)
    assert found[0].is_sum


@pytest.mark.parametrize("entry", PLAIN.values(), ids=PLAIN)
def test_others_are_added_up(entry: Transaction) -> None:
    assert is_summable(entry, WHAT)


def test_the_accounts_apart_are_those_of_the_books(tmp_path: Path) -> None:
    some = _of(
        books(tmp_path, coop_extra='cash: [Assets:Trommel]\naccounts: {gifts: "Equity:Gift"}\n')
    )
    what = Summing.of(some.coop, Roots(income="Opbrengst"))
    assert {"Liabilities:Spaarpot", "Equity:Gift", "Assets:Trommel"} < set(what.apart)
    assert "Assets:Kas" not in what.apart
    assert what.income == "Opbrengst"


# -- whether sums will do -----------------------------------------------------------------------


def _of(some: Books) -> domain.Books:
    found = read(some.root)
    assert isinstance(found, domain.Books)
    return found


def _read(tmp_path: Path, *journal: str) -> domain.Books:
    return _of(books(tmp_path, *journal))


def _sums(tmp_path: Path, *journal: str) -> domain.Books:
    return with_sums(_read(tmp_path, *journal))


def test_the_order_of_what_stays_does_not_change(tmp_path: Path) -> None:
    booked_by_close = (
        closing("2025-01-31", "2025-01", "Expenses:Verdeling", f"Liabilities:Spaarpot:{part}", 40)
        for part in ("Bram", "Anna")
    )
    closes = {"2025-01": closed("2025-01", *booked_by_close)}
    some = _of(books(tmp_path, earns("2025-01-31", "anna", 50), closes=closes))
    kept = [entry for entry in with_sums(some).journal.transactions if not entry.is_sum]
    assert kept == [entry for entry in some.journal.transactions if entry.close is not None]


@pytest.mark.parametrize(
    ("at", "is_enough"),
    [
        (None, True),
        ("2024-12-31", True),
        ("2025-01-02", False),
        ("2025-01-19", False),
        ("2025-01-20", True),
        ("2025-01-25", True),
        ("2025-02-01", False),
        ("2025-12-31", True),
    ],
)
def test_a_day_within_a_sum_needs_the_whole_journal(
    tmp_path: Path, at: str | None, is_enough: bool
) -> None:
    some = _sums(
        tmp_path,
        earns("2025-01-10", "anna", 50),
        costs("2025-01-20", "anna", 20),
        earns("2025-02-15", "anna", 50),
    )
    assert suffices(some, None if at is None else date.fromisoformat(at)) is is_enough


def test_books_without_sums_are_enough(tmp_path: Path) -> None:
    some = _sums(tmp_path, paid("2025-01-10", "Spaarpot:Anna", 5, purpose="payout"))
    assert suffices(some, date(2025, 1, 9))


@pytest.mark.parametrize(("amount", "is_enough"), [(19_999, True), (20_001, False)])
def test_turnover_above_the_threshold_needs_the_whole_journal(
    tmp_path: Path, amount: int, is_enough: bool
) -> None:
    """Within the month, though the month ends below it."""
    lowered = booked("2025-01-20", "Income:Verkoop", "Assets:Bank", 5_000, member="anna")
    entries = (earns("2025-01-10", "anna", amount), lowered)
    some = _of(books(tmp_path, *entries, coop_extra="kor: true\n"))
    sums = with_sums(some)
    assert suffices(sums, None) is is_enough
    is_above = any(finding.code == "S431" for finding in check(some))
    assert is_above is not is_enough


@pytest.mark.parametrize(
    ("day", "is_enough"), [("2025-01-15", False), ("2025-01-21", True), ("2025-02-01", True)]
)
def test_a_balance_off_by_a_cent_within_a_sum_needs_the_whole_journal(
    tmp_path: Path, day: str, is_enough: bool
) -> None:
    entries = (
        earns("2025-01-10", "anna", 30),
        earns("2025-01-12", "anna", 20),
        booked("2025-01-20", "Assets:Bank:Spaar", "Equity:Opening", 0),
    )
    asserted = f"{day} balance Assets:Bank 49.99 EUR\n"
    some = _read(tmp_path, opens("Assets:Bank:Spaar"), *entries, asserted)
    sums = with_sums(some)
    assert [finding.code for finding in check(some) if finding.is_error] == ["S348"]
    assert suffices(sums, None) is is_enough
    if is_enough:
        assert [finding.code for finding in check(sums) if finding.is_error] == ["S348"]


def test_a_balance_that_holds_within_a_sum_asks_for_nothing(tmp_path: Path) -> None:
    some = _sums(
        tmp_path,
        earns("2025-01-10", "anna", 30),
        "2025-01-15 balance Assets:Bank 30.00 EUR\n",
        earns("2025-01-20", "anna", 20),
    )
    assert suffices(some, None)
    assert not [finding for finding in check(some) if finding.is_error]


# -- who asks for sums --------------------------------------------------------------------------


@pytest.mark.usefixtures("books_read_once")
def test_commands_that_show_single_entries_have_them_all(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    some = books(
        tmp_path,
        earns("2025-01-10", "anna", 50),
        agreement=WORKED + "goals: [{text: Uren, measure: hours, target: 1, by: 2025-06-30}]\n",
    )
    of_sums: list[str] = []

    read_books = opened.read_books

    def noted(context: Context, *, sums: bool = False) -> domain.Books | tuple[Finding, ...]:
        of_sums.extend([command] if sums else [])
        return read_books(context, sums=sums)

    monkeypatch.setattr(opened, "read_books", noted)
    for command in (*FIGURES, "budget", "timeline", "status"):
        some.ask(command)
    some.ask("accounts", account=BANK)
    assert sorted(of_sums) == sorted({*FIGURES, "budget"} - {"review"})
