"""The account of the gemeente: booked by closes, paid, and the balance (SPEC 3.8)."""

from datetime import date

from socoledger.domain.agreement import MUNICIPALITY
from socoledger.domain.municipality import CollectiveReturn, MemberReturn, ReturnFigures
from socoledger.domain.period import Month, december
from socoledger.rules.history import History
from socoledger.rules.result import result_figures
from socoledger.rules.tally import Kind, Role, Tally


def booked_in(totals: Tally, year: int) -> int:
    """The cents that the closes of a year and of its months booked on the account; a debt is
    positive.
    """
    return sum(
        movement.cents
        for movement in totals.movements_of(Role.MUNICIPALITY)
        if movement.by_close and movement.for_year == year
    )


def paid_for(totals: Tally, year: int) -> int:
    """The cents paid for a year, less refunds: by the key `for`, else by the year of the date."""
    return -sum(
        movement.cents
        for movement in totals.movements_of(Role.MUNICIPALITY)
        if movement.kind is Kind.CASH and (movement.for_year or movement.day.year) == year
    )


def municipality_balance(totals: Tally, day: date) -> int:
    """The cents owed to the gemeente at the end of a day."""
    movements = totals.movements_of(Role.MUNICIPALITY)
    return sum(movement.cents for movement in movements if movement.day <= day)


def return_figures(past: History, year: int, through: Month) -> ReturnFigures:
    """The return to the gemeente for a year, through a month (SPEC 3.8)."""
    result = result_figures(past, year, through)
    left: dict[str, int] = {}
    for leaving in past.leavings:
        if leaving.month.year == year and leaving.to == MUNICIPALITY:
            left[leaving.member] = left.get(leaving.member, 0) + leaving.cents
    members = tuple(
        MemberReturn(
            id=member.id,
            result_cents=member.result_cents,
            amount_cents=member.distribution.get(MUNICIPALITY, 0),
            leaving_cents=left.get(member.id, 0),
        )
        for member in result.members
    )
    collective = CollectiveReturn(
        result_cents=result.collective.result_cents,
        amount_cents=result.collective.distribution.get(MUNICIPALITY, 0),
    )
    grants = sum(
        cents
        for month, cents in past.returned_by_grants().items()
        if month.year == year and month <= through
    )
    of_members = sum(member.amount_cents + member.leaving_cents for member in members)
    computed = of_members + collective.amount_cents + grants
    booked, paid = booked_in(past.totals, year), paid_for(past.totals, year)
    return ReturnFigures(
        year=year,
        through=through,
        final=str(year) in past.books.journal.closed,
        members=members,
        collective=collective,
        grants_cents=grants,
        computed_cents=computed,
        booked_cents=booked,
        pending_cents=computed - booked,
        paid_cents=paid,
        outstanding_cents=booked - paid,
        balance_cents=municipality_balance(past.totals, december(year).last_day),
    )
