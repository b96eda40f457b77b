"""`report member` and `report members`: a page for each member about their year (SPEC 12)."""

from collections.abc import Iterable

from socoledger.commands.context import Context, nothing
from socoledger.commands.member_session import member_named
from socoledger.commands.periods import before_books
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
from socoledger.domain.report.member import MemberYear
from socoledger.rules.report.member import member_years
from socoledger.write.documents.member import member_document


def report_member(context: Context, who: str, year: str | None, wishes: Wishes) -> Answer:
    """`report member ID [YEAR]`: of one member. Raises OSError."""
    opened, through = _opened(context, year, wishes)
    member = member_named(opened.books.books, opened.words, who)
    found = [one for one in _of_year(opened, through) if one.member.id == member.id]
    if not found:
        message = _("{name} was no member in {year}, and nothing is booked for them in it")
        raise nothing(opened.words, message, name=member.name, year=str(through.year))
    return made(context, opened, wishes, _papers(opened, found))


def report_members(context: Context, year: str | None, wishes: Wishes) -> Answer:
    """`report members [YEAR]`: of all members but who died, and all in one to print. Raises
    OSError.
    """
    opened, through = _opened(context, year, wishes)
    papers = _papers(opened, (one for one in _of_year(opened, through) if not one.has_died))
    words, name = opened.words, str(through.year)
    if not papers:
        raise nothing(words, _("nobody was a member in {year}"), year=name)
    title = words(_("The year {year} of every member"), year=name)
    stem = words(_("members-{year}"), year=name)
    return made(context, opened, wishes, papers, all_in_one(stem, title, papers))


def _opened(context: Context, year: str | None, wishes: Wishes) -> tuple[Opened, Month]:
    """The books, and the last month of the year that is asked for."""
    require_people(context, wishes)
    opened = open_for_documents(context, wishes)
    which, through = opened.books.year(year)
    if through < opened.books.books.coop.first_month:
        raise before_books(opened.words, str(which), opened.books.books.coop.first_month)
    return opened, through


def _of_year(opened: Opened, through: Month) -> Iterable[MemberYear]:
    day = through.last_day_up_to(opened.books.at)
    return member_years(opened.books.history(through), opened.then(day), through)


def _papers(opened: Opened, found: Iterable[MemberYear]) -> list[Paper]:
    words = opened.words
    return [
        one_paper(
            words(_("member-{year}-{id}"), year=str(one.year), id=one.member.id),
            member_document(one, opened.letterhead, words),
        )
        for one in found
    ]
