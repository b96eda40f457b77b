"""Writing files: wholly or not at all."""

import contextlib
import os
import secrets
import shutil
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

_GIT = ".git"


def is_free(folder: Path) -> bool:
    """Whether a folder may hold new books: it is not there, or holds nothing but .git."""
    if not os.path.lexists(folder):
        return True
    return folder.is_dir() and all(entry.name == _GIT for entry in folder.iterdir())


def write_new_folder(folder: Path, files: Mapping[str, str]) -> None:
    """Write new files, by relative path, into a folder that is free; all of them or none.

    Raises OSError, after which the folder is as it was.
    """
    folder.parent.mkdir(parents=True, exist_ok=True)
    draft = folder.parent / f".{folder.name}.{secrets.token_hex(4)}"
    draft.mkdir()
    try:
        for name, text in files.items():
            path = draft / name
            path.parent.mkdir(parents=True, exist_ok=True)
            write_new(path, text)
        if not folder.exists():
            draft.rename(folder)
        else:
            _move_all(draft, folder)
        sync_folder(folder.parent)
    finally:
        shutil.rmtree(draft, ignore_errors=True)


def _move_all(draft: Path, folder: Path) -> None:
    moved: list[Path] = []
    try:
        for entry in sorted(draft.iterdir()):
            entry.rename(folder / entry.name)
            moved.append(folder / entry.name)
    except OSError:
        for path in moved:
            path.rename(draft / path.name)
        raise


def write_over(folder: Path, files: Mapping[str, str]) -> None:
    """Write files, by relative path, over what is there under their names; each whole or not at
    all. Raises OSError.
    """
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(exist_ok=True)
        write_draft(path, text).replace(path)


class ChangedMeanwhileError(Exception):
    """A file does not hold any more what it held when its new content was made."""


def content_of(path: Path) -> bytes:
    """The content of a file that is to be changed. Raises OSError."""
    return path.read_bytes()


class Change(NamedTuple):
    """A file that is to hold `after`, and holds `before`; None: it is not there."""

    path: Path
    before: bytes | None
    after: bytes | None


def rewrite_all(changes: Sequence[Change]) -> None:
    """Give several files a new content, one after the other, or remove them: each whole, and all or
    none. A link stays a link; a file may come twice. The caller must hold the lock: drafts of these
    files are left from who was cut off, and removed.

    Raises ChangedMeanwhileError if one holds something else, OSError; then all are as they were.
    """
    changes = [change._replace(path=change.path.resolve()) for change in changes]
    _require_as_before(changes)
    folders: list[Path] = []
    drafts: list[Path | None] = []
    done: list[Change] = []
    try:
        for path, _, after in changes:
            _make_folders(path.parent, folders)
            draft = None if after is None else write_draft(path, after)
            drafts.append(draft)
            if draft is not None and path.exists():
                shutil.copymode(path, draft)
        for change, draft in zip(changes, drafts, strict=True):
            if draft is None:
                change.path.unlink(missing_ok=True)
            else:
                draft.replace(change.path)
            done.append(change)
    except BaseException:
        for change in reversed(done):
            _take_back(change)
        for draft in filter(None, drafts):
            with contextlib.suppress(OSError):
                draft.unlink(missing_ok=True)
        for folder in reversed(folders):
            with contextlib.suppress(OSError):
                folder.rmdir()
        raise
    _tidy_up(changes)


def _tidy_up(changes: Sequence[Change]) -> None:
    """Remove the folders that are empty now, and sync the others to the disk."""
    for change in changes:
        if change.after is None:
            with contextlib.suppress(OSError):  # there is something else in it
                change.path.parent.rmdir()
    for folder in {change.path.parent for change in changes}:
        with contextlib.suppress(OSError):  # it is written; not every disk can sync a folder
            sync_folder(folder)


def _require_as_before(changes: Sequence[Change]) -> None:
    """Remove the drafts that are left of files. Raises ChangedMeanwhileError if one does not hold
    what it is to hold before its change, OSError.
    """
    contents: dict[Path, bytes | None] = {}
    for path, before, after in changes:
        if contents.get(path, _content_if_there(path)) != before:
            raise ChangedMeanwhileError
        contents[path] = after
        _remove_drafts(path)


def _make_folders(folder: Path, made: list[Path]) -> None:
    """Make a folder and those above it, where they are not there, and add them to those that were
    made. Raises OSError.
    """
    for missing in [one for one in (folder, *folder.parents) if not one.is_dir()][::-1]:
        missing.mkdir()
        made.append(missing)


def _remove_drafts(path: Path) -> None:
    """Remove what is left of a file by who was cut off. Raises OSError."""
    for leftover in path.parent.glob(f".{path.name}.{'[0-9a-f]' * 8}"):
        leftover.unlink()


def _content_if_there(path: Path) -> bytes | None:
    return content_of(path) if path.exists() else None


def _take_back(change: Change) -> None:
    """Give a file the content that it had before. Raises OSError."""
    if change.before is None:
        change.path.unlink()
        return
    draft = write_draft(change.path, change.before)
    if change.path.exists():
        shutil.copymode(change.path, draft)
    draft.replace(change.path)


def rewrite(path: Path, before: bytes | None, after: bytes) -> None:
    """Give one file a new content, as `rewrite_all` does several."""
    rewrite_all([Change(path, before, after)])


def write_draft(path: Path, content: str | bytes) -> Path:
    """Write a hidden file beside `path` with that content, synced to the disk. Raises OSError."""
    draft = path.parent / f".{path.name}.{secrets.token_hex(4)}"
    try:
        write_new(draft, content)
    except BaseException:
        with contextlib.suppress(OSError):
            draft.unlink(missing_ok=True)
        raise
    return draft


def write_new(path: Path, content: str | bytes) -> None:
    """Write a new file and sync it to the disk. Raises FileExistsError, OSError."""
    try:
        with path.open("xb") as stream:
            stream.write(content.encode() if isinstance(content, str) else content)
            stream.flush()
            os.fsync(stream.fileno())
    except OSError as error:
        error.filename = error.filename or str(path)  # a full disk does not say where
        raise


def sync_folder(folder: Path) -> None:
    """Sync the names in a folder to the disk. Raises OSError."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
