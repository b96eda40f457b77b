"""The command `status`: where things stand, on one screen (SPEC 5)."""

from datetime import date

from socoledger.commands.answering import show, words_in
from socoledger.commands.arguments import a_day
from socoledger.commands.context import Context
from socoledger.commands.errors import all_findings, open_errors
from socoledger.commands.obstacles import next_close_findings
from socoledger.commands.opened import readable_books
from socoledger.domain.books import Books
from socoledger.domain.closing import seals
from socoledger.domain.exits import Answer
from socoledger.domain.findings import Stops
from socoledger.domain.options import Format
from socoledger.domain.period import Month
from socoledger.domain.status import ClosedSoFar, Due, Seal, StatusAnswer, StatusFigures
from socoledger.rules.as_at import as_at, up_to
from socoledger.rules.bank.standing import AsAt, bank_answer, still_open
from socoledger.rules.closing.following import following, years_due
from socoledger.rules.due import due_dates
from socoledger.rules.history import history
from socoledger.rules.span import span
from socoledger.rules.status import status_figures
from socoledger.write.check import acceptance, shown
from socoledger.write.status import VIEW


def status(context: Context, format_: Format, at: str | None = None) -> Answer:
    """`status`: what is closed, due, in the way of a close, and owed; as at the end of a day, if
    one is given.
    """
    books, words = readable_books(context)
    day = None if at is None else a_day(words, at)
    as_at_day = AsAt(day or context.today, day or date.max)
    accounts = books.bank and still_open(bank_answer(books, books.bank, as_at_day), books.journal)
    if day is not None:
        books, context = as_at(books, day), context._replace(today=day)
    first, closed = books.coop.first_month, books.journal.closed
    due = following(closed, first)
    wrong = all_findings(books)
    obstacles = next_close_findings(books, wrong)
    misleading = any(finding.stops(Stops.FIGURES) for finding in open_errors(books, wrong))
    figures = None if misleading else _figures(books, context.today)
    seal = next(reversed(seals(books.journal.closes).items()), None)
    format_words = words_in(format_, words)
    is_over = _is_over(due, context.today)
    answered = StatusAnswer(
        closed=ClosedSoFar(
            through=due.plus(-1) if due > first else None,
            years=tuple(int(period) for period in sorted(closed) if len(period) == 4),
        ),
        due=Due(month=due, over=is_over, years=years_due(closed, first)),
        findings=tuple(shown(finding, format_words) for finding in obstacles),
        accepted=tuple(map(acceptance, books.journal.accepted)),
        year=figures and figures.year,
        payable=figures and figures.payable,
        returns=figures and figures.returns,
        leavers=figures and figures.leavers,
        ready=is_over and not obstacles,
        seal=None if seal is None else Seal(period=seal[0], seal=seal[1]),
        due_dates=due_dates(books, figures, context.today),
        hours=figures and figures.hours,
        bank=accounts or None,
    )
    return Answer(show(context, words, format_, answered, VIEW))


def _figures(books: Books, today: date) -> StatusFigures | None:
    """The figures through the last fact; what may be paid is that of this year, as long as the
    books are not left off longer ago than last year. None: nothing is booked.
    """
    reach = span(books.journal, today)
    if (
        reach.has_future_facts
        and reach.last_month is not None
        and reach.last_month <= Month.of(today)
    ):
        books = up_to(books, Month.of(today).last_day)
        reach = span(books.journal, today)
    if reach.last_month is None:
        return None
    last = max(reach.last_month, books.coop.first_month)
    through = reach.through(today.year) or last
    if today.year == last.year + 1 or (books.at is not None and Month.of(today) > through):
        through = Month.of(today)
    return status_figures(history(books, max(last, through), books.at), reach, through, today)


def _is_over(month: Month, today: date) -> bool:
    return today > month.last_day
