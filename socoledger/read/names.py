"""The real names in the names file, where the books use pseudonyms (SPEC 1, S6)."""

from pathlib import Path

from socoledger.catalogue.privacy import NAMES_FILE_NOT_READ
from socoledger.domain.coop import Coop
from socoledger.domain.exits import refusal
from socoledger.domain.findings import Finding, Phrase
from socoledger.read import privacy
from socoledger.read.folder import YAML_LIMIT, Folder


def watch_names(folder: Folder, coop: Coop) -> list[Finding]:
    """Have a folder search for the real names; a finding if the names cannot be read."""
    file = coop.names_file
    if not coop.pseudonyms or file is None:
        return []
    names = _names_in(folder, file)
    if isinstance(names, Phrase):
        return [Finding.of(NAMES_FILE_NOT_READ, coop.place, file=file, reason=names)]
    privacy.watch_names(folder, names)
    return []


def real_names(root: Path, coop: Coop) -> list[str]:
    """The real names that may not be in the books; [] if there are none, or none to be read."""
    if not coop.pseudonyms or coop.names_file is None:
        return []
    names = _names_in(Folder(root), coop.names_file)
    return [] if isinstance(names, Phrase) else names


def _names_in(folder: Folder, file: str) -> list[str] | Phrase:
    """The real names, one on a line, or why they cannot be read; [] if the file does not exist."""
    path = folder.root / file
    if not folder.inside(path):
        return Phrase("it lies outside the folder of the books")
    if not path.exists():
        return []
    if not path.is_file():
        return Phrase("it is not an ordinary file")
    try:
        if path.stat().st_size > YAML_LIMIT:
            return Phrase("it is too large")
        return path.read_text(encoding="utf-8-sig").splitlines()
    except OSError as error:
        return Phrase(refusal(error))
    except UnicodeDecodeError:
        return Phrase("it is not plain UTF-8 text")
