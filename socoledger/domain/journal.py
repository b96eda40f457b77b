"""The facts of the journal: transactions, hours and assertions, each with its place (SPEC 2)."""

from collections.abc import Mapping
from datetime import date
from types import MappingProxyType
from typing import NamedTuple

from socoledger.domain.accounts import Roots
from socoledger.domain.closing import Accepted, Close
from socoledger.domain.findings import Place


class Posting(NamedTuple):
    """One line of a transaction. A debit is positive.

    `shares` divides a posting on Income or Expenses over results: pairs of a member's id (or
    COLLECTIVE) and cents, which add up to `cents`; () for other accounts.
    """

    account: str
    cents: int
    line: int
    shares: tuple[tuple[str, int], ...] = ()
    purpose: str | None = None
    approval: str | None = None
    for_year: int | None = None
    grant: str | None = None
    """The grant that pays this cost, which is then part of no result (SPEC 9)."""
    unit: str | None = None
    reimbursed: str | None = None
    """The member who was reimbursed for this cost against a receipt."""
    bank: str = ""
    """The lines of the bank that it is, where this stands at the posting itself."""


class Transaction(NamedTuple):
    """A transaction that balances to the cent, or a sum of several.

    `close` is the period of the close that booked it, as "2025-03" or "2025"; None if none did.
    """

    day: date
    file: str
    line: int
    postings: tuple[Posting, ...]
    close: str | None = None
    leaving: bool = False
    partner: str | None = None
    """The folder of the other books under the umbrella that this transaction is with."""
    links: frozenset[str] = frozenset()
    wording: str = ""
    """Payee, narration, links and documents as one text, "" if there are none."""
    payee: str | None = None
    text: tuple[str, str] = ("", "")
    """The payee and the narration."""
    is_unsure: bool = False
    """Whether it has the flag `!`."""
    is_noted: bool = False
    """Whether it or a posting has metadata `note`, or the same in Dutch."""
    bank: str = ""
    """The line of the bank that it is (SPEC 10); "" if none is known."""
    bank_day: date | None = None
    """The day of that line, where it was booked on a later one."""
    is_padding: bool = False
    """Whether a pad directive made it, so that it stands in no file."""
    documents: tuple[str, ...] = ()
    """The documents that it names, as written, in order."""
    is_sum: bool = False
    """Whether it is the sum of what plain transactions of a file and month book on some accounts,
    dated the last day on which they do. It has no line (0), and need not balance.
    """


class Hours(NamedTuple):
    """Hours that a member worked; negative hours correct earlier ones."""

    day: date
    member: str
    hundredths: int
    unit: str | None
    """As written: an id of coop.yaml, or in books without units any text."""
    place: Place


class Opened(NamedTuple):
    """An open directive; `euros` says whether the account may hold EUR."""

    day: date
    place: Place
    euros: bool = True


class Shut(NamedTuple):
    """A close directive of an account: its day is the last one that it may be used on."""

    day: date
    place: Place


class Assertion(NamedTuple):
    """A balance directive: it holds at the start of its day, for the account and those below it."""

    day: date
    account: str
    place: Place
    cents: int = 0
    forgiven_cents: int = 0
    """The difference that Beancount allows where the directive gives no tolerance."""
    statement: str = ""
    """The bank statement that the balance was taken from; "" if none is named."""


class Document(NamedTuple):
    """A file that the journal refers to, by its path in the books; or a folder of documents, which
    has no day.
    """

    day: date | None
    file: str
    place: Place
    links: frozenset[str] = frozenset()
    """The links that it has in common with the transactions it is about."""


class Journal(NamedTuple):
    """The facts of the journal, in order of date."""

    transactions: tuple[Transaction, ...] = ()
    hours: tuple[Hours, ...] = ()
    closes: tuple[Close, ...] = ()
    """In the order they were made."""
    opened: Mapping[str, Opened] = MappingProxyType({})
    """Every account that has an open directive in a file of the journal."""
    opened_by_plugin: Mapping[str, date] = MappingProxyType({})
    """Accounts that only a plugin opens, with the day of their first use."""
    named: frozenset[str] = frozenset()
    """Accounts that directives other than transactions name, outside the closes."""
    shut: Mapping[str, Shut] = MappingProxyType({})
    """Accounts that have a close directive."""
    assertions: tuple[Assertion, ...] = ()
    """The treasurer's assertions, without those of closes."""
    files: tuple[str, ...] = ()
    """The files that were read, the main one first."""
    includes: tuple[str, ...] = ()
    """The paths and patterns that the files include, from the folder of the books."""
    plugins: tuple[str, ...] = ()
    """The plugins of Beancount that the journal uses, each known to be harmless."""
    roots: Roots = Roots()
    documents: tuple[Document, ...] = ()

    @property
    def closed(self) -> frozenset[str]:
        """The closed periods, as "2025-03" or "2025"."""
        return frozenset(close.period for close in self.closes)

    @property
    def accepted(self) -> tuple[Accepted, ...]:
        """The errors that closes accepted, in the order of the closes."""
        return tuple(accepted for close in self.closes for accepted in close.accepted)

    def documents_of(self, entry: Transaction) -> tuple[str, ...]:
        """The documents of an entry: those it names, and those it has a link in common with."""
        documents = self.documents if entry.links else ()
        linked = (one.file for one in documents if one.links & entry.links)
        return tuple(dict.fromkeys((*entry.documents, *linked)))
