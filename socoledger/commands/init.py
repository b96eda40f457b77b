"""The command `init`: new books."""

from pathlib import Path

from socoledger.commands.arguments import a_month
from socoledger.commands.context import Context, misused, words_of
from socoledger.commands.schema import schema_files
from socoledger.domain.exits import Answer
from socoledger.domain.findings import _
from socoledger.domain.options import Model
from socoledger.domain.period import Month
from socoledger.storage import files as disk
from socoledger.write import new_books


def init(
    context: Context,
    folder: Path,
    model: Model,
    *,
    name: str | None,
    municipality: str | None,
    first_month: str | None,
) -> Answer:
    """`init DIR`: new books that pass `check`, with comments that say what to fill in."""
    words = words_of(context)
    first = Month.of(context.today) if first_month is None else a_month(words, first_month)
    target = context.folder / folder
    if not disk.is_free(target):
        message = _("{folder} already contains files; choose a new or empty folder")
        raise misused(words, message, folder=str(folder))
    files = new_books.files(
        model, words.language, first, name=name or "", municipality=municipality or ""
    )
    disk.write_new_folder(target, {**files, **schema_files(words)})
    message = words(
        "new books are in {folder}; next, in that folder: socoledger member add ID",
        folder=str(folder),
    )
    return Answer(messages=(message,))
