"""Findings on notes that do not fit, or no longer (SPEC 7)."""

from collections import Counter
from collections.abc import Iterable, Iterator

from socoledger.catalogue.closing import CLOSES_NOT_IN_GIT, LEGAL_AMOUNT_KNOWN_LATER
from socoledger.catalogue.noted import NOTE_FITS_NOTHING
from socoledger.catalogue.umbrella import (
    PARTNER_AMOUNT_DIFFERS,
    PARTNER_TRANSACTION_MISSING,
    PARTNER_UNKNOWN,
    PERSON_MONTH_ABOVE_MAXIMUM,
)
from socoledger.domain.findings import Finding, Phrase
from socoledger.domain.noted import Note, subject_of

_WHEN_CLOSING = frozenset((CLOSES_NOT_IN_GIT.id, LEGAL_AMOUNT_KNOWN_LATER.id))
"""What only `close` tells, so that `check` cannot say whether a note on it fits."""
_BETWEEN_BOOKS = frozenset(
    row.id
    for row in (
        PARTNER_AMOUNT_DIFFERS,
        PARTNER_TRANSACTION_MISSING,
        PARTNER_UNKNOWN,
        PERSON_MONTH_ABOVE_MAXIMUM,
    )
)
"""What is only told of all books under an umbrella."""


def stale_notes(notes: Iterable[Note], findings: Iterable[Finding]) -> Iterator[Finding]:
    """The notes of books that do not fit what `check` finds in them, which is `findings`."""
    others = _WHEN_CLOSING | _BETWEEN_BOOKS
    return _stale((note for note in notes if note.code not in others), findings)


def stale_notes_between(notes: Iterable[Note], findings: Iterable[Finding]) -> Iterator[Finding]:
    """The notes of books that do not fit what is found between them and other books under the same
    umbrella, which is `findings`.
    """
    return _stale((note for note in notes if note.code in _BETWEEN_BOOKS), findings)


def _stale(notes: Iterable[Note], findings: Iterable[Finding]) -> Iterator[Finding]:
    listed = tuple(findings)
    counts = Counter(map(subject_of, listed))
    for note in notes:
        found = counts[note.subject]
        if found == 0:
            yield Finding.of(NOTE_FITS_NOTHING, note.place, reason=_why_none(note, listed))
        elif found > note.count:
            reason = Phrase(
                "it counts {count} of them, and there are {found}, so that all show again",
                count=note.count,
                found=found,
            )
            remedy = Phrase("look at all of them, then write after count how many there are")
            yield Finding.of(NOTE_FITS_NOTHING, note.place, reason=reason, remedy=remedy)
        elif found < note.count:
            reason = Phrase(
                "it counts {count} of them, and there are {found}", count=note.count, found=found
            )
            remedy = Phrase("write after count how many there are, so that it hides no new one")
            yield Finding.of(NOTE_FITS_NOTHING, note.place, reason=reason, remedy=remedy)


def _why_none(note: Note, findings: Iterable[Finding]) -> Phrase:
    """Why a note fits nothing: there is nothing of its code, or only of another day or member."""
    others = sorted(
        {
            " ".join([*([day.isoformat()] if day else []), *([member] if member else [])])
            for code, day, member in map(subject_of, findings)
            if code == note.code
        }
    )
    if not others:
        return Phrase("{code} is not found any more", code=note.code)
    return Phrase(
        "{code} is not found of this day and member, but of: {others}",
        code=note.code,
        others=", ".join(other or "-" for other in others[:_SHOWN])
        + (", …" if len(others) > _SHOWN else ""),
    )


_SHOWN = 5
"""How many other days and members a finding names."""
