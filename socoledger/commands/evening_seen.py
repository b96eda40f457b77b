"""What the month's evening sees of the books: it keeps no state of its own (SPEC 11)."""

import os
from collections.abc import Iterator, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from socoledger.commands.bank_statements import ground_of, statement_bytes
from socoledger.commands.checked import checked, found_in
from socoledger.commands.context import Context, Stopped
from socoledger.commands.save_looked import ready_to_save
from socoledger.domain.bank import NoStatement, Statement
from socoledger.domain.bank_import import State
from socoledger.domain.books import Books
from socoledger.domain.period import Month
from socoledger.read.bank import read_statements
from socoledger.rules.bank.plan import plan_import
from socoledger.rules.bank.waiting import waiting_lines
from socoledger.rules.closing.following import following
from socoledger.rules.evening import Seen
from socoledger.storage.git_draft import ByFilterError
from socoledger.storage.git_process import GitFailedError, GitMissingError
from socoledger.storage.repository import HinderedError, open_repository
from socoledger.write.words import Words

BANK_FOLDER = "bank"
"""The folder of the books where statements may lie."""


def seen(context: Context, books: Books, words: Words, month: Month | None = None) -> Seen:
    """How books that can be read stand, for the evening of a month; None: the first that is not
    closed. Raises OSError.
    """
    found = found_in(books, context.today)
    unaccepted = [one for one in checked(books, found.all) if one.accepted is None]
    return Seen(
        books=books,
        month=month or following(books.journal.closed, books.coop.first_month),
        today=context.today,
        files=tuple(_new_files(context, words, books)),
        waiting=_waiting(context, words, books),
        errors=sum(one.finding.is_error for one in unaccepted),
        warnings=sum(one.finding.is_warning and one.note is None for one in unaccepted),
        is_closable=not any(finding.is_error for finding in found.of_close),
        unsaved=_unsaved(books.root),
    )


def _new_files(context: Context, words: Words, books: Books) -> Iterator[str]:
    """The statements in the folder for them that have a line which the books lack, by their path
    from the working folder. What is no statement is left alone, and so is what ends before the
    books begin.
    """
    folder = books.root / BANK_FOLDER
    for path in sorted(folder.iterdir()) if folder.is_dir() else ():
        if path.name.startswith("."):
            continue
        try:
            statements = read_statements(statement_bytes(path))
        except (NoStatement, OSError):
            continue
        first_day = books.coop.first_month.first_day
        is_ours = any(one.last >= first_day for one in statements)
        if is_ours and _is_new(context, words, books, statements):
            yield os.path.relpath(path, context.folder)


def _is_new(context: Context, words: Words, books: Books, statements: Sequence[Statement]) -> bool:
    """Whether the books lack a line of statements. Of an account that bank.yaml does not name they
    lack all: `import` says what to write there.
    """
    try:
        ground = ground_of(context, words, books, statements)
    except Stopped:
        return True
    return any(line.state is not State.KNOWN for line in plan_import(ground, statements).lines)


def _waiting(context: Context, words: Words, books: Books) -> int:
    """How many lines of the bank wait to be sorted out."""
    if books.bank is None:
        return 0
    try:
        return len(waiting_lines(ground_of(context, words, books, ())))
    except Stopped:  # bank.yaml has errors, which `check` tells
        return 0


def _unsaved(root: Path) -> int | None:
    """How many files changed since the books were saved; None: `save` says why that is not known.
    Raises OSError.
    """
    with TemporaryDirectory() as scratch:
        try:
            return len(ready_to_save(open_repository(root), Path(scratch).resolve()).changed)
        except (HinderedError, GitMissingError, GitFailedError, ByFilterError):
            return None
