"""The command `premium`: the register of art. 31 (SPEC 3.5, 3.6)."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from socoledger.commands.answering import HERE, Scope, Shown, answer
from socoledger.commands.context import (
    Surroundings,
)
from socoledger.commands.opened import Desk
from socoledger.domain.exits import Answer
from socoledger.domain.options import Format
from socoledger.rules.article31 import premium_figures
from socoledger.write import shapes, tables
from socoledger.write.shapes import Shape

if TYPE_CHECKING:
    from socoledger.commands.umbrella import Hall
from socoledger.commands.answering import explains_one


def premium(
    around: Surroundings,
    format_: Format,
    year: str | None,
    member: str | None,
    *,
    explain: bool = False,
    scope: Scope = HERE,
) -> Answer:
    """`premium`: the register of art. 31 (SPEC 3.5, 3.6)."""
    explains_one(around, scope, explain=explain)

    def figure(desk: Desk) -> Shown:
        (which, through), ids = desk.year(year), desk.ids(member)
        figures = premium_figures(desk.history(through), which, through, ids)
        shape = shapes.premium(figures)
        if not explain:
            return Shown(shape)
        from socoledger.write import steps

        return Shown(shape, steps.premium(figures, desk.books.law.parameters, desk.words))

    def total(hall: "Hall", answers: Mapping[str, Shown]) -> Shape:
        from socoledger.rules.umbrella.persons import person_figures
        from socoledger.write.umbrella import total_of_premiums

        widest, books = hall.widest(), {id_: desk.books for id_, desk in hall.desks.items()}
        which, through = widest.year(year)
        asked = {
            each.person
            for read in books.values()
            for each in read.members
            if member in (None, each.id)
        }
        persons = person_figures(books, which, through, widest.at)
        shown = [person for person in persons if person.id in asked]
        return total_of_premiums([one.shape for one in answers.values()], shown)

    return answer(around, format_, scope, tables.PREMIUM, figure, total)
