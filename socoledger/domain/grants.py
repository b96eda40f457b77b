"""Grants: money for a purpose and a time, and what stands with it through a month (SPEC 9)."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import field
from datetime import date
from typing import Annotated, Literal, NamedTuple

from socoledger.domain.declared import FromFile, InFile, OrElse, key, place_of_record
from socoledger.domain.destinations import MUNICIPALITY
from socoledger.domain.findings import _
from socoledger.domain.frozen import frozen
from socoledger.domain.kinds import Amount, Date, Id, Text, YesNo
from socoledger.domain.municipality import bare, is_municipality
from socoledger.domain.period import Month
from socoledger.domain.record import Cents, Day, record


@frozen
class Grant(FromFile):
    """One of grants.yaml; both days of its period are inclusive."""

    id: Id = field(metadata=key("id", _("What costs call the grant by.")))
    giver: Text = field(
        metadata=key("giver", _("Who gives it: municipality for the gemeente, or a name."))
    )
    """MUNICIPALITY, or a name."""
    reference: Annotated[Text, OrElse("")] = field(
        metadata=key("reference", _("The decision or letter that grants it."))
    )
    first: Date = field(metadata=key("from", _("The first day of its period.")))
    last: Date = field(metadata=key("to", _("The last day of its period.")))
    amount_cents: Amount = field(metadata=key("amount", _("The amount that was granted.")))
    repay: Annotated[YesNo, OrElse(True)] = field(
        metadata=key("repay", _("Whether what is left of it goes back."))
    )
    """Whether what is left goes back."""
    place: InFile = field(metadata=place_of_record())
    due: Date | None = field(
        default=None, metadata=key("due", _("The day on which the account of it is due."))
    )
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


@record
class GrantCost:
    """What a grant's costs come to on one account."""

    account: str
    amount_cents: Cents


@record
class GrantFigures:
    """One grant at the end of a day."""

    id: str
    giver: str
    """`municipality`, or a name."""
    reference: str | None
    from_: Day
    to: Day
    """The last day of its period."""
    due: Day | None
    """When the account of it is due."""
    amount_cents: Cents
    repay: bool
    """Whether what is left goes back."""
    received_cents: Cents
    spent_cents: Cents
    costs: tuple[GrantCost, ...]
    """Costs of its period, in order of the accounts' bytes."""
    exceeded_cents: Cents
    """What the costs come to above the amount."""
    left_cents: Cents
    """What is left of the money received; 0 or above."""
    advanced_cents: Cents
    """What was spent of it before it was received; 0 or above."""
    returned_cents: Cents
    """What was left and went to the municipality's account."""
    kept_cents: Cents
    """What was left and went to the coöperatie's own result."""
    repaid_cents: Cents
    """What was paid back to the giver after the period."""
    balance_cents: Cents
    """What its account holds."""
    pending_cents: Cents
    """What closes through the month would book on its account, less what they have."""


@record
class GrantSums:
    """Several grants together."""

    received_cents: Cents
    spent_cents: Cents
    exceeded_cents: Cents
    left_cents: Cents
    advanced_cents: Cents
    returned_cents: Cents
    kept_cents: Cents
    repaid_cents: Cents
    balance_cents: Cents
    pending_cents: Cents


@record
class GrantsAnswer:
    """The answer of `grants`: each grant at a day, and all of them together."""

    schema: Literal["socoledger.grants/1"] = "socoledger.grants/1"
    at: Day
    grants: tuple[GrantFigures, ...]
    total: GrantSums


@record
class GrantsTotal:
    """The total of `grants` under an umbrella."""

    at: Day
    received_cents: Cents
    spent_cents: Cents
    exceeded_cents: Cents
    left_cents: Cents
    advanced_cents: Cents
    returned_cents: Cents
    kept_cents: Cents
    repaid_cents: Cents
    balance_cents: Cents
    pending_cents: Cents


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
    text = f"{receipt.account} {receipt.payee} {receipt.narration} {' '.join(receipt.links)}"
    words = f"-{'-'.join(_WORD.findall(text.casefold()))}-"
    is_called_one = _OF_GRANTS.search(text.casefold()) is not None
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
