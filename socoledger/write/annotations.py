"""Findings for other programs: workflow annotations of GitHub, and SARIF 2.1.0."""

import os
from collections.abc import Iterable
from typing import assert_never
from urllib.parse import quote

from socoledger import __version__
from socoledger.catalogue.pages import page_of
from socoledger.domain.findings import Finding, Severity
from socoledger.domain.noted import Note
from socoledger.write.as_json import Json
from socoledger.write.words import Words, plain

_SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"


def _level(severity: Severity) -> str:
    """The level in SARIF."""
    match severity:
        case Severity.ERROR:
            return "error"
        case Severity.WARNING:
            return "warning"
        case Severity.NOTICE:
            return "note"
        case other:
            assert_never(other)


def _command(severity: Severity) -> str:
    """The workflow command of GitHub."""
    return "notice" if severity is Severity.NOTICE else _level(severity)


def github(findings: Iterable[tuple[Finding, Note | None]], prefix: str, words: Words) -> str:
    """One workflow command a line; `prefix` leads from the working folder to the books."""
    lines = []
    for finding, note in findings:
        where = ""
        if finding.place is not None:
            file = _property(prefix + plain(finding.place.file))
            where = f"file={file},line={finding.place.line},"
        message, command = words.finding(finding), _command(finding.kind.severity)
        if note is not None:
            message, command = f"{message} ({words.noted(note)})", _command(Severity.NOTICE)
        lines.append(f"::{command} {where}title={finding.code}::{_data(message)}\n")
    return "".join(lines)


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")


def sarif(
    findings: Iterable[tuple[Finding, Note | None]], prefix: str, words: Words
) -> dict[str, Json]:
    """A SARIF log with one run; places are relative to the working folder. What is noted is a
    result that is suppressed.
    """
    listed = list(findings)
    used = sorted({finding.kind for finding, _note in listed})
    rules: list[Json] = [
        {
            "id": kind.id,
            "shortDescription": {"text": words.without_values(kind.message)},
            "fullDescription": {"text": words(kind.reason)},
            "help": {"text": f"{words.without_values(kind.remedy)} ({page_of(kind)})"},
            "defaultConfiguration": {"level": _level(kind.severity)},
        }
        for kind in used
    ]
    return {
        "$schema": _SCHEMA,
        "version": "2.1.0",
        "runs": [
            {
                "tool": {"driver": {"name": "socoledger", "version": __version__, "rules": rules}},
                "columnKind": "unicodeCodePoints",
                "results": [
                    _suppressed(
                        _result(finding, used.index(finding.kind), prefix, words), note, words
                    )
                    for finding, note in listed
                ],
            }
        ],
    }


def _suppressed(result: dict[str, Json], note: Note | None, words: Words) -> dict[str, Json]:
    """A result, with the note on it, if there is one."""
    if note is None:
        return result
    return {
        **result,
        "suppressions": [{"kind": "external", "justification": words.plain(note.why)}],
    }


def _result(finding: Finding, rule: int, prefix: str, words: Words) -> dict[str, Json]:
    result: dict[str, Json] = {
        "ruleId": finding.code,
        "ruleIndex": rule,
        "level": _level(finding.kind.severity),
        "message": {"text": words.finding(finding)},
    }
    if finding.place is not None:
        result["locations"] = [
            {
                "physicalLocation": {
                    "artifactLocation": {"uri": quote(os.fsencode(prefix + finding.place.file))},
                    "region": {"startLine": finding.place.line},
                }
            }
        ]
    return result
