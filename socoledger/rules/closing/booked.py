"""The sums of the bookings of a close, by the purpose of their accounts (SPEC 4)."""

from socoledger.domain.accounts import Accounts, below
from socoledger.domain.closing import BookedFigures, Booking, CloseFigures, GrantBooked, Plan
from socoledger.domain.member import COLLECTIVE


def booked(plan: Plan, accounts: Accounts) -> CloseFigures:
    """What each member got, what the coöperatie's own result became, and what was spent of grants
    and became of the rest.
    """
    grant_bookings = [booking for booking in plan.bookings if booking.grant is not None]
    collective = [
        booking
        for booking in plan.bookings
        if booking.member == COLLECTIVE and booking not in grant_bookings
    ]
    return CloseFigures(
        period=plan.period,
        members=tuple(
            _booked(booking, accounts) for booking in plan.bookings if booking.member != COLLECTIVE
        ),
        collective=tuple(_booked(booking, accounts) for booking in collective),
        grants=tuple(_of_grant(booking, accounts) for booking in grant_bookings),
    )


def _booked(booking: Booking, accounts: Accounts) -> BookedFigures:
    def credited(parent: str) -> int:
        return -sum(cents for account, cents in booking.all_postings if below(account, parent))

    if booking.leaving:
        return BookedFigures(
            booking.member,
            result_cents=booking.result_cents,
            leaving_cents=-credited(accounts.spaarpot),
        )
    return BookedFigures(
        booking.member,
        result_cents=booking.result_cents,
        cooperative_cents=booking.cooperative_cents or 0,
        funds_cents=credited(accounts.funds),
        municipality_cents=credited(accounts.municipality),
        reserve_cents=credited(accounts.reserve),
        spaarpot_cents=credited(accounts.spaarpot),
        premium_cents=credited(accounts.premium),
        allowance_cents=credited(accounts.allowance),
    )


def _of_grant(booking: Booking, accounts: Accounts) -> GrantBooked:
    id_ = booking.grant or ""
    off = sum(cents for account, cents in booking.postings if below(account, accounts.grants))
    if not booking.settling:
        return GrantBooked(id_, spent_cents=off)
    if any(below(account, accounts.municipality) for account, _ in booking.postings):
        return GrantBooked(id_, returned_cents=off)
    return GrantBooked(id_, kept_cents=off)
