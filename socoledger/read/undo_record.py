"""The file that says what the last command wrote (SPEC 11). Whoever made the books may have made it
as well, so it is believed only as far as files and digests bear it out.
"""

import json
from collections.abc import Mapping
from pathlib import Path, PurePosixPath
from typing import Any

from socoledger.domain.findings import Finding, Place
from socoledger.domain.undo_record import Recorded, RecordedFile
from socoledger.read.folder import JOURNAL_LIMIT, Folder

FOLDER = ".socoledger"
FILE = f"{FOLDER}/undo.json"


def read_recorded(root: Path) -> Recorded | None:
    """What the last command wrote into the books in `root`; None if nothing can be taken back."""
    folder = Folder(root)
    if not folder.has(FILE):
        return None
    content = folder.read(folder.root / FILE, JOURNAL_LIMIT, Place(FILE, 1))
    try:
        recorded = None if isinstance(content, Finding) else _recorded(json.loads(content))
    except (ValueError, TypeError, KeyError, RecursionError):
        return None
    is_ours = recorded is not None and all(_is_of_books(folder, one) for one in recorded.files)
    return recorded if is_ours else None


def _recorded(shape: Mapping[str, Any]) -> Recorded:
    """Raises ValueError, TypeError or KeyError if it is anything else."""
    files = tuple(_file(one) for one in shape["files"])
    closed = tuple(str(period) for period in shape["closed"])
    return Recorded(str(shape["command"]), closed, files)


def _file(shape: Mapping[str, Any]) -> RecordedFile:
    before = shape["before"]
    return RecordedFile(
        file=str(shape["file"]),
        before=None if before is None else str(before),
        after=str(shape["after"]),
        head=max(int(shape["head"]), 0),
        removed=str(shape["removed"]),
        added=max(int(shape["added"]), 0),
    )


def _is_of_books(folder: Folder, recorded: RecordedFile) -> bool:
    """Whether a path can be that of a file of the books: in their folder, and not hidden, as what
    belongs to git is.
    """
    parts = PurePosixPath(recorded.file).parts
    is_hidden = any(part.startswith(".") for part in parts)
    return bool(parts) and not is_hidden and folder.inside(folder.root / recorded.file)
