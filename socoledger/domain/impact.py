"""What a year brought about: what `impact` answers (SPEC 9)."""

from collections.abc import Mapping
from datetime import date
from fractions import Fraction
from typing import Literal, NamedTuple

from socoledger.domain.member import OFF_BENEFIT
from socoledger.domain.money import round_half_up
from socoledger.domain.record import Cents, Count, Day, Hours, InMonth, Percent, record

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


class Members(NamedTuple):
    """How many members there were, how they came and went, and what they did."""

    start: int
    end: int
    joined: int
    during: int
    """At any time in the year."""
    activated: int
    """Who had no work yet."""
    working: int
    earning: int
    left: int


class Earnings(NamedTuple):
    """Results of the year of who worked, in cents; None where nobody did."""

    total_cents: int
    mean_cents: int | None
    median_cents: int | None
    lowest_cents: int | None
    highest_cents: int | None
    people: int = 0
    """Whose result was not 0, so that the total is about them."""


class Impact(NamedTuple):
    """What a stretch of time brought about, and how many people are behind each figure; both days
    are inclusive.
    """

    start: date
    end: date
    members: Members
    earnings: Earnings
    """Of who worked as a member."""
    former: Group
    """What who was a member no more still brought in, in cents."""
    hours: Group
    """In hundredths."""
    premiums_awarded: Group
    """In cents, as the sums that follow."""
    premiums_paid: Group
    allowances_awarded: Group
    allowances_paid: Group
    reimbursed: Group
    spaarpot_spent: Group
    spent: Mapping[str, Group]
    """Out of spaarpotten, by purpose ("" for none)."""
    outflow: Mapping[str, int]
    """How many left, by outcome."""
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
        during = self.members.during
        return round_half_up(Fraction(people * 10_000, during)) if during else None


@record
class MemberCounts:
    """How many members there were, and what they did; null: hidden."""

    start: Count | None
    end: Count | None
    joined: Count | None
    during: Count | None
    activated: Count | None
    """Who had no work yet."""
    working: Count | None
    earning: Count | None
    left: Count | None


@record
class EarningsFigures:
    """Results of the year of who worked; null where nobody did, or hidden."""

    total_cents: Cents | None
    mean_cents: Cents | None
    median_cents: Cents | None
    lowest_cents: Cents | None
    highest_cents: Cents | None
    study: tuple[Cents, ...]
    """What a study of other coöperaties found, from and to."""


@record
class FormerMembers:
    """What who had left before still brought in."""

    members: Count | None
    earnings_cents: Cents | None


@record
class Awards:
    """Premiums, or allowances."""

    awarded_cents: Cents | None
    paid_cents: Cents | None


@record
class SpaarpotSpending:
    """What was spent from spaarpotten."""

    spent_cents: Cents | None
    purposes: Mapping[str, Cents] | None
    """By purpose, "-" for none."""


@record
class OutflowFigures:
    """Who left for one reason, as a share of all who were members in the year."""

    members: Count | None
    share_hundredths: Percent | None


@record
class SavedFigures:
    """Benefits saved."""

    amount_cents: Cents | None
    members: Count | None
    """For how many that could be reckoned."""
    of: Count | None
    """How many left the benefit."""


@record
class ReturnedFigures:
    """What went back to the gemeente."""

    computed_cents: Cents | None
    paid_cents: Cents | None


@record
class GrantsUsed:
    """Grants of the year."""

    received_cents: Cents
    spent_cents: Cents
    municipality_cents: Cents
    """What of those received is the gemeente's."""


@record
class ImpactAnswer:
    """The answer of `impact`: what a year brought about; null: hidden by `--anonymous`."""

    schema: Literal["socoledger.impact/1"] = "socoledger.impact/1"
    year: int
    through: InMonth
    from_: Day
    to: Day
    anonymous: bool
    members: MemberCounts
    earnings: EarningsFigures
    former: FormerMembers
    hours_hundredths: Hours | None
    premiums: Awards
    allowances: Awards
    reimbursed_cents: Cents | None
    spaarpot: SpaarpotSpending
    outflow: Mapping[str, OutflowFigures]
    """By reason."""
    outflow_share_hundredths: Percent | None
    """To work, school or an own business."""
    saved: SavedFigures
    returned: ReturnedFigures
    grants: GrantsUsed
    balance_cents: Cents | None
    """For the gemeente: saved and returned, less the grants it gave."""
