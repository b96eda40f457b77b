"""Findings on grants: costs outside them, amounts above them, accounts that are due (SPEC 9)."""

from collections.abc import Iterator
from itertools import groupby

from socoledger.catalogue.grants import (
    GRANT_ACCOUNT_OVERDRAWN,
    GRANT_COST_OUTSIDE_PERIOD,
    GRANT_COSTS_ABOVE_MAXIMUM,
    GRANT_NOT_SETTLED,
    GRANT_OVERDRAWN_ONCE_CLOSED,
    GRANT_RECEIVED_ABOVE_MAXIMUM,
    INCOME_LOOKS_LIKE_GRANT,
)
from socoledger.domain.accounts import below
from socoledger.domain.books import Books
from socoledger.domain.findings import Finding, Place
from socoledger.domain.grants import Grant, Receipt, likely_grant
from socoledger.rules.grant_standings import balance_of, grant_account, is_open
from socoledger.rules.span import Span
from socoledger.rules.tally import Kind, Movement, Role, Tally


def grant_findings(books: Books, totals: Tally, reach: Span) -> Iterator[Finding]:
    """The findings on all grants."""
    for grant in books.grants:
        movements = totals.movements_of(Role.GRANT, grant.id)
        yield from _costs(grant, totals)
        yield from _received(grant, movements)
        yield from _overdrawn(grant, books, totals, movements)
        yield from _overdue(grant, books, totals, reach)
    yield from _booked_as_income(books)


def _booked_as_income(books: Books) -> Iterator[Finding]:
    """Income that looks like money of a grant."""
    if not books.grants:
        return
    income = books.journal.roots.income
    for entry in books.journal.transactions:
        if entry.close is not None:
            continue
        for posting in entry.postings:
            if posting.cents >= 0 or not below(posting.account, income):
                continue
            receipt = Receipt(posting.account, *entry.text, entry.links, -posting.cents)
            grant = likely_grant(receipt, books.grants, books.coop.municipality)
            if grant is not None:
                place = Place(entry.file, posting.line)
                granted = grant_account(grant, books.coop.accounts)
                yield Finding.of(
                    INCOME_LOOKS_LIKE_GRANT, place, entry.day, grant=grant.id, granted=granted
                )


def _costs(grant: Grant, totals: Tally) -> Iterator[Finding]:
    """Each cost outside the period, and the first one by which the costs exceed the amount."""
    total, is_reported = 0, False
    for cost in totals.grant_costs.get(grant.id, ()):
        if not grant.covers(cost.day):
            yield Finding.of(
                GRANT_COST_OUTSIDE_PERIOD,
                cost.place,
                cost.day,
                grant=grant.id,
                first=grant.first,
                last=grant.last,
            )
            continue
        total += cost.cents
        if total > grant.amount_cents and not is_reported:
            is_reported = True
            yield Finding.of(
                GRANT_COSTS_ABOVE_MAXIMUM,
                cost.place,
                cost.day,
                grant=grant.id,
                total_cents=total,
                maximum_cents=grant.amount_cents,
            )


def _received(grant: Grant, movements: list[Movement]) -> Iterator[Finding]:
    """The first receipt by which more is received than was granted."""
    total = 0
    for movement in movements:
        if movement.by_close:
            continue
        total += movement.cents
        if movement.cents > 0 and total > grant.amount_cents:
            yield Finding.of(
                GRANT_RECEIVED_ABOVE_MAXIMUM,
                movement.place,
                movement.day,
                grant=grant.id,
                total_cents=total,
                maximum_cents=grant.amount_cents,
            )
            return


def _overdrawn(
    grant: Grant, books: Books, totals: Tally, movements: list[Movement]
) -> Iterator[Finding]:
    """Each payment from the account of a grant that leaves it below zero at the end of the day, or
    will once the months before are closed.
    """
    balance = 0
    for day, group in groupby(movements, key=lambda movement: movement.day):
        day_movements = list(group)
        balance += sum(movement.cents for movement in day_movements)
        paid = [
            movement
            for movement in day_movements
            if movement.kind is Kind.CASH and movement.cents < 0
        ]
        if paid and balance < 0:
            yield Finding.of(
                GRANT_ACCOUNT_OVERDRAWN, paid[-1].place, day, grant=grant.id, balance_cents=balance
            )
        elif paid and (left_cents := balance_of(grant, totals, books.coop.first_month, day)) < 0:
            yield Finding.of(
                GRANT_OVERDRAWN_ONCE_CLOSED,
                paid[-1].place,
                day,
                grant=grant.id,
                balance_cents=left_cents,
            )


def _overdue(grant: Grant, books: Books, totals: Tally, reach: Span) -> Iterator[Finding]:
    """A grant that was due before the last fact, while its last month is open or its account still
    has a balance.
    """
    if grant.due is None or reach.last_day is None or reach.last_day <= grant.due:
        return
    if is_open(grant, totals, books.journal.closed, books.coop.first_month):
        yield Finding.of(
            GRANT_NOT_SETTLED,
            grant.place,
            grant.due,
            grant=grant.id,
            due=grant.due,
            balance_cents=sum(
                movement.cents for movement in totals.movements_of(Role.GRANT, grant.id)
            ),
        )
