"""What all changes of a figure come to together (SPEC 13)."""

from collections.abc import Iterable

from socoledger.domain.agreement import SPAARPOT
from socoledger.domain.diff import FigureChange, FigureTotal
from socoledger.domain.member import COLLECTIVE
from socoledger.domain.period import Month
from socoledger.rules.diff.booked import BOOKED
from socoledger.rules.diff.figures import RESULT


def totals(figures: Iterable[FigureChange], last: Month) -> tuple[FigureTotal, ...]:
    """The difference of each figure, of all members and months; that of spaarpotten at the end of
    `last`, of what is booked on them at that of the last closed month. The coöperatie's own result
    stands apart, as a share of theirs is in it.
    """
    listed = tuple(figures)
    closed = max((one.period for one in listed if one.figure == BOOKED), default=last)
    ends = {SPAARPOT: last, BOOKED: closed}
    together: dict[tuple[str, str | None], int] = {}
    for one in listed:
        apart = one.figure == RESULT and one.member == COLLECTIVE
        key = one.figure, COLLECTIVE if apart else None
        counts = ends.get(one.figure, one.period) == one.period
        cents = (one.after_cents or 0) - (one.before_cents or 0)
        together[key] = together.get(key, 0) + (cents if counts else 0)
    return tuple(
        FigureTotal(figure=figure, member=member, difference_cents=cents)
        for (figure, member), cents in together.items()
    )
