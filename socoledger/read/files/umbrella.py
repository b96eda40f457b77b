"""umbrella.yaml: several books under one koepel, in folders beside it (SPEC 9)."""

from dataclasses import field, replace
from pathlib import Path
from posixpath import isabs, normpath

from socoledger.catalogue.files import VALUE_MISSING
from socoledger.catalogue.umbrella import NO_BOOKS_IN_FOLDER, UMBRELLA_FILE_MISSING
from socoledger.domain.declared import FromFile, key
from socoledger.domain.findings import Finding, Place, _, in_order
from socoledger.domain.frozen import frozen
from socoledger.domain.kinds import Language, Text
from socoledger.read import privacy
from socoledger.read.files.records import read_record
from socoledger.read.files.source import Source, shortened
from socoledger.read.folder import Folder
from socoledger.read.head import COOP
from socoledger.read.yaml.nodes import Scalar, parse

UMBRELLA = "umbrella.yaml"


@frozen
class Umbrella(FromFile):
    """umbrella.yaml: the folders of the books, relative to its own, in the order written."""

    name: Text = field(default="", metadata=key("name", _("What the umbrella is called.")))
    language: Language = field(
        default="nl", metadata=key("language", _("The language of what people read."))
    )
    folders: tuple[Text, ...] = field(
        kw_only=True,
        metadata=key("books", _("The folders of the books, inside that of this file.")),
    )


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
        source = Source(node, UMBRELLA, findings)
        read = read_record(Umbrella, source)
        read = replace(read, folders=_folders(source, folder))
    private, hidden = privacy.findings(folder, None, names=False)
    findings = list(privacy.mask_findings((*findings, *private), hidden))
    return in_order(findings) if findings or read is None else read


def _folders(source: Source, folder: Folder) -> tuple[str, ...]:
    """The folders with books, relative to the umbrella's, each once; wrong ones are reported."""
    folders: list[str] = []
    lines: dict[str, int] = {}
    if source.is_list("books") and not source.items("books"):
        source.findings.append(Finding.of(VALUE_MISSING, source.at_key("books"), key="books"))
    for node in source.items("books"):
        if not isinstance(node, Scalar):  # reported already
            continue
        name, place = normpath(node.text), Place(source.file, max(node.line, 1))
        inside = (
            node.text and name not in (".", "..") and not isabs(name) and not name.startswith("../")
        )
        if not (inside and folder.inside(folder.root / name) and _holds_books(folder, name)):
            source.findings.append(
                Finding.of(NO_BOOKS_IN_FOLDER, place, folder=shortened(node.text))
            )
        else:
            same = next((other for other in folders if folder.is_same(name, other)), name)
            if source.once(same, place.line, lines):
                folders.append(name)
    return tuple(folders)


def _holds_books(folder: Folder, name: str) -> bool:
    try:
        return (folder.root / name / COOP).is_file()
    except (OSError, ValueError):  # a name that no disk can hold
        return False
