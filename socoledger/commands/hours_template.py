"""The command `hours template`: an empty sheet of hours for the members of a month (SPEC 11)."""

from pathlib import Path

from socoledger.commands.arguments import a_month
from socoledger.commands.context import Context, Stopped, misused, nothing
from socoledger.commands.journal_changes import NOTHING_WRITTEN
from socoledger.commands.opened import readable_books
from socoledger.domain.exits import Answer, Exit
from socoledger.domain.findings import _
from socoledger.domain.period import Month
from socoledger.rules.timesheet import members_of_sheet
from socoledger.storage.files import ChangedMeanwhileError, content_of, rewrite
from socoledger.write.timesheet_template import Template, as_csv, template
from socoledger.write.timesheet_xlsx import as_xlsx
from socoledger.write.words import Words

_XLSX, _CSV = ".xlsx", ".csv"


def hours_template(
    context: Context, month_text: str | None, out: Path | None, *, force: bool = False
) -> Answer:
    """`hours template`: of a month, that of today if left out. Never over a file that is there,
    unless `force`. Raises OSError.
    """
    books, words = readable_books(context)
    month = Month.of(context.today) if month_text is None else a_month(words, month_text)
    file = out or Path(words(_("hours-{month}.xlsx"), month=str(month)))
    suffix = file.suffix.lower()
    if suffix not in (_XLSX, _CSV):
        message = _("{file}: an empty sheet is made as .xlsx or .csv; end its name so")
        raise misused(words, message, file=str(file))
    members = members_of_sheet(books, month)
    if not members:
        raise nothing(words, _("nobody is a member in {month}"), month=str(month))
    units = [unit.id for unit in books.coop.units]
    empty = template(members, units, month, words)
    content = as_csv(empty) if suffix == _CSV else _xlsx(words, empty)
    path = context.folder / file
    before = content_of(path) if path.exists() and force else None
    try:
        rewrite(path, before, content)
    except ChangedMeanwhileError:
        message = _("{file} is there already; give another name, or --force to write over it")
        lines = (words(message, file=str(file)), words(NOTHING_WRITTEN))
        raise Stopped(Answer(messages=lines, exit=Exit.REFUSED)) from None
    message = _(
        "{file} is made, for {count} members; filled in, it is read by: socoledger hours {file}"
    )
    return Answer(messages=(words(message, file=str(file), count=len(members)),))


def _xlsx(words: Words, empty: Template) -> bytes:
    """The content of an Excel file; stops without what it takes to make one."""
    try:
        return as_xlsx(empty, words)
    except ImportError:
        message = _(
            'making Excel files asks for one more package: pip install "socoledger[xlsx]"; or end'
            " the name in .csv"
        )
        raise misused(words, message) from None
