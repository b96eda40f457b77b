"""Spaarpotten at the end of a day, and their movements (SPEC 3.7)."""

from collections.abc import Container, Iterable, Iterator, Sequence
from datetime import date

from socoledger.domain.member import Member
from socoledger.domain.period import a_year_before
from socoledger.domain.spaarpot import (
    SpaarpotAnswer,
    SpaarpotFigures,
    SpaarpotMovement,
    SpaarpotSums,
    Sum,
)
from socoledger.rules.history import History
from socoledger.rules.leaving import spaarpot_additions
from socoledger.rules.tally import Kind, Movement, Role, Tally


def spaarpot_at(past: History, at: date) -> tuple[SpaarpotFigures, ...]:
    """Every spaarpot at the end of a day; `past` holds the facts up to that day."""
    return tuple(
        spaarpot_figures(
            member,
            past.totals,
            at,
            sum(spaarpot_additions(past.members[member.id]).values())
            - sum(award.from_spaarpot_cents for award in past.awards[member.id].values())
            - sum(leaving.cents for leaving in past.leavings if leaving.member == member.id),
        )
        for member in past.books.members
    )


def spaarpot_answer(at: date, members: Iterable[SpaarpotFigures]) -> SpaarpotAnswer:
    """The answer of `spaarpot` for these spaarpotten, with their total."""
    held = tuple(members)
    total = SpaarpotSums(
        opening_cents=sum(figures.opening_cents for figures in held),
        additions_cents=sum(figures.additions_cents for figures in held),
        withdrawals_cents=sum(figures.withdrawals_cents for figures in held),
        leaving_cents=sum(figures.leaving_cents for figures in held),
        balance_cents=sum(figures.balance_cents for figures in held),
        pending_cents=sum(figures.pending_cents for figures in held),
    )
    return SpaarpotAnswer(at=at, members=held, total=total)


def refunds_of_spending(
    movements: Sequence[Movement],
) -> Iterator[tuple[Movement, Movement | None]]:
    """The credits that take back spending (SPEC 3.7), each with that spending, found by its payee,
    a link or its amount; with None where the credit has a purpose of its own.
    """
    latest_by_key: dict[object, tuple[int, Movement]] = {}
    for number, movement in enumerate(movements):
        if is_spending(movement):
            for key in _match_keys(movement):
                latest_by_key[key] = (number, movement)
        elif movement.cents > 0 and movement.kind in _BY_HAND:
            if movement.purpose is not None:
                yield movement, None
                continue
            since = a_year_before(movement.day)
            candidates = [
                latest_by_key[key] for key in _match_keys(movement) if key in latest_by_key
            ]
            recent = [candidate for candidate in candidates if candidate[1].day >= since]
            if recent:
                yield movement, max(recent)[1]


_BY_HAND = (Kind.CASH, Kind.OTHER)


def is_spending(movement: Movement) -> bool:
    """Whether a movement is spending: a debit of the treasurer's on a spaarpot."""
    return movement.cents < 0 and movement.kind in _BY_HAND


def is_withdrawn(movement: Movement) -> bool:
    """Whether a close took a premium out of the spaarpot by it (SPEC 3.5)."""
    return movement.kind is Kind.CLOSE and movement.purpose is not None


def _match_keys(movement: Movement) -> Iterator[object]:
    """The keys of a movement; a refund shares at least one of them with the spending."""
    yield "amount", abs(movement.cents)
    if movement.payee is not None:
        yield "payee", movement.payee
    for link in movement.links:
        yield "link", link


def spaarpot_figures(
    member: Member,
    totals: Tally,
    at: date,
    due: int,
) -> SpaarpotFigures:
    """One spaarpot at the end of `at`; `totals` hold the facts up to that day. `due` is what closes
    would have booked on it in all by then, in cents.
    """
    movements = totals.movements_of(Role.SPAARPOT, member.id)
    refunds = refunds_of(movements)
    sums: dict[Sum, int] = {}
    for movement in movements:
        counted = counts_in(movement, at.year, refunds)
        sums[counted] = sums.get(counted, 0) + movement.cents
    return SpaarpotFigures(
        id=member.id,
        opening_cents=sums.get("opening", 0),
        additions_cents=sums.get("additions", 0),
        withdrawals_cents=-sums.get("withdrawals", 0),
        leaving_cents=-sums.get("leaving", 0),
        balance_cents=sum(sums.values()),
        pending_cents=due - sum(movement.cents for movement in movements if movement.by_close),
    )


def refunds_of(movements: Sequence[Movement]) -> frozenset[Movement]:
    """The credits among the movements of one spaarpot that take back spending (SPEC 3.7)."""
    return frozenset(movement for movement, _ in refunds_of_spending(movements))


def counts_in(movement: Movement, year: int, refunds: Container[Movement]) -> Sum:
    """The sum of a year that a movement counts in (SPEC 6)."""
    if movement.day.year < year or movement.kind is Kind.OPENING:
        return "opening"
    if movement.kind is Kind.LEAVING:
        return "leaving"
    if is_withdrawn(movement):
        return "withdrawals"
    if movement.kind is Kind.CLOSE or (movement.cents > 0 and movement not in refunds):
        return "additions"
    return "withdrawals"


def movements_of_year(
    figures: SpaarpotFigures, totals: Tally, at: date
) -> tuple[SpaarpotMovement, ...]:
    """The movements on one spaarpot in the calendar year up to the end of `at`, in order of date;
    `totals` hold the facts up to that day.
    """
    balance = figures.opening_cents
    listed: list[SpaarpotMovement] = []
    movements = totals.movements_of(Role.SPAARPOT, figures.id)
    refunds = refunds_of(movements)
    for movement in movements:
        counted = counts_in(movement, at.year, refunds)
        if counted == "opening":
            continue
        balance += movement.cents
        listed.append(
            SpaarpotMovement(
                movement.day,
                movement.cents,
                balance,
                movement.place,
                movement.text,
                movement.close,
                movement.kind is Kind.LEAVING,
                is_withdrawn(movement),
                counted,
                movement.purpose,
            )
        )
    return tuple(listed)
