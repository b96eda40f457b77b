"""The command `member add`: a member's file, and the accounts kept for them."""

import errno
import os
from datetime import date
from pathlib import Path, PurePosixPath
from posixpath import normpath

from socoledger.commands.arguments import a_day
from socoledger.commands.context import Context, misused
from socoledger.commands.journal_changes import rewrite_or_refuse
from socoledger.commands.lock import exclusive
from socoledger.commands.opened import readable_books
from socoledger.commands.undoable import recording
from socoledger.domain.accounts import default_account
from socoledger.domain.books import Books
from socoledger.domain.exits import Answer
from socoledger.domain.findings import _
from socoledger.domain.member import COLLECTIVE, is_id
from socoledger.read import books as reading
from socoledger.storage.files import Change, content_of
from socoledger.write import new_books
from socoledger.write.journal_files import appended
from socoledger.write.words import Words


def member_add(context: Context, id_: str, *, name: str | None, joined: str | None) -> Answer:
    """`member add ID`: a member's file, and the accounts kept for them. Raises OSError."""
    with exclusive(context):
        books, words = readable_books(context)
        _refuse_id(books, words, id_)
        first = books.coop.first_month.first_day
        day = first if joined is None else a_day(words, joined)
        file = f"{reading.MEMBERS}/{id_}.yaml"
        with_schema = (books.root / new_books.schema_path("member")).is_file()
        text = new_books.member(
            words.language, id_, name or id_.capitalize(), day, with_schema=with_schema
        )
        changes = {file: Change(_path_of(books, words, file), None, text.encode())}
        changes |= _opened(books, id_, day)
        rewrite_or_refuse(words, [*recording(books, "member add", changes), *changes.values()])
    message = _("added {file}, a member since {joined}; fill in what it asks for")
    return Answer(messages=(words(message, file=file, joined=day),))


def _refuse_id(books: Books, words: Words, id_: str) -> None:
    """Stop if an id cannot be that of a new member."""
    if id_ == COLLECTIVE:
        raise misused(
            words, _("'collective' stands for the coöperatie as a whole; choose another id")
        )
    if not is_id(id_):
        message = _(
            "'{id}' cannot be an id; use lower-case letters, digits and hyphens,"
            " beginning with a letter"
        )
        raise misused(words, message, id=id_)
    if any(member.id == id_ for member in books.members):
        raise misused(words, _("there is already a member '{id}'"), id=id_)
    if any(member.account == default_account(id_) for member in books.members):
        message = _("the account {account} belongs to another member; choose another id")
        raise misused(words, message, account=default_account(id_))


def _path_of(books: Books, words: Words, file: str) -> Path:
    """Where the new file comes; stops if that is not in the books. Raises FileExistsError."""
    folder, path = books.root / reading.MEMBERS, books.root / file
    if folder.exists() and books.root.resolve() != folder.resolve().parent:
        raise misused(words, _("the folder members points to a place outside the books"))
    if os.path.lexists(path):
        raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST), str(path))
    return path


def _opened(books: Books, id_: str, day: date) -> dict[str, Change]:
    """The change of the file of accounts, else of the journal, by which those of a member are open
    from a day on; {} if they are. Raises OSError.
    """
    opened = new_books.open_accounts(books.coop.accounts, id_, day, books.journal)
    journal = PurePosixPath(normpath(books.coop.journal))
    accounts = journal.with_name(new_books.ACCOUNTS).as_posix()
    file = accounts if accounts in books.journal.files else journal.as_posix()
    if not opened:
        return {}
    before = content_of(books.root / file)
    after = appended(before.decode(), [opened], is_apart=False)
    return {file: Change(books.root / file, before, after.encode())}
