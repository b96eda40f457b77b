"""The impact of a coöperatie in a period, on its members and for the gemeente (SPEC 9)."""

from collections.abc import Iterable, Sequence
from datetime import date
from fractions import Fraction

from socoledger.domain.agreement import MUNICIPALITY
from socoledger.domain.impact import Earnings, Group, Impact, Members, Money
from socoledger.domain.member import OUTCOMES
from socoledger.domain.money import round_half_up
from socoledger.domain.period import Month, sum_of_months
from socoledger.rules.grant_standings import received_in
from socoledger.rules.history import History
from socoledger.rules.municipality import paid_for
from socoledger.rules.participation import Participation


def impact_money(past: History, start: date, end: date) -> Money:
    """The amounts of an impact that belong to no member, from `start` up to and including `end`."""
    received = {
        grant.id: received_in(grant, past.totals, start, end) for grant in past.books.grants
    }
    before, last = Month.of(start).plus(-1), min(Month.of(end), past.last)
    spent = sum(
        standings[last].spent_cents - (standings[before].spent_cents if before in standings else 0)
        for standings in past.grants.values()
        if last in standings
    )
    givers = {grant.id: grant.giver for grant in past.books.grants}
    return Money(
        returned_cents=sum(
            sum_of_months(by_month, start, end)
            for by_month in (past.returned_by_result(), past.returned_by_grants())
        ),
        paid_cents=sum(paid_for(past.totals, year) for year in range(start.year, end.year + 1)),
        grants_received_cents=sum(received.values()),
        grants_spent_cents=spent,
        grants_municipality_cents=sum(
            cents for id_, cents in received.items() if givers[id_] == MUNICIPALITY
        ),
    )


def impact(parts: Sequence[Participation], money: Money, start: date, end: date) -> Impact:
    """Add up the participations of persons, one for each, and the amounts that belong to
    no member.
    """
    working = [part for part in parts if part.is_working]
    former = [part.result_cents for part in parts if part.is_former]
    saved = [part.saved for part in parts if part.saved is not None]
    reckoned = [saving.cents for saving in saved if saving.cents is not None]
    purposes = sorted({purpose for part in parts for purpose in part.spent})
    returned = [part.returned_cents for part in parts if part.returned_cents]
    return Impact(
        start=start,
        end=end,
        members=Members(
            start=_count(part.at_start for part in parts),
            end=_count(part.at_end for part in parts),
            joined=_count(part.joined for part in parts),
            during=_count(part.during for part in parts),
            activated=_count(part.during and not part.works for part in parts),
            working=len(working),
            earning=_count(part.earns for part in parts),
            left=_count(part.outcome is not None for part in parts),
        ),
        earnings=_earnings([part.result_cents for part in working]),
        former=Group(sum(former), len(former)),
        hours=_group(part.hours_hundredths for part in parts),
        premiums_awarded=_group(part.premium_awarded_cents for part in parts),
        premiums_paid=_group(part.premium_paid_cents for part in parts),
        allowances_awarded=_group(part.allowance_awarded_cents for part in parts),
        allowances_paid=_group(part.allowance_paid_cents for part in parts),
        reimbursed=_group(part.reimbursed_cents for part in parts),
        spaarpot_spent=_group(sum(part.spent.values()) for part in parts),
        spent={
            purpose: _group(part.spent.get(purpose, 0) for part in parts) for purpose in purposes
        },
        outflow={
            outcome: _count(part.outcome == outcome for part in parts) for outcome in OUTCOMES
        },
        saved=Group(sum(reckoned), len(reckoned)),
        off_benefit=_count(part.off_benefit for part in parts),
        returned=Group(sum(returned) + money.returned_cents, len(returned)),
        money=money,
    )


def _count(flags: Iterable[bool]) -> int:
    return sum(flags)


def _group(values: Iterable[int]) -> Group:
    nonzero = [value for value in values if value]
    return Group(sum(nonzero), len(nonzero))


def _earnings(results: Sequence[int]) -> Earnings:
    """Mean and median rounded (SPEC 9)."""
    if not results:
        return Earnings(0, None, None, None, None)
    ordered, half = sorted(results), len(results) // 2
    middle = ordered[half : half + 1] if len(ordered) % 2 else ordered[half - 1 : half + 1]
    return Earnings(
        total_cents=sum(ordered),
        mean_cents=round_half_up(Fraction(sum(ordered), len(ordered))),
        median_cents=round_half_up(Fraction(sum(middle), len(middle))),
        lowest_cents=ordered[0],
        highest_cents=ordered[-1],
        people=_count(result != 0 for result in results),
    )
