"""W(x): how an amount is distributed (SPEC 3.2)."""

from fractions import Fraction
from typing import NamedTuple


class Part(NamedTuple):
    """One step of a distribution: `share` of `base_cents` to a destination, None: the rest of it.

    `bracket` counts from 1; 0 stands for a levy.
    """

    to: str
    share: Fraction | None
    base_cents: int
    cents: int
    bracket: int = 0


class Distribution(NamedTuple):
    """W(x) of SPEC 3.2: where an amount goes, in the order of the clauses."""

    amount_cents: int
    parts: tuple[Part, ...] = ()

    def by_destination(self) -> dict[str, int]:
        """Cents per destination; they add up to the amount."""
        totals: dict[str, int] = {}
        for part in self.parts:
            totals[part.to] = totals.get(part.to, 0) + part.cents
        return totals
