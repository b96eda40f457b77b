"""`check`: its answer; and findings as all answers show them."""

from collections.abc import Iterable, Sequence

from socoledger.domain.check import AcceptedFinding, CheckAnswer, ShownAcceptance, ShownFinding
from socoledger.domain.closing import Accepted
from socoledger.domain.findings import Finding
from socoledger.write.words import Words


def answer(
    findings: Sequence[Finding], accepted: Iterable[tuple[Finding, Accepted]], words: Words
) -> CheckAnswer:
    """The answer of `check`, with messages in the language of `words`."""
    accepted_findings = tuple(
        _accepted(finding, acceptance_.reason, words) for finding, acceptance_ in accepted
    )
    return CheckAnswer(
        errors=sum(finding.is_error for finding in findings),
        warnings=sum(finding.is_warning for finding in findings),
        findings=tuple(shown(finding, words) for finding in findings),
        accepted=accepted_findings or None,
    )


def shown(finding: Finding, words: Words) -> ShownFinding:
    """A finding as answers show it."""
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
    """An acceptance as answers show it."""
    return ShownAcceptance(
        code=accepted.code,
        date=accepted.day,
        member=accepted.member,
        where=accepted.where,
        reason=accepted.reason,
    )
