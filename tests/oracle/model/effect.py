"""Who was a member in a year, each person once: the counts of `impact` (SPEC 9, Effect)."""

from __future__ import annotations

from datetime import date

from tests.oracle.model.membership import memberships
from tests.oracle.records import OUTCOMES, Books, Member, Membership


def effect(books: Books, first: date, last: date) -> tuple[dict[str, int], dict[str, int]]:
    """Return the counts of members from one day to another, and of who left by outcome.

    Everything that is in the files is known: a report of a year says what is now known of it.
    """
    counts = dict.fromkeys(("start", "end", "joined", "during", "left"), 0)
    outflow = dict.fromkeys(OUTCOMES, 0)
    for files in _persons(books):
        spans = [each for member in files for each in memberships(member, date.max)]
        if not any(each.start <= last and (each.end or last) >= first for each in spans):
            continue
        at_start = _is_there(spans, first)
        counts["during"] += 1
        counts["start"] += at_start
        counts["joined"] += not at_start
        counts["end"] += _is_there(spans, last)
        gone = _left(spans, first, last)
        if gone is not None and gone.outcome is not None:
            counts["left"] += 1
            outflow[gone.outcome] += 1
    return counts, outflow


def _persons(books: Books) -> list[list[Member]]:
    """Return the files of each person; a file without one is a person of its own."""
    found: dict[tuple[str, str], list[Member]] = {}
    for member in books.members:
        whose = ("person", member.person) if member.person else ("file", member.id)
        found.setdefault(whose, []).append(member)
    return list(found.values())


def _is_there(spans: list[Membership], day: date) -> bool:
    return any(each.start <= day <= (each.end or day) for each in spans)


def _left(spans: list[Membership], first: date, last: date) -> Membership | None:
    """Return the membership that ended and was not followed by another, nor lasts beside one."""
    ended = [each for each in spans if each.end is not None and first <= each.end <= last]
    if not ended:
        return None
    final = max(ended, key=lambda each: each.end or last)
    day = final.end or last
    stays = any(each.start <= last and (each.end is None or each.end > day) for each in spans)
    return None if stays else final
