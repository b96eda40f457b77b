"""The command `undo`: takes back what the last command wrote (SPEC 11)."""

from contextlib import nullcontext

from socoledger.commands.confirmed import Consent, require_consent
from socoledger.commands.context import Context, nothing, refused
from socoledger.commands.journal_changes import (
    Prepared,
    books_after,
    rewrite_or_refuse,
    shown,
)
from socoledger.commands.lock import exclusive
from socoledger.commands.new_findings import new_findings
from socoledger.commands.opened import readable_books
from socoledger.commands.undoable import own_changes
from socoledger.domain.books import Books
from socoledger.domain.exits import Answer
from socoledger.domain.findings import _
from socoledger.domain.undo_record import Recorded, RecordedFile, bytes_digest, content_before
from socoledger.read.undo_record import read_recorded
from socoledger.storage.files import Change, content_of
from socoledger.write.journal_files import MADE
from socoledger.write.words import Words

_NOTHING_TAKEN_BACK = _("nothing was taken back")
_TAKE_BACK = _("take this back? Enter is yes, n is no")


def undo(context: Context, consent: Consent) -> Answer:
    """`undo`: the bytes from before, of all files or of none."""
    with nullcontext() if consent.is_dry_run else exclusive(context):
        books, words = readable_books(context)
        recorded = read_recorded(books.root)
        prepared = None if recorded is None else _prepare(words, books, recorded)
        if recorded is None or prepared is None or not prepared.changes:
            raise nothing(words, _("there is nothing to take back"))
        _refuse_after_close(words, books, recorded)
        after = books_after(words, books, prepared)
        errors = [finding for finding in new_findings(books, after) if finding.is_error]
        output = require_consent(words, consent, shown(words, prepared), _TAKE_BACK)
        if not consent.is_dry_run:
            changes = sorted(prepared.changes.values(), key=lambda change: change.after is None)
            rewrite_or_refuse(words, [*changes, *own_changes(books.root, None)])
        told = _told(words, recorded, is_dry_run=consent.is_dry_run)
        return Answer(output, (told, *map(words.finding_line, errors)))


def _told(words: Words, recorded: Recorded, *, is_dry_run: bool) -> str:
    if is_dry_run:
        return words("nothing was written: this is a dry run")
    files = ", ".join(file.file for file in recorded.files)
    message = _("taken back: what {command} wrote in {files}")
    return words(message, command=recorded.command, files=files)


def _refuse_after_close(words: Words, books: Books, recorded: Recorded) -> None:
    """Refuse if there is a close that there was not then."""
    later = sorted(books.journal.closed - set(recorded.closed))
    if later:
        message = _(
            "{period} was closed after it; book a correction in an open month, or reopen first:"
            " socoledger reopen {period} --reason TEXT"
        )
        raise refused(words(message, period=later[-1]), words(_NOTHING_TAKEN_BACK))


def _prepare(words: Words, books: Books, recorded: Recorded) -> Prepared:
    """The files as they were before. One that is so already, as after a command that was cut off,
    stays as it is; refused if one is anything else than what the command left.
    """
    changes: dict[str, Change] = {}
    for file in recorded.files:
        path = books.root / file.file
        now = content_of(path) if path.exists() else None
        if _is_as_before(file, now):
            continue
        try:
            before = _before(file, now)
        except ValueError:
            message = _("{file} was changed after {command} wrote it: take it back there yourself")
            told = words(message, file=file.file, command=recorded.command)
            raise refused(told, words(_NOTHING_TAKEN_BACK)) from None
        changes[file.file] = Change(path, now, before)
    return Prepared(changes)


def _is_as_before(file: RecordedFile, now: bytes | None) -> bool:
    return (None if now is None else bytes_digest(now)) == file.before


def _before(file: RecordedFile, now: bytes | None) -> bytes | None:
    """The content before the command. Raises ValueError if somebody changed the file since."""
    if now is None:
        raise ValueError(file.file)
    is_begun = file.before is None and now == MADE.encode()
    return None if is_begun else content_before(file, now)
