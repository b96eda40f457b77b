"""Which figures of an impact would tell about fewer than five people (SPEC 9, `--anonymous`).

Counts that can be reckoned from one another are hidden together, all of a block as soon as one
group of it has one to four people: a pattern that depends on nothing else gives nothing away.
"""

from collections.abc import Iterator

from socoledger.domain.impact import Impact

FEWEST = 5
_ACTIVITY = ("members.activated", "members.working", "members.earning")
_ONE_PERSONS = ("earnings.median", "earnings.lowest", "earnings.highest")
"""Each is the figure of one person, or of two."""


def hidden(found: Impact) -> frozenset[str]:
    """The keys of what may not be shown, as "members.left" or "outflow.work"."""
    return frozenset((*_ONE_PERSONS, *_of_counts(found), *_of_amounts(found)))


def _is_few(people: int) -> bool:
    return 0 < people < FEWEST


def _of_counts(found: Impact) -> Iterator[str]:
    """Counts of members: how many there were, what they did, and how they came and went."""
    members, outflow = found.members, found.outflow
    during, working = members["during"], members["working"]
    at_work = (members["activated"], working, members["earning"], working - members["earning"])
    came_and_went = (
        members["start"],
        members["end"],
        during - members["end"],
        members["joined"],
        members["left"],
        during - members["left"],
    )
    onwards, off = found.left_for, found.off_benefit
    why = (
        *outflow.values(),
        onwards,
        members["left"] - onwards,
        off,
        onwards - off,
        found.saved.people,
        abs(off - found.saved.people),
    )
    if _is_few(found.former.people):
        yield "former"
    if _is_few(during):
        yield "members.during"
    if _is_few(working):
        yield "earnings.mean"
    if any(map(_is_few, (during, *at_work))):
        yield from _ACTIVITY
        yield "earnings.total"  # which the mean would make a count of
    if any(map(_is_few, (during, *came_and_went))):
        yield from (f"members.{key}" for key in ("start", "end", "joined", "left"))
        yield "shares"
    if any(map(_is_few, (during, *came_and_went, *why))):
        yield from (f"outflow.{outcome}" for outcome in outflow)
        yield from ("outflow_share", "saved.people", "off_benefit")


def _of_amounts(found: Impact) -> Iterator[str]:
    """Amounts and hours of few people; purposes all at once, as they may be of the same ones."""
    for key, group in found.sums.items():
        if _is_few(group.people):
            yield f"sums.{key}"
    if any(_is_few(group.people) for group in found.spent.values()):
        yield "purposes"
    if _is_few(found.returned.people):
        yield from ("returned", "paid", "balance")
    if _is_few(found.saved.people):
        yield from ("saved.amount", "balance")
