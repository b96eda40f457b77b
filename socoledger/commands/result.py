"""The command `result`: income, expenses, result and distribution (SPEC 3.1 to 3.4, 6, 9)."""

from collections.abc import Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

from socoledger.commands import old_answering
from socoledger.commands.answering import HERE, Scope, answer, explains_one
from socoledger.commands.context import Context, misused, words_of
from socoledger.commands.old_answering import Needed, Shown
from socoledger.commands.opened import OpenBooks
from socoledger.domain.exits import Answer
from socoledger.domain.findings import _
from socoledger.domain.options import Format
from socoledger.domain.result import ResultFigures, ResultTotal
from socoledger.rules.result import result_figures
from socoledger.write import result as layout
from socoledger.write.shapes import Shape

if TYPE_CHECKING:
    from socoledger.commands.umbrella import OpenUmbrella


def result(
    context: Context,
    format_: Format,
    period: str | None,
    *,
    explain: bool = False,
    by: str | None = None,
    scope: Scope = HERE,
) -> Answer:
    """`result [PERIOD]`: income, expenses, result and distribution (SPEC 3.1 to 3.4)."""
    explains_one(context, scope, explain=explain)
    if by is not None:
        return _by_unit(context, format_, period, by, scope)

    def figure(opened: OpenBooks) -> ResultFigures:
        which, through = opened.period(period)
        figures = result_figures(opened.history(through), which, through)
        if not explain:
            return figures
        from socoledger.write import steps

        return replace(figures, explanation=tuple(steps.result(figures, opened.words)))

    def total(umbrella: "OpenUmbrella", answers: Mapping[str, ResultFigures]) -> ResultTotal:
        from socoledger.rules.umbrella.totals import total_of_results

        return total_of_results([*answers.values()], umbrella.eliminated(period))

    return answer(context, format_, scope, layout.VIEW, figure, total)


_BY = (("unit",), ("member", "unit"))


def _by_unit(
    context: Context, format_: Format, period: str | None, by: str, scope: Scope
) -> Answer:
    """`result --by unit` or `--by member,unit` (SPEC 9)."""
    asked = tuple(sorted(part.strip() for part in by.split(",")))
    if asked not in _BY:
        raise misused(words_of(context), _("--by takes unit, or member,unit"))

    from socoledger.rules.units import units_figures
    from socoledger.write import unit_tables

    def figure(opened: OpenBooks) -> Shown:
        which, through = opened.period(period)
        return Shown(unit_tables.shape(units_figures(opened.books, which, through), asked))

    def total(umbrella: "OpenUmbrella", answers: Mapping[str, Shown]) -> Shape:
        from socoledger.write.old_umbrella import total_of_units

        return total_of_units([one.shape for one in answers.values()], umbrella.eliminated(period))

    needed = Needed("units", _("these books have no units; name them in coop.yaml"))
    return old_answering.answer(
        context, format_, scope, unit_tables.VIEW, figure, total, needed=needed
    )
