"""Income, expenses, and where results go (SPEC 3.1 to 3.4).

All amounts are cents and cumulative over the calendar year unless a name says otherwise.
"""

from collections.abc import Mapping
from types import MappingProxyType
from typing import NamedTuple

from socoledger.domain.agreement import Agreement
from socoledger.domain.distribution import Distribution
from socoledger.domain.period import Month


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
