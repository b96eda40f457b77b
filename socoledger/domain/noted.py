"""Notes on warnings and notices that somebody has looked at (SPEC 7)."""

from dataclasses import field
from datetime import date

from socoledger.domain.declared import FromFile, InFile, key, place_of_record
from socoledger.domain.findings import Finding, _
from socoledger.domain.frozen import frozen
from socoledger.domain.kinds import Date, FindingCode, Id, OneOrMore, Text

Subject = tuple[str, date | None, str | None]
"""The code, day and member of findings; None: they have no day, or are about no member."""


@frozen
class Note(FromFile):
    """One item of noted.yaml: what was looked at no longer shows.

    A note is about findings that agree with it in code, day and member, a key that is left out
    included, so that it never hides what came later.
    """

    code: FindingCode = field(
        metadata=key("code", _("The code of the warning or the notice, as `check` shows it."))
    )
    why: Text = field(metadata=key("why", _("Why it may stay as it is.")))
    place: InFile = field(metadata=place_of_record())
    day: Date | None = field(
        default=None,
        metadata=key("day", _("Its day; left out, it is about what has no day.")),
    )
    member: Id | None = field(
        default=None,
        metadata=key("member", _("Its member; left out, it is about what concerns no member.")),
    )
    count: OneOrMore = field(
        default=1,
        metadata=key(
            "count",
            _("How many there are of this code, day and member; if there are more, all show."),
        ),
    )

    @property
    def subject(self) -> Subject:
        """What it is about."""
        return self.code, self.day, self.member


def subject_of(finding: Finding) -> Subject:
    """What a note on a finding is about."""
    return finding.code, finding.day, finding.member
