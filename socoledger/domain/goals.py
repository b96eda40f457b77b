"""Goals that a gemeente and a coöperatie agreed on, for a review during the year (SPEC 9)."""

from datetime import date
from enum import StrEnum
from fractions import Fraction
from typing import NamedTuple

from socoledger.domain.findings import Place, _
from socoledger.domain.money import round_half_up

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


class Goal(NamedTuple):
    """What is aimed at: `measure` at `target_hundredths` or above, by a day.

    It is measured from `start` on, both days inclusive.
    """

    text: str
    measure: str
    target_hundredths: int
    by: date
    start: date
    place: Place


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
