"""The command `balance-sheet`: what there is at a day, and whose it is (SPEC 12)."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from socoledger.commands.answering import HERE, Scope, answer
from socoledger.commands.context import Context
from socoledger.commands.opened import OpenBooks
from socoledger.domain.balance_sheet import BalanceSheet, BalanceSheetTotal
from socoledger.domain.exits import Answer
from socoledger.domain.options import Format
from socoledger.rules.balance_sheet import balance_sheet as figures_at
from socoledger.write import balance_sheet as layout

if TYPE_CHECKING:
    from socoledger.commands.umbrella import OpenUmbrella

Answers = Mapping[str, BalanceSheet]


def balance_sheet(context: Context, format_: Format, *, scope: Scope = HERE) -> Answer:
    """`balance-sheet [PERIOD]`: both sides at the end of a day (SPEC 12)."""

    def figure(opened: OpenBooks) -> BalanceSheet:
        return figures_at(opened.books, opened.day())

    def total(_umbrella: "OpenUmbrella", answers: Answers) -> BalanceSheetTotal:
        from socoledger.rules.umbrella.balance_sheet import total_of_balance_sheets

        return total_of_balance_sheets([*answers.values()])

    return answer(context, format_, scope, layout.VIEW, figure, total, early=True, sums=True)
