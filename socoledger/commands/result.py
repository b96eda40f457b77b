"""The command `result`: income, expenses, result and distribution (SPEC 3.1 to 3.4, 6, 9)."""

from collections.abc import Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

from socoledger.commands.answering import HERE, Needed, Scope, answer, require_one_explained
from socoledger.commands.context import Context, misused, words_of
from socoledger.commands.opened import OpenBooks
from socoledger.domain.exits import Answer
from socoledger.domain.findings import _
from socoledger.domain.options import Format
from socoledger.domain.result import ResultFigures, ResultTotal
from socoledger.domain.units import UnitsFigures, UnitsTotal
from socoledger.rules.result import result_figures
from socoledger.write import result as layout

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
    require_one_explained(context, scope, explain=explain)
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

    return answer(context, format_, scope, layout.VIEW, figure, total, sums=True)


_BY = (("unit",), ("member", "unit"))


def _by_unit(
    context: Context, format_: Format, period: str | None, by: str, scope: Scope
) -> Answer:
    """`result --by unit` or `--by member,unit` (SPEC 9)."""
    asked = tuple(sorted(part.strip() for part in by.split(",")))
    if asked not in _BY:
        raise misused(words_of(context), _("--by takes unit, or member,unit"))

    from socoledger.rules.units import units_figures
    from socoledger.write import units as of_units

    def figure(opened: OpenBooks) -> UnitsFigures:
        which, through = opened.period(period)
        return units_figures(opened.books, which, through, asked)

    def total(umbrella: "OpenUmbrella", answers: Mapping[str, UnitsFigures]) -> UnitsTotal:
        from socoledger.rules.umbrella.units import total_of_units

        return total_of_units([*answers.values()], umbrella.eliminated(period))

    message = _("these books have no units; name them in coop.yaml")
    needed = Needed[UnitsFigures](lambda answered: answered.units, message)
    return answer(context, format_, scope, of_units.VIEW, figure, total, needed=needed, sums=True)
