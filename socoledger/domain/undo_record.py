"""What the last command wrote into the books, so that it can be taken back (SPEC 11)."""

import hashlib
from typing import NamedTuple


class RecordedFile(NamedTuple):
    """A file that a command changed: `removed` and then the `added` lines came behind its first
    `head` lines, in place of what was there. Digests are over all bytes; `before` None: the command
    made the file.
    """

    file: str
    """Its path in the books."""
    before: str | None
    after: str
    head: int
    removed: str
    added: int


class Recorded(NamedTuple):
    """What a command wrote, and the periods that were closed then."""

    command: str
    closed: tuple[str, ...]
    files: tuple[RecordedFile, ...]


def bytes_digest(content: bytes) -> str:
    """The digest of a file's bytes."""
    return hashlib.sha256(content).hexdigest()


def recorded_file(file: str, before: bytes | None, after: bytes) -> RecordedFile:
    """A file as a command changes it: the lines in the middle that are not the same."""
    old, new = _lines(before or b""), _lines(after)
    head = _equal(old, new)
    tail = _equal(old[head:][::-1], new[head:][::-1])
    removed = b"".join(old[head : len(old) - tail])
    return RecordedFile(
        file=file,
        before=None if before is None else bytes_digest(before),
        after=bytes_digest(after),
        head=head,
        removed=removed.decode(),
        added=len(new) - tail - head,
    )


def content_before(recorded: RecordedFile, after: bytes) -> bytes | None:
    """The bytes of a file before a command changed it, out of those after; None: there was none.
    Raises ValueError if that is not what it was.
    """
    if bytes_digest(after) != recorded.after:
        raise ValueError(recorded.file)
    if recorded.before is None:
        return None
    lines = _lines(after)
    head, tail = lines[: recorded.head], lines[recorded.head + recorded.added :]
    before = b"".join((*head, recorded.removed.encode(), *tail))
    if bytes_digest(before) != recorded.before:
        raise ValueError(recorded.file)
    return before


def _lines(content: bytes) -> list[bytes]:
    """Lines with their ends; only a line feed ends one."""
    lines = content.split(b"\n")
    return [*(line + b"\n" for line in lines[:-1]), *filter(None, lines[-1:])]


def _equal(some: list[bytes], others: list[bytes]) -> int:
    """How many lines are the same from the beginning on."""
    count = 0
    for one, other in zip(some, others, strict=False):
        if one != other:
            break
        count += 1
    return count
