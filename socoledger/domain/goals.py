"""Goals that a gemeente and a coöperatie agreed on, for a review during the year (SPEC 9)."""

from datetime import date
from typing import NamedTuple

from socoledger.domain.findings import Place

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
