"""How a folder of books stands: which names are in it, and whether anything in it has changed.

Imported before a command line is read, so it does without modules that take their time.
"""

import hashlib
import os
import stat
from collections.abc import Iterator

_GIT = ".git"
_MOST = 20_000
"""The most files and folders that are looked at."""
_LARGEST = 128 << 20
"""The most bytes of a file that are read."""


class BooksState:
    """The state of a folder, outside `.git`. Raises OSError if a part of it cannot be looked at, or
    if there is too much in it.
    """

    def __init__(self, root: str) -> None:
        names, everything = hashlib.sha256(), hashlib.sha256()
        self.changed_ns = 0
        """When anything in it was changed last, by the clock of its disk."""
        for count, (name, status) in enumerate(_walk(root, "")):
            if count > _MOST:
                message = f"more than {_MOST} files"
                raise OSError(message)
            names.update(name)
            times = f"{status.st_mtime_ns} {status.st_ctime_ns}"
            everything.update(name)
            everything.update(f"{status.st_mode} {status.st_ino} {status.st_size} {times}".encode())
            self.changed_ns = max(self.changed_ns, status.st_ctime_ns)
        self.names = names.hexdigest()
        """A digest of what is there: names, which are folders, and where links lead."""
        self.everything = everything.hexdigest()
        """A digest that is another one if anything was changed meanwhile, and back too."""


def _walk(root: str, inside: str) -> Iterator[tuple[bytes, os.stat_result]]:
    """Each file and folder under a folder: its path in `root` with what it is, and its status."""
    folder = os.path.join(root, inside)
    yield _line("d", inside, ""), os.lstat(folder)
    with os.scandir(folder) as found:
        entries = sorted(found, key=lambda entry: entry.name)
    for entry in entries:
        name = os.path.join(inside, entry.name)
        status = entry.stat(follow_symlinks=False)
        if stat.S_ISDIR(status.st_mode) and entry.name != _GIT:
            yield from _walk(root, name)
        elif stat.S_ISLNK(status.st_mode):
            yield _line("l", name, _target(entry.path)), status
        elif stat.S_ISREG(status.st_mode) and status.st_nlink > 1:  # another name may be its own
            yield _line("f", name, f"{status.st_dev} {status.st_ino}"), status
        else:
            yield _line(oct(stat.S_IFMT(status.st_mode)), name, ""), status


def _line(kind: str, name: str, more: str) -> bytes:
    return f"{kind}\0{name}\0{more}\0".encode(errors="surrogateescape")


def _target(link: str) -> str:
    """Where a link leads in the end, and what is there."""
    target = os.path.realpath(link)
    try:
        return f"{target} {stat.S_IFMT(os.stat(target).st_mode)}"
    except OSError:
        return target


def digest_of(path: str) -> str:
    """A digest of the content of an ordinary file. Raises OSError, also if it is none."""
    handle = os.open(path, os.O_RDONLY | os.O_NONBLOCK)
    with os.fdopen(handle, "rb") as stream:
        status = os.fstat(handle)
        if not stat.S_ISREG(status.st_mode) or status.st_size > _LARGEST:
            raise OSError(path)
        return hashlib.sha256(stream.read(_LARGEST)).hexdigest()
