"""The figures of an impact that are hidden because they concern fewer than five people (SPEC 9,
`--anonymous`).

Counts that can be computed from each other are hidden together: the whole block, as soon as one
group in it has one to four people. What is hidden then depends on nothing else, so that the
pattern itself reveals nothing.
"""

from collections.abc import Iterator
from enum import Enum, auto

from socoledger.domain.impact import Impact

FEWEST = 5


class Part(Enum):
    """Figures of an impact that are shown or hidden together."""

    INDIVIDUAL = auto()
    """The median, lowest and highest earnings: each is the figure of one person, or the mean of
    two.
    """
    MEAN = auto()
    """The mean of the earnings."""
    FORMER = auto()
    """Who had left before, and what they brought in."""
    DURING = auto()
    """How many members there were in all."""
    ACTIVITY = auto()
    """How many worked, and the total of earnings: divided by the mean it would give the count. Of
    many who worked, few may have earned anything.
    """
    CHANGES = auto()
    """How many there were at the start and the end, joined and left, and the shares of those who
    left, from which that could be worked out.
    """
    OUTFLOW = auto()
    """How many left for what reason, with their shares, and how many of them left a benefit."""
    HOURS = auto()
    PREMIUMS_AWARDED = auto()
    PREMIUMS_PAID = auto()
    ALLOWANCES_AWARDED = auto()
    ALLOWANCES_PAID = auto()
    REIMBURSED = auto()
    SPAARPOT_SPENT = auto()
    PURPOSES = auto()
    """What was spent from spaarpotten, by purpose: all together, as the people overlap."""
    SAVED = auto()
    """The amount of benefits saved, and the balance, which holds it."""
    RETURNED = auto()
    """What went back to the gemeente, and the balance, which holds it."""


def hidden_parts(impact: Impact) -> frozenset[Part]:
    """The parts that an anonymous answer does not show."""
    return frozenset((Part.INDIVIDUAL, *_hidden_counts(impact), *_hidden_amounts(impact)))


def is_few(people: int) -> bool:
    """Whether figures of so many people say too much about one of them."""
    return 0 < people < FEWEST


def _hidden_counts(impact: Impact) -> Iterator[Part]:
    """The parts that count members: how many there were, worked, joined and left."""
    members = impact.members
    during, working = members.during, members.working
    at_work = (
        *(members.activated, working, members.earning, working - members.earning),
        impact.earnings.people,
    )
    came_and_went = (
        members.start,
        members.end,
        during - members.end,
        members.joined,
        members.left,
        during - members.left,
        members.left - (during - members.end),  # on the last day, on which they still count
    )
    moved_on, off_benefit = impact.left_for, impact.off_benefit
    outcomes = (
        *impact.outflow.values(),
        moved_on,
        members.left - moved_on,
        off_benefit,
        moved_on - off_benefit,
        impact.saved.people,
        abs(off_benefit - impact.saved.people),
    )
    if is_few(impact.former.people):
        yield Part.FORMER
    if is_few(during):
        yield Part.DURING
    if any(map(is_few, (working, impact.earnings.people))):
        yield Part.MEAN
    if any(map(is_few, (during, *at_work))):
        yield Part.ACTIVITY
    if any(map(is_few, (during, *came_and_went))):
        yield Part.CHANGES
    if any(map(is_few, (during, *came_and_went, *outcomes))):
        yield Part.OUTFLOW


def _hidden_amounts(impact: Impact) -> Iterator[Part]:
    """The parts that are amounts or hours of few people."""
    groups = {
        Part.HOURS: impact.hours,
        Part.PREMIUMS_AWARDED: impact.premiums_awarded,
        Part.PREMIUMS_PAID: impact.premiums_paid,
        Part.ALLOWANCES_AWARDED: impact.allowances_awarded,
        Part.ALLOWANCES_PAID: impact.allowances_paid,
        Part.REIMBURSED: impact.reimbursed,
        Part.SPAARPOT_SPENT: impact.spaarpot_spent,
        Part.SAVED: impact.saved,
        Part.RETURNED: impact.returned,
    }
    for part, group in groups.items():
        if is_few(group.people):
            yield part
    if any(is_few(group.people) for group in impact.spent.values()):
        yield Part.PURPOSES
