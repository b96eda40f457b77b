"""Documents that the journal points at and that are not there: bean-check refuses these, and so
does a close (SPEC 4).
"""

from collections.abc import Iterator
from pathlib import Path

from socoledger.catalogue.closing import DOCUMENT_MISSING
from socoledger.domain.books import Books
from socoledger.domain.findings import Finding


def missing(root: Path, books: Books, kept: Path) -> Iterator[Finding]:
    """A finding for each document that is in neither of these folders. What is staged is read in a
    copy, `root`, that lacks what git leaves alone; the books themselves are in `kept`.
    """
    for document in books.journal.documents:
        if not any(_is_there(folder / document.file) for folder in {root, kept}):
            place, file = document.place, document.file
            yield Finding.of(DOCUMENT_MISSING, place, document.day, file=file)


def _is_there(path: Path) -> bool:
    try:
        return path.exists()
    except (OSError, ValueError):
        return False
