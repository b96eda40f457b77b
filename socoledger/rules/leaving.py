"""The settlement of a spaarpot when its member leaves (SPEC 3.7)."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import NamedTuple

from socoledger.domain.agreement import KEEP, SPAARPOT, Agreement
from socoledger.domain.books import Books
from socoledger.domain.member import Member
from socoledger.domain.period import Month, months
from socoledger.domain.result import Standing
from socoledger.rules.distribution import differences
from socoledger.rules.tally import Movement, Role, Tally


class Leaving(NamedTuple):
    """The cents that the close of a month takes out of a spaarpot because its member left."""

    month: Month
    member: str
    to: str
    cents: int
    agreement: Agreement


class Settlement(NamedTuple):
    """The terms for a leaver's spaarpot: its destination, and the first month that books it."""

    to: str
    first: Month
    agreement: Agreement


def settlement(books: Books, member: Member, until: date | None = None) -> Settlement | None:
    """The settlement of a member's spaarpot, None while they have not left.

    It follows the agreement in force in the month of leaving; the first one, if that is later.
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
    """The amounts that closes take out of a leaver's spaarpot, by month.

    `distributed` are the cents that each month's close adds to it from the member's result, from
    first_month on.
    """
    terms = settlement(books, member, until)
    if terms is None or terms.to == KEEP:
        return ()
    movements = [
        movement
        for movement in totals.movements_of(Role.SPAARPOT, member.id)
        if not movement.by_close
    ]
    result: list[Leaving] = []
    for month, balance in _month_ends(movements, distributed):
        rest = balance - sum(leaving.cents for leaving in result)
        if month >= terms.first and rest > 0:
            result.append(Leaving(month, member.id, terms.to, rest, terms.agreement))
    return tuple(result)


def _month_ends(
    movements: Sequence[Movement], distributed: Mapping[Month, int]
) -> Iterable[tuple[Month, int]]:
    """The balance at the end of each month, with what closes add, without what they take out."""
    if not distributed:
        return
    balance, index = 0, 0
    for month in months(min(distributed), max(distributed)):
        while index < len(movements) and movements[index].day <= month.last_day:
            balance += movements[index].cents
            index += 1
        balance += distributed.get(month, 0)
        yield month, balance


def spaarpot_additions(standings: Mapping[Month, Standing]) -> dict[Month, int]:
    """The cents that each month's close adds to the spaarpot from a member's result."""
    return differences(standings, lambda standing: standing.distributed.get(SPAARPOT, 0))
