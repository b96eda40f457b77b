"""The register of artikel 31: premiums and allowances (SPEC 3.5, 3.6).

All amounts are cents and cumulative over the calendar year unless a name says otherwise.
"""

from datetime import date
from fractions import Fraction
from typing import Literal, NamedTuple

from socoledger.domain.findings import _
from socoledger.domain.law import InForce
from socoledger.domain.member import Decision
from socoledger.domain.period import Month
from socoledger.domain.record import (
    Cents,
    Count,
    Day,
    Hours,
    InMonth,
    Inside,
    Nothing,
    Sometimes,
    record,
)

OBSTACLES = {
    "no member": _("not a member"),
    "no benefit": _("no benefit"),
    "no decision": _("no decision of the college known"),
    "no rate": _("no amount per hour is agreed"),
    "under 27": _("under 27 (art. 31 lid 5)"),
}
"""Why there is no entitlement in a month, or why it earns nothing."""


class Share(NamedTuple):
    """The share of what a member brought in that a month earns (SPEC 3.5)."""

    share: Fraction
    of: str
    """What it is a share of: `spaarpot` or `result`."""
    through_cents: int
    """What was brought in through the month, in its calendar year; 0 or above."""
    before_cents: int
    """The same, through the month before."""
    cents: int


class AwardMonth(NamedTuple):
    """One month of one member under art. 31, as known at the end of another month.

    `obstacle` says why there is no entitlement, None: there is.
    """

    month: Month
    day: date
    obstacle: str | None
    decision: Decision | None
    hours_hundredths: int
    per_hour_cents: int
    maximum_cents: int
    legal: InForce
    """The legal maximum for the calendar year on `day`."""
    earned_cents: int = 0
    allowed_cents: int = 0
    month_maximum_cents: int | None = None
    share: Share | None = None
    """What of `earned_cents` is a share of what was brought in; None where none is agreed."""

    @property
    def entitled(self) -> bool:
        """Whether the member is entitled in the month (SPEC 3.5)."""
        return self.obstacle is None


class AwardStanding(NamedTuple):
    """Premium or allowance of one member through a month, over the calendar year."""

    month: Month
    months: tuple[AwardMonth, ...]
    earned_cents: int
    allowed_cents: int
    maximum_cents: int
    other_cents: int
    awarded_cents: int
    most_cents: int | None = None
    """What the last month may award, out of what is in the spaarpot at its end; None where it is
    not taken out of the spaarpot.
    """
    before_cents: int = 0
    """What was awarded in the year through the month before."""

    @property
    def entitled(self) -> bool:
        """Whether the member is entitled in the last month."""
        return bool(self.months) and self.months[-1].entitled


class Payment(NamedTuple):
    """What was paid on one day; a refund is negative."""

    day: date
    cents: int


@record
class PremiumPayment:
    """What was paid on one day; a refund is negative."""

    date: Day
    amount_cents: Cents


@record
class Premium:
    """One member's premiums in a year, with what was paid."""

    hours_hundredths: Hours
    earned_cents: Cents
    awarded_cents: Cents
    other_cents: Cents
    """What others awarded for the same purpose."""
    above_maximum_cents: Cents
    """What was earned and not awarded."""
    maximum_cents: Cents
    paid_cents: Cents
    """Payments less refunds."""
    payments: tuple[PremiumPayment, ...]
    payments_left: Count
    room_cents: Cents
    """What may still be paid."""
    standing: Inside[AwardStanding]


@record
class Allowance:
    """One member's allowances in a year, with what was paid."""

    earned_cents: Cents
    awarded_cents: Cents
    other_cents: Cents
    above_maximum_cents: Cents
    maximum_cents: Cents
    paid_cents: Cents
    room_cents: Cents
    standing: Inside[AwardStanding]


@record
class MemberAwards:
    """What one member was awarded and paid in a year."""

    id: str
    premium: Premium
    allowance: Allowance
    reimbursed_cents: Sometimes[Cents] = None
    """What was paid back against receipts, apart from allowances; only in books that pay back
    anybody.
    """


@record
class PremiumFigures:
    """The answer of `premium`: the register of art. 31 for a year."""

    schema: Literal["socoledger.premium/1"] = "socoledger.premium/1"
    year: int
    through: InMonth
    members: tuple[MemberAwards, ...]
    explanation: Sometimes[tuple[str, ...]] = None


@record
class PremiumSums:
    """Premiums of several members; what each of them may get is their own."""

    hours_hundredths: Hours
    earned_cents: Cents
    awarded_cents: Cents
    other_cents: Cents
    above_maximum_cents: Cents
    paid_cents: Cents


@record
class AllowanceSums:
    """Allowances of several members."""

    earned_cents: Cents
    awarded_cents: Cents
    other_cents: Cents
    above_maximum_cents: Cents
    paid_cents: Cents


@record
class AwardsTotal:
    """What the members of several books were awarded and paid."""

    premium: PremiumSums
    allowance: AllowanceSums
    reimbursed_cents: Sometimes[Cents] = None


@record
class PersonAward:
    """One person's premiums or allowances in all books together, in a calendar year."""

    awarded_cents: Cents
    other_cents: Cents
    paid_cents: Cents
    payments: Count
    maximum_cents: Cents
    room_cents: Cents
    """What may still be paid by all together; nothing to who is entitled in none of the books."""


@record
class PersonFigures:
    """A person with a file in more than one of the books."""

    id: str
    books: tuple[str, ...]
    premium: PersonAward
    allowance: PersonAward


@record
class PremiumTotal:
    """The total of `premium` under an umbrella: what all got, and what there is room for by person,
    where they are in several books.
    """

    year: int
    through: InMonth
    members: AwardsTotal | Nothing
    persons: tuple[PersonFigures, ...]
