"""The goals of an agreement held against the figures on a day (SPEC 9, interim review)."""

from collections.abc import Iterator
from datetime import date
from fractions import Fraction

from socoledger.domain.books import Books
from socoledger.domain.goals import COUNTS, Goal, Review
from socoledger.domain.impact import Impact
from socoledger.domain.member import OFF_BENEFIT
from socoledger.domain.period import Month
from socoledger.rules.history import History, history
from socoledger.rules.impact import impact, money_of
from socoledger.rules.participation import participations, persons_in, turnover


def reviewed(books: Books, at: date) -> tuple[Review, ...]:
    """Every goal at the end of a day, in the order written; one whose day has come is measured on
    that day. `books` hold the facts up to `at`.
    """
    ends = {min(at, goal.by) for goal in books.goals}
    first = books.coop.first_month.first_day
    pasts = {end: history(books, Month.of(end), end) for end in ends if end >= first}
    return tuple(
        Review(goal, _measured(pasts.get(min(at, goal.by)), goal, at), _asked(goal, at))
        for goal in books.goals
    )


def _asked(goal: Goal, at: date) -> Fraction:
    """The share of the time that has gone by; both the first and the last day count."""
    if at < goal.start:
        return Fraction(0)
    gone, whole = (min(at, goal.by) - goal.start).days + 1, (goal.by - goal.start).days + 1
    return Fraction(gone, whole)


def _measured(past: History | None, goal: Goal, at: date) -> int:
    """The figure from the goal's first day up to and including its last, or `at` if that is
    earlier, in hundredths; nothing before the books begin.
    """
    end = min(at, goal.by)
    if past is None or end < goal.start:
        return 0
    if goal.measure == "turnover":
        return turnover(past.books, goal.start, end)
    people = persons_in(past.books, participations(past, goal.start, end))
    money = money_of(past, goal.start, end)
    number = dict(_figures(impact(people, money, goal.start, end)))[goal.measure]
    return number * 100 if goal.measure in COUNTS else number


def _figures(found: Impact) -> Iterator[tuple[str, int]]:
    """Every measure but the turnover: counts of people, hundredths of hours, cents."""
    yield "members", found.members["end"]
    for key in ("activated", "working", "earning", "left"):
        yield key, found.members[key]
    for outcome in OFF_BENEFIT:
        yield f"left_{outcome.replace('-', '_')}", found.outflow[outcome]
    yield "off_benefit", found.off_benefit
    yield "hours", found.sums["hours"].value
    yield "earnings", found.earnings.total_cents
    yield "mean_earnings", found.earnings.mean_cents or 0
    yield "premiums", found.sums["premiums_awarded"].value
    yield "allowances", found.sums["allowances_awarded"].value
    yield "spaarpot_spent", found.sums["spaarpot_spent"].value
    yield "saved", found.saved.value
    yield "returned", found.returned.value
