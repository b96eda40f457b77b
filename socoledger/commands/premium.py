"""The command `premium`: the register of art. 31 (SPEC 3.5, 3.6)."""

from collections.abc import Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

from socoledger.commands.answering import HERE, Scope, answer, require_one_explained
from socoledger.commands.context import Context
from socoledger.commands.opened import OpenBooks
from socoledger.domain.article31 import PremiumFigures, PremiumTotal
from socoledger.domain.exits import Answer
from socoledger.domain.options import Format
from socoledger.rules.article31 import premium_figures
from socoledger.write import article31 as layout

if TYPE_CHECKING:
    from socoledger.commands.umbrella import OpenUmbrella


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
    require_one_explained(context, scope, explain=explain)

    def figure(opened: OpenBooks) -> PremiumFigures:
        (which, through), ids = opened.year(year), opened.ids(member)
        figures = premium_figures(opened.history(through), which, through, ids)
        if not explain:
            return figures
        from socoledger.write import steps

        lines = steps.premium(figures, opened.books.law.parameters, opened.words)
        return replace(figures, explanation=tuple(lines))

    def total(umbrella: "OpenUmbrella", answers: Mapping[str, PremiumFigures]) -> PremiumTotal:
        from socoledger.rules.umbrella.persons import person_figures
        from socoledger.rules.umbrella.totals import total_of_premiums

        widest = umbrella.earliest()
        books = {id_: opened.books for id_, opened in umbrella.opened.items()}
        which, through = widest.year(year)
        asked = {
            each.person
            for read in books.values()
            for each in read.members
            if member in (None, each.id)
        }
        persons = person_figures(books, which, through, widest.at)
        return total_of_premiums(
            [*answers.values()], [person for person in persons if person.id in asked]
        )

    return answer(context, format_, scope, layout.VIEW, figure, total, sums=True)
