"""Spaarpotten at a day, and what moved on them (SPEC 3.7)."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date

from socoledger.domain.member import Member
from socoledger.domain.period import Month, a_year_before
from socoledger.domain.spaarpot import (
    SpaarpotAnswer,
    SpaarpotFigures,
    SpaarpotMovement,
    SpaarpotSums,
)
from socoledger.rules.history import History
from socoledger.rules.leaving import Leaving, on_spaarpot
from socoledger.rules.tally import Kind, Movement, Role, Tally


def spaarpot_at(past: History, at: date) -> tuple[SpaarpotFigures, ...]:
    """Every spaarpot at the end of a day; `past` holds the facts up to that day."""
    return tuple(
        spaarpot_figures(
            member,
            past.totals,
            at,
            on_spaarpot(past.members[member.id]),
            [leaving for leaving in past.leavings if leaving.member == member.id],
        )
        for member in past.books.members
    )


def spaarpot_answer(at: date, members: Iterable[SpaarpotFigures]) -> SpaarpotAnswer:
    """What `spaarpot` says of these spaarpotten."""
    held = tuple(members)
    total = SpaarpotSums(
        opening_cents=sum(each.opening_cents for each in held),
        additions_cents=sum(each.additions_cents for each in held),
        withdrawals_cents=sum(each.withdrawals_cents for each in held),
        leaving_cents=sum(each.leaving_cents for each in held),
        balance_cents=sum(each.balance_cents for each in held),
        pending_cents=sum(each.pending_cents for each in held),
    )
    return SpaarpotAnswer(at=at, members=held, total=total)


def taken_back(movements: Sequence[Movement]) -> Iterator[tuple[Movement, Movement | None]]:
    """Credits that take back spending, and the spending, where that is told from its payee, a link
    or its amount and not from a purpose on the credit itself (SPEC 3.7).
    """
    latest: dict[object, tuple[int, Movement]] = {}
    for number, movement in enumerate(movements):
        if is_spending(movement):
            for key in _known_by(movement):
                latest[key] = (number, movement)
        elif movement.cents > 0 and movement.kind in _BY_HAND:
            if movement.purpose is not None:
                yield movement, None
                continue
            since = a_year_before(movement.day)
            undone = [latest[key] for key in _known_by(movement) if key in latest]
            within = [each for each in undone if each[1].day >= since]
            if within:
                yield movement, max(within)[1]


_BY_HAND = (Kind.CASH, Kind.OTHER)


def is_spending(movement: Movement) -> bool:
    """Whether the treasurer took something out of a spaarpot."""
    return movement.cents < 0 and movement.kind in _BY_HAND


def _known_by(movement: Movement) -> Iterator[object]:
    """What spending and the money of it that comes back have in common: one of these."""
    yield "amount", abs(movement.cents)
    if movement.payee is not None:
        yield "payee", movement.payee
    for link in movement.links:
        yield "link", link


def spaarpot_figures(
    member: Member,
    totals: Tally,
    at: date,
    distributed: Mapping[Month, int],
    taken: Sequence[Leaving],
) -> SpaarpotFigures:
    """One spaarpot at the end of a day, on the facts up to that day (which `totals` hold alone)."""
    opening, additions, withdrawals, leaving, closed = 0, 0, 0, 0, 0
    movements = totals.movements_of(Role.SPAARPOT, member.id)
    back = {movement for movement, _ in taken_back(movements)}
    for movement in movements:
        if movement.by_close:
            closed += movement.cents
        if movement.day.year < at.year or movement.kind is Kind.OPENING:
            opening += movement.cents
        elif movement.kind is Kind.LEAVING:
            leaving -= movement.cents
        elif movement.kind is Kind.CLOSE or (movement.cents > 0 and movement not in back):
            additions += movement.cents
        else:
            withdrawals -= movement.cents
    due = sum(distributed.values()) - sum(each.cents for each in taken)
    return SpaarpotFigures(
        id=member.id,
        opening_cents=opening,
        additions_cents=additions,
        withdrawals_cents=withdrawals,
        leaving_cents=leaving,
        balance_cents=opening + additions - withdrawals - leaving,
        pending_cents=due - closed,
    )


def of_the_year(figures: SpaarpotFigures, totals: Tally, at: date) -> tuple[SpaarpotMovement, ...]:
    """What moved on one spaarpot in the calendar year up to a day, from its opening to its
    balance; `totals` hold the facts up to that day alone.
    """
    balance = figures.opening_cents
    found: list[SpaarpotMovement] = []
    for movement in totals.movements_of(Role.SPAARPOT, figures.id):
        if movement.day.year < at.year or movement.kind is Kind.OPENING:
            continue  # it is in the opening
        balance += movement.cents
        found.append(
            SpaarpotMovement(
                movement.day,
                movement.cents,
                balance,
                movement.place,
                movement.text,
                movement.close,
                movement.kind is Kind.LEAVING,
            )
        )
    return tuple(found)
