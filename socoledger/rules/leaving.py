"""The settlement of a spaarpot when its member leaves (SPEC 3.7)."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import NamedTuple

from socoledger.domain.agreement import KEEP, SPAARPOT, Agreement
from socoledger.domain.books import Books
from socoledger.domain.member import Member
from socoledger.domain.period import Month
from socoledger.domain.result import Standing
from socoledger.rules.distribution import differences
from socoledger.rules.tally import Role, Tally


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
    left: date
    """The last day as a member."""


def settlement(
    books: Books, member: Member, at: date, known: date | None = None
) -> Settlement | None:
    """The settlement of a member's spaarpot after the membership that had ended by the end of the
    day `at`, by what was known at the end of the day `known` (None: all is known); None if they
    were still a member or came back.

    It follows the agreement in force in the month of leaving; the first one, if that is later. It
    is booked no earlier than in the month in which the leaving became known.
    """
    gone = member.left_by(at, known)
    if gone is None or gone.last is None or not books.agreements:
        return None
    month = Month.of(gone.last)
    agreement = books.agreement(month) or books.agreements[0]
    to = agreement.spaarpot.on_leaving.get(gone.outcome or "", KEEP)
    first = month.plus(agreement.spaarpot.grace_months)
    if gone.known is not None:
        first = max(first, Month.of(gone.known))
    return Settlement(to, first, agreement, gone.last)


class MonthEnds:
    """The balance of one spaarpot at the end of each month in turn, with what closes book."""

    def __init__(
        self,
        books: Books,
        totals: Tally,
        member: Member,
        distributed: Mapping[Month, int],
        until: date | None = None,
    ) -> None:
        """`distributed` are the cents that each month's close adds to it from the member's result;
        `totals` hold the facts up to `until`.
        """
        self._books = books
        self._member = member
        self._distributed = distributed
        self._until = until
        self._movements = [
            movement
            for movement in totals.movements_of(Role.SPAARPOT, member.id)
            if not movement.by_close
        ]
        self._counted = 0
        self._balance = 0

    def enter(self, month: Month) -> int:
        """Go on to a month, each month once and in order. Returns the cents at its end, without
        what its close takes out.
        """
        while (
            self._counted < len(self._movements)
            and self._movements[self._counted].day <= month.last_day
        ):
            self._balance += self._movements[self._counted].cents
            self._counted += 1
        self._balance += self._distributed.get(month, 0)
        return self._balance

    def settle(self, month: Month, award_cents: int = 0) -> Leaving | None:
        """Take out what the close of a month awards from the spaarpot, and then what falls
        elsewhere because the member left (SPEC 3.7).
        """
        self._balance -= award_cents
        end = month.last_day_up_to(self._until)
        terms = settlement(self._books, self._member, end, end)
        if terms is None or terms.to == KEEP or month < terms.first or self._balance <= 0:
            return None
        rest, self._balance = self._balance, 0
        return Leaving(month, self._member.id, terms.to, rest, terms.agreement)


def leavings(
    ends: MonthEnds, covered: Iterable[Month], awarded: Mapping[Month, int]
) -> tuple[Leaving, ...]:
    """The amounts that the closes of the months covered, in order, take out of a leaver's spaarpot.
    `awarded` are the cents by month that they award from it.
    """
    result = []
    for month in covered:
        ends.enter(month)
        leaving = ends.settle(month, awarded.get(month, 0))
        if leaving is not None:
            result.append(leaving)
    return tuple(result)


def spaarpot_additions(standings: Mapping[Month, Standing]) -> dict[Month, int]:
    """The cents that each month's close adds to the spaarpot from a member's result."""
    return differences(standings, lambda standing: standing.distributed.get(SPAARPOT, 0))
