"""What members/ID.yaml says: a member, their benefit, and what the college decided (SPEC 1)."""

import re
from datetime import date
from typing import NamedTuple

from socoledger.domain.agreement import Limit
from socoledger.domain.findings import Place

COLLECTIVE = "collective"
"""Says instead of a member's id that something is nobody's in particular (SPEC 2)."""


_ID = re.compile(r"[a-z][a-z0-9-]*")


OUTCOMES = ("work", "education", "self-employed", "deceased", "other")
OFF_BENEFIT = OUTCOMES[:3]
"""Why somebody may leave who then needs no benefit any more."""


class Benefit(NamedTuple):
    """A period with bijstand."""

    first: date
    last: date | None
    monthly_cents: int | None
    place: Place

    def covers(self, day: date) -> bool:
        """Whether there was bijstand on that day."""
        return self.first <= day and (self.last is None or day <= self.last)


class Decision(NamedTuple):
    """A decision of the college under art. 31 lid 2 onder j or k."""

    first: date
    last: date | None
    decided: date
    reference: str
    maximum: Limit | None
    place: Place
    under_27: bool = False
    """Whether the college applies the rule of 2027 for who is under 27 already (SPEC 3.5)."""

    def covers(self, day: date) -> bool:
        """Whether the decision is in force on that day, whenever it was taken."""
        return self.first <= day and (self.last is None or day <= self.last)


class Member(NamedTuple):
    """members/ID.yaml."""

    id: str
    name: str
    account: str
    joined: date
    place: Place
    enterprise: str | None = None
    left: date | None = None
    outcome: str | None = None
    benefit: tuple[Benefit, ...] = ()
    turns_27: date | None = None
    wage_subsidy_group: bool = False
    premium: tuple[Decision, ...] = ()
    allowance: tuple[Decision, ...] = ()
    person: str | None = None
    """A made-up key that says who is the same person in books under one umbrella."""

    def is_member(self, day: date) -> bool:
        """Whether they were a member on that day; the last day counts."""
        return self.joined <= day and (self.left is None or day <= self.left)

    def has_benefit(self, day: date) -> bool:
        """Whether they had bijstand on that day."""
        return any(period.covers(day) for period in self.benefit)


def is_id(text: str) -> bool:
    """Whether a text may be the id of a member, a fund or a purpose (SPEC 1)."""
    return _ID.fullmatch(text) is not None
