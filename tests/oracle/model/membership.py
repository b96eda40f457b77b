"""Who is a member on a day, and who has a benefit, as was known on a day (SPEC 1)."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from functools import lru_cache

from tests.oracle.records import Benefit, Member, Membership


@lru_cache(maxsize=100_000)
def memberships(member: Member, known: date) -> tuple[Membership, ...]:
    """Return the memberships as known at the end of a day: what ended later, or was heard of
    later, still runs. What follows without a day between is one with what comes before it.
    """
    found: list[Membership] = []
    for each in member.memberships:
        now = each if _has_ended(each, known) else Membership(each.start)
        before = found[-1] if found else None
        if before and (before.end is None or now.start <= before.end + timedelta(days=1)):
            found[-1] = replace(now, start=before.start)
        else:
            found.append(now)
    return tuple(found)


def _has_ended(period: Membership | Benefit, known: date) -> bool:
    if period.end is None:
        return False
    return max(period.end, period.known or period.end) <= known


def is_member(member: Member, day: date, known: date) -> bool:
    return any(
        each.start <= day and (each.end is None or day <= each.end)
        for each in memberships(member, known)
    )


def last_begun(member: Member, day: date, known: date) -> Membership | None:
    """Return the last membership that had begun by a day."""
    begun = [each for each in memberships(member, known) if each.start <= day]
    return begun[-1] if begun else None


def left_by(member: Member, day: date, known: date) -> Membership | None:
    """Return the membership that ended on a day or before it, if they did not return by then."""
    last = last_begun(member, day, known)
    return last if last is not None and last.end is not None and last.end <= day else None


def has_benefit(member: Member, day: date, known: date) -> bool:
    return any(
        each.start <= day and (each.end is None or day <= each.end or not _has_ended(each, known))
        for each in member.benefit
    )
