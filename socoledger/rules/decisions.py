"""Which decision of the college holds on a day, and who is too young (SPEC 3.5, 3.6)."""

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
"""The year in which a gemeente may apply the premium's rule of 2027 to who is under 27 already."""


def is_early(member: Member, onderdeel: Onderdeel, decision: Decision | None, day: date) -> bool:
    """Whether a decision lets somebody under 27 have a premium a year early (SPEC 3.5)."""
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
    """Whether art. 31 lid 5 keeps somebody under 27 out on a day, with the decision in force then,
    where that may make a difference.
    """
    if member.turns_27 is None or member.turns_27 <= day:
        return False
    if is_early(member, onderdeel, decision, day):
        return False
    rule, _ = age_rule_on(law, onderdeel.name, day)
    if rule.rule == "wage-subsidy":
        return not member.wage_subsidy_group
    return rule.rule == "excluded"


def judged_day(member: Member, month: Month, until: date | None) -> date:
    """The day a month is judged on: its last, or that of leaving; `until` ends it earlier."""
    day = month.last_day if until is None else min(month.last_day, until)
    if member.left is not None and Month.of(member.left) == month:
        return min(day, member.left)
    return day


def in_force(decisions: Sequence[Decision], day: date) -> Decision | None:
    """The decision that covers a day, None if none does."""
    for decision in decisions:
        if decision.covers(day):
            return decision
    return None


def decision_of_the_year(decisions: Sequence[Decision], day: date) -> Decision | None:
    """The decision whose maximum holds on a day: the one in force, or the last of the calendar year
    that was; as known on that day.
    """
    known = [decision for decision in decisions if decision.decided <= day]
    now = in_force(known, day)
    if now is not None:
        return now
    start = date(day.year, 1, 1)
    earlier = [one for one in known if one.last is not None and start <= one.last < day]
    return max(earlier, key=lambda decision: decision.first, default=None)
