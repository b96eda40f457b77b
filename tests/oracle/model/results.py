"""Members' results, and how they are distributed (SPEC 3.1, 3.2, 3.3)."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache

from tests.oracle.model.basics import (
    Amounts,
    Json,
    agreement_of,
    attributed,
    counting_months,
    end_of,
    half_up,
    is_under,
)
from tests.oracle.model.grants import is_granted
from tests.oracle.model.membership import left_by
from tests.oracle.records import (
    Agreement,
    Books,
    Distribution,
    Member,
    month_of,
)


@lru_cache(maxsize=1_000_000)
def booked_on(books: Books, root: str, whose: str, month: date) -> int:
    """Return what a month brought on Income or Expenses for somebody, debit positive (SPEC 3.1).

    Accounts under `accounts.distribution` and `accounts.article31` are left out, and what a
    grant pays (SPEC 9).
    """
    accounts = books.accounts
    return sum(
        cents
        for transaction in books.transactions
        if month_of(transaction.date) == month
        for posting in transaction.postings
        if is_under(posting.account, root)
        if not is_under(posting.account, accounts.distribution)
        if not is_under(posting.account, accounts.article31)
        if not is_granted(books, transaction, posting)
        for who, cents in attributed(transaction, posting)
        if who == whose
    )


def own_result(books: Books, whose: str, month: date) -> int:
    """Return income less expenses of one month (SPEC 3.1)."""
    return -booked_on(books, "Income", whose, month) - booked_on(books, "Expenses", whose, month)


def article31_by_hand(books: Books, month: date) -> int:
    """Return all that a month booked under `accounts.article31`, whoever it is tagged for.

    What a grant pays is no cost of art. 31.
    """
    return sum(
        posting.cents
        for transaction in books.transactions
        if month_of(transaction.date) == month
        for posting in transaction.postings
        if is_under(posting.account, books.accounts.article31)
        if not is_granted(books, transaction, posting)
    )


def distribute(terms: Distribution | None, otherwise: str, amount: int) -> Amounts:
    """Return W(x) (SPEC 3.2); where there are no brackets what remains goes `otherwise`."""
    given: Amounts = {}
    if amount <= 0:
        return given
    terms = terms or Distribution()
    left = amount
    for levy in terms.levies:  # each in turn its share of x, never more than is left
        part = min(half_up(levy.share * amount), left)
        given[levy.to] = given.get(levy.to, 0) + part
        left -= part
    if not terms.brackets:
        given[otherwise] = given.get(otherwise, 0) + left
        return given
    remainder, low = left, 0  # R is cut at the up_to's: amounts of R, not of x
    for bracket in terms.brackets:
        high = remainder if bracket.up_to_cents is None else min(remainder, bracket.up_to_cents)
        part_of_slice = max(0, high - low)
        left = part_of_slice
        for to, share in bracket.split[:-1]:
            part = min(half_up(share * part_of_slice), left)
            given[to] = given.get(to, 0) + part
            left -= part
        last_to = bracket.split[-1][0]
        given[last_to] = given.get(last_to, 0) + left
        low = max(low, high)
    return given


def plus(one: Amounts, other: Amounts, sign: int = 1) -> Amounts:
    return {k: one.get(k, 0) + sign * other.get(k, 0) for k in {**one, **other}}


def named(terms: Distribution | None, otherwise: str) -> set[str]:
    """Return the destinations that a distribution names."""
    terms = terms or Distribution()
    found = {levy.to for levy in terms.levies}
    found |= {to for bracket in terms.brackets for to, _ in bracket.split}
    return found if terms.brackets else found | {otherwise}


def named_by(books: Books, through: date, whose: str) -> set[str]:
    """Return what the agreements in force in the year so far name (SPEC 6, result)."""
    found: set[str] = set()
    for month in counting_months(books, through):
        agreement = agreement_of(books, month)
        if whose == "member":
            found |= named(agreement.member_result, "cooperative")
        else:
            found |= named(agreement.collective_result, "reserve")
    return found


@dataclass(frozen=True)
class Period:
    """A calendar year, cut where another version takes over, no earlier than first_month."""

    agreement: Agreement
    months: tuple[date, ...]


def periods(books: Books, through: date) -> list[Period]:
    """Return the periods of a calendar year through a month (SPEC 3.3)."""
    found: list[Period] = []
    for month in counting_months(books, through):
        agreement = agreement_of(books, month)
        if found and found[-1].agreement is agreement:
            found[-1] = replace(found[-1], months=(*found[-1].months, month))
        else:
            found.append(Period(agreement, (month,)))
    return found


def run_through(
    cut: list[Period],
    carried: int,
    monthly: Callable[[date], int],
    give: Callable[[Agreement, int], Amounts],
) -> tuple[Amounts, int]:
    """Return `distributed` through the periods, and the Y of the last one (SPEC 3.3).

    `carried` is the loss carried into the first period, `give` is each version's W.
    """
    distributed: Amounts = {}
    base = 0  # B: what earlier periods of the year distributed
    loss = carried  # the loss carried into the period
    y = carried
    for period in cut:
        y = loss + sum(monthly(month) for month in period.months)
        upper = give(period.agreement, base + max(0, y))
        lower = give(period.agreement, base)
        distributed = plus(distributed, plus(upper, lower, -1))
        base += max(0, y)
        loss = min(0, y)
    return distributed, y


def _member_run(books: Books, member: Member, through: date) -> tuple[Amounts, int]:
    return run_through(
        periods(books, through),
        member_carried(books, member, through.year),
        lambda month: own_result(books, member.id, month),
        lambda agreement, amount: distribute(agreement.member_result, "cooperative", amount),
    )


@lru_cache(maxsize=1_000_000)
def member_distributed(books: Books, member: Member, through: date) -> Amounts:
    """Return `distributed through m` of a member's result, of the calendar year (SPEC 3.3)."""
    return _member_run(books, member, through)[0]


@lru_cache(maxsize=1_000_000)
def member_carried(books: Books, member: Member, year: int) -> int:
    """Return the loss carried into a year: 0 or negative; nothing into first_month (SPEC 3.3)."""
    if year <= books.first_month.year:
        return 0
    december = date(year - 1, 12, 1)
    y = _member_run(books, member, december)[1]
    return 0 if _cooperative_bears(books, member, december) else min(0, y)


def _cooperative_bears(books: Books, member: Member, december: date) -> bool:
    """Tell who has a loss at the year's end: the version then in force, or leaving, decides."""
    day = end_of(books, december)
    if left_by(member, day, day) is not None:
        return True
    return agreement_of(books, december).losses == "absorb"


def member_absorbed(books: Books, member: Member, through: date) -> int:
    """Return the loss that the coöperatie bears, positive, once December is reached (SPEC 3.3)."""
    if through.month < 12 or through < books.first_month:
        return 0
    if not _cooperative_bears(books, member, through):
        return 0
    return max(0, -_member_run(books, member, through)[1])


def member_state(books: Books, member: Member, through: date) -> Json:
    """Return the figures of `result` for a member, from the start of the year (SPEC 6)."""
    counted = counting_months(books, through)
    income = -sum(booked_on(books, "Income", member.id, month) for month in counted)
    expenses = sum(booked_on(books, "Expenses", member.id, month) for month in counted)
    return {
        "income": income,
        "expenses": expenses,
        "result": income - expenses,
        "carried": member_carried(books, member, through.year),
        "distribution": member_distributed(books, member, through),
    }
