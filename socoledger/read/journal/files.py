"""The files of a journal: which there are, by its includes, and which no include names (SPEC 2)."""

import glob
import os
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from socoledger.catalogue.files import FILE_UNREADABLE, PATH_OUTSIDE_BOOKS
from socoledger.catalogue.journal import (
    FILE_NOT_INCLUDED,
    INCLUDE_MATCHES_NOTHING,
    INCLUDE_WITH_BACKSLASH,
)
from socoledger.domain.findings import Finding, Phrase, Place
from socoledger.read.folder import JOURNAL_LIMIT, Folder, says_something, unreadable_text
from socoledger.read.journal.include_patterns import is_included
from socoledger.read.journal.source import Source

OWN_PLUGIN = "socoledger.plugin"


def read_source(path: Path, included_at: Place, folder: Folder) -> Source | Finding:
    """One file, read; or what is wrong with it, at the place where it is included."""
    source = source_of_any(path, included_at, folder)
    if isinstance(source, Finding):
        return source
    return unreadable_text(source.content, source.name) or source


def source_of_any(
    path: Path, included_at: Place, folder: Folder, *, search: bool = True
) -> Source | Finding:
    """The same of a file that need not be a text; without `search` who asks must search it, as
    `Folder.read` says.
    """
    name = folder.relative(path)
    if path.suffix in (".gpg", ".asc"):
        return Finding.of(FILE_UNREADABLE, included_at, what=name, reason=Phrase("it is encrypted"))
    content = folder.read(path, JOURNAL_LIMIT, included_at, search=search)
    return content if isinstance(content, Finding) else Source(path, name, content)


def includes_of(
    source: Source, options: Mapping[str, Any], folder: Folder, findings: list[Finding]
) -> list[tuple[Path, Place]]:
    """The files that a file includes, with the place of the include; those of one glob sorted by
    their bytes.
    """
    included: list[tuple[Path, Place]] = []
    patterns = options["include"]
    if not patterns:
        return included
    written = [*source.directives("include", len(patterns))]
    for index, pattern in enumerate(patterns):
        text, place = written[index] if index < len(written) else (pattern, source.first)
        if "\\" in text:
            corrected = text.replace("\\\\", "/").replace("\\", "/")
            findings.append(
                Finding.of(INCLUDE_WITH_BACKSLASH, place, what=text[:80], right=corrected[:80])
            )
            continue
        # The folder of the books is no pattern, even if it is named "Boeken [2025]".
        parent, fixed_part = str(source.path.parent), re.split(r"[*?\[]", pattern)[0]
        searched = os.path.normpath(Path(glob.escape(parent), pattern))
        fixed_folder = Path(os.path.normpath(Path(parent, f"{fixed_part}_"))).parent
        if not folder.inside(fixed_folder) or re.search(r"[*?\[].*\.\.", pattern):
            findings.append(
                Finding.of(PATH_OUTSIDE_BOOKS, place, what=pattern, kind=Phrase("the include"))
            )
            continue
        meant = folder.relative(Path(parent, pattern))
        drafts = [*_matching_drafts(folder, meant)]
        included.extend((path, place) for path in drafts)
        found = sorted(glob.glob(searched, recursive=True), key=os.fsencode)  # noqa: PTH207 - as Beancount globs
        matches = [one for one in found if folder.relative(Path(one)) not in folder.gone]
        if not matches and not drafts:
            findings.append(Finding.of(INCLUDE_MATCHES_NOTHING, place, what=pattern))
        source.includes.append(meant)
        included.extend((Path(match), place) for match in matches)
    return included


def _matching_drafts(folder: Folder, pattern: str) -> Iterator[Path]:
    """The paths of new files that are about to be written, which a pattern includes."""
    for name in sorted(folder.drafts):
        path = folder.root / name
        if not path.exists() and is_included(name, pattern):
            yield path


def not_included(folder: Folder, main: Path) -> Iterator[Finding]:
    """Journal files in the books that no file includes: somebody may think that they count."""
    for path in _journal_files(folder.root):
        if path.is_symlink() or not path.is_file() or folder.was_read(path):
            continue
        place = Place(folder.relative(path), 1)
        content = folder.read(path, JOURNAL_LIMIT, place)
        if isinstance(content, bytes) and says_something(content):
            include = os.path.relpath(path, main.parent)
            yield Finding.of(FILE_NOT_INCLUDED, place, main=folder.relative(main), include=include)


def _journal_files(root: Path) -> Iterator[Path]:
    """Every *.beancount under a folder, outside hidden folders such as .git."""
    for parent, folders, names in os.walk(root):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(names):
            if name.endswith(".beancount") and not name.startswith("."):
                yield Path(parent, name)
