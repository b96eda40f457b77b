"""What a person decided, as what is booked and as a rule of bank.yaml (SPEC 10)."""

from collections.abc import Iterator
from dataclasses import replace
from enum import Enum, auto
from typing import Any, Literal

from socoledger.domain.bank import BankLine, BankPart
from socoledger.domain.bank_decision import Booking, Decision
from socoledger.domain.bank_import import Target
from socoledger.domain.bank_setup import BankRule
from socoledger.domain.books import Books
from socoledger.domain.findings import Place
from socoledger.domain.metadata import APPROVAL, FOR, GRANT, PURPOSE, REIMBURSED, UNIT


class Lack(Enum):
    """What a booking still has to say."""

    ACCOUNT = auto()
    OWNER = auto()
    PURPOSE = auto()


def lacking(booking: Booking, cents: int, books: Books) -> Lack | None:
    """What is to be said first, None if all is: whose income and costs are, and what a debit on a
    spaarpot is for. `cents` of the bank's line.
    """
    if not booking.account:
        return Lack.ACCOUNT
    if _is_of_a_result(booking.account, books) and not booking.owner:
        return Lack.OWNER
    is_spent = cents < 0 and spaarpot_of(booking.account, books) is not None
    return Lack.PURPOSE if is_spent and not booking.purpose else None


def moved(booking: Booking, account: str, books: Books) -> Booking:
    """A booking on another account: whose it is stays where it is income or a cost, what a spaarpot
    was spent on does not.
    """
    if not _is_of_a_result(account, books):
        return Booking(account, unit=booking.unit)
    return replace(booking, account=account, purpose="", approval="", for_year="")


def is_cost(account: str, books: Books) -> bool:
    """Whether an account is one of costs."""
    return books.journal.roots.root_of(account) == "expenses"


def _is_of_a_result(account: str, books: Books) -> bool:
    return books.journal.roots.root_of(account) in ("income", "expenses")


def spaarpot_of(account: str, books: Books) -> str | None:
    """The id of the member whose spaarpot an account is, None if it is none."""
    return _member_below(books.coop.accounts.spaarpot, account, books)


def _member_below(parent: str, account: str, books: Books) -> str | None:
    ids = {f"{parent}:{member.account}": member.id for member in books.members}
    return ids.get(account)


def shared_out(
    decision: Decision, payment: BankLine | BankPart, books: Books
) -> Iterator[tuple[Target, int]]:
    """What a payment is booked on, each with its part of it; a credit to the bank is positive."""
    sign = 1 if payment.cents > 0 else -1
    left = payment.cents
    for booking in decision:
        cents = left if booking.cents is None else sign * booking.cents
        left -= cents
        metadata = tuple(_metadata(booking, books.coop.member_key))
        yield Target(booking.account, metadata, booking.partner or None), cents
    if left:
        message = "the parts of a payment do not add up to it"
        raise RuntimeError(message)


def _metadata(booking: Booking, member_key: str) -> Iterator[tuple[str, str]]:
    owner = f"{member_key}s" if "," in booking.owner else member_key
    named = {
        owner: booking.owner,
        PURPOSE: booking.purpose,
        APPROVAL: booking.approval,
        UNIT: booking.unit,
        GRANT: booking.grant,
        REIMBURSED: booking.reimbursed,
        FOR: booking.for_year,
    }
    yield from ((key, value) for key, value in named.items() if value)


def as_rule(booking: Booking, payment: BankLine | BankPart, text: str, books: Books) -> BankRule:
    """The rule of bank.yaml that books payments like this one as it is: those with a text in the
    name, or where it has no name in the description. What is owed to a member or kept for one also
    depends on which way the money goes.
    """
    place = Place(books.coop.bank, 1)
    said: dict[str, Any] = {"name": text} if payment.name else {"text": text}
    way: Literal["in", "out"] = "in" if payment.cents > 0 else "out"
    accounts = books.coop.accounts
    for key in ("spaarpot", "premium", "allowance"):
        parent = accounts.named()[key]
        member = _member_below(parent, booking.account, books)
        if member is not None:
            said |= {key: member, "direction": way}
            said |= {"purpose": booking.purpose or None, "approval": booking.approval or None}
            return BankRule(place, **said)
    if booking.for_year:
        return BankRule(place, **said, municipality=int(booking.for_year), direction=way)
    owner = "members" if "," in booking.owner else "member"
    more = {owner: booking.owner, "unit": booking.unit, "grant": booking.grant}
    more |= {"reimbursed": booking.reimbursed, "partner": booking.partner}
    said |= {key: value or None for key, value in more.items()}
    return BankRule(place, **said, account=booking.account)
