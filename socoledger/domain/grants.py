"""Grants: money for a purpose and a time, and what stands with it through a month (SPEC 9)."""

from datetime import date
from typing import NamedTuple

from socoledger.domain.findings import Place
from socoledger.domain.period import Month


class Grant(NamedTuple):
    """One of grants.yaml; both days of its period are inclusive."""

    id: str
    giver: str
    """MUNICIPALITY, or a name."""
    reference: str
    first: date
    last: date
    amount_cents: int
    repay: bool
    """Whether what is left goes back."""
    place: Place
    due: date | None = None
    """When the account of it is due."""

    def covers(self, day: date) -> bool:
        """Whether a cost of that day is one of its period."""
        return self.first <= day <= self.last


class GrantStanding(NamedTuple):
    """How a grant stands through a month, all cumulative since the books began, in cents."""

    month: Month
    spent_cents: int = 0
    """Its costs, between 0 and its amount."""
    exceeded_cents: int = 0
    """What the costs come to above the amount."""
    settled_cents: int = 0
    """What closes take off its account because the period is over: to the municipality, or to the
    coöperatie's own result.
    """


class GrantFigures(NamedTuple):
    """The answer of `grants` for one of them, at the end of a day."""

    grant: Grant
    received_cents: int
    spent_cents: int
    costs: tuple[tuple[str, int], ...]
    """Costs of its period by account, in order of the accounts' bytes."""
    exceeded_cents: int
    returned_cents: int
    """What was left and went to the municipality's account."""
    kept_cents: int
    """What was left and went to the coöperatie's own result."""
    repaid_cents: int
    """What was paid back to the giver after the period."""
    balance_cents: int
    """What its account holds."""
    pending_cents: int
    """What closes through the month would book on its account, less what they have."""

    @property
    def left_cents(self) -> int:
        """What is left of the money received; 0 or above."""
        return max(0, self.received_cents - self.spent_cents)

    @property
    def advanced_cents(self) -> int:
        """What was spent of it before it was received; 0 or above."""
        return max(0, self.spent_cents - self.received_cents)
