"""The context in which the entries of a journal are read: files, members, owners and marks."""

from collections.abc import Mapping, Sequence
from posixpath import normpath
from typing import Any, NamedTuple

from socoledger.domain.accounts import Roots
from socoledger.domain.coop import Coop
from socoledger.domain.findings import Finding, Place
from socoledger.domain.grants import Grant
from socoledger.domain.member import Member
from socoledger.read.folder import Folder
from socoledger.read.journal.loaded import Loaded
from socoledger.read.journal.metadata import Marks
from socoledger.read.journal.owners import Owners
from socoledger.read.journal.vocabulary import Wording

CURRENCY = "EUR"


class Sources:
    """The files of a journal, by their path from the folder of the books."""

    def __init__(self, loaded: Loaded, folder: Folder, coop: Coop) -> None:
        self.texts = loaded.sources
        self._folder = folder
        self._closes = f"{normpath(coop.closes)}/"
        self._files: dict[str, str] = {}

    def file(self, name: str) -> str:
        """The path of a file from the folder of the books."""
        path = self._files.get(name)
        if path is None:
            path = self._files[name] = self._folder.relative(self._folder.root / name)
        return path

    def place(self, entry: Any) -> Place:
        """The file and line at which an entry begins."""
        return Place(self.file(entry.meta["filename"]), entry.meta["lineno"])

    def in_closes(self, file: str) -> bool:
        """Whether a file lies in the folder of the closes."""
        return file.startswith(self._closes)


class JournalContext(NamedTuple):
    """The context of reading entries; readers add to `findings`."""

    sources: Sources
    coop: Coop
    roots: Roots
    members: Mapping[str, Member]
    owners: Owners
    marks: Marks
    wording: Wording
    findings: list[Finding]


def journal_context(
    loaded: Loaded,
    folder: Folder,
    coop: Coop,
    members: Sequence[Member],
    grants: Sequence[Grant],
) -> JournalContext:
    """The context of a journal that was loaded, with no findings yet."""
    findings: list[Finding] = []
    by_id = {member.id: member for member in members}
    defaults = zip(Roots._fields, Roots(), strict=True)
    roots = Roots(*(loaded.options.get(f"name_{key}", name) for key, name in defaults))
    return JournalContext(
        sources=Sources(loaded, folder, coop),
        coop=coop,
        roots=roots,
        members=by_id,
        owners=Owners(coop.member_key, frozenset(by_id), findings),
        marks=Marks(coop, roots, by_id, grants, findings),
        wording=Wording(coop, by_id, loaded.sources),
        findings=findings,
    )
