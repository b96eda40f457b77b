"""Findings in short, whichever way they come."""

import re
from collections.abc import Iterable
from pathlib import Path

from socoledger.domain.books import Books
from socoledger.domain.exits import Answer
from socoledger.domain.findings import Finding
from socoledger.read import books as reading

CODE = re.compile(r"(?<!-)\bS[0-9]{3}\b(?!-)")
"""No group of a seal, as `SBC8-S542`."""

_FINDING = re.compile(r"((?:\S+: )?)(\S+:[0-9]+): (S[0-9]{3}) ")


def findings_of(folder: Path) -> tuple[Finding, ...]:
    """What reading the books in `folder` finds."""
    found = reading.read(folder)
    return found.findings if isinstance(found, Books) else found


def told(found: Iterable[Finding] | Answer) -> list[str]:
    """Findings in short, as "members/anna.yaml:3 S111"; of an answer those of its messages."""
    if isinstance(found, Answer):
        matches = (_FINDING.match(message) for message in found.messages)
        return [f"{match[2]} {match[3]}" for match in matches if match is not None]
    return [
        f"{one.place.file}:{one.place.line} {one.code}" if one.place else one.code for one in found
    ]


def codes_of(answer: Answer, *, accepted: bool = True) -> list[str]:
    """The codes that an answer says, line by line; those told as accepted may be left out."""
    lines = (*answer.output.splitlines(), *answer.messages)
    wanted = (line for line in lines if accepted or " is accepted: " not in line)
    return [match.group() for line in wanted if (match := CODE.search(line))]
