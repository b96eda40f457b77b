"""Findings in short, from books, from a list or from an answer."""

import re
from collections.abc import Iterable
from pathlib import Path

from socoledger.domain.books import Books
from socoledger.domain.exits import Answer
from socoledger.domain.findings import Finding
from socoledger.read import books as reading

CODE = re.compile(r"(?<!-)\bS[0-9]{3}\b(?!-)")
"""The code of a finding, but not a group of a seal such as `SBC8-S542`."""

_FINDING = re.compile(r"((?:\S+: )?)(\S+:[0-9]+): (S[0-9]{3}) ")


def findings_of(folder: Path) -> tuple[Finding, ...]:
    """The findings of reading the books in `folder`."""
    books = reading.read(folder)
    return books.findings if isinstance(books, Books) else books


def told(findings: Iterable[Finding] | Answer) -> list[str]:
    """Findings in short, as "members/anna.yaml:3 S111"; of an answer those of its messages."""
    if isinstance(findings, Answer):
        matches = (_FINDING.match(message) for message in findings.messages)
        return [f"{match[2]} {match[3]}" for match in matches if match is not None]
    return [
        f"{finding.place.file}:{finding.place.line} {finding.code}"
        if finding.place
        else finding.code
        for finding in findings
    ]


def codes_of(answer: Answer, *, accepted: bool = True) -> list[str]:
    """The codes in an answer, line by line; those of accepted findings may be left out."""
    lines = (*answer.output.splitlines(), *answer.messages)
    wanted = (line for line in lines if accepted or " is accepted: " not in line)
    return [match.group() for line in wanted if (match := CODE.search(line))]
