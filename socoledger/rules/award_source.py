"""What premiums are paid out of, and what they are a share of (SPEC 3.5)."""

from datetime import date

from socoledger.domain.agreement import SPAARPOT
from socoledger.domain.books import Books
from socoledger.domain.member import Member
from socoledger.domain.period import Month
from socoledger.rules.brought_in import brought_in, member_standings, results_of
from socoledger.rules.leaving import MonthEnds, spaarpot_additions
from socoledger.rules.tally import Tally


class Source:
    """Where one member's premiums come from, beside hours: what results brought in, and what is in
    the spaarpot at the end of each month (SPEC 3.5).
    """

    def __init__(
        self, books: Books, totals: Tally, member: Member, last: Month, until: date | None = None
    ) -> None:
        """`totals` hold the facts up to `until`; `last` is the last month to go on to."""
        standings = member_standings(books, totals, member, last, until)
        self.brought_in = brought_in(results_of(totals, member.id), standings)
        self._books = books
        self._ends = MonthEnds(books, totals, member, spaarpot_additions(standings), until)

    def most(self, month: Month) -> int | None:
        """Go on to a month, in order. Returns the cents that it may award out of the spaarpot at
        most; None where the coöperatie bears the premium.
        """
        balance = self._ends.enter(month)
        return max(0, balance) if is_from_spaarpot(self._books, month) else None

    def take(self, month: Month, awarded_cents: int) -> None:
        """Note what the month awards."""
        from_spaarpot = awarded_cents if is_from_spaarpot(self._books, month) else 0
        self._ends.settle(month, from_spaarpot)


def is_from_spaarpot(books: Books, month: Month) -> bool:
    """Whether premiums of a month are taken out of the member's own spaarpot."""
    agreement = books.agreement(month)
    return agreement is not None and agreement.premium.out_of == SPAARPOT
