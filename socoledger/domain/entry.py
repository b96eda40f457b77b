"""What is going to be written into the journal: transactions, hours, and keys under what
stands there (SPEC 10 and 11).
"""

from datetime import date

from socoledger.domain.frozen import frozen

Metadata = tuple[tuple[str, str | date], ...]
"""Keys of a journal with their values, in order."""


@frozen
class EntryPosting:
    """One posting of a transaction that is to be written. A debit is positive."""

    account: str
    cents: int
    metadata: Metadata = ()


@frozen
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


@frozen
class HoursEntry:
    """Hours that are to be written, in hundredths; below zero where they are taken back. `what` is
    what they were for, the unit where there are units, or "".
    """

    day: date
    member: str
    hundredths: int
    what: str = ""


@frozen
class Mark:
    """A key that is to be written under a transaction that stands in the books: above its posting
    `line`, or with `on_posting` under it.
    """

    file: str
    line: int
    keys: str
    on_posting: bool
