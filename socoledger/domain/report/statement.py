"""The paper of one member and one month for the gemeente (SPEC 12)."""

from datetime import date
from typing import Literal, NamedTuple

from socoledger.domain.member import Member
from socoledger.domain.metadata import PURPOSE_PAYOUT
from socoledger.domain.period import Month
from socoledger.domain.report.basis import Basis
from socoledger.domain.result import MemberFigures
from socoledger.domain.spaarpot import SpaarpotFigures

Award = Literal["premium", "allowance"]
"""What is paid under art. 31 lid 2 onder j, or onder k."""


class Worked(NamedTuple):
    """Hours of one day; hundredths below 0 correct earlier ones."""

    day: date
    hundredths: int
    unit: str
    """The name of what the work was for, "" if none is written."""


class Booked(NamedTuple):
    """What a customer paid the coöperatie for the member's work, or what that cost."""

    day: date
    payee: str
    text: str
    cents: int


class Spent(NamedTuple):
    """What was paid out of the spaarpot; what came back is negative."""

    day: date
    payee: str
    text: str
    purpose: str
    """As the agreement calls it, "" if none is written."""
    cents: int


class Received(NamedTuple):
    """What the coöperatie paid to the member under art. 31; a refund is negative."""

    day: date
    kind: Award
    cents: int
    reference: str
    """The decision of the college that it rests on, "" if none was in force."""


class Statement(NamedTuple):
    """What a member did, brought in and received in a month."""

    member: Member
    month: Month
    basis: Basis
    worked: tuple[Worked, ...]
    """In order of day."""
    income: tuple[Booked, ...]
    expenses: tuple[Booked, ...]
    figures: MemberFigures
    """Of the month; income and expenses above add up to its."""
    spaarpot: SpaarpotFigures
    """At the end of the month."""
    spent: tuple[Spent, ...]
    received: tuple[Received, ...]
    reimbursed: tuple[Booked, ...]
    """Costs that were paid back against receipts."""

    @property
    def worked_hundredths(self) -> int:
        """The hours of the month."""
        return sum(one.hundredths for one in self.worked)

    @property
    def paid_out(self) -> tuple[Spent, ...]:
        """What was paid out of the spaarpot to the member, who had no benefit then."""
        return tuple(one for one in self.spent if one.purpose == PURPOSE_PAYOUT)

    @property
    def paid_to_others(self) -> tuple[Spent, ...]:
        """What was paid out of the spaarpot to somebody else."""
        return tuple(one for one in self.spent if one.purpose != PURPOSE_PAYOUT)

    @property
    def received_cents(self) -> int:
        """What came on the member's own account, but for costs that they had paid themselves."""
        awarded = sum(one.cents for one in self.received)
        return awarded + sum(one.cents for one in self.paid_out)

    @property
    def is_empty(self) -> bool:
        """Whether nothing happened."""
        booked = (*self.income, *self.expenses, *self.spent, *self.reimbursed)
        return not (booked or self.worked or self.received)
