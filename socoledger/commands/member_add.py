"""The command `member add`: a member's file, and the accounts kept for them."""

from socoledger.commands.arguments import a_day
from socoledger.commands.context import Context, misused
from socoledger.commands.opened import readable_books
from socoledger.domain.accounts import default_account
from socoledger.domain.exits import Answer
from socoledger.domain.findings import _
from socoledger.domain.member import COLLECTIVE, is_id
from socoledger.read import books as reading
from socoledger.storage import files as disk
from socoledger.write import new_books


def member_add(context: Context, id_: str, *, name: str | None, joined: str | None) -> Answer:
    """`member add ID`: a member's file, and the accounts kept for them."""
    books, words = readable_books(context)
    root, coop = books.root, books.coop
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
    day = coop.first_month.first_day if joined is None else a_day(words, joined)
    opened = new_books.open_accounts(coop.accounts, id_, day, books.journal)
    journal = root / coop.journal
    accounts = journal.with_name(new_books.ACCOUNTS)
    if accounts.relative_to(root).as_posix() not in books.journal.files:
        accounts = journal
    folder = root / reading.MEMBERS
    if folder.exists() and root.resolve() != folder.resolve().parent:
        raise misused(words, _("the folder members points to a place outside the books"))
    with_schema = (root / new_books.schema_path("member")).is_file()
    disk.add_with(
        folder / f"{id_}.yaml",
        new_books.member(
            words.language, id_, name or id_.capitalize(), day, with_schema=with_schema
        ),
        accounts if opened else None,
        opened,
    )
    message = _("added {file}, a member since {joined}; fill in what it asks for")
    file = f"{reading.MEMBERS}/{id_}.yaml"
    return Answer(messages=(words(message, file=file, joined=day),))
