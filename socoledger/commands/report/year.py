"""`report year`: the annual accounts (SPEC 12)."""

from socoledger.commands.context import Context, nothing
from socoledger.commands.report.made import Wishes, made, one_paper, open_for_documents
from socoledger.domain.exits import Answer
from socoledger.domain.findings import _
from socoledger.domain.period import december
from socoledger.rules.income_statement import compared_years
from socoledger.rules.report.year import Asked, year_report
from socoledger.rules.report.year_anonymous import without_few
from socoledger.write.documents.year import year_document


def report_year(context: Context, year: str | None, wishes: Wishes) -> Answer:
    """`report year [YEAR]`: of a year, a draft until it is closed. Raises OSError."""
    opened = open_for_documents(context, wishes)
    books = opened.books
    which, through = books.year(year)
    last_day = december(which).last_day
    is_over = context.today > last_day if books.at is None else books.at >= last_day
    day = last_day if is_over else through.last_day_up_to(books.at)
    past, then = books.history(through), opened.then(day)
    years = compared_years(books.history, through, books.reach.years)
    report = year_report(past, then, years, Asked(through, day, is_over))
    if wishes.anonymous:
        shown = without_few(report, past)
        if shown is None:
            message = _(
                "in {year} fewer than five people worked, so nothing of these accounts may be shown"
                " without telling about them: leave out --anonymous"
            )
            raise nothing(opened.words, message, year=str(which))
        report = shown
    stem = opened.words(_("annual-accounts-{year}"), year=str(which))
    document = year_document(report, opened.letterhead, opened.words)
    return made(context, opened, wishes, [one_paper(stem, document)])
