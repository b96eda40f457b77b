"""What stands in one file of a journal, as the parser hands it over. Names of kinds and of their
fields are those of Beancount's own types, so that one reader reads both.
"""

from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import Any, Final, NamedTuple

from socoledger.domain.findings import Phrase


class GivenUp(Exception):  # noqa: N818 - no error of the books
    """What the quick road does not cover was met; the full load reads it."""

    def __init__(self, reason: Phrase) -> None:
        super().__init__(reason)
        self.reason = reason


class NotTold(GivenUp):
    """Sums do not tell whether the journal is right; every transaction does."""


class Amount(NamedTuple):
    """A number of a currency."""

    number: Decimal
    currency: str

    def __str__(self) -> str:
        """As Beancount writes it."""
        return f"{self.number} {self.currency}"

    def __bool__(self) -> bool:
        """Whether it is other than zero, as Beancount has it."""
        return bool(self.number)


class KeyValue(NamedTuple):
    """A key of metadata with its value."""

    key: str
    value: Any


class Value(NamedTuple):
    """A value of a custom directive."""

    value: Any


class Marked(NamedTuple):
    """The tags and links that stand together on a line, without their signs."""

    tags: frozenset[str]
    links: frozenset[str]


NO_MARKS: Final = Marked(frozenset(), frozenset())

Line = tuple[str, Any, int]
"""A posting: its account, its amount (anything else: none is given), its line."""


class Written(NamedTuple):
    """A transaction as it is written."""

    date: date
    line: int
    flag: int
    """The number of its letter."""
    strings: Sequence[str]
    marked: Marked
    lines: Sequence[Any]
    """Each a Line, a KeyValue or Marked."""
    pushed: "Pushed | None"
    """What is pushed where it stands, None: nothing."""


class Pushed(NamedTuple):
    """The tags and the metadata that are pushed at some place."""

    tags: frozenset[str]
    meta: Mapping[str, Any]


class Posting(NamedTuple):
    """A posting whose amount is known."""

    account: str
    units: Amount
    meta: dict[str, Any]
    cost: None = None
    price: None = None


class Transaction(NamedTuple):
    """A transaction with all that it leaves out filled in."""

    meta: dict[str, Any]
    date: date
    flag: str
    payee: str | None
    narration: str
    tags: frozenset[str]
    links: frozenset[str]
    postings: tuple[Posting, ...]


class Open(NamedTuple):
    """An account is opened; `currencies` None: for any."""

    meta: dict[str, Any]
    date: date
    account: str
    currencies: Sequence[str] | None


class Close(NamedTuple):
    """An account is closed."""

    meta: dict[str, Any]
    date: date
    account: str


class Balance(NamedTuple):
    """A balance is asserted."""

    meta: dict[str, Any]
    date: date
    account: str
    amount: Amount
    tolerance: Decimal | None


class Note(NamedTuple):
    """A note on an account."""

    meta: dict[str, Any]
    date: date
    account: str


class Document(NamedTuple):
    """A document of an account, by its absolute path."""

    meta: dict[str, Any]
    date: date
    account: str
    filename: str
    links: frozenset[str]


class Custom(NamedTuple):
    """A custom directive."""

    meta: dict[str, Any]
    date: date
    type: str
    values: Sequence[Value] | None


Directive = Open | Close | Balance | Note | Document | Custom
"""All that we look at, beside transactions."""
