"""What stands on accounts at a day, and the ledger of one account, out of every transaction of the
journal, those of closes included.
"""

from collections.abc import Iterator, Mapping
from datetime import date
from itertools import accumulate
from typing import NamedTuple

from socoledger.domain.accounts import DEBIT_ROOTS, Root, Roots, below
from socoledger.domain.books import Books
from socoledger.domain.journal import Journal, Posting, Transaction
from socoledger.domain.ledger import (
    AccountBalance,
    AccountsAnswer,
    AccountSums,
    LedgerAnswer,
    LedgerEntry,
)
from socoledger.domain.period import Period


class Days(NamedTuple):
    """A month or a year, with its first and last day that count, both inclusive."""

    period: Period
    first: date
    last: date


def as_read(cents: int, root: Root) -> int:
    """Cents of which a debit is positive, as people read them on an account of that root."""
    return cents if root in DEBIT_ROOTS else -cents


def balances_at(journal: Journal, day: date) -> dict[str, int]:
    """The cents on every account that was used by the end of `day`; a debit is positive."""
    balances: dict[str, int] = {}
    for _transaction, posting in postings_until(journal, day):
        balances[posting.account] = balances.get(posting.account, 0) + posting.cents
    return balances


def accounts_answer(books: Books, day: date) -> AccountsAnswer:
    """What stands on every account at the end of `day`."""
    journal = books.journal
    balances = balances_at(journal, day)
    last_entries = {posting.account: entry.day for entry, posting in postings_until(journal, day)}
    in_order = {name: number for number, name in enumerate(Roots._fields)}
    found = [
        AccountBalance(
            account=account,
            kind=root,
            balance_cents=as_read(balances.get(account, 0), root),
            last_entry=last_entries.get(account),
            closed=_closed_by(journal, account, day),
        )
        for account in {*balances, *_opened_by(journal, day)}
        for root in (journal.roots.root_of(account),)
    ]
    found.sort(key=lambda one: (in_order[one.kind], one.account.encode()))
    return AccountsAnswer(at=day, accounts=tuple(found), total=_sums(found))


def _sums(found: list[AccountBalance]) -> AccountSums:
    by_root: Mapping[Root, int] = {
        root: sum(one.balance_cents for one in found if one.kind == root)
        for root in {one.kind for one in found}
    }
    return AccountSums(
        assets_cents=by_root.get("assets", 0),
        liabilities_cents=by_root.get("liabilities", 0),
        equity_cents=by_root.get("equity", 0),
        income_cents=by_root.get("income", 0),
        expenses_cents=by_root.get("expenses", 0),
    )


def known_accounts(journal: Journal) -> frozenset[str]:
    """Every account that was ever opened or used, and those above them."""
    used = {
        posting.account for transaction in journal.transactions for posting in transaction.postings
    }
    return frozenset(
        above
        for account in {*journal.opened, *journal.opened_by_plugin, *used}
        for above in accumulate(account.split(":"), "{}:{}".format)
    )


def ledger_answer(books: Books, account: str, days: Days) -> LedgerAnswer:
    """The ledger of an account and those below it; empty if these books do not have it."""
    journal = books.journal
    root = journal.roots.root_of(account) if account in known_accounts(journal) else None
    balance = opening = added = taken_off = 0
    entries: list[LedgerEntry] = []
    for transaction, posting in postings_until(journal, days.last):
        if root is None or not below(posting.account, account):
            continue
        cents = as_read(posting.cents, root)
        balance += cents
        if transaction.day < days.first:
            opening = balance
            continue
        added += max(0, cents)
        taken_off += max(0, -cents)
        entries.append(_entry(transaction, posting, cents, balance))
    return LedgerAnswer(
        account=account,
        kind=root,
        period=days.period,
        from_=days.first,
        to=days.last,
        opening_cents=opening,
        added_cents=added,
        taken_off_cents=taken_off,
        closing_cents=balance,
        entries=tuple(entries),
    )


def _entry(transaction: Transaction, posting: Posting, cents: int, balance: int) -> LedgerEntry:
    payee, text = transaction.text
    return LedgerEntry(
        date=transaction.day,
        account=posting.account,
        payee=payee or None,
        text=text,
        amount_cents=cents,
        balance_cents=balance,
        file=transaction.file,
        line=posting.line,
    )


def postings_until(journal: Journal, until: date) -> Iterator[tuple[Transaction, Posting]]:
    """Every posting dated up to and including `until`, in the order of the journal."""
    for transaction in journal.transactions:
        if transaction.day <= until:
            for posting in transaction.postings:
                yield transaction, posting


def _opened_by(journal: Journal, day: date) -> Iterator[str]:
    """The accounts for euros that an open directive opens by the end of `day`."""
    for account, opened in journal.opened.items():
        if opened.euros and opened.day <= day:
            yield account


def _closed_by(journal: Journal, account: str, day: date) -> date | None:
    shut = journal.shut.get(account)
    return shut.day if shut is not None and shut.day <= day else None
