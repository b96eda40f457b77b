"""What is going to be written into the journal: transactions, hours, and keys under what
stands there (SPEC 10 and 11).
"""

from dataclasses import dataclass
from datetime import date

Metadata = tuple[tuple[str, str | date], ...]
"""Keys of a journal with their values, in order."""


@dataclass(frozen=True, slots=True)
class EntryPosting:
    """One posting of a transaction that is to be written. A debit is positive."""

    account: str
    cents: int
    metadata: Metadata = ()


@dataclass(frozen=True, slots=True)
class Entry:
    """A transaction that is to be written."""

    day: date
    payee: str
    narration: str
    metadata: Metadata
    postings: tuple[EntryPosting, ...]
    is_unsure: bool = False
    link: str = ""
    """What it shares with what belongs to it, without the `^`."""


@dataclass(frozen=True, slots=True)
class HoursEntry:
    """Hours that are to be written, in hundredths; below zero where they are taken back. `what` is
    what they were for, the unit where there are units, or "".
    """

    day: date
    member: str
    hundredths: int
    what: str = ""


@dataclass(frozen=True, slots=True)
class Mark:
    """A key that is to be written under a transaction that stands in the books: above its posting
    `line`, or with `on_posting` under it.
    """

    file: str
    line: int
    keys: str
    on_posting: bool
