"""What `verify` finds: a verdict on each close, and why closes differ (SPEC 4)."""

from typing import NamedTuple

from socoledger.domain.closing import Close
from socoledger.domain.findings import Finding


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


class Follows(NamedTuple):
    """What follows from all that was changed: closes, and lines in them that differ."""

    periods: tuple[str, ...] = ()
    lines: int = 0
    members: tuple[str, ...] = ()
    """Whose lines they are: ids of members, COLLECTIVE."""


class Causes(NamedTuple):
    """Why closes differ, and what follows."""

    causes: tuple[Cause, ...] = ()
    follows: Follows = Follows()
