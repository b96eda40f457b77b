"""Grants: what of them is spent, and what becomes of the rest when their period is over (SPEC 9).

A cost that a grant pays is in nobody's result; the grant's account pays it when the month closes.
"""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from socoledger.domain.accounts import Accounts, default_account
from socoledger.domain.agreement import MUNICIPALITY
from socoledger.domain.grants import Grant, GrantStanding
from socoledger.domain.period import Month, months
from socoledger.rules.tally import Cost, Kind, Movement, Role, Tally


def grant_account(grant: Grant, accounts: Accounts) -> str:
    """The account that a grant is kept on."""
    return f"{accounts.grants}:{default_account(grant.id)}"


def is_settled(grant: Grant) -> bool:
    """Whether closes take what is left off its account; money of others stays owed there."""
    return not grant.repay or grant.giver == MUNICIPALITY


def grant_standings(
    grant: Grant, totals: Tally, first: Month, last: Month, until: date | None = None
) -> dict[Month, GrantStanding]:
    """How a grant stands through each month from `first` up to and including `last`.

    What comes in after its period is settled by the close of the month it comes in.
    """
    own = _of_treasurer(grant, totals)
    costs = _in_period(grant, totals)
    found: dict[Month, GrantStanding] = {}
    settled = 0
    for month in months(first, last):
        end = month.last_day if until is None else min(month.last_day, until)
        cost = sum(each.cents for each in costs if each.day <= end)
        spent = _spent(grant, cost)
        if is_settled(grant) and grant.last <= end:
            came_in = sum(movement.cents for movement in own if movement.day <= end)
            settled += max(0, came_in - spent - settled)
        exceeded = max(0, cost - grant.amount_cents)
        found[month] = GrantStanding(month, spent, exceeded, settled)
    return found


def left_on(grant: Grant, totals: Tally, first: Month, day: date) -> int:
    """What its account holds at the end of a day, once its costs so far and the closes of all
    months before, from `first` on, have taken from it what they take.
    """
    last = Month.of(day).plus(-1)
    standing = grant_standings(grant, totals, first, last).get(last) if first <= last else None
    cost = sum(each.cents for each in _in_period(grant, totals) if each.day <= day)
    came_in = sum(one.cents for one in _of_treasurer(grant, totals) if one.day <= day)
    return came_in - _spent(grant, cost) - (0 if standing is None else standing.settled_cents)


def _spent(grant: Grant, cost_cents: int) -> int:
    """What of its costs a grant pays (SPEC 9)."""
    return min(max(cost_cents, 0), grant.amount_cents)


def _of_treasurer(grant: Grant, totals: Tally) -> Sequence[Movement]:
    """What the treasurer booked on its account; a credit is positive."""
    movements = totals.movements_of(Role.GRANT, grant.id)
    return [movement for movement in movements if not movement.by_close]


def _in_period(grant: Grant, totals: Tally) -> Sequence[Cost]:
    return [cost for cost in totals.grant_costs.get(grant.id, ()) if grant.covers(cost.day)]


def moved(found: Mapping[Month, GrantStanding]) -> dict[Month, GrantStanding]:
    """What each month adds; the first one holds all that was before it."""
    by_month: dict[Month, GrantStanding] = {}
    for month, now in found.items():
        before = found.get(month.plus(-1), GrantStanding(month))
        by_month[month] = GrantStanding(
            month,
            now.spent_cents - before.spent_cents,
            now.exceeded_cents - before.exceeded_cents,
            now.settled_cents - before.settled_cents,
        )
    return by_month


def brought_by_grants(
    grants: Iterable[Grant], found: Mapping[str, Mapping[Month, GrantStanding]]
) -> dict[Month, int]:
    """What grants add to the coöperatie's own result in each month: what it keeps of them, less
    what they were exceeded by.
    """
    brought: dict[Month, int] = {}
    for grant in grants:
        for month, each in moved(found[grant.id]).items():
            kept = 0 if grant.repay else each.settled_cents
            brought[month] = brought.get(month, 0) + kept - each.exceeded_cents
    return brought


def returned_by_grants(
    grants: Iterable[Grant], found: Mapping[str, Mapping[Month, GrantStanding]]
) -> dict[Month, int]:
    """What was left of grants and goes back to the gemeente, by month."""
    returned: dict[Month, int] = {}
    for grant in grants:
        if grant.repay and is_settled(grant):
            for month, each in moved(found[grant.id]).items():
                returned[month] = returned.get(month, 0) + each.settled_cents
    return returned


def received_in(grant: Grant, totals: Tally, start: date, end: date) -> int:
    """What was received of a grant from `start` up to and including `end`, in cents."""
    return sum(
        one.cents
        for one in _of_treasurer(grant, totals)
        if start <= one.day <= end and not _is_repaid(grant, one)
    )


def _is_repaid(grant: Grant, movement: Movement) -> bool:
    """Whether money went back to the giver after the period."""
    return movement.cents < 0 and movement.day > grant.last and movement.kind is Kind.CASH
