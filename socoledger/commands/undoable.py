"""What a command leaves behind so that `undo` can take it back: one small file, in a folder of the
books that git ignores, written in the same step as the rest (SPEC 11).
"""

import errno
import os
from collections.abc import Mapping
from pathlib import Path

from socoledger.domain.books import Books
from socoledger.domain.undo_record import Recorded, recorded_file
from socoledger.read.undo_record import FILE, FOLDER
from socoledger.storage.files import Change, content_of
from socoledger.write.undo_record import recorded_text

_IGNORE = f"{FOLDER}/.gitignore"
_EVERYTHING = "*\n"


def recording(books: Books, command: str, changes: Mapping[str, Change]) -> list[Change]:
    """The changes beside those of a command, by their paths in the books, that say what it wrote.
    Raises OSError if a link is in their place.
    """
    if not changes:
        return []
    files = tuple(
        recorded_file(name, change.before, change.after or b"") for name, change in changes.items()
    )
    recorded = Recorded(command, tuple(sorted(books.journal.closed)), files)
    return own_changes(books.root, recorded_text(recorded))


def own_changes(root: Path, text: str | None) -> list[Change]:
    """The changes by which the file holds a text; None: it goes, with its folder. Raises OSError
    if a link is in their place.
    """
    texts = {_IGNORE: None if text is None else _EVERYTHING, FILE: text}
    changes = [_own_change(root / name, after) for name, after in texts.items()]
    return [change for change in changes if change.before != change.after]


def _own_change(path: Path, text: str | None) -> Change:
    for one in (path.parent, path):
        if one.is_symlink():
            raise OSError(errno.ELOOP, os.strerror(errno.ELOOP), str(one))
    before = content_of(path) if path.exists() else None
    return Change(path, before, None if text is None else text.encode())
