"""The figures that `trace` can take apart, each with the answer of its command (SPEC 13).

A figure is added by a function here that opens the answer as its command does, and its row.
"""

from collections.abc import Callable, Mapping
from typing import NamedTuple

from socoledger.commands.opened import OpenBooks
from socoledger.domain.trace import Traceable
from socoledger.rules.result import result_figures
from socoledger.rules.trace.result import ResultTrees


class Figure(NamedTuple):
    """How a figure is found: what of the books answers, and what its period is."""

    traceable: Callable[[OpenBooks, str | None], Traceable]
    """The answer and its trees, for the period that is asked for; None where it is of a day."""
    of_a_day: bool = False
    """Whether it is a figure of a day, so that a period stands for its last one."""


def _result(opened: OpenBooks, asked: str | None) -> Traceable:
    period, through = opened.period(asked)
    past = opened.history(through)
    figures = result_figures(past, period, through)
    return Traceable(figures, ResultTrees(past, period).tree, ("result",))


FIGURES: Mapping[str, Figure] = {
    "result": Figure(_result),
}
