"""What no longer counts of a journal, as its months are closed (SPEC 4)."""

from collections.abc import Container, Iterable, Iterator

from socoledger.domain.findings import Finding
from socoledger.domain.period import Month


def outside_closed_months(findings: Iterable[Finding], closed: Container[str]) -> Iterator[Finding]:
    """The findings but those of a day in a closed month."""
    return (
        finding
        for finding in findings
        if finding.day is None or str(Month.of(finding.day)) not in closed
    )
