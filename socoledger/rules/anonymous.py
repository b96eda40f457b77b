"""The figures of an impact that are hidden because they concern fewer than five people (SPEC 9,
`--anonymous`).

Counts that can be computed from each other are hidden together: the whole block, as soon as one
group in it has one to four people. What is hidden then depends on nothing else, so that the
pattern itself reveals nothing.
"""

from collections.abc import Iterator

from socoledger.domain.impact import Impact

FEWEST = 5
_ACTIVITY = ("members.activated", "members.working", "members.earning")
_INDIVIDUAL_FIGURES = ("earnings.median", "earnings.lowest", "earnings.highest")
"""Each is the figure of one person, or the mean of two."""


def hidden_keys(impact: Impact) -> frozenset[str]:
    """The keys of the figures to hide, as "members.left" or "outflow.work"."""
    return frozenset((*_INDIVIDUAL_FIGURES, *_hidden_counts(impact), *_hidden_amounts(impact)))


def _is_few(people: int) -> bool:
    return 0 < people < FEWEST


def _hidden_counts(impact: Impact) -> Iterator[str]:
    """The keys of counts of members: how many there were, worked, joined and left."""
    members, outflow = impact.members, impact.outflow
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
    moved_on, off_benefit = impact.left_for, impact.off_benefit
    outcomes = (
        *outflow.values(),
        moved_on,
        members["left"] - moved_on,
        off_benefit,
        moved_on - off_benefit,
        impact.saved.people,
        abs(off_benefit - impact.saved.people),
    )
    if _is_few(impact.former.people):
        yield "former"
    if _is_few(during):
        yield "members.during"
    if _is_few(working):
        yield "earnings.mean"
    if any(map(_is_few, (during, *at_work))):
        yield from _ACTIVITY
        yield "earnings.total"  # divided by the mean it would give the count
    if any(map(_is_few, (during, *came_and_went))):
        yield from (f"members.{key}" for key in ("start", "end", "joined", "left"))
        yield "shares"
    if any(map(_is_few, (during, *came_and_went, *outcomes))):
        yield from (f"outflow.{outcome}" for outcome in outflow)
        yield from ("outflow_share", "saved.people", "off_benefit")


def _hidden_amounts(impact: Impact) -> Iterator[str]:
    """The keys of amounts and hours of few people; all purposes together, as the people overlap."""
    for key, group in impact.sums.items():
        if _is_few(group.people):
            yield f"sums.{key}"
    if any(_is_few(group.people) for group in impact.spent.values()):
        yield "purposes"
    if _is_few(impact.returned.people):
        yield from ("returned", "paid", "balance")
    if _is_few(impact.saved.people):
        yield from ("saved.amount", "balance")
