"""One close at a time: a lock on the books, which says who holds it."""

import contextlib
import errno
import fcntl
import os
import stat
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

NAME = ".socoledger.lock"
_SHOWN = 200


class LockedError(OSError):
    """Somebody else holds the lock; `holder` says who, "" if they have not said so yet."""

    def __init__(self, holder: str) -> None:
        super().__init__(holder)
        self.holder = holder


@contextlib.contextmanager
def locked(root: Path) -> Iterator[None]:
    """Hold the lock of the books in `root`. The system lets go of it when the process ends, however
    it ends; the file is removed at the end. Raises LockedError, OSError.
    """
    path = root / NAME
    handle = _take(path)
    try:
        started = datetime.now().astimezone().isoformat(" ", "seconds")
        _say_who(path, handle, f"{os.getpid()}, {os.uname().nodename}, {started}\n")
        yield
    finally:
        with contextlib.suppress(OSError):
            path.unlink()
        os.close(handle)


def _say_who(path: Path, handle: int, holder: str) -> None:
    try:
        os.ftruncate(handle, 0)
        os.write(handle, holder.encode())
    except OSError as error:
        error.filename = str(path)
        raise


def _take(path: Path) -> int:
    while True:
        flags = os.O_RDWR | os.O_CREAT | os.O_NOFOLLOW | os.O_CLOEXEC | os.O_NONBLOCK
        handle = os.open(path, flags, 0o644)
        try:
            _look_at(path, handle)
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            holder = os.read(handle, _SHOWN).decode(errors="replace").strip()
            os.close(handle)
            raise LockedError(holder) from None
        except OSError:
            os.close(handle)
            raise
        if _is_still(path, handle):
            return handle
        os.close(handle)  # whoever held it has removed the file since it was opened here


def _look_at(path: Path, handle: int) -> None:
    """Raises OSError where what was opened is no ordinary file."""
    if not stat.S_ISREG(os.fstat(handle).st_mode):
        raise OSError(errno.ENXIO, os.strerror(errno.ENXIO), str(path))


def _is_still(path: Path, handle: int) -> bool:
    try:
        there = path.lstat()
    except FileNotFoundError:
        return False
    return os.path.samestat(there, os.fstat(handle))
