"""The command `contributions`: what each partner brought in (SPEC 9)."""

from socoledger.commands.answering import HERE, Scope
from socoledger.commands.context import Context
from socoledger.commands.old_answering import Shown, answer
from socoledger.commands.opened import OpenBooks
from socoledger.domain.exits import Answer
from socoledger.domain.options import Format
from socoledger.domain.period import Month
from socoledger.rules.contributions import contributions_at
from socoledger.write import contribution_tables


def contributions(context: Context, format_: Format, *, scope: Scope = HERE) -> Answer:
    """`contributions`: what each partner brought in, and what became of it (SPEC 9)."""

    def figure(opened: OpenBooks) -> Shown:
        day = opened.day()
        past = opened.history(Month.of(day))
        found = contributions_at(past, day)
        return Shown(contribution_tables.shape(day, opened.books.coop.municipality, found))

    return answer(context, format_, scope, contribution_tables.VIEW, figure)
