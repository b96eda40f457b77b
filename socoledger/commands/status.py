"""The command `status`: where things stand, on one screen (SPEC 5)."""

from datetime import date

from socoledger.commands.answering import words_in
from socoledger.commands.arguments import a_day
from socoledger.commands.context import Context
from socoledger.commands.errors import all_findings, in_the_way
from socoledger.commands.obstacles import in_the_next_close
from socoledger.commands.old_answering import show
from socoledger.commands.opened import readable_books
from socoledger.domain.books import Books
from socoledger.domain.closing import seals
from socoledger.domain.exits import Answer
from socoledger.domain.findings import Stops
from socoledger.domain.options import Format
from socoledger.domain.period import Month
from socoledger.domain.status import StatusFigures
from socoledger.rules.as_at import as_at, up_to
from socoledger.rules.closing.plan import following, years_due
from socoledger.rules.history import history
from socoledger.rules.span import span
from socoledger.rules.status import status_figures
from socoledger.write import closing_tables, shapes


def status(context: Context, format_: Format, at: str | None = None) -> Answer:
    """`status`: what is closed, what is due, what stands in the way, what is owed; as it was at the
    end of a day, if one is given.
    """
    books, words = readable_books(context)
    if at is not None:
        day = a_day(words, at)
        books, context = as_at(books, day), context._replace(today=day)
    first, closed = books.coop.first_month, books.journal.closed
    due = following(closed, first)
    wrong = all_findings(books)
    found = in_the_next_close(books, wrong)
    misleading = any(one.stops(Stops.FIGURES) for one in in_the_way(books, wrong))
    figures = None if misleading else _figures(books, context.today)
    shape = shapes.status(
        closed=closed,
        last=due.plus(-1) if due > first else None,
        due=due,
        is_over=_is_over(due, context.today),
        is_ready=_is_over(due, context.today) and not found,
        seal=next(reversed(seals(books.journal.closes).items()), None),
        years=years_due(closed, first),
        findings=found,
        accepted=books.journal.accepted,
        figures=figures,
        words=words_in(format_, words),
    )
    return Answer(show(context, words, format_, shape, closing_tables.STATUS))


def _figures(books: Books, today: date) -> StatusFigures | None:
    """The figures through the last fact; what may be paid is that of this year, as long as the
    books are not left off longer ago than last year. None: nothing is booked.
    """
    reach = span(books.journal, today)
    if reach.to_come and reach.last_month is not None and reach.last_month <= Month.of(today):
        books = up_to(books, Month.of(today).last_day)
        reach = span(books.journal, today)
    if reach.last_month is None:
        return None
    last = max(reach.last_month, books.coop.first_month)
    through = reach.through(today.year) or last
    if today.year == last.year + 1 or (books.at is not None and Month.of(today) > through):
        through = Month.of(today)
    return status_figures(history(books, max(last, through), books.at), reach, through)


def _is_over(month: Month, today: date) -> bool:
    return today > month.last_day
