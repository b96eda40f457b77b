"""The month's evening: its steps, and how the books stand at each (SPEC 11)."""

from enum import StrEnum
from typing import Literal

from socoledger.domain.record import Count, InMonth, record


class StepName(StrEnum):
    """The steps, in their order."""

    IMPORT = "import"
    SORT = "sort"
    HOURS = "hours"
    CHECK = "check"
    CLOSE = "close"
    REPORT = "report"
    SAVE = "save"


class StepState(StrEnum):
    """How the books stand at a step."""

    DONE = "done"
    TO_DO = "to-do"
    OPTIONAL = "optional"
    """The books cannot tell: only a person knows whether there is anything to do."""
    LATER = "later"
    """It cannot be done yet."""
    UNUSED = "unused"
    """These books have no need of it."""


@record
class EveningStep:
    """A step, and the command that does it."""

    name: str
    state: str
    count: Count | None
    """What there is of it: new files of the bank, lines to sort out, entries of hours, errors or
    warnings, files to save; null where nothing is counted.
    """
    files: tuple[str, ...]
    """The statements that the books do not have yet, as paths from where the command is given."""
    command: str
    papers: tuple[str, ...]
    """The commands that make the papers of the month once it is closed; DIR is a folder."""


@record
class EveningAnswer:
    """The answer of `evening`, for the first month that is not closed. States are done, to-do,
    optional, later, unused.
    """

    schema: Literal["socoledger.evening/1"] = "socoledger.evening/1"
    month: InMonth
    over: bool
    """Whether the month is over, so that it can be closed."""
    next: str | None
    """The first step with something to do, or that may have; null where there is none."""
    steps: tuple[EveningStep, ...]
