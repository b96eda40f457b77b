"""What `save` says: what changed, in words and figures, for its message and people (SPEC 11)."""

from collections.abc import Iterator

from socoledger.domain.findings import _
from socoledger.domain.saving import (
    BookingsChange,
    Fate,
    SavedChanges,
    SavedOnce,
    SaveLogAnswer,
    ThingChange,
)
from socoledger.write.grid import WIDTH, folded
from socoledger.write.words import Words

_SUBJECT = 72
"""Columns that the first line of a message has at most; what does not fit stands below it."""
_MARGIN = "  "
_LISTED = 12
"""The largest number of things that are named one by one."""
_CLOSES = {
    Fate.ADDED: _("closed: {ids}"),
    Fate.CHANGED: _("closes changed: {ids}"),
    Fate.REMOVED: _("reopened: {ids}"),
}
_MEMBERS = {
    Fate.ADDED: _("new members: {ids}"),
    Fate.CHANGED: _("files of members changed: {ids}"),
    Fate.REMOVED: _("files of members removed: {ids}"),
}
_SETTINGS = {
    Fate.ADDED: _("new: {ids}"),
    Fate.CHANGED: _("changed: {ids}"),
    Fate.REMOVED: _("removed: {ids}"),
}


def change_lines(changes: SavedChanges, words: Words) -> list[str]:
    """What changed, a line for each kind of fact. Members stand there by id."""
    return [*_change_lines(changes, words)]


def _change_lines(changes: SavedChanges, words: Words) -> Iterator[str]:
    for bookings in changes.bookings:
        yield _bookings(bookings, words)
    if changes.hours:
        members = (f"{one.member} {words.number(one.hours)}" for one in changes.hours)
        yield words("hours: {members}", members=", ".join(members))
    for things, messages in (
        (changes.closes, _CLOSES),
        (changes.members, _MEMBERS),
        (changes.settings, _SETTINGS),
    ):
        for fate, message in messages.items():
            ids = _ids(things, fate)
            if ids:
                yield words(message, ids=ids)
    if changes.journal_files:
        message = _("files of the journal with other words, accounts or balances: {count}")
        yield words(message, count=changes.journal_files)
    if changes.other_files:
        yield words("other files: {count}", count=changes.other_files)


def _bookings(one: BookingsChange, words: Words) -> str:
    """The bookings of a month or of several, with how much came in and went out."""
    said = words("bookings of {month}", month=str(one.from_))
    if one.from_ != one.to:
        message = _("bookings of {first} up to and including {last}")
        said = words(message, first=str(one.from_), last=str(one.to))
    counts = (
        (_("new {count}"), one.added),
        (_("changed {count}"), one.changed),
        (_("removed {count}"), one.removed),
    )
    parts = [words(message, count=count) for message, count in counts if count]
    if one.in_cents:
        parts.append(words("{in_cents} in", in_cents=one.in_cents))
    if one.out_cents:
        parts.append(words("{out_cents} out", out_cents=one.out_cents))
    return f"{said}: {', '.join(parts)}"


def _ids(things: tuple[ThingChange, ...], fate: Fate) -> str:
    """The things that this became of; of many, the first and the last."""
    ids = [thing.id for thing in things if thing.change == fate]
    if len(ids) > _LISTED:
        return f"{ids[0]} … {ids[-1]} ({len(ids)})"
    return ", ".join(ids)


def message_of(given: str, changes: SavedChanges, words: Words) -> str:
    """The message of a commit: what was given and below it what changed, or else that alone."""
    lines = change_lines(changes, words)
    if given:
        return "\n".join([given, "", *lines]) + "\n"
    subject = lines[0] if lines else words("books saved")
    rest = lines[1:]
    while rest and len(f"{subject}; {rest[0]}") <= _SUBJECT:
        subject = f"{subject}; {rest.pop(0)}"
    return "\n".join([subject, "", *rest] if rest else [subject]) + "\n"


def changes_text(changes: SavedChanges, words: Words, width: int | None) -> str:
    """What changed, as people see it."""
    return "".join(
        f"{line}\n"
        for one in change_lines(changes, words)
        for line in _hanging(words.plain(one), "", _MARGIN, width or WIDTH)
    )


def _hanging(text: str, first: str, margin: str, width: int) -> Iterator[str]:
    """The lines of a text, with something before the first and a margin before the others."""
    for number, line in enumerate(folded(text, width - len(margin))):
        yield f"{margin if number else first}{line}"


def log_text(answer: SaveLogAnswer, words: Words, width: int | None) -> str:
    """What was saved when, newest first."""
    lines = [line for one in answer.saves for line in _saved_once(one, words, width or WIDTH)]
    return "".join(f"{line}\n" for line in lines)


def _saved_once(one: SavedOnce, words: Words, width: int) -> Iterator[str]:
    day = f"{one.day.isoformat()}  "
    margin = " " * len(day)
    files = [words("files: {count}", count=one.files)] if one.files else []
    for number, text in enumerate((one.message, *one.figures, *files)):
        yield from _hanging(words.plain(text), margin if number else day, margin, width)
