"""What all changes of a figure come to together (SPEC 13)."""

from collections.abc import Iterable

from socoledger.domain.agreement import SPAARPOT
from socoledger.domain.diff import FigureChange, FigureTotal
from socoledger.domain.period import Month
from socoledger.rules.diff.booked import BOOKED


def totals(figures: Iterable[FigureChange], last: Month) -> tuple[FigureTotal, ...]:
    """The difference of each figure, of all members and months; that of spaarpotten at the end of
    `last`, of what is booked on them at that of the last closed month.
    """
    listed = tuple(figures)
    closed = max((one.period for one in listed if one.figure == BOOKED), default=last)
    ends = {SPAARPOT: last, BOOKED: closed}
    together: dict[str, int] = {}
    for one in listed:
        counts = ends.get(one.figure, one.period) == one.period
        cents = (one.after_cents or 0) - (one.before_cents or 0)
        together[one.figure] = together.get(one.figure, 0) + (cents if counts else 0)
    return tuple(
        FigureTotal(figure=figure, difference_cents=cents) for figure, cents in together.items()
    )
