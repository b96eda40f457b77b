"""The working paper of the kascommissie about a year (SPEC 12)."""

from datetime import date
from enum import Enum, auto
from typing import Literal, NamedTuple

from socoledger.domain.balance_sheet import BalanceSums
from socoledger.domain.bank_standing import BankStanding
from socoledger.domain.closing import Accepted
from socoledger.domain.findings import Finding, Place
from socoledger.domain.noted import Note
from socoledger.domain.period import Month
from socoledger.domain.report.basis import Basis, SealedClose
from socoledger.domain.report.statement import Award
from socoledger.domain.verify import Cause

AssetKind = Literal["bank", "cash", "other"]
"""A bank account of bank.yaml, a cash box, or any other account of assets."""


class Saved(NamedTuple):
    """Who saved something in git, and on which day."""

    name: str
    day: date


class AssetBalance(NamedTuple):
    """What stands on an account of assets at the end of the last day."""

    account: str
    kind: AssetKind
    cents: int


class AuditedClose(NamedTuple):
    """One close. `is_unchanged` is what `verify` says of it; None: it could not tell."""

    period: str
    seal: str
    is_unchanged: bool | None
    saved: Saved | None


class Reopened(NamedTuple):
    """A line of reopened.log: a close that was taken back, and why."""

    day: date
    period: str
    reason: str
    saved: Saved | None


class AcceptedBy(NamedTuple):
    """An error that a close accepted, and who saved that close."""

    accepted: Accepted
    saved: Saved | None


class NotedBy(NamedTuple):
    """A note on a warning, and who saved it."""

    note: Note
    saved: Saved | None


class Evidence(NamedTuple):
    """What is known of a year's books beside the books themselves: what `verify` and `check` find,
    and what git tells of who saved what.
    """

    in_git: bool
    closes: tuple[AuditedClose, ...]
    """Of the year, in the order they were made."""
    others_differ: tuple[str, ...]
    """The closes of other years that differ."""
    without_words: str | None
    """The last month of the year whose close does not cover payees and descriptions."""
    errors: tuple[Finding, ...]
    """What is wrong with closes besides."""
    changes: tuple[Cause, ...]
    """What was changed after it was closed, words of entries too."""
    reopened: tuple[Reopened, ...]
    accepted: tuple[AcceptedBy, ...]
    noted: tuple[NotedBy, ...]
    open: tuple[Finding, ...]
    """The errors and warnings of the year that nobody accepted or noted."""

    @property
    def is_unchanged(self) -> bool:
        """Whether the closes of the year, all else of closes, and words are as they were."""
        differs = any(not one.is_unchanged for one in self.closes)
        return not (self.errors or self.others_differ or self.changes or differs)


class Group(Enum):
    """Why an entry is in the sample."""

    RECEIVED = auto()
    """The largest amounts that came in."""
    PAID = auto()
    """The largest amounts that went out."""
    MEMBERS = auto()
    """Payments to members under art. 31."""
    SPAARPOT = auto()
    """What was spent out of spaarpotten."""
    LOT = auto()
    """By lot."""


class Entry(NamedTuple):
    """What the treasurer booked. `cents` is what it did to the assets; of an entry that left them
    as they were, what it moved.
    """

    day: date
    payee: str
    text: str
    cents: int
    accounts: tuple[str, ...]
    place: Place
    documents: tuple[str, ...]
    """Those that it names, and those that it has a link in common with."""


class Picked(NamedTuple):
    """One entry of the sample, and why it is in it."""

    group: Group
    entry: Entry


class Sample(NamedTuple):
    """Entries to look up by hand, out of all that the treasurer booked in the year."""

    seal: SealedClose | None
    """The close whose seal decides the lot; None: nothing is closed."""
    entries: int
    """How many entries there are to choose from."""
    picked: tuple[Picked, ...]
    """By group, then by day."""


class Documents(NamedTuple):
    """The entries of the year by whether the journal names a document for them."""

    with_document: int
    without: tuple[Entry, ...]
    """Those that brought in or cost money and name none, the largest first."""
    missing: tuple[str, ...]
    """The documents that the journal names and that are not there."""


class Decided(NamedTuple):
    """A paper of the gemeente that should be there: a decision, or an approval of spending."""

    kind: Award | Literal["approval"]
    reference: str
    day: date
    names: tuple[str, ...]
    """The members that it is about."""


class Audit(NamedTuple):
    """What the kascommissie looks at."""

    year: int
    municipality: str
    basis: Basis
    balances: tuple[AssetBalance, ...]
    total: BalanceSums
    """Of the balance sheet at the end of the last day."""
    bank: tuple[BankStanding, ...] | None
    """How each bank account stood on that day; None without bank.yaml."""
    first_month: Month
    """The first month that is closed in these books."""
    is_year_closed: bool
    evidence: Evidence
    sample: Sample
    documents: Documents
    decided: tuple[Decided, ...]
    members: int
    """How many members there were on the last day."""
