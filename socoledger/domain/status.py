"""Where things stand: what may be paid, and who left (SPEC 5)."""

from datetime import date
from typing import NamedTuple

from socoledger.domain.municipality import ReturnFigures
from socoledger.domain.period import Month


class Payable(NamedTuple):
    """A premium or an allowance that was awarded and not yet paid."""

    id: str
    kind: str
    """ "premium" or "allowance"."""
    unpaid_cents: int
    payable_cents: int
    """What of it may be paid in the year: within the room, while there are payments left."""
    room_cents: int
    payments_left: int | None
    """None for an allowance, which may be paid any number of times."""


class Leaver(NamedTuple):
    """A spaarpot of somebody who left."""

    id: str
    left: date
    balance_cents: int
    to: str
    """Where it goes, "keep" if it stays."""
    settled_in: Month
    """The first month whose close takes it out, if it goes anywhere."""


class StatusFigures(NamedTuple):
    """The figures of `status`."""

    year: int
    payable: tuple[Payable, ...]
    returns: tuple[ReturnFigures, ...]
    leavers: tuple[Leaver, ...]
