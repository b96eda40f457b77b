"""What the board has to decide or to do, as `status` tells it (SPEC 5, 12)."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date

from socoledger.domain.books import Books
from socoledger.domain.period import Month
from socoledger.domain.report.month import Flow, MonthFigure, ToDo
from socoledger.domain.status import DueDate, StatusFigures
from socoledger.rules.due import due_dates
from socoledger.rules.history import History
from socoledger.rules.span import span
from socoledger.rules.status import status_figures

OF_MEMBERS = ("premium", "allowance", "spaarpot")
"""The kinds of what is due that are about a member."""


def status_of(then: History, month: Month, day: date) -> StatusFigures:
    """The figures of `status` on a day of a month; `then` is of the books as they stood then."""
    return status_figures(then, span(then.books.journal, day), month, day)


def to_do(books: Books, figures: StatusFigures, day: date) -> ToDo:
    """What is due by three months after `day`, but for the close of the next month, which is the
    treasurer's; whose spaarpot is still to be settled, which is not told a second time as due; and
    what may be paid.
    """
    leavers = {one.id for one in figures.leavers}
    names = {member.id: member.name for member in books.members}
    due = [
        replace(one, what=names[one.what]) if one.kind in OF_MEMBERS else one
        for one in due_dates(books, figures, day)
        if (one.kind != "month" or one.late)
        and not (one.kind == "spaarpot" and one.what in leavers)
    ]
    kinds = {one.kind for one in figures.payable}
    payable = (
        Flow(
            kind, MonthFigure(sum(one.payable_cents for one in figures.payable if one.kind == kind))
        )
        for kind in sorted(kinds, reverse=True)
    )
    return ToDo(
        due=tuple(_joined(due)),
        leavers=tuple((names[one.id], one) for one in figures.leavers),
        payable=tuple(flow for flow in payable if flow.cents.month),
    )


def _joined(due: Sequence[DueDate]) -> Iterator[DueDate]:
    """What is due of members, of one kind and day as one."""
    groups: dict[tuple[date, str, str], list[DueDate]] = {}
    for one in due:
        apart = "" if one.kind in OF_MEMBERS else one.what
        groups.setdefault((one.date, one.kind, apart), []).append(one)
    for same in groups.values():
        yield replace(same[0], what=", ".join(one.what for one in same))
