"""All months of the books, computed by the rules of SPEC 3 and 6.

The order follows what depends on what: members' results, leavers' spaarpotten, awards from hours,
grants, and at last the coöperatie's own result.
"""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import NamedTuple

from socoledger.domain.agreement import COOPERATIVE, MUNICIPALITY
from socoledger.domain.books import Books
from socoledger.domain.grants import GrantStanding
from socoledger.domain.member import COLLECTIVE
from socoledger.domain.period import Month, months
from socoledger.domain.result import Standing
from socoledger.rules.awards import MonthAwards, awarded_by_month
from socoledger.rules.brought_in import member_standings
from socoledger.rules.distribution import Terms, differences, standings
from socoledger.rules.grant_standings import grant_standings, grants_in_result, grants_to_return
from socoledger.rules.leaving import Leaving, MonthEnds, leavings, spaarpot_additions
from socoledger.rules.tally import Tally, Turnover, tally

_NOTHING = Turnover()


class History(NamedTuple):
    """Every month from first_month through `last`, on the facts up to `until`."""

    books: Books
    totals: Tally
    last: Month
    until: date | None
    members: Mapping[str, Mapping[Month, Standing]]
    awards: Mapping[str, Mapping[Month, MonthAwards]]
    """By member: what each month awards."""
    leavings: tuple[Leaving, ...]
    grants: Mapping[str, Mapping[Month, GrantStanding]]
    collective_months: Mapping[Month, "CollectiveMonth"]
    collective: Mapping[Month, Standing]

    def returned_of(self, member: str) -> dict[Month, int]:
        """The cents for the gemeente from a member's result and leaving, by month."""
        by_month = differences(self.members[member], _to_municipality)
        for leaving in self.leavings:
            if leaving.member == member and leaving.to == MUNICIPALITY:
                by_month[leaving.month] += leaving.cents
        return by_month

    def returned_by_result(self) -> dict[Month, int]:
        """The cents for the gemeente from the coöperatie's own result, by month."""
        return differences(self.collective, _to_municipality)

    def returned_by_grants(self) -> dict[Month, int]:
        """The cents for the gemeente from what was left of its grants, by month."""
        return grants_to_return(self.books.grants, self.grants)


def _to_municipality(standing: Standing) -> int:
    return standing.distributed.get(MUNICIPALITY, 0)


class CollectiveMonth(NamedTuple):
    """The parts of the coöperatie's own result of one month (SPEC 3.1)."""

    income_cents: int = 0
    expenses_cents: int = 0
    article31_cents: int = 0
    from_members_cents: int = 0
    from_leavers_cents: int = 0
    absorbed_cents: int = 0
    grants_cents: int = 0
    """What is kept of grants, less costs above their amounts (SPEC 9)."""

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
    """All months up to and including `last`, on the facts up to and including `until` (None: all).

    The books must have no errors that stop figures.
    """
    totals = tally(books, until)
    first = books.coop.first_month
    members: dict[str, Mapping[Month, Standing]] = {}
    all_leavings: list[Leaving] = []
    awards: dict[str, Mapping[Month, MonthAwards]] = {}
    for member in books.members:
        by_month = member_standings(books, totals, member, last, until)
        awarded = awarded_by_month(books, totals, member, last, until)
        members[member.id], awards[member.id] = by_month, awarded
        ends = MonthEnds(books, totals, member, spaarpot_additions(by_month), until)
        taken = {month: award.from_spaarpot_cents for month, award in awarded.items()}
        all_leavings.extend(leavings(ends, by_month, taken))
    granted = {
        grant.id: grant_standings(grant, totals, first, last, until) for grant in books.grants
    }
    collective_months = _collective_months(
        totals,
        months(first, last),
        members.values(),
        awards.values(),
        all_leavings,
        grants_in_result(books.grants, granted),
    )
    collective = standings(
        {month: figures.result_cents for month, figures in collective_months.items()},
        books.agreements,
        _COLLECTIVE_TERMS,
        first,
        last,
        books.rules_in,
    )
    return History(
        books,
        totals,
        last,
        until,
        members,
        awards,
        tuple(all_leavings),
        granted,
        collective_months,
        collective,
    )


_COLLECTIVE_TERMS = Terms(
    lambda agreement: agreement.collective_result,
    lambda agreement, _year: agreement.losses == "absorb",
    from_reserve=True,
)


def _collective_months(
    totals: Tally,
    covered: Iterable[Month],
    members: Iterable[Mapping[Month, Standing]],
    awards: Iterable[Mapping[Month, MonthAwards]],
    all_leavings: Sequence[Leaving],
    from_grants: Mapping[Month, int],
) -> dict[Month, CollectiveMonth]:
    from_members: dict[Month, int] = {}
    absorbed: dict[Month, int] = {}
    for standings_of_member in members:
        to_cooperative = differences(
            standings_of_member, lambda standing: standing.distributed.get(COOPERATIVE, 0)
        )
        for month, cents in to_cooperative.items():
            from_members[month] = from_members.get(month, 0) + cents
            absorbed[month] = absorbed.get(month, 0) + standings_of_member[month].absorbed_cents
    awarded: dict[Month, int] = {}
    for by_month in awards:
        for month, amounts in by_month.items():
            awarded[month] = awarded.get(month, 0) + amounts.cost_cents
    turnover = totals.turnover.get(COLLECTIVE, {})
    return {
        month: CollectiveMonth(
            income_cents=turnover.get(month, _NOTHING).income_cents,
            expenses_cents=turnover.get(month, _NOTHING).expenses_cents,
            article31_cents=totals.article31_cents.get(month, 0) + awarded.get(month, 0),
            from_members_cents=from_members.get(month, 0),
            from_leavers_cents=sum(
                leaving.cents
                for leaving in all_leavings
                if leaving.month == month and leaving.to == COOPERATIVE
            ),
            absorbed_cents=absorbed.get(month, 0),
            grants_cents=from_grants.get(month, 0),
        )
        for month in covered
    }
