"""The git repository that keeps the books, and what stands in the way of saving in it (SPEC 11)."""

import errno
import os
import re
from enum import Enum, auto
from pathlib import Path
from typing import NamedTuple

from socoledger.storage.files import ChangedMeanwhileError
from socoledger.storage.git_objects import MAIN_FILE
from socoledger.storage.git_process import Git, GitFailedError

_SECONDS = 300
"""How long a command may take: a first save may hold many documents."""


class Hindrance(Enum):
    """Why nothing can be saved in a repository."""

    NOT_KEPT = auto()
    """The books are in no repository."""
    BROKEN = auto()
    OTHER_OWNER = auto()
    BARE = auto()
    """The folder lies inside a repository that has no working tree here."""
    OF_OTHER_THINGS = auto()
    """The repository is of a folder above the books, and has never held them."""
    IGNORED = auto()
    SUBMODULE = auto()
    DETACHED = auto()
    MERGE = auto()
    REBASE = auto()
    PATCHES = auto()
    CHERRY_PICK = auto()
    REVERT = auto()
    BISECT = auto()
    CONFLICTS = auto()
    """Two versions of a file are still to be joined."""
    LOCKED = auto()
    """Another git is at work in the repository, or was cut off."""


_UNDER_WAY = (
    ("rebase-merge", Hindrance.REBASE),
    ("rebase-apply/applying", Hindrance.PATCHES),
    ("rebase-apply", Hindrance.REBASE),
    ("CHERRY_PICK_HEAD", Hindrance.CHERRY_PICK),
    ("REVERT_HEAD", Hindrance.REVERT),
    ("MERGE_HEAD", Hindrance.MERGE),
    ("BISECT_LOG", Hindrance.BISECT),
)
"""What git leaves in its folder while it is in the middle of something."""

_LOCK = re.compile(r"[Uu]nable to create '([^']*\.lock)': File exists")
_SAID = {
    "Permission denied": errno.EACCES,
    "insufficient permission": errno.EACCES,
    "Read-only file system": errno.EROFS,
    "No space left on device": errno.ENOSPC,
    "Disk quota exceeded": errno.EDQUOT,
}
"""What git says where the disk or a permission does not let it, and the number of that error."""
_MOVED = ("but expected", "reference already exists")


class HinderedError(Exception):
    """Nothing can be saved; `where` is the file or folder that it is about."""

    def __init__(self, hindrance: Hindrance, where: Path) -> None:
        super().__init__(hindrance)
        self.hindrance = hindrance
        self.where = where


class Repository(NamedTuple):
    """A repository in which the books can be saved."""

    root: Path
    """The folder of the books."""
    top: Path
    """The folder of the working tree, which holds that of the books."""
    folder: Path
    """Where git keeps the repository."""
    branch: str
    head: str | None
    """The last commit, None if there is none yet."""
    git: Git
    """Git in the folder of the books."""

    @property
    def prefix(self) -> Path:
        """The path from `top` to the books."""
        return self.root.relative_to(self.top)


def open_repository(root: Path) -> Repository:
    """The repository that keeps the books in `root`, ready to be saved in. Raises HinderedError,
    GitMissingError, GitFailedError.
    """
    repository = find_repository(root)
    _require_own(repository)
    _require_rest(repository)
    return repository


def find_repository(root: Path) -> Repository:
    """The repository that keeps the books in `root`, on a branch. Raises HinderedError,
    GitMissingError, GitFailedError.
    """
    root = root.resolve()
    git = Git(root, _SECONDS)
    ran = git.run("rev-parse", "--is-inside-work-tree", "--absolute-git-dir")
    if ran.code:
        raise HinderedError(why_not(root, ran.said), root)
    is_inside, _, folder = os.fsdecode(ran.output).removesuffix("\n").partition("\n")
    if is_inside != "true":
        raise HinderedError(Hindrance.BARE, Path(folder))
    top = git.line("rev-parse", "--show-toplevel")
    branch = git.line("symbolic-ref", "--quiet", "HEAD")
    head = git.line("rev-parse", "--verify", "--quiet", "HEAD^{commit}")
    if top is None or not root.is_relative_to(top):
        raise HinderedError(Hindrance.BROKEN, root)
    if head is None and git.line("rev-parse", "--verify", "--quiet", "HEAD") is not None:
        raise HinderedError(Hindrance.BROKEN, root)
    name = "" if branch is None else branch.removeprefix("refs/heads/")
    return Repository(root, Path(top), Path(folder), name, head, git)


def why_not(root: Path, said: str) -> Hindrance:
    """Why git finds no repository, by what it said."""
    if "dubious ownership" in said:
        return Hindrance.OTHER_OWNER
    if "not a git repository" in said and not os.path.lexists(root / ".git"):
        return Hindrance.NOT_KEPT
    return Hindrance.BROKEN


def _require_own(repository: Repository) -> None:
    """Stop if the repository is one of something else than these books."""
    root, git = repository.root, repository.git
    if "/.git/modules/" in repository.folder.as_posix():
        raise HinderedError(Hindrance.SUBMODULE, repository.top)
    if git.line("ls-files", "--", MAIN_FILE):
        return
    if git.line("check-ignore", "--", MAIN_FILE) is not None:
        raise HinderedError(Hindrance.IGNORED, repository.top)
    if root != repository.top:
        raise HinderedError(Hindrance.OF_OTHER_THINGS, repository.top)


def _require_rest(repository: Repository) -> None:
    """Stop if git is in the middle of something, or on no branch."""
    git = repository.git
    paths = git_paths(repository, *(name for name, _ in _UNDER_WAY))
    for path, (_, hindrance) in zip(paths, _UNDER_WAY, strict=True):
        if path.exists():
            raise HinderedError(hindrance, repository.top)
    if not repository.branch:
        raise HinderedError(Hindrance.DETACHED, repository.top)
    if git.output("ls-files", "--unmerged", "-z", "--", ":/"):
        raise HinderedError(Hindrance.CONFLICTS, repository.top)
    names = ("index", f"refs/heads/{repository.branch}", "HEAD")
    for path in git_paths(repository, *(f"{name}.lock" for name in names)):
        if path.exists():
            raise HinderedError(Hindrance.LOCKED, path)


def git_paths(repository: Repository, *names: str) -> list[Path]:
    """Where git keeps what has these names. Raises GitFailedError."""
    asked = [part for name in names for part in ("--git-path", name)]
    output = os.fsdecode(repository.git.output("rev-parse", *asked))
    return [repository.root / line for line in output.splitlines()]


def make_repository(root: Path) -> None:
    """Make a repository of the folder of the books, on branch main, without templates. Raises
    GitMissingError, GitFailedError.
    """
    arguments = ("init", "--quiet", "--template=", "--initial-branch=main")
    Git(root).write(*arguments)


def has_identity(root: Path) -> bool:
    """Whether git knows under whose name and address to save. Raises GitMissingError."""
    return Git(root).line("var", "GIT_COMMITTER_IDENT") is not None and (
        Git(root).line("var", "GIT_AUTHOR_IDENT") is not None
    )


def write_identity(root: Path, name: str, email: str) -> None:
    """Keep a name and an address in the configuration of the repository of the books. Raises
    GitMissingError, GitFailedError.
    """
    git = Git(root)
    for key, value in (("user.name", name), ("user.email", email)):
        if value:
            git.write("config", "--local", key, value)


def reason(error: GitFailedError, folder: Path) -> Exception:
    """Why git failed, as far as it can be told from what it said; `folder` is that of git."""
    lock = _LOCK.search(error.said)
    if lock is not None:
        return HinderedError(Hindrance.LOCKED, Path(lock.group(1)))
    for said, number in _SAID.items():
        if said in error.said:
            return OSError(number, os.strerror(number), str(folder / "objects"))
    if any(said in error.said for said in _MOVED):
        return ChangedMeanwhileError()
    return error
