"""Records of `bank`: how the books stand beside the bank, per bank account (SPEC 10)."""

from typing import Literal

from socoledger.domain.record import Cents, Count, Day, record


@record
class BankStanding:
    """A bank account. What is about its last balance is null where the journal asserts none."""

    account: str
    iban: str
    to: Day | None
    """The last day of the last balance that the bank gave: at its end it holds."""
    statement: str | None
    """The statement of that balance; null if somebody wrote it by hand."""
    bank_cents: Cents | None
    books_cents: Cents | None
    """What the books have at the end of that day."""
    difference_cents: Cents | None
    """The bank less the books."""
    days: Count | None
    """How many days ago that is."""
    entries: Count
    """The entries on it after that day."""
    imported: Count
    """Those of them that are lines of the bank."""
    unsorted: Count
    """The lines of the bank of which nobody has said yet what they were for."""
    by_hand: Count
    """The entries after that day that are no line of the bank, as far as is known."""
    booked_later: Count
    """The lines of the bank that are booked after that day, and later than the bank has them."""


UnmatchedKind = Literal["by_hand", "late"]
"""The books have it, and no line of the bank is known; or the books have it on a later day."""


@record
class UnmatchedLine:
    """An amount since the last balance that the bank or the books have alone, on that day."""

    account: str
    kind: UnmatchedKind
    day: Day
    amount_cents: Cents
    file: str
    line: int


@record
class BankAnswer:
    """The answer of `bank`. `lines` are of accounts that have a balance of the bank."""

    schema: Literal["socoledger.bank/1"] = "socoledger.bank/1"
    at: Day
    accounts: tuple[BankStanding, ...]
    lines: tuple[UnmatchedLine, ...]
