"""What a close is going to say (SPEC 4): rules make the plan, `write` makes a file of it."""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import NamedTuple

from socoledger.domain.closes import Accepted, LawRecord

Assertions = tuple[tuple[str, int], ...]
"""Accounts and cents, a credit negative, in order of the accounts' bytes."""


class Booking(NamedTuple):
    """One transaction of a close: a debit is positive, and all add up to zero."""

    member: str
    """A member's id, or COLLECTIVE."""
    postings: tuple[tuple[str, int], ...]
    """Accounts and cents, by account in order of bytes."""
    result_cents: int | None = None
    cooperative_cents: int | None = None
    """What of the result stays with the coöperatie; None where it says nothing."""
    leaving: bool = False
    grant: str | None = None
    """The grant whose account this is about; its member is COLLECTIVE then."""
    settling: bool = False
    """Whether it takes off a grant's account what is left when its period is over."""


class Plan(NamedTuple):
    """Everything that a close says, in the order it says it."""

    period: str
    day: date
    """The last day of the period."""
    agreement: str
    rules: int
    after: str | None
    previous: str | None
    facts: str
    wording: str | None
    """The digest of the words of the month's transactions; None where the rules keep none."""
    law: LawRecord
    accepted: tuple[Accepted, ...]
    return_cents: int | None
    """What goes back to the gemeente for the year, now final; None for a month."""
    open_day: date
    """The day on which accounts are opened: also before `day`, as the close of an earlier year
    that is still to come may need them.
    """
    opens: tuple[str, ...]
    bookings: tuple[Booking, ...]
    assertions: Assertions
    """Balances at the start of the day after."""
    marks: Mapping[str, tuple[str, ...]]

    @property
    def day_after(self) -> date:
        """The day of the assertions."""
        return self.day + timedelta(days=1)
