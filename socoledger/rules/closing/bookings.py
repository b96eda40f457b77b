"""The transactions of closes (SPEC 4): of members, of grants, and of the year's own result."""

from collections.abc import Sequence

from socoledger.domain.accounts import Accounts, default_account
from socoledger.domain.agreement import COOPERATIVE, FUND, MUNICIPALITY, RESERVE, SPAARPOT
from socoledger.domain.closing import Booking
from socoledger.domain.member import COLLECTIVE
from socoledger.domain.period import Month, months
from socoledger.domain.result import Standing
from socoledger.rules.closing.balances import in_bytes
from socoledger.rules.distribution import changes_by_destination
from socoledger.rules.grant_standings import changes_by_month as grant_changes_by_month
from socoledger.rules.grant_standings import grant_account
from socoledger.rules.history import History

_WITHDRAWN = ""
"""Stands for the debit on a spaarpot that takes a premium out of it, a posting of its own."""


def member_bookings(past: History) -> dict[Month, tuple[Booking, ...]]:
    """The bookings of each month, in order of member; that of a leaver's spaarpot comes second."""
    books, accounts = past.books, past.books.coop.accounts
    bookings: dict[Month, list[Booking]] = {
        month: [] for month in months(books.coop.first_month, past.last)
    }
    leavings = {(leaving.month, leaving.member): leaving for leaving in past.leavings}
    for member in books.members:
        standings, awards = past.members[member.id], past.awards[member.id]
        changes = changes_by_destination(standings)
        turnover = past.totals.turnover.get(member.id, {})
        for month, by_destination in changes.items():
            award = awards[month]
            distributed = [
                (_account(to, member.account, accounts), cents)
                for to, cents in by_destination.items()
                if to != COOPERATIVE
            ]
            premium = f"{accounts.premium}:{member.account}"
            awarded = [
                (premium, award.premium_cents - award.from_spaarpot_cents),
                (f"{accounts.allowance}:{member.account}", award.allowance_cents),
            ]
            withdrawn = award.from_spaarpot_cents
            postings = _balanced(
                (distributed, accounts.distribution),
                (awarded, accounts.article31),
                ([(premium, withdrawn)], _WITHDRAWN),
            )
            if postings:
                result = turnover[month].result_cents if month in turnover else 0
                cooperative_cents = by_destination.get(COOPERATIVE, 0)
                booking = Booking(
                    member.id,
                    tuple(posting for posting in postings if posting[0] != _WITHDRAWN),
                    result,
                    cooperative_cents,
                    withdrawal=(_account(SPAARPOT, member.account, accounts), withdrawn)
                    if withdrawn
                    else None,
                )
                bookings[month].append(booking)
            leaving = leavings.get((month, member.id))
            if leaving is not None:
                bookings[month].append(
                    Booking(
                        member.id,
                        _leaving(leaving.to, leaving.cents, member.account, accounts),
                        leaving=True,
                    )
                )
    return {month: tuple(of_month) for month, of_month in bookings.items()}


def _balanced(*parts: tuple[Sequence[tuple[str, int]], str]) -> tuple[tuple[str, int], ...]:
    """Postings that credit each part's accounts and debit its cost, by account; no zeros."""
    totals: dict[str, int] = {}
    for credited, cost in parts:
        for account, cents in credited:
            totals[account] = totals.get(account, 0) - cents
            totals[cost] = totals.get(cost, 0) + cents
    nonzero = (account for account, cents in totals.items() if cents)
    return tuple((account, totals[account]) for account in sorted(nonzero, key=in_bytes))


def _leaving(to: str, cents: int, account: str, accounts: Accounts) -> tuple[tuple[str, int], ...]:
    source = f"{accounts.spaarpot}:{account}"
    destination = accounts.distribution if to == COOPERATIVE else _account(to, account, accounts)
    return _balanced(([(destination, cents)], source))


def _account(to: str, account: str, accounts: Accounts) -> str:
    """The account of a destination; `account` is the member's part of a name."""
    if to.startswith(FUND):
        return f"{accounts.funds}:{default_account(to.removeprefix(FUND))}"
    return {
        SPAARPOT: f"{accounts.spaarpot}:{account}",
        MUNICIPALITY: accounts.municipality,
        RESERVE: accounts.reserve,
    }[to]


def year_bookings(standing: Standing, accounts: Accounts) -> tuple[Booking, ...]:
    """The bookings of the close of a year: the coöperatie's own result (SPEC 3.4)."""
    by_destination = standing.distributed.items()
    distributed = [(_account(to, "", accounts), cents) for to, cents in by_destination]
    postings = _balanced((distributed, accounts.distribution))
    return (Booking(COLLECTIVE, postings),) if postings else ()


def grant_bookings(past: History) -> dict[Month, tuple[Booking, ...]]:
    """The bookings of each month for grants, in order of id: the amount spent and, as a booking of
    its own, the rest of a grant whose period is over (SPEC 9).
    """
    books, accounts = past.books, past.books.coop.accounts
    bookings: dict[Month, list[Booking]] = {
        month: [] for month in months(books.coop.first_month, past.last)
    }
    for grant in sorted(books.grants, key=lambda grant: grant.id):
        account = grant_account(grant, accounts)
        destination = accounts.municipality if grant.repay else accounts.distribution
        for month, change in grant_changes_by_month(past.grants[grant.id]).items():
            spent = _balanced(([(accounts.distribution, change.spent_cents)], account))
            rest = _balanced(([(destination, change.settled_cents)], account))
            if spent:
                bookings[month].append(Booking(COLLECTIVE, spent, grant=grant.id))
            if rest:
                bookings[month].append(Booking(COLLECTIVE, rest, grant=grant.id, settling=True))
    return {month: tuple(of_month) for month, of_month in bookings.items()}
