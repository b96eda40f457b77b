"""`check`: its answer in words, as every answer shows findings."""

from collections.abc import Iterable, Sequence

from socoledger.domain.check import AcceptedFinding, CheckAnswer, ShownAcceptance, ShownFinding
from socoledger.domain.closing import Accepted
from socoledger.domain.findings import Finding
from socoledger.write.words import Words


def answer(
    findings: Sequence[Finding], accepted: Iterable[tuple[Finding, Accepted]], words: Words
) -> CheckAnswer:
    """Every finding, with its message in the language of `words`."""
    apart = tuple(_accepted(finding, how.reason, words) for finding, how in accepted)
    return CheckAnswer(
        errors=sum(one.is_error for one in findings),
        warnings=sum(one.is_warning for one in findings),
        findings=tuple(shown(finding, words) for finding in findings),
        accepted=apart or None,
    )


def shown(finding: Finding, words: Words) -> ShownFinding:
    """A finding, as every answer shows it."""
    return ShownFinding(
        code=finding.code,
        severity=str(finding.kind.severity),
        message=words.finding(finding),
        file=finding.place.file if finding.place else None,
        line=finding.place.line if finding.place else None,
        date=finding.day,
        member=finding.member,
    )


def _accepted(finding: Finding, reason: str, words: Words) -> AcceptedFinding:
    return AcceptedFinding(
        code=finding.code,
        severity=str(finding.kind.severity),
        message=words.finding(finding),
        file=finding.place.file if finding.place else None,
        line=finding.place.line if finding.place else None,
        date=finding.day,
        member=finding.member,
        reason=reason,
    )


def acceptance(accepted: Accepted) -> ShownAcceptance:
    """What a close accepted."""
    return ShownAcceptance(
        code=accepted.code,
        date=accepted.day,
        member=accepted.member,
        where=accepted.where,
        reason=accepted.reason,
    )
