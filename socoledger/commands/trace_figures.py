"""The figures that `trace` can take apart, each with the answer of its command (SPEC 13).

A figure is added by a function here that opens the answer as its command does, and its row.
"""

from collections.abc import Callable, Mapping
from typing import NamedTuple

from socoledger.commands.context import nothing
from socoledger.commands.grants import NO_GRANTS
from socoledger.commands.opened import OpenBooks
from socoledger.domain.period import Month
from socoledger.domain.trace import Traceable
from socoledger.rules.article31 import premium_figures
from socoledger.rules.balance_sheet import balance_sheet
from socoledger.rules.grants import grants_answer
from socoledger.rules.history import history
from socoledger.rules.ledger import accounts_answer
from socoledger.rules.municipality import return_figures
from socoledger.rules.result import result_figures
from socoledger.rules.spaarpot import spaarpot_answer, spaarpot_at
from socoledger.rules.trace.awards import AwardTrees
from socoledger.rules.trace.balance_sheet import SheetTrees
from socoledger.rules.trace.grants import GrantTrees
from socoledger.rules.trace.municipality import ReturnTrees
from socoledger.rules.trace.result import ResultTrees
from socoledger.rules.trace.spaarpot import SpaarpotTrees


class Figure(NamedTuple):
    """How a figure is found: what of the books answers, and what its period is."""

    traceable: Callable[[OpenBooks, str | None], Traceable]
    """The answer and its trees, for the period that is asked for; None where it is of a day."""
    of_a_day: bool = False
    """Whether it is a figure of a day, so that a period stands for its last one."""
    of_a_year: bool = False
    """Whether there is one for a whole year alone, with its months as parts."""


def _result(opened: OpenBooks, asked: str | None) -> Traceable:
    period, through = opened.period(asked)
    past = opened.history(through)
    figures = result_figures(past, period, through)
    return Traceable(figures, ResultTrees(past, period).tree, ("result",))


def _spaarpot(opened: OpenBooks, _asked: str | None) -> Traceable:
    day = opened.day()
    past = history(opened.books, Month.of(day), day)
    answer = spaarpot_answer(day, spaarpot_at(past, day))
    return Traceable(answer, SpaarpotTrees(past, day).tree, ("balance",))


def _premium(opened: OpenBooks, asked: str | None) -> Traceable:
    year, through = opened.year(asked)
    past = opened.history(through)
    ids = frozenset(member.id for member in opened.books.members)
    figures, trees = premium_figures(past, year, through, ids), AwardTrees(past, through)
    return Traceable(figures, trees.tree, ("premium", "awarded"), (*trees.payments(figures),))


def _return(opened: OpenBooks, asked: str | None) -> Traceable:
    year, through = opened.year(asked)
    past = opened.history(through)
    figures, trees = return_figures(past, year, through), ReturnTrees(past, year)
    return Traceable(figures, trees.tree, ("computed",), of_one=("amount",))


def _grants(opened: OpenBooks, _asked: str | None) -> Traceable:
    if not opened.books.grants:
        raise nothing(opened.words, NO_GRANTS)
    day = opened.day()
    past = opened.history_to(day)
    trees = GrantTrees(past, day)
    return Traceable(grants_answer(past, day), trees.tree, ("balance",), trees.charged())


def _balance_sheet(opened: OpenBooks, _asked: str | None) -> Traceable:
    day = opened.day()
    accounts = accounts_answer(opened.books, day).accounts
    lines = tuple(((one.account,), one.balance_cents) for one in accounts)
    trees = SheetTrees(opened.books, day)
    return Traceable(balance_sheet(opened.books, day), trees.tree, ("assets",), lines)


FIGURES: Mapping[str, Figure] = {
    "result": Figure(_result),
    "spaarpot": Figure(_spaarpot, of_a_day=True),
    "premium": Figure(_premium, of_a_year=True),
    "return": Figure(_return, of_a_year=True),
    "grants": Figure(_grants, of_a_day=True),
    "balance-sheet": Figure(_balance_sheet, of_a_day=True),
}
