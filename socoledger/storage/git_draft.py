"""What is to be saved of the books: their changed files, copied, and the tree that git makes of
that copy. So what was looked at is what is saved, whatever happens to the files meanwhile
(SPEC 11).
"""

import hashlib
import os
import re
import shutil
import stat
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from socoledger.domain.saving import ChangedFile, Fate
from socoledger.storage.git_objects import SUBMODULE, Files, tree_files
from socoledger.storage.git_process import NO_VARIABLES, Git, Variables
from socoledger.storage.repository import Repository, git_paths

_OWN = re.compile(r"\.socoledger(\..*)?|\..+\.[0-9a-f]{8}")
"""The names of files and folders of this program that are no part of the books: the lock, what the
last command wrote, and what is left of a file by who was cut off.
"""
PRIVATE = ("private/", "bank/", "payments/")
"""Folders that git is to leave alone, unless it has files in them already."""
_ATTRIBUTES = ".gitattributes"
_PIECE = 1 << 20
_HARMLESS = ("unspecified", "unset", "set")


class ByFilterError(Exception):
    """A file goes through a program before git keeps it, which is not run; `name` is its path."""

    def __init__(self, name: str, filter_: str) -> None:
        super().__init__(name)
        self.name = name
        self.filter = filter_


class Draft(NamedTuple):
    """What is to be saved. Paths are those from the folder of the books."""

    before: Files
    """The files of the books in the last commit."""
    folder: Path
    """The copy of the changed files, in a working tree of their own."""
    names: tuple[str, ...]
    """The files that changed, all of them in the copy."""
    gone: tuple[str, ...]
    """The files that the last commit holds, and that are not there any more."""
    private: tuple[str, ...]
    """The folders of PRIVATE that hold files which git does not ignore; they are left out."""
    nested: tuple[str, ...]
    """The folders that are repositories of their own; they are left out."""


def draft(repository: Repository, into: Path) -> Draft:
    """Copy the files of the books that the last commit does not hold so into a folder, which must
    be empty. Raises GitFailedError, ByFilterError, OSError.
    """
    git = repository.git
    committed = committed_files(repository, repository.head)
    tracked, absent = _tracked(git)
    untracked = _names(git.output("ls-files", "-z", "--others", "--exclude-standard"))
    others = [name for name in untracked if not any(map(_OWN.fullmatch, Path(name).parts))]
    private = tuple(
        folder
        for folder in PRIVATE
        if not any(name.startswith(folder) for name in tracked)
        and any(name.startswith(folder) for name in others)
    )
    kept = {
        name
        for name in (*tracked, *others)
        if not name.startswith(private) and not name.endswith("/")
        if not _is_beyond_link(repository.root, name)
    }
    changed = [
        name
        for name in sorted(kept)
        if not _is_committed(repository.root / name, committed.get(name))
    ]
    names = tuple(name for name in changed if _is_file(repository.root / name))
    stay = kept.difference(changed).union(names, absent)
    gone = tuple(
        name for name, (mode, _) in committed.items() if name not in stay and mode != SUBMODULE
    )
    nested = tuple(name for name in others if name.endswith("/"))
    made = Draft(committed, into, names, gone, private, nested)
    _copy(repository, made)
    _refuse_filters(repository, made)
    return made


def _tracked(git: Git) -> tuple[set[str], set[str]]:
    """The files that git has staged, without repositories in them; and those that are no part of
    the working tree, as in a sparse one.
    """
    tracked, absent = set(), set()
    for entry in _names(git.output("ls-files", "-z", "-t", "--stage")):
        head, _, name = entry.partition("\t")
        tag, mode, *_ = head.split()
        if mode == SUBMODULE.decode():
            continue
        if tag == "S" and not os.path.lexists(git.folder / name):
            absent.add(name)
        else:
            tracked.add(name)
    return tracked, absent


def _is_beyond_link(root: Path, name: str) -> bool:
    """Whether a link leads to a file, so that it is no part of the books."""
    return any((root / parent).is_symlink() for parent in Path(name).parents if parent.name)


def _names(output: bytes) -> list[str]:
    return [os.fsdecode(name) for name in output.split(b"\0") if name]


def committed_files(
    repository: Repository, tree: str | None, variables: Variables = NO_VARIABLES
) -> Files:
    """The mode and the blob of each file of the books in a tree or commit; none without one. Raises
    GitFailedError.
    """
    if tree is None:
        return {}
    return tree_files(
        repository.git.output("ls-tree", "-r", "-z", tree, "--", "./", variables=variables)
    )


def _is_committed(path: Path, committed: tuple[bytes, bytes] | None) -> bool:
    """Whether git has a file with this mode and these bytes; one that is gone is not. Raises
    OSError.
    """
    if committed is None or not os.path.lexists(path):
        return False
    mode, blob = committed
    status = path.lstat()
    if stat.S_ISLNK(status.st_mode):
        content = os.fsencode(path.readlink())
        return mode == b"120000" and _hash(len(content), [content], blob) == blob
    if not stat.S_ISREG(status.st_mode):
        return False
    is_program = bool(status.st_mode & stat.S_IXUSR)
    with path.open("rb") as stream:
        pieces = iter(lambda: stream.read(_PIECE), b"")
        found = _hash(status.st_size, pieces, blob)
    return mode == (b"100755" if is_program else b"100644") and found == blob


def _hash(size: int, pieces: Iterable[bytes], like: bytes) -> bytes:
    """The name that git gives to a content, by the algorithm of another name."""
    algorithm = "sha1" if len(like) == 40 else "sha256"
    digest = hashlib.new(algorithm, b"blob %d\0" % size, usedforsecurity=False)
    for piece in pieces:
        digest.update(piece)
    return digest.hexdigest().encode()


def _is_file(path: Path) -> bool:
    return path.is_symlink() or path.is_file()


def _copy(repository: Repository, made: Draft) -> None:
    """Copy the changed files, and what says how git is to take them. Raises OSError."""
    base = made.folder / repository.prefix
    base.mkdir(parents=True, exist_ok=True)
    for name in made.names:
        target = base / name
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy2(repository.root / name, target, follow_symlinks=False)
        for parent in (repository.prefix / name).parents:
            rules, copy = repository.top / parent / _ATTRIBUTES, made.folder / parent / _ATTRIBUTES
            if rules.is_file() and not rules.is_symlink() and not copy.exists():
                copy.parent.mkdir(parents=True, exist_ok=True)
                shutil.copy2(rules, copy)


def copied(repository: Repository, made: Draft) -> Path:
    """The folder of the books in the working tree of a draft."""
    return made.folder / repository.prefix


def _of(repository: Repository, made: Draft) -> tuple[Git, dict[str, str]]:
    """Git in the copy, and the variables that name the repository and the copy."""
    git = repository.git.at(copied(repository, made))
    return git, {"GIT_DIR": str(repository.folder), "GIT_WORK_TREE": str(made.folder)}


def _lines(names: Iterable[str]) -> bytes:
    """Names as git reads them from its standard input."""
    return b"".join(os.fsencode(name) + b"\0" for name in names)


def _refuse_filters(repository: Repository, made: Draft) -> None:
    """Stop if a file is kept in another form than it has. Raises ByFilterError, GitFailedError."""
    git, variables = _of(repository, made)
    arguments = ("check-attr", "-z", "--stdin", "filter", "working-tree-encoding")
    output = git.output(*arguments, stdin=_lines(made.names), variables=variables)
    said = os.fsdecode(output).split("\0")
    for name, _, value in zip(said[::3], said[1::3], said[2::3], strict=False):
        if value not in _HARMLESS:
            raise ByFilterError(name, value)


def tree_of(repository: Repository, made: Draft, scratch: Path, *, keep: bool) -> str:
    """The tree that the commit will have: the last one, with the copied files. What lies outside
    the books stays as it is in the last commit. `scratch` is a folder for the index, and, unless
    the repository is to `keep` it, for what the tree holds. Raises GitFailedError.
    """
    git, variables = _of(repository, made)
    variables["GIT_INDEX_FILE"] = str(scratch / "index")
    if not keep:
        variables |= apart(repository, scratch)
    (scratch / "index").unlink(missing_ok=True)
    if repository.head is not None:
        git.write("read-tree", repository.head, variables=variables)
    changes = ((("--force-remove",), made.gone), (("--add", "--replace"), made.names))
    for arguments, names in changes:
        given = ("update-index", *arguments, "-z", "--stdin")
        git.write(*given, stdin=_lines(names), variables=variables)
    return git.write("write-tree", variables=variables).decode().strip()


def apart(repository: Repository, scratch: Path) -> dict[str, str]:
    """Variables with which git writes into a folder of its own and reads the repository besides."""
    objects = scratch / "objects"
    objects.mkdir(exist_ok=True)
    (kept,) = git_paths(repository, "objects")
    quoted = str(kept).replace("\\", "\\\\").replace('"', '\\"')
    return {
        "GIT_OBJECT_DIRECTORY": str(objects),
        "GIT_ALTERNATE_OBJECT_DIRECTORIES": f'"{quoted}"',
    }


def changed_files(before: Files, after: Files) -> Iterator[ChangedFile]:
    """The files that two trees do not hold alike, by path."""
    for name in sorted({*before, *after}):
        if before.get(name) != after.get(name):
            kept = Fate.ADDED if name not in before else Fate.CHANGED
            yield ChangedFile(name, kept if name in after else Fate.REMOVED)
