"""Grants (SPEC 9)."""

from __future__ import annotations

from datetime import date
from functools import lru_cache

from tests.oracle.model.basics import (
    Amounts,
    Json,
    balance_at,
    counting_months,
    has_assets,
    is_under,
    text,
)
from tests.oracle.records import (
    Books,
    Grant,
    Posting,
    Transaction,
    add_months,
    last_day,
    month_of,
    months_between,
)


def grant_account(books: Books, grant: Grant) -> str:
    """Return the grant's account."""
    return f"{books.accounts.grants}:{grant.account_name}"


def grant_named(transaction: Transaction, posting: Posting) -> str | None:
    """Return the grant that a posting names, or else its transaction."""
    return posting.meta.grant or transaction.meta.grant


def is_granted(books: Books, transaction: Transaction, posting: Posting) -> bool:
    """Tell whether a posting is a grant's cost, whatever its date: nobody's result then."""
    return (
        is_under(posting.account, "Expenses")
        and not is_under(posting.account, books.accounts.distribution)
        and grant_named(transaction, posting) is not None
    )


@lru_cache(maxsize=100_000)
def costs(books: Books, grant: Grant, through: date) -> Amounts:
    """Return a grant's costs per account, of its period and up to a month's end."""
    found: Amounts = {}
    for transaction in books.transactions:
        inside = grant.start <= transaction.date <= grant.end
        if not inside or transaction.date > last_day(through):
            continue
        for posting in transaction.postings:
            granted = is_granted(books, transaction, posting)
            if granted and grant_named(transaction, posting) == grant.id:
                found[posting.account] = found.get(posting.account, 0) + posting.cents
    return found


def spent(books: Books, grant: Grant, month: date) -> int:
    """Return what closes through a month would book as spent, from 0 to the grant's amount."""
    if month < books.first_month:
        return 0
    return min(max(0, sum(costs(books, grant, month).values())), grant.cents)


def exceeded(books: Books, grant: Grant, month: date) -> int:
    """Return the costs above the grant's amount; before first_month that counts as none."""
    if month < books.first_month:
        return 0
    return max(0, sum(costs(books, grant, month).values()) - grant.cents)


def settles_to(grant: Grant) -> str | None:
    """Return where what is left goes; None: nowhere, it stays owed."""
    if grant.repay is False:
        return "cooperative"
    return "municipality" if grant.giver == "municipality" else None


@lru_cache(maxsize=100_000)
def settled(books: Books, grant: Grant, month: date) -> int:
    """Return what one month's close settles of what is left on the grant's account.

    Nothing before the month of its `to`, and nothing where it stays owed.
    """
    if settles_to(grant) is None or month < max(month_of(grant.end), books.first_month):
        return 0
    left = -balance_at(books, grant_account(books, grant), last_day(month))
    left -= spent(books, grant, month)
    left -= sum(settled(books, grant, m) for m in months_between(books.first_month, month)[:-1])
    return max(0, left)


def moved(books: Books, grant: Grant, through: date, to: str) -> int:
    """Return what was settled to a destination in the months of the year that count."""
    if settles_to(grant) != to:
        return 0
    return sum(settled(books, grant, month) for month in counting_months(books, through))


def grants_brought(books: Books, month: date) -> int:
    """Return what a month's remainders added to the collective result, less what exceeded."""
    before = add_months(month, -1)
    return sum(
        (settled(books, grant, month) if settles_to(grant) == "cooperative" else 0)
        - (exceeded(books, grant, month) - exceeded(books, grant, before))
        for grant in books.grants
    )


def grant_booked(books: Books, grant: Grant, through: date) -> int:
    """Return what closes through a month would debit on the grant's account in all."""
    return spent(books, grant, through) + sum(
        settled(books, grant, month) for month in months_between(books.first_month, through)
    )


def grant_row(known: Books, grant: Grant, as_known: Grant, at: date) -> Json:
    """Return a grant's row, of books that know nothing later than `at`.

    `as_known` is the grant as they know it, which may run on longer than it really does.
    """
    month = month_of(at)
    account = grant_account(known, grant)
    received, repaid = 0, 0
    for transaction in known.transactions:
        for posting in transaction.postings:
            if posting.account != account:
                continue
            if posting.cents > 0 and transaction.date > grant.end and has_assets(transaction):
                repaid += posting.cents
            else:
                received -= posting.cents
    used = costs(known, as_known, month)
    so_far = spent(known, as_known, month)
    to = settles_to(grant)
    gone = grant_booked(known, as_known, month) - so_far
    return {
        "id": grant.id,
        "giver": grant.giver,
        "reference": grant.reference,
        "from": grant.start.isoformat(),
        "to": grant.end.isoformat(),
        "due": grant.due.isoformat() if grant.due else None,
        "amount": grant.cents,
        "repay": grant.repay is not False,
        "received": received,
        "spent": so_far,
        "costs": [
            {"account": name, "amount": text(used[name])} for name in sorted(used) if used[name]
        ],
        "exceeded": exceeded(known, as_known, month),
        "left": max(0, received - so_far),
        "advanced": max(0, so_far - received),
        "returned": gone if to == "municipality" else 0,
        "kept": gone if to == "cooperative" else 0,
        "repaid": repaid,
        "balance": received - repaid,
        "pending": -so_far - gone,
    }
