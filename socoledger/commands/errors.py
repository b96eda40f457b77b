"""The findings of books, and the errors among them that no close accepted."""

from collections.abc import Iterable
from datetime import date
from posixpath import normpath

from socoledger.catalogue.journal import BALANCE_DIFFERS
from socoledger.domain.books import Books
from socoledger.domain.closing import Accepted
from socoledger.domain.findings import Finding, Stops, in_order
from socoledger.read.privacy import mask_findings
from socoledger.rules.checks.books import check as check_rules
from socoledger.rules.span import span


def all_findings(books: Books, today: date | None = None) -> tuple[Finding, ...]:
    """The findings of reading the books and, unless these stop figures, those of the rules. Errors
    are the same on any day, but in months to come; facts after `today`, if given, are warnings.
    """
    if any(not finding.stops(Stops.NOTHING) for finding in books.findings):
        return books.findings
    return in_order(
        (*books.findings, *mask_findings(tuple(check_rules(books, today)), books.hidden))
    )


def findings_of_any_day(
    books: Books, findings: tuple[Finding, ...], today: date | None
) -> tuple[Finding, ...]:
    """The findings on any day, from those of one day: without facts after `today` the errors are
    the same, so they are not computed again.
    """
    return all_findings(books) if span(books.journal, today).has_future_facts else findings


def acceptance(books: Books, finding: Finding) -> Accepted | None:
    """The acceptance of an error by a close, after which it stops nothing (SPEC 4); None if no
    close accepted it.
    """
    return acceptance_among(books.journal.accepted, finding)


def acceptance_among(acceptances: Iterable[Accepted], finding: Finding) -> Accepted | None:
    """The one of several acceptances that is of this error; None if none is."""
    for accepted in acceptances:
        if accepted.identity == (finding.code, finding.day, finding.member):
            return accepted
    return None


def open_errors(books: Books, findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """The errors among findings that no close accepted."""
    return tuple(
        finding for finding in findings if finding.is_error and acceptance(books, finding) is None
    )


def misleads(finding: Finding) -> bool:
    """Whether nothing can be computed because of a finding: it is undated and stops figures."""
    return finding.day is None and finding.stops(Stops.FIGURES)


def is_in_closes(finding: Finding, books: Books) -> bool:
    """Whether a finding is on a file in the folder of closes."""
    file = finding.place.file if finding.place else ""
    return file.startswith(f"{normpath(books.coop.closes)}/")


def is_failing_balance(finding: Finding) -> bool:
    """Whether an asserted balance is not that of the journal."""
    return finding.kind == BALANCE_DIFFERS


def stops_comparing(finding: Finding, books: Books) -> bool:
    """Whether nothing can be said of what changed in books because of a finding. A balance that
    differs and what is wrong with a close often are the change that is asked for.
    """
    is_change = is_failing_balance(finding) or is_in_closes(finding, books)
    return finding.stops(Stops.READING) and not is_change
