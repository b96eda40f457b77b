"""The budget of a year beside what was booked, out of the income statement (SPEC 12)."""

from collections.abc import Iterator
from typing import Literal

from socoledger.domain.budget import (
    BudgetAnswer,
    Budgeted,
    BudgetedLine,
    BudgetSums,
    UnbudgetedLine,
)
from socoledger.domain.income_statement import AccountLine, Compared, IncomeStatement
from socoledger.rules.year_figures import ARTICLE31


def budget_answer(statement: IncomeStatement) -> BudgetAnswer:
    """The answer of `budget`, out of the statement of a year that has a budget."""
    total = statement.total
    return BudgetAnswer(
        period=statement.period,
        through=statement.through,
        income=tuple(_budgeted(statement.income)),
        expenses=tuple(_budgeted(statement.expenses)),
        awards=_awards(statement),
        unbudgeted=(
            *_unbudgeted("income", statement.income),
            *_unbudgeted("expenses", statement.expenses),
        ),
        total=BudgetSums(
            income=_sum(total.income),
            grants_cents=total.grants.actual_cents,
            expenses=_sum(total.expenses),
            result=_sum(total.result),
        ),
    )


def _budgeted(lines: tuple[AccountLine, ...]) -> Iterator[BudgetedLine]:
    for line in lines:
        if line.budget_cents is not None:
            yield BudgetedLine(
                account=line.account,
                budget_cents=line.budget_cents,
                actual_cents=line.actual_cents,
                difference_cents=line.actual_cents - line.budget_cents,
                within=line.within,
            )


def _unbudgeted(
    kind: Literal["income", "expenses"], lines: tuple[AccountLine, ...]
) -> Iterator[UnbudgetedLine]:
    """The accounts without a budget that stand within none."""
    for line in lines:
        if line.budget_cents is None and line.within is None and line.actual_cents:
            yield UnbudgetedLine(account=line.account, kind=kind, actual_cents=line.actual_cents)


def _awards(statement: IncomeStatement) -> Budgeted | None:
    for line in statement.distribution:
        if line.to == ARTICLE31 and line.budget_cents is not None:
            return Budgeted.of(line.budget_cents, line.actual_cents)
    return None


def _sum(amount: Compared) -> Budgeted:
    return Budgeted.of(amount.budget_cents or 0, amount.actual_cents)
