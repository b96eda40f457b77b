"""The transactions of closes (SPEC 4): of members, of grants, and of the year's own result."""

from collections.abc import Mapping, Sequence

from socoledger.domain.accounts import Accounts, default_account
from socoledger.domain.agreement import COOPERATIVE, FUND, MUNICIPALITY, RESERVE, SPAARPOT
from socoledger.domain.closing import Booking
from socoledger.domain.member import COLLECTIVE
from socoledger.domain.period import Month, month_before, months
from socoledger.domain.result import Standing
from socoledger.rules.closing.balances import in_bytes
from socoledger.rules.grant_standings import changes_by_month as grant_changes_by_month
from socoledger.rules.grant_standings import grant_account
from socoledger.rules.history import History


def member_bookings(past: History) -> dict[Month, tuple[Booking, ...]]:
    """What each month books, by member's id; what a leaver's spaarpot becomes stands behind."""
    books, accounts = past.books, past.books.coop.accounts
    found: dict[Month, list[Booking]] = {
        month: [] for month in months(books.coop.first_month, past.last)
    }
    leavings = {(leaving.month, leaving.member): leaving for leaving in past.leavings}
    for member in books.members:
        standings, awards = past.members[member.id], past.awards[member.id]
        moved = _moved(standings)
        turnover = past.totals.turnover.get(member.id, {})
        for month, by_destination in moved.items():
            premium, allowance = awards[month]
            distributed = [
                (_account(to, member.account, accounts), cents)
                for to, cents in by_destination.items()
                if to != COOPERATIVE
            ]
            awarded = [
                (f"{accounts.premium}:{member.account}", premium),
                (f"{accounts.allowance}:{member.account}", allowance),
            ]
            postings = _balanced(
                (distributed, accounts.distribution), (awarded, accounts.article31)
            )
            if postings:
                result = turnover[month].result_cents if month in turnover else 0
                stays = by_destination.get(COOPERATIVE, 0)
                found[month].append(Booking(member.id, postings, result, stays))
            leaving = leavings.get((month, member.id))
            if leaving is not None:
                found[month].append(
                    Booking(
                        member.id,
                        _leaving(leaving.to, leaving.cents, member.account, accounts),
                        leaving=True,
                    )
                )
    return {month: tuple(each) for month, each in found.items()}


def _moved(standings: Mapping[Month, Standing]) -> dict[Month, dict[str, int]]:
    """What each month adds per destination."""
    found: dict[Month, dict[str, int]] = {}
    for month, standing in standings.items():
        before = month_before(standings, month)
        earlier = {} if before is None else before.distributed
        found[month] = {
            to: standing.distributed.get(to, 0) - earlier.get(to, 0)
            for to in {**standing.distributed, **earlier}
        }
    return found


def _balanced(*parts: tuple[Sequence[tuple[str, int]], str]) -> tuple[tuple[str, int], ...]:
    """Postings that credit each part's accounts and debit its cost, by account; no zeros."""
    totals: dict[str, int] = {}
    for credited, cost in parts:
        for account, cents in credited:
            totals[account] = totals.get(account, 0) - cents
            totals[cost] = totals.get(cost, 0) + cents
    moved = (account for account, cents in totals.items() if cents)
    return tuple((account, totals[account]) for account in sorted(moved, key=in_bytes))


def _leaving(to: str, cents: int, account: str, accounts: Accounts) -> tuple[tuple[str, int], ...]:
    source = f"{accounts.spaarpot}:{account}"
    goes_to = accounts.distribution if to == COOPERATIVE else _account(to, account, accounts)
    return _balanced(([(goes_to, cents)], source))


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
    """What the close of a year books of the coöperatie's own result (SPEC 3.4)."""
    moved = standing.distributed.items()
    distributed = [(_account(to, "", accounts), cents) for to, cents in moved]
    postings = _balanced((distributed, accounts.distribution))
    return (Booking(COLLECTIVE, postings),) if postings else ()


def grant_bookings(past: History) -> dict[Month, tuple[Booking, ...]]:
    """What each month books of grants, in order of their ids: what was spent of one, and, in a
    transaction of its own, what becomes of the rest when its period is over (SPEC 9).
    """
    books, accounts = past.books, past.books.coop.accounts
    found: dict[Month, list[Booking]] = {
        month: [] for month in months(books.coop.first_month, past.last)
    }
    for grant in sorted(books.grants, key=lambda grant: grant.id):
        account = grant_account(grant, accounts)
        goes_to = accounts.municipality if grant.repay else accounts.distribution
        for month, each in grant_changes_by_month(past.grants[grant.id]).items():
            spent = _balanced(([(accounts.distribution, each.spent_cents)], account))
            rest = _balanced(([(goes_to, each.settled_cents)], account))
            if spent:
                found[month].append(Booking(COLLECTIVE, spent, grant=grant.id))
            if rest:
                found[month].append(Booking(COLLECTIVE, rest, grant=grant.id, settling=True))
    return {month: tuple(each) for month, each in found.items()}
