"""The public page: what a coöperatie brought about, or several did, and nobody in it (SPEC 12)."""

from typing import NamedTuple

from socoledger.domain.impact import ImpactAnswer
from socoledger.domain.member import OFF_BENEFIT
from socoledger.domain.report.basis import Basis
from socoledger.domain.report.earnings import EarningsRow


class YearOfImpact(NamedTuple):
    """What `impact --anonymous` says of a year, and what members earned in it; None: hidden."""

    year: int
    members: int | None
    """How many were a member in the year."""
    hours_hundredths: int | None
    returned_cents: int | None
    saved_cents: int | None
    earnings: EarningsRow


class Ever(NamedTuple):
    """How many people there were in all years together, rounded down to fives: two pages side by
    side would else tell who came and went. None: too few to say.
    """

    members: int | None
    moved_on: int | None
    """Who left for work, education or self-employment; who left twice counts twice."""
    with_benefit: int | None
    """Of these, who had a benefit."""
    without_benefit: int | None


class ImpactReport(NamedTuple):
    """The public page of a year."""

    answer: ImpactAnswer
    """Of the year: that of `impact --anonymous`, or less."""
    years: tuple[YearOfImpact, ...]
    """All years of the books up to and including that of the page, in order."""
    ever: Ever
    basis: Basis

    @property
    def this_year(self) -> YearOfImpact:
        """The year of the page."""
        return self.years[-1]

    @property
    def since(self) -> int:
        """The first year of the books."""
        return self.years[0].year

    @property
    def moved_on(self) -> int | None:
        """How many left for work, education or self-employment in the year; None: hidden."""
        counts = [self.answer.outflow[outcome].members for outcome in OFF_BENEFIT]
        known = [one for one in counts if one is not None]
        return sum(known) if len(known) == len(counts) else None
