"""What the agreement says, beside what was done under it: for the gemeente's account (SPEC 12).

An amount that is None is not told, as it is about fewer than five people or would give them away.
"""

from collections.abc import Iterable
from datetime import date
from fractions import Fraction
from typing import NamedTuple

from socoledger.domain.agreement import Agreement
from socoledger.domain.member import Membership


class Went(NamedTuple):
    """What went to one destination by a levy, or by one part of a bracket."""

    to: str
    share: Fraction | None
    """None: all that there was."""
    cents: int | None


class Reached(NamedTuple):
    """One bracket of the year's amount, and what was distributed in it."""

    above_cents: int
    up_to_cents: int | None
    """None: it has no end."""
    parts: tuple[Went, ...]
    people: int
    """Whose result came into it."""

    @property
    def cents(self) -> int | None:
        """What was distributed in it."""
        return in_all(part.cents for part in self.parts)


class Distributed(NamedTuple):
    """What one clause distributed while its version was in force in the year."""

    levies: tuple[Went, ...]
    brackets: tuple[Reached, ...]
    people: int
    """Of whom anything was distributed."""
    groups: tuple[int, ...] = ()
    """How many people are behind each figure, or could be told apart by two of them."""

    @property
    def parts(self) -> tuple[Went, ...]:
        """All that went anywhere, in the order of the clause."""
        return (*self.levies, *(part for bracket in self.brackets for part in bracket.parts))

    @property
    def cents(self) -> int | None:
        """What was distributed in all."""
        return in_all(part.cents for part in self.parts)


def in_all(amounts: Iterable[int | None]) -> int | None:
    """Amounts added up, None if one of them is not told."""
    told = list(amounts)
    known = [cents for cents in told if cents is not None]
    return sum(known) if len(known) == len(told) else None


class Awarded(NamedTuple):
    """Premiums or allowances while a version was in force in the year."""

    awarded_cents: int | None
    awarded_people: int
    paid_cents: int | None
    paid_people: int
    unpaid_people: int
    """Who were not paid what they were awarded, or were paid more."""
    besides_people: int
    """Who were awarded anything else than what came out of their own spaarpot."""


class Spent(NamedTuple):
    """What was spent out of spaarpotten for one purpose."""

    purpose: str
    """ "" for none."""
    is_agreed: bool
    needs_approval: bool
    cents: int | None
    people: int
    approvals: tuple[str, ...]
    """The references of the gemeente's approvals, in order of date."""


class Leaver(NamedTuple):
    """A member who left, and what became of their spaarpot."""

    id: str
    membership: Membership
    to: str
    """Where it goes by the agreement: a destination, or `keep`."""
    fell_cents: int
    """What of it went there in the year."""
    balance_cents: int
    """What is still in it, on the account's last day."""


class Worked(NamedTuple):
    """Hours while a version was in force, beside what it says of them."""

    hundredths: int | None
    people: int
    above_year: int
    """How many people worked more than it allows in a year."""
    above_day: int
    """On how many days somebody worked more than it allows on a day."""
    below_week: int
    """In how many months of a member there was a week with fewer hours than it asks."""


class VersionAccount(NamedTuple):
    """One version of the agreement, and what was done while it was in force in the year."""

    agreement: Agreement
    first: date
    last: date
    """Both days inclusive."""
    members: Distributed
    collective: Distributed
    carried_cents: int | None
    """The losses that members carried into the year; 0 or below."""
    premium: Awarded
    allowance: Awarded
    spent: tuple[Spent, ...]
    above_maximum: tuple[str, ...] | None
    """Whose spaarpot was above the maximum on the last day; None: not told, or no maximum."""
    leavers: tuple[Leaver, ...]
    worked: Worked
