"""The goals of an agreement held against the figures on a day (SPEC 9, interim review)."""

from collections.abc import Iterator, Sequence
from datetime import date
from enum import StrEnum
from fractions import Fraction
from typing import NamedTuple

from socoledger.domain.findings import _
from socoledger.domain.goals import COUNTS, Goal
from socoledger.domain.model import Books
from socoledger.domain.money import round_half_up
from socoledger.domain.period import Month
from socoledger.rules.figures import History, history
from socoledger.rules.impact import Impact, impact, money_of
from socoledger.rules.people import OFF_BENEFIT, parts, turnover


class State(StrEnum):
    """How a goal stands."""

    REACHED = _("reached")
    ON_THE_WAY = _("on the way")
    NOT = _("not reached")


class Review(NamedTuple):
    """One goal on a day. All figures are hundredths: of an hour, a euro or one."""

    goal: Goal
    value_hundredths: int
    asked: Fraction
    """The share of the target that the time gone by asks, from 0 up to and including 1."""

    @property
    def asked_hundredths(self) -> int:
        """What should be there by now, rounded for who reads it; the state goes by the share."""
        return round_half_up(self.goal.target_hundredths * self.asked)

    @property
    def state(self) -> State:
        """Reached; on the way: at least what the time gone by asks, before the day; or not."""
        if self.value_hundredths >= self.goal.target_hundredths:
            return State.REACHED
        if self.asked < 1 and self.value_hundredths >= self.goal.target_hundredths * self.asked:
            return State.ON_THE_WAY
        return State.NOT


def reviewed(books: Books, at: date) -> tuple[Review, ...]:
    """Every goal at the end of a day, in the order written; one whose day has come is measured on
    that day. `books` hold the facts up to `at`.
    """
    ends = {min(at, goal.by) for goal in books.goals}
    pasts = {end: _until(books, end) for end in ends if end >= books.coop.first_month.first_day}
    return tuple(
        Review(goal, _measured(pasts.get(min(at, goal.by)), goal, at), _asked(goal, at))
        for goal in books.goals
    )


def _until(books: Books, end: date) -> History:
    """The books as they stood at the end of a day."""
    journal = books.journal
    until = journal._replace(
        transactions=tuple(one for one in journal.transactions if one.day <= end),
        hours=tuple(one for one in journal.hours if one.day <= end),
    )
    return history(books._replace(journal=until), Month.of(end), end)


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
    people, money = parts(past, goal.start, end), money_of(past, goal.start, end)
    number = dict(_figures(impact(people, money, goal.start, end)))[goal.measure]
    return number * 100 if goal.measure in COUNTS else number


def _figures(found: Impact) -> Iterator[tuple[str, int]]:
    """Every measure but the turnover: counts of people, hundredths of hours, cents."""
    left: Sequence[str] = ("work", "education", "self-employed")
    yield "members", found.members["end"]
    for key in ("activated", "working", "earning", "left"):
        yield key, found.members[key]
    for outcome in left:
        yield f"left_{outcome.replace('-', '_')}", found.outflow[outcome]
    yield "off_benefit", sum(found.outflow[outcome] for outcome in OFF_BENEFIT)
    yield "hours", found.sums["hours"].value
    yield "earnings", found.earnings.total_cents
    yield "mean_earnings", found.earnings.mean_cents or 0
    yield "premiums", found.sums["premiums_awarded"].value
    yield "allowances", found.sums["allowances_awarded"].value
    yield "spaarpot_spent", found.sums["spaarpot_spent"].value
    yield "saved", found.saved.value
    yield "returned", found.returned.value
