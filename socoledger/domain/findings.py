"""Findings: what is wrong with the books, as values. They are returned, never raised.

A finding holds no sentence of its own: its row is in the catalogue, and its parameters fill the
text there, in the language of the reader.
"""

from collections.abc import Iterable, Mapping
from datetime import date
from enum import StrEnum
from fractions import Fraction
from types import MappingProxyType
from typing import NamedTuple, Self


def _(message: str) -> str:
    """Mark a text for translation (`make messages` looks for it); `Words` translates it."""
    return message


HIDDEN = "*********"
"""Shown in place of a number that may be a BSN."""


Parameter = str | int | date | Fraction
"""A text, a number, a day or a share. Names of cents and hundredths end in _cents and
_hundredths.
"""


class Phrase(str):
    """A message id as a parameter: it is translated with the text that it stands in, and filled
    with parameters of its own.
    """

    __slots__ = ("parameters",)
    parameters: Mapping[str, Parameter]

    def __new__(cls, message: str, **parameters: Parameter) -> Self:
        """A message id, its parameters given by name."""
        phrase = super().__new__(cls, message)
        phrase.parameters = MappingProxyType(parameters)
        return phrase

    def filled(self, **parameters: Parameter) -> Self:
        """The same with more parameters."""
        return type(self)(self, **{**self.parameters, **parameters})


class Severity(StrEnum):
    """An error stops closing; a warning asks for a look; a notice is good to know."""

    ERROR = _("error")
    WARNING = _("warning")
    NOTICE = _("notice")


class Place(NamedTuple):
    """A file, by its path in the books, and a line, counted from 1."""

    file: str
    line: int


class Stops(StrEnum):
    """What is not computed because of a finding (SPEC 7)."""

    READING = "reading"
    """The books cannot be read as meant: nothing is computed."""
    FIGURES = "figures"
    """The books can be read, but figures of them would mislead."""
    NOTHING = "nothing"


class Code(NamedTuple):
    """A row of the catalogue: all that is known of one kind of finding.

    `message`, `remedy` and `reason` are message ids; a finding's parameters fill the first two.
    `section` is that of the SPEC. `source` is cited in Dutch, as the law is; "" where it is a rule
    of these books. `wrong` shows lines that give this finding, and `right` the same written well;
    "" where there is nothing to write. `page` is where the documentation says more, "" where that
    follows from the section.
    """

    id: str
    severity: Severity
    stops: Stops
    section: str
    message: str
    remedy: str
    reason: str
    wrong: str
    right: str = ""
    source: str = ""
    page: str = ""
    is_never_accepted: bool = False
    """Whether no close may accept it, though figures stay as they are."""

    @property
    def is_acceptable(self) -> bool:
        """Whether a close may accept such errors: those of S3 and S4 that leave figures as they are
        (SPEC 4), but for those that no close may accept.
        """
        is_harmless = self.severity is Severity.ERROR and self.stops is Stops.NOTHING
        of_agreement = self.id.startswith(("S3", "S4")) and not self.is_never_accepted
        return is_harmless and of_agreement


class Finding(NamedTuple):
    """One thing that is wrong, at one place. `day` None: it is undated, and counts on any day.

    A parameter `remedy`, a Phrase, replaces the remedy of the catalogue.
    """

    kind: Code
    place: Place | None
    day: date | None = None
    member: str | None = None
    parameters: Mapping[str, Parameter] = MappingProxyType({})

    @classmethod
    def of(
        cls,
        kind: Code,
        place: Place | None,
        day: date | None = None,
        member: str | None = None,
        /,
        **parameters: Parameter,
    ) -> "Finding":
        """A finding, its parameters given by name."""
        return cls(kind, place, day, member, parameters)

    @property
    def code(self) -> str:
        """The code that is shown, as S108."""
        return self.kind.id

    @property
    def is_error(self) -> bool:
        """Whether it stops closing."""
        return self.kind.severity is Severity.ERROR

    @property
    def is_warning(self) -> bool:
        """Whether it only asks for a look."""
        return self.kind.severity is Severity.WARNING

    def stops(self, what: Stops) -> bool:
        """Whether `what` is not computed because of it."""
        return self.kind.stops is what


def in_order(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Each finding once, sorted by file, line and code; those without a place come first."""

    def key(finding: Finding) -> tuple[str, int, str, str, str, str]:
        file, line = finding.place or ("", 0)
        day = finding.day.isoformat() if finding.day else ""
        return (file, line, finding.code, day, finding.member or "", str(finding.parameters))

    return tuple({key(finding): finding for finding in sorted(findings, key=key)}.values())
