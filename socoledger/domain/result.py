"""Income, expenses, and where results go (SPEC 3.1 to 3.4).

All amounts are cents and cumulative over the calendar year unless a name says otherwise.
"""

from collections.abc import Mapping
from typing import Literal, NamedTuple

from socoledger.domain.agreement import Agreement
from socoledger.domain.distribution import Distribution
from socoledger.domain.period import Month
from socoledger.domain.record import Cents, Inside, Nothing, Period, Sometimes, record


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


@record
class MemberFigures:
    """A member's figures over a period; a month is the difference of two states."""

    id: str
    income_cents: Cents
    expenses_cents: Cents
    result_cents: Cents
    """Income less expenses."""
    carried_cents: Cents
    """The loss carried into the period, 0 or below."""
    distribution: Mapping[str, Cents]
    """Where the result goes: every destination that the agreements name, by name."""
    reimbursed_cents: Sometimes[Cents] = None
    """What was paid back to them against receipts, apart from all else; only in books that pay back
    anybody.
    """
    standing: Inside[Standing | None] = None
    """Through the last month, for the explanation."""

    @property
    def undistributed_cents(self) -> int:
        """What of the result went nowhere: below 0 a loss that is carried on, above 0 what made one
        good.
        """
        return self.result_cents - sum(self.distribution.values())


@record
class CollectiveFigures:
    """The coöperatie's own figures over a period."""

    income_cents: Cents
    expenses_cents: Cents
    article31_cents: Cents
    """What members were awarded, which is a cost."""
    from_members_cents: Cents
    from_leavers_cents: Cents
    absorbed_cents: Cents
    """Losses of members that it bears."""
    grants_cents: Cents
    """What it kept of grants, less costs above them."""
    result_cents: Cents
    carried_cents: Cents
    """The loss carried into the period, 0 or below."""
    distribution: Mapping[str, Cents]
    standing: Inside[Standing | None] = None


@record
class ResultFigures:
    """The answer of `result` for a month or a year."""

    schema: Literal["socoledger.result/1"] = "socoledger.result/1"
    period: Period
    through: Inside[Month]
    members: tuple[MemberFigures, ...]
    collective: CollectiveFigures
    explanation: Sometimes[tuple[str, ...]] = None
    """The steps of the figures, line by line, if asked for."""


@record
class MembersTotal:
    """What the members of several books come to together."""

    income_cents: Cents
    expenses_cents: Cents
    result_cents: Cents
    carried_cents: Cents
    distribution: Mapping[str, Cents]
    reimbursed_cents: Sometimes[Cents] = None


@record
class ResultTotal:
    """The total of `result` under an umbrella: income and expenses of all together, without the
    dealings between them; what members and the coöperaties have apart is with those.
    """

    period: Period
    income_cents: Cents
    expenses_cents: Cents
    result_cents: Cents
    """Income less expenses."""
    eliminated_cents: Cents
    """What is left out of income: transactions between these books."""
    eliminated_expenses_cents: Cents
    members: MembersTotal | Nothing
    collective: CollectiveFigures
