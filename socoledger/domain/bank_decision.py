"""What a person says of lines that no rule fits (SPEC 10)."""

from collections.abc import Mapping
from datetime import date
from typing import NamedTuple

from socoledger.domain.bank import BankLine, BankPart
from socoledger.domain.bank_import import Proposal
from socoledger.domain.bank_setup import BankRule
from socoledger.domain.frozen import frozen
from socoledger.domain.metadata import FOR, GRANT, PARTNER, REIMBURSED, UNIT


@frozen
class Booking:
    """What a payment, or a part of one, is booked on.

    `owner` is a member's id, "collective" or weights as "anna 2, bram 1.5"; `partner` is the folder
    of other books, `for_year` the year that the gemeente is paid for; what is not said is "".
    `cents` is above zero, whichever way the money goes; None is what the other parts leave.
    """

    account: str = ""
    owner: str = ""
    purpose: str = ""
    approval: str = ""
    unit: str = ""
    grant: str = ""
    reimbursed: str = ""
    partner: str = ""
    for_year: str = ""
    cents: int | None = None


EXTRA_FIELDS = {
    UNIT: "unit",
    GRANT: "grant",
    REIMBURSED: "reimbursed",
    FOR: "for_year",
    PARTNER: "partner",
}
"""What else may be said of a booking: by the key that the journal has for it, the field."""

Decision = tuple[Booking, ...]
"""The parts that a payment is split into; the last one has what the others leave."""

Decisions = Mapping[BankLine | BankPart, Decision]
"""What was decided, by payment."""


class OpenPayment(NamedTuple):
    """A payment that no rule fits: a line, or a part of a batch, with the day of its line."""

    day: date
    payment: BankLine | BankPart


class OpenGroup(NamedTuple):
    """Payments that one answer may serve: the same other side, the same way, the same proposal."""

    bank_account: str
    payments: tuple[OpenPayment, ...]
    proposal: Proposal | None = None


class Answers(NamedTuple):
    """What a person said: decisions, and rules to keep; all else is left for later."""

    decisions: Decisions
    rules: tuple[BankRule, ...] = ()
