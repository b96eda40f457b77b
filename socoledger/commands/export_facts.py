"""The command `export facts`: the journal as one flat table, for who asks in SQL (SPEC 13)."""

import os
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from socoledger.commands.answering import Scope
from socoledger.commands.context import (
    Context,
    Stopped,
    misused,
    nothing,
    root_of,
    words_here,
)
from socoledger.commands.journal_changes import NOTHING_WRITTEN
from socoledger.commands.opened import OpenBooks, When, open_books
from socoledger.commands.periods import NOTHING_BOOKED
from socoledger.domain.exits import Answer, Exit
from socoledger.domain.fact_table import FactRow
from socoledger.domain.findings import Place, _
from socoledger.read.key_file import UnusableKeyError, read_key
from socoledger.rules.fact_hashes import Hashes
from socoledger.rules.fact_table import fact_rows
from socoledger.storage.files import Change, ChangedMeanwhileError, content_of, rewrite_all
from socoledger.write.fact_table import Values, columns_of, is_fact_table, to_csv
from socoledger.write.words import Words

if TYPE_CHECKING:
    from collections.abc import Callable

    ToParquet = Callable[[Mapping[str, Values]], bytes]


class Wishes(NamedTuple):
    """Where the table goes, and how; without a file its csv goes to the screen."""

    csv: Path | None = None
    parquet: Path | None = None
    key: Path | None = None
    """The file of the key by which members are hashed; None: members are named by their ids."""
    force: bool = False
    """Whether files may be written over that are no table of ours."""

    def files(self) -> list[Path]:
        """The files to write."""
        return [file for file in (self.csv, self.parquet) if file is not None]


class _Opened(NamedTuple):
    """The books of the table by folder, and the transactions that totals leave out."""

    books: Mapping[str, OpenBooks]
    words: Words
    notes: tuple[str, ...]
    agreed: frozenset[Place] = frozenset()

    def rows(self, key: bytes | None) -> Iterator[FactRow]:
        """The rows of all books, one after the other."""
        members = [one for opened in self.books.values() for one in opened.books.members]
        for folder, opened in self.books.items():
            rows = fact_rows(folder, opened.books, self.agreed)
            yield from rows if key is None else map(Hashes(opened.books, key, members).row, rows)


def export_facts(context: Context, wishes: Wishes, scope: Scope) -> Answer:
    """`export facts`: every posting and every entry of hours (SPEC 13)."""
    words = words_here(context)
    to_parquet = None if wishes.parquet is None else _parquet_writer(words)
    before = _contents_before(context.folder, wishes, words)
    key = None if wishes.key is None else _key(context, wishes.key, scope, words)
    opened = _open(context, scope)
    rows = [*opened.rows(key)]
    if not rows:
        raise nothing(opened.words, NOTHING_BOOKED)
    columns = columns_of(rows, opened.words)
    contents: dict[Path, bytes] = {}
    if wishes.csv is not None:
        contents[wishes.csv] = to_csv(columns).encode()
    if wishes.parquet is not None and to_parquet is not None:
        contents[wishes.parquet] = to_parquet(columns)
    if not contents:
        return Answer(to_csv(columns), opened.notes)
    changes = [
        Change(context.folder / file, before[file], after) for file, after in contents.items()
    ]
    try:
        rewrite_all(changes)
    except ChangedMeanwhileError:
        message = _("somebody changed a file while the facts were exported; try again")
        raise _refused(words, words(message)) from None
    return Answer(messages=(*_told(wishes, len(rows), opened.words), *opened.notes))


def _parquet_writer(words: Words) -> "ToParquet":
    """What makes Parquet files; stops without what it takes."""
    try:
        from socoledger.write.fact_parquet import to_parquet
    except ImportError:
        message = _(
            'making Parquet files asks for one more package: pip install "socoledger[parquet]"; or'
            " ask for --csv"
        )
        raise misused(words, message) from None
    return to_parquet


def _refused(words: Words, line: str) -> Stopped:
    return Stopped(Answer(messages=(line, words(NOTHING_WRITTEN)), exit=Exit.REFUSED))


def _contents_before(folder: Path, wishes: Wishes, words: Words) -> dict[Path, bytes | None]:
    """What each file holds before it is written, None if it is not there. Stops at one that is no
    table of ours, unless that is forced, and at what is no file. Raises OSError.
    """
    contents: dict[Path, bytes | None] = {}
    files = wishes.files()
    if len({(folder / file).resolve() for file in files}) < len(files):
        raise misused(words, _("give --csv and --parquet files of different names"))
    for file in files:
        path = folder / file
        if os.path.lexists(path) and not path.is_file():
            message = _("{file} is there already, and is no file; give another name")
            raise _refused(words, words(message, file=str(file)))
        contents[file] = content_of(path) if path.exists() else None
        content = contents[file]
        if content is not None and not wishes.force and not is_fact_table(content):
            message = _("{file} is there already; give another name, or --force to write over it")
            raise _refused(words, words(message, file=str(file)))
    return contents


def _key(context: Context, file: Path, scope: Scope, words: Words) -> bytes:
    """The key in a file; stops if it is none, or lies where it should not."""
    if scope.umbrella is None:
        folder = root_of(context)
    else:
        from socoledger.commands.umbrella import umbrella_root

        folder = umbrella_root(context, scope.umbrella)
    try:
        return read_key(context.folder / file, [] if folder is None else [folder])
    except UnusableKeyError as unusable:
        message = _("{file} cannot be the key: {reason}")
        raise misused(words, message, file=str(file), reason=unusable.reason) from None


def _open(context: Context, scope: Scope) -> _Opened:
    """The books that are asked for; stops if there are no figures of them."""
    if scope.umbrella is None:
        opened = open_books(context, When(scope.at))
        folder = opened.books.home.resolve().name
        return _Opened({folder: opened}, opened.words, opened.notes)
    from socoledger.commands.umbrella import open_umbrella

    umbrella, books = open_umbrella(context, scope.umbrella, When(scope.at))
    agreed = frozenset(side.place for side in umbrella.dealings.agreed)
    return _Opened(books, umbrella.words, umbrella.notes, agreed)


def _told(wishes: Wishes, count: int, words: Words) -> Iterator[str]:
    """What was written, and who may have it."""
    for file in wishes.files():
        yield words(_("written: {file}"), file=str(file))
    if wishes.key is None:
        message = _("{count} facts, members by their ids: keep them as safe as the books")
    else:
        message = _("{count} facts, members by keyed hashes: keep the key away from them")
    yield words(message, count=count)
