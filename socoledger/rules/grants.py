"""Grants at a day: what is received, spent and left of each (SPEC 9)."""

from collections.abc import Mapping
from datetime import date

from socoledger.domain.grants import Grant, GrantFigures, GrantStanding
from socoledger.domain.period import Month
from socoledger.rules.grant_standings import (
    _in_period,
    _is_repaid,
    _of_treasurer,
    _spent,
)
from socoledger.rules.history import History
from socoledger.rules.tally import Role, Tally


def grants_at(past: History, at: date) -> tuple[GrantFigures, ...]:
    """Every grant at the end of a day, in the order of grants.yaml; `past` holds the facts up to
    that day.
    """
    return tuple(
        grant_figures(grant, past.totals, past.grants[grant.id], at) for grant in past.books.grants
    )


def grant_figures(
    grant: Grant, totals: Tally, found: Mapping[Month, GrantStanding], at: date
) -> GrantFigures:
    """One grant at the end of a day, on the facts up to that day (which `totals` hold alone)."""
    costs = _in_period(grant, totals)
    standing = found.get(Month.of(at))
    if standing is None:  # before first_month
        standing = GrantStanding(Month.of(at), _spent(grant, sum(cost.cents for cost in costs)))
    own = _of_treasurer(grant, totals)
    came_in = sum(one.cents for one in own)
    paid_back = -sum(one.cents for one in own if _is_repaid(grant, one))
    balance = sum(one.cents for one in totals.movements_of(Role.GRANT, grant.id))
    booked = balance - came_in
    by_account: dict[str, int] = {}
    for cost in costs:
        by_account[cost.account] = by_account.get(cost.account, 0) + cost.cents
    settled = standing.settled_cents
    return GrantFigures(
        grant=grant,
        received_cents=came_in + paid_back,
        spent_cents=standing.spent_cents,
        costs=tuple(
            (account, by_account[account])
            for account in sorted(by_account, key=str.encode)
            if by_account[account]
        ),
        exceeded_cents=standing.exceeded_cents,
        returned_cents=settled if grant.repay else 0,
        kept_cents=0 if grant.repay else settled,
        repaid_cents=paid_back,
        balance_cents=balance,
        pending_cents=-standing.spent_cents - settled - booked,
    )
