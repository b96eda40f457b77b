"""The words a command line may use; known to the command line and to the commands alike."""

from enum import StrEnum


class Format(StrEnum):
    """How figures are shown."""

    TABLE = "table"
    JSON = "json"
    CSV = "csv"
    CSV_NL = "csv-nl"
    MD = "md"


class CheckFormat(StrEnum):
    """How findings are shown."""

    TEXT = "text"
    JSON = "json"
    GITHUB = "github"
    """Annotations of a GitHub workflow."""
    SARIF = "sarif"


class VerifyFormat(StrEnum):
    """How verdicts are shown."""

    TEXT = "text"
    JSON = "json"
    CSV = "csv"


class Language(StrEnum):
    """What people read."""

    NL = "nl"
    EN = "en"


class Model(StrEnum):
    """The two kinds of agreement that new books can begin with."""

    SPAARPOT = "spaarpot"
    """Members with their own businesses, whose results fill a spaarpot each."""
    ARTICLE31 = "article31"
    """Work together; premiums and allowances by hours."""
