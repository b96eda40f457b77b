"""The command `premium`: the register of art. 31 (SPEC 3.5, 3.6)."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from socoledger.commands.answering import HERE, Scope
from socoledger.commands.context import (
    Context,
)
from socoledger.commands.old_answering import Shown, answer
from socoledger.commands.opened import OpenBooks
from socoledger.domain.exits import Answer
from socoledger.domain.options import Format
from socoledger.rules.article31 import premium_figures
from socoledger.write import shapes, tables
from socoledger.write.shapes import Shape

if TYPE_CHECKING:
    from socoledger.commands.umbrella import OpenUmbrella
from socoledger.commands.answering import explains_one


def premium(
    context: Context,
    format_: Format,
    year: str | None,
    member: str | None,
    *,
    explain: bool = False,
    scope: Scope = HERE,
) -> Answer:
    """`premium`: the register of art. 31 (SPEC 3.5, 3.6)."""
    explains_one(context, scope, explain=explain)

    def figure(opened: OpenBooks) -> Shown:
        (which, through), ids = opened.year(year), opened.ids(member)
        figures = premium_figures(opened.history(through), which, through, ids)
        shape = shapes.premium(figures)
        if not explain:
            return Shown(shape)
        from socoledger.write import steps

        return Shown(shape, steps.premium(figures, opened.books.law.parameters, opened.words))

    def total(umbrella: "OpenUmbrella", answers: Mapping[str, Shown]) -> Shape:
        from socoledger.rules.umbrella.persons import person_figures
        from socoledger.write.old_umbrella import total_of_premiums

        widest, books = (
            umbrella.widest(),
            {id_: opened.books for id_, opened in umbrella.opened.items()},
        )
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

    return answer(context, format_, scope, tables.PREMIUM, figure, total)
