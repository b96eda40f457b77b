"""The total of `result --by unit` under an umbrella (SPEC 9)."""

from collections.abc import Sequence

from socoledger.domain.umbrella import Eliminated
from socoledger.domain.units import UnitsFigures, UnitsTotal


def total_of_units(answers: Sequence[UnitsFigures], eliminated: Eliminated) -> UnitsTotal:
    """All units of at least one of the books, without the dealings between them."""
    totals = [answer.total for answer in answers]
    income = sum(total.income_cents for total in totals) - eliminated.income_cents
    expenses = sum(total.expenses_cents for total in totals) - eliminated.expenses_cents
    return UnitsTotal(
        period=answers[0].period,
        by=answers[0].by,
        share_by=answers[0].share_by,
        income_cents=income,
        expenses_cents=expenses,
        result_cents=income - expenses,
        hours_hundredths=sum(total.hours_hundredths for total in totals),
        eliminated_cents=eliminated.income_cents,
        eliminated_expenses_cents=eliminated.expenses_cents,
    )
