"""A spaarpot at a day, and what moved on it (SPEC 3.7)."""

from datetime import date
from typing import Literal, NamedTuple

from socoledger.domain.findings import Place
from socoledger.domain.record import Cents, Day, Sometimes, record

Sum = Literal["opening", "additions", "withdrawals", "leaving"]
"""The sums that make a balance; a movement counts in one of them."""


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
    is_premium: bool = False
    """Whether a close took a premium out of the spaarpot by it."""
    counts_in: Sum = "additions"
    purpose: str | None = None
    """What it was spent on, by its id; None where none is written."""


@record
class SpaarpotFigures:
    """One spaarpot at a day; movements since the start of that calendar year."""

    id: str
    opening_cents: Cents
    additions_cents: Cents
    """What closes distributed, and other credits."""
    withdrawals_cents: Cents
    """What the treasurer took out, and premiums that closes took out."""
    leaving_cents: Cents
    """What closes took out because the member left."""
    balance_cents: Cents
    """What the account holds."""
    pending_cents: Cents
    """What the next closes will book on it."""


@record
class SpaarpotSums:
    """Several spaarpotten together."""

    opening_cents: Cents
    additions_cents: Cents
    withdrawals_cents: Cents
    leaving_cents: Cents
    balance_cents: Cents
    pending_cents: Cents


@record
class ShownMovement:
    """One posting on a spaarpot, as the answer shows it; what comes in is positive."""

    date: Day
    what: str
    amount_cents: Cents
    balance_cents: Cents
    """What the account holds after it."""
    file: str
    line: int


@record
class SpaarpotAnswer:
    """The answer of `spaarpot`: each spaarpot at a day, and all of those shown together."""

    schema: Literal["socoledger.spaarpot/1"] = "socoledger.spaarpot/1"
    at: Day
    members: tuple[SpaarpotFigures, ...]
    total: SpaarpotSums
    movements: Sometimes[tuple[ShownMovement, ...]] = None
    """What moved in the year, where one member is asked for."""


@record
class SpaarpotTotal:
    """The total of `spaarpot` under an umbrella."""

    at: Day
    opening_cents: Cents
    additions_cents: Cents
    withdrawals_cents: Cents
    leaving_cents: Cents
    balance_cents: Cents
    pending_cents: Cents
