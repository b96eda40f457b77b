"""The picture at the head of documents, as `letterhead:` in coop.yaml names it (SPEC 12)."""

from pathlib import Path

from socoledger.catalogue.files import LOGO_UNUSABLE
from socoledger.domain.books import Books
from socoledger.domain.findings import Finding, Phrase

_SIGNS = (b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff")
"""What files of PNG and JPEG begin with."""
_LARGEST = 500_000
"""Bytes: each document holds the picture whole, also where thirty stand in one file."""


def logo_of(books: Books) -> bytes | Finding | None:
    """The picture of books; None where they name none; a finding where it cannot be used."""
    name = books.coop.letterhead.logo
    if name is None:
        return None
    found = _picture(_home_of(books, name), name)
    return found if isinstance(found, bytes) else unusable_logo(books, found)


def unusable_logo(books: Books, reason: Phrase) -> Finding:
    """That the picture which these books name cannot be used."""
    letterhead = books.coop.letterhead
    file = letterhead.logo or ""
    return Finding.of(LOGO_UNUSABLE, letterhead.place, file=file, reason=reason)


def _home_of(books: Books, name: str) -> Path:
    """The folder that has the picture: where a copy of what is staged was read, that copy lacks
    what git ignores.
    """
    try:
        return books.root if (books.root / name).exists() else books.home
    except (OSError, ValueError):
        return books.root


def _picture(folder: Path, name: str) -> bytes | Phrase:
    """The content of a picture in a folder, or why it cannot be used."""
    file = folder / name
    try:
        if not file.resolve().is_relative_to(folder.resolve()):
            return Phrase("it lies outside the folder of the books")
        if not file.is_file():
            return Phrase("there is no such file")
        if file.stat().st_size > _LARGEST:
            return Phrase("it is larger than {limit} kB", limit=_LARGEST // 1000)
        content = file.read_bytes()
    except (OSError, ValueError, RuntimeError):  # a circle of links is a RuntimeError before 3.13
        return Phrase("it cannot be read")
    return content if content.startswith(_SIGNS) else Phrase("it is no PNG or JPEG picture")
