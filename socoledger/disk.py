"""The only writer: whole files or none, whatever happens on the way."""

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
            _write(path, text)
        if not folder.exists():
            draft.rename(folder)
        else:
            _move_all(draft, folder)
        _sync_folder(folder.parent)
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


def write_new(path: Path, text: str) -> None:
    """Write a file that is not there yet. Raises FileExistsError if it is, OSError."""
    path.parent.mkdir(parents=True, exist_ok=True)
    draft = _draft(path, text)
    try:
        os.link(draft, path)  # unlike a rename, this never replaces a file
        _sync_folder(path.parent)
    finally:
        draft.unlink()


def append_whole(path: Path, text: str) -> None:
    """Put text behind what a file holds, as one step. Raises OSError."""
    before = path.read_text(encoding="utf-8")
    separator = "" if before.endswith("\n") or not before else "\n"
    draft = _draft(path, before + separator + text)
    try:
        shutil.copymode(path, draft)
        draft.replace(path)
        _sync_folder(path.parent)
    except OSError:
        with contextlib.suppress(OSError):
            draft.unlink()
        raise


def _draft(path: Path, text: str) -> Path:
    draft = path.parent / f".{path.name}.{secrets.token_hex(4)}"
    try:
        _write(draft, text)
    except OSError:
        with contextlib.suppress(OSError):
            draft.unlink()
        raise
    return draft


def _write(path: Path, text: str) -> None:
    with path.open("x", encoding="utf-8", newline="") as stream:
        stream.write(text)
        stream.flush()
        os.fsync(stream.fileno())


def _sync_folder(folder: Path) -> None:
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
