"""How a bank is described: one module a bank in `banks/`, each with a `BANK` (SPEC 10)."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from socoledger.domain.bank import BankLine
from socoledger.domain.findings import Phrase
from socoledger.read.bank.refusals import ADVICE
from socoledger.read.bank.row import Row

LONGEST_TEXT = 4_000
"""Signs of a description; no bank writes more."""


class Details(NamedTuple):
    """What a text of a line says of the other side and of what for; "" is not known."""

    name: str = ""
    iban: str = ""
    description: str = ""
    end_to_end: str = ""


class Entry(NamedTuple):
    """One line of a table, with the account it is of and what that holds after it, if told."""

    account: str
    line: BankLine
    after_cents: int | None = None
    currency: str = "EUR"


class Mt940Line(NamedTuple):
    """What :61: and :86: say beside day and amount; "" is not there.

    `supplement` is the second line of :61:. `details` are the lines of :86:, spaces kept at their
    ends, as a bank breaks a text there.
    """

    customer_reference: str
    bank_reference: str
    supplement: str
    details: tuple[str, ...]


@dataclass(frozen=True)
class Layout:
    """One kind of table of a bank.

    With a head, `heads` has for each of our words how the bank calls that column, in each language;
    those of `optional` may be missing. Without one, `positions` has our word for each column, ""
    for one that is of no use, and `patterns` how the first row is known.
    """

    delimiters: str
    entry: Callable[[Row], Entry]
    heads: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    optional: frozenset[str] = frozenset()
    positions: tuple[str, ...] = ()
    patterns: Mapping[str, str] = field(default_factory=dict)
    free_text: str = ""
    """The column that may hold the delimiter, without being quoted as CSV asks."""
    encoding: str = "iso-8859-15"
    """Of files that are not UTF-8."""


@dataclass(frozen=True)
class Bank:
    """A bank: `codes` are the letters in its IBANs, `tables` its CSV, `details` reads :86: of
    MT940, and returns None for a text that is not as this bank writes it.
    """

    name: str
    codes: tuple[str, ...]
    tables: tuple[Layout, ...] = ()
    details: Callable[[Mt940Line], Details | None] | None = None
    advice: Phrase = ADVICE
    """Which file to download."""
