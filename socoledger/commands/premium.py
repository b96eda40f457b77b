"""The command `premium`: the register of art. 31 (SPEC 3.5, 3.6)."""

from collections.abc import Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

from socoledger.commands.answering import (
    HERE,
    Parted,
    Scope,
    answer_in_parts,
    require_one_explained,
)
from socoledger.commands.context import Context
from socoledger.commands.opened import OpenBooks
from socoledger.domain.article31 import PremiumFigures, PremiumTotal
from socoledger.domain.exits import Answer
from socoledger.domain.options import Format
from socoledger.domain.period import Month
from socoledger.rules.article31 import premium_figures
from socoledger.write import article31 as layout

if TYPE_CHECKING:
    from socoledger.commands.umbrella import OpenUmbrella
    from socoledger.rules.umbrella.persons import PersonFile


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

    def figure(opened: OpenBooks) -> Parted[PremiumFigures, tuple["PersonFile", ...]]:
        (which, through), ids = opened.year(year), opened.ids(member)
        figures = premium_figures(opened.history(through), which, through, ids)
        if not explain:
            return Parted(figures, _files_of_persons(opened, through))
        from socoledger.write import steps

        lines = steps.premium(figures, opened.books.law.parameters, opened.words)
        return Parted(replace(figures, explanation=tuple(lines)), ())

    def total(
        umbrella: "OpenUmbrella",
        parted: Mapping[str, Parted[PremiumFigures, tuple["PersonFile", ...]]],
    ) -> PremiumTotal:
        from socoledger.rules.umbrella.persons import person_figures
        from socoledger.rules.umbrella.totals import total_of_premiums

        _which, through = umbrella.periods.year(year)
        files = [file for one in parted.values() for file in one.part]
        persons = person_figures(files, through, umbrella.periods.at)
        return total_of_premiums(
            [one.answer for one in parted.values()],
            [
                one
                for one in persons
                if member is None or one.id in umbrella.persons.get(member, ())
            ],
        )

    return answer_in_parts(context, format_, scope, layout.VIEW, figure, total, sums=True)


def _files_of_persons(opened: OpenBooks, through: Month) -> tuple["PersonFile", ...]:
    """The files of persons who have others in other books under the umbrella."""
    if not opened.in_several:
        return ()
    from socoledger.rules.umbrella.persons import Stretch, person_files

    stretch = Stretch(opened.periods.first, through, opened.at)
    return person_files(opened.folder, opened.books, opened.in_several, stretch)
