"""How the books stand beside the bank: the last balance of the bank, and what came since (SPEC 10).

A balance is known by its assertion in the journal; a statement that does not tie leaves none.
"""

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from typing import NamedTuple

from socoledger.domain.accounts import below
from socoledger.domain.bank_setup import BankAccount, BankSetup
from socoledger.domain.bank_standing import BankAnswer, BankStanding, UnmatchedKind, UnmatchedLine
from socoledger.domain.books import Books
from socoledger.domain.journal import Assertion, Journal
from socoledger.rules.bank.recorded import Recorded, known_in, recorded
from socoledger.rules.checks.bank import is_unsorted

_A_DAY = timedelta(days=1)


class AsAt(NamedTuple):
    """The day that is asked about, and the last day of the books that counts, inclusive."""

    at: date
    until: date


class _Since(NamedTuple):
    """The last balance of the bank on an account, and what came after it."""

    last: Assertion | None
    entries: int
    imported: int
    unmatched: tuple[UnmatchedLine, ...]


def bank_answer(books: Books, setup: BankSetup, as_at: AsAt) -> BankAnswer:
    """How each bank account stands. `books` are all of them, whatever day is asked about: a balance
    is asserted on the day after it, and lines of the bank may be booked later.
    """
    found = [(known, _since(books, setup, known, as_at.until)) for known in setup.accounts]
    return BankAnswer(
        at=as_at.at,
        accounts=tuple(_standing(books, known, since, as_at) for known, since in found),
        lines=tuple(
            line for _, since in found if since.last is not None for line in since.unmatched
        ),
    )


def still_open(answer: BankAnswer, journal: Journal) -> tuple[BankStanding, ...]:
    """The accounts of an answer that the journal does not close by the day that is asked about."""
    shut = {account for account, one in journal.shut.items() if one.day <= answer.at}
    return tuple(one for one in answer.accounts if one.account not in shut)


def standings_at(books: Books, day: date) -> tuple[BankStanding, ...] | None:
    """How the accounts of bank.yaml stand at the end of a day, but for those that are closed by
    then; None where it has none.
    """
    if books.bank is None or not books.bank.accounts:
        return None
    return still_open(bank_answer(books, books.bank, AsAt(day, day)), books.journal)


def _since(books: Books, setup: BankSetup, known: BankAccount, until: date) -> _Since:
    last = _last_balance(books.journal, known.account, until)
    start = date.min if last is None else last.day
    entries = [
        one
        for one in recorded(books.journal.transactions, known.account, known_in(books, setup))
        if one.booked is not None and one.booked >= start
    ]
    counted = [one for one in entries if one.booked is not None and one.booked <= until]
    imported = sum(bool(one.keys) for one in counted)
    unmatched = tuple(_unmatched(known.account, entries, until))
    return _Since(last, len(counted), imported, unmatched)


def _last_balance(journal: Journal, account: str, until: date) -> Assertion | None:
    """The last asserted balance of an account; of one day that of a statement goes first."""
    found = (
        one for one in journal.assertions if one.account == account and one.day - _A_DAY <= until
    )
    return max(found, key=lambda one: (one.day, bool(one.statement)), default=None)


def _unmatched(account: str, entries: Iterable[Recorded], until: date) -> Iterator[UnmatchedLine]:
    """The entries that are no line of the bank, but for opening balances, and lines of the bank
    that are booked later than the bank has them.
    """
    for one in entries:
        kind: UnmatchedKind | None = None
        if one.booked is None or one.place is None:
            continue
        if not one.keys and not one.is_opening and one.booked <= until:
            kind = "by_hand"
        elif one.keys and one.day < one.booked and one.day <= until:
            kind = "late"
        if kind is not None:
            yield UnmatchedLine(
                account=account,
                kind=kind,
                day=one.day,
                amount_cents=one.cents,
                file=one.place.file,
                line=one.place.line,
            )


def _standing(books: Books, known: BankAccount, since: _Since, as_at: AsAt) -> BankStanding:
    last, kinds = since.last, [line.kind for line in since.unmatched]
    to = None if last is None else last.day - _A_DAY
    balance = None if to is None else _balance(books.journal, known.account, to)
    return BankStanding(
        account=known.account,
        iban=known.iban,
        to=to,
        statement=None if last is None else last.statement or None,
        bank_cents=None if last is None else last.cents,
        books_cents=balance,
        difference_cents=None if last is None or balance is None else last.cents - balance,
        days=None if to is None else (as_at.at - to).days,
        entries=since.entries,
        imported=since.imported,
        unsorted=_unsorted(books, known.account, as_at.until),
        by_hand=kinds.count("by_hand"),
        booked_later=kinds.count("late"),
    )


def _balance(journal: Journal, account: str, day: date) -> int:
    """The balance at the end of a day, in cents."""
    return sum(
        posting.cents
        for entry in journal.transactions
        if entry.day <= day
        for posting in entry.postings
        if below(posting.account, account)
    )


def _unsorted(books: Books, account: str, until: date) -> int:
    """How many transactions of an account are still to be sorted out."""
    return sum(
        is_unsorted(entry, books.coop.accounts.unsorted)
        and any(posting.account == account for posting in entry.postings)
        for entry in books.journal.transactions
        if entry.day <= until
    )
