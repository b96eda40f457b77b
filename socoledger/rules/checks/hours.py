"""Findings on hours: below zero, more than there are in a day (SPEC 2), and more or fewer than the
agreement says (SPEC 7).
"""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from socoledger.catalogue.hours import (
    HOURS_ABOVE_AGREED_DAY,
    HOURS_ABOVE_AGREED_YEAR,
    HOURS_BELOW_AGREED_WEEK,
)
from socoledger.catalogue.members import HOURS_ABOVE_A_DAY, HOURS_BELOW_ZERO
from socoledger.domain.books import Books
from socoledger.domain.findings import Finding, Phrase, _
from socoledger.domain.journal import Hours
from socoledger.domain.member import Member
from socoledger.domain.period import Month
from socoledger.rules.hours import Worker, terms_on, workers
from socoledger.rules.span import Span, span

_A_DAY = 24 * 100
_SUNDAY = timedelta(days=6)
_WEEK = timedelta(days=7)


def hours_findings(books: Books, reach: Span) -> Iterator[Finding]:
    """All findings on hours."""
    yield from _hours_below_zero(books)
    yield from _long_days(books)
    for worker in workers(books):
        yield from _above_a_year(books, worker)
        yield from _above_a_day(books, worker)
        yield from _below_a_week(books, worker, reach)


def hours_not_as_agreed(books: Books, start: date, end: date) -> tuple[int, int, int]:
    """From `start` up to and including `end`: how many people worked more than is agreed in a year,
    on how many days somebody worked more than is agreed on a day, and in how many months of a
    member there was a week of fewer hours.
    """
    kinds = (HOURS_ABOVE_AGREED_YEAR, HOURS_ABOVE_AGREED_DAY, HOURS_BELOW_AGREED_WEEK)
    found = [
        finding.kind
        for finding in hours_findings(books, span(books.journal))
        if finding.day is not None and start <= finding.day <= end
    ]
    above_year, above_day, below_week = (found.count(kind) for kind in kinds)
    return above_year, above_day, below_week


def _above_a_year(books: Books, worker: Worker) -> Iterator[Finding]:
    """For each calendar year the entry from which on the hours stay above what is agreed."""
    totals: dict[int, int] = {}
    above: dict[int, Finding] = {}
    for entry in worker.entries:
        year = entry.day.year
        total = totals[year] = totals.get(year, 0) + entry.hundredths
        maximum = terms_on(books, entry.day).per_year_hundredths
        if maximum is None or total <= maximum:
            above.pop(year, None)
        elif year not in above:
            above[year] = Finding.of(
                HOURS_ABOVE_AGREED_YEAR,
                entry.place,
                entry.day,
                entry.member,
                member=entry.member,
                year=str(year),
                total_hundredths=total,
                maximum_hundredths=maximum,
            )
    yield from above.values()


def _above_a_day(books: Books, worker: Worker) -> Iterator[Finding]:
    """Each day with more hours than is agreed, at its last entry. Left out are those of a whole
    month on its last day, and days with more hours than there are, which have their own finding.
    """
    whole_months = worker.months_on_one_day()
    last_entries = {entry.day: entry for entry in worker.entries}
    for day, total in worker.by_day().items():
        maximum = terms_on(books, day).per_day_hundredths
        if maximum is None or not maximum < total <= _A_DAY or Month.of(day) in whole_months:
            continue
        entry = last_entries[day]
        yield Finding.of(
            HOURS_ABOVE_AGREED_DAY,
            entry.place,
            day,
            entry.member,
            member=entry.member,
            day=day,
            total_hundredths=total,
            maximum_hundredths=maximum,
        )


def _below_a_week(books: Books, worker: Worker, reach: Span) -> Iterator[Finding]:
    """For each month the weeks, Monday to Sunday, with fewer hours than is agreed; a week counts in
    the month of its Sunday. Only weeks that are over in the books, wholly within one membership and
    from the first month on, and not those of months whose hours stand on the last day.
    """
    last = _last_week_day(books, reach)
    if last is None or all(
        each.hours.per_week_at_least_hundredths is None for each in books.agreements
    ):
        return
    by_day, whole_months = worker.by_day(), worker.months_on_one_day()
    short: dict[tuple[Month, str, int], list[Phrase]] = {}
    files = {file.id: file for file in worker.files}
    monday = _monday_from(max(books.coop.first_month.first_day, worker.files[0].first_day))
    while (sunday := monday + _SUNDAY) <= last:
        minimum, file = _minimum(books, monday, sunday), _member_in(books, worker, monday, sunday)
        is_told = whole_months.isdisjoint((Month.of(monday), Month.of(sunday)))
        if minimum is not None and file is not None and is_told:
            worked = sum(by_day.get(monday + timedelta(days=index), 0) for index in range(7))
            if worked < minimum:
                week = Phrase(
                    _("week {number}: {hours_hundredths}"),
                    number=str(monday.isocalendar().week),
                    hours_hundredths=worked,
                )
                short.setdefault((Month.of(sunday), file.id, minimum), []).append(week)
        monday += _WEEK
    for (month, id_, minimum), weeks in short.items():
        yield Finding.of(
            HOURS_BELOW_AGREED_WEEK,
            files[id_].place,
            min(month.last_day, last),
            id_,
            member=id_,
            month=str(month),
            minimum_hundredths=minimum,
            weeks=_listed(weeks),
        )


def _last_week_day(books: Books, reach: Span) -> date | None:
    """The day up to which weeks are over in the books: that of the last hours of anybody, or the
    end of the last month that has facts after it or is closed. None: nothing is booked.
    """
    if reach.last_day is None:
        return None
    month = Month.of(reach.last_day)
    is_over = reach.last_day == month.last_day
    month_end = month.last_day if is_over else month.plus(-1).last_day
    days = [entry.day for entry in books.journal.hours if entry.day <= reach.last_day]
    return max([month_end, *days])


def _monday_from(day: date) -> date:
    """The first Monday from a day on."""
    return day + timedelta(days=-day.weekday() % 7)


def _minimum(books: Books, monday: date, sunday: date) -> int | None:
    """The hundredths of hours that are asked of a week; the fewer of two where another version of
    the agreement begins in it, None if either asks for none.
    """
    first = terms_on(books, monday).per_week_at_least_hundredths
    last = terms_on(books, sunday).per_week_at_least_hundredths
    return None if first is None or last is None else min(first, last)


def _member_in(books: Books, worker: Worker, monday: date, sunday: date) -> Member | None:
    """The file by which somebody was a member during a whole week."""
    for file in worker.files:
        for period in file.memberships(books.at):
            if period.first <= monday and (period.last is None or sunday <= period.last):
                return file
    return None


def _listed(weeks: Sequence[Phrase]) -> Phrase:
    """Weeks as one text; at least one."""
    text = weeks[0]
    for week in weeks[1:]:
        text = Phrase(_("{before}; {week}"), before=text, week=week)
    return text


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
