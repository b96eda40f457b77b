"""What a document rests on: closes, and what these accepted (SPEC 12)."""

from datetime import date

from socoledger.domain.books import Books
from socoledger.domain.closing import seals
from socoledger.domain.member import Member
from socoledger.domain.period import Month, months
from socoledger.domain.report.basis import Basis, SealedClose


def basis(books: Books, first: Month, day: date) -> Basis:
    """What a document about the months from `first` up to and including that of `day` rests on, in
    books as they stood at the end of `day` or later.
    """
    journal, last = books.journal, Month.of(day)
    sealed = seals(journal.closes)
    rested_on = [close.period for close in journal.closes if close.month <= last]
    close = SealedClose(rested_on[-1], sealed[rested_on[-1]]) if rested_on else None
    covered = months(max(first, books.coop.first_month), last)
    return Basis(
        day=day,
        close=close,
        open_months=tuple(month for month in covered if str(month) not in journal.closed),
        accepted=tuple(
            accepted for accepted in journal.accepted if first.first_day <= accepted.day <= day
        ),
    )


def own(rested: Basis, member: Member) -> Basis:
    """A basis for the eyes of one member: without what was accepted about others."""
    mine = tuple(accepted for accepted in rested.accepted if accepted.member == member.id)
    return rested._replace(accepted=mine)
