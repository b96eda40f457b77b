"""The command `init`: new books."""

from pathlib import Path
from typing import NamedTuple

from socoledger.commands.arguments import a_month
from socoledger.commands.context import Context, misused, words_of
from socoledger.commands.init_git import ATTRIBUTES, add_git_files, keep
from socoledger.commands.schema import schema_files
from socoledger.domain.coop import BANK
from socoledger.domain.exits import Answer
from socoledger.domain.findings import _
from socoledger.domain.options import Model
from socoledger.domain.period import Month
from socoledger.read.books import COOP
from socoledger.storage import files as disk
from socoledger.write import new_books


class Asked(NamedTuple):
    """What new books are to have; what is None is left to be filled in, or has its default."""

    model: Model
    name: str | None = None
    municipality: str | None = None
    first_month: str | None = None
    bank: bool = False
    """Also bank.yaml, and what Fava's import page needs."""
    git: bool = False
    """Also what git needs to show the books, and a repository where there is none."""

    @property
    def is_of_new_books(self) -> bool:
        """Whether it asks for anything that only new books can have."""
        return self.bank or (self.name, self.municipality, self.first_month) != (None, None, None)


def init(context: Context, folder: Path, asked: Asked) -> Answer:
    """`init DIR`: new books that pass `check`, with comments that say what to fill in. With --git
    and books that are there, what git needs is added to these, and nothing else.
    """
    words = words_of(context)
    month = asked.first_month
    first = Month.of(context.today) if month is None else a_month(words, month)
    target = context.folder / folder
    if asked.git and (target / COOP).exists():
        if asked.is_of_new_books:
            message = _("{folder} holds books already; with --git alone, what git needs is added")
            raise misused(words, message, folder=str(folder))
        return add_git_files(context, target, words)
    if not disk.is_free(target):
        message = _("{folder} already contains files; choose a new or empty folder")
        raise misused(words, message, folder=str(folder))
    files = new_books.files(
        asked.model,
        words.language,
        first,
        name=asked.name or "",
        municipality=asked.municipality or "",
        bank=asked.bank,
    )
    if asked.git:
        files[ATTRIBUTES] = new_books.attributes(words.language)
    disk.write_new_folder(target, {**files, **schema_files(words)})
    message = words(
        "new books are in {folder}; next, in that folder: socoledger member add ID",
        folder=str(folder),
    )
    bank = words("fill in your IBAN in {file}; then: socoledger import FILE", file=BANK)
    messages = (message, bank) if asked.bank else (message,)
    return Answer(messages=(*messages, *keep(words, target)) if asked.git else messages)
