"""The command `contributions`: what each partner brought in (SPEC 9)."""

from typing import TYPE_CHECKING

from socoledger.commands.answering import HERE, Scope, Shown, answer
from socoledger.commands.context import Surroundings
from socoledger.commands.opened import Desk
from socoledger.domain.exits import Answer
from socoledger.domain.options import Format
from socoledger.domain.period import Month
from socoledger.rules.contributions import contributions_at
from socoledger.write import contribution_tables

if TYPE_CHECKING:
    pass


def contributions(around: Surroundings, format_: Format, *, scope: Scope = HERE) -> Answer:
    """`contributions`: what each partner brought in, and what became of it (SPEC 9)."""

    def figure(desk: Desk) -> Shown:
        day = desk.day()
        past = desk.history(Month.of(day))
        found = contributions_at(past, day)
        return Shown(contribution_tables.shape(day, desk.books.coop.municipality, found))

    return answer(around, format_, scope, contribution_tables.VIEW, figure)
