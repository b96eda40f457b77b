"""The decision of the college in force on a day, and exclusion by age (SPEC 3.5, 3.6)."""

from collections.abc import Sequence
from datetime import date

from socoledger.domain.law import Law
from socoledger.domain.member import Decision, Member
from socoledger.domain.period import Month
from socoledger.rules.law import (
    age_rule_on,
)
from socoledger.rules.onderdeel import PREMIUM, Onderdeel

EARLY_YEAR = 2026
"""The year in which a gemeente may already apply the premium's rule of 2027 for under 27."""


def is_early(member: Member, onderdeel: Onderdeel, decision: Decision | None, day: date) -> bool:
    """Whether a decision grants a premium to somebody under 27 a year early (SPEC 3.5)."""
    young = member.turns_27 is not None and day < member.turns_27
    early = decision is not None and decision.under_27 and onderdeel is PREMIUM
    return young and early and day.year == EARLY_YEAR


def excluded_by_age(
    member: Member,
    onderdeel: Onderdeel,
    law: Law,
    day: date,
    decision: Decision | None = None,
) -> bool:
    """Whether art. 31 lid 5 excludes a member under 27 on a day. `decision` is the one in force
    that day; None where it makes no difference.
    """
    if member.turns_27 is None or member.turns_27 <= day:
        return False
    if is_early(member, onderdeel, decision, day):
        return False
    rule, _ = age_rule_on(law, onderdeel.name, day)
    if rule.rule == "wage-subsidy":
        return not member.wage_subsidy_group
    return rule.rule == "excluded"


def judged_day(member: Member, month: Month, until: date | None, known: date | None = None) -> date:
    """The day on which a month is judged: its last, the day of leaving in it, or `until` if
    earlier; by what was known at the end of the day `known` (None: of that month).
    """
    day = month.last_day_up_to(until)
    gone = member.left_by(day, day if known is None else known)
    if gone is not None and gone.last is not None and Month.of(gone.last) == month:
        return gone.last
    return day


def in_force(decisions: Sequence[Decision], day: date) -> Decision | None:
    """The decision that covers a day, None if none does."""
    for decision in decisions:
        if decision.covers(day):
            return decision
    return None


def decision_of_the_year(decisions: Sequence[Decision], day: date) -> Decision | None:
    """The decision whose maximum applies on a day: the one in force, else the last one that was in
    force in the calendar year; of those decided by that day.
    """
    known = [decision for decision in decisions if decision.decided <= day]
    current = in_force(known, day)
    if current is not None:
        return current
    start = date(day.year, 1, 1)
    earlier = [
        decision for decision in known if decision.last is not None and start <= decision.last < day
    ]
    return max(earlier, key=lambda decision: decision.first, default=None)
