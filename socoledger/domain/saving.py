"""What `save` keeps, and what it kept before (SPEC 11)."""

from enum import StrEnum
from typing import Literal, NamedTuple

from socoledger.domain.record import Cents, Count, Day, Hours, InMonth, record


class Fate(StrEnum):
    """What became of something."""

    ADDED = "added"
    CHANGED = "changed"
    REMOVED = "removed"


@record
class BookingsChange:
    """What changed in the bookings of some months; amounts are what it adds to the money that came
    in and went out, negative where it takes off.
    """

    from_: InMonth
    to: InMonth
    added: Count
    changed: Count
    removed: Count
    in_cents: Cents
    out_cents: Cents


@record
class HoursChange:
    """How many hours of a member came in, negative where they were taken off."""

    member: str
    hours: Hours


@record
class ThingChange:
    """What became of a close (by its period), a member (by id) or a file of settings (by name):
    added, changed or removed.
    """

    id: str
    change: str


@record
class SavedChanges:
    """What changed in the books since they were saved last."""

    bookings: tuple[BookingsChange, ...] = ()
    hours: tuple[HoursChange, ...] = ()
    closes: tuple[ThingChange, ...] = ()
    members: tuple[ThingChange, ...] = ()
    settings: tuple[ThingChange, ...] = ()
    journal_files: Count = 0
    """Files of the journal of which neither bookings nor hours changed."""
    other_files: Count = 0
    """Files that are none of these, such as documents."""


@record
class SaveAnswer:
    """The answer of `save`: whether something was saved, and what changed; `commit` and `message`
    are null where there is nothing to save, `commit` also in a dry run.
    """

    schema: Literal["socoledger.save/1"] = "socoledger.save/1"
    saved: bool
    commit: str | None
    branch: str
    message: str | None
    files: Count
    """Files of the books that changed."""
    changes: SavedChanges
    errors: Count
    """Errors in the books as they are saved; see `check`."""


@record
class SavedOnce:
    """What was saved at one time."""

    commit: str
    day: Day
    message: str
    figures: tuple[str, ...]
    """What changed, as it was written down then."""
    files: Count


@record
class SaveLogAnswer:
    """The answer of `save --log`, newest first."""

    schema: Literal["socoledger.save-log/1"] = "socoledger.save-log/1"
    saves: tuple[SavedOnce, ...]


class ChangedFile(NamedTuple):
    """A file of the books by its path, and what became of it."""

    name: str
    fate: Fate
