"""What changed facts do to figures, month by month (SPEC 13): results and where they go,
spaarpotten, premiums, and what goes back to the gemeente.
"""

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from socoledger.domain.agreement import COOPERATIVE, MUNICIPALITY, SPAARPOT
from socoledger.domain.books import Books
from socoledger.domain.diff import FigureChange
from socoledger.domain.member import COLLECTIVE
from socoledger.domain.period import Month, months
from socoledger.domain.result import Standing
from socoledger.rules.distribution import differences
from socoledger.rules.grant_standings import changes_by_month
from socoledger.rules.history import History
from socoledger.rules.leaving import spaarpot_additions
from socoledger.rules.tally import Kind, Movement, Role

RESULT, PREMIUM, ALLOWANCE, RETURN = "result", "premium", "allowance", "return"
PAID = ".paid"
GRANT = "grant"
_ELSEWHERE = (SPAARPOT, COOPERATIVE, MUNICIPALITY)
"""Destinations whose amounts other figures show."""


class Name(NamedTuple):
    """A figure, and whose it is; None: nobody's."""

    figure: str
    member: str | None = None


Figures = Mapping[Name, Mapping[Month, int]]
"""Cents by month. A spaarpot is what it holds at the end of the month, with all that the closes up
to then are due to book; all else is what the month itself brings.
"""


def figure_changes(
    before: History, after: History, renamed: Mapping[str, str]
) -> Iterator[FigureChange]:
    """The figures that differ, by figure, member and month; `renamed` are ids before by id after.
    Both histories reach to the same month.
    """
    old, new = figures(before, renamed), figures(after, {})
    closed = before.books.journal.closed
    names = [*new, *(name for name in old if name not in new)]
    for name in sorted(names, key=_order):
        one, other = old.get(name), new.get(name)
        known = _known(before.books, name, renamed), _known(after.books, name, {})
        for month in sorted({*(one or {}), *(other or {})}):
            earlier = _value(one, month, known[0])
            later = _value(other, month, known[1])
            if (earlier or 0) != (later or 0):
                yield FigureChange(
                    figure=name.figure,
                    member=name.member,
                    period=month,
                    before_cents=earlier,
                    after_cents=later,
                    closed=str(month) in closed,
                )


_FIGURES = (RESULT, SPAARPOT, PREMIUM, f"{PREMIUM}{PAID}", ALLOWANCE, f"{ALLOWANCE}{PAID}", RETURN)


def _order(name: Name) -> tuple[int, str, bool, str]:
    known = _FIGURES.index(name.figure) if name.figure in _FIGURES else len(_FIGURES)
    return known, name.figure, name.member == COLLECTIVE, name.member or ""


class _Known(NamedTuple):
    """Whether books know whom a figure is about, and their first month."""

    is_known: bool
    first: Month


def _known(books: Books, name: Name, renamed: Mapping[str, str]) -> _Known:
    ids = {renamed.get(member.id, member.id) for member in books.members}
    is_known = name.member in (None, COLLECTIVE) or name.member in ids
    return _Known(is_known, books.coop.first_month)


def _value(by_month: Mapping[Month, int] | None, month: Month, known: _Known) -> int | None:
    if not known.is_known or month < known.first:
        return None
    return 0 if by_month is None else by_month.get(month, 0)


def figures(past: History, renamed: Mapping[str, str]) -> Figures:
    """All figures of a history, from first_month through its last month; the months of those that
    are 0 may be left out.
    """
    found: dict[Name, dict[Month, int]] = {}
    for member in past.books.members:
        id_ = renamed.get(member.id, member.id)
        standings = past.members[member.id]
        turnover = past.totals.turnover.get(member.id, {})
        found[Name(RESULT, id_)] = {
            month: turnover_of_month.result_cents for month, turnover_of_month in turnover.items()
        }
        found[Name(SPAARPOT, id_)] = _spaarpot(past, member.id)
        awards = past.awards[member.id]
        found[Name(PREMIUM, id_)] = {month: one.premium_cents for month, one in awards.items()}
        found[Name(ALLOWANCE, id_)] = {month: one.allowance_cents for month, one in awards.items()}
        for figure, role in ((PREMIUM, Role.PREMIUM), (ALLOWANCE, Role.ALLOWANCE)):
            movements = past.totals.movements_of(role, member.id)
            found[Name(f"{figure}{PAID}", id_)] = _paid(movements)
        found[Name(RETURN, id_)] = past.returned_of(member.id)
        _add_elsewhere(found, id_, standings)
        for leaving in past.leavings:
            if leaving.member == member.id and leaving.to not in _ELSEWHERE:
                _add(found.setdefault(Name(leaving.to, id_), {}), {leaving.month: leaving.cents})
    _add_collective(found, past)
    return found


def _add_collective(found: dict[Name, dict[Month, int]], past: History) -> None:
    found[Name(RESULT, COLLECTIVE)] = {
        month: one.result_cents for month, one in past.collective_months.items()
    }
    returned = found[Name(RETURN, COLLECTIVE)] = past.returned_by_result()
    _add(returned, past.returned_by_grants())
    found[Name(f"{RETURN}{PAID}")] = _paid(past.totals.movements_of(Role.MUNICIPALITY))
    _add_elsewhere(found, COLLECTIVE, past.collective)
    for id_, standings in past.grants.items():
        changes = changes_by_month(standings)
        found[Name(f"{GRANT}:{id_}")] = {
            month: change.spent_cents + change.exceeded_cents for month, change in changes.items()
        }


def _add_elsewhere(
    found: dict[Name, dict[Month, int]], id_: str, standings: Mapping[Month, Standing]
) -> None:
    """Add what goes to funds and the reserve."""
    destinations = {to for standing in standings.values() for to in standing.distributed}
    for to in sorted(destinations.difference(_ELSEWHERE)):
        found[Name(to, id_)] = _distributed(standings, to)


def _distributed(standings: Mapping[Month, Standing], to: str) -> dict[Month, int]:
    return differences(standings, lambda standing: standing.distributed.get(to, 0))


def _add(to: dict[Month, int], more: Mapping[Month, int]) -> None:
    for month, cents in more.items():
        to[month] = to.get(month, 0) + cents


def _paid(movements: list[Movement]) -> dict[Month, int]:
    """What was paid in each month, less refunds."""
    by_month: dict[Month, int] = {}
    for movement in movements:
        if movement.kind is Kind.CASH:
            _add(by_month, {Month.of(movement.day): -movement.cents})
    return by_month


def _spaarpot(past: History, id_: str) -> dict[Month, int]:
    first = past.books.coop.first_month
    flows = spaarpot_additions(past.members[id_])
    for month, award in past.awards[id_].items():
        _add(flows, {month: -award.from_spaarpot_cents})
    for leaving in past.leavings:
        if leaving.member == id_:
            _add(flows, {leaving.month: -leaving.cents})
    for movement in past.totals.movements_of(Role.SPAARPOT, id_):
        if not movement.by_close:
            _add(flows, {max(Month.of(movement.day), first): movement.cents})
    return balances(flows, first, past.last)


def balances(flows: Mapping[Month, int], first: Month, last: Month) -> dict[Month, int]:
    """What there is at the end of each month from `first` up to and including `last`, in cents."""
    by_month: dict[Month, int] = {}
    balance = 0
    for month in months(first, last):
        balance += flows.get(month, 0)
        by_month[month] = balance
    return by_month
