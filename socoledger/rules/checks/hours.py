"""Findings on hours that do not hold: below zero, or more than there are in a day (SPEC 2)."""

from collections.abc import Iterator
from datetime import date

from socoledger.catalogue.members import HOURS_ABOVE_A_DAY, HOURS_BELOW_ZERO
from socoledger.domain.books import Books
from socoledger.domain.findings import Finding
from socoledger.domain.journal import Hours
from socoledger.domain.period import Month

_A_DAY = 24 * 100


def hours_findings(books: Books) -> Iterator[Finding]:
    """Hours of a member below zero at the end of a month, or above 24 on a day."""
    yield from _hours_below_zero(books)
    yield from _long_days(books)


def _long_days(books: Books) -> Iterator[Finding]:
    """More than 24 hours of a member on one day. It is no error, as many books record the hours of
    a month on its last day.
    """
    by_member_and_day: dict[tuple[str, date], list[Hours]] = {}
    for hours in books.journal.hours:
        by_member_and_day.setdefault((hours.member, hours.day), []).append(hours)
    for (member, day), entries in sorted(by_member_and_day.items()):
        total = sum(hours.hundredths for hours in entries)
        if total > _A_DAY:
            place = entries[-1].place
            yield Finding.of(
                HOURS_ABOVE_A_DAY,
                place,
                day,
                member,
                member=member,
                day=day,
                total_hundredths=total,
            )


def _hours_below_zero(books: Books) -> Iterator[Finding]:
    """A member's hours of a year below zero at the end of a month (SPEC 2). A month that has not
    ended is skipped, as the hours that it corrects may still be added.
    """
    by_month: dict[tuple[str, Month], list[Hours]] = {}
    for hours in books.journal.hours:
        by_month.setdefault((hours.member, Month.of(hours.day)), []).append(hours)
    totals: dict[tuple[str, int], int] = {}
    for (member, month), entries in sorted(by_month.items()):
        total = totals.get((member, month.year), 0) + sum(entry.hundredths for entry in entries)
        totals[member, month.year] = total
        if total < 0 and (books.at is None or month.last_day <= books.at):
            last = [entry for entry in entries if entry.hundredths < 0 or len(entries) == 1][-1]

            yield Finding.of(
                HOURS_BELOW_ZERO,
                last.place,
                last.day,
                member,
                member=member,
                year=str(month.year),
                total_hundredths=total,
            )
