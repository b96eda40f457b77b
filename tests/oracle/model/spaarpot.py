"""Spaarpotten, and what the gemeente was paid (SPEC 3.7, 3.8)."""

from __future__ import annotations

from datetime import date
from functools import lru_cache

from tests.oracle.model.basics import (
    Amounts,
    balance_at,
    counting_months,
    has_assets,
    in_force,
    is_under,
)
from tests.oracle.model.results import member_distributed
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


def spaarpot_account(books: Books, member: Member) -> str:
    """Return the member's spaarpot account."""
    return f"{books.accounts.spaarpot}:{member.account_name}"


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


def leaving_terms(books: Books, left: date, outcome: str | None) -> tuple[str, int]:
    """Return on_leaving and grace_months of the version in force in the month of leaving.

    Before the first version, that is the first one. An outcome not named: keep.
    """
    agreement = in_force(books, month_of(left)) or books.agreements[0]
    to = agreement.on_leaving
    if isinstance(to, tuple):
        to = dict(to).get(outcome or "")
    return to or "keep", agreement.grace_months or 0


@lru_cache(maxsize=1_000_000)
def fell_to(books: Books, member: Member, month: date) -> tuple[str, int]:
    """Return where a leaver's spaarpot goes at a month's end, and how much of it (SPEC 3.7)."""
    if member.left is None or month < books.first_month:
        return "keep", 0
    to, grace = leaving_terms(books, member.left, member.outcome)
    if to == "keep" or month < add_months(month_of(member.left), grace):
        return "keep", 0
    held = -balance_at(books, spaarpot_account(books, member), last_day(month))
    held += distributed_to_spaarpot(books, member, month)
    held -= sum(
        fell_to(books, member, earlier)[1]
        for earlier in months_between(books.first_month, add_months(month, -1))
    )
    return to, max(0, held)


def left_behind(books: Books, member: Member, through: date, to: str) -> int:
    """Return what of the member's spaarpot fell to a destination, in the year through a month."""
    falls = [fell_to(books, member, month) for month in counting_months(books, through)]
    return sum(amount for where, amount in falls if where == to)


def distributed_to_spaarpot(books: Books, member: Member, through: date) -> int:
    """Return what closes through a month would book by 3.3, of all years from first_month."""
    decembers = [date(y, 12, 1) for y in range(books.first_month.year, through.year)]
    return sum(
        member_distributed(books, member, month).get("spaarpot", 0)
        for month in (*decembers, through)
    )


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
