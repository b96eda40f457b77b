"""What a year brought about: what `impact` answers (SPEC 9)."""

from collections.abc import Mapping
from datetime import date
from fractions import Fraction
from typing import NamedTuple

from socoledger.domain.member import OFF_BENEFIT
from socoledger.domain.money import round_half_up

STUDY = (30_000, 300_000)
"""Earnings of a working member in a year, at first and later, in cents: De Coöperatie expert, a
study of over twenty participatiecoöperaties.
"""


class Group(NamedTuple):
    """A figure, and how many people are behind it."""

    value: int
    people: int


class Money(NamedTuple):
    """What of the effect is of the coöperatie as a whole, in cents."""

    returned_cents: int = 0
    """By the coöperatie's own result and by grants."""
    paid_cents: int = 0
    """Paid on the gemeente's account."""
    grants_received_cents: int = 0
    grants_spent_cents: int = 0
    grants_municipality_cents: int = 0
    """What of the grants received is the gemeente's."""

    def plus(self, other: "Money") -> "Money":
        """Both together."""
        return Money(*(mine + theirs for mine, theirs in zip(self, other, strict=True)))


class Earnings(NamedTuple):
    """Results of the year of who worked, in cents; None where nobody did."""

    total_cents: int
    mean_cents: int | None
    median_cents: int | None
    lowest_cents: int | None
    highest_cents: int | None


class Impact(NamedTuple):
    """The answer of `impact`."""

    start: date
    end: date
    members: Mapping[str, int]
    """How many at the start and the end, joined, during, activated, working, earning and left."""
    earnings: Earnings
    """Of who worked as a member."""
    former: Group
    """What who was a member no more still brought in, in cents."""
    sums: Mapping[str, Group]
    """Hours, and cents: what was awarded, paid, paid back, spent."""
    spent: Mapping[str, Group]
    """Out of spaarpotten, by purpose ("" for none)."""
    outflow: Mapping[str, int]
    saved: Group
    """In cents, and for how many that could be reckoned."""
    off_benefit: int
    """How many had a benefit, and left for work, education or self-employment."""
    returned: Group
    """In cents, and how many members brought it."""
    money: Money

    @property
    def left_for(self) -> int:
        """How many left for work, education or self-employment, with or without a benefit."""
        return sum(self.outflow[outcome] for outcome in OFF_BENEFIT)

    @property
    def balance_cents(self) -> int:
        """What the gemeente saved and got back, less the grants it gave."""
        return self.saved.value + self.returned.value - self.money.grants_municipality_cents

    def share(self, people: int) -> int | None:
        """Hundredths of a percent of all who were members, rounded; None if there were none."""
        during = self.members["during"]
        return round_half_up(Fraction(people * 10_000, during)) if during else None
