"""The register of artikel 31: premiums and allowances (SPEC 3.5, 3.6).

All amounts are cents and cumulative over the calendar year unless a name says otherwise.
"""

from collections.abc import Mapping
from datetime import date
from types import MappingProxyType
from typing import NamedTuple

from socoledger.domain.law import InForce
from socoledger.domain.member import Decision
from socoledger.domain.period import Month


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
    earned_cents: int
    allowed_cents: int
    maximum_cents: int
    month_maximum_cents: int | None
    legal: InForce
    """The legal maximum for the calendar year on `day`."""

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

    @property
    def entitled(self) -> bool:
        """Whether the member is entitled in the last month."""
        return bool(self.months) and self.months[-1].entitled


class Payment(NamedTuple):
    """What was paid on one day; a refund is negative."""

    day: date
    cents: int


class AwardFigures(NamedTuple):
    """Premium or allowance of one member in a year, with what was paid."""

    hours_hundredths: int
    standing: AwardStanding
    payments: tuple[Payment, ...]
    payments_left: int
    room_cents: int

    @property
    def paid_cents(self) -> int:
        """Payments less refunds."""
        return sum(payment.cents for payment in self.payments)

    @property
    def above_maximum_cents(self) -> int:
        """What was earned and not awarded (SPEC 3.5)."""
        return self.standing.earned_cents - self.standing.awarded_cents


class PremiumFigures(NamedTuple):
    """The answer of `premium`: per member's id premium and allowance."""

    year: int
    through: Month
    members: tuple[tuple[str, AwardFigures, AwardFigures], ...]
    reimbursed: Mapping[str, int] = MappingProxyType({})
    """Cents per member's id that were paid back against receipts, apart from allowances; empty if
    these books pay back nobody.
    """
