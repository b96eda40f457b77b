"""What a command writes into a member's file (SPEC 11)."""

from typing import Literal

from socoledger.domain.record import record


@record
class NewLine:
    """A line that is new, or says something else than before."""

    line: int
    """Its number, counted from 1."""
    text: str


@record
class MemberAnswer:
    """What `member leave`, `member return`, `member benefit` or `decision` wrote, and where."""

    schema: Literal["socoledger.member/1"] = "socoledger.member/1"
    command: str
    """As `member leave` or `decision premium`."""
    member: str
    written: bool
    """False: it was a dry run."""
    file: str
    lines: tuple[NewLine, ...]
