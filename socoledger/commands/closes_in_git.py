"""The closes in git, compared with the present ones (SPEC 4)."""

from pathlib import Path
from posixpath import normpath

from socoledger.domain.books import Books
from socoledger.domain.closing import LOG
from socoledger.domain.findings import Finding
from socoledger.read.closes_folder import texts_of
from socoledger.rules.checks.closing import closes_in_git as rules
from socoledger.storage.git import texts_at

HEAD = "HEAD"


def kept_closes(root: Path, folder: str, revision: str) -> rules.ClosesAndLog | None:
    """The closes and the log at a revision of git; None without git or such a revision."""
    files = texts_at(root, revision, folder)
    if files is None:
        return None
    texts = {
        name.rpartition("/")[2]: content.decode(errors="replace").replace("\r\n", "\n")
        for name, content in files.items()
    }
    return rules.ClosesAndLog(texts, texts.pop(LOG, ""))


def changed_closes(books: Books, revision: str = HEAD) -> tuple[Finding, ...] | None:
    """Findings on closes that differ from a revision of git; None without git or such a
    revision.
    """
    folder = normpath(books.coop.closes)
    before = kept_closes(books.home, folder, revision)
    if before is None:
        return None
    texts = texts_of(books.root / folder)
    current = rules.ClosesAndLog(texts, texts.pop(LOG, ""))
    return tuple(rules.changed_closes(before, current, folder, revision))
