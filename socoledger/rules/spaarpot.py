"""Spaarpotten: what closes book on them, what a leaver's becomes of (SPEC 3.7)."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import NamedTuple

from socoledger.domain.agreement import KEEP, SPAARPOT, Agreement
from socoledger.domain.books import Books
from socoledger.domain.member import Member
from socoledger.domain.period import Month, a_year_before, months
from socoledger.domain.result import Standing
from socoledger.domain.spaarpot import SpaarpotFigures, SpaarpotMovement
from socoledger.rules.distribution import differences
from socoledger.rules.tally import Kind, Movement, Role, Tally


class Leaving(NamedTuple):
    """A spaarpot that a month's close takes out because its member left."""

    month: Month
    member: str
    to: str
    cents: int
    agreement: Agreement


class Settlement(NamedTuple):
    """What the agreement says of a leaver's spaarpot: where it goes, from which month on."""

    to: str
    first: Month
    agreement: Agreement


def settlement(books: Books, member: Member, until: date | None = None) -> Settlement | None:
    """How a member's spaarpot is settled, None while they have not left.

    The version in force in the month of leaving decides; the first one, if none was yet.
    """
    left = member.left
    if left is None or (until is not None and left > until) or not books.agreements:
        return None
    month = Month.of(left)
    agreement = books.agreement(month) or books.agreements[0]
    to = agreement.spaarpot.on_leaving.get(member.outcome or "", KEEP)
    return Settlement(to, month.plus(agreement.spaarpot.grace_months), agreement)


def leavings(
    books: Books,
    totals: Tally,
    member: Member,
    distributed: Mapping[Month, int],
    until: date | None = None,
) -> tuple[Leaving, ...]:
    """What closes take out of a leaver's spaarpot, month by month.

    `distributed` is what each month's close books on it of the member's result, from first_month.
    """
    settled = settlement(books, member, until)
    if settled is None or settled.to == KEEP:
        return ()
    own = [
        movement
        for movement in totals.movements_of(Role.SPAARPOT, member.id)
        if not movement.by_close
    ]
    found: list[Leaving] = []
    for month, balance in _month_ends(own, distributed):
        rest = balance - sum(leaving.cents for leaving in found)
        if month >= settled.first and rest > 0:
            found.append(Leaving(month, member.id, settled.to, rest, settled.agreement))
    return tuple(found)


def _month_ends(
    movements: Sequence[Movement], distributed: Mapping[Month, int]
) -> Iterable[tuple[Month, int]]:
    """The balance at each month's end, with what closes distribute, without what they take out."""
    if not distributed:
        return
    balance, index = 0, 0
    for month in months(min(distributed), max(distributed)):
        while index < len(movements) and movements[index].day <= month.last_day:
            balance += movements[index].cents
            index += 1
        balance += distributed.get(month, 0)
        yield month, balance


def on_spaarpot(found: Mapping[Month, Standing]) -> dict[Month, int]:
    """What each month's close books on the spaarpot of a member's result."""
    return differences(found, lambda standing: standing.distributed.get(SPAARPOT, 0))


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
    return SpaarpotFigures(member.id, opening, additions, withdrawals, leaving, due - closed)


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
