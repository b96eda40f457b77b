"""What is found in books with a change, and not without it: also that for which their next close
would be refused, as for a closed month that would say something else (SPEC 4, 11).
"""

from collections import Counter
from collections.abc import Iterable
from datetime import date

from socoledger.commands.context import Stopped, refused
from socoledger.commands.errors import all_findings, findings_of_any_day
from socoledger.commands.obstacles import next_close
from socoledger.domain.books import Books
from socoledger.domain.findings import Finding, in_order
from socoledger.write.words import Words

OF_CLOSES = "S5"
"""The family of findings on closes."""


def new_findings(
    before: Books, after: Books | tuple[Finding, ...], today: date | None = None
) -> tuple[Finding, ...]:
    """What is found after a change and was not found before it; facts after `today`, if given, are
    found too.
    """
    return added(findings_with_closes(before, today), findings_with_closes(after, today))


def added(before: Iterable[Finding], after: Iterable[Finding]) -> tuple[Finding, ...]:
    """The findings after a change that were not there before it."""
    known = Counter(map(_identity, before))
    new = []
    for finding in after:
        if known[_identity(finding)]:
            known[_identity(finding)] -= 1
        else:
            new.append(finding)
    return tuple(new)


def findings_with_closes(
    books: Books | tuple[Finding, ...], today: date | None
) -> tuple[Finding, ...]:
    """All findings on books, and the obstacles to their next close."""
    if not isinstance(books, Books):
        return books
    findings = all_findings(books, today)
    obstacles = next_close(books, findings_of_any_day(books, findings, today)).all
    return in_order((*findings, *obstacles))


def refused_for(words: Words, findings: Iterable[Finding], *advice: str) -> Stopped:
    """The exception for a change with which the books would have these errors."""
    message = words("with this the books would have these errors; nothing was written")
    return refused(*map(words.finding_line, in_order(findings)), message, *advice)


def _identity(finding: Finding) -> tuple[object, ...]:
    """What makes a finding the same one in both: not its line, as lines move."""
    file = None if finding.place is None else finding.place.file
    parameters = sorted((key, str(value)) for key, value in finding.parameters.items())
    return finding.code, file, finding.day, finding.member, tuple(parameters)
