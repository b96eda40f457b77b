"""Findings in the journal that would make Beancount refuse a planned close (SPEC 4)."""

from collections.abc import Iterator, Sequence
from pathlib import PurePosixPath
from posixpath import dirname, normpath, relpath

from socoledger.catalogue.closing import (
    ACCOUNT_CLOSES_TOO_EARLY,
    ACCOUNT_NOT_IN_EURO,
    ACCOUNT_OPENS_TOO_LATE,
    BALANCE_UPSET_BY_CLOSE,
    CLOSES_NOT_INCLUDED,
)
from socoledger.domain.accounts import below
from socoledger.domain.books import Books
from socoledger.domain.closing import SUFFIX, Plan
from socoledger.domain.findings import Finding, Place


def clashes(plan: Plan, books: Books) -> Iterator[Finding]:
    """Accounts that are not open on the day of the close, balances asserted for later days, and a
    journal that would not include the close.
    """
    yield from _accounts(plan, books)
    yield from _assertions(plan, books)
    closes = normpath(books.coop.closes)
    if not _includes(books.journal.includes, f"{closes}/{plan.period}{SUFFIX}"):
        main = normpath(books.coop.journal)
        include = relpath(f"{closes}/*{SUFFIX}", dirname(main))
        yield Finding.of(CLOSES_NOT_INCLUDED, Place(main, 1), main=main, include=include)


def _accounts(plan: Plan, books: Books) -> Iterator[Finding]:
    journal = books.journal
    for account in sorted(
        {account for booking in plan.bookings for account, _ in booking.all_postings}
    ):
        opened = journal.opened.get(account)
        if opened is not None and account not in plan.opens:
            if opened.day > plan.day:
                yield Finding.of(
                    ACCOUNT_OPENS_TOO_LATE,
                    opened.place,
                    plan.day,
                    account=account,
                    day=plan.day,
                    opened=opened.day,
                )
            if not opened.euros:
                yield Finding.of(ACCOUNT_NOT_IN_EURO, opened.place, plan.day, account=account)
        shut = journal.shut.get(account)
        if shut is not None and shut.day < plan.day:
            yield Finding.of(
                ACCOUNT_CLOSES_TOO_EARLY,
                shut.place,
                plan.day,
                account=account,
                day=plan.day,
                shut=shut.day,
            )


def _assertions(plan: Plan, books: Books) -> Iterator[Finding]:
    """Balances that the treasurer asserts for a later day and that the close would change."""
    for assertion in books.journal.assertions:
        if assertion.day <= plan.day:
            continue
        change = sum(
            cents
            for booking in plan.bookings
            for account, cents in booking.all_postings
            if below(account, assertion.account)
        )
        if change:
            yield Finding.of(
                BALANCE_UPSET_BY_CLOSE,
                assertion.place,
                assertion.day,
                account=assertion.account,
                period=plan.period,
                change_cents=change,
            )


def _includes(patterns: Sequence[str], file: str) -> bool:
    """Whether a file that does not exist yet would be included."""
    path = PurePosixPath(f"/{file}")
    return any(
        path.match(f"/{variant}")
        for pattern in patterns
        for variant in (pattern, pattern.replace("**/", ""))
    )
