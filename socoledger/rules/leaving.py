"""What becomes of a spaarpot when its member leaves (SPEC 3.7)."""

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
