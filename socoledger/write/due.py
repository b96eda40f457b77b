"""What is due when, as `status` shows it: a table for people, and rows of its sheet."""

from collections.abc import Iterable, Iterator

from socoledger.domain.findings import Phrase, _
from socoledger.domain.status import DueDate, DueKind
from socoledger.write.layout import KIND, Cell, Column, Row, Table, Value, translations_of
from socoledger.write.words import Words

DAY, WHAT = Column("date", Cell.TEXT), Column("what", Cell.PROSE)
LATE, SOURCE = Column("late", Cell.TEXT, "item"), Column("source", Cell.PROSE)
SHEET_DAY = Column("date", Cell.TEXT)
EVENT = Column(
    "event",
    Cell.TEXT,
    to_text=translations_of(
        {
            "month": _("close of a month"),
            "year": _("close of a year"),
            "grant": _("account of a grant"),
            "premium": _("decision on premiums"),
            "allowance": _("decision on allowances"),
            "spaarpot": _("spaarpot of somebody who left"),
            "return": _("return to the gemeente"),
            "amount": _("legal amount"),
            "accounts": _("annual accounts"),
            "accounts-extended": _("annual accounts, extended"),
            "accounts-filed": _("annual accounts, filed"),
            "goal": _("goal"),
        }
    ),
)
ABOUT, IS_LATE = Column("what", Cell.TEXT), Column("late", Cell.TEXT)
SHEET_SOURCE = Column("source", Cell.TEXT)
SHEET_COLUMNS = (SHEET_DAY, EVENT, ABOUT, IS_LATE, SHEET_SOURCE)
"""The columns of what is due in a sheet."""

_TEXTS: dict[DueKind, str] = {
    "month": _("close {what}"),
    "year": _("close the year {what}"),
    "grant": _("account for the grant {what}"),
    "premium": _("the decision on premiums for {what} ends"),
    "allowance": _("the decision on allowances for {what} ends"),
    "spaarpot": _("the spaarpot of {what}, who left, falls by the close of this month"),
    "return": _("pay the gemeente what is outstanding of {what}"),
    "amount": _("new legal amount: {what}"),
    "accounts": _("annual accounts of {what}: drawn up, adopted, filed within eight days of that"),
    "accounts-extended": _("annual accounts of {what}, if the meeting gave four months more"),
    "accounts-filed": _("annual accounts of {what}: the last day to file them"),
    "goal": _("the last day of the goal: {what}"),
}
_AMOUNTS = {
    "premium_per_year": _("premiums in a year"),
    "allowance_per_month": _("allowances in a month"),
    "allowance_per_year": _("allowances in a year"),
}


def due_table(due_dates: Iterable[DueDate], words: Words) -> Table:
    """What is due, in order of its day, and what of it is late."""
    rows = tuple(
        Row(
            {
                DAY: due.date,
                WHAT: due_text(due, words),
                SOURCE: due.source,
                LATE: words("late") if due.late else None,
            }
        )
        for due in due_dates
    )
    return Table(words("What is due when"), (DAY, WHAT, SOURCE, LATE), rows)


def due_text(due: DueDate, words: Words) -> str:
    """What is due."""
    what = Phrase(_AMOUNTS[due.what]) if due.what in _AMOUNTS else due.what
    return words(_TEXTS[due.kind], what=what)


def due_rows(due_dates: Iterable[DueDate]) -> Iterator[dict[Column, Value]]:
    """A row of the sheet for each."""
    for due in due_dates:
        yield {
            KIND: "due_date",
            SHEET_DAY: due.date,
            EVENT: due.kind,
            ABOUT: due.what,
            IS_LATE: due.late,
            SHEET_SOURCE: due.source,
        }
