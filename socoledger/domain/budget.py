"""The budget of a year: what each account is expected to bring or to cost, and the answer of
`budget`, which holds it beside what was booked (SPEC 12).
"""

from collections.abc import Mapping
from typing import Literal, NamedTuple

from socoledger.domain.findings import Place
from socoledger.domain.record import Cents, InMonth, Period, record


class BudgetLine(NamedTuple):
    """What is expected on one account and those below it, as it is read: income positive."""

    account: str
    cents: int
    place: Place


class Budget(NamedTuple):
    """The budget of one calendar year."""

    year: int
    lines: tuple[BudgetLine, ...]

    def by_account(self) -> Mapping[str, int]:
        """The cents on each account."""
        return {line.account: line.cents for line in self.lines}


@record
class Budgeted:
    """What was expected for the whole year, beside what came of it. Income and costs are both
    positive, so a difference above 0 is more than was expected: good of income, bad of costs.
    """

    budget_cents: Cents
    actual_cents: Cents
    difference_cents: Cents
    """Actual less budget."""

    @classmethod
    def of(cls, budget_cents: int, actual_cents: int) -> "Budgeted":
        """The two amounts, with their difference."""
        return cls(
            budget_cents=budget_cents,
            actual_cents=actual_cents,
            difference_cents=actual_cents - budget_cents,
        )


@record
class BudgetedLine:
    """An account of the budget with those below it."""

    account: str
    budget_cents: Cents
    actual_cents: Cents
    difference_cents: Cents
    within: str | None
    """The account of the budget that holds this one too; totals count the other alone."""


@record
class UnbudgetedLine:
    """An account on which something is booked, and that is not in the budget."""

    account: str
    kind: Literal["income", "expenses"]
    actual_cents: Cents


@record
class BudgetSums:
    """All income and costs, budgeted or not; the result is before premiums, allowances and
    distribution.
    """

    income: Budgeted
    grants_cents: Cents
    """What grants paid of the costs, and what was kept of them; no budget says it."""
    expenses: Budgeted
    result: Budgeted
    """Income and grants less expenses."""


@record
class BudgetAnswer:
    """The answer of `budget`: what a year was expected to bring and cost, and what came of it
    through a month. Its actual amounts are those of `income-statement`.
    """

    schema: Literal["socoledger.budget/1"] = "socoledger.budget/1"
    period: Period
    through: InMonth
    """The last month that counts; what is budgeted is for the whole year."""
    income: tuple[BudgetedLine, ...]
    expenses: tuple[BudgetedLine, ...]
    awards: Budgeted | None
    """Premiums and allowances that the coöperatie pays; null if they are not in the budget."""
    unbudgeted: tuple[UnbudgetedLine, ...]
    total: BudgetSums
