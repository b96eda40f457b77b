"""The books as git has them. Nothing in the repository itself is run: no hooks, filters or
monitors.
"""

import hashlib
import os
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import NamedTuple

from socoledger.storage.git_objects import (
    MAIN_FILE,
    ORDINARY,
    contents,
    entries_of,
    tree_files,
    write_entries,
)
from socoledger.storage.git_process import Git, GitFailedError, GitMissingError

_CHANGED = "--diff-filter=ACMRT"


def not_committed(root: Path, texts: Mapping[str, str]) -> tuple[str, ...] | None:
    """The files, by path from `root`, that the last commit does not hold with this text.

    None: the books are not in git, or git is not installed.
    """
    if not is_in_git(root):
        return None
    committed = dict(_blobs(_git(root, "ls-tree", "-r", "-z", "HEAD", "--", *texts) or b""))
    return tuple(
        name
        for name, text in texts.items()
        if committed.get(name) not in _hashes(text, committed.values())
    )


def is_in_git(root: Path) -> bool:
    """Whether a folder is in the working tree of a git repository."""
    return _git(root, "rev-parse", "--is-inside-work-tree") == b"true\n"


def is_ignored(root: Path, file: str) -> bool | None:
    """Whether git ignores a file; None: the books are not in git."""
    if not is_in_git(root):
        return None
    return _git(root, "check-ignore", "--quiet", "--", f"./{file}") is not None


def texts_at(root: Path, revision: str, folder: str) -> dict[str, bytes] | None:
    """The contents of the files in a folder of the books at a revision, by name, also where the
    books were moved since.

    None: the books are not in git, there is no such revision, or it is not known which of several
    books in it were moved to here.
    """
    if revision.startswith("-") or not is_in_git(root):
        return None
    commit = _git(root, "rev-parse", "--verify", "--quiet", f"{revision}^{{commit}}")
    if commit is None:
        return None
    tree = commit.decode().strip()
    listing = _git(root, "ls-tree", "-z", tree, "--", f"./{folder}/")
    if not listing and not _git(root, "ls-tree", tree, "--", f"./{MAIN_FILE}"):
        moved = _moved_from(root, tree)
        if len(moved) > 1:
            return None
        for place in moved:
            listing = _git(root, "ls-tree", "-z", "--full-tree", tree, "--", f"{place}{folder}/")
    files = tree_files(listing or b"").items()
    blobs = {name.rpartition("/")[2]: blob for name, (mode, blob) in files if mode in ORDINARY}
    try:
        texts = contents(Git(root), [*blobs.values()]) if blobs else {}
    except GitFailedError:
        return None
    return {name: texts[blob] for name, blob in blobs.items() if blob in texts}


def _moved_from(root: Path, tree: str) -> list[str]:
    """The folders, from the top of the repository, that hold books in a commit and do not now: ""
    or a path that ends in a slash.
    """
    listing = _git(root, "ls-tree", "-r", "-z", "--name-only", "--full-tree", tree) or b""
    up = _git(root, "rev-parse", "--show-cdup") or b""
    top = root / os.fsdecode(up).strip()
    names = [os.fsdecode(name) for name in entries_of(listing)]
    found = [name for name in names if name.rpartition("/")[2] == MAIN_FILE]
    return [name.removesuffix(MAIN_FILE) for name in found if not (top / name).exists()]


def last_change(root: Path, file: str) -> str | None:
    """The last commit that changed a file of the books; None if there is none."""
    commit = _git(root, "rev-list", "-1", "HEAD", "--", f"./{file}")
    return commit.decode().strip() or None if commit is not None else None


def copy_at(root: Path, commit: str, into: Path) -> bool:
    """Write the books as they are in a commit into a folder, as `staged_copy` does; False: git
    failed.
    """
    listing = _git(root, "ls-tree", "-r", "-z", commit, "--", "./")
    if not listing:
        return False
    entries = [(name, mode, blob) for name, (mode, blob) in tree_files(listing).items()]
    try:
        write_entries(Git(root), entries, into)
    except GitFailedError:
        return False
    return True


class Staged(NamedTuple):
    """A copy of the books as they are staged, and the files that differ from the last commit, by
    their path in the books.
    """

    folder: Path
    names: frozenset[str]
    is_changed: bool = True
    """Whether anything is staged, including the removal of a file."""


def staged_copy(root: Path, into: Path) -> Staged | None:
    """Write the books as they are staged into a folder: links as links, contents without running
    filters. None: the books are not in git. Raises GitFailedError.
    """
    if not is_in_git(root):
        return None
    arguments = ("diff", "--cached", "--name-only", "-z", "--relative")
    changed = entries_of(_git_output(root, *arguments, _CHANGED))
    is_changed = bool(changed) or bool(entries_of(_git_output(root, *arguments)))
    staged = Staged(into, frozenset(map(os.fsdecode, changed)), is_changed)
    if not is_changed:
        return staged
    entries: list[tuple[str, bytes, bytes]] = []
    for entry in entries_of(_git_output(root, "ls-files", "--stage", "-z")):
        head, _, name = entry.partition(b"\t")
        mode, blob, stage = head.split()
        if stage == b"0":
            entries.append((os.fsdecode(name), mode, blob))
    write_entries(Git(root), entries, into)
    return staged


def _git_output(root: Path, *arguments: str, stdin: bytes = b"") -> bytes:
    """The output of a command of git. Raises GitFailedError if it fails."""
    output = _git(root, *arguments, stdin=stdin)
    if output is None:
        raise GitFailedError
    return output


def _git(root: Path, *arguments: str, stdin: bytes = b"") -> bytes | None:
    """The output of a command of git, None if it fails; a hook may be committing another index."""
    index = os.environ.get("GIT_INDEX_FILE")
    variables = {"GIT_INDEX_FILE": str(Path(index).absolute())} if index else {}
    try:
        return Git(root).output(*arguments, stdin=stdin, variables=variables)
    except (OSError, GitMissingError, GitFailedError):
        return None


def _blobs(listing: bytes) -> Iterable[tuple[str, str]]:
    for entry in entries_of(listing):
        head, _, name = entry.partition(b"\t")
        yield os.fsdecode(name), head.split()[-1].decode()


def _hashes(text: str, known: Iterable[str]) -> set[str]:
    """The names that git gives to a blob with this text, with LF and with CRLF line ends."""
    lengths = {len(name) for name in known} or {40}
    hashes = set()
    for content in (text.encode(), text.replace("\n", "\r\n").encode()):
        blob = b"blob %d\0" % len(content) + content
        for length in lengths:
            algorithm = "sha1" if length == 40 else "sha256"
            hashes.add(hashlib.new(algorithm, blob, usedforsecurity=False).hexdigest())
    return hashes
