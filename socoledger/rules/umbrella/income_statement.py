"""The total of `income-statement` under an umbrella, without the dealings between the books."""

from collections.abc import Iterable, Sequence

from socoledger.domain.income_statement import Compared, IncomeStatement, IncomeStatementTotal
from socoledger.domain.period import Month
from socoledger.rules.income_statement import result_of
from socoledger.rules.umbrella.dealings import Side
from socoledger.rules.umbrella.totals import added, added_by_key


def total_of_income_statements(
    answers: Sequence[IncomeStatement], agreed: Sequence[Side]
) -> IncomeStatementTotal:
    """The statements of at least one of the books; `agreed` are the sides of their dealings."""
    through = answers[0].through
    totals = [answer.total for answer in answers]
    grants = _added(total.grants for total in totals)
    of_all = _added(total.income for total in totals)
    has_last_year = of_all.last_year_cents is not None
    now, then = _sides(agreed, through), _sides(agreed, through.plus(-12))
    eliminated = Compared(
        actual_cents=sum(side.income_cents for side in now),
        budget_cents=None,
        last_year_cents=sum(side.income_cents for side in then) if has_last_year else None,
    )
    eliminated_expenses = Compared(
        actual_cents=sum(side.costs_cents for side in now),
        budget_cents=None,
        last_year_cents=sum(side.costs_cents for side in then) if has_last_year else None,
    )
    income = _without(of_all, eliminated)
    expenses = _without(_added(total.expenses for total in totals), eliminated_expenses)
    return IncomeStatementTotal(
        period=answers[0].period,
        through=through,
        income=income,
        grants=grants,
        expenses=expenses,
        result=result_of(income, grants, expenses),
        eliminated=eliminated,
        eliminated_expenses=eliminated_expenses,
        distribution=added_by_key(
            {line.to: line.actual_cents for line in answer.distribution} for answer in answers
        ),
    )


def _added(several: Iterable[Compared]) -> Compared:
    amounts = list(several)
    return Compared(
        actual_cents=sum(amount.actual_cents for amount in amounts),
        budget_cents=added(amount.budget_cents for amount in amounts),
        last_year_cents=added(amount.last_year_cents for amount in amounts),
    )


def _without(amount: Compared, eliminated: Compared) -> Compared:
    last_year = (amount.last_year_cents, eliminated.last_year_cents)
    return Compared(
        actual_cents=amount.actual_cents - eliminated.actual_cents,
        budget_cents=amount.budget_cents,
        last_year_cents=None if last_year[0] is None else last_year[0] - (last_year[1] or 0),
    )


def _sides(agreed: Sequence[Side], through: Month) -> list[Side]:
    """The sides of the year of `through`, up to and including that month."""
    return [
        side for side in agreed if side.day.year == through.year and Month.of(side.day) <= through
    ]
