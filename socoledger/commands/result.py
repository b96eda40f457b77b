"""The command `result`: income, expenses, result and distribution (SPEC 3.1 to 3.4, 6, 9)."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from socoledger.commands.answering import HERE, Needed, Scope, Shown, answer
from socoledger.commands.context import (
    Surroundings,
    misused,
    words_of,
)
from socoledger.commands.opened import Desk
from socoledger.domain.exits import Answer
from socoledger.domain.findings import _
from socoledger.domain.options import Format
from socoledger.rules.result import result_figures
from socoledger.write import shapes, tables
from socoledger.write.shapes import Shape

if TYPE_CHECKING:
    from socoledger.commands.umbrella import Hall
from socoledger.commands.answering import explains_one


def result(
    around: Surroundings,
    format_: Format,
    period: str | None,
    *,
    explain: bool = False,
    by: str | None = None,
    scope: Scope = HERE,
) -> Answer:
    """`result [PERIOD]`: income, expenses, result and distribution (SPEC 3.1 to 3.4)."""
    explains_one(around, scope, explain=explain)
    if by is not None:
        return _by_unit(around, format_, period, by, scope)

    def figure(desk: Desk) -> Shown:
        which, through = desk.period(period)
        figures = result_figures(desk.history(through), which, through)
        shape = shapes.result(figures)
        if not explain:
            return Shown(shape)
        from socoledger.write import steps

        return Shown(shape, steps.result(figures, desk.words))

    def total(hall: "Hall", answers: Mapping[str, Shown]) -> Shape:
        from socoledger.write.umbrella import total_of_results

        return total_of_results([one.shape for one in answers.values()], hall.eliminated(period))

    return answer(around, format_, scope, tables.RESULT, figure, total)


_BY = (("unit",), ("member", "unit"))


def _by_unit(
    around: Surroundings, format_: Format, period: str | None, by: str, scope: Scope
) -> Answer:
    """`result --by unit` or `--by member,unit` (SPEC 9)."""
    asked = tuple(sorted(part.strip() for part in by.split(",")))
    if asked not in _BY:
        raise misused(words_of(around), _("--by takes unit, or member,unit"))

    from socoledger.rules.units import units_figures
    from socoledger.write import unit_tables

    def figure(desk: Desk) -> Shown:
        which, through = desk.period(period)
        return Shown(unit_tables.shape(units_figures(desk.books, which, through), asked))

    def total(hall: "Hall", answers: Mapping[str, Shown]) -> Shape:
        from socoledger.write.umbrella import total_of_units

        return total_of_units([one.shape for one in answers.values()], hall.eliminated(period))

    needed = Needed("units", _("these books have no units; name them in coop.yaml"))
    return answer(around, format_, scope, unit_tables.VIEW, figure, total, needed=needed)
