"""The journal as a command changes it: prepared whole, read again as it will be, written all or
nothing (SPEC 10 and 11).
"""

from collections.abc import Callable, Sequence
from functools import cached_property
from posixpath import dirname, join, normpath, relpath
from typing import NamedTuple

from socoledger.commands.context import Stopped, refused
from socoledger.commands.errors import all_findings
from socoledger.commands.new_findings import refused_for
from socoledger.commands.obstacles import next_close
from socoledger.commands.undoable import recording
from socoledger.domain.books import Books
from socoledger.domain.exits import Answer, Exit
from socoledger.domain.findings import Finding, Stops, _
from socoledger.domain.period import Month
from socoledger.read import books as reading
from socoledger.read.journal.include_patterns import is_included
from socoledger.read.journal.strange_files import strange_files
from socoledger.storage.files import Change, ChangedMeanwhileError, content_of, rewrite_all
from socoledger.write.beancount_text import quoted
from socoledger.write.difference import difference as changed_lines
from socoledger.write.journal_files import MADE, Additions, Layout, contents_after
from socoledger.write.words import Words

NOTHING_WRITTEN = _("nothing was written")


class Prepared(NamedTuple):
    """The changes of files, by their paths in the books."""

    changes: dict[str, Change]

    @property
    def drafts(self) -> list[tuple[str, bytes | None]]:
        """Each file as it will be, None for one that is removed."""
        return [(name, change.after) for name, change in self.changes.items()]


def prepare_journal(
    words: Words,
    books: Books,
    pattern: str,
    additions_of: Callable[[Layout], Additions],
    earlier: Prepared | None = None,
) -> Prepared:
    """The contents of the files of the journal as they will be, with what comes into a layout;
    `pattern` is the name of a month's file, beside the main file. `earlier` has what was prepared
    before it: `books` are those after that. Stops if a file stands there and is no part of the
    books. Raises OSError.
    """
    changes = {} if earlier is None else earlier.changes
    where = _layout(books, pattern)
    additions = additions_of(where)
    strange = [*strange_files(books.root, books.journal, where.main, additions.files)]
    if strange:
        raise refused(*map(words.finding_line, strange), words(NOTHING_WRITTEN))
    bytes_before: dict[str, bytes | None] = {}
    for name in (*additions.files, where.main):
        path = books.root / name
        bytes_before[name] = content_of(path) if path.exists() else None
    now = bytes_before | {name: change.after for name, change in changes.items()}
    texts = {name: None if content is None else content.decode() for name, content in now.items()}
    after = contents_after(where, additions, texts)
    prepared = {
        name: Change(books.root / name, bytes_before[name], text.encode())
        for name, text in after.items()
    }
    return Prepared({**changes, **prepared})


def _layout(books: Books, pattern: str) -> Layout:
    main = normpath(books.coop.journal)
    folder = dirname(main)

    def file_of(month: Month) -> str:
        name = pattern.replace("{year}", f"{month.year:04}")
        return normpath(join(folder, name.replace("{month}", f"{month.number:02}")))

    def include_of(name: str) -> str | None:
        patterns = books.journal.includes
        if name in books.journal.files or any(is_included(name, one) for one in patterns):
            return None
        return f"include {quoted(relpath(name, folder or '.'))}"

    return Layout(main, file_of, include_of, books.journal.roots)


class BooksAfter:
    """The books as they will be, and all their findings, which are computed once."""

    def __init__(self, books: Books) -> None:
        self.books = books

    @cached_property
    def findings(self) -> tuple[Finding, ...]:
        """Those of any day."""
        return all_findings(self.books)


def books_after(words: Words, books: Books, prepared: Prepared) -> Books:
    """The books of `read_after`, where their findings are not asked for."""
    return read_after(words, books, prepared).books


def read_after(words: Words, books: Books, prepared: Prepared) -> BooksAfter:
    """The books as they will be; stops if they could not be read, or if a closed month would say
    something else.
    """
    if not prepared.changes:
        return BooksAfter(books)
    read = reading.read(books.root, *prepared.drafts)
    findings = read.findings if isinstance(read, Books) else read
    stopping = [finding for finding in findings if finding.stops(Stops.READING)]
    if not isinstance(read, Books):
        raise refused_for(words, stopping)
    found = BooksAfter(read)
    if not stopping and books.journal.closes:
        stopping = _changed_closes(books, found)
    if stopping:
        raise refused_for(words, stopping)
    return found


def _changed_closes(before: Books, found: BooksAfter) -> list[Finding]:
    """What is found on closes that was not found before."""
    changed = next_close(found.books, found.findings).changed
    if not changed:
        return []
    known = {finding.code for finding in next_close(before, all_findings(before)).changed}
    return [finding for finding in changed if finding.code not in known]


def write_all(words: Words, books: Books, prepared: Prepared, command: str) -> None:
    """Write all files, or none, and beside them what `undo` needs to take it back; `command` is
    the name of the command that does it. Raises OSError.

    A file that is new is there with nothing but a comment before the main file includes it, and has
    its lines last: whoever is cut off in between has books that can be read, and does it again.
    """
    changes = prepared.changes.values()
    new = [change for change in changes if change.before in (None, MADE.encode())]
    others = [change for change in changes if change not in new]
    made = [change._replace(after=MADE.encode()) for change in new if change.before is None]
    filled = [change._replace(before=MADE.encode()) for change in new]
    undo = recording(books, command, prepared.changes)
    rewrite_or_refuse(words, [*undo, *made, *others, *filled])


def rewrite_or_refuse(words: Words, changes: Sequence[Change]) -> None:
    """Rewrite all files, or none; stops if somebody changed one meanwhile. Raises OSError."""
    try:
        rewrite_all(changes)
    except ChangedMeanwhileError:
        message = words("the books were changed meanwhile; do it again")
        lines = (message, words(NOTHING_WRITTEN))
        raise Stopped(Answer(messages=lines, exit=Exit.REFUSED)) from None


def shown(words: Words, prepared: Prepared) -> str:
    """The lines that would come into each file."""
    lines = [
        line
        for name, (_path, before, after) in prepared.changes.items()
        for line in changed_lines(name, (before or b"").decode(), (after or b"").decode())
    ]
    return "".join(f"{words.plain(line)}\n" for line in lines)
