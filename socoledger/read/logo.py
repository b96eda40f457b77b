"""The picture at the head of documents, as `letterhead:` in coop.yaml names it (SPEC 12)."""

from pathlib import Path

from socoledger.domain.books import Books
from socoledger.domain.findings import _

_SIGNS = (b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff")
_LARGEST = 2_000_000
"""Bytes; documents hold the picture whole."""


class NoLogoError(Exception):
    """There is no picture that documents can show; `reason` is a message id."""

    def __init__(self, file: str, reason: str) -> None:
        super().__init__(reason)
        self.file = file
        self.reason = reason


def logo_of(books: Books) -> bytes | None:
    """The picture of books, None where they name none. Raises NoLogoError."""
    name = books.coop.letterhead.logo
    if name is None:
        return None
    file = books.home / name
    if not _is_within(file, books.home):
        raise NoLogoError(name, _("it lies outside the folder of the books"))
    try:
        if not file.is_file() or file.stat().st_size > _LARGEST:
            reason = (
                _("there is no such file") if not file.is_file() else _("it is larger than 2 MB")
            )
            raise NoLogoError(name, reason)
        content = file.read_bytes()
    except (OSError, ValueError):
        raise NoLogoError(name, _("it cannot be read")) from None
    if not content.startswith(_SIGNS):
        raise NoLogoError(name, _("it is no PNG or JPEG picture"))
    return content


def _is_within(file: Path, folder: Path) -> bool:
    try:
        return file.resolve().is_relative_to(folder.resolve())
    except (OSError, ValueError):
        return False
