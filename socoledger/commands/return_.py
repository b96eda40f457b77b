"""The command `return`: what goes back to the gemeente (SPEC 3.8)."""

from socoledger.commands.answering import HERE, Scope, explains_one
from socoledger.commands.context import Context
from socoledger.commands.old_answering import Shown, answer
from socoledger.commands.opened import OpenBooks
from socoledger.domain.exits import Answer
from socoledger.domain.options import Format
from socoledger.rules.municipality import return_figures
from socoledger.rules.result import result_figures
from socoledger.write import shapes, tables


def return_(
    context: Context,
    format_: Format,
    year: str | None,
    *,
    explain: bool = False,
    scope: Scope = HERE,
) -> Answer:
    """`return`: what goes back to the gemeente (SPEC 3.8)."""
    explains_one(context, scope, explain=explain)

    def figure(opened: OpenBooks) -> Shown:
        which, through = opened.year(year)
        past = opened.history(through)
        figures = return_figures(past, which, through)
        shape = shapes.return_(figures)
        if not explain:
            return Shown(shape)
        from socoledger.write import steps

        of_result = result_figures(past, which, through)
        return Shown(shape, steps.return_(figures, of_result, opened.words))

    return answer(context, format_, scope, tables.RETURN, figure)
