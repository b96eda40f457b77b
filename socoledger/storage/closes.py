"""Writing and removing the file of a close (SPEC 4): wholly or not at all."""

import contextlib
import errno
import os
import re
import stat
from pathlib import Path

from socoledger.domain.closing import LOG
from socoledger.storage.files import sync_folder, write_draft

_MARKER = ".reopening"
_DRAFT = re.compile(
    r"\.(?:[0-9]{4}(?:-[0-9]{2})?\.beancount|reopened\.log)\.(?:[0-9a-f]{8}|reopening)"
    r"|\.\.[0-9-]{4,7}\.beancount\.reopening\.[0-9a-f]{8}"
)
_NO_LINKS = (errno.EPERM, errno.ENOTSUP, errno.ENOSYS, errno.EMLINK)
"""The errors of file systems without hard links, as on memory sticks."""


def write_close(path: Path, text: str) -> None:
    """Write the file of a close that is not there yet, and read it back.

    Raises FileExistsError if something is there, OSError; then nothing was written.
    """
    remove_drafts(path.parent)
    draft = write_draft(path, text)
    try:
        _name_draft(draft, path)
    finally:
        with contextlib.suppress(OSError):  # else the next close removes it
            draft.unlink(missing_ok=True)
    with contextlib.suppress(OSError):  # the file is written; not every disk can sync a folder
        sync_folder(path.parent)
    try:
        is_written = path.read_bytes() == text.encode()
    except OSError:
        path.unlink()
        raise
    if not is_written:
        path.unlink()
        raise OSError(errno.EIO, os.strerror(errno.EIO), str(path))


def _name_draft(draft: Path, path: Path) -> None:
    """Give a draft its name, if that is free: unlike a rename, a link never replaces a file."""
    try:
        os.link(draft, path)
    except OSError as error:
        if error.errno not in _NO_LINKS:
            raise
        if os.path.lexists(path):
            raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST), str(path)) from None
        draft.rename(path)


def take_back(path: Path, line: str) -> None:
    """Remove the file of a close and add a line to the log beside it. The log is written first, so
    that no close is removed without a line. Raises OSError; then both are as they were.

    Until both are done, a marker file holds the length of the log before. If the process is cut
    off between the two steps, the next attempt sees by it that the line has been added already.
    """
    log, marker = path.with_name(LOG), path.with_name(f".{path.name}{_MARKER}")
    log_before, marked = _read_if_present(log), _read_if_present(marker)
    log_text = log_before or b""
    if log_text and not log_text.endswith(b"\n"):
        log_text += b"\n"
    new_line = f"{line}\n".encode()
    is_logged = log_text.endswith(new_line) and marked == _length(len(log_text) - len(new_line))
    remove_drafts(path.parent, but=marker.name)
    try:
        _replace(marker, _length(len(log_text) - len(new_line) if is_logged else len(log_text)))
        if not is_logged:
            _replace(log, log_text + new_line)
        try:
            path.unlink()
        except OSError:
            if log_before is None:
                log.unlink(missing_ok=True)
            else:
                _replace(log, log_before)
            raise
    finally:
        with contextlib.suppress(OSError):
            marker.unlink(missing_ok=True)
    with contextlib.suppress(OSError):
        sync_folder(path.parent)


def _length(length: int) -> bytes:
    """The content of a marker; the line end shows that it was written in full."""
    return b"%d\n" % length


def _read_if_present(path: Path) -> bytes | None:
    """The content of an ordinary file, None if it does not exist. Raises OSError for
    anything else.
    """
    try:
        kind = path.lstat().st_mode
    except FileNotFoundError:
        return None
    if not stat.S_ISREG(kind):
        raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST), str(path))
    return path.read_bytes()


def _replace(path: Path, content: bytes) -> None:
    draft = write_draft(path, content)
    try:
        draft.replace(path)
    except OSError:
        with contextlib.suppress(OSError):
            draft.unlink(missing_ok=True)
        raise


def remove_drafts(folder: Path, but: str = "") -> None:
    """Remove the drafts of a close that was cut off, but `but`. The caller must hold the lock."""
    for entry in folder.iterdir():
        if _DRAFT.fullmatch(entry.name) and entry.name != but and not entry.is_dir():
            entry.unlink(missing_ok=True)
