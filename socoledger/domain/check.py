"""The answer of `check`, and findings as all answers show them (SPEC 7)."""

from typing import Literal

from socoledger.domain.record import Count, Day, Sometimes, record


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
class AcceptedFinding:
    """A finding that a close accepted, and why."""

    code: str
    severity: str
    message: str
    file: str | None
    line: int | None
    date: Day | None
    member: str | None
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
    """The answer of `check`: every finding; those that a close accepted stand apart."""

    schema: Literal["socoledger.check/1"] = "socoledger.check/1"
    errors: Count
    warnings: Count
    findings: tuple[ShownFinding, ...]
    accepted: Sometimes[tuple[AcceptedFinding, ...]] = None
