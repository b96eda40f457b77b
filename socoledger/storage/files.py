"""Writing files: whole or not at all, whatever happens on the way."""

import contextlib
import os
import secrets
import shutil
from collections.abc import Mapping
from pathlib import Path

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


def add_with(new: Path, text: str, grown: Path | None, more: str) -> None:
    """Write a file that is not there yet, and put text behind another one: both or neither.

    Raises FileExistsError if `new` is there, OSError; then both are as they were.
    """
    new.parent.mkdir(parents=True, exist_ok=True)
    grown = None if grown is None else grown.resolve()
    drafts = [draft_of(new, text)]
    try:
        if grown is not None:
            drafts.append(draft_of(grown, _with_more(grown, more)))
            shutil.copymode(grown, drafts[-1])
        os.link(drafts[0], new)  # unlike a rename, this never replaces a file
        if grown is not None:
            try:
                drafts[-1].replace(grown)
            except BaseException:
                new.unlink()
                raise
    finally:
        for draft in drafts:
            draft.unlink(missing_ok=True)
    with contextlib.suppress(OSError):  # both are there; not every disk lets a folder be synced
        sync_folder(new.parent)


def _with_more(path: Path, more: str) -> str:
    """What a file holds with more behind it, in its own line ends."""
    with path.open(encoding="utf-8", newline="") as stream:
        before = stream.read()
    line_end = "\r\n" if "\r\n" in before else "\n"
    separator = "" if before.endswith("\n") or not before else line_end
    return before + separator + more.replace("\n", line_end)


def draft_of(path: Path, content: str | bytes) -> Path:
    """A hidden file beside `path` with that content, safe on the disk. Raises OSError."""
    draft = path.parent / f".{path.name}.{secrets.token_hex(4)}"
    try:
        write_new(draft, content)
    except BaseException:
        with contextlib.suppress(OSError):
            draft.unlink(missing_ok=True)
        raise
    return draft


def write_new(path: Path, content: str | bytes) -> None:
    """Write a file that is not there yet, so that it is safe on the disk. Raises OSError."""
    try:
        with path.open("xb") as stream:
            stream.write(content.encode() if isinstance(content, str) else content)
            stream.flush()
            os.fsync(stream.fileno())
    except OSError as error:
        error.filename = error.filename or str(path)  # a full disk does not say where
        raise


def sync_folder(folder: Path) -> None:
    """Have the disk know the names in a folder. Raises OSError."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
