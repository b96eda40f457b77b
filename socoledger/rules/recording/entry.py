"""A fact as what is booked: nobody who records it sees a debit or a minus (SPEC 2, 11)."""

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from socoledger.domain.entry import Entry, EntryPosting, HoursEntry
from socoledger.domain.metadata import (
    APPROVAL,
    FOR,
    GRANT,
    PARTNER,
    PURPOSE,
    PURPOSE_PREMIUM,
    REIMBURSED,
    UNIT,
)
from socoledger.domain.recording import SPAARPOT, Fact, Kind, Owed
from socoledger.rules.grant_standings import grant_account
from socoledger.rules.recording.ground import Ground
from socoledger.rules.recording.known import owed_account

_OF_SOMEBODY = (Kind.INCOME, Kind.COST, Kind.RECEIPT, Kind.AWARD)
"""Kinds with a posting on income or costs, which has to say whose it is."""


class _Sides(NamedTuple):
    """The account that is debited, and the one that is credited."""

    debit: str
    credit: str


def entry_of(ground: Ground, fact: Fact) -> Entry | HoursEntry:
    """What is booked for a fact that says all it has to."""
    day, amount = fact.day, fact.amount
    if day is None or amount is None:
        message = "a fact without a day or an amount"
        raise RuntimeError(message)
    if fact.kind is Kind.HOURS:
        return HoursEntry(day, fact.member, amount, fact.unit)
    sides = _sides(ground, fact)
    return Entry(
        day=day,
        payee=fact.payee,
        narration=fact.text,
        metadata=tuple(_metadata(ground, fact, day)),
        postings=(EntryPosting(sides.debit, amount), EntryPosting(sides.credit, -amount)),
        link=fact.link,
    )


def _sides(ground: Ground, fact: Fact) -> _Sides:
    own = ground.books.coop.accounts
    match fact.kind:
        case Kind.INCOME:
            return _Sides(fact.to, fact.account)
        case Kind.COST | Kind.RECEIPT:
            return _Sides(fact.account, fact.source)
        case Kind.SPEND:
            return _Sides(ground.account_of(own.spaarpot, fact.member), fact.source)
        case Kind.AWARD:
            is_saved = fact.source == SPAARPOT
            saved = ground.account_of(own.spaarpot, fact.member)
            awarded = owed_account(ground, fact, fact.what)
            return _Sides(saved if is_saved else own.article31, awarded)
        case Kind.PAY:
            return _Sides(owed_account(ground, fact, fact.what), fact.source)
        case Kind.OPENING:
            is_owned = ground.books.journal.roots.root_of(fact.account) == "assets"
            sides = _Sides(fact.account, fact.against)
            return sides if is_owned else _Sides(sides.credit, sides.debit)
        case Kind.GRANT:
            grant = ground.grant(fact.grant)
            if grant is None:
                raise KeyError(fact.grant)
            return _Sides(fact.to, grant_account(grant, own))
        case Kind.TRANSFER:
            return _Sides(fact.to, fact.source)
        case Kind.HOURS:
            message = "hours move no money"
            raise RuntimeError(message)


def _metadata(ground: Ground, fact: Fact, day: date) -> Iterator[tuple[str, str]]:
    """The keys of the transaction. That of a member is on income and costs alone, as elsewhere the
    account says whose it is; that of a grant is on costs.
    """
    key = ground.books.coop.member_key
    is_premium = fact.kind is Kind.AWARD and fact.source == SPAARPOT
    has_owner = fact.kind in _OF_SOMEBODY and not is_premium
    year = fact.year if fact.what == Owed.MUNICIPALITY and fact.year != day.year else None
    named = {
        f"{key}s" if "," in fact.member else key: fact.member if has_owner else "",
        UNIT: fact.unit,
        GRANT: fact.grant if fact.kind is not Kind.GRANT else "",
        REIMBURSED: fact.reimbursed,
        PURPOSE: PURPOSE_PREMIUM if is_premium else fact.purpose,
        APPROVAL: fact.approval,
        FOR: "" if year is None else str(year),
        PARTNER: fact.partner,
    }
    yield from ((name, value) for name, value in named.items() if value)
