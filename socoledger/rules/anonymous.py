"""Which figures of an impact would tell about fewer than five people (SPEC 9, `--anonymous`).

A figure of one to four people is hidden, and so is what would give it away: where figures add up to
another one, what is hidden of them is five people or more, or the sum is hidden too.
"""

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from socoledger.rules.impact import Impact

FEWEST = 5
LOWEST, HIGHEST = "earnings.lowest", "earnings.highest"


class _Sum(NamedTuple):
    """Figures that add up to another. `others` is what is in it and never shown."""

    total: str
    parts: tuple[str, ...]
    others: int = 0


def hidden(found: Impact) -> frozenset[str]:
    """The keys of what may not be shown, as "members.left" or "outflow.work"."""
    people = dict(_people(found))
    hide = {key for key, size in people.items() if 0 < size < FEWEST}
    sums = tuple(_sums(found))
    before = -1
    while len(hide) > before:
        before = len(hide)
        for each in sums:
            _cover(each, people, hide)
    hide |= {LOWEST, HIGHEST}  # each is one person's
    return frozenset(hide | set(_following(hide)))


def _people(found: Impact) -> Iterator[tuple[str, int]]:
    """How many people are behind each figure."""
    for key, count in found.members.items():
        yield f"members.{key}", count
    for key, count in found.outflow.items():
        yield f"outflow.{key}", count
    for key, group in found.sums.items():
        yield f"sums.{key}", group.people
    for key, group in found.spent.items():
        yield f"spent.{key}", group.people
    yield "saved", found.saved.people
    yield "could_be_saved", found.could_be_saved
    yield "returned", found.returned.people
    yield "earnings", found.members["working"]


def _sums(found: Impact) -> Iterator[_Sum]:
    members = found.members
    during, working = members["during"], members["working"]
    yield _Sum("members.during", ("members.activated", "members.working"))
    yield _Sum("members.during", ("members.start", "members.joined"))
    yield _Sum("members.during", ("members.end",), during - members["end"])
    yield _Sum("members.during", ("members.left",), during - members["left"])
    yield _Sum("members.working", ("members.earning",), working - members["earning"])
    yield _Sum("members.left", tuple(f"outflow.{key}" for key in found.outflow))
    yield _Sum("could_be_saved", ("saved",), found.could_be_saved - found.saved.people)
    yield _Sum("sums.spaarpot_spent", tuple(f"spent.{key}" for key in found.spent))


def _cover(each: _Sum, people: Mapping[str, int], hide: set[str]) -> None:
    """Hide more of a sum, the smallest part first, until nothing hidden can be told from it."""
    while not _is_covered(each, people, hide):
        seen = [part for part in each.parts if part not in hide and people[part]]
        if seen:
            hide.add(min(seen, key=lambda part: (people[part], part)))
        elif each.total not in hide:
            hide.add(each.total)
        else:
            return


def _is_covered(each: _Sum, people: Mapping[str, int], hide: set[str]) -> bool:
    """Whether what is hidden in a sum stays so: it is not the only thing that is missing, and of
    what is left when the rest is taken off a sum that is shown, there are five people or more.
    """
    missing = [part for part in each.parts if part in hide]
    others = max(each.others, 0)
    if each.total in hide:
        return bool(missing or others)
    unseen = others + sum(people[part] for part in missing)
    derived = len(missing) == 1 and not others
    return unseen == 0 or (unseen >= FEWEST and not derived)


def _following(hide: set[str]) -> Iterator[str]:
    """What could be reckoned out of figures of another kind."""
    if "members.working" in hide:
        yield "earnings.total"
    if "earnings" in hide:
        yield from ("earnings.total", "earnings.mean", "earnings.median")
    if "returned" in hide:
        yield "paid"
    if {"saved", "returned"} & hide:
        yield "balance"
    if "members.during" in hide:
        yield "shares"
