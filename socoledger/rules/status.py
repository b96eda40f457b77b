"""The figures of `status`: payable, owed, and spaarpotten of leavers (SPEC 5)."""

from collections.abc import Iterator
from datetime import date
from fractions import Fraction

from socoledger.domain.agreement import KEEP
from socoledger.domain.books import Books
from socoledger.domain.period import Month
from socoledger.domain.status import HoursStanding, Leaver, Payable, ReturnStanding, StatusFigures
from socoledger.rules.article31 import premium_figures
from socoledger.rules.grant_standings import is_open
from socoledger.rules.history import History
from socoledger.rules.hours import terms_on, workers
from socoledger.rules.leaving import settlement
from socoledger.rules.municipality import return_figures
from socoledger.rules.span import Span
from socoledger.rules.tally import Role

_NEAR = Fraction(80, 100)


def status_figures(past: History, reach: Span, paid_in: Month, today: date) -> StatusFigures:
    """The figures of all years through the history's; payments are those of the year of `paid_in`,
    as they may be made in that month; leavers are those who had left by `today`, as known then.
    """
    return StatusFigures(
        paid_in.year,
        tuple(_payable(past, paid_in)),
        tuple(
            _returned(past, year, through)
            for year in reach.years
            if past.books.coop.first_month.year <= year <= past.last.year
            if (through := reach.through(year)) is not None
        ),
        tuple(_leavers(past, today)),
        frozenset(_open_grants(past)),
        tuple(_near_the_year(past.books, paid_in)),
    )


def _returned(past: History, year: int, through: Month) -> ReturnStanding:
    figures = return_figures(past, year, through)
    return ReturnStanding(
        year=year,
        final=figures.final,
        computed_cents=figures.computed_cents,
        booked_cents=figures.booked_cents,
        paid_cents=figures.paid_cents,
        outstanding_cents=figures.outstanding_cents,
    )


def _payable(past: History, paid_in: Month) -> Iterator[Payable]:
    """The balances of accounts for premiums and allowances, and the cents that may be paid
    of them.
    """
    ids = frozenset(member.id for member in past.books.members)
    for member in premium_figures(past, paid_in.year, paid_in, ids).members:
        id_, premium, allowance = member.id, member.premium, member.allowance
        unpaid = _balance(past, Role.PREMIUM, id_)
        if unpaid:
            room = premium.room_cents if premium.payments_left else 0
            may = max(0, min(unpaid, room))
            left = premium.payments_left
            yield Payable(
                id=id_,
                kind="premium",
                unpaid_cents=unpaid,
                payable_cents=may,
                room_cents=premium.room_cents,
                payments_left=left,
            )
        unpaid = _balance(past, Role.ALLOWANCE, id_)
        if unpaid:
            may = max(0, min(unpaid, allowance.room_cents))
            yield Payable(
                id=id_,
                kind="allowance",
                unpaid_cents=unpaid,
                payable_cents=may,
                room_cents=allowance.room_cents,
                payments_left=None,
            )


def _leavers(past: History, today: date) -> Iterator[Leaver]:
    for member in past.books.members:
        settled = settlement(past.books, member, today, today)
        balance = _balance(past, Role.SPAARPOT, member.id)
        if settled is not None and balance:
            yield Leaver(
                id=member.id,
                left=settled.left,
                balance_cents=balance,
                to=settled.to,
                settled_in=None if settled.to == KEEP else settled.first,
            )


def _open_grants(past: History) -> Iterator[str]:
    books = past.books
    for grant in books.grants:
        if is_open(grant, past.totals, books.journal.closed, books.coop.first_month):
            yield grant.id


def _balance(past: History, role: Role, member: str) -> int:
    return sum(movement.cents for movement in past.totals.movements_of(role, member))


def _near_the_year(books: Books, month: Month) -> Iterator[HoursStanding]:
    """Whose hours in the year of a month are 80% or more of what the agreement in force in that
    month allows in a year.
    """
    maximum = terms_on(books, month.first_day).per_year_hundredths
    if maximum is None:
        return
    for worker in workers(books):
        worked = sum(entry.hundredths for entry in worker.entries if entry.day.year == month.year)
        if worked >= _NEAR * maximum:
            yield HoursStanding(
                id=worker.files[0].id,
                hours_hundredths=worked,
                allowed_hundredths=maximum,
                remaining_hundredths=max(0, maximum - worked),
            )
