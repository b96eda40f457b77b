"""Grants at the end of a day: what is received, spent and left of each (SPEC 9)."""

from collections.abc import Iterable, Mapping
from datetime import date

from socoledger.domain.grants import (
    Grant,
    GrantCost,
    GrantFigures,
    GrantsAnswer,
    GrantStanding,
    GrantSums,
)
from socoledger.domain.period import Month
from socoledger.rules.grant_standings import (
    costs_in_period,
    is_repaid,
    spent_cents_of,
    treasurer_movements,
)
from socoledger.rules.history import History
from socoledger.rules.tally import Cost, Role, Tally


def grants_at(past: History, at: date) -> tuple[GrantFigures, ...]:
    """Every grant at the end of a day, in the order of grants.yaml; `past` holds the facts up to
    that day.
    """
    return tuple(
        grant_figures(grant, past.totals, past.grants[grant.id], at) for grant in past.books.grants
    )


def grants_answer(past: History, at: date) -> GrantsAnswer:
    """The answer of `grants` at the end of a day, on what `grants_at` says."""
    figures = grants_at(past, at)
    total = GrantSums(
        received_cents=sum(grant.received_cents for grant in figures),
        spent_cents=sum(grant.spent_cents for grant in figures),
        exceeded_cents=sum(grant.exceeded_cents for grant in figures),
        left_cents=sum(grant.left_cents for grant in figures),
        advanced_cents=sum(grant.advanced_cents for grant in figures),
        returned_cents=sum(grant.returned_cents for grant in figures),
        kept_cents=sum(grant.kept_cents for grant in figures),
        repaid_cents=sum(grant.repaid_cents for grant in figures),
        balance_cents=sum(grant.balance_cents for grant in figures),
        pending_cents=sum(grant.pending_cents for grant in figures),
    )
    return GrantsAnswer(at=at, grants=figures, total=total)


def grant_figures(
    grant: Grant, totals: Tally, standings: Mapping[Month, GrantStanding], at: date
) -> GrantFigures:
    """One grant at the end of `at`; `totals` hold the facts up to that day."""
    costs = costs_in_period(grant, totals)
    standing = standings.get(Month.of(at))
    if standing is None:  # before first_month
        standing = GrantStanding(
            Month.of(at), spent_cents_of(grant, sum(cost.cents for cost in costs))
        )
    movements = treasurer_movements(grant, totals)
    net_received = sum(movement.cents for movement in movements)
    paid_back = -sum(movement.cents for movement in movements if is_repaid(grant, movement))
    balance = sum(movement.cents for movement in totals.movements_of(Role.GRANT, grant.id))
    booked = balance - net_received
    received, spent = net_received + paid_back, standing.spent_cents
    settled = standing.settled_cents
    return GrantFigures(
        id=grant.id,
        giver=grant.giver,
        reference=grant.reference or None,
        from_=grant.first,
        to=grant.last,
        due=grant.due,
        amount_cents=grant.amount_cents,
        repay=grant.repay,
        received_cents=received,
        spent_cents=spent,
        costs=_by_account(costs),
        exceeded_cents=standing.exceeded_cents,
        left_cents=max(0, received - spent),
        advanced_cents=max(0, spent - received),
        returned_cents=settled if grant.repay else 0,
        kept_cents=0 if grant.repay else settled,
        repaid_cents=paid_back,
        balance_cents=balance,
        pending_cents=-spent - settled - booked,
    )


def _by_account(costs: Iterable[Cost]) -> tuple[GrantCost, ...]:
    by_account: dict[str, int] = {}
    for cost in costs:
        by_account[cost.account] = by_account.get(cost.account, 0) + cost.cents
    return tuple(
        GrantCost(account=account, amount_cents=by_account[account])
        for account in sorted(by_account, key=str.encode)
        if by_account[account]
    )
