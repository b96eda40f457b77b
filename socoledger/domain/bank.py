"""Bank statements as every reader gives them, whatever bank or format they come from (SPEC 10)."""

from datetime import date

from socoledger.domain.findings import Phrase
from socoledger.domain.frozen import frozen

LARGEST_FILE = 20 * 1024 * 1024
"""Bytes of a file, and of all that is unpacked out of one, that are read at most."""


@frozen
class BankPart:
    """One payment of a batch. A credit to the account is positive; what is not known is ""."""

    cents: int
    name: str
    iban: str
    description: str
    end_to_end: str


@frozen
class BankLine:
    """One line of a statement. A credit to the account is positive; what is not known is "".

    `day` is the booking day. `name` and `iban` are of the other side; of a Dutch account without an
    IBAN its number stands there. `description` is one line without padding, in which a payment
    reference is kept. `reference` is the bank's own, and tells lines of an account apart where the
    bank gives one; `end_to_end` is that of who paid. `parts` are the payments of a batch, at least
    two, which add up to `cents`; () if it is no batch. `row` is the line in the file, from 1.
    """

    day: date
    cents: int
    name: str
    iban: str
    description: str
    reference: str
    end_to_end: str
    parts: tuple[BankPart, ...] = ()
    row: int = 0


@frozen
class Statement:
    """What a bank says of one account from `first` through `last`, its lines as in the file.

    `last` is the day at whose end `closing_cents` holds; where a file has no balances both are
    None, and `first` and `last` are the days of its first and last lines. Nobody has looked yet
    whether opening + lines = closing. `number` is the statement's own, "" if it has none; `format`
    is "CAMT.053", "MT940" or "CSV"; `bank` is its name, "" if not known.
    """

    iban: str
    currency: str
    first: date
    last: date
    opening_cents: int | None
    closing_cents: int | None
    lines: tuple[BankLine, ...]
    number: str
    format: str
    bank: str


class NoStatement(ValueError):  # noqa: N818 - an answer about a file, no defect
    """A file cannot be read as a statement. `reason` says what it looks like and what to do; no
    value of a line is in it.
    """

    def __init__(self, reason: Phrase) -> None:
        super().__init__(str(reason))
        self.reason = reason
