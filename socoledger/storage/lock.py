"""The lock on the books, which allows one command at a time to write, and names its holder."""

import contextlib
import errno
import fcntl
import os
import stat
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

NAME = ".socoledger.lock"
_HOLDER_LIMIT = 200


class LockedError(OSError):
    """Another process holds the lock; `holder` names it, "" if it has not been written yet."""

    def __init__(self, holder: str) -> None:
        super().__init__(holder)
        self.holder = holder


@contextlib.contextmanager
def locked(root: Path) -> Iterator[None]:
    """Hold the lock of the books in `root`. The system releases it whenever the process ends;
    the file is removed at the end. Raises LockedError, OSError.
    """
    path = root / NAME
    handle = _take(path)
    try:
        started = datetime.now().astimezone().isoformat(" ", "seconds")
        _write_holder(path, handle, f"{os.getpid()}, {os.uname().nodename}, {started}\n")
        yield
    finally:
        with contextlib.suppress(OSError):
            path.unlink()
        os.close(handle)


def _write_holder(path: Path, handle: int, holder: str) -> None:
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
            _require_ordinary_file(path, handle)
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            holder = os.read(handle, _HOLDER_LIMIT).decode(errors="replace").strip()
            os.close(handle)
            raise LockedError(holder) from None
        except OSError:
            os.close(handle)
            raise
        if _is_in_place(path, handle):
            return handle
        os.close(handle)  # whoever held it has removed the file since it was opened here


def _require_ordinary_file(path: Path, handle: int) -> None:
    """Raise OSError if what was opened is not an ordinary file."""
    if not stat.S_ISREG(os.fstat(handle).st_mode):
        raise OSError(errno.ENXIO, os.strerror(errno.ENXIO), str(path))


def _is_in_place(path: Path, handle: int) -> bool:
    try:
        named = path.lstat()
    except FileNotFoundError:
        return False
    return os.path.samestat(named, os.fstat(handle))
