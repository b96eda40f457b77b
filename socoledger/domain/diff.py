"""The answer of `diff`: what changed between two states of the books, and what that does to their
figures (SPEC 13).
"""

from typing import Literal

from socoledger.domain.record import Cents, Day, InMonth, Sometimes, record

Kind = Literal[
    "journal",
    "members",
    "agreement",
    "grants",
    "law",
    "coop",
    "budget",
    "bank",
    "notes",
    "closes",
]
"""What a fact stands in."""
Change = Literal["added", "removed", "changed"]


@record
class KeyChange:
    """One part of a fact that changed, as the files write it; null: it was not there."""

    key: str
    before: str | None
    after: str | None
    account: Sometimes[str] = None
    """The account of the posting that it is of, and whose that is, as it was before."""


@record
class FactChange:
    """One fact that was added, removed or changed. `file` and `line` are those after the change,
    of what was removed those before it.
    """

    kind: Kind
    change: Change
    before: str | None
    """What it was; null where it was added."""
    after: str | None
    """What it is; null where it was removed."""
    file: str
    line: int
    date: Day | None
    """The day of an entry: the earlier one where that changed; null for what has no day."""
    text: str | None
    """The payee and the narration of an entry, as they are after the change."""
    member: str | None
    """The id of the member whose file it is."""
    key: str | None
    """What of a file it is, as a path of its keys; the period of a close."""
    closed: tuple[str, ...]
    """The periods that were closed before the change, and that it bears on."""
    changes: tuple[KeyChange, ...]
    """The parts of an entry or a close that changed; none where it was added or removed."""


@record
class FigureChange:
    """One figure of one month; null: there was no such member or month."""

    figure: str
    """`result`, `spaarpot`, `premium`, `allowance`, `return` and the like are what follows by the
    rules; `spaarpot.booked` is what stands on the account, where that changed in another way.
    """
    member: str | None
    """The id of the member, `collective` for the coöperatie; null: it is about nobody."""
    period: InMonth
    before_cents: Cents | None
    after_cents: Cents | None
    closed: bool
    """Whether the month was closed before the change."""


@record
class FigureTotal:
    """What all changes of one figure come to together: of a spaarpot what all of them hold more at
    the end of the last month, of others what all months bring more.
    """

    figure: str
    member: str | None
    """`collective` for the coöperatie's own result; null: all members, or whoever it is about."""
    difference_cents: Cents


@record
class DiffAnswer:
    """The answer of `diff`: closed months first, then in order of date (SPEC 13)."""

    schema: Literal["socoledger.diff/1"] = "socoledger.diff/1"
    closed: tuple[str, ...]
    """The periods that were closed before, and in which something changed."""
    facts: tuple[FactChange, ...]
    figures: tuple[FigureChange, ...]
    """What the facts do to figures; none where one side has errors that stop figures."""
    totals: tuple[FigureTotal, ...]
    """The figures together, in their order."""
    wording: tuple[FactChange, ...]
    """Payees, narrations, links and documents of closed months, which are no facts."""
    before: str
    """What was compared: a revision of git, or a folder."""
    after: str
    without_figures: Sometimes[str] = None
    """The side that has errors that stop figures: `before`, `after` or `both`."""

    @property
    def is_same(self) -> bool:
        """Whether nothing changed."""
        return not (self.facts or self.figures or self.wording)
