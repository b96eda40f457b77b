"""The folder of the closes: what is in it besides them (SPEC 4, `verify`)."""

import os
from pathlib import Path

from socoledger.catalogue.closing import FOREIGN_FILE_IN_CLOSES
from socoledger.catalogue.files import FILE_UNREADABLE
from socoledger.domain.books import Books
from socoledger.domain.closing import LOG, START, SUFFIX
from socoledger.domain.exits import refusal
from socoledger.domain.findings import Finding, Place
from socoledger.read.folder import JOURNAL_LIMIT, says_something


def strays(books: Books) -> tuple[Finding, ...]:
    """Everything in the folder of the closes that is neither a close, the log, nor a start that
    says nothing. What is hidden does not count, unless it ends like a journal.
    """
    root, closes = books.root, books.coop.closes
    ours = {close.place.file for close in books.journal.closes}
    found = []
    try:
        entries = sorted(os.scandir(root / closes), key=lambda entry: entry.name)
    except FileNotFoundError:
        return ()
    except OSError as error:
        place = Place(closes, 1)
        return (Finding.of(FILE_UNREADABLE, place, what=closes, reason=refusal(error)),)
    for entry in entries:
        name = Path(os.path.normpath(closes), entry.name).as_posix()
        if entry.name.startswith(".") and not entry.name.endswith(SUFFIX):
            continue
        ordinary = entry.is_file(follow_symlinks=False)
        if ordinary and (name in ours or entry.name == LOG):
            continue
        if ordinary and entry.name == START and not says_something(_start(root / name)):
            continue
        found.append(Finding.of(FOREIGN_FILE_IN_CLOSES, Place(name, 1)))
    return tuple(found)


def _start(path: Path) -> bytes:
    with path.open("rb") as stream:
        return stream.read(JOURNAL_LIMIT)


def texts_of(folder: Path) -> dict[str, str]:
    """What the ordinary files in the folder of the closes hold, by name, with LF line ends."""
    try:
        entries = [one for one in os.scandir(folder) if one.is_file(follow_symlinks=False)]
    except OSError:  # told by who reads the closes
        return {}
    found = {}
    for entry in entries:
        try:
            with Path(entry.path).open("rb") as stream:
                content = stream.read(JOURNAL_LIMIT)
        except OSError:
            continue
        found[entry.name] = content.decode(errors="replace").replace("\r\n", "\n")
    return found
