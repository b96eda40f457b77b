"""The closes in git, compared with the present ones (SPEC 4)."""

from pathlib import Path
from posixpath import normpath

from socoledger.domain.books import Books
from socoledger.domain.closing import LOG
from socoledger.domain.findings import Finding
from socoledger.read.books import COOP
from socoledger.read.closes_folder import texts_of
from socoledger.read.files.coop import read_coop
from socoledger.read.yaml.nodes import parse
from socoledger.rules.checks.closing import closes_in_git as rules
from socoledger.storage.git import texts_at

HEAD = "HEAD"


def kept_closes(root: Path, folder: str, revision: str) -> rules.ClosesAndLog | None:
    """The closes and the log at a revision of git; None without git or such a revision."""
    files = texts_at(root, revision, folder)
    if files == {} and (other := _folder_then(root, revision)) not in (None, folder):
        files = texts_at(root, revision, other)
    if files is None:
        return None
    texts = {
        name: content.decode(errors="replace").replace("\r\n", "\n")
        for name, content in files.items()
    }
    return rules.ClosesAndLog(texts, texts.pop(LOG, ""))


def _folder_then(root: Path, revision: str) -> str | None:
    """The folder of closes that coop.yaml names at a revision; None if it is not known."""
    content = (texts_at(root, revision, ".") or {}).get(COOP)
    node = None if content is None else parse(content.decode(errors="replace"), COOP)[0]
    return None if node is None else normpath(read_coop(node, COOP, []).closes)


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
