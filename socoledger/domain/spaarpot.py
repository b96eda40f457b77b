"""A spaarpot at a day, and what moved on it (SPEC 3.7)."""

from datetime import date
from typing import NamedTuple

from socoledger.domain.findings import Place


class SpaarpotFigures(NamedTuple):
    """One spaarpot at a day; movements since the start of that calendar year."""

    id: str
    opening_cents: int = 0
    additions_cents: int = 0
    withdrawals_cents: int = 0
    leaving_cents: int = 0
    pending_cents: int = 0

    @property
    def balance_cents(self) -> int:
        """What the account holds."""
        return (
            self.opening_cents + self.additions_cents - self.withdrawals_cents - self.leaving_cents
        )


class SpaarpotMovement(NamedTuple):
    """One posting on a spaarpot; what comes in is positive."""

    day: date
    cents: int
    balance_cents: int
    """What the account holds after it."""
    place: Place
    text: tuple[str, str]
    """The payee and the narration."""
    close: str | None
    """The period that a close booked it for."""
    leaving: bool
    """Whether a close booked it because the member left."""
