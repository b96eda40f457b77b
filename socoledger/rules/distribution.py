"""Distributing results: W (SPEC 3.2), a member's result (3.3) and the coöperatie's own (3.4).

All amounts are cumulative over the calendar year, so that the order of good and bad months makes no
difference; a month books the difference of two standings.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from fractions import Fraction
from types import MappingProxyType
from typing import NamedTuple

from socoledger.domain.agreement import RESERVE, Agreement, Clause
from socoledger.domain.distribution import Distribution, Part
from socoledger.domain.money import round_half_up
from socoledger.domain.period import Month, month_before, months
from socoledger.domain.result import Standing
from socoledger.domain.rule_sets import Rules, newest


def distribute(
    amount_cents: int, clause: Clause, rounded: Callable[[Fraction], int] = round_half_up
) -> Distribution:
    """W(x): levies of the whole, then brackets of the rest (SPEC 3.2). For x <= 0 nothing."""
    if amount_cents <= 0:
        return Distribution(amount_cents)
    parts: list[Part] = []
    left = amount_cents
    for levy in clause.levies:
        cents = min(rounded(levy.share * amount_cents), left)  # 3.2 step 1
        parts.append(Part(levy.to, levy.share, amount_cents, cents))
        left -= cents
    if clause.brackets:
        parts.extend(_brackets(left, clause, rounded))
    else:
        parts.append(Part(clause.rest, None, left, left, bracket=1))
    return Distribution(amount_cents, tuple(parts))


def _brackets(
    remainder_cents: int, clause: Clause, rounded: Callable[[Fraction], int]
) -> Iterator[Part]:
    begin = 0
    for number, bracket in enumerate(clause.brackets, 1):
        end = remainder_cents if bracket.up_to_cents is None else bracket.up_to_cents
        piece = min(end, remainder_cents) - begin
        if piece <= 0:
            return
        left = piece
        for part in bracket.split[:-1]:
            cents = min(rounded(part.share * piece), left)  # 3.2 step 2
            yield Part(part.to, part.share, piece, cents, number)
            left -= cents
        last = bracket.split[-1]
        yield Part(last.to, None if last.share != 1 else Fraction(1), piece, left, number)
        begin = end


class Terms(NamedTuple):
    """The terms for one kind of result: its clause, whether the coöperatie bears a loss at the end
    of a year, and whether that loss is taken from the reserve.
    """

    clause: Callable[[Agreement], Clause]
    bears: Callable[[Agreement, int], bool]
    from_reserve: bool = False


def standings(
    results: Mapping[Month, int],
    agreements: Sequence[Agreement],
    terms: Terms,
    first: Month,
    last: Month,
    rules_in: Callable[[Month], Rules] = lambda _month: newest(),
) -> dict[Month, Standing]:
    """The standing of a result through each month from `first` up to and including `last`, by the
    rules of each month.

    `results` are cents by month, 0 for absent months; an agreement must be in force in `first`.
    """
    by_month: dict[Month, Standing] = {}
    start, previous = Start(), None
    for month in months(first, last):
        agreement = [version for version in agreements if version.start <= month][-1]
        if previous is not None:
            start = _start_after(previous, start, month, agreement)
        start = start._replace(
            period_result_cents=start.period_result_cents + results.get(month, 0)
        )
        previous = _standing(month, agreement, terms, rules_in(month).rounded, start)
        by_month[month] = previous
    return by_month


class Start(NamedTuple):
    """The amounts that a month begins with, from the months before it (SPEC 3.3)."""

    carried_cents: int = 0
    """The loss carried into the year, 0 or below."""
    period_carried_cents: int = 0
    """The loss carried into the period, 0 or below."""
    period_result_cents: int = 0
    """The results of the period so far."""
    earlier_cents: int = 0
    """B: the cents that earlier periods of the year distributed."""
    distributed: Mapping[str, int] = MappingProxyType({})
    """The cents that those periods distributed, by destination."""


def _start_after(previous: Standing, start: Start, month: Month, agreement: Agreement) -> Start:
    """The start of a month, from the standing and the start of the month before."""
    if month.year != previous.month.year:
        carried = min(previous.y_cents, 0) + previous.absorbed_cents
        return Start(carried, carried)
    if agreement is previous.agreement:
        return start
    return Start(  # another version takes over: the period ends (3.3)
        previous.carried_cents,
        period_carried_cents=min(previous.y_cents, 0),
        earlier_cents=start.earlier_cents + max(previous.y_cents, 0),
        distributed=dict(previous.distributed),
    )


def _standing(
    month: Month,
    agreement: Agreement,
    terms: Terms,
    rounded: Callable[[Fraction], int],
    start: Start,
) -> Standing:
    clause = terms.clause(agreement)
    y_cents = start.period_carried_cents + start.period_result_cents
    before = distribute(start.earlier_cents, clause, rounded)
    after = distribute(start.earlier_cents + max(0, y_cents), clause, rounded)
    distributed = dict(start.distributed)
    for to, cents in after.by_destination().items():
        distributed[to] = distributed.get(to, 0) + cents
    for to, cents in before.by_destination().items():
        distributed[to] = distributed.get(to, 0) - cents
    absorbed = 0
    if month.number == 12 and y_cents < 0 and terms.bears(agreement, month.year):
        absorbed = -y_cents
        if terms.from_reserve:  # 3.4
            distributed[RESERVE] = distributed.get(RESERVE, 0) - absorbed
    return Standing(
        month=month,
        agreement=agreement,
        carried_cents=start.carried_cents,
        period_carried_cents=start.period_carried_cents,
        period_result_cents=start.period_result_cents,
        earlier_cents=start.earlier_cents,
        before=before,
        after=after,
        distributed=distributed,
        absorbed_cents=absorbed,
    )


def differences(
    standings_by_month: Mapping[Month, Standing], value: Callable[[Standing], int]
) -> dict[Month, int]:
    """The increase by month of a value that is cumulative over the calendar year."""
    return {
        month: value(standing) - _value_before(standings_by_month, month, value)
        for month, standing in standings_by_month.items()
    }


def _value_before(
    standings_by_month: Mapping[Month, Standing], month: Month, value: Callable[[Standing], int]
) -> int:
    previous = month_before(standings_by_month, month)
    return 0 if previous is None else value(previous)


def changes_by_destination(
    standings_by_month: Mapping[Month, Standing],
) -> dict[Month, dict[str, int]]:
    """What each month adds to what the year distributed, in cents by destination."""
    changes: dict[Month, dict[str, int]] = {}
    for month, standing in standings_by_month.items():
        previous = month_before(standings_by_month, month)
        earlier = {} if previous is None else previous.distributed
        changes[month] = {
            to: standing.distributed.get(to, 0) - earlier.get(to, 0)
            for to in {**standing.distributed, **earlier}
        }
    return changes
