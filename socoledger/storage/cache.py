"""What is kept between two runs, in a folder of the user's own: a cache as `domain.cache` has it.

It holds what the books say, so nobody else may look into it; and what lies in it may be old, cut
off, spoiled or somebody else's, so nothing in it is believed without its checksum. Whatever is odd
counts as absent and is removed. Where the folder cannot be used, nothing is kept and nothing is
said: it only takes longer.

Imported before a command line is read, so it does without modules that take their time.
"""

import contextlib
import hashlib
import os
import stat
import time
from collections.abc import Iterator

from socoledger.storage.program_state import program_state

ENTRY_LIMIT = 8 << 20
"""The most bytes of an entry; what is larger is not kept."""
TOTAL_LIMIT = 256 << 20
"""The most bytes of all entries."""
COUNT_LIMIT = 20_000
"""The most entries."""
_KEPT = 0.75
"""The part of each limit that is left when entries are removed because it was reached."""
_HOUR = 3_600
_CHECKSUM = 64
"""The length of the checksum at the start of an entry, in hexadecimal digits."""
_DRAFT = "draft-"
"""The start of the names of entries that are being written."""
_OTHERS_MAY_READ = 0o077
_OTHERS_MAY_WRITE = 0o022


class UnusableError(Exception):
    """The folder is a link, belongs to somebody else, or lies where anybody may put another."""


def folder_of_user() -> str:
    """The path of the folder; it may not be there."""
    import platformdirs

    return platformdirs.user_cache_dir("socoledger", appauthor=False)


class DiskCache:
    """Entries by kind and key, each in a file of its own; without a folder, in that of the user."""

    def __init__(self, folder: str | None = None) -> None:
        self._folder = folder
        self._is_usable: bool | None = None
        self._size: int | None = None
        """The bytes of all entries, None until it is known."""
        self._count = 0

    @property
    def folder(self) -> str:
        """The path of its folder, which is looked up when it is first used."""
        if self._folder is None:
            self._folder = folder_of_user()
        return self._folder

    def get(self, kind: str, key: str) -> bytes | None:
        """The content that was put, None if it is not there; what is asked for stays longest."""
        path = self._path(kind, key)
        if not self._can_be_used(make=False):
            return None
        try:
            entry = _read(path)
        except FileNotFoundError:
            return None
        except OSError:
            entry = None
        content = None if entry is None else _checked(kind, key, entry)
        with contextlib.suppress(OSError):
            if content is None:
                os.unlink(path)
            elif time.time() - os.lstat(path).st_mtime > _HOUR:
                os.utime(path, follow_symlinks=False)
        return content

    def put(self, kind: str, key: str, content: bytes) -> None:
        """Keep a content; the one that was kept as this kind and key goes."""
        path = self._path(kind, key)
        entry = _checksum(kind, key, content).encode() + content
        if len(entry) > ENTRY_LIMIT or not self._can_be_used(make=True):
            return
        try:
            self._make_room(len(entry))
            self._write(path, entry)
        except OSError:  # a full disk, or a folder in which nothing can be written
            self._is_usable = False

    def _path(self, kind: str, key: str) -> str:
        """The path of an entry. Raises ValueError for what cannot be a kind or a key."""
        if not (kind.isascii() and kind.isalpha() and kind.islower() and key and _is_hex(key)):
            message = f"no kind and key of a cache: {kind!r}, {key!r}"
            raise ValueError(message)
        return os.path.join(self.folder, f"{kind}-{key}")

    def _can_be_used(self, *, make: bool) -> bool:
        """Whether the folder is there and nobody else's; `make` makes it if it is not there."""
        if self._is_usable is None:
            try:
                if make:
                    os.makedirs(self.folder, 0o700, exist_ok=True)
                _require_own(self.folder)
                self._is_usable = True
            except FileNotFoundError:
                return False
            except (OSError, UnusableError):
                self._is_usable = False
        return self._is_usable

    def _write(self, path: str, entry: bytes) -> None:
        """Write an entry, whole or not at all. Raises OSError."""
        draft = os.path.join(self.folder, f"{_DRAFT}{os.urandom(8).hex()}")
        flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW
        handle = os.open(draft, flags, 0o600)
        try:
            try:
                left = memoryview(entry)
                while left:
                    left = left[os.write(handle, left) :]
            finally:
                os.close(handle)
            os.replace(draft, path)
        except BaseException:
            with contextlib.suppress(OSError):
                os.unlink(draft)
            raise

    def _make_room(self, size: int) -> None:
        """Remove the entries that were not used for longest, if another one makes too many. All are
        looked at once in a run, and only in one that adds to them.
        """
        if self._size is None or self._size + size > TOTAL_LIMIT or self._count >= COUNT_LIMIT:
            found = sorted(_entries(self.folder))
            total, count = sum(entry_size for _, entry_size, _ in found), len(found)
            if total + size > TOTAL_LIMIT or count >= COUNT_LIMIT:
                for _, entry_size, path in found:
                    if total <= TOTAL_LIMIT * _KEPT - size and count < COUNT_LIMIT * _KEPT:
                        break
                    with contextlib.suppress(FileNotFoundError):
                        os.unlink(path)
                    total, count = total - entry_size, count - 1
            self._size, self._count = total, count
        self._size, self._count = self._size + size, self._count + 1


def clear(folder: str) -> tuple[int, int]:
    """Remove all entries, and the folder if nothing else is in it; how many there were, and how
    many bytes. Raises OSError, and UnusableError if the folder cannot be ours.
    """
    try:
        _require_own(folder)
    except FileNotFoundError:
        return 0, 0
    count, size = 0, 0
    for _, entry_size, path in _entries(folder, drafts=True):
        with contextlib.suppress(FileNotFoundError):
            os.unlink(path)
            count, size = count + 1, size + entry_size
    with contextlib.suppress(OSError):  # something else is in it
        os.rmdir(folder)
    return count, size


def _entries(folder: str, *, drafts: bool = False) -> Iterator[tuple[float, int, str]]:
    """When each entry was last used, its bytes and its path. Drafts of a run that was cut off an
    hour ago are removed; `drafts` gives all drafts too. Raises OSError.
    """
    with os.scandir(folder) as found:
        for entry in found:
            kind, _, key = entry.name.partition("-")
            if not (kind.isalpha() and key and _is_hex(key)):
                continue  # not ours
            try:
                status = entry.stat(follow_symlinks=False)
            except FileNotFoundError:
                continue
            if not entry.name.startswith(_DRAFT) or drafts:
                yield status.st_mtime, status.st_size, entry.path
            elif time.time() - status.st_mtime > _HOUR:
                with contextlib.suppress(OSError):
                    os.unlink(entry.path)


def _require_own(folder: str) -> None:
    """Make sure that a folder is ours, and that nobody else may look into it. Raises OSError, and
    UnusableError.
    """
    status = os.lstat(folder)
    parent = os.stat(os.path.dirname(folder))
    is_replaceable = parent.st_mode & stat.S_IWOTH and not parent.st_mode & stat.S_ISVTX
    is_ours = stat.S_ISDIR(status.st_mode) and status.st_uid == os.geteuid()
    if not is_ours or is_replaceable or status.st_mode & _OTHERS_MAY_WRITE:
        raise UnusableError(folder)
    if status.st_mode & _OTHERS_MAY_READ:
        os.chmod(folder, 0o700)


def _read(path: str) -> bytes | None:
    """The bytes of an ordinary file of ours that nobody else may change, None if it is no such
    file or too large. Raises OSError.
    """
    handle = os.open(path, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK)
    try:
        status = os.fstat(handle)
        is_ours = stat.S_ISREG(status.st_mode) and status.st_uid == os.geteuid()
        if not is_ours or status.st_mode & _OTHERS_MAY_WRITE or status.st_size > ENTRY_LIMIT:
            return None
        with os.fdopen(os.dup(handle), "rb") as stream:
            return stream.read(ENTRY_LIMIT)
    finally:
        os.close(handle)


def _checked(kind: str, key: str, entry: bytes) -> bytes | None:
    """The content of an entry, None if its checksum is another."""
    content = entry[_CHECKSUM:]
    return content if entry[:_CHECKSUM] == _checksum(kind, key, content).encode() else None


def _checksum(kind: str, key: str, content: bytes) -> str:
    """The checksum of a content that this program keeps as this kind and key: what another one
    kept is absent, as it may mean something else by it.
    """
    digest = hashlib.sha256(f"{program_state()} {kind} {key} {len(content)}\n".encode())
    digest.update(content)
    return digest.hexdigest()


def _is_hex(text: str) -> bool:
    return not text.strip("0123456789abcdef")
