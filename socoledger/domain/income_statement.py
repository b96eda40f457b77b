"""The answer of `income-statement`: what a year brought and cost, and where it went (SPEC 12)."""

from collections.abc import Mapping
from typing import Literal

from socoledger.domain.record import Cents, InMonth, Period, record


@record
class Compared:
    """An amount of the year, beside what was budgeted and what it was a year before."""

    actual_cents: Cents
    budget_cents: Cents | None
    """For the whole year; null where budget.yaml has none."""
    last_year_cents: Cents | None
    """Through the same month; null if nothing is booked in that year."""


@record
class AccountLine:
    """An account of income or expenses: by itself, or with those below it if it has a budget."""

    account: str
    actual_cents: Cents
    """What it brought, or what it cost."""
    budget_cents: Cents | None
    last_year_cents: Cents | None
    within: str | None
    """The account with a budget whose line holds this one too; totals count the other alone."""


@record
class GrantLine:
    """What a grant paid of the costs, and what is kept of it."""

    id: str
    actual_cents: Cents
    last_year_cents: Cents | None


@record
class DestinationLine:
    """A part of the result, and where it went."""

    to: str
    """`spaarpot` (into spaarpotten, less what leavers left), `article31` (premiums and allowances
    that the coöperatie pays), `fund:` and a name, `municipality`, `reserve`, `losses` (carried on,
    negative, or made good), `before` (of months before first_month, which are not distributed).
    """
    actual_cents: Cents
    budget_cents: Cents | None
    """Of article31, where budget.yaml has its account."""
    last_year_cents: Cents | None


@record
class StatementSums:
    """Income and grants less expenses is the result, which is what all destinations come to."""

    income: Compared
    grants: Compared
    expenses: Compared
    result: Compared


@record
class IncomeStatement:
    """The answer of `income-statement`: a year through a month, per account (SPEC 12). Its result
    is that of members and of the coöperatie before premiums, allowances and distribution.
    """

    schema: Literal["socoledger.income-statement/1"] = "socoledger.income-statement/1"
    period: Period
    through: InMonth
    """The last month that counts, of both years."""
    income: tuple[AccountLine, ...]
    grants: tuple[GrantLine, ...]
    expenses: tuple[AccountLine, ...]
    """Those that a grant paid are among them."""
    distribution: tuple[DestinationLine, ...]
    total: StatementSums


@record
class IncomeStatementTotal:
    """The total of `income-statement` under an umbrella, without the dealings between the books."""

    period: Period
    through: InMonth
    income: Compared
    grants: Compared
    expenses: Compared
    result: Compared
    eliminated: Compared
    """What is left out of income: transactions between these books."""
    eliminated_expenses: Compared
    distribution: Mapping[str, Cents]
    """Where the result of the year went."""
