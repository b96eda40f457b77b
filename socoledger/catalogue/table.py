"""All rows of the catalogue by their codes, for whoever lists them or is given a code as text.

A rule has no need of this: it imports the rows that it finds.
"""

from socoledger.catalogue import (
    agreement,
    article31,
    bank,
    budget,
    closing,
    entries,
    files,
    grants,
    hours,
    journal,
    kor,
    law,
    members,
    municipality,
    noted,
    privacy,
    spaarpot,
    umbrella,
)
from socoledger.domain.findings import Code, Severity

_SUBJECTS = (
    *(
        files,
        journal,
        members,
        entries,
        agreement,
        hours,
        spaarpot,
        municipality,
        grants,
        budget,
        bank,
    ),
    *(article31, law, kor, closing, privacy, umbrella, noted),
)

_ROWS = [row for subject in _SUBJECTS for row in vars(subject).values() if isinstance(row, Code)]
CODES: dict[str, Code] = {row.id: row for row in sorted(_ROWS)}
"""In the order of the codes."""


def is_notable(code: str) -> bool:
    """Whether note may be taken of findings of a code: warnings and notices, but for those on notes
    themselves (SPEC 7); not so where there is no such code.
    """
    row = CODES.get(code)
    return row not in (None, noted.NOTE_FITS_NOTHING) and row.severity is not Severity.ERROR


def is_acceptable(code: str) -> bool:
    """Whether a close may accept the errors of a code (SPEC 4); not so where there is no such code."""
    row = CODES.get(code)
    return row is not None and row.is_acceptable
