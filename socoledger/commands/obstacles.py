"""What stands in the way of a close (SPEC 4, "One light"): the one answer that `close`, `check`,
`check --staged` and `status` give.
"""

from datetime import date
from posixpath import normpath
from typing import NamedTuple

from socoledger.catalogue.journal import BALANCE_DIFFERS
from socoledger.commands.closes_in_git import changed_closes
from socoledger.commands.errors import acceptance, all_findings, misleads
from socoledger.commands.verify import planner_for, what_changed
from socoledger.domain.books import Books
from socoledger.domain.closing import SUFFIX, Plan
from socoledger.domain.findings import Finding, Stops, in_order
from socoledger.domain.period import Month, Period, last_month
from socoledger.read import books as reading
from socoledger.read import documents
from socoledger.read.closes_folder import strays
from socoledger.rules.as_at import up_to
from socoledger.rules.checks.closing.clashes import clashes
from socoledger.rules.closing.plan import Planner, following
from socoledger.write.close_file import close_file


class Obstacles(NamedTuple):
    """What a close refuses for. Without `planner` nothing can be computed."""

    errors: tuple[Finding, ...]
    """Of the books: dated in or before the period, or of no day, and accepted by no close."""
    changed: tuple[Finding, ...]
    """Of what was closed before."""
    planner: Planner | None = None

    @property
    def all(self) -> tuple[Finding, ...]:
        """All of them, in order."""
        return in_order((*self.errors, *self.changed))


def obstacles(books: Books, period: Period, found: tuple[Finding, ...]) -> Obstacles:
    """What of the books as they are keeps a period from being closed. The books can be read, and
    `found` is all that is wrong in them, whatever the day.
    """
    until = last_month(period)
    errors = in_order(
        one
        for one in (*_up_to(books, until, found), *missing_documents(books), *_strays(books))
        if one.is_error and _is_by(one, until.last_day) and acceptance(books, one) is None
    )
    gone = changed_closes(books) or ()
    if any(map(misleads, errors)):
        return Obstacles(errors, gone)
    planner = planner_for(books, until)
    changed = in_order((*what_changed(books, planner), *gone))
    return Obstacles(errors, changed, planner)


def _up_to(books: Books, until: Month, found: tuple[Finding, ...]) -> tuple[Finding, ...]:
    """What is wrong in the books, and what would be if nothing had happened after a month: a later
    line may hide it.
    """
    earlier = up_to(books, until.last_day)
    was, now = earlier.journal, books.journal
    facts = (len(was.transactions), len(was.hours), len(earlier.findings))
    if facts == (len(now.transactions), len(now.hours), len(books.findings)):
        return found
    return (*all_findings(earlier), *found)


def missing_documents(books: Books) -> tuple[Finding, ...]:
    """Documents that the journal points at and that are not there, whatever their day."""
    if any(one.stops(Stops.READING) for one in books.findings):
        return ()
    return tuple(documents.missing(books))


def _strays(books: Books) -> tuple[Finding, ...]:
    """What does not belong in the folder of the closes; of an earlier day nobody knows."""
    return () if books.at is not None else strays(books)


def stands_in_the_way(books: Books, finding: Finding) -> bool:
    """Whether an error keeps the next month from being closed: it is dated in it or before, or
    undated, and accepted by no close; or the books cannot be read with it.
    """
    if finding.stops(Stops.READING):
        return True
    last = following(books.journal.closed, books.coop.first_month).last_day
    return _is_by(finding, last) and acceptance(books, finding) is None


def _is_by(finding: Finding, day: date) -> bool:
    return finding.day is None or finding.day <= day


def in_the_next_close(books: Books, found: tuple[Finding, ...]) -> tuple[Finding, ...]:
    """All that `close` would refuse the next month for; `found` as in `obstacles`."""
    return next_close(books, found).all


def next_close(books: Books, found: tuple[Finding, ...]) -> Obstacles:
    """What stands in the way of the next month; also where a balance is not what it should be, as
    that may follow from a closed month that changed. `found` as in `obstacles`.
    """
    unread = [one for one in books.findings if one.stops(Stops.READING)]
    if any(one.kind != BALANCE_DIFFERS for one in unread):
        return Obstacles((), ())
    due = following(books.journal.closed, books.coop.first_month)
    if unread:
        misled = any(map(misleads, books.findings))
        changed = () if misled else what_changed(books, planner_for(books))
        kept = changed_closes(books) or ()
        return Obstacles((), in_order((*changed, *kept)))
    refused = obstacles(books, due, found)
    if refused.changed or refused.planner is None or not _is_begun(books):
        return refused
    plan = refused.planner.plan(due, books.journal.closes)
    clashing = against(books, plan, text_of(books, plan))
    return refused._replace(errors=in_order((*refused.errors, *clashing)))


def _is_begun(books: Books) -> bool:
    """Whether there is anything to close: new books need not be ready for it."""
    journal = books.journal
    return bool(journal.transactions or journal.hours or journal.closes)


def text_of(books: Books, plan: Plan) -> str:
    """The text of a close that is planned."""
    return close_file(plan, books.coop.member_key, books.journal.roots)


def file_of(books: Books, period: str) -> str:
    """The file of a close, from the books' folder."""
    return f"{normpath(books.coop.closes)}/{period}{SUFFIX}"


def against(books: Books, plan: Plan, text: str) -> tuple[Finding, ...]:
    """What keeps Beancount from accepting a close that is planned."""
    found = tuple(clashes(plan, books))
    return found or _of_plugins(books, plan, text)


def _of_plugins(books: Books, plan: Plan, text: str) -> tuple[Finding, ...]:
    """What Beancount would say of the journal with the close in it. Without plugins it says no more
    than is known already, so only with them the journal is read once more.
    """
    if not books.journal.plugins:
        return ()
    read = reading.read(books.root, (file_of(books, plan.period), text.encode()))
    found = read.findings if isinstance(read, Books) else read
    known = {(one.code, one.place) for one in books.findings}
    return tuple(one for one in found if one.is_error and (one.code, one.place) not in known)
