"""Every month of the books, each rule applied in its turn (SPEC 3, 6).

The order is that of what needs what: members' results, awards from hours, leavers' spaarpotten,
the coöperatie's own result, and at last what goes back to the gemeente.
"""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import NamedTuple

from socoledger.domain.agreement import COOPERATIVE, MUNICIPALITY, Agreement
from socoledger.domain.books import Books
from socoledger.domain.grants import GrantStanding
from socoledger.domain.member import COLLECTIVE, Member
from socoledger.domain.period import Month, months
from socoledger.domain.result import Standing
from socoledger.rules.awards import awarded_by_month
from socoledger.rules.distribution import Terms, differences, standings
from socoledger.rules.grant_standings import brought_by_grants, grant_standings, returned_by_grants
from socoledger.rules.leaving import Leaving, leavings, on_spaarpot
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
        member.id: awarded_by_month(books, totals, member, last, until) for member in books.members
    }
    granted = {
        grant.id: grant_standings(grant, totals, first, last, until) for grant in books.grants
    }
    own = _collective_months(
        totals,
        months(first, last),
        members.values(),
        awards.values(),
        taken,
        brought_by_grants(books.grants, granted),
    )
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
    totals: Tally,
    reach: Iterable[Month],
    members: Iterable[Mapping[Month, Standing]],
    awards: Iterable[Mapping[Month, tuple[int, int]]],
    taken: Sequence[Leaving],
    from_grants: Mapping[Month, int],
) -> dict[Month, CollectiveMonth]:
    from_members: dict[Month, int] = {}
    absorbed: dict[Month, int] = {}
    for found in members:
        brought = differences(found, lambda standing: standing.distributed.get(COOPERATIVE, 0))
        for month, cents in brought.items():
            from_members[month] = from_members.get(month, 0) + cents
            absorbed[month] = absorbed.get(month, 0) + found[month].absorbed_cents
    awarded: dict[Month, int] = {}
    for by_month in awards:
        for month, amounts in by_month.items():
            awarded[month] = awarded.get(month, 0) + sum(amounts)
    turnover = totals.turnover.get(COLLECTIVE, {})
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
        for month in reach
    }
