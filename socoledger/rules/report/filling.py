"""What came into a spaarpot in a year, and where another division begins (SPEC 3.2, 3.3, 12).

Brackets are of what remains of a result after the levies. A threshold says the same of the spaarpot
itself: what has come into it when the next bracket begins.
"""

from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction
from itertools import groupby, pairwise
from math import floor

from socoledger.domain.agreement import SPAARPOT, Clause
from socoledger.domain.destinations import Levy
from socoledger.domain.distribution import Distribution
from socoledger.domain.period import Month
from socoledger.domain.report.filling import Filling, Threshold
from socoledger.domain.result import Standing
from socoledger.rules.distribution import distribute


def filling(standings: Mapping[Month, Standing], through: Month) -> Filling | None:
    """What a member's result brought into their spaarpot in the year of `through`, up to and
    including that month; None if no agreement of the year has anything for a spaarpot.
    """
    of_year = [
        standing
        for month, standing in standings.items()
        if month.year == through.year and month <= through
    ]
    if not any(SPAARPOT in one.agreement.member_result.destinations() for one in of_year):
        return None
    by_month = tuple((one.month, one.distributed.get(SPAARPOT, 0)) for one in of_year)
    found = sorted(_thresholds(of_year), key=lambda threshold: threshold.cents)
    return Filling(by_month, tuple(found))


def _thresholds(of_year: Sequence[Standing]) -> Iterator[Threshold]:
    """The thresholds of each period of a year: of those before the last, what was passed."""
    periods = [list(group) for _, group in groupby(of_year, lambda one: one.agreement.id)]
    before = 0
    for number, period in enumerate(periods):
        last, is_last = period[-1], number == len(periods) - 1
        clause = last.agreement.member_result
        begin = _remainder(last.before)
        if number and begin:
            yield Threshold(before, _split_at(clause, begin), period[0].month)
        for bracket, following in pairwise(clause.brackets):
            end = bracket.up_to_cents
            if end is None or end <= begin or (not is_last and end > _remainder(last.after)):
                continue
            into = _into_spaarpot(clause, end)
            if into is not None:
                earlier = last.before.by_destination().get(SPAARPOT, 0)
                yield Threshold(before + into - earlier, following.split)
        before = last.distributed.get(SPAARPOT, 0)


def _remainder(distribution: Distribution) -> int:
    """What remained after the levies, in cents."""
    return sum(part.cents for part in distribution.parts if part.bracket)


def _split_at(clause: Clause, remainder_cents: int) -> tuple[Levy, ...]:
    """How the next cent is divided when so much remained after the levies."""
    for bracket in clause.brackets:
        if bracket.up_to_cents is None or remainder_cents < bracket.up_to_cents:
            return bracket.split
    return (Levy(clause.rest, Fraction(1)),)


def _into_spaarpot(clause: Clause, remainder_cents: int) -> int | None:
    """What a clause brings into the spaarpot when so much remains after its levies, in cents; None
    if the levies leave nothing.
    """
    left = Fraction(1) - sum(levy.share for levy in clause.levies)
    if not left:
        return None
    rounding = len(clause.levies) + 1  # a levy is rounded by half a cent at most
    amount = max(0, floor((remainder_cents - rounding) / left))
    found = distribute(amount, clause)
    while _remainder(found) < remainder_cents:
        amount += 1
        found = distribute(amount, clause)
    return found.by_destination().get(SPAARPOT, 0)
