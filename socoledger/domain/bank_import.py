"""What `import` makes of the lines of statements, and its answer (SPEC 10)."""

from datetime import date
from enum import StrEnum
from typing import Literal, NamedTuple

from socoledger.domain.bank import BankLine, Statement
from socoledger.domain.entry import Entry, Mark, Metadata
from socoledger.domain.findings import Phrase, Place
from socoledger.domain.frozen import frozen
from socoledger.domain.journal import Assertion
from socoledger.domain.record import Cents, Day, record


class State(StrEnum):
    """What becomes of a line."""

    NEW = "new"
    KNOWN = "known"
    """It is in the books already."""
    MATCHED = "matched"
    """Somebody wrote it by hand."""
    UNSORTED = "unsorted"
    """It is booked, and somebody still has to say on what."""
    LATE = "late"
    """Its month is closed: it is booked on the first day of the first open one."""


class WaitingState(StrEnum):
    """What became of a line that waited in the books to be sorted out."""

    SORTED = "sorted"
    UNSORTED = "unsorted"


@frozen
class Target:
    """What a line is booked on, with the metadata of the posting; `partner` is the folder of the
    books under the same umbrella that it is with.
    """

    account: str
    metadata: Metadata = ()
    partner: str | None = None


@frozen
class Proposal:
    """The account that a line may belong on, and why; whose it then is, for what purpose and of
    which unit, "" where that is not known.
    """

    account: str
    reason: Phrase
    owner: str = ""
    purpose: str = ""
    unit: str = ""


@frozen
class PlannedLine:
    """One line of a statement, and what becomes of it. `key` is what it is known by in the books,
    `place` where it stands already, `at` the number of its statement, from 0; `is_masked` says that
    something private was left out of its texts.
    """

    at: int
    line: BankLine
    account: str
    key: str
    state: State
    name: str
    entry: Entry | None = None
    mark: Mark | None = None
    place: Place | None = None
    proposal: Proposal | None = None
    is_masked: bool = False


@frozen
class BankAssertion:
    """A balance at the start of a day that is to be written."""

    day: date
    account: str
    cents: int
    statement: str


class Withdrawn(NamedTuple):
    """A balance that an import wrote when the books did not have all lines before it, as lines that
    come in now show; `books_cents` is what they have with these.
    """

    assertion: Assertion
    books_cents: int


class Stray(NamedTuple):
    """What may be why the books differ from the bank: an amount in one of them that is not, or not
    by then, in the other.
    """

    day: date
    cents: int
    place: Place | None
    """None: it is a line of the bank, which is booked on a later day."""


@frozen
class Tie:
    """A statement held against the books as they will be, at the end of its last day. Where it has
    no balance, `tied` is None.
    """

    statement: Statement
    account: str
    books_cents: int
    tied: bool | None
    assertion: BankAssertion | None = None
    strays: tuple[Stray, ...] = ()
    goes_on: bool = False
    """Whether another statement goes on where it ends, on the same day: its closing balance is not
    that of a day's end, and `tied` is that of the other.
    """
    before_cents: int | None = None
    """What the books have before it, where that is not its opening balance."""
    begins_without: bool = False
    """Whether the books have nothing on the account before it, and the bank has."""


@frozen
class ImportPlan:
    """All that `import` is going to write."""

    lines: tuple[PlannedLine, ...]
    ties: tuple[Tie, ...]
    opens: tuple[str, ...]
    """Accounts that no file opens yet, in order of name."""
    open_day: date
    withdrawn: tuple[Withdrawn, ...] = ()

    @property
    def assertions(self) -> tuple[BankAssertion, ...]:
        """The balances that are to be written, in order of day."""
        found = {tie.assertion for tie in self.ties if tie.assertion is not None}
        return tuple(sorted(found, key=lambda one: (one.day, one.account)))


@record
class StatementAnswer:
    """A statement; `tied` says whether the books have its closing balance too, null without one."""

    iban: str
    from_: Day
    to: Day
    opening_cents: Cents | None
    closing_cents: Cents | None
    tied: bool | None


@record
class LineAnswer:
    """A line, and where it stands in the books."""

    key: str
    day: Day
    amount_cents: Cents
    name: str
    state: str
    file: str | None
    line: int | None


@record
class ImportAnswer:
    """The answer of `import`. States are new, known, matched, unsorted, late. `waiting` are lines
    that stood in the books already, to be sorted out; their states are sorted, unsorted.
    """

    schema: Literal["socoledger.import/1"] = "socoledger.import/1"
    statements: tuple[StatementAnswer, ...]
    lines: tuple[LineAnswer, ...]
    waiting: tuple[LineAnswer, ...]
