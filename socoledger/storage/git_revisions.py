"""Revisions of a git repository, whether it has a working tree or not. Only objects are read: no
configuration of the repository is run, nothing is fetched, and nothing in it is touched (SPEC 13).
"""

import os
from collections.abc import Iterable
from enum import Enum, auto
from pathlib import Path
from typing import NamedTuple

from socoledger.storage.git_objects import Files, tree_files, write_entries
from socoledger.storage.git_process import Git, GitFailedError, TooMuchError
from socoledger.storage.repository import HinderedError, why_not

_SECONDS = 120
"""How long a command may take: ten years of books may lie on a slow disk."""
_LONGEST_LISTING = 64 << 20
"""How many bytes the names of the files of a commit may take."""
_MOST_NAMES = 200
"""How many branches and tags are named."""


class Fault(Enum):
    """Why a revision cannot be told."""

    UNKNOWN = auto()
    RANGE = auto()
    """It names two, as a..b."""
    AMBIGUOUS = auto()
    """It is the beginning of the names of several objects."""
    NO_COMMITS = auto()
    """Nothing was committed yet."""
    CUT_OFF = auto()
    """It is not in a clone whose history was cut off."""
    BEFORE_LOG = auto()
    """The day lies before the first one that git's own log of the branch goes back to."""
    UNRELATED = auto()
    """It has no commit in common with the other one."""
    BASE_CUT_OFF = auto()
    """Nor can it have one in a clone whose history was cut off."""


class RevisionUnknownError(Exception):
    """There is no such revision; `revision` is how it was written."""

    def __init__(self, revision: str, fault: Fault) -> None:
        super().__init__(revision)
        self.revision = revision
        self.fault = fault


class ObjectsMissingError(Exception):
    """The repository lacks objects of a commit; `is_partial`: it was cloned without them."""

    def __init__(self, *, is_partial: bool) -> None:
        super().__init__(is_partial)
        self.is_partial = is_partial


class Commit(NamedTuple):
    """A commit: how it was written, and its full name."""

    revision: str
    name: str


class Objects(NamedTuple):
    """The objects of the repository that holds a folder."""

    git: Git
    prefix: str
    """The path of the folder from the top of the working tree, "" at the top or without one."""
    has_working_tree: bool

    def commit(self, revision: str) -> Commit:
        """The commit of a revision. Raises RevisionUnknownError, GitMissingError,
        GitFailedError.
        """
        if not revision or revision.startswith("-") or "\0" in revision:
            raise RevisionUnknownError(revision, Fault.UNKNOWN)
        ran = self.git.run("rev-parse", "--verify", f"{revision}^{{commit}}")
        if ran.code:
            fault = Fault.RANGE if ".." in revision else self._fault(ran.said)
            raise RevisionUnknownError(revision, fault)
        if "only goes back to" in ran.said:  # git takes the oldest state that it knows instead
            raise RevisionUnknownError(revision, Fault.BEFORE_LOG)
        return Commit(revision, os.fsdecode(ran.output).strip())

    def _fault(self, said: str) -> Fault:
        if "ambiguous" in said:
            return Fault.AMBIGUOUS
        if not self.git.run("for-each-ref", "--count=1").output:
            head = self.git.run("rev-parse", "--verify", "--quiet", "HEAD^{commit}")
            return Fault.NO_COMMITS if head.code else Fault.UNKNOWN
        return Fault.CUT_OFF if self._is_shallow() else Fault.UNKNOWN

    def branch(self) -> str | None:
        """The branch that is checked out, None if there is none. Raises GitMissingError,
        GitFailedError.
        """
        return self.git.line("symbolic-ref", "--quiet", "--short", "HEAD")

    def upstream(self) -> str | None:
        """The branch that the one that is checked out follows, None if there is none. Raises
        GitMissingError, GitFailedError.
        """
        return self.git.line("rev-parse", "--verify", "--quiet", "--abbrev-ref", "@{upstream}")

    def names(self) -> list[str]:
        """The branches and tags, the latest first. Raises GitMissingError, GitFailedError."""
        listing = ("--sort=-creatordate", "--format=%(refname:short)", f"--count={_MOST_NAMES}")
        found = self.git.output("for-each-ref", *listing, "refs/heads", "refs/tags")
        return os.fsdecode(found).splitlines()

    def merge_base(self, one: Commit, other: Commit) -> Commit:
        """The last commit that two have in common. Raises RevisionUnknownError, GitMissingError,
        GitFailedError.
        """
        name = self.git.line("merge-base", one.name, other.name)
        if name is None:
            fault = Fault.BASE_CUT_OFF if self._is_shallow() else Fault.UNRELATED
            raise RevisionUnknownError(other.revision, fault)
        return Commit(name, name)

    def _is_shallow(self) -> bool:
        return self.git.line("rev-parse", "--is-shallow-repository") == "true"

    def files(self, commit: Commit) -> Files:
        """All files of a commit, by their paths from the top. Raises ObjectsMissingError,
        TooMuchError, GitMissingError.
        """
        try:
            return tree_files(
                self.git.limited(
                    _LONGEST_LISTING, "ls-tree", "-r", "-z", "--full-tree", commit.name
                )
            )
        except TooMuchError:
            raise
        except GitFailedError:
            raise self._missing() from None

    def copy(self, files: Files, folder: str, into: Path) -> None:
        """Write what lies in a folder of these files into a folder on the disk: links as links,
        contents without running filters. Raises ObjectsMissingError, TooMuchError,
        GitMissingError, OSError.
        """
        entries = [(name, *files[whole]) for whole, name in files_in(files, folder)]
        try:
            write_entries(self.git, entries, into)
        except TooMuchError:
            raise
        except GitFailedError:
            raise self._missing() from None

    def hashes(self, files: Iterable[Path]) -> frozenset[bytes]:
        """The names that git would give to the contents of files on the disk. Raises
        GitMissingError, GitFailedError.
        """
        stdin = b"".join(os.fsencode(file.resolve()) + b"\n" for file in files)
        arguments = ("hash-object", "--no-filters", "--stdin-paths")
        return frozenset(self.git.output(*arguments, stdin=stdin).split())

    def _missing(self) -> ObjectsMissingError:
        asked = ("--get-regexp", r"^(extensions\.partialclone|remote\..*\.promisor)$")
        return ObjectsMissingError(is_partial=not self.git.run("config", *asked).code)


def open_objects(folder: Path) -> Objects:
    """The objects of the repository that holds a folder, or that is one. Raises HinderedError,
    GitMissingError, GitFailedError.
    """
    git = Git(folder.resolve(), _SECONDS)
    ran = git.run("rev-parse", "--is-inside-work-tree", "--show-prefix")
    if ran.code:
        raise HinderedError(why_not(git.folder, ran.said), git.folder)
    is_inside, _, prefix = os.fsdecode(ran.output).removesuffix("\n").partition("\n")
    return Objects(git, prefix.rstrip("/"), is_inside == "true")


def files_in(files: Iterable[str], folder: str) -> Iterable[tuple[str, str]]:
    """The paths of the files in a folder, from the top and from that folder; "" is the top."""
    start = f"{folder}/" if folder else ""
    for name in files:
        if name.startswith(start):
            yield name, name.removeprefix(start)
