"""What a member's results brought in, of which a share may become a premium (SPEC 3.3, 3.5)."""

from collections.abc import Callable, Mapping
from datetime import date
from fractions import Fraction
from typing import NamedTuple

from socoledger.domain.agreement import RESULT, SPAARPOT, Agreement
from socoledger.domain.article31 import Share
from socoledger.domain.books import Books
from socoledger.domain.member import Member
from socoledger.domain.period import Month, december
from socoledger.domain.result import Standing
from socoledger.rules.distribution import Terms, standings
from socoledger.rules.tally import Tally


class BroughtIn(NamedTuple):
    """What one member brought in, by month and cumulative over the calendar year, in cents."""

    spaarpot: Mapping[Month, int]
    """What was distributed to the spaarpot (SPEC 3.3)."""
    result: Mapping[Month, int]

    def share(
        self, month: Month, agreement: Agreement, rounded: Callable[[Fraction], int]
    ) -> Share:
        """The share that a month earns by the agreement in force in it (SPEC 3.5)."""
        terms = agreement.premium
        cumulative = self.result if terms.of == RESULT else self.spaarpot
        through = max(0, cumulative.get(month, 0))
        before = 0 if month.number == 1 else max(0, cumulative.get(month.plus(-1), 0))
        share = terms.share or Fraction(0)
        cents = rounded(share * through) - rounded(share * before)
        return Share(share, terms.of, through, before, cents)


def brought_in(results: Mapping[Month, int], by_month: Mapping[Month, Standing]) -> BroughtIn:
    """What a member brought in through each month, from results by month and standings."""
    result: dict[Month, int] = {}
    total = 0
    for month in by_month:
        total = results.get(month, 0) + (0 if month.number == 1 else total)
        result[month] = total
    spaarpot = {month: one.distributed.get(SPAARPOT, 0) for month, one in by_month.items()}
    return BroughtIn(spaarpot, result)


def results_of(totals: Tally, owner: str) -> dict[Month, int]:
    """The result of a member, or of COLLECTIVE, in cents by month."""
    return {
        month: turnover.result_cents for month, turnover in totals.turnover.get(owner, {}).items()
    }


def member_standings(
    books: Books, totals: Tally, member: Member, last: Month, until: date | None = None
) -> dict[Month, Standing]:
    """The standing of a member's result through each month, from first_month up to and including
    `last` (SPEC 3.3); `totals` hold the facts up to `until`.
    """
    return standings(
        results_of(totals, member.id),
        books.agreements,
        _terms(member, until),
        books.coop.first_month,
        last,
        books.rules_in,
    )


def _terms(member: Member, until: date | None) -> Terms:
    def bears(agreement: Agreement, year: int) -> bool:
        known = december(year).last_day_up_to(until)
        return member.left_by(known, known) is not None or agreement.losses == "absorb"

    return Terms(lambda agreement: agreement.member_result, bears)
