"""The command `spaarpot`: balances and movements at a day (SPEC 3.7)."""

from socoledger.commands.answering import HERE, Scope, words_in
from socoledger.commands.context import Context
from socoledger.commands.old_answering import Shown, answer
from socoledger.commands.opened import OpenBooks
from socoledger.domain.exits import Answer
from socoledger.domain.options import Format
from socoledger.domain.period import Month
from socoledger.rules.history import history
from socoledger.rules.spaarpot import of_the_year, spaarpot_at
from socoledger.write import shapes, tables


def spaarpot(
    context: Context,
    format_: Format,
    at: str | None,
    member: str | None,
    *,
    scope: Scope = HERE,
) -> Answer:
    """`spaarpot`: balances and movements at a day (SPEC 3.7)."""

    def figure(opened: OpenBooks) -> Shown:
        day, ids = opened.day(), opened.ids(member)
        past = history(opened.books, Month.of(day), day)
        found = [each for each in spaarpot_at(past, day) if each.id in ids]
        shape = shapes.spaarpot(day, found)
        if member is None:
            return Shown(shape)
        moved = [one for each in found for one in of_the_year(each, past.totals, day)]
        return Shown({**shape, **shapes.movements(moved, words_in(format_, opened.words))})

    scope = scope._replace(at=at or scope.at)
    return answer(context, format_, scope, tables.SPAARPOT, figure, early=True)
