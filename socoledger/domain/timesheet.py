"""Sheets of hours as every reader gives them, whatever file they come from (SPEC 11)."""

from datetime import date
from typing import NamedTuple

from socoledger.domain.findings import Phrase


class Entered(NamedTuple):
    """Hours that a sheet has of somebody on a day. `member` and `what` are as typed there; `cell`
    is where the hours stand, as "C12", and `member_cell` who worked them.
    """

    day: date
    member: str
    hundredths: int
    what: str
    cell: str
    member_cell: str


class Trouble(NamedTuple):
    """Why something in a sheet cannot be booked, and in which cell, as "C12". No value of the sheet
    is in it but the name of a member or a unit that is not known.
    """

    cell: str
    reason: Phrase


class Timesheet(NamedTuple):
    """All that was read of a sheet of hours, in its own order."""

    entries: tuple[Entered, ...]
    troubles: tuple[Trouble, ...]
    name: str
    """The name of the sheet in its file, "" in a csv, which has but one."""
    others: tuple[str, ...]
    """The names of other sheets in the file that look like sheets of hours too."""


class NoTimesheet(ValueError):  # noqa: N818 - an answer about a file, no defect
    """A file cannot be read as a sheet of hours. `reason` says what it looks like and what to do;
    no value of the sheet is in it.
    """

    def __init__(self, reason: Phrase) -> None:
        super().__init__(str(reason))
        self.reason = reason
