"""Writing a close and taking one back (SPEC 4): either all of it happens or nothing does."""

import contextlib
import errno
import os
import re
import stat
from pathlib import Path

from socoledger.domain.closing import LOG
from socoledger.storage.files import draft_of, sync_folder

_MARKER = ".reopening"
_DRAFT = re.compile(
    r"\.(?:[0-9]{4}(?:-[0-9]{2})?\.beancount|reopened\.log)\.(?:[0-9a-f]{8}|reopening)"
    r"|\.\.[0-9-]{4,7}\.beancount\.reopening\.[0-9a-f]{8}"
)
_NO_LINKS = (errno.EPERM, errno.ENOTSUP, errno.ENOSYS, errno.EMLINK)
"""What file systems without hard links answer, those of memory sticks among them."""


def write_close(path: Path, text: str) -> None:
    """Write the file of a close that is not there yet, and read it back.

    Raises FileExistsError if something is there, OSError; then nothing was written.
    """
    remove_drafts(path.parent)
    draft = draft_of(path, text)
    try:
        _put(draft, path)
    finally:
        with contextlib.suppress(OSError):  # else the next close removes it
            draft.unlink(missing_ok=True)
    with contextlib.suppress(OSError):  # it is there; not every disk lets a folder be synced
        sync_folder(path.parent)
    try:
        kept = path.read_bytes() == text.encode()
    except OSError:
        path.unlink()
        raise
    if not kept:
        path.unlink()
        raise OSError(errno.EIO, os.strerror(errno.EIO), str(path))


def _put(draft: Path, path: Path) -> None:
    """Give a draft its name, unless something bears it: unlike a rename, a link never replaces."""
    try:
        os.link(draft, path)
    except OSError as error:
        if error.errno not in _NO_LINKS:
            raise
        if os.path.lexists(path):
            raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST), str(path)) from None
        draft.rename(path)


def take_back(path: Path, line: str) -> None:
    """Remove the file of a close, and say so in the log beside it: first the log, so that nothing
    is ever taken back without a word. Raises OSError; then both are as they were.

    Meanwhile a marker says how long the log was. Where this was cut off between the two steps, it
    tells the next one that the line is there already.
    """
    log, marker = path.with_name(LOG), path.with_name(f".{path.name}{_MARKER}")
    before, said = _ordinary(log), _ordinary(marker)
    held = before or b""
    if held and not held.endswith(b"\n"):
        held += b"\n"
    added = f"{line}\n".encode()
    is_told = held.endswith(added) and said == _length(len(held) - len(added))
    remove_drafts(path.parent, but=marker.name)
    try:
        _replace(marker, _length(len(held) - len(added) if is_told else len(held)))
        if not is_told:
            _replace(log, held + added)
        try:
            path.unlink()
        except OSError:
            if before is None:
                log.unlink(missing_ok=True)
            else:
                _replace(log, before)
            raise
    finally:
        with contextlib.suppress(OSError):
            marker.unlink(missing_ok=True)
    with contextlib.suppress(OSError):
        sync_folder(path.parent)


def _length(length: int) -> bytes:
    """What a marker says; its last sign shows that all of it is there."""
    return b"%d\n" % length


def _ordinary(path: Path) -> bytes | None:
    """What an ordinary file holds, None if there is none. Raises OSError for anything else."""
    try:
        kind = path.lstat().st_mode
    except FileNotFoundError:
        return None
    if not stat.S_ISREG(kind):
        raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST), str(path))
    return path.read_bytes()


def _replace(path: Path, content: bytes) -> None:
    draft = draft_of(path, content)
    try:
        draft.replace(path)
    except OSError:
        with contextlib.suppress(OSError):
            draft.unlink(missing_ok=True)
        raise


def remove_drafts(folder: Path, but: str = "") -> None:
    """Remove what a close that was cut off left behind. Only who holds the lock may do this."""
    for entry in folder.iterdir():
        if _DRAFT.fullmatch(entry.name) and entry.name != but and not entry.is_dir():
            entry.unlink(missing_ok=True)
