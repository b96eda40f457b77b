"""What every section needs: months, texts, balances, agreements, whose a posting is (SPEC 2)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from fractions import Fraction
from math import floor
from typing import Any, Literal

from tests.oracle.records import (
    COLLECTIVE,
    Agreement,
    Books,
    Facts,
    Member,
    Posting,
    Transaction,
    add_months,
    last_day,
    month_of,
    months_between,
)

Json = dict[str, Any]


Amounts = dict[str, int]


Kind = Literal["premium", "allowance"]


def last_fact(books: Books) -> date:
    """Return the date of the last fact in the journal."""
    return max(fact_dates(books))


def half_up(number: Fraction) -> int:
    """Round half up, away from zero (SPEC 3)."""
    rounded = floor(abs(number) + Fraction(1, 2))
    return rounded if number >= 0 else -rounded


def text(hundredths: int) -> str:
    """Write cents, or hundredths of an hour, with two decimals (SPEC 6)."""
    sign = "-" if hundredths < 0 else ""
    return f"{sign}{abs(hundredths) // 100}.{abs(hundredths) % 100:02d}"


def texts(row: Mapping[str, Any]) -> Json:
    return {
        key: text(value) if isinstance(value, int) and not isinstance(value, bool) else value
        for key, value in row.items()
    }


def fact_dates(books: Books) -> list[date]:
    """Return the dates of all transactions and hours."""
    return [*(t.date for t in books.transactions), *(h.date for h in books.hours)]


def by_id(books: Books) -> list[Member]:
    """Return every member, whenever they were one, by id (SPEC 6)."""
    return sorted(books.members, key=lambda member: member.id)


def member_named(books: Books, name: str) -> Member:
    return next(member for member in books.members if member.id == name)


def through_month(books: Books, year: int) -> date:
    """Return the month that a year's figures reach (SPEC 6).

    The year's December, or, if the journal reaches no later year, the last month of the year with
    a transaction or hours.
    """
    if last_fact(books).year > year:
        return date(year, 12, 1)
    return month_of(max(day for day in fact_dates(books) if day.year == year))


def known_at(books: Books, at: date) -> Books:
    """Return the books as they were known on a date: nothing dated later; the month runs to it.

    A grant that ends later is still running, so its month is not yet that of its `to` (SPEC 9).
    """
    return replace(
        books,
        transactions=tuple(t for t in books.transactions if t.date <= at),
        hours=tuple(h for h in books.hours if h.date <= at),
        grants=tuple(
            g if g.end <= at else replace(g, end=add_months(month_of(at), 1)) for g in books.grants
        ),
        at=at,
    )


def end_of(books: Books, month: date) -> date:
    """Return the last day of a month, or the day up to which the books are known."""
    return last_day(month) if books.at is None else min(last_day(month), books.at)


def is_under(account: str, parent: str) -> bool:
    """Tell whether an account is the parent or lies under it."""
    return account == parent or account.startswith(parent + ":")


def has_assets(transaction: Transaction) -> bool:
    """Tell whether the transaction has a posting on Assets."""
    return any(is_under(posting.account, "Assets") for posting in transaction.postings)


def balance_at(books: Books, account: str, at: date) -> int:
    """Return the balance of one account at the end of a day, debit positive."""
    return sum(
        posting.cents
        for transaction in books.transactions
        if transaction.date <= at
        for posting in transaction.postings
        if posting.account == account
    )


def in_force(books: Books, month: date) -> Agreement | None:
    """Return the version of the agreement in force in a month, None before the first (SPEC 1)."""
    found = None
    for agreement in books.agreements:
        if agreement.start <= month:
            found = agreement
    return found


def agreement_of(books: Books, month: date) -> Agreement:
    """Return the version in force in a month from first_month on: there is one (SPEC 1)."""
    found = in_force(books, month)
    if found is None:
        raise ValueError(month)
    return found


def counting_months(books: Books, through: date) -> list[date]:
    """Return the months of the year through `through`, those before first_month left out (3.3)."""
    return months_between(max(date(through.year, 1, 1), books.first_month), through)


def by_rules_1(books: Books, month: date) -> bool:
    """Tell whether a month was closed by rules 1, which then hold for it ever after (SPEC 4).

    They know nothing of persons with several files, nor of decisions that lift the age.
    """
    return f"{month:%Y-%m}" in books.rules_1


def attributed(transaction: Transaction, posting: Posting) -> list[tuple[str, int]]:
    """Return whose the posting is, as members (or `collective`) with their cents (SPEC 2).

    Nearest wins: posting metadata, transaction metadata, the tag. Untagged counts as collective.
    """
    for meta in (posting.meta, transaction.meta):
        if meta.member is not None:
            return [(meta.member, posting.cents)]
        if meta.members:
            return _shared(posting.cents, meta)
    if transaction.tags:
        return [(transaction.tags[0], posting.cents)]
    return [(COLLECTIVE, posting.cents)]


def _shared(cents: int, meta: Facts) -> list[tuple[str, int]]:
    """Share a posting out by weight (SPEC 2, joint jobs).

    Each member in turn gets their share of the posting, rounded, the last one the rest.
    """
    weights = [(who, Fraction(1) if weight is None else weight) for who, weight in meta.members]
    total = sum((weight for _, weight in weights), Fraction(0))
    shares = [(who, half_up(cents * weight / total)) for who, weight in weights[:-1]]
    rest = cents - sum(share for _, share in shares)
    return [*shares, (weights[-1][0], rest)]
