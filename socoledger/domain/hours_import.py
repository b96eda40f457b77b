"""What `hours FILE` makes of a sheet of hours, and its answer (SPEC 11)."""

from enum import StrEnum
from typing import Literal, NamedTuple

from socoledger.domain.entry import HoursEntry
from socoledger.domain.findings import Place
from socoledger.domain.record import Day, Hours, record
from socoledger.domain.timesheet import Entered, Trouble


class HoursState(StrEnum):
    """What becomes of hours in a sheet."""

    NEW = "new"
    KNOWN = "known"
    """They are in the journal already."""
    CORRECTION = "correction"
    """The journal has other hours: the difference is written."""


class PlannedHours(NamedTuple):
    """Hours of a sheet, with the id of the member, what becomes of them, and where they stand in
    the journal: `place` if they are known, `line` if they are to be written.
    """

    entered: Entered
    member: str
    what: str
    state: HoursState
    place: Place | None = None
    line: HoursEntry | None = None


class Differing(NamedTuple):
    """Hours of a sheet of which the journal has others, of the same member, day and work."""

    entered: tuple[Entered, ...]
    member: str
    sheet_hundredths: int
    journal_hundredths: int
    place: Place
    """The first of them in the journal."""


class HoursPlan(NamedTuple):
    """All that `hours FILE` is going to write, and what keeps it from that."""

    planned: tuple[PlannedHours, ...]
    lines: tuple[HoursEntry, ...]
    """In the order in which they are written: by day, then by member."""
    differing: tuple[Differing, ...]
    troubles: tuple[Trouble, ...]


@record
class SheetHours:
    """Hours of the sheet, and where they stand in the journal."""

    cell: str
    """Where they stand in the sheet, as "C12"."""
    member: str
    day: Day
    hours_hundredths: Hours
    what: str
    """What they were for; empty: it is not said."""
    state: str
    file: str
    """Of the journal; of a correction that of the line that is written for it."""
    line: int


@record
class HoursAnswer:
    """The answer of `hours FILE`. States are new, known, correction."""

    schema: Literal["socoledger.hours/1"] = "socoledger.hours/1"
    written: bool
    """False: nothing was new, or it was a dry run."""
    sheet: str
    """The name of the sheet that was read, "" in a csv."""
    rows: tuple[SheetHours, ...]
