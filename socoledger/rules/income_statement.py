"""The income statement: the figures of a year beside its budget and the year before (SPEC 12)."""

from collections.abc import Callable, Collection
from typing import NamedTuple

from socoledger.domain.accounts import below, nearest_above
from socoledger.domain.agreement import MUNICIPALITY, RESERVE, SPAARPOT
from socoledger.domain.books import Books
from socoledger.domain.income_statement import (
    AccountLine,
    Compared,
    DestinationLine,
    GrantLine,
    IncomeStatement,
    StatementSums,
)
from socoledger.domain.period import Month, Period
from socoledger.rules.history import History
from socoledger.rules.year_figures import (
    ARTICLE31,
    BEFORE,
    LOSSES,
    ByName,
    YearFigures,
    year_figures,
)

_BEFORE_FUNDS, _AFTER_FUNDS = (SPAARPOT, ARTICLE31), (MUNICIPALITY, RESERVE, LOSSES, BEFORE)


class Years(NamedTuple):
    """A year, and the year before through the same month; None if nothing is booked in that."""

    now: YearFigures
    then: YearFigures | None

    def last_year(self, cents: int) -> int | None:
        """Cents of the year before, None if nothing is booked in it."""
        return None if self.then is None else cents


def compared_years(
    history_of: Callable[[Month], History], through: Month, booked: Collection[int]
) -> Years:
    """The figures of the year of `through`, and of the year before through the same month if that
    is one of the years in which something is `booked`. `history_of` gives all months up to one.
    """
    earlier = through.plus(-12)
    now = year_figures(history_of(through), through)
    if earlier.year not in booked:
        return Years(now, None)
    return Years(now, year_figures(history_of(earlier), earlier))


def income_statement(books: Books, period: Period, through: Month, years: Years) -> IncomeStatement:
    """The statement of the year of `through`, beside its budget and the year before."""
    now, then = years.now, years.then or YearFigures.of_nothing()
    budget, article31_budget = _budget(books, through.year)
    roots = books.journal.roots
    income = _account_lines(years, (now.income, then.income), _below(budget, roots.income))
    expenses = _account_lines(years, (now.expenses, then.expenses), _below(budget, roots.expenses))
    grants = tuple(
        GrantLine(
            id=id_,
            actual_cents=now.grants.get(id_, 0),
            last_year_cents=years.last_year(then.grants.get(id_, 0)),
        )
        for id_ in sorted({*now.grants, *then.grants})
    )
    distribution = tuple(
        DestinationLine(
            to=to,
            actual_cents=now.distribution.get(to, 0),
            budget_cents=article31_budget if to == ARTICLE31 else None,
            last_year_cents=years.last_year(then.distribution.get(to, 0)),
        )
        for to in _destinations({*now.distribution, *then.distribution})
    )
    return IncomeStatement(
        period=period,
        through=through,
        income=income,
        grants=grants,
        expenses=expenses,
        distribution=distribution,
        total=_sums(years, income, grants, expenses),
    )


def _budget(books: Books, year: int) -> tuple[ByName, int | None]:
    """What is budgeted on accounts that are lines, and what for premiums and allowances."""
    budget, accounts = books.budget(year), books.coop.accounts
    amounts = {} if budget is None else budget.by_account()
    apart = (accounts.distribution, accounts.article31)
    of_lines = {
        account: cents
        for account, cents in amounts.items()
        if not any(below(account, parent) for parent in apart)
    }
    under_article31 = {
        account: cents for account, cents in amounts.items() if below(account, accounts.article31)
    }
    of_article31 = [
        cents
        for account, cents in under_article31.items()
        if nearest_above(account, under_article31) is None
    ]
    return of_lines, sum(of_article31) if of_article31 else None


def _below(amounts: ByName, root: str) -> ByName:
    return {account: cents for account, cents in amounts.items() if below(account, root)}


def _account_lines(
    years: Years, amounts: tuple[ByName, ByName], budget: ByName
) -> tuple[AccountLine, ...]:
    """A line for each account with an amount, now or then, or a budget. One with a budget holds
    those below it, which stand within it.
    """
    now, then = amounts
    used = {account for by_account in amounts for account, cents in by_account.items() if cents}
    return tuple(
        AccountLine(
            account=account,
            actual_cents=_amount(account, now, budget),
            budget_cents=budget.get(account),
            last_year_cents=years.last_year(_amount(account, then, budget)),
            within=nearest_above(account, budget),
        )
        for account in sorted({*used, *budget}, key=_by_parts)
    )


def _by_parts(account: str) -> list[bytes]:
    """The key by which an account comes before those below it, and these before the next one."""
    return [part.encode() for part in account.split(":")]


def _amount(account: str, by_account: ByName, budget: ByName) -> int:
    if account not in budget:
        return by_account.get(account, 0)
    return sum(cents for other, cents in by_account.items() if below(other, account))


def _destinations(named: Collection[str]) -> list[str]:
    """The destinations in order: members, funds by name, then all others."""
    funds = sorted({*named} - {*_BEFORE_FUNDS, *_AFTER_FUNDS})
    return [*_BEFORE_FUNDS, *funds, *_AFTER_FUNDS]


def _sums(
    years: Years,
    income: tuple[AccountLine, ...],
    grants: tuple[GrantLine, ...],
    expenses: tuple[AccountLine, ...],
) -> StatementSums:
    of_grants = Compared(
        actual_cents=sum(grant.actual_cents for grant in grants),
        budget_cents=None,
        last_year_cents=years.last_year(sum(grant.last_year_cents or 0 for grant in grants)),
    )
    of_income, of_expenses = _sum(years, income), _sum(years, expenses)
    return StatementSums(
        income=of_income,
        grants=of_grants,
        expenses=of_expenses,
        result=result_of(of_income, of_grants, of_expenses),
    )


def _sum(years: Years, lines: tuple[AccountLine, ...]) -> Compared:
    """All lines but those that stand within another, which holds them."""
    outer = [line for line in lines if line.within is None]
    budgets = [line.budget_cents for line in outer if line.budget_cents is not None]
    return Compared(
        actual_cents=sum(line.actual_cents for line in outer),
        budget_cents=sum(budgets) if budgets else None,
        last_year_cents=years.last_year(sum(line.last_year_cents or 0 for line in outer)),
    )


def result_of(income: Compared, grants: Compared, expenses: Compared) -> Compared:
    """Income and grants less expenses; null where there is nothing of all three."""
    signed = ((income, 1), (grants, 1), (expenses, -1))
    budgets = [(amount.budget_cents, sign) for amount, sign in signed]
    last_year = [(amount.last_year_cents, sign) for amount, sign in signed]
    return Compared(
        actual_cents=sum(sign * amount.actual_cents for amount, sign in signed),
        budget_cents=_added(budgets),
        last_year_cents=_added(last_year),
    )


def _added(signed: list[tuple[int | None, int]]) -> int | None:
    known = [sign * cents for cents, sign in signed if cents is not None]
    return sum(known) if known else None
