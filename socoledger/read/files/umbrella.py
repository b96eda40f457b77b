"""umbrella.yaml: several books under one koepel, in folders beside it (SPEC 9)."""

from pathlib import Path
from posixpath import isabs, normpath
from typing import NamedTuple

from socoledger.catalogue.files import VALUE_MISSING
from socoledger.catalogue.umbrella import NO_BOOKS_IN_FOLDER, UMBRELLA_FILE_MISSING
from socoledger.domain.findings import Finding, Place, in_order
from socoledger.read import privacy
from socoledger.read.books import COOP
from socoledger.read.files.fields import TEXT, Fields, one_of, shortened
from socoledger.read.folder import Folder
from socoledger.read.yaml.nodes import parse

UMBRELLA = "umbrella.yaml"
_LANGUAGE = one_of("nl", "en")
_NO_TEXT = "\0"
"""What stands for an item that is no text: no file holds it."""


class Umbrella(NamedTuple):
    """Which books it holds: their folders from its own, in the order written."""

    name: str
    language: str
    folders: tuple[str, ...]


def umbrella(root: Path) -> Umbrella | tuple[Finding, ...]:
    """Read umbrella.yaml in `root`, or say what is wrong with it."""
    folder, findings = Folder(root), list[Finding]()
    if not (folder.root / UMBRELLA).exists():
        return (Finding.of(UMBRELLA_FILE_MISSING, Place(UMBRELLA, 1)),)
    privacy.watch(folder)
    text = folder.read_yaml(folder.root / UMBRELLA)
    if isinstance(text, Finding):
        return (text,)
    node, problems = parse(text, UMBRELLA)
    findings += problems
    read = None
    if node is not None:
        fields = Fields(node, UMBRELLA, findings)
        read = Umbrella(
            name=fields.optional("name", TEXT, ""),
            language=fields.optional("language", _LANGUAGE, "nl"),
            folders=_folders(fields, folder),
        )
        fields.done()
    private, hidden = privacy.findings(folder, None, names=False)
    findings = list(privacy.mask_findings((*findings, *private), hidden))
    return in_order(findings) if findings or read is None else read


def _folders(fields: Fields, folder: Folder) -> tuple[str, ...]:
    """Folders inside that hold books, each once."""
    found: list[str] = []
    lines: dict[str, int] = {}
    before, nodes = len(fields.findings), fields.sequence("books", required=True)
    if not nodes and len(fields.findings) == before:
        fields.findings.append(Finding.of(VALUE_MISSING, fields.place_of("books"), key="books"))
    for node in nodes:
        text = fields.scalar("books", node, TEXT, _NO_TEXT)
        name, place = normpath(text), Place(fields.file, max(node.line, 1))
        if text == _NO_TEXT:  # which is told already
            continue
        inside = text and name not in (".", "..") and not isabs(name) and not name.startswith("../")
        if not (inside and folder.inside(folder.root / name) and _holds_books(folder, name)):
            fields.findings.append(Finding.of(NO_BOOKS_IN_FOLDER, place, folder=shortened(text)))
        else:
            same = next((other for other in found if folder.is_same(name, other)), name)
            if fields.once(same, place.line, lines):
                found.append(name)
    return tuple(found)


def _holds_books(folder: Folder, name: str) -> bool:
    try:
        return (folder.root / name / COOP).is_file()
    except (OSError, ValueError):  # a name that no disk can hold
        return False
