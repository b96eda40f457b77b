"""Goals that a gemeente and a coöperatie agreed on, for a review during the year (SPEC 9)."""

from dataclasses import field
from enum import StrEnum
from fractions import Fraction
from typing import Annotated, Literal, NamedTuple

from socoledger.domain.declared import FromFile, InFile, OrElse, key, place_of_record
from socoledger.domain.findings import _
from socoledger.domain.frozen import frozen
from socoledger.domain.kinds import NEVER, Date, Target, Text, one_of
from socoledger.domain.money import round_half_up
from socoledger.domain.record import Day, Hundredths, record

COUNTS = (
    "members",
    "activated",
    "working",
    "earning",
    "left",
    "left_work",
    "left_education",
    "left_self_employed",
    "off_benefit",
)
"""Measures that count people."""

SUMS = (
    "hours",
    "earnings",
    "mean_earnings",
    "turnover",
    "premiums",
    "allowances",
    "spaarpot_spent",
    "saved",
    "returned",
)
"""Measures in hours or euros."""

MEASURES = (*COUNTS, *SUMS)


Measure = Annotated[str, one_of(*MEASURES)]


@frozen
class Goal(FromFile):
    """What is aimed at: `measure` at `target_hundredths` or above, by a day.

    It is measured from `start` on, both days inclusive.
    """

    text: Text = field(metadata=key("text", _("The goal in words.")))
    measure: Measure = field(metadata=key("measure", _("What is counted or added up for it.")))
    target_hundredths: Target = field(
        metadata=key("target", _("How much is reached at least: people, hours or euros."))
    )
    by: Date = field(metadata=key("by", _("The last day that counts.")))
    start: Annotated[Date, OrElse(NEVER)] = field(
        metadata=key(
            "from",
            _(
                "The first day that counts; if left out, 1 January of that year, or the first day"
                " of the version then in force if that is later."
            ),
        )
    )
    place: InFile = field(metadata=place_of_record())


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


@record
class ReviewedGoal:
    """One goal on a day. Numbers have two decimals, those of people too."""

    text: str
    measure: str
    from_: Day
    by: Day
    target_hundredths: Hundredths
    value_hundredths: Hundredths
    asked_hundredths: Hundredths
    """What should be there by now."""
    state: Literal["reached", "on the way", "not"]


@record
class ReviewAnswer:
    """The answer of `review`: each goal of the agreement, and how it stands on a day."""

    schema: Literal["socoledger.review/1"] = "socoledger.review/1"
    at: Day
    goals: tuple[ReviewedGoal, ...]
