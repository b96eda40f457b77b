"""The figures of the books, each rule applied in its turn (SPEC 3, 6).

The order is that of what needs what: members' results, awards from hours, leavers' spaarpotten,
the coöperatie's own result, and at last what goes back to the gemeente.
"""

from collections.abc import Mapping
from datetime import date
from typing import NamedTuple

from socoledger.domain.agreement import COOPERATIVE, MUNICIPALITY, Agreement
from socoledger.domain.article31 import PremiumFigures
from socoledger.domain.books import Books
from socoledger.domain.grants import GrantFigures, GrantStanding
from socoledger.domain.member import COLLECTIVE, Member
from socoledger.domain.municipality import MemberReturn, ReturnFigures
from socoledger.domain.period import Month, december, months
from socoledger.domain.result import CollectiveFigures, MemberFigures, ResultFigures, Standing
from socoledger.domain.spaarpot import SpaarpotFigures
from socoledger.rules import article31
from socoledger.rules.distribution import Terms, differences, standings
from socoledger.rules.grants import (
    brought_by_grants,
    grant_figures,
    grant_standings,
    returned_by_grants,
)
from socoledger.rules.municipality import booked_in, municipality_balance, paid_for
from socoledger.rules.spaarpot import Leaving, leavings, on_spaarpot, spaarpot_figures
from socoledger.rules.tally import Tally, Turnover, tally

_NOTHING = Turnover()


class History(NamedTuple):
    """Every month from first_month through `last`, on the facts up to `until`."""

    books: Books
    totals: Tally
    last: Month
    until: date | None
    members: Mapping[str, Mapping[Month, Standing]]
    awards: Mapping[str, Mapping[Month, tuple[int, int]]]
    """By member: the premium and the allowance, in cents, that hours of a month award."""
    leavings: tuple[Leaving, ...]
    grants: Mapping[str, Mapping[Month, GrantStanding]]
    collective_months: Mapping[Month, "CollectiveMonth"]
    collective: Mapping[Month, Standing]

    def returned_of(self, member: str) -> dict[Month, int]:
        """What each month's close brings the gemeente of a member's result and leaving."""
        found = differences(self.members[member], _to_gemeente)
        for leaving in self.leavings:
            if leaving.member == member and leaving.to == MUNICIPALITY:
                found[leaving.month] += leaving.cents
        return found

    def returned_by_result(self) -> dict[Month, int]:
        """What each month brings the gemeente of the coöperatie's own result."""
        return differences(self.collective, _to_gemeente)

    def returned_by_grants(self) -> dict[Month, int]:
        """What each month's close brings the gemeente of what was left of its grants."""
        return returned_by_grants(self.books.grants, self.grants)


def _to_gemeente(standing: Standing) -> int:
    return standing.distributed.get(MUNICIPALITY, 0)


class CollectiveMonth(NamedTuple):
    """What makes up the coöperatie's own result in one month (SPEC 3.1), in cents."""

    income_cents: int = 0
    expenses_cents: int = 0
    article31_cents: int = 0
    from_members_cents: int = 0
    from_leavers_cents: int = 0
    absorbed_cents: int = 0
    grants_cents: int = 0
    """What was kept of grants, less what they were exceeded by (SPEC 9)."""

    @property
    def result_cents(self) -> int:
        """The collective result of the month."""
        return (
            self.income_cents
            - self.expenses_cents
            - self.article31_cents
            + self.from_members_cents
            + self.from_leavers_cents
            - self.absorbed_cents
            + self.grants_cents
        )


def history(books: Books, last: Month, until: date | None = None) -> History:
    """Compute all months up to and including `last`. The books have no errors of S1 to S3
    that stop figures.
    """
    totals = tally(books, until)
    first = books.coop.first_month
    members: dict[str, Mapping[Month, Standing]] = {}
    taken: list[Leaving] = []
    for member in books.members:
        results = _results(totals, member.id)
        terms = _member_terms(member, until)
        found = standings(results, books.agreements, terms, first, last, books.rules_in)
        members[member.id] = found
        taken.extend(leavings(books, totals, member, on_spaarpot(found), until))
    awards = {
        member.id: article31.awarded_by_month(books, totals, member, last, until)
        for member in books.members
    }
    granted = {
        grant.id: grant_standings(grant, totals, first, last, until) for grant in books.grants
    }
    own = _collective_months(books, totals, last, members, awards, taken, granted)
    collective = standings(
        {month: each.result_cents for month, each in own.items()},
        books.agreements,
        _COLLECTIVE_TERMS,
        first,
        last,
        books.rules_in,
    )
    return History(
        books, totals, last, until, members, awards, tuple(taken), granted, own, collective
    )


def _results(totals: Tally, owner: str) -> dict[Month, int]:
    return {month: turn.result_cents for month, turn in totals.turnover.get(owner, {}).items()}


def _member_terms(member: Member, until: date | None) -> Terms:
    def bears(agreement: Agreement, year: int) -> bool:
        left = member.left
        has_left = left is not None and left.year <= year and (until is None or left <= until)
        return has_left or agreement.losses == "absorb"

    return Terms(lambda agreement: agreement.member_result, bears)


_COLLECTIVE_TERMS = Terms(
    lambda agreement: agreement.collective_result,
    lambda agreement, _year: agreement.losses == "absorb",
    from_reserve=True,
)


def _collective_months(
    books: Books,
    totals: Tally,
    last: Month,
    members: Mapping[str, Mapping[Month, Standing]],
    awards: Mapping[str, Mapping[Month, tuple[int, int]]],
    taken: list[Leaving],
    granted: Mapping[str, Mapping[Month, GrantStanding]],
) -> dict[Month, CollectiveMonth]:
    from_members: dict[Month, int] = {}
    absorbed: dict[Month, int] = {}
    for found in members.values():
        brought = differences(found, lambda standing: standing.distributed.get(COOPERATIVE, 0))
        for month, cents in brought.items():
            from_members[month] = from_members.get(month, 0) + cents
            absorbed[month] = absorbed.get(month, 0) + found[month].absorbed_cents
    awarded: dict[Month, int] = {}
    for by_month in awards.values():
        for month, amounts in by_month.items():
            awarded[month] = awarded.get(month, 0) + sum(amounts)
    turnover = totals.turnover.get(COLLECTIVE, {})
    from_grants = brought_by_grants(books.grants, granted)
    return {
        month: CollectiveMonth(
            income_cents=turnover.get(month, _NOTHING).income_cents,
            expenses_cents=turnover.get(month, _NOTHING).expenses_cents,
            article31_cents=totals.article31_cents.get(month, 0) + awarded.get(month, 0),
            from_members_cents=from_members.get(month, 0),
            from_leavers_cents=sum(
                leaving.cents
                for leaving in taken
                if leaving.month == month and leaving.to == COOPERATIVE
            ),
            absorbed_cents=absorbed.get(month, 0),
            grants_cents=from_grants.get(month, 0),
        )
        for month in months(books.coop.first_month, last)
    }


# -- result -------------------------------------------------------------------------------------


def result_figures(past: History, period: Month | int, through: Month) -> ResultFigures:
    """The results of a month, or of a year up to and including `through`."""
    if isinstance(period, Month):
        covered = [period] if period in past.collective_months else []
        basis = period.plus(-1) if period.number > 1 else None
    else:
        covered = [month for month in past.collective_months if month.year == period]
        basis = None
    return ResultFigures(
        period,
        through,
        tuple(
            _member_figures(past, member.id, covered, basis, through)
            for member in past.books.members
        ),
        _collective_figures(past, covered, basis, through),
    )


def _in_force(past: History, through: Month) -> list[Agreement]:
    """The versions in force in the year so far, from first_month on."""
    start = max(Month(through.year, 1), past.books.coop.first_month)
    first = past.books.agreement(start)
    later = (version for version in past.books.agreements if start < version.start <= through)
    return [version for version in (first, *later) if version is not None and start <= through]


def _distribution(
    named: set[str], found: Mapping[Month, Standing], basis: Month | None, through: Month
) -> dict[str, int]:
    now = found[through].distributed if through in found else {}
    before = found[basis].distributed if basis is not None and basis in found else {}
    moved = {to: now.get(to, 0) - before.get(to, 0) for to in {*now, *before}}
    listed = named | {to for to, cents in moved.items() if cents}
    return {to: moved.get(to, 0) for to in sorted(listed)}


def _carried(found: Mapping[Month, Standing], basis: Month | None, through: Month) -> int:
    if through not in found:
        return 0
    return 0 if basis is not None and basis in found else found[through].carried_cents


def _member_figures(
    past: History, id_: str, covered: list[Month], basis: Month | None, through: Month
) -> MemberFigures:
    found = past.members[id_]
    turnover = past.totals.turnover.get(id_, {})
    turns = [turnover.get(month, _NOTHING) for month in covered]
    named = {
        to for version in _in_force(past, through) for to in version.member_result.destinations()
    }
    return MemberFigures(
        id=id_,
        income_cents=sum(turn.income_cents for turn in turns),
        expenses_cents=sum(turn.expenses_cents for turn in turns),
        carried_cents=_carried(found, basis, through),
        distribution=_distribution(named, found, basis, through),
        standing=found.get(through),
        reimbursed_cents=past.totals.reimbursed_to(id_, covered)
        if past.totals.reimbursed
        else None,
    )


def _collective_figures(
    past: History, covered: list[Month], basis: Month | None, through: Month
) -> CollectiveFigures:
    own = [past.collective_months[month] for month in covered]
    named = {
        to
        for version in _in_force(past, through)
        for to in version.collective_result.destinations()
    }
    return CollectiveFigures(
        income_cents=sum(each.income_cents for each in own),
        expenses_cents=sum(each.expenses_cents for each in own),
        article31_cents=sum(each.article31_cents for each in own),
        from_members_cents=sum(each.from_members_cents for each in own),
        from_leavers_cents=sum(each.from_leavers_cents for each in own),
        absorbed_cents=sum(each.absorbed_cents for each in own),
        grants_cents=sum(each.grants_cents for each in own),
        result_cents=sum(each.result_cents for each in own),
        carried_cents=_carried(past.collective, basis, through),
        distribution=_distribution(named, past.collective, basis, through),
        standing=past.collective.get(through),
    )


# -- spaarpot, premium, return ------------------------------------------------------------------


def spaarpot_at(past: History, at: date) -> tuple[SpaarpotFigures, ...]:
    """Every spaarpot at the end of a day; `past` holds the facts up to that day."""
    return tuple(
        spaarpot_figures(
            member,
            past.totals,
            at,
            on_spaarpot(past.members[member.id]),
            [leaving for leaving in past.leavings if leaving.member == member.id],
        )
        for member in past.books.members
    )


def grants_at(past: History, at: date) -> tuple[GrantFigures, ...]:
    """Every grant at the end of a day, in the order of grants.yaml; `past` holds the facts up to
    that day.
    """
    return tuple(
        grant_figures(grant, past.totals, past.grants[grant.id], at) for grant in past.books.grants
    )


def premium_figures(
    past: History, year: int, through: Month, ids: frozenset[str]
) -> PremiumFigures:
    """The register of art. 31 for a year, as known at the end of `through`, of these members."""
    figures = article31.premium_figures(past.books, past.totals, year, through, ids, past.until)
    year_so_far = [*months(Month(year, 1), through)]
    paid_back = {id_: past.totals.reimbursed_to(id_, year_so_far) for id_ in ids}
    return figures._replace(reimbursed=paid_back if past.totals.reimbursed else {})


def return_figures(past: History, year: int, through: Month) -> ReturnFigures:
    """What goes back to the gemeente for a year (SPEC 3.8)."""
    result = result_figures(past, year, through)
    left: dict[str, int] = {}
    for leaving in past.leavings:
        if leaving.month.year == year and leaving.to == MUNICIPALITY:
            left[leaving.member] = left.get(leaving.member, 0) + leaving.cents
    return ReturnFigures(
        year=year,
        through=through,
        final=str(year) in past.books.journal.closed,
        members=tuple(
            MemberReturn(
                member.id,
                member.income_cents - member.expenses_cents,
                member.distribution.get(MUNICIPALITY, 0),
                left.get(member.id, 0),
            )
            for member in result.members
        ),
        collective_result_cents=result.collective.result_cents,
        collective_amount_cents=result.collective.distribution.get(MUNICIPALITY, 0),
        grants_cents=sum(
            cents
            for month, cents in past.returned_by_grants().items()
            if month.year == year and month <= through
        ),
        booked_cents=booked_in(past.totals, year),
        paid_cents=paid_for(past.totals, year),
        balance_cents=municipality_balance(past.totals, december(year).last_day),
    )
