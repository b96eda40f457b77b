"""What Beancount says of a journal before something is written into it for good (SPEC 4)."""

from posixpath import normpath

from socoledger.domain.books import Books
from socoledger.domain.findings import Finding
from socoledger.read.folder import Folder
from socoledger.read.privacy import mask_findings


def full_load_findings(books: Books, *drafts: tuple[str, bytes]) -> tuple[Finding, ...]:
    """All that Beancount's full load finds in the journal of books that were read, with files that
    are about to be written: each its path in the books and its content. No records are made.
    """
    # Importing all of Beancount is slow.
    from socoledger.read.journal.load import load

    coop, folder = books.coop, Folder(books.root, *drafts)
    main, closes = folder.root / coop.journal, normpath(coop.closes)
    _, findings = load(folder, main, coop.place, closes)
    return mask_findings(findings, books.hidden)
