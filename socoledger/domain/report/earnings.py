"""What members earned in a year, in the columns that De Blauwe Paraplu published (SPEC 12)."""

from collections.abc import Container, Mapping
from typing import NamedTuple

from socoledger.domain.impact import Group


class Earned(NamedTuple):
    """What members earned in a year and where it went, each sum in cents with how many people are
    behind it; costs and what is spent are positive.
    """

    year: int
    turnover: Group
    """What customers paid the coöperatie for their work."""
    costs: Group
    net: Group
    """Turnover less costs: the results of SPEC 3.1."""
    levies: Group
    """What of it went to the coöperatie and its funds (SPEC 3.3)."""
    municipality: Group
    spaarpot: Group
    """What of it went to spaarpotten."""
    carried: Group
    """What of it was not shared out: losses, and what made good those of before; net less all of
    the three above.
    """
    spent: Group
    """What was spent out of spaarpotten."""
    by_bracket: tuple[int, ...]
    """How many people ended in each bracket of their agreement, without brackets that nobody did:
    what a bracket gives can be told from the sums.
    """


class EarningsRow(NamedTuple):
    """A year of the table for people, in cents; None: hidden. What is shown ties: net is turnover
    less costs, and comes to levies, municipality, carried and spaarpot; left is spaarpot less
    spent.
    """

    year: int
    turnover_cents: int | None
    costs_cents: int | None
    net_cents: int | None
    levies_cents: int | None
    municipality_cents: int | None
    carried_cents: int | None
    spaarpot_cents: int | None
    spent_cents: int | None
    left_cents: int | None

    @property
    def amounts(self) -> Mapping[str, int | None]:
        """The amounts by their names, in the order of the columns."""
        return dict(zip(self._fields[1:], self[1:], strict=True))

    @property
    def is_some(self) -> bool:
        """Whether anything is shown of what members earned."""
        return bool(self.turnover_cents or self.net_cents or self.spaarpot_cents)

    @property
    def hidden(self) -> frozenset[str]:
        """The names of the amounts that are hidden."""
        return frozenset(name for name, cents in self.amounts.items() if cents is None)

    def without(self, names: Container[str]) -> "EarningsRow":
        """The row with these amounts hidden too."""
        kept = (None if name in names else cents for name, cents in self.amounts.items())
        return EarningsRow(self.year, *kept)
