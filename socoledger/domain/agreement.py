"""What agreement.yaml says: what the coöperatie and the gemeente agreed (SPEC 1)."""

from collections.abc import Mapping
from fractions import Fraction
from types import MappingProxyType
from typing import NamedTuple

from socoledger.domain.findings import Place
from socoledger.domain.period import Month

COOPERATIVE = "cooperative"
SPAARPOT = "spaarpot"
MUNICIPALITY = "municipality"
RESERVE = "reserve"
FUND = "fund:"
KEEP = "keep"


class Limit(NamedTuple):
    """A maximum: an amount, or a share of the legal one. Exactly one of the two is given."""

    cents: int | None
    share: Fraction | None


class Levy(NamedTuple):
    """A share of a result that goes somewhere before the brackets."""

    to: str
    share: Fraction


class Bracket(NamedTuple):
    """A slice of what remains after the levies, up to a cumulative amount (None: no end)."""

    up_to_cents: int | None
    split: tuple[Levy, ...]


class Clause(NamedTuple):
    """How one kind of result is distributed (SPEC 3.2); `rest` takes what no bracket names."""

    levies: tuple[Levy, ...]
    brackets: tuple[Bracket, ...]
    rest: str

    def destinations(self) -> frozenset[str]:
        """Every destination that the clause names, the rest where it has no brackets."""
        named = {levy.to for levy in self.levies}
        named |= {part.to for bracket in self.brackets for part in bracket.split}
        return frozenset(named) if self.brackets else frozenset(named | {self.rest})


class PremiumTerms(NamedTuple):
    """What the agreement says of premiums; hours accrue at `per_hour_cents`."""

    per_hour_cents: int = 0
    maximum: Limit | None = None
    payments: int = 2


class AllowanceTerms(NamedTuple):
    """What the agreement says of allowances."""

    per_hour_cents: int = 0
    per_month_cents: int | None = None
    per_year_cents: int | None = None


class Purpose(NamedTuple):
    """Something a spaarpot may be spent on."""

    id: str
    approval: bool


class SpaarpotTerms(NamedTuple):
    """What the agreement says of spaarpotten (SPEC 3.7)."""

    purposes: tuple[Purpose, ...] = ()
    maximum_cents: int | None = None
    on_leaving: Mapping[str, str] = MappingProxyType({})
    grace_months: int = 0


class Agreement(NamedTuple):
    """One version of the convenant; in force from its first month until the next version."""

    id: str
    start: Month
    reference: str
    place: Place
    member_result: Clause
    collective_result: Clause
    losses: str = "carry"
    premium: PremiumTerms = PremiumTerms()
    allowance: AllowanceTerms = AllowanceTerms()
    spaarpot: SpaarpotTerms = SpaarpotTerms()
