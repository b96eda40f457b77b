"""Files that a command would write into, and that the journal does not read (SPEC 2)."""

import os
from collections.abc import Iterator, Sequence
from pathlib import Path

from socoledger.catalogue.journal import FILE_NOT_INCLUDED
from socoledger.domain.findings import Finding, Place
from socoledger.domain.journal import Journal
from socoledger.read.folder import JOURNAL_LIMIT, Folder, says_something, unreadable_text


def strange_files(
    root: Path, journal: Journal, main: str, names: Sequence[str]
) -> Iterator[Finding]:
    """What is wrong with files that stand in the place of those that are to be written, where the
    journal, which begins with the file `main`, does not read them: what they say would count of a
    sudden. Blank lines and comments may stand there.
    """
    folder = Folder(root)
    for name in names:
        path, place = root / name, Place(name, 1)
        if name in journal.files or not os.path.lexists(path):
            continue
        content = folder.read(path, JOURNAL_LIMIT, place)
        problem = content if isinstance(content, Finding) else unreadable_text(content, name)
        if problem is not None:
            yield problem
        elif isinstance(content, bytes) and says_something(content):
            include = os.path.relpath(path, (root / main).parent)
            yield Finding.of(FILE_NOT_INCLUDED, place, main=main, include=include)
