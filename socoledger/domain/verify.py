"""Records of `verify`: a verdict on each close, and the causes of differences (SPEC 4)."""

from typing import Literal, NamedTuple

from socoledger.domain.check import ShownAcceptance, ShownFinding
from socoledger.domain.closing import Close
from socoledger.domain.findings import Finding
from socoledger.domain.record import Count, Day, record


class Verdict(NamedTuple):
    """What is wrong with one close: nothing, if there are no findings."""

    close: Close
    findings: tuple[Finding, ...]


class Change(NamedTuple):
    """One thing that changed. `before` is None where it is new or not known, `after` where it is
    gone; `what` is a path of keys, "" for what the journal says.
    """

    finding: Finding
    what: str = ""
    before: str | None = None
    after: str | None = None

    @property
    def identity(self) -> tuple[object, ...]:
        """What is the same for all closes that one change bears on."""
        return self.finding.code, self.finding.place, self.what, self.before, self.after


class Cause(NamedTuple):
    """One thing that was changed, with the closes that it bears on."""

    change: Change
    periods: tuple[str, ...] = ()


@record
class Follows:
    """What follows from all that was changed: closes, and lines in them that differ."""

    periods: tuple[str, ...] = ()
    lines: Count = 0
    members: tuple[str, ...] = ()
    """Whose lines they are: ids of members, "collective" for the coöperatie."""


class Causes(NamedTuple):
    """Why closes differ, and what follows."""

    causes: tuple[Cause, ...] = ()
    follows: Follows = Follows()


@record
class ShownClose:
    """One close, with what is wrong with it."""

    period: str
    file: str
    ok: bool
    findings: tuple[ShownFinding, ...]
    seal: str | None


@record
class ShownCause:
    """One thing that was changed, as the finding that it is, with the closes that it bears on."""

    code: str
    severity: str
    message: str
    file: str | None
    line: int | None
    date: Day | None
    member: str | None
    what: str
    before: str | None
    after: str | None
    periods: tuple[str, ...]


@record
class VerifyAnswer:
    """The answer of `verify`: each close, what is wrong besides, and what was changed."""

    schema: Literal["socoledger.verify/1"] = "socoledger.verify/1"
    closes: tuple[ShownClose, ...]
    others: tuple[ShownFinding, ...]
    accepted: tuple[ShownAcceptance, ...]
    causes: tuple[ShownCause, ...]
    follows: Follows
    warnings: tuple[ShownCause, ...]


@record
class VerifyTotal:
    """The total of `verify` under an umbrella: how many closes there are, how many of them differ,
    and what is wrong besides.
    """

    closes: Count
    differing: Count
    others: Count
