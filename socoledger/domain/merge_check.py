"""The answer of `merge-check`: what two branches changed in the same places (SPEC 13)."""

from typing import Literal

from socoledger.domain.diff import FactChange
from socoledger.domain.record import record

OverlapKind = Literal[
    "close",
    "reopened",
    "closed",
    "record",
    "entry",
    "twice",
    "agreement",
    "member",
    "grant",
    "month",
]


@record
class Overlap:
    """One place in which both branches changed something."""

    kind: OverlapKind
    """`close`: both closed the period; `reopened`: one took its close back or made it anew, and the
    other closed later ones; `closed`: one closed it, and the other has facts for it; `record`: the
    same key of a file; `entry`: the same entry; `twice`: the same new entry; the others: the same
    agreement, member, grant or month.
    """
    conflict: bool
    """Whether it has to be solved; else it is worth a look."""
    period: str | None
    member: str | None
    """The id of the member that it is about, where it is about one."""
    key: str | None
    """The key of the file, the id of the agreement or the grant, or the line of the bank."""
    ours: tuple[FactChange, ...]
    """What the first branch changed there."""
    theirs: tuple[FactChange, ...]
    """What the second branch changed there."""


@record
class MergeAnswer:
    """The answer of `merge-check`: conflicts first, then in order of period (SPEC 13)."""

    schema: Literal["socoledger.merge-check/1"] = "socoledger.merge-check/1"
    base: str
    """The last commit that both branches have."""
    ours: str
    theirs: str
    overlaps: tuple[Overlap, ...]
    way: tuple[str, ...]
    """How to merge so that what is closed stays closed, step by step; none if nothing overlaps."""

    @property
    def conflicts(self) -> tuple[Overlap, ...]:
        """What has to be solved."""
        return tuple(overlap for overlap in self.overlaps if overlap.conflict)
