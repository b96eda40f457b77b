"""The obstacles to a close (SPEC 4, "One light"), computed once for `close`, `check`,
`check --staged` and `status`.
"""

from datetime import date
from posixpath import normpath
from typing import NamedTuple

from socoledger.commands.closes_in_git import changed_closes
from socoledger.commands.errors import acceptance, all_findings, is_failing_balance, misleads
from socoledger.commands.verify import planner_for, what_changed
from socoledger.domain.books import Books
from socoledger.domain.closing import SUFFIX, Plan
from socoledger.domain.findings import Finding, Stops, in_order
from socoledger.domain.period import Month, Period, last_month
from socoledger.read import documents
from socoledger.read.closes_folder import strays
from socoledger.read.full_load import full_load_findings
from socoledger.rules.as_at import up_to
from socoledger.rules.checks.closing.clashes import clashes
from socoledger.rules.closing.following import following
from socoledger.rules.closing.plan import Planner
from socoledger.write.close_file import close_file


class Obstacles(NamedTuple):
    """The findings for which a close is refused. Without `planner` nothing can be computed."""

    errors: tuple[Finding, ...]
    """Errors of the books: undated or dated up to the end of the period, accepted by no close."""
    changed: tuple[Finding, ...]
    """Findings on earlier closes."""
    planner: Planner | None = None

    @property
    def all(self) -> tuple[Finding, ...]:
        """All findings, sorted."""
        return in_order((*self.errors, *self.changed))


def obstacles(books: Books, period: Period, findings: tuple[Finding, ...]) -> Obstacles:
    """The obstacles to closing a period. The books must have no errors that stop reading;
    `findings` are all their findings on any day.
    """
    until = last_month(period)
    errors = in_order(
        finding
        for finding in (
            *_findings_up_to(books, until, findings),
            *missing_documents(books),
            *_foreign_files(books),
        )
        if finding.is_error
        and _is_due_by(finding, until.last_day)
        and acceptance(books, finding) is None
    )
    changed_in_git = changed_closes(books) or ()
    if any(map(misleads, errors)):
        return Obstacles(errors, changed_in_git)
    planner = planner_for(books, until)
    changed = in_order((*what_changed(books, planner), *changed_in_git))
    return Obstacles(errors, changed, planner)


def _findings_up_to(
    books: Books, until: Month, findings: tuple[Finding, ...]
) -> tuple[Finding, ...]:
    """The findings of the books, and those of the books without facts after a month, as a later
    line may hide an error.
    """
    earlier = up_to(books, until.last_day)
    journal_then, journal = earlier.journal, books.journal
    counts = (len(journal_then.transactions), len(journal_then.hours), len(earlier.findings))
    if counts == (len(journal.transactions), len(journal.hours), len(books.findings)):
        return findings
    return (*all_findings(earlier), *findings)


def missing_documents(books: Books) -> tuple[Finding, ...]:
    """The findings on documents that do not exist, of any day."""
    if any(finding.stops(Stops.READING) for finding in books.findings):
        return ()
    return tuple(documents.missing(books))


def _foreign_files(books: Books) -> tuple[Finding, ...]:
    """The findings on files in the folder of the closes; () for books as at an earlier day."""
    return () if books.at is not None else strays(books)


def blocks_next_close(books: Books, finding: Finding) -> bool:
    """Whether the next month cannot be closed because of an error: it is undated or dated up to
    its end, and accepted by no close; or it stops the books from being read.
    """
    if finding.stops(Stops.READING):
        return True
    last = following(books.journal.closed, books.coop.first_month).last_day
    return _is_due_by(finding, last) and acceptance(books, finding) is None


def _is_due_by(finding: Finding, day: date) -> bool:
    return finding.day is None or finding.day <= day


def next_close_findings(books: Books, findings: tuple[Finding, ...]) -> tuple[Finding, ...]:
    """The findings for which `close` would refuse the next month; `findings` as in `obstacles`."""
    return next_close(books, findings).all


def next_close(books: Books, findings: tuple[Finding, ...]) -> Obstacles:
    """The obstacles to closing the next month, also if a balance fails, as that may be due to a
    changed closed month. `findings` as in `obstacles`.
    """
    unreadable = [finding for finding in books.findings if finding.stops(Stops.READING)]
    if not all(map(is_failing_balance, unreadable)):
        return Obstacles((), ())
    due = following(books.journal.closed, books.coop.first_month)
    if unreadable:
        is_misleading = any(map(misleads, books.findings))
        changed = () if is_misleading else what_changed(books, planner_for(books))
        changed_in_git = changed_closes(books) or ()
        return Obstacles((), in_order((*changed, *changed_in_git)))
    found_obstacles = obstacles(books, due, findings)
    if found_obstacles.changed or found_obstacles.planner is None or not _is_begun(books):
        return found_obstacles
    plan = found_obstacles.planner.plan(due, books.journal.closes)
    clashing_findings = refusals_by_beancount(books, plan, text_of(books, plan))
    return found_obstacles._replace(errors=in_order((*found_obstacles.errors, *clashing_findings)))


def _is_begun(books: Books) -> bool:
    """Whether there is anything to close, as new books need not be ready for it."""
    journal = books.journal
    return bool(journal.transactions or journal.hours or journal.closes)


def text_of(books: Books, plan: Plan) -> str:
    """The text of the file of a planned close."""
    return close_file(plan, books.coop.member_key, books.journal.roots)


def file_of(books: Books, period: str) -> str:
    """The path of the file of a close, in the books."""
    return f"{normpath(books.coop.closes)}/{period}{SUFFIX}"


def refusals_by_beancount(
    books: Books, plan: Plan, text: str, *, full: bool = False
) -> tuple[Finding, ...]:
    """The findings for which Beancount would refuse a planned close. With `full`, before it is
    written, Beancount itself loads the journal with it; else only where plugins may say something
    that we do not know.
    """
    findings = tuple(clashes(plan, books))
    if findings or not (full or books.journal.plugins):
        return findings
    draft = (file_of(books, plan.period), text.encode())
    known_findings = {(finding.code, finding.place) for finding in books.findings}
    return tuple(
        finding
        for finding in full_load_findings(books, draft)
        if finding.is_error and (finding.code, finding.place) not in known_findings
    )
