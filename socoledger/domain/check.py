"""The answer of `check`, and findings as all answers show them (SPEC 7)."""

from typing import Literal, NamedTuple

from socoledger.domain.closing import Accepted
from socoledger.domain.findings import Finding
from socoledger.domain.noted import Note
from socoledger.domain.record import Count, Day, Sometimes, record


class CheckedFindings(NamedTuple):
    """The findings that `check` is asked for."""

    shown: tuple[tuple[Finding, Note | None], ...]
    """Each with the note on it; noted ones are there only if they are asked for too."""
    accepted: tuple[tuple[Finding, Accepted], ...]
    """Those that a close accepted."""
    noted: int
    """How many are noted, shown or not."""

    @property
    def errors(self) -> int:
        """How many errors there are that no close accepted."""
        return sum(finding.is_error for finding, _note in self.shown)

    @property
    def warnings(self) -> int:
        """How many warnings there are that nobody noted."""
        return sum(finding.is_warning and note is None for finding, note in self.shown)


@record
class ShownFinding:
    """A finding, its message in the language of who asks; null where it has no place or day."""

    code: str
    severity: str
    message: str
    file: str | None
    line: int | None
    date: Day | None
    member: str | None


@record
class CheckedFinding(ShownFinding):
    """A finding of `check`."""

    noted: Sometimes[str] = None
    """Why it is noted, if it is."""


@record
class AcceptedFinding(ShownFinding):
    """A finding that a close accepted, and why."""

    reason: str


@record
class ShownAcceptance:
    """What a close accepted, and where that stood then."""

    code: str
    date: Day
    member: str | None
    where: str
    reason: str


@record
class CheckAnswer:
    """The answer of `check`: every finding that is not noted; those that a close accepted stand
    apart.
    """

    schema: Literal["socoledger.check/1"] = "socoledger.check/1"
    errors: Count
    warnings: Count
    findings: tuple[CheckedFinding, ...]
    accepted: Sometimes[tuple[AcceptedFinding, ...]] = None
    noted: Sometimes[Count] = None
    """How many are noted; `warnings` does not count them, and they are among the findings only if
    all are asked for.
    """
