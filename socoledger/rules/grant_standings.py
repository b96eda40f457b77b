"""Grants by month: what is spent of them, and where the rest goes when their period is over (SPEC
9).

A cost that a grant pays is part of no result; the close of its month takes it from the grant's
account.
"""

from collections.abc import Container, Iterable, Mapping, Sequence
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
    """Whether closes book off what is left of a grant; what is owed to a fund stays on
    its account.
    """
    return not grant.repay or grant.giver == MUNICIPALITY


def grant_standings(
    grant: Grant, totals: Tally, first: Month, last: Month, until: date | None = None
) -> dict[Month, GrantStanding]:
    """The standing of a grant through each month from `first` up to and including `last`.

    What is received after the period is settled by the close of the month in which it is received.
    """
    movements = treasurer_movements(grant, totals)
    costs = costs_in_period(grant, totals)
    standings: dict[Month, GrantStanding] = {}
    settled = 0
    for month in months(first, last):
        end = month.last_day_up_to(until)
        cost = sum(item.cents for item in costs if item.day <= end)
        spent = spent_cents_of(grant, cost)
        if is_settled(grant) and grant.last <= end:
            received = sum(movement.cents for movement in movements if movement.day <= end)
            settled += max(0, received - spent - settled)
        exceeded = max(0, cost - grant.amount_cents)
        standings[month] = GrantStanding(month, spent, exceeded, settled)
    return standings


def balance_of(grant: Grant, totals: Tally, first: Month, day: date) -> int:
    """The cents left of a grant at the end of a day: received, less its costs so far and what the
    closes of all months before, from `first` on, settle.
    """
    last = Month.of(day).plus(-1)
    standing = grant_standings(grant, totals, first, last).get(last) if first <= last else None
    cost = sum(item.cents for item in costs_in_period(grant, totals) if item.day <= day)
    received = sum(
        movement.cents for movement in treasurer_movements(grant, totals) if movement.day <= day
    )
    return (
        received - spent_cents_of(grant, cost) - (0 if standing is None else standing.settled_cents)
    )


def spent_cents_of(grant: Grant, cost_cents: int) -> int:
    """The part of its costs that a grant pays: at most its amount (SPEC 9)."""
    return min(max(cost_cents, 0), grant.amount_cents)


def treasurer_movements(grant: Grant, totals: Tally) -> Sequence[Movement]:
    """The movements on the account of a grant that no close booked; a credit is positive."""
    movements = totals.movements_of(Role.GRANT, grant.id)
    return [movement for movement in movements if not movement.by_close]


def costs_in_period(grant: Grant, totals: Tally) -> Sequence[Cost]:
    """The costs of a grant within its period, in order of date."""
    return [cost for cost in totals.grant_costs.get(grant.id, ()) if grant.covers(cost.day)]


def changes_by_month(standings: Mapping[Month, GrantStanding]) -> dict[Month, GrantStanding]:
    """The change of a standing in each month; that of the first month holds all before it."""
    by_month: dict[Month, GrantStanding] = {}
    for month, standing in standings.items():
        previous = standings.get(month.plus(-1), GrantStanding(month))
        by_month[month] = GrantStanding(
            month,
            standing.spent_cents - previous.spent_cents,
            standing.exceeded_cents - previous.exceeded_cents,
            standing.settled_cents - previous.settled_cents,
        )
    return by_month


def grants_in_result(
    grants: Iterable[Grant], standings: Mapping[str, Mapping[Month, GrantStanding]]
) -> dict[Month, int]:
    """The cents that grants add to the coöperatie's own result in each month: what it keeps of
    them, less the costs above their amounts.
    """
    by_month: dict[Month, int] = {}
    for grant in grants:
        for month, change in changes_by_month(standings[grant.id]).items():
            kept = 0 if grant.repay else change.settled_cents
            by_month[month] = by_month.get(month, 0) + kept - change.exceeded_cents
    return by_month


def grants_to_return(
    grants: Iterable[Grant], standings: Mapping[str, Mapping[Month, GrantStanding]]
) -> dict[Month, int]:
    """The cents left of grants that go back to the gemeente, by month."""
    by_month: dict[Month, int] = {}
    for grant in grants:
        if grant.repay and is_settled(grant):
            for month, change in changes_by_month(standings[grant.id]).items():
                by_month[month] = by_month.get(month, 0) + change.settled_cents
    return by_month


def received_in(grant: Grant, totals: Tally, start: date, end: date) -> int:
    """The cents received of a grant from `start` up to and including `end`."""
    return sum(
        movement.cents
        for movement in treasurer_movements(grant, totals)
        if start <= movement.day <= end and not is_repaid(grant, movement)
    )


def is_open(grant: Grant, totals: Tally, closed: Container[str], first: Month) -> bool:
    """Whether a grant is not settled: its account has a balance, or was used and the last month of
    its period is not closed. `first` is the first month of the books.
    """
    movements = totals.movements_of(Role.GRANT, grant.id)
    balance = sum(movement.cents for movement in movements)
    last_month = max(Month.of(grant.last), first)
    return bool(balance or (movements and str(last_month) not in closed))


def is_repaid(grant: Grant, movement: Movement) -> bool:
    """Whether a movement pays money back to the giver after the period."""
    return movement.cents < 0 and movement.day > grant.last and movement.kind is Kind.CASH
