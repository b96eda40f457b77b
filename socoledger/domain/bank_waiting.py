"""Lines of the bank that wait in the books until somebody says what they were for (SPEC 10)."""

from datetime import date

from socoledger.domain.bank import BankLine, BankPart
from socoledger.domain.bank_import import Target
from socoledger.domain.findings import Place
from socoledger.domain.frozen import frozen


@frozen
class Waiting:
    """A posting on the account of what is to be sorted out, in a transaction that is a line of the
    bank. `place` is that of the transaction, the other numbers are lines of the same file;
    `account` and `key` are of the bank. `payment` is that of the statement, or else as the books
    have it.
    """

    place: Place
    first_posting: int
    posting: int
    account: str
    key: str
    day: date
    payee: str
    payment: BankLine | BankPart


@frozen
class Sorted:
    """What one of them is booked on from now on, each with its part of it: a credit to the bank is
    positive. `rule` is the line of bank.yaml that says so, None where a person does.
    """

    waiting: Waiting
    targets: tuple[tuple[Target, int], ...]
    rule: int | None = None
