"""Grants: money for a purpose and a time, and what stands with it through a month (SPEC 9)."""

import re
from collections.abc import Iterable, Sequence
from datetime import date
from typing import NamedTuple

from socoledger.domain.agreement import MUNICIPALITY
from socoledger.domain.findings import Place
from socoledger.domain.municipality import bare, is_municipality
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


_OF_GRANTS = re.compile(r"subsid|(?<![^\W\d_])grants?(?![^\W\d_])")
_PLAIN_ID = re.compile(r"[a-z]+")
_WORD = re.compile(r"[^\W_]+")
_SIGNS = 2


class Receipt(NamedTuple):
    """Money that came in: the account it is booked on, whom it is from, what is said of it."""

    account: str
    payee: str
    narration: str
    links: Iterable[str]
    cents: int


def likely_grant(receipt: Receipt, grants: Sequence[Grant], municipality: str) -> Grant | None:
    """The grant that money looks like: two signs of four say so, the word subsidy, the giver, the
    amount, the id. The gemeente buys things too, so that it paid is no more than one.
    """
    if not grants:
        return None
    said = f"{receipt.account} {receipt.payee} {receipt.narration} {' '.join(receipt.links)}"
    words = f"-{'-'.join(_WORD.findall(said.casefold()))}-"
    is_called_one = _OF_GRANTS.search(said.casefold()) is not None
    best, most = None, 0
    for grant in grants:
        is_giver = _is_giver(receipt.payee, grant, municipality)
        is_named = f"-{grant.id}-" in words
        signs = is_called_one + is_giver + (receipt.cents == grant.amount_cents)
        if is_named and not (signs == is_giver and _PLAIN_ID.fullmatch(grant.id)):
            signs += 1  # an id that is an ordinary word may be what the giver buys
        if signs > most:
            best, most = grant, signs
    return best if most >= _SIGNS else None


def _is_giver(payee: str, grant: Grant, municipality: str) -> bool:
    if grant.giver == MUNICIPALITY:
        return is_municipality(payee, municipality)
    return bare(payee) == bare(grant.giver)
