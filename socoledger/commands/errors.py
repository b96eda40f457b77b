"""The findings of books, and the errors among them that no close accepted."""

from collections.abc import Iterable
from datetime import date

from socoledger.domain.books import Books
from socoledger.domain.closing import Accepted
from socoledger.domain.findings import Finding, Stops, in_order
from socoledger.read.privacy import mask_findings
from socoledger.rules.checks.books import check as check_rules
from socoledger.rules.span import span


def all_findings(books: Books, today: date | None = None) -> tuple[Finding, ...]:
    """What was found while reading and, unless that makes the rules pointless, by the
    rules. Errors are the same on any day, but for months that are still to come; warnings of what
    is still to come are told where `today` is given.
    """
    if any(not finding.stops(Stops.NOTHING) for finding in books.findings):
        return books.findings
    return in_order(
        (*books.findings, *mask_findings(tuple(check_rules(books, today)), books.hidden))
    )


def findings_of_any_day(
    books: Books, findings: tuple[Finding, ...], today: date | None
) -> tuple[Finding, ...]:
    """What is found whatever the day, given what was found on one. Unless facts are still to come,
    the errors are the same, and are not looked for once more.
    """
    return all_findings(books) if span(books.journal, today).has_future_facts else findings


def acceptance(books: Books, finding: Finding) -> Accepted | None:
    """How a close accepted an error, which from then on stands in nobody's way (SPEC 4); None if
    none did.
    """
    for accepted in books.journal.accepted:
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
