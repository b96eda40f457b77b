"""`report month`: a month for the board (SPEC 12)."""

from socoledger.commands.checked import checked, found_in
from socoledger.commands.context import Context
from socoledger.commands.report.made import Opened, Wishes, made, one_paper, open_for_documents
from socoledger.domain.exits import Answer
from socoledger.domain.findings import _
from socoledger.domain.period import Month
from socoledger.domain.report.month import Noticed
from socoledger.rules.report.month import Moments, month_report
from socoledger.rules.report.month_anonymous import without_few
from socoledger.write.documents.month import month_document


def report_month(context: Context, month: str | None, wishes: Wishes) -> Answer:
    """`report month [MONTH]`. Raises OSError."""
    opened = open_for_documents(context, wishes)
    which = opened.month(month)
    moments = _moments(opened, which)
    report = month_report(moments, which, _noticed(context, opened, which), context.today)
    if wishes.anonymous:
        report = without_few(report, moments.then)
    document = month_document(report, opened.letterhead, opened.words)
    stem = opened.words(_("month-{month}"), month=str(which))
    return made(context, opened, wishes, [one_paper(stem, document)])


def _moments(opened: Opened, month: Month) -> Moments:
    """The books as they stood at the end of the month, or on the day asked for, and before it."""
    books = opened.books
    then, before = month.last_day_up_to(books.at), month.plus(-1).last_day
    return Moments(opened.then(then), opened.then(before), books.whole or books.books)


def _noticed(context: Context, opened: Opened, month: Month) -> Noticed:
    """What `check` finds that is dated in the month, up to the day asked for; notices are left
    out, and what one note or one acceptance is about is told once.
    """
    books, last = opened.books.books, month.last_day_up_to(opened.books.at)
    dated = [
        one
        for one in checked(books, found_in(books, context.today).all)
        if one.finding.day is not None and month.first_day <= one.finding.day <= last
    ]
    return Noticed(
        accepted=tuple(dict.fromkeys(one.accepted for one in dated if one.accepted is not None)),
        noted=tuple(dict.fromkeys(one.note for one in dated if one.note is not None)),
        unsolved=tuple(
            one.finding
            for one in dated
            if one.accepted is None
            and one.note is None
            and (one.finding.is_error or one.finding.is_warning)
        ),
    )
