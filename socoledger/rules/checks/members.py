"""Members: hours that do not hold, and money on an account of nobody (S2)."""

from collections.abc import Iterator
from datetime import date

from socoledger.catalogue.article31 import RECEIPT_BOOKED_AS_ALLOWANCE
from socoledger.catalogue.grants import ACCOUNT_OF_NO_GRANT
from socoledger.catalogue.members import ACCOUNT_OF_NO_MEMBER, HOURS_ABOVE_A_DAY, HOURS_BELOW_ZERO
from socoledger.domain.accounts import below
from socoledger.domain.books import Books
from socoledger.domain.findings import Finding, Place
from socoledger.domain.journal import Hours
from socoledger.domain.period import Month
from socoledger.rules.tally import Tally

_A_DAY = 24 * 100


def member_findings(books: Books, totals: Tally) -> Iterator[Finding]:
    """Hours below zero at a month's end or more than a day holds, postings on the account of no
    member or grant, and receipts that are booked as if they were allowances.
    """
    yield from _hours_below_zero(books)
    yield from _long_days(books)
    granted = books.coop.accounts.grants
    for posting, transaction in totals.unassigned:
        place = Place(transaction.file, posting.line)
        kind = ACCOUNT_OF_NO_GRANT if below(posting.account, granted) else ACCOUNT_OF_NO_MEMBER
        yield Finding.of(kind, place, transaction.day, account=posting.account)
    for id_, costs in totals.reimbursed.items():
        for cost in costs:
            if below(cost.account, books.coop.accounts.article31):
                yield Finding.of(RECEIPT_BOOKED_AS_ALLOWANCE, cost.place, cost.day, id_, member=id_)


def _long_days(books: Books) -> Iterator[Finding]:
    """More than 24 hours of a member on one day; many books write a month's hours on its last day,
    so that is a question, no error.
    """
    of_day: dict[tuple[str, date], list[Hours]] = {}
    for hours in books.journal.hours:
        of_day.setdefault((hours.member, hours.day), []).append(hours)
    for (member, day), entries in sorted(of_day.items()):
        total = sum(each.hundredths for each in entries)
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
    """A member's hours of a year may not come out below zero at a month's end (SPEC 2); a month
    that still runs may yet get the hours that it corrects.
    """
    by_month: dict[tuple[str, Month], list[Hours]] = {}
    for hours in books.journal.hours:
        by_month.setdefault((hours.member, Month.of(hours.day)), []).append(hours)
    totals: dict[tuple[str, int], int] = {}
    for (member, month), entries in sorted(by_month.items()):
        total = totals.get((member, month.year), 0) + sum(each.hundredths for each in entries)
        totals[member, month.year] = total
        if total < 0 and (books.at is None or month.last_day <= books.at):
            last = [each for each in entries if each.hundredths < 0 or len(entries) == 1][-1]

            yield Finding.of(
                HOURS_BELOW_ZERO,
                last.place,
                last.day,
                member,
                member=member,
                year=str(month.year),
                total_hundredths=total,
            )
