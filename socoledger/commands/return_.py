"""The command `return`: what goes back to the gemeente (SPEC 3.8)."""

from collections.abc import Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

from socoledger.commands.answering import HERE, Scope, answer, require_one_explained
from socoledger.commands.context import Context
from socoledger.commands.opened import OpenBooks
from socoledger.domain.exits import Answer
from socoledger.domain.municipality import ReturnFigures, ReturnTotal
from socoledger.domain.options import Format
from socoledger.rules.municipality import return_figures
from socoledger.rules.result import result_figures
from socoledger.write import municipality as layout

if TYPE_CHECKING:
    from socoledger.commands.umbrella import OpenUmbrella


def return_(
    context: Context,
    format_: Format,
    year: str | None,
    *,
    explain: bool = False,
    scope: Scope = HERE,
) -> Answer:
    """`return`: what goes back to the gemeente (SPEC 3.8)."""
    require_one_explained(context, scope, explain=explain)

    def figure(opened: OpenBooks) -> ReturnFigures:
        which, through = opened.year(year)
        past = opened.history(through)
        figures = return_figures(past, which, through)
        if not explain:
            return figures
        from socoledger.write import steps

        of_result = result_figures(past, which, through)
        lines = steps.return_(figures, of_result, opened.words)
        return replace(figures, explanation=tuple(lines))

    def total(_umbrella: "OpenUmbrella", answers: Mapping[str, ReturnFigures]) -> ReturnTotal:
        from socoledger.rules.umbrella.totals import total_of_returns

        return total_of_returns([*answers.values()])

    return answer(context, format_, scope, layout.VIEW, figure, total, sums=True)
