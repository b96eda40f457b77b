"""The annual accounts of a year, out of the figures of the commands (SPEC 12)."""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import NamedTuple

from socoledger.domain.contributions import Contribution
from socoledger.domain.grants import GrantFigures
from socoledger.domain.income_statement import AccountLine, DestinationLine, GrantLine
from socoledger.domain.period import Month, december
from socoledger.domain.report.year import Amounts, YearReport
from socoledger.rules.article31 import premium_figures
from socoledger.rules.balance_sheet import balance_sheet
from socoledger.rules.contributions import contributions_at
from socoledger.rules.grants import grants_at
from socoledger.rules.history import History
from socoledger.rules.income_statement import Years, income_statement
from socoledger.rules.municipality import return_figures
from socoledger.rules.report.basis import basis
from socoledger.rules.report.year_balance import balance_items, equity_movements, fund_movements
from socoledger.rules.result import result_figures
from socoledger.rules.spaarpot import spaarpot_answer, spaarpot_at


class Asked(NamedTuple):
    """Which accounts are asked for."""

    through: Month
    """The last month that counts, in the year that they are of."""
    day: date
    """That of the balance sheet."""
    is_over: bool
    """Whether the year is over."""


def year_report(past: History, then: History, years: Years, asked: Asked) -> YearReport:
    """The accounts of the year of `through`. `past` reaches to that month; `then` is of the books
    as they stood at the end of the day; `years` are the figures of both years.
    """
    books, year, day = past.books, asked.through.year, asked.day
    last_day = december(year - 1).last_day
    has_last_year = any(entry.day <= last_day for entry in books.journal.transactions)
    sheet = balance_sheet(books, day)
    last_sheet = balance_sheet(books, last_day) if has_last_year else None
    statement = income_statement(books, year, asked.through, years)
    returned = return_figures(past, year, asked.through)
    ids = frozenset(member.id for member in books.members)
    return YearReport(
        coop=books.coop,
        year=year,
        through=asked.through,
        day=day,
        last_day=last_day if has_last_year else None,
        is_over=asked.is_over,
        is_final=returned.final,
        basis=basis(books, Month(year, 1), day),
        members={member.id: member.name for member in books.members},
        sheet=sheet,
        last_sheet=last_sheet,
        items=balance_items(books, sheet, last_sheet),
        statement=statement,
        income=tuple(_amounts([*statement.income, *statement.grants])),
        expenses=tuple(_amounts(statement.expenses)),
        distribution=tuple(_amounts(statement.distribution)),
        results=result_figures(past, year, asked.through),
        spaarpotten=spaarpot_answer(day, spaarpot_at(then, day)),
        funds=fund_movements(books, year, day),
        equity=equity_movements(books, year, day, sheet),
        grants=tuple(_of_year(grants_at(then, day), year, day)),
        partners=tuple(_with_something(contributions_at(then, day))),
        returned=returned,
        awards=premium_figures(past, year, asked.through, ids),
    )


def _amounts(lines: Iterable[AccountLine | GrantLine | DestinationLine]) -> Iterator[Amounts]:
    """Lines in which there is something."""
    for line in lines:
        match line:
            case AccountLine():
                budget, is_within = line.budget_cents, line.within is not None
                name = line.account
            case GrantLine():
                budget, is_within, name = None, False, line.id
            case DestinationLine():
                budget, is_within, name = line.budget_cents, False, line.to
        if line.actual_cents or budget or line.last_year_cents:
            yield Amounts(name, line.actual_cents, budget, line.last_year_cents, is_within)


def _of_year(grants: Iterable[GrantFigures], year: int, day: date) -> Iterator[GrantFigures]:
    """The grants whose period reaches into the year, or on which something still stands."""
    for grant in grants:
        in_year = grant.from_ <= day and grant.to.year >= year
        if in_year or grant.balance_cents or grant.pending_cents:
            yield grant


def _with_something(partners: Iterable[Contribution]) -> Iterator[Contribution]:
    """Who brought in capital, gifts or loans, that still stand or not."""
    for partner in partners:
        brought = partner.brought_in
        if brought.capital_cents or brought.gifts_cents or brought.loans_cents:
            yield partner
