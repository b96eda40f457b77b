"""Writing a close and taking one back (SPEC 4): either all of it happens or nothing does."""

import contextlib
import errno
import os
import re
from pathlib import Path

from socoledger.disk.files import draft_of, sync_folder

LOG = "reopened.log"
_DRAFT = re.compile(r"\.(?:[0-9]{4}(?:-[0-9]{2})?\.beancount|reopened\.log)\.[0-9a-f]{8}")
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
        draft.unlink(missing_ok=True)
    with contextlib.suppress(OSError):  # it is there; not every disk lets a folder be synced
        sync_folder(path.parent)
    if path.read_bytes() != text.encode():
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
    """
    remove_drafts(path.parent)
    log = path.with_name(LOG)
    before = log.read_text(encoding="utf-8") if log.exists() else None
    held = before or ""
    if held and not held.endswith("\n"):
        held += "\n"
    if not held.endswith(f"{line}\n"):  # as it does after a crash between the two steps
        _replace(log, f"{held}{line}\n")
    try:
        path.unlink()
    except OSError:
        if before is None:
            log.unlink()
        else:
            _replace(log, before)
        raise
    with contextlib.suppress(OSError):
        sync_folder(path.parent)


def _replace(path: Path, text: str) -> None:
    draft = draft_of(path, text)
    try:
        draft.replace(path)
    finally:
        draft.unlink(missing_ok=True)


def remove_drafts(folder: Path) -> None:
    """Remove what a close that was cut off left behind. Only who holds the lock may do this."""
    for entry in folder.iterdir():
        if _DRAFT.fullmatch(entry.name) and not entry.is_dir():
            entry.unlink(missing_ok=True)
