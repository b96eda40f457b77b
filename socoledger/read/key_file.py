"""A file with a key, which must not lie where those are who see what it hides (SPEC 13)."""

from collections.abc import Iterable
from pathlib import Path

from socoledger.domain.findings import Phrase, _

FEWEST_BYTES = 32
"""As many as the hash has, below which a key is the weakest part."""
_MOST_BYTES = 4096
_FEWEST_DIFFERENT = 8
_GIT = ".git"


class UnusableKeyError(Exception):
    """A file cannot be used as a key, for a reason."""

    def __init__(self, reason: Phrase) -> None:
        super().__init__(str(reason))
        self.reason = reason


def read_key(path: Path, books: Iterable[Path]) -> bytes:
    """The key in a file: its bytes, without line ends behind them. `books` are the folders that it
    must not lie in. Raises UnusableKeyError, OSError.
    """
    if not path.exists():
        raise UnusableKeyError(Phrase(_("there is no such file")))
    if not path.is_file():
        raise UnusableKeyError(Phrase(_("it is no file")))
    _require_apart(path.resolve(), books)
    with path.open("rb") as stream:
        content = stream.read(_MOST_BYTES + 1)
    key = content.rstrip(b"\r\n")
    if not key:
        raise UnusableKeyError(Phrase(_("it is empty")))
    if len(key) < FEWEST_BYTES or len(set(key)) < _FEWEST_DIFFERENT:
        message = _("it is too easy to guess: a key has at least {count} bytes, drawn at random")
        raise UnusableKeyError(Phrase(message, count=FEWEST_BYTES))
    if len(content) > _MOST_BYTES:
        message = _("it is no key: it has more than {count} bytes")
        raise UnusableKeyError(Phrase(message, count=_MOST_BYTES))
    return key


def _require_apart(path: Path, books: Iterable[Path]) -> None:
    """Raises UnusableKeyError for a file in the books, or where git would keep it."""
    if any(path.is_relative_to(folder.resolve()) for folder in books):
        message = _(
            "it lies among the books, so whoever has these has the key too; keep it elsewhere"
        )
        raise UnusableKeyError(Phrase(message))
    for folder in path.parents:
        if (folder / _GIT).exists():
            message = _("git keeps {folder}, and would keep the key for ever; keep it elsewhere")
            raise UnusableKeyError(Phrase(message, folder=str(folder)))
