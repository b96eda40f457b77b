"""`report statement` and `report statements`: a month's paper for the gemeente (SPEC 12)."""

from collections.abc import Iterable

from socoledger.commands.context import Context, nothing
from socoledger.commands.member_session import member_named
from socoledger.commands.report.made import (
    Opened,
    Paper,
    Wishes,
    all_in_one,
    made,
    one_paper,
    open_for_documents,
    require_people,
)
from socoledger.domain.exits import Answer
from socoledger.domain.findings import _
from socoledger.domain.period import Month
from socoledger.domain.report.statement import Statement
from socoledger.rules.report.statement import statements
from socoledger.write.documents.statement import statement_document


def report_statement(
    context: Context, who: str, month: str | None, wishes: Wishes, *, with_partner: bool
) -> Answer:
    """`report statement ID [MONTH]`: of one member. Raises OSError."""
    opened, which = _opened(context, month, wishes)
    member = member_named(opened.books.books, opened.words, who)
    found = [one for one in _of_month(opened, which) if one.member.id == member.id]
    if not found:
        message = _("{name} was no member in {month}, and nothing is booked for them in it")
        name, text = member.name, opened.words.month(which)
        raise nothing(opened.words, message, name=name, month=text)
    return made(context, opened, wishes, _papers(opened, found, with_partner=with_partner))


def report_statements(
    context: Context, month: str | None, wishes: Wishes, *, with_partner: bool
) -> Answer:
    """`report statements [MONTH]`: of all members, and all in one to print. Raises OSError."""
    opened, which = _opened(context, month, wishes)
    papers = _papers(opened, _of_month(opened, which), with_partner=with_partner)
    words = opened.words
    if not papers:
        raise nothing(words, _("nobody was a member in {month}"), month=words.month(which))
    stem = words(_("statements-{month}"), month=str(which))
    title = words(_("Statements of {month}"), month=words.month(which))
    return made(context, opened, wishes, papers, all_in_one(stem, title, papers))


def _opened(context: Context, month: str | None, wishes: Wishes) -> tuple[Opened, Month]:
    """The books, and the month that is asked for."""
    require_people(context, wishes)
    opened = open_for_documents(context, wishes)
    return opened, opened.month(month)


def _of_month(opened: Opened, month: Month) -> Iterable[Statement]:
    day = month.last_day_up_to(opened.books.at)
    return statements(opened.books.history(month), opened.then(day), month)


def _papers(opened: Opened, found: Iterable[Statement], *, with_partner: bool) -> list[Paper]:
    words = opened.words
    return [
        one_paper(
            words(_("statement-{month}-{id}"), month=str(one.month), id=one.member.id),
            statement_document(one, opened.letterhead, words, with_partner=with_partner),
        )
        for one in found
    ]
