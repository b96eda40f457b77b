"""A change of one member's file: planned whole, read back and checked, and only then written.

All lines that the change is not about stay to the byte (decision 13).
"""

from collections.abc import Callable, Iterable
from dataclasses import asdict
from datetime import date, timedelta
from pathlib import Path
from typing import NamedTuple, assert_never

from socoledger.commands.confirmed import require_consent
from socoledger.commands.context import refused
from socoledger.commands.journal_changes import NOTHING_WRITTEN, rewrite_or_refuse
from socoledger.commands.member_session import Session, first_open_month
from socoledger.commands.new_findings import OF_CLOSES, new_findings, refused_for
from socoledger.commands.undoable import recording
from socoledger.domain.books import Books
from socoledger.domain.exits import Answer
from socoledger.domain.findings import Finding, _
from socoledger.domain.member import Member
from socoledger.domain.member_change import MemberAnswer, NewLine
from socoledger.domain.options import RecordingFormat
from socoledger.read import books as reading
from socoledger.read.files.member import read_member
from socoledger.read.folder import BYTE_ORDER_MARK
from socoledger.read.yaml.edit import NotEditableError
from socoledger.read.yaml.nodes import parse
from socoledger.storage.files import Change as FileChange
from socoledger.storage.files import content_of
from socoledger.write import formats
from socoledger.write.as_json import as_json
from socoledger.write.difference import difference, new_lines
from socoledger.write.words import Words

_A_DAY = timedelta(days=1)
_OTHER_DAY = _(
    "a closed month stays closed: give a day from {first} on, or reopen first: socoledger"
    " reopen PERIOD --reason TEXT"
)


class Change(NamedTuple):
    """A change of a member's file that somebody asked for."""

    before: Member
    after: Member
    """What the file must say afterwards; its places do not count."""
    edit: Callable[[str], str]
    """Makes the new text of the old one. Raises NotEditableError."""
    by_hand: str
    """What to write where the program cannot, as keys and values."""
    if_closed: str = _OTHER_DAY
    """What to do where a closed month would say something else; {first} is the first free day."""


class Planned(NamedTuple):
    """A change that can be written: nothing stands in its way."""

    member: str
    file: str
    path: Path
    before: bytes
    after: bytes
    books: Books
    """The books as they are with it."""
    warnings: tuple[Finding, ...]
    """The warnings that come with it."""


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
            words(NOTHING_WRITTEN),
        )
    after = reading.read(books.root, (file, text.encode()))
    new = new_findings(books, after)
    if not isinstance(after, Books) or any(finding.is_error for finding in new):
        errors = [finding for finding in new if finding.is_error]
        is_of_closes = any(finding.code.startswith(OF_CLOSES) for finding in errors)
        first = _first_free_day(books, change.before)
        other_day = [words(change.if_closed, first=first)] if is_of_closes else []
        raise refused_for(words, errors, *other_day)
    warnings = tuple(finding for finding in new if finding.is_warning)
    return Planned(change.before.id, file, path, before, mark + text.encode(), after, warnings)


def _first_free_day(books: Books, before: Member) -> date:
    """The first day from which a membership can change while closed months stay what they are. Who
    comes back on the day after their last has never left, not in the month of that last day either.
    """
    first = first_open_month(books).first_day
    gone = before.left_by(first)
    return first + _A_DAY if gone is not None and gone.last == first - _A_DAY else first


def _read_back(text: str, member: Member) -> Member | None:
    """What a text says, None if it is no YAML. What is wrong with it is seen with the books."""
    file = member.place.file
    node, problems = parse(text, file)
    if node is None or any(finding.is_error for finding in problems):
        return None
    return read_member(node, file, member.id, [])


def _without_places(value: object) -> object:
    """What `asdict` makes of a record, without the places of lines, which move."""
    if isinstance(value, dict):
        return {key: _without_places(item) for key, item in value.items() if key != "place"}
    return [*map(_without_places, value)] if isinstance(value, list | tuple) else value


def written(some: Session, change: Planned, told: Iterable[str]) -> Answer:
    """Write the file, once it was shown and agreed to, and beside it what `undo` needs to take it
    back; nothing in a dry run. The answer shows the lines that change, what follows of them, and
    the warnings that come with it. Stops if somebody changed the file meanwhile. Raises OSError.
    """
    words, consent = some.words, some.writing.consent
    messages = [*told, *map(words.finding_line, change.warnings)]
    before, after = (text.decode("utf-8-sig") for text in (change.before, change.after))
    shown = "".join(f"{words.plain(line)}\n" for line in difference(change.file, before, after))
    follows = "\n".join(map(some.interview.wrapped, messages))
    require_consent(words, consent, f"{shown}{follows}")
    if not consent.is_dry_run:
        _write(some, change)
    if consent.is_asked:
        return Answer(messages=(words("written: {files}", files=change.file),))
    if consent.is_dry_run:
        messages.append(words("nothing was written: this is a dry run"))
    match some.writing.format_:
        case RecordingFormat.JSON:
            answer = _answer(some, change, new_lines(before, after))
            return Answer(formats.to_json(as_json(words.concealed(answer))), tuple(messages))
        case RecordingFormat.TEXT:
            return Answer(shown, tuple(messages))
        case other:
            assert_never(other)


def _write(some: Session, change: Planned) -> None:
    files = {change.file: FileChange(change.path, change.before, change.after)}
    undo = recording(change.books, some.command, files)
    rewrite_or_refuse(some.words, [*undo, *files.values()])


def _answer(some: Session, change: Planned, lines: Iterable[tuple[int, str]]) -> MemberAnswer:
    return MemberAnswer(
        command=some.command,
        member=change.member,
        written=not some.writing.consent.is_dry_run,
        file=change.file,
        lines=tuple(NewLine(line=number, text=text) for number, text in lines),
    )
