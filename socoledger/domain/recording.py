"""What a person records by a command, without writing Beancount (SPEC 11)."""

from datetime import date
from enum import StrEnum
from typing import Literal

from socoledger.domain.frozen import frozen
from socoledger.domain.record import record


class Kind(StrEnum):
    """What happened."""

    INCOME = "income"
    COST = "cost"
    HOURS = "hours"
    SPEND = "spend"
    """Something is bought out of a spaarpot."""
    AWARD = "award"
    """A premium or an allowance is awarded by hand, not by a close."""
    PAY = "pay"
    """A premium, an allowance or the return is paid."""
    RECEIPT = "receipt"
    """A member is paid back, against a receipt, for what they paid."""
    OPENING = "opening"
    """A balance from before these books."""
    GRANT = "grant"
    """Money of a grant comes in."""
    TRANSFER = "transfer"
    """Money moves between the coöperatie's own accounts."""


class Field(StrEnum):
    """What is said of it; each is an attribute of `Fact`."""

    DAY = "day"
    AMOUNT = "amount"
    WHAT = "what"
    MEMBER = "member"
    REIMBURSED = "reimbursed"
    ACCOUNT = "account"
    AGAINST = "against"
    SOURCE = "source"
    TO = "to"
    PURPOSE = "purpose"
    APPROVAL = "approval"
    GRANT = "grant"
    UNIT = "unit"
    YEAR = "year"
    PARTNER = "partner"
    LINK = "link"
    PAYEE = "payee"
    TEXT = "text"


class Owed(StrEnum):
    """What is awarded or paid."""

    PREMIUM = "premium"
    ALLOWANCE = "allowance"
    MUNICIPALITY = "municipality"
    """The return to the gemeente."""


COOPERATIVE = "cooperative"
"""The source of an award that is a cost of the coöperatie, where others come from a spaarpot."""
SPAARPOT = "spaarpot"


@frozen
class Fact:
    """What happened, as far as it has been said: what has not is None or "".

    `amount` is in cents, of hours in hundredths; it is above 0, only hours that are taken back are
    below. Money goes from `source` to `to`, accounts of the journal; of an award the source is
    SPAARPOT or COOPERATIVE.
    """

    kind: Kind
    day: date | None = None
    amount: int | None = None
    what: str = ""
    """Of what is awarded or paid: one of `Owed`."""
    member: str = ""
    """Whose it is: an id, COLLECTIVE, or weights as "anna 2, bram 1.5"."""
    reimbursed: str = ""
    """The member who is paid back."""
    account: str = ""
    """The account of the journal that it is booked on, of income, cost or an opening balance."""
    against: str = ""
    """The account under Equity that an opening balance comes from."""
    source: str = ""
    to: str = ""
    purpose: str = ""
    approval: str = ""
    grant: str = ""
    unit: str = ""
    """What hours were for, or the unit of anything else."""
    year: int | None = None
    """The year whose return is paid to the gemeente."""
    partner: str = ""
    """The folder of the books under the same umbrella that it is with."""
    link: str = ""
    """What it shares with what belongs to it, as an invoice or the other books' side of it."""
    payee: str = ""
    text: str = ""


@record
class AddAnswer:
    """What `add` wrote, and where."""

    schema: Literal["socoledger.add/1"] = "socoledger.add/1"
    kind: str
    written: bool
    """False: it was a dry run."""
    file: str
    line: int
    """Of its first line, counted from 1."""
    text: str
    """The lines of the journal."""
    opened: tuple[str, ...]
    """Accounts that were not in use before."""
