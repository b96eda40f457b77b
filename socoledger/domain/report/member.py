"""The page of one member about a year (SPEC 12)."""

from datetime import date
from typing import NamedTuple

from socoledger.domain.agreement import Agreement
from socoledger.domain.article31 import MemberAwards
from socoledger.domain.member import DECEASED, Member
from socoledger.domain.metadata import PURPOSE_PAYOUT
from socoledger.domain.period import Month, december
from socoledger.domain.report.basis import Basis
from socoledger.domain.report.filling import Filling
from socoledger.domain.report.statement import Received
from socoledger.domain.result import MemberFigures
from socoledger.domain.spaarpot import SpaarpotFigures, SpaarpotMovement


class Departure(NamedTuple):
    """What becomes of the spaarpot of somebody who left."""

    last_day: date
    """The last day as a member."""
    to: str
    """Where what is in it goes: a destination, or KEEP."""
    first: Month
    """The first month that takes it out, at its end."""
    has_benefit: bool
    """Whether they have a benefit on the day that the page reaches to."""


class Ready(NamedTuple):
    """What was awarded and booked, and is not paid yet, in cents."""

    premium_cents: int = 0
    allowance_cents: int = 0


class MemberYear(NamedTuple):
    """What a member's year brought, and how it stands with their spaarpot."""

    member: Member
    year: int
    through: Month
    """The last month that the figures reach to."""
    basis: Basis
    contact: str | None
    """Whom to ask, as coop.yaml says it."""
    begins: Month | None
    """The first month that the books are of, where that lies in the year, after its January."""
    agreements: tuple[Agreement, ...]
    """Those in force in the year so far, in order; none before first_month."""
    figures: MemberFigures
    """Of the year so far."""
    filling: Filling | None
    """None where no agreement of the year brings anything into a spaarpot."""
    spaarpot: SpaarpotFigures
    """At the end of the last day."""
    moved: tuple[SpaarpotMovement, ...]
    """What moved on the spaarpot in the year, in order."""
    awards: MemberAwards
    offers_premium: bool
    """Whether premiums are agreed on, or this member has anything to do with them."""
    offers_allowance: bool
    received: tuple[Received, ...]
    """What was paid under art. 31 in the year."""
    ready: Ready
    departure: Departure | None
    """None for who is a member, or is one again."""

    @property
    def hours_hundredths(self) -> int:
        """The hours worked in the year."""
        return self.awards.premium.hours_hundredths

    @property
    def held_cents(self) -> int:
        """What is in the spaarpot, with what closes are still to book on it."""
        return self.spaarpot.balance_cents + self.spaarpot.pending_cents

    @property
    def paid_out(self) -> tuple[SpaarpotMovement, ...]:
        """What was paid to the member out of the spaarpot, who had no benefit then."""
        return tuple(move for move in self.moved if move.purpose == PURPOSE_PAYOUT)

    @property
    def received_cents(self) -> int:
        """What came on the member's own account, but for costs that they had paid themselves."""
        awarded = sum(one.cents for one in self.received)
        return awarded - sum(move.cents for move in self.paid_out)

    @property
    def has_spaarpot(self) -> bool:
        """Whether the member has, or may get, anything in a spaarpot."""
        return self.filling is not None or bool(self.moved or self.held_cents)

    @property
    def has_died(self) -> bool:
        """Whether the membership ended by the member's death."""
        left = self.member.left_by(self.basis.day)
        return left is not None and left.outcome == DECEASED

    @property
    def is_over(self) -> bool:
        """Whether the figures reach to the end of the year."""
        return self.basis.day == december(self.year).last_day

    @property
    def is_empty(self) -> bool:
        """Whether nothing happened in the year."""
        figures = self.figures
        return not (
            figures.income_cents
            or figures.expenses_cents
            or self.hours_hundredths
            or self.moved
            or self.received
            or self.awards.reimbursed_cents
        )
