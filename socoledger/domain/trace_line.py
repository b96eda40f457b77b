"""The answer of `trace FILE:LINE`: what stands on a line, and what it is good for (SPEC 13)."""

from datetime import date
from typing import Literal, NamedTuple

from socoledger.domain.record import Cents, Day, Period, Sometimes, record

LineKind = Literal["entry", "hours", "close", "directive", "key"]
"""A transaction or a posting of it; hours; the head of a close; any other directive of the journal;
a key of a YAML file.
"""

BALANCE_SHEET = "balance-sheet"
"""The command whose figures are accounts too."""
UNDISTRIBUTED = "undistributed"
"""The key in the JSON of `balance-sheet` for what is not distributed yet."""


class BookLine(NamedTuple):
    """A line of a file of the books that says something."""

    file: str
    number: int
    """Counted from 1."""
    head: int = 0
    """In the journal, the line that the directive begins on."""
    word: str = ""
    """In the journal, the word that the directive is called by, such as `open`."""
    keys: tuple[str, ...] = ()
    """In a YAML file, the keys that lead to it, the outermost first, with the id of an item of a
    list in place of its number.
    """
    since: date | None = None
    """In a YAML file, the day that the item of a list is from that it is in."""


@record
class LinePosting:
    """A posting that stands on the line, or belongs to the transaction there."""

    account: str
    amount_cents: Cents
    """A debit is positive, as in the journal."""
    line: int


@record
class LineFigure:
    """A figure that the line is a part of."""

    figure: str
    """The command that shows it."""
    of: str | None
    """The id of a member or a grant, `collective`, or an account; null: of all."""
    key: str
    """Its key in the JSON of that command."""
    period: Period | None
    """The month or year of the figure, at whose end it is if it is of a day; null: of any."""
    amount_cents: Cents | None
    """What the line adds to it; null where that is no sum of its own, as with a percentage."""
    trace: str
    """What to ask for the tree under it."""


@record
class Destination:
    """Where the result that the line is a part of goes in its month, with all else of the month."""

    of: str
    """A member's id, or `collective`."""
    to: str
    amount_cents: Cents
    """Negative where the month takes back what earlier months got."""


@record
class CoveringClose:
    """A close that the line is a fact of, or that wrote it."""

    period: Period
    file: str
    line: int
    seal: str


@record
class TraceLineAnswer:
    """The answer of `trace FILE:LINE`."""

    schema: Literal["socoledger.trace-line/1"] = "socoledger.trace-line/1"
    file: str
    line: int
    kind: LineKind
    what: str
    """What stands there, in the language of the reader."""
    date: Day | None
    """The day of an entry or of hours."""
    from_: Day | None
    """The first day of what a key says or a close covers; null: of any day."""
    to: Day | None
    """The last day; null: it has no end."""
    postings: tuple[LinePosting, ...]
    figures: tuple[LineFigure, ...]
    destinations: tuple[Destination, ...]
    closed: bool
    """Whether a close covers it, so that a change of it is told by `verify`."""
    closes: tuple[CoveringClose, ...]
    shown_in: tuple[str, ...]
    """The commands that make the documents it is shown or counted in."""
    documents: Sometimes[tuple[str, ...]] = None
    """The documents that it names, or has a link in common with."""
    members: Sometimes[tuple[str, ...]] = None
    """Of a key that is of no member in particular: the members to whom its figures apply."""
