"""The folder of the closes: its texts, and files in it that are no closes (SPEC 4, `verify`)."""

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
    """A finding for each file or folder in the folder of the closes that is not a close, the log,
    or an empty start file. Hidden ones are skipped, unless their names end like a journal's.
    """
    root, closes = books.root, books.coop.closes
    close_files = {close.place.file for close in books.journal.closes}
    findings = []
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
        is_ordinary = entry.is_file(follow_symlinks=False)
        if is_ordinary and (name in close_files or entry.name == LOG):
            continue
        if is_ordinary and entry.name == START and not says_something(_content(root / name)):
            continue
        findings.append(Finding.of(FOREIGN_FILE_IN_CLOSES, Place(name, 1)))
    return tuple(findings)


def _content(path: Path) -> bytes:
    with path.open("rb") as stream:
        return stream.read(JOURNAL_LIMIT)


def texts_of(folder: Path) -> dict[str, str]:
    """The texts of the ordinary files in the folder of the closes, by name, with LF line ends."""
    try:
        entries = [entry for entry in os.scandir(folder) if entry.is_file(follow_symlinks=False)]
    except OSError:  # a finding of `strays`
        return {}
    texts = {}
    for entry in entries:
        try:
            with Path(entry.path).open("rb") as stream:
                content = stream.read(JOURNAL_LIMIT)
        except OSError:
            continue
        texts[entry.name] = content.decode(errors="replace").replace("\r\n", "\n")
    return texts
