"""Which findings somebody has taken note of (SPEC 7)."""

from collections import Counter
from collections.abc import Iterable, Mapping

from socoledger.domain.findings import Finding
from socoledger.domain.noted import Note, Subject, subject_of


def fitting_notes(notes: Iterable[Note], findings: Iterable[Finding]) -> Mapping[Subject, Note]:
    """The notes that hide what they are about, by subject; `findings` are all of these subjects.

    Where there are more findings of a subject than its note counts, nobody can tell which of them
    is new: it hides none.
    """
    counts = Counter(map(subject_of, findings))
    return {note.subject: note for note in notes if 0 < counts[note.subject] <= note.count}


def without_noted(notes: Iterable[Note], findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """The findings that still show, in the order given."""
    listed = tuple(findings)
    fitting = fitting_notes(notes, listed)
    return tuple(finding for finding in listed if subject_of(finding) not in fitting)
