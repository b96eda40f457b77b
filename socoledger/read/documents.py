"""Documents of the journal that do not exist: bean-check refuses them, and so does a close (SPEC
4).
"""

from collections.abc import Iterator
from pathlib import Path

from socoledger.catalogue.closing import DOCUMENT_MISSING
from socoledger.domain.books import Books
from socoledger.domain.findings import Finding


def missing(books: Books) -> Iterator[Finding]:
    """A finding for each document that is neither in the folder that was read nor in the original
    folder, where the first is a copy of what is staged: such a copy lacks what git ignores.
    """
    for document in books.journal.documents:
        if not any(_is_there(folder / document.file) for folder in {books.root, books.home}):
            place, file = document.place, document.file
            yield Finding.of(DOCUMENT_MISSING, place, document.day, file=file)


def _is_there(path: Path) -> bool:
    try:
        return path.exists()
    except (OSError, ValueError):
        return False
