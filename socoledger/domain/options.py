"""The values of options on the command line."""

from enum import StrEnum


class Format(StrEnum):
    """The format of figures."""

    TABLE = "table"
    JSON = "json"
    CSV = "csv"
    CSV_NL = "csv-nl"
    MD = "md"


class DocumentFormat(StrEnum):
    """The form of a document for people."""

    MD = "md"
    HTML = "html"
    PDF = "pdf"
    XLSX = "xlsx"


class CheckFormat(StrEnum):
    """The format of findings."""

    TEXT = "text"
    JSON = "json"
    GITHUB = "github"
    """Annotations of a GitHub workflow."""
    SARIF = "sarif"


class ImportFormat(StrEnum):
    """The format of what an import did."""

    TEXT = "text"
    JSON = "json"


class EveningFormat(StrEnum):
    """The format of the steps of an evening."""

    TEXT = "text"
    JSON = "json"


class RecordingFormat(StrEnum):
    """The format of what was recorded."""

    TEXT = "text"
    JSON = "json"


class SaveFormat(StrEnum):
    """The format of what was saved."""

    TEXT = "text"
    JSON = "json"


class VerifyFormat(StrEnum):
    """The format of verdicts."""

    TEXT = "text"
    JSON = "json"
    CSV = "csv"


class AuditFormat(StrEnum):
    """The format of what changed, and of where a figure comes from."""

    TABLE = "table"
    JSON = "json"
    MD = "md"


class OnDifference(StrEnum):
    """What becomes of hours in a sheet of which the journal has others."""

    CORRECT = "correct"
    """The journal comes to what the sheet has."""
    ADD = "add"
    """They come on top of what the journal has."""


class Language(StrEnum):
    """The language of texts."""

    NL = "nl"
    EN = "en"


class Outcome(StrEnum):
    """What a member left for."""

    WORK = "work"
    EDUCATION = "education"
    SELF_EMPLOYED = "self-employed"
    DECEASED = "deceased"
    OTHER = "other"


class Model(StrEnum):
    """The two kinds of agreement that new books can begin with."""

    SPAARPOT = "spaarpot"
    """Members with their own businesses, whose results fill a spaarpot each."""
    ARTICLE31 = "article31"
    """Work together; premiums and allowances by hours."""
