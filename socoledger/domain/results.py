"""What was computed: frozen records of figures, with the steps that led to them.

All amounts are cents and cumulative over the calendar year unless a name says otherwise.
"""

from collections.abc import Mapping
from datetime import date
from fractions import Fraction
from types import MappingProxyType
from typing import NamedTuple

from socoledger.domain.findings import Place
from socoledger.domain.law import LegalAmount
from socoledger.domain.model import Agreement, Decision
from socoledger.domain.period import Month


class Part(NamedTuple):
    """One step of a distribution: `share` of `base_cents` to a destination, None: the rest of it.

    `bracket` counts from 1; 0 stands for a levy.
    """

    to: str
    share: Fraction | None
    base_cents: int
    cents: int
    bracket: int = 0


class Distribution(NamedTuple):
    """W(x) of SPEC 3.2: where an amount goes, in the order of the clauses."""

    amount_cents: int
    parts: tuple[Part, ...] = ()

    def by_destination(self) -> dict[str, int]:
        """Cents per destination; they add up to the amount."""
        totals: dict[str, int] = {}
        for part in self.parts:
            totals[part.to] = totals.get(part.to, 0) + part.cents
        return totals


class Standing(NamedTuple):
    """How one result stands through a month (SPEC 3.3, 3.4).

    `distributed` is per destination, through the month, over the calendar year.
    """

    month: Month
    agreement: Agreement
    carried_cents: int
    """The loss carried into the year, 0 or below."""
    period_carried_cents: int
    """The loss carried into the period, 0 or below."""
    period_result_cents: int
    earlier_cents: int
    """B: what earlier periods of the year distributed."""
    before: Distribution
    """W(B)."""
    after: Distribution
    """W(B + max(0, Y))."""
    distributed: Mapping[str, int]
    absorbed_cents: int = 0
    """The loss that the coöperatie, or its reserve, bears at the end of the year; 0 or above."""

    @property
    def y_cents(self) -> int:
        """Y: the loss carried into the period and the results of the period."""
        return self.period_carried_cents + self.period_result_cents


class MemberFigures(NamedTuple):
    """A member's figures over a period; a month is the difference of two states."""

    id: str
    income_cents: int = 0
    expenses_cents: int = 0
    carried_cents: int = 0
    distribution: Mapping[str, int] = MappingProxyType({})
    standing: Standing | None = None
    """Through the last month, for the explanation."""
    reimbursed_cents: int | None = None
    """What was paid back to them against receipts, apart from all else; None: these books pay back
    nobody.
    """


class CollectiveFigures(NamedTuple):
    """The coöperatie's own figures over a period."""

    income_cents: int = 0
    expenses_cents: int = 0
    article31_cents: int = 0
    from_members_cents: int = 0
    from_leavers_cents: int = 0
    absorbed_cents: int = 0
    grants_cents: int = 0
    result_cents: int = 0
    carried_cents: int = 0
    distribution: Mapping[str, int] = MappingProxyType({})
    standing: Standing | None = None


class ResultFigures(NamedTuple):
    """The answer of `result` for a month or a year."""

    period: Month | int
    through: Month
    members: tuple[MemberFigures, ...]
    collective: CollectiveFigures


class SpaarpotFigures(NamedTuple):
    """One spaarpot at a day; movements since the start of that calendar year."""

    id: str
    opening_cents: int = 0
    additions_cents: int = 0
    withdrawals_cents: int = 0
    leaving_cents: int = 0
    pending_cents: int = 0

    @property
    def balance_cents(self) -> int:
        """What the account holds."""
        return (
            self.opening_cents + self.additions_cents - self.withdrawals_cents - self.leaving_cents
        )


class SpaarpotMovement(NamedTuple):
    """One posting on a spaarpot; what comes in is positive."""

    day: date
    cents: int
    balance_cents: int
    """What the account holds after it."""
    place: Place
    text: tuple[str, str]
    """The payee and the narration."""
    close: str | None
    """The period that a close booked it for."""
    leaving: bool
    """Whether a close booked it because the member left."""


class InForce(NamedTuple):
    """The legal amount for a day. `serving` is the last known one (None: none is known up to that
    day, so nothing is allowed); `unknown_since` is set where it is not certain to hold.
    """

    serving: LegalAmount | None
    unknown_since: date | None

    @property
    def cents(self) -> int:
        """The amount that serves; 0 if none is known, which is the safe side."""
        return 0 if self.serving is None or self.serving.cents is None else self.serving.cents


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


class MemberReturn(NamedTuple):
    """What goes back to the gemeente because of one member."""

    id: str
    result_cents: int
    amount_cents: int
    leaving_cents: int


class ReturnFigures(NamedTuple):
    """The answer of `return` (SPEC 3.8)."""

    year: int
    through: Month
    final: bool
    members: tuple[MemberReturn, ...]
    collective_result_cents: int
    collective_amount_cents: int
    grants_cents: int
    """What was left of the gemeente's grants whose period ended (SPEC 9)."""
    booked_cents: int
    paid_cents: int
    balance_cents: int

    @property
    def computed_cents(self) -> int:
        """What goes back by the rules."""
        members = sum(member.amount_cents + member.leaving_cents for member in self.members)
        return members + self.collective_amount_cents + self.grants_cents


class Payable(NamedTuple):
    """A premium or an allowance that was awarded and not yet paid."""

    id: str
    kind: str
    """ "premium" or "allowance"."""
    unpaid_cents: int
    payable_cents: int
    """What of it may be paid in the year: within the room, while there are payments left."""
    room_cents: int
    payments_left: int | None
    """None for an allowance, which may be paid any number of times."""


class Leaver(NamedTuple):
    """A spaarpot of somebody who left."""

    id: str
    left: date
    balance_cents: int
    to: str
    """Where it goes, "keep" if it stays."""
    settled_in: Month
    """The first month whose close takes it out, if it goes anywhere."""


class StatusFigures(NamedTuple):
    """The figures of `status`."""

    year: int
    payable: tuple[Payable, ...]
    returns: tuple[ReturnFigures, ...]
    leavers: tuple[Leaver, ...]
