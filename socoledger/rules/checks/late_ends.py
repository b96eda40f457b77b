"""Findings on awards of months that turned out to be without benefit or membership (SPEC 1)."""

from collections.abc import Iterator
from datetime import date

from socoledger.catalogue.article31 import AWARDED_BEFORE_END_WAS_KNOWN
from socoledger.domain.books import Books
from socoledger.domain.findings import Finding, Phrase, Place
from socoledger.domain.member import Member
from socoledger.domain.period import Month
from socoledger.rules.awards import awarded_in, awards_of
from socoledger.rules.decisions import judged_day
from socoledger.rules.onderdeel import ALLOWANCE, PREMIUM, Onderdeel
from socoledger.rules.span import Span
from socoledger.rules.tally import Tally

_AWARD = {PREMIUM.name: Phrase("a premium"), ALLOWANCE.name: Phrase("an allowance")}
_NO_BENEFIT, _NO_MEMBER = Phrase("without a benefit"), Phrase("after they had left")


def late_end_findings(books: Books, totals: Tally, reach: Span) -> Iterator[Finding]:
    """What was awarded over months after an end that became known in a later month, for each end
    and kind of award.
    """
    if reach.last_month is None or reach.last_month < books.coop.first_month:
        return
    for member in books.members:
        ends = [benefit.known for benefit in member.benefit]
        ends += [period.known for period in member.memberships()]
        if not any(ends):
            continue
        for onderdeel in (PREMIUM, ALLOWANCE):
            yield from _of_member(books, totals, member, onderdeel, reach.last_month)


def _of_member(
    books: Books, totals: Tally, member: Member, onderdeel: Onderdeel, last: Month
) -> Iterator[Finding]:
    standings = awards_of(books, totals, member, onderdeel).standings(last)
    by_end: dict[tuple[Place, date, Phrase], dict[Month, int]] = {}
    for month in standings:
        cents = awarded_in(standings, month)
        end = _late_end(member, month, last) if cents else None
        if end is not None:
            by_end.setdefault(end, {})[month] = cents
    for (place, known, obstacle), cents_by_month in by_end.items():
        first, last_awarded = min(cents_by_month), max(cents_by_month)
        yield Finding.of(
            AWARDED_BEFORE_END_WAS_KNOWN,
            place,
            known,
            member.id,
            member=member.id,
            amount_cents=sum(cents_by_month.values()),
            award=_AWARD[onderdeel.name],
            months=str(first) if first == last_awarded else f"{first} - {last_awarded}",
            obstacle=obstacle,
            known=known,
        )


def _late_end(member: Member, month: Month, last: Month) -> tuple[Place, date, Phrase] | None:
    """The end before a month that became known after it, up to and including the month `last`: its
    place, the day on which it became known, and what the month was without; None if there is none.
    """
    now = last.last_day
    day = judged_day(member, month, None, now)
    if not member.has_benefit(day, now):
        for benefit in member.benefit:
            is_over = benefit.last is not None and benefit.first <= day and benefit.last < day
            known = benefit.known
            if is_over and known is not None and month.last_day < known <= now:
                return benefit.place, known, _NO_BENEFIT
    if not member.is_member(day, now):
        gone = member.left_by(day, now)
        if gone is not None and gone.known is not None and month.last_day < gone.known:
            return gone.place, gone.known, _NO_MEMBER
    return None
