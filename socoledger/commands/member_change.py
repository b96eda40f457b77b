"""A change of one member's file: planned whole, read back and checked, and only then written.

All lines that the change is not about stay to the byte (decision 13).
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import asdict
from datetime import date, timedelta
from difflib import get_close_matches
from pathlib import Path
from typing import NamedTuple

from socoledger.commands.context import Stopped, misused, refused
from socoledger.commands.new_findings import OF_CLOSES, new_findings
from socoledger.commands.undoable import recording
from socoledger.domain.books import Books
from socoledger.domain.exits import Answer, Exit
from socoledger.domain.findings import Finding, _
from socoledger.domain.member import Member
from socoledger.domain.period import Month
from socoledger.read import books as reading
from socoledger.read.files.member import read_member
from socoledger.read.folder import BYTE_ORDER_MARK
from socoledger.read.yaml.edit import NotEditableError
from socoledger.read.yaml.nodes import parse
from socoledger.rules.closing.plan import following
from socoledger.storage.files import Change as FileChange
from socoledger.storage.files import ChangedMeanwhileError, content_of, rewrite_all
from socoledger.write.difference import difference
from socoledger.write.words import Words

_NOTHING_WRITTEN = _("nothing was written")
_A_DAY = timedelta(days=1)


class Change(NamedTuple):
    """A change of a member's file that somebody asked for."""

    before: Member
    after: Member
    """What the file must say afterwards; its places do not count."""
    edit: Callable[[str], str]
    """Makes the new text of the old one. Raises NotEditableError."""
    by_hand: str
    """What to write where the program cannot, as keys and values."""


class Planned(NamedTuple):
    """A change that can be written: nothing stands in its way."""

    file: str
    path: Path
    before: bytes
    after: bytes
    books: Books
    """The books as they are with it."""
    warnings: tuple[Finding, ...]
    """The warnings that come with it."""


def member_named(books: Books, words: Words, id_: str) -> Member:
    """The member with an id; stops if there is none, and says which may be meant."""
    members = {member.id: member for member in books.members}
    if id_ in members:
        return members[id_]
    if like := get_close_matches(id_.lower(), members, n=1):
        message = _("'{id}' is not a member; did you mean {known}?")
        raise misused(words, message, id=id_, known=like[0])
    message = _("'{id}' is not a member; the members are: {known}")
    raise misused(words, message, id=id_, known=", ".join(sorted(members)) or "-")


def first_open_month(books: Books) -> Month:
    """The month that is closed next."""
    return following(books.journal.closed, books.coop.first_month)


def is_closed(books: Books, day: date) -> bool:
    """Whether a day lies in a closed month, or before all of them."""
    return bool(books.journal.closed) and Month.of(day) < first_open_month(books)


def planned(books: Books, words: Words, change: Change) -> Planned:
    """The new content of the file. Stops if the file has a shape that is not edited here, or if the
    books would have errors that they do not have now.
    """
    file = change.before.place.file
    path = books.root / file
    before = content_of(path)
    mark = BYTE_ORDER_MARK if before.startswith(BYTE_ORDER_MARK) else b""
    try:
        text = change.edit(before.removeprefix(mark).decode())
        said = _read_back(text, change.before)
    except NotEditableError:
        said = None
    if said is None or _without_places(asdict(said)) != _without_places(asdict(change.after)):
        message = _("{file} is laid out in a way that this command does not change")
        advice = _("write it there yourself: {lines}")
        raise refused(
            words(message, file=file),
            words(advice, lines=change.by_hand),
            words(_NOTHING_WRITTEN),
        )
    after = reading.read(books.root, (file, text.encode()))
    new = new_findings(books, after)
    if not isinstance(after, Books) or any(finding.is_error for finding in new):
        errors = [finding for finding in new if finding.is_error]
        raise refused(*_refusal(books, words, change.before, errors))
    warnings = tuple(finding for finding in new if finding.is_warning)
    return Planned(file, path, before, mark + text.encode(), after, warnings)


def _refusal(books: Books, words: Words, before: Member, new: Sequence[Finding]) -> Iterator[str]:
    """Why a change is refused that brings errors, and what to do."""
    yield from map(words.finding_line, new)
    yield words("the books would have these errors with this change; nothing was written")
    if any(finding.code.startswith(OF_CLOSES) for finding in new):
        message = _(
            "a closed month stays closed: give a day from {first} on, or reopen first: socoledger"
            " reopen PERIOD --reason TEXT"
        )
        yield words(message, first=_first_free_day(books, before))


def _first_free_day(books: Books, before: Member) -> date:
    """The first day from which a membership can change while closed months stay what they are. Who
    comes back on the day after their last has never left, not in the month of that last day either.
    """
    first = first_open_month(books).first_day
    gone = before.left_by(first)
    return first + _A_DAY if gone is not None and gone.last == first - _A_DAY else first


def _read_back(text: str, member: Member) -> Member | None:
    """What a text says, None if it cannot be read."""
    file = member.place.file
    node, problems = parse(text, file)
    findings = list(problems)
    said = None if node is None else read_member(node, file, member.id, findings)
    return None if any(finding.is_error for finding in findings) else said


def _without_places(value: object) -> object:
    """What `asdict` makes of a record, without the places of lines, which move."""
    if isinstance(value, dict):
        return {key: _without_places(item) for key, item in value.items() if key != "place"}
    return [*map(_without_places, value)] if isinstance(value, list | tuple) else value


def written(
    words: Words,
    change: Planned,
    messages: Iterable[str],
    *,
    dry_run: bool = False,
    command: str = "member",
) -> Answer:
    """Write the file, unless it is a dry run, and beside it what `undo` needs to take back what
    `command` did. The answer shows the lines that change, what follows, and the warnings that come
    with it. Stops if somebody changed the file meanwhile. Raises OSError.
    """
    messages = (*messages, *map(words.finding_line, change.warnings))
    if dry_run:
        messages = (*messages, words(_("nothing was written: this is a dry run")))
    else:
        try:
            files = {change.file: FileChange(change.path, change.before, change.after)}
            rewrite_all([*recording(change.books, command, files), *files.values()])
        except ChangedMeanwhileError:
            message = words(_("{file} was changed meanwhile; do it again"), file=change.file)
            raise Stopped(
                Answer(messages=(message, words(_NOTHING_WRITTEN)), exit=Exit.REFUSED)
            ) from None
    shown = difference(
        change.file, change.before.decode("utf-8-sig"), change.after.decode("utf-8-sig")
    )
    return Answer("".join(f"{words.plain(line)}\n" for line in shown), tuple(messages))
