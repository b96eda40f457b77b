"""Spaarpotten, and what the gemeente was paid (SPEC 3.7, 3.8)."""

from __future__ import annotations

from datetime import date

from tests.oracle.model.awards import distributed_to_spaarpot, fell_to, given, spaarpot_account
from tests.oracle.model.basics import Amounts, counting_months, has_assets, is_under
from tests.oracle.records import (
    Books,
    Member,
    Posting,
    Transaction,
    add_months,
    last_day,
    month_of,
    months_between,
)


def is_opening(books: Books, transaction: Transaction) -> bool:
    """Tell an opening: all postings not on a spaarpot, at least one, on Equity but the reserve."""
    accounts = books.accounts
    others = [
        posting.account
        for posting in transaction.postings
        if not is_under(posting.account, accounts.spaarpot)
    ]
    return bool(others) and all(
        is_under(account, "Equity") and not is_under(account, accounts.reserve)
        for account in others
    )


def left_behind(books: Books, member: Member, through: date, to: str) -> int:
    """Return what of the member's spaarpot fell to a destination, in the year through a month."""
    falls = [fell_to(books, member, month) for month in counting_months(books, through)]
    return sum(amount for where, amount in falls if where == to)


def spaarpot_row(known: Books, member: Member, at: date) -> Amounts:
    """Return a member's row (SPEC 6, spaarpot), of books that know nothing later than `at`."""
    account = spaarpot_account(known, member)
    new_year = date(at.year, 1, 1)
    opening, additions, withdrawals = 0, 0, 0
    for transaction in known.transactions:
        for posting in transaction.postings:
            if posting.account != account:
                continue
            if transaction.date < new_year or is_opening(known, transaction):
                opening -= posting.cents
            elif posting.cents > 0 or takes_back(known, transaction, posting):
                withdrawals += posting.cents
            else:
                additions -= posting.cents
    month = month_of(at)
    asked = months_between(known.first_month, month)
    pending = distributed_to_spaarpot(known, member, month) if asked else 0
    pending -= sum(fell_to(known, member, earlier)[1] for earlier in asked)
    pending -= sum(given(known, member, earlier) for earlier in asked)
    return {
        "opening": opening,
        "additions": additions,
        "withdrawals": withdrawals,
        "leaving": 0,  # what closes took out: there are none
        "balance": opening + additions - withdrawals,
        "pending": pending,
    }


def takes_back(books: Books, transaction: Transaction, credit: Posting) -> bool:
    """Tell whether a credit on a spaarpot takes back spending: it carries a purpose, or undoes
    earlier spending of the same payee, link or amount within a year.
    """
    if credit.meta.purpose or transaction.meta.purpose:
        return True
    return any(
        posting.account == credit.account
        and posting.cents > 0
        and earlier.date < transaction.date <= _a_year_after(earlier.date)
        and not is_opening(books, earlier)
        and (
            posting.cents == -credit.cents
            or (earlier.payee is not None and earlier.payee == transaction.payee)
            or not set(earlier.links).isdisjoint(transaction.links)
        )
        for earlier in books.transactions
        for posting in earlier.postings
    )


def _a_year_after(day: date) -> date:
    later = add_months(month_of(day), 12)
    return min(last_day(later), later.replace(day=min(day.day, last_day(later).day)))


def paid_to_municipality(books: Books, year: int) -> int:
    """Return debits less credits on its account in transactions with an Assets posting.

    For the year that `for` names (posting, then transaction), else the year of the date.
    """
    return sum(
        posting.cents
        for transaction in books.transactions
        if has_assets(transaction)
        for posting in transaction.postings
        if posting.account == books.accounts.municipality
        if (posting.meta.for_year or transaction.meta.for_year or transaction.date.year) == year
    )
