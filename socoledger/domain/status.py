"""Records of `status`: closes, amounts that may be paid, and leavers (SPEC 5)."""

from typing import Literal, NamedTuple

from socoledger.domain.bank_standing import BankStanding
from socoledger.domain.check import ShownAcceptance, ShownFinding
from socoledger.domain.record import Cents, Count, Day, Hours, InMonth, record


@record
class Payable:
    """A premium or an allowance that was awarded and not yet paid."""

    id: str
    kind: str
    """ "premium" or "allowance"."""
    unpaid_cents: Cents
    payable_cents: Cents
    """What of it may be paid in the year: within the room, while there are payments left."""
    room_cents: Cents
    payments_left: Count | None
    """Null for an allowance, which may be paid any number of times."""


@record
class ReturnStanding:
    """What goes back to the gemeente for one year."""

    year: int
    final: bool
    computed_cents: Cents
    booked_cents: Cents
    paid_cents: Cents
    outstanding_cents: Cents


@record
class Leaver:
    """A spaarpot of somebody who left."""

    id: str
    left: Day
    balance_cents: Cents
    to: str
    """Where it goes, "keep" if it stays."""
    settled_in: InMonth | None
    """The first month whose close takes it out, if it goes anywhere."""


@record
class HoursStanding:
    """Somebody whose hours come near what the agreement allows in a year, or above it."""

    id: str
    """Of who has several files, the first."""
    hours_hundredths: Hours
    allowed_hundredths: Hours
    remaining_hundredths: Hours
    """0 or above."""


DueKind = Literal[
    "month",
    "year",
    "grant",
    "premium",
    "allowance",
    "spaarpot",
    "return",
    "amount",
    "accounts",
    "accounts-extended",
    "accounts-filed",
    "goal",
]
"""What is due: the close of a month or a year, the account of a grant, a decision that ends, a
leaver's spaarpot that falls, the return to the gemeente, a new legal amount, the annual accounts,
a goal.
"""


@record
class DueDate:
    """What comes within three months of a day, or is late on it."""

    date: Day
    kind: DueKind
    what: str
    """The month, year, grant, member, legal amount or goal."""
    late: bool
    source: str | None
    """The article, the decision, or the agreement that it rests on."""


class StatusFigures(NamedTuple):
    """The figures of `status`."""

    year: int
    payable: tuple[Payable, ...]
    returns: tuple[ReturnStanding, ...]
    leavers: tuple[Leaver, ...]
    open_grants: frozenset[str]
    """The grants that are not settled yet, by id."""
    hours: tuple[HoursStanding, ...]


@record
class ClosedSoFar:
    """The last month that is closed, and each year that is."""

    through: InMonth | None
    years: tuple[int, ...]


@record
class Due:
    """The month that is to be closed next, whether it is over, and the years that are to be."""

    month: InMonth
    over: bool
    years: tuple[int, ...]


@record
class Seal:
    """The seal of a close."""

    period: str
    seal: str


@record
class StatusAnswer:
    """The answer of `status`; figures are null where errors would make them mislead, or nothing is
    booked.
    """

    schema: Literal["socoledger.status/1"] = "socoledger.status/1"
    closed: ClosedSoFar
    due: Due
    findings: tuple[ShownFinding, ...]
    """What stands in the way of the next close."""
    accepted: tuple[ShownAcceptance, ...]
    year: int | None
    payable: tuple[Payable, ...] | None
    returns: tuple[ReturnStanding, ...] | None
    leavers: tuple[Leaver, ...] | None
    ready: bool
    """Whether the next month can be closed."""
    seal: Seal | None
    """Of the last close."""
    due_dates: tuple[DueDate, ...]
    """In order of their days."""
    hours: tuple[HoursStanding, ...] | None
    """Of the year, from 80% of the agreement's `hours: per_year` on."""
    bank: tuple[BankStanding, ...] | None
    """The bank accounts of bank.yaml, null without one."""
