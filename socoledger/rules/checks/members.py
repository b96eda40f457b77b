"""Members: hours that do not hold, and money on an account of nobody (S2)."""

from collections.abc import Iterator

from socoledger.domain.findings import Finding, Place
from socoledger.domain.model import Books, Hours
from socoledger.domain.period import Month
from socoledger.rules.tally import Tally


def member_findings(books: Books, totals: Tally) -> Iterator[Finding]:
    """Hours below zero at a month's end, and postings on the account of no member."""
    yield from _hours_below_zero(books)
    for posting, transaction in totals.strangers:
        place = Place(transaction.file, posting.line)
        yield Finding.of("S213", place, transaction.day, account=posting.account)


def _hours_below_zero(books: Books) -> Iterator[Finding]:
    """A member's hours of a year may not come out below zero at a month's end (SPEC 2)."""
    by_month: dict[tuple[str, Month], list[Hours]] = {}
    for hours in books.journal.hours:
        by_month.setdefault((hours.member, Month.of(hours.day)), []).append(hours)
    totals: dict[tuple[str, int], int] = {}
    for (member, month), entries in sorted(by_month.items()):
        total = totals.get((member, month.year), 0) + sum(each.hundredths for each in entries)
        totals[member, month.year] = total
        if total < 0:
            last = [each for each in entries if each.hundredths < 0 or len(entries) == 1][-1]

            yield Finding.of(
                "S207",
                last.place,
                last.day,
                member,
                member=member,
                year=str(month.year),
                total_hundredths=total,
            )
