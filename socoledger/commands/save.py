"""The command `save`: the books into git, without knowing git (SPEC 11)."""

from collections.abc import Iterator
from contextlib import nullcontext
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple, assert_never

from socoledger.commands.context import (
    Context,
    Stopped,
    misused,
    root_of,
    unreadable,
    words_here,
)
from socoledger.commands.lock import exclusive
from socoledger.commands.save_hindrances import failures, not_saved
from socoledger.commands.save_looked import Looked, Ready, commit_ready, look_at, ready_to_save
from socoledger.commands.save_questions import Person, identified, repository_for
from socoledger.domain.exits import Answer
from socoledger.domain.findings import _
from socoledger.domain.options import SaveFormat
from socoledger.domain.saving import SaveAnswer, SavedChanges
from socoledger.read import books as reading
from socoledger.read.names import real_names
from socoledger.read.private_text import PrivateText
from socoledger.write import formats
from socoledger.write.as_json import as_json
from socoledger.write.saving import changes_text, message_of
from socoledger.write.words import Words, plain


class Wishes(NamedTuple):
    """What is asked of `save`; no message: one that says what changed."""

    message: str | None = None
    person: Person = Person()
    format: SaveFormat = SaveFormat.TEXT
    dry_run: bool = False


def save(context: Context, wishes: Wishes) -> Answer:
    """`save`: keep the books as they are now."""
    words = words_here(context)
    with nullcontext() if wishes.dry_run else exclusive(context), failures(words):
        root, head = _head(context, words)
        private = PrivateText(real_names(root, head.coop), head.coop.not_bsn, keep_iban=True)
        given = _message(words, wishes.message, private)
        repository = repository_for(words, root, wishes.person)
        with TemporaryDirectory() as temporary:
            scratch = Path(temporary).resolve()
            ready = ready_to_save(repository, scratch)
            if not ready.changed:
                return _nothing_new(words, wishes, ready)
            looked = look_at(context, ready, head.coop)
            message = looked.words.hide(message_of(given, looked.changes, looked.words))
            commit_ = None
            if not wishes.dry_run:
                identified(words, root, wishes.person, private)
                commit_ = commit_ready(ready, message)
            return _answer(context, wishes, ready, looked, message, commit_)


def _head(context: Context, words: Words) -> tuple[Path, reading.Head]:
    """The folder of the books, and what they are; stops if that cannot be read, as then nobody can
    see what is private.
    """
    root = root_of(context)
    head = (reading.NO_BOOKS,) if root is None else reading.read_head(root)
    if root is None or not isinstance(head, reading.Head):
        raise Stopped(unreadable(head if not isinstance(head, reading.Head) else (), words))
    return root.resolve(), head


def _message(words: Words, given: str | None, private: PrivateText) -> str:
    """The message that was given, in lines that hold nothing private; "" if none was."""
    if given is None:
        return ""
    lines = [" ".join(plain(line).split()) for line in given.strip().splitlines()]
    if not any(lines):
        raise misused(words, _("the message is empty; leave it out to have one made"))
    if any(private.clean(line) != line for line in lines):
        message = _("the message holds a number that may be a BSN, or a name; say it without")
        raise not_saved(words, message)
    return "\n".join(lines)


# -- what is said of it -------------------------------------------------------------------------


def _nothing_new(words: Words, wishes: Wishes, ready: Ready) -> Answer:
    """The answer where nothing changed."""
    record = SaveAnswer(
        saved=False,
        commit=None,
        branch=ready.repository.branch,
        message=None,
        files=0,
        changes=SavedChanges(),
        errors=0,
    )
    output = formats.to_json(as_json(record)) if wishes.format is SaveFormat.JSON else ""
    said = words("nothing changed since the books were saved last")
    return Answer(output, (said, *_left_out(words, ready)))


def _answer(
    context: Context,
    wishes: Wishes,
    ready: Ready,
    looked: Looked,
    message: str,
    commit_: str | None,
) -> Answer:
    words = looked.words
    record = SaveAnswer(
        saved=commit_ is not None,
        commit=commit_,
        branch=ready.repository.branch,
        message=message.rstrip("\n"),
        files=len(ready.changed),
        changes=looked.changes,
        errors=looked.errors,
    )
    match wishes.format:
        case SaveFormat.JSON:
            output = formats.to_json(as_json(words.concealed(record)))
        case SaveFormat.TEXT:
            output = changes_text(looked.changes, words, context.terminal_width)
        case other:
            assert_never(other)
    said = words("saved, files: {count}; see: socoledger save --log", count=len(ready.changed))
    if wishes.dry_run:
        said = words("nothing was saved: this is a dry run")
    messages = [*map(words.finding_line, looked.warnings), *_left_out(words, ready), said]
    if looked.errors:
        note = _("note: the books have errors: {count}; see: socoledger check")
        messages.append(words(note, count=looked.errors))
    return Answer(output, tuple(messages))


def _left_out(words: Words, ready: Ready) -> Iterator[str]:
    """What was left out, and which names other computers may not read."""
    for folder in ready.draft.private:
        message = _("left out, as it may be private: {folder}; add that line to .gitignore")
        yield words(message, folder=folder)
    for folder in ready.draft.nested:
        message = _("left out, as it is a repository of its own: {folder}")
        yield words(message, folder=folder)
    for file in ready.changed:
        if not _is_unicode(file.name):
            message = _(
                "the name of this file is not UTF-8, so other computers may not read it; give it"
                " another: {file}"
            )
            yield words(message, file=file.name)


def _is_unicode(name: str) -> bool:
    try:
        name.encode()
    except UnicodeEncodeError:
        return False
    return True
