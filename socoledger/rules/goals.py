"""The goals of an agreement held against the figures on a day (SPEC 9, interim review)."""

from collections.abc import Iterable, Iterator
from datetime import date
from fractions import Fraction
from typing import Literal, assert_never

from socoledger.domain.books import Books
from socoledger.domain.goals import COUNTS, Goal, Review, ReviewAnswer, ReviewedGoal, State
from socoledger.domain.impact import Impact
from socoledger.domain.member import OFF_BENEFIT
from socoledger.domain.period import Month
from socoledger.rules.history import History, history
from socoledger.rules.impact import impact, impact_money
from socoledger.rules.participation import merge_by_person, participations, turnover


def review_goals(books: Books, at: date) -> tuple[Review, ...]:
    """The review of every goal at the end of `at`, in the order of agreement.yaml; a goal whose
    last day is earlier is measured on that day. `books` hold the facts up to `at`.
    """
    ends = {min(at, goal.by) for goal in books.goals}
    first = books.coop.first_month.first_day
    pasts = {end: history(books, Month.of(end), end) for end in ends if end >= first}
    return tuple(
        Review(goal, _measure(pasts.get(min(at, goal.by)), goal, at), _elapsed_share(goal, at))
        for goal in books.goals
    )


def review_answer(at: date, reviews: Iterable[Review]) -> ReviewAnswer:
    """The answer of `review` for these goals."""
    return ReviewAnswer(
        at=at,
        goals=tuple(
            ReviewedGoal(
                text=review.goal.text,
                measure=review.goal.measure,
                from_=review.goal.start,
                by=review.goal.by,
                target_hundredths=review.goal.target_hundredths,
                value_hundredths=review.value_hundredths,
                asked_hundredths=review.asked_hundredths,
                state=_name_of(review.state),
            )
            for review in reviews
        ),
    )


def _name_of(state: State) -> Literal["reached", "on the way", "not"]:
    match state:
        case State.REACHED:
            return "reached"
        case State.ON_THE_WAY:
            return "on the way"
        case State.NOT:
            return "not"
        case other:
            assert_never(other)


def _elapsed_share(goal: Goal, at: date) -> Fraction:
    """The share of the days of a goal that have passed; its first and last day both count."""
    if at < goal.start:
        return Fraction(0)
    elapsed_days, total_days = (
        (min(at, goal.by) - goal.start).days + 1,
        (goal.by - goal.start).days + 1,
    )
    return Fraction(elapsed_days, total_days)


def _measure(past: History | None, goal: Goal, at: date) -> int:
    """The figure of a goal, in hundredths, from its first day up to and including its last, or `at`
    if that is earlier; 0 before the books begin.
    """
    end = min(at, goal.by)
    if past is None or end < goal.start:
        return 0
    if goal.measure == "turnover":
        return turnover(past.books, goal.start, end)
    persons = merge_by_person(past.books, participations(past, goal.start, end))
    money = impact_money(past, goal.start, end)
    number = dict(_figures(impact(persons, money, goal.start, end)))[goal.measure]
    return number * 100 if goal.measure in COUNTS else number


def _figures(figures: Impact) -> Iterator[tuple[str, int]]:
    """The name and value of every measure but the turnover: counts, hundredths of hours, cents."""
    members = figures.members
    yield "members", members.end
    yield "activated", members.activated
    yield "working", members.working
    yield "earning", members.earning
    yield "left", members.left
    for outcome in OFF_BENEFIT:
        yield f"left_{outcome.replace('-', '_')}", figures.outflow[outcome]
    yield "off_benefit", figures.off_benefit
    yield "hours", figures.hours.value
    yield "earnings", figures.earnings.total_cents
    yield "mean_earnings", figures.earnings.mean_cents or 0
    yield "premiums", figures.premiums_awarded.value
    yield "allowances", figures.allowances_awarded.value
    yield "spaarpot_spent", figures.spaarpot_spent.value
    yield "saved", figures.saved.value
    yield "returned", figures.returned.value
