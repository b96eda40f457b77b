"""The command `income-statement`: what a year brought and cost, and where it went (SPEC 12)."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from socoledger.commands.answering import HERE, Scope, answer
from socoledger.commands.context import Context
from socoledger.commands.opened import OpenBooks
from socoledger.domain.exits import Answer
from socoledger.domain.income_statement import IncomeStatement, IncomeStatementTotal
from socoledger.domain.options import Format
from socoledger.domain.period import Month, Period
from socoledger.rules.income_statement import compared_years
from socoledger.rules.income_statement import income_statement as statement_of
from socoledger.write import income_statement as layout

if TYPE_CHECKING:
    from socoledger.commands.umbrella import OpenUmbrella


def income_statement(
    context: Context, format_: Format, period: str | None, *, scope: Scope = HERE
) -> Answer:
    """`income-statement [PERIOD]`: a year, or a year through a month (SPEC 12)."""

    def figure(opened: OpenBooks) -> IncomeStatement:
        which, through = year_reached(opened, period)
        years = compared_years(opened.history, through, opened.reach.years)
        return statement_of(opened.books, which, through, years)

    def total(
        umbrella: "OpenUmbrella", answers: Mapping[str, IncomeStatement]
    ) -> IncomeStatementTotal:
        from socoledger.rules.umbrella.income_statement import total_of_income_statements

        return total_of_income_statements([*answers.values()], umbrella.dealings.agreed)

    return answer(context, format_, scope, layout.VIEW, figure, total, early=True, sums=True)


def year_reached(opened: OpenBooks, period: str | None) -> tuple[Period, Month]:
    """The year or month asked for, or the year of the last fact, and the last month that counts."""
    if period is None:
        return opened.year(None)
    days = opened.days(period)
    return days.period, Month.of(days.last)
