"""The command `spaarpot`: balances and movements at the end of a day (SPEC 3.7)."""

from collections.abc import Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

from socoledger.commands.answering import HERE, Scope, answer, words_in
from socoledger.commands.context import Context
from socoledger.commands.opened import OpenBooks
from socoledger.domain.exits import Answer
from socoledger.domain.options import Format
from socoledger.domain.period import Month
from socoledger.domain.spaarpot import SpaarpotAnswer, SpaarpotTotal
from socoledger.rules.history import history
from socoledger.rules.spaarpot import movements_of_year, spaarpot_answer, spaarpot_at
from socoledger.write import spaarpot as layout

if TYPE_CHECKING:
    from socoledger.commands.umbrella import OpenUmbrella


def spaarpot(
    context: Context,
    format_: Format,
    at: str | None,
    member: str | None,
    *,
    scope: Scope = HERE,
) -> Answer:
    """`spaarpot`: balances and movements at a day (SPEC 3.7)."""

    def figure(opened: OpenBooks) -> SpaarpotAnswer:
        day, ids = opened.day(), opened.ids(member)
        past = history(opened.books, Month.of(day), day)
        pots = [pot for pot in spaarpot_at(past, day) if pot.id in ids]
        answered = spaarpot_answer(day, pots)
        if member is None:
            return answered
        words = words_in(format_, opened.words)
        movements = (
            movement for pot in pots for movement in movements_of_year(pot, past.totals, day)
        )
        return replace(
            answered, movements=tuple(layout.movement(movement, words) for movement in movements)
        )

    def total(_umbrella: "OpenUmbrella", answers: Mapping[str, SpaarpotAnswer]) -> SpaarpotTotal:
        from socoledger.rules.umbrella.totals import total_of_spaarpotten

        return total_of_spaarpotten([*answers.values()])

    scope = scope._replace(at=at or scope.at)
    return answer(context, format_, scope, layout.VIEW, figure, total, early=True, sums=True)
