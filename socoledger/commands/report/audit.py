"""`report audit`: the working paper of the kascommissie about a year (SPEC 12)."""

from collections.abc import Iterator, Sequence
from contextlib import suppress
from datetime import date
from posixpath import normpath

from socoledger.commands.checked import checked, found_in
from socoledger.commands.context import Context, misused, words_here
from socoledger.commands.obstacles import missing_documents
from socoledger.commands.report.made import Wishes, made, one_paper, open_for_documents
from socoledger.commands.verify import PLAIN, report_on_closes
from socoledger.domain.books import Books
from socoledger.domain.closing import LOG, Close
from socoledger.domain.exits import Answer
from socoledger.domain.findings import _
from socoledger.domain.period import is_period, last_month_of, parse_date
from socoledger.domain.report.audit import (
    AcceptedBy,
    AuditedClose,
    Evidence,
    NotedBy,
    Reopened,
    Saved,
)
from socoledger.read.closes_folder import texts_of
from socoledger.rules.checks.closing.seals import last_without_words
from socoledger.rules.report.audit import audit, questions
from socoledger.storage.git import is_in_git, not_committed
from socoledger.storage.git_authors import SavedLine, last_author, saved_lines
from socoledger.write.documents.audit import audit_document
from socoledger.write.verify import Report

_NOTED = "noted.yaml"


def report_audit(context: Context, year: str | None, wishes: Wishes) -> Answer:
    """`report audit [YEAR]`. Raises OSError."""
    if wishes.anonymous:
        message = _("the kascommissie sees the names in the books: leave out --anonymous")
        raise misused(words_here(context), message)
    opened = open_for_documents(context, wishes)
    which, through = opened.books.year(year)
    day, books = through.last_day, opened.books.books
    report, words = report_on_closes(context, books, PLAIN, {})
    opened = opened._replace(books=opened.books._replace(words=words))
    missing = [
        str(one.parameters["file"])
        for one in missing_documents(books)
        if one.day is None or one.day.year == which
    ]
    evidence = _evidence(context, books, report, which, day)
    found = audit(books, which, day, evidence, missing)
    stem = words(_("audit-{year}"), year=str(which))
    paper = one_paper(stem, audit_document(found, opened.letterhead, words))
    return made(context, opened, wishes, [paper])


def _evidence(context: Context, books: Books, report: Report, year: int, day: date) -> Evidence:
    """What `verify`, `check` and git tell of the books of a year."""
    unchanged = {verdict.close.period: not verdict.findings for verdict in report.verdicts}
    closes = [close for close in books.journal.closes if close.month.year == year]
    saved = _saved_closes(books, closes)
    open_findings = [
        one.finding
        for one in checked(books, found_in(books, context.today).all)
        if one.accepted is None and one.note is None
    ]
    of_year = {close.period for close in closes}
    return Evidence(
        in_git=is_in_git(books.home),
        closes=tuple(
            AuditedClose(
                close.period,
                report.seals[close.period],
                unchanged.get(close.period),
                saved.get(close.period),
            )
            for close in closes
        ),
        others_differ=tuple(
            period for period, same in unchanged.items() if not same and period not in of_year
        ),
        without_words=last_without_words(closes),
        errors=report.others,
        changes=(*report.causes.causes, *report.warnings),
        reopened=tuple(_reopened(books, year)),
        accepted=tuple(
            AcceptedBy(accepted, saved.get(close.period))
            for close in closes
            for accepted in close.accepted
        ),
        noted=tuple(_noted(books, year)),
        open=questions(open_findings, year, day),
    )


def _saved_closes(books: Books, closes: Sequence[Close]) -> dict[str, Saved]:
    """Who saved each close as it is now, by its period, as far as git has it."""
    unsaved = not_committed(books.home, {close.place.file: close.text for close in closes})
    saved: dict[str, Saved] = {}
    for close in closes if unsaved is not None else ():
        author = last_author(books.home, close.place.file)
        if author is not None and close.place.file not in (unsaved or ()):
            saved[close.period] = Saved(*author)
    return saved


def _reopened(books: Books, year: int) -> Iterator[Reopened]:
    """The closes of a year that were taken back, as the log has it: a day, a period and a reason
    on a line.
    """
    folder = normpath(books.coop.closes)
    lines = texts_of(books.root / folder).get(LOG, "").splitlines()
    saved = saved_lines(books.home, f"{folder}/{LOG}") if lines else ()
    for number, line in enumerate(lines, start=1):
        day, _sign, rest = line.partition(" ")
        period, _sign, reason = rest.partition(" ")
        if reason and is_period(period) and last_month_of(period).year == year:
            with suppress(ValueError):  # somebody wrote in the log
                yield Reopened(parse_date(day), period, reason, _saved_line(saved, number, line))


def _noted(books: Books, year: int) -> Iterator[NotedBy]:
    """The notes about a year or about no day, and who saved them."""
    notes = [note for note in books.notes if note.day is None or note.day.year == year]
    saved = saved_lines(books.home, _NOTED) if notes else ()
    lines = (books.root / _NOTED).read_text(errors="replace").splitlines() if notes else []
    for note in notes:
        number = note.place.line
        text = lines[number - 1] if number <= len(lines) else ""
        yield NotedBy(note, _saved_line(saved, number, text))


def _saved_line(saved: Sequence[SavedLine], number: int, text: str) -> Saved | None:
    """Who saved a line with this text: the one of that number, else the last that is the same."""
    same = [line for line in saved if line.text == text]
    at_number = saved[number - 1 : number]
    line = next((one for one in (*at_number, *reversed(same)) if one.text == text), None)
    return None if line is None else Saved(line.name, line.day)
