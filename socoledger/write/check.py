"""`check`: its answer; and findings as all answers show them."""

from typing import Any

from socoledger.domain.check import (
    AcceptedFinding,
    CheckAnswer,
    CheckedFinding,
    CheckedFindings,
    ShownAcceptance,
    ShownFinding,
)
from socoledger.domain.closing import Accepted
from socoledger.domain.findings import Finding
from socoledger.domain.noted import Note
from socoledger.write.words import Words


def answer(findings: CheckedFindings, words: Words) -> CheckAnswer:
    """The answer of `check`, with messages in the language of `words`."""
    accepted = tuple(
        AcceptedFinding(**_shown(finding, words), reason=acceptance_.reason)
        for finding, acceptance_ in findings.accepted
    )
    return CheckAnswer(
        errors=findings.errors,
        warnings=findings.warnings,
        findings=tuple(
            CheckedFinding(
                **_shown(finding, words), noted=None if note is None else words.plain(note.why)
            )
            for finding, note in findings.shown
        ),
        accepted=accepted or None,
        noted=findings.noted or None,
    )


def text(findings: CheckedFindings, words: Words) -> str:
    """The answer of `check` for people: a line a finding, those that a close accepted last."""
    lines = [_line(finding, note, words) for finding, note in findings.shown]
    for finding, acceptance_ in findings.accepted:
        reason = words("accepted: {reason}", reason=acceptance_.reason)
        lines.append(f"{words.finding_line(finding)} ({reason})")
    return "".join(f"{line}\n" for line in lines)


def _line(finding: Finding, note: Note | None, words: Words) -> str:
    line = words.finding_line(finding)
    return line if note is None else f"{line} ({words.noted(note)})"


def shown(finding: Finding, words: Words) -> ShownFinding:
    """A finding as answers show it."""
    return ShownFinding(**_shown(finding, words))


def _shown(finding: Finding, words: Words) -> dict[str, Any]:
    """The fields of a finding as answers show it."""
    return {
        "code": finding.code,
        "severity": str(finding.kind.severity),
        "message": words.finding(finding),
        "file": finding.place.file if finding.place else None,
        "line": finding.place.line if finding.place else None,
        "date": finding.day,
        "member": finding.member,
    }


def acceptance(accepted: Accepted) -> ShownAcceptance:
    """An acceptance as answers show it."""
    return ShownAcceptance(
        code=accepted.code,
        date=accepted.day,
        member=accepted.member,
        where=accepted.where,
        reason=accepted.reason,
    )
