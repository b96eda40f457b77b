"""noted.yaml: from nodes to records (SPEC 7)."""

from collections.abc import Iterator
from dataclasses import field

from socoledger.catalogue.files import VALUE_MISSING
from socoledger.catalogue.noted import ERROR_NOTED
from socoledger.catalogue.table import CODES, is_notable
from socoledger.domain.declared import FromFile, key
from socoledger.domain.findings import Finding, Severity
from socoledger.domain.frozen import frozen
from socoledger.domain.kinds import CODE
from socoledger.domain.noted import Note
from socoledger.read.files.problems import wrong_value
from socoledger.read.files.records import read_record
from socoledger.read.files.source import Source
from socoledger.read.head import NOTED
from socoledger.read.yaml.nodes import Entry, Mapping, Node


@frozen
class _Noted(FromFile):
    """The list that the file is, as if it stood under a key by the file's name."""

    notes: tuple[Note, ...] = field(metadata=key(NOTED, ""))


def notes(node: Node, findings: list[Finding]) -> tuple[Note, ...]:
    """Read every note, in the order written. Each is on a known warning or notice, says why, and
    is the only one of its code, day and member.
    """
    source = Source(Mapping((Entry(NOTED, node.line, node),), node.line), NOTED, findings)
    read = read_record(_Noted, source).notes
    seen: dict[str, int] = {}
    for at, note in enumerate(read):
        if not note.code:  # it could not be read
            continue
        findings.extend(_wrong(note, source, at))
        parts = (source.text(NOTED, at, key) for key in ("code", "day", "member"))
        source.once(" ".join(filter(None, parts)), note.place.line, seen)
    return read


def _wrong(note: Note, source: Source, at: int) -> Iterator[Finding]:
    row = CODES.get(note.code)
    if row is not None and row.severity is Severity.ERROR:
        yield Finding.of(ERROR_NOTED, source.at_key(NOTED, at, "code"), code=note.code)
    elif not is_notable(note.code):
        yield wrong_value(source, (NOTED, at, "code"), CODE)
    if source.text(NOTED, at, "why") and not note.why.strip():
        yield Finding.of(VALUE_MISSING, source.at_key(NOTED, at, "why"), key="why")
