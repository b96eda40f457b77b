"""What a single file of the books says, apart from how it is laid out: for `git diff` (SPEC 13)."""

from datetime import date
from typing import NamedTuple

from socoledger.domain.closing import Plan


class ShownPosting(NamedTuple):
    """One line of a transaction; `amount` is as "-12.50 EUR", "" where the file leaves it out."""

    account: str
    amount: str
    flag: str = ""
    metadata: tuple[str, ...] = ()
    """Each as "key: value", in order of bytes."""


class ShownEntry(NamedTuple):
    """One directive of a journal file: its words, as Beancount writes them."""

    day: date | None
    """None for what has no day, as an option."""
    words: tuple[str, ...]
    metadata: tuple[str, ...] = ()
    """Each as "key: value", in order of bytes."""
    postings: tuple[ShownPosting, ...] = ()
    """In order of account."""


class ShownJournal(NamedTuple):
    """A journal file, in the order written."""

    entries: tuple[ShownEntry, ...]


class ShownClose(NamedTuple):
    """A close."""

    plan: Plan
    mark: str
    """A short digest of the whole file, so that no change of it goes unseen."""


class ShownSetting(NamedTuple):
    """One value of a YAML file, with the keys that lead to it."""

    key: str
    value: str


class ShownSettings(NamedTuple):
    """A YAML file, by key in order of bytes."""

    settings: tuple[ShownSetting, ...]


Shown = ShownJournal | ShownClose | ShownSettings
