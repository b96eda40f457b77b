"""The command `return`: what goes back to the gemeente (SPEC 3.8)."""

from typing import TYPE_CHECKING

from socoledger.commands.answering import HERE, Scope, Shown, answer
from socoledger.commands.context import Surroundings
from socoledger.commands.opened import Desk
from socoledger.domain.exits import Answer
from socoledger.domain.options import Format
from socoledger.rules.municipality import return_figures
from socoledger.rules.result import result_figures
from socoledger.write import shapes, tables

if TYPE_CHECKING:
    pass
from socoledger.commands.answering import explains_one


def return_(
    around: Surroundings,
    format_: Format,
    year: str | None,
    *,
    explain: bool = False,
    scope: Scope = HERE,
) -> Answer:
    """`return`: what goes back to the gemeente (SPEC 3.8)."""
    explains_one(around, scope, explain=explain)

    def figure(desk: Desk) -> Shown:
        which, through = desk.year(year)
        past = desk.history(through)
        figures = return_figures(past, which, through)
        shape = shapes.return_(figures)
        if not explain:
            return Shown(shape)
        from socoledger.write import steps

        of_result = result_figures(past, which, through)
        return Shown(shape, steps.return_(figures, of_result, desk.words))

    return answer(around, format_, scope, tables.RETURN, figure)
