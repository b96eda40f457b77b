"""What `diff` is to say of a change, held against what it says."""

import re
from collections.abc import Iterable
from typing import NamedTuple

from socoledger.domain.diff import FactChange

Part = tuple[str, str | None, str | None]
"""A key of an entry, as it was and as it is."""


class Said(NamedTuple):
    """One fact that changed. Of a whole entry or record only its kind, change and names count."""

    kind: str
    change: str
    day: str | None = None
    member: str | None = None
    key: str | None = None
    before: str | None = None
    after: str | None = None
    parts: frozenset[Part] = frozenset()


def unsaid(
    wanted: Iterable[Said], facts: Iterable[FactChange]
) -> tuple[list[Said], list[FactChange]]:
    """What was not said, and what was said beside it."""
    missing: list[Said] = []
    more = [*facts]
    for said in wanted:
        found = next((fact for fact in more if _is_said_by(said, fact)), None)
        if found is None:
            missing.append(said)
        else:
            more.remove(found)
    return missing, more


def said_by(fact: FactChange) -> Said:
    """A fact without its place; what was of one membership has one name, list or not."""
    key = None if fact.key is None else _ONE_PERIOD.sub(_name_of_period, fact.key)
    day = None if fact.date is None else str(fact.date)
    parts = same_sign((one.key, one.before, one.after) for one in fact.changes)
    return Said(fact.kind, fact.change, day, fact.member, key, fact.before, fact.after, parts)


def same_sign(parts: Iterable[Part]) -> frozenset[Part]:
    """Parts, of which amounts have one sign: what goes up on one account goes down on another."""
    return frozenset(
        max((key, before, after), (key, _negative(before), _negative(after)))
        if key == "amount"
        else (key, before, after)
        for key, before, after in parts
    )


def _negative(amount: str | None) -> str:
    return (amount or "")[1:] if (amount or "").startswith("-") else f"-{amount}"


def _is_said_by(said: Said, fact: FactChange) -> bool:
    found = said_by(fact)
    if said.before is None and said.after is None:
        found = found._replace(before=None, after=None)  # all of an entry or a record
    return found == said


_ONE_PERIOD = re.compile(r"^membership \S+ (to|outcome)$")


def _name_of_period(found: re.Match[str]) -> str:
    return "left" if found[1] == "to" else found[1]
