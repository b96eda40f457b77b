"""Findings on spending from spaarpotten, and on their balances (SPEC 3.7)."""

from collections.abc import Iterator
from itertools import groupby

from socoledger.catalogue.spaarpot import (
    PAYOUT_DURING_BENEFIT,
    PREMIUM_PAID_FROM_SPAARPOT,
    PURPOSE_NOT_AGREED,
    REFUND_UNCONFIRMED,
    SPAARPOT_ABOVE_MAXIMUM,
    SPAARPOT_BELOW_ZERO,
    SPAARPOT_BELOW_ZERO_BY_LOSS,
    SPAARPOT_LEFT_BEHIND,
    SPAARPOT_OPENS_BELOW_ZERO,
    SPAARPOT_SETTLED_BY_CLOSE,
    SPENDING_WITHOUT_APPROVAL,
    SPENDING_WITHOUT_PURPOSE,
)
from socoledger.domain.agreement import KEEP
from socoledger.domain.books import Books
from socoledger.domain.findings import Code, Finding, Parameter, Phrase
from socoledger.domain.member import Member
from socoledger.domain.metadata import PURPOSE_PAYOUT, PURPOSE_PREMIUM
from socoledger.domain.period import Month
from socoledger.rules.leaving import settlement
from socoledger.rules.spaarpot import refunds_of_spending
from socoledger.rules.span import Span
from socoledger.rules.tally import Kind, Movement, Role, Tally

_NOTHING_AGREED = Phrase(
    "agree with the gemeente what it may be spent on, and add that to agreement.yaml,"
    " under spaarpot"
)
"""The remedy if an agreement names no purposes."""


def spaarpot_findings(books: Books, totals: Tally, reach: Span) -> Iterator[Finding]:
    """The findings on all spaarpotten."""
    for member in books.members:
        movements = totals.movements_of(Role.SPAARPOT, member.id)
        yield from _balances(member, movements)
        yield from _openings(member, movements)
        yield from _refunds(member, movements)
        yield from _above_maximum(books, member, movements, reach)
        for movement in movements:
            if movement.cents < 0 and movement.kind in (Kind.CASH, Kind.OTHER):
                yield from _spending_findings(books, member, movement)
        yield from _not_settled(books, member, movements, reach)


def _balances(member: Member, movements: list[Movement]) -> Iterator[Finding]:
    """Balances below zero at the end of a day, by spending, or by what closes took back."""
    balance = 0
    for day, group in groupby(movements, key=lambda movement: movement.day):
        day_movements = list(group)
        treasurer = [movement for movement in day_movements if not movement.by_close]
        closes = [movement for movement in day_movements if movement.by_close]
        balance_before = balance
        balance += sum(movement.cents for movement in treasurer)
        spending = [
            movement
            for movement in treasurer
            if movement.cents < 0 and movement.kind is not Kind.OPENING
        ]
        balance_left = balance + max(0, sum(movement.cents for movement in closes))
        if balance_left < min(balance_before, 0) and spending:
            place = _first_below(balance_left, spending).place
            yield Finding.of(
                SPAARPOT_BELOW_ZERO,
                place,
                day,
                member.id,
                member=member.id,
                balance_cents=balance_left,
            )
        balance_before_closes = balance
        balance += sum(movement.cents for movement in closes)
        if balance < 0 <= balance_before_closes:
            yield Finding.of(
                SPAARPOT_BELOW_ZERO_BY_LOSS,
                closes[0].place,
                day,
                member.id,
                member=member.id,
                balance_cents=balance,
            )


def _openings(member: Member, movements: list[Movement]) -> Iterator[Finding]:
    """Opening entries that make a spaarpot negative, mostly by a wrong sign."""
    balance = 0
    for day, group in groupby(movements, key=lambda movement: movement.day):
        day_movements = list(group)
        openings = [movement for movement in day_movements if movement.kind is Kind.OPENING]
        debits = [movement for movement in openings if movement.cents < 0]
        balance_after = balance + sum(movement.cents for movement in openings)
        if debits and balance_after < 0:
            place = debits[-1].place
            yield Finding.of(
                SPAARPOT_OPENS_BELOW_ZERO,
                place,
                day,
                member.id,
                member=member.id,
                balance_cents=balance_after,
            )
        balance += sum(movement.cents for movement in day_movements)


def _refunds(member: Member, movements: list[Movement]) -> Iterator[Finding]:
    """Credits without a purpose that count as refunds of earlier spending."""
    for movement, spending in refunds_of_spending(movements):
        if spending is not None:
            purpose = spending.purpose or "..."
            yield Finding.of(
                REFUND_UNCONFIRMED,
                movement.place,
                movement.day,
                member.id,
                member=member.id,
                day=spending.day,
                purpose=purpose,
            )


def _above_maximum(
    books: Books, member: Member, movements: list[Movement], reach: Span
) -> Iterator[Finding]:
    """Each day on which a balance rises above the agreed maximum, or that maximum falls
    below it.
    """
    places = {version.start.first_day: version.place for version in books.agreements}
    places |= {movement.day: movement.place for movement in movements}
    was_above, balance, counted = False, 0, 0
    for day, place in sorted(places.items()):
        while counted < len(movements) and movements[counted].day <= day:
            balance += movements[counted].cents
            counted += 1
        agreement = books.agreement(Month.of(day))
        maximum = None if agreement is None else agreement.spaarpot.maximum_cents
        if maximum is None or reach.last_day is None or day > reach.last_day:
            was_above = False
            continue
        if balance > maximum and not was_above:
            parameters = {"balance_cents": balance, "maximum_cents": maximum}
            yield Finding.of(
                SPAARPOT_ABOVE_MAXIMUM, place, day, member.id, member=member.id, **parameters
            )
        was_above = balance > maximum


def _first_below(balance: int, spending: list[Movement]) -> Movement:
    """The first debit that takes the balance below zero, after all credits of the day."""
    balance_left = balance - sum(movement.cents for movement in spending)
    for movement in spending:
        balance_left += movement.cents
        if balance_left < 0:
            return movement
    return spending[-1]


def _spending_findings(books: Books, member: Member, movement: Movement) -> Iterator[Finding]:
    """The findings on spending that the agreement does not allow."""

    def finding(kind: Code, **parameters: Parameter) -> Finding:
        return Finding.of(kind, movement.place, movement.day, member.id, **parameters)

    if movement.purpose == PURPOSE_PREMIUM and movement.kind is Kind.CASH:
        account = f"{books.coop.accounts.premium}:{member.account}"
        yield finding(PREMIUM_PAID_FROM_SPAARPOT, member=member.id, account=account)
    agreement = books.agreement(Month.of(movement.day))
    if agreement is None:
        return
    purposes = {purpose.id: purpose for purpose in agreement.spaarpot.purposes}
    unconditional = () if member.has_benefit(movement.day) else (PURPOSE_PAYOUT,)
    allowed = ", ".join((*purposes, *unconditional))
    parameters: dict[str, Parameter] = {"known": allowed}
    if not allowed:
        parameters["remedy"] = _NOTHING_AGREED
    if movement.purpose is None:
        yield finding(SPENDING_WITHOUT_PURPOSE, member=member.id, **parameters)
    elif movement.purpose == PURPOSE_PAYOUT:
        if member.has_benefit(movement.day):
            yield finding(PAYOUT_DURING_BENEFIT, member=member.id)
    elif movement.purpose not in purposes:
        parameters["known"] = allowed or "-"
        yield finding(
            PURPOSE_NOT_AGREED, purpose=movement.purpose, agreement=agreement.id, **parameters
        )
    elif purposes[movement.purpose].approval and movement.approval is None:
        yield finding(SPENDING_WITHOUT_APPROVAL, purpose=movement.purpose)


def _not_settled(
    books: Books, member: Member, movements: list[Movement], reach: Span
) -> Iterator[Finding]:
    """A leaver's spaarpot that still has a balance after the grace months."""
    if reach.last_month is None:
        return
    last_day = reach.last_month.last_day
    terms = settlement(books, member, last_day, last_day)
    balance = sum(movement.cents for movement in movements)
    if terms is None or reach.last_month <= terms.first or not balance:
        return
    kind = SPAARPOT_LEFT_BEHIND if terms.to == KEEP or balance < 0 else SPAARPOT_SETTLED_BY_CLOSE
    day = terms.first.plus(1).first_day
    parameters: dict[str, Parameter] = {"left": terms.left, "balance_cents": balance}
    yield Finding.of(kind, member.place, day, member.id, member=member.id, **parameters)
