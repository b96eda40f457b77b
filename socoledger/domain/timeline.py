"""A member's story: what happened to them, in order of day (SPEC 13)."""

from datetime import date
from enum import IntEnum
from typing import Literal, NamedTuple

from socoledger.domain.findings import Phrase, Place
from socoledger.domain.record import Cents, Day, Hours, Sometimes, record

EventKind = Literal[
    "joined", "came_back", "benefit", "turned_27", "agreement", "premium_decision",
    "allowance_decision", "opening", "spaarpot", "spent", "settled", "premium_awarded",
    "allowance_awarded", "premium_paid", "allowance_paid", "reimbursed", "benefit_ended", "left",
    "heard", "hours", "result", "accepted", "closed",
]  # fmt: skip
"""What an event is. On the spaarpot: `opening` from before these books, `spaarpot` what comes in,
`spent` what the member used or brought back, `settled` what fell elsewhere on leaving. `heard` is
the day on which the coöperatie heard of an end.
"""


class Turn(IntEnum):
    """The order of what happened on one day."""

    BEGINS = 0
    """What holds from that day on."""
    BY_HAND = 1
    """What the treasurer booked."""
    ENDS = 2
    OF_MONTH = 3
    """Figures of a whole month, which end with it."""
    BY_CLOSE = 4
    """What closes booked, or will book."""
    CLOSED = 5


class Event(NamedTuple):
    """One thing that happened to a member. What does not apply is None or empty."""

    day: date
    turn: Turn
    kind: EventKind
    member: str
    what: Phrase
    place: Place | None
    """Where it is written; of a figure of a month, the close that books it, or the first of its
    lines.
    """
    cents: int | None = None
    """The amount: on the spaarpot positive if it comes in, of a payment if the member gets it."""
    hours_hundredths: int | None = None
    spaarpot_cents: int | None = None
    """What of a month's result the spaarpot gets; below 0 if a loss takes it back."""
    balance_cents: int | None = None
    """What is in the spaarpot after it."""
    period: str | None = None
    """The month or year that it is about, or that a close booked it for."""
    reference: str | None = None
    """Of a decision, the agreement or an approval; of what a close accepted, its code."""
    maximum_cents: int | None = None
    """The most in a calendar year that a decision allows, where it says an amount."""
    purpose: str | None = None
    is_pending: bool = False
    """Whether no close has booked it yet."""
    documents: tuple[str, ...] = ()


@record
class TimelineEvent:
    """One thing that happened to a member."""

    date: Day
    kind: EventKind
    id: str
    """The member's file that it is about: who has several is one person."""
    what: str
    amount_cents: Cents | None
    """On the spaarpot positive if it comes in; of a payment if the member gets it."""
    balance_cents: Cents | None
    """What is in the spaarpot after it."""
    file: str | None
    line: int | None
    """Of a figure of a month: the close that books it, or the first of its lines."""
    documents: tuple[str, ...]
    hours_hundredths: Sometimes[Hours] = None
    spaarpot_cents: Sometimes[Cents] = None
    """What of a month's result the spaarpot gets; below 0 if a loss takes it back."""
    period: Sometimes[str] = None
    """The month or year that it is about, or that a close booked it for."""
    reference: Sometimes[str] = None
    """Of a decision, the agreement or an approval; of what a close accepted, its code."""
    maximum_cents: Sometimes[Cents] = None
    """The most in a calendar year that a decision allows, where it says an amount."""
    purpose: Sometimes[str] = None
    pending: Sometimes[bool] = None
    """True if no close has booked it yet."""


@record
class TimelineAnswer:
    """The answer of `timeline`: a member's story in order (SPEC 13)."""

    schema: Literal["socoledger.timeline/1"] = "socoledger.timeline/1"
    id: str
    from_: Day | None
    """The day of the first event, null if there are none."""
    to: Day | None
    events: tuple[TimelineEvent, ...]
