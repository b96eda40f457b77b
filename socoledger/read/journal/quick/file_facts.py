"""The facts of one file of a journal, and what must be known of it to hold files against each other
(`checks`). It is all that a cache keeps of a file.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import NamedTuple

from socoledger.domain.accounts import Roots, below
from socoledger.domain.closing import Close
from socoledger.domain.journal import Assertion, Document, Hours, Opened, Shut, Transaction

Sums = Callable[[Sequence[Transaction]], tuple[Transaction, ...]]
"""Replaces the transactions of one file that are only ever added up by their sums."""


class DatedClose(NamedTuple):
    """A close, with the day of its directive."""

    day: date
    close: Close


class OpenedAccount(NamedTuple):
    """An account that is opened."""

    account: str
    opened: Opened


class ShutAccount(NamedTuple):
    """An account that is closed."""

    account: str
    shut: Shut


class Balanced(NamedTuple):
    """A balance that is asserted, in a close or by hand, with what Beancount forgives."""

    day: date
    account: str
    cents: int
    forgiven_cents: int


class Referred(NamedTuple):
    """An account that a directive names which may do so after it was closed."""

    account: str
    day: date


class Used(NamedTuple):
    """The first and the last day on which an account was booked on."""

    account: str
    first: date
    last: date


class Part(NamedTuple):
    """What a sum of a month holds of the days before one of that month, on an account and those
    below it.
    """

    account: str
    day: date
    cents: int


class FileFacts(NamedTuple):
    """The facts of one file, each list in order of day and line."""

    file: str
    roots: Roots
    document_folders: tuple[str, ...]
    patterns: tuple[str, ...]
    """What it includes, as written."""
    transactions: tuple[Transaction, ...]
    hours: tuple[Hours, ...] = ()
    closes: tuple[DatedClose, ...] = ()
    opened: tuple[OpenedAccount, ...] = ()
    shut: tuple[ShutAccount, ...] = ()
    assertions: tuple[Assertion, ...] = ()
    balances: tuple[Balanced, ...] = ()
    referred: tuple[Referred, ...] = ()
    named: tuple[str, ...] = ()
    documents: tuple[Document, ...] = ()
    used: tuple[Used, ...] = ()
    commodities: tuple[str, ...] = ()
    parts: tuple[Part, ...] = ()
    """Of the days within a month at which this file itself asserts a balance."""


def with_sums(facts: FileFacts, sums: Sums) -> FileFacts:
    """The facts of a file with sums in the place of what is only ever added up."""
    summed = sums(facts.transactions)
    kept = [entry for entry in summed if not entry.is_sum]
    if len(kept) == len(facts.transactions):
        return facts
    asked = {(one.account, one.day) for one in facts.balances if one.day.day > 1}
    parts = (
        Part(
            account,
            day,
            cents_between(facts.transactions, account, day.replace(day=1), day)
            - cents_between(kept, account, day.replace(day=1), day),
        )
        for account, day in sorted(asked)
    )
    return facts._replace(transactions=summed, parts=tuple(parts))


def cents_between(transactions: Iterable[Transaction], account: str, first: date, end: date) -> int:
    """The cents on an account, and those below it, from `first` up to but not including `end`."""
    return sum(
        posting.cents
        for entry in transactions
        if first <= entry.day < end
        for posting in entry.postings
        if below(posting.account, account)
    )


def used_accounts(transactions: Sequence[Transaction]) -> Iterator[Used]:
    """The first and the last day of each account; the transactions are in order of day."""
    last = {posting.account: entry.day for entry in transactions for posting in entry.postings}
    first: Mapping[str, date] = {
        posting.account: entry.day for entry in reversed(transactions) for posting in entry.postings
    }
    for account, day in last.items():
        yield Used(account, first[account], day)
