"""The total of `result --by unit` under an umbrella (SPEC 9)."""

from collections.abc import Sequence

from socoledger.domain.umbrella import Eliminated
from socoledger.domain.units import UnitsFigures, UnitsTotal


def total_of_units(answers: Sequence[UnitsFigures], eliminated: Eliminated) -> UnitsTotal:
    """All units of at least one of the books, without the dealings between them."""
    totals = [answer.total for answer in answers]
    income = sum(each.income_cents for each in totals) - eliminated.income_cents
    expenses = sum(each.expenses_cents for each in totals) - eliminated.expenses_cents
    return UnitsTotal(
        period=answers[0].period,
        by=answers[0].by,
        share_by=answers[0].share_by,
        income_cents=income,
        expenses_cents=expenses,
        result_cents=income - expenses,
        hours_hundredths=sum(each.hours_hundredths for each in totals),
        eliminated_cents=eliminated.income_cents,
        eliminated_expenses_cents=eliminated.expenses_cents,
    )
