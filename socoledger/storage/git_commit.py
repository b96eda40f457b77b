"""A commit of the books, by plumbing: nothing of the repository runs (SPEC 11)."""

import contextlib
import os

from socoledger.storage.git_objects import Files
from socoledger.storage.git_process import GitFailedError
from socoledger.storage.repository import Repository, reason

_REPOSITORY = b"160000"
"""The mode of a repository in the books."""


def commit(repository: Repository, tree: str, message: str, files: Files) -> str:
    """Save a tree whose `files` of the books are these, with their mode and blob; the new commit.

    What is staged of the books comes first: who is cut off in between has the same commits as
    before. What is staged of other things stays so. Raises HinderedError, ChangedMeanwhileError,
    GitFailedError, OSError; then the repository is as it was.
    """
    git = repository.git
    parent = () if repository.head is None else ("-p", repository.head)
    try:
        made = git.write(
            "commit-tree", tree, *parent, "-F", "-", stdin=message.encode(errors="replace")
        )
        commit_ = made.decode().strip()
        before = repository.head or "0" * len(commit_)
        staged = _staged(repository)
        try:
            _stage(repository, staged, files)
            git.write("update-ref", "-m", "socoledger save", "HEAD", commit_, before)
        except BaseException:
            if git.line("rev-parse", "--verify", "--quiet", "HEAD") != commit_:
                with contextlib.suppress(GitFailedError):  # what went wrong before is told
                    _stage(repository, _staged(repository), staged)
            raise
    except GitFailedError as error:
        raise reason(error, repository.folder) from None
    return commit_


def _staged(repository: Repository) -> Files:
    """What is staged of the books, without repositories in them."""
    found: dict[str, tuple[bytes, bytes]] = {}
    for entry in repository.git.output("ls-files", "-z", "--stage").split(b"\0"):
        head, _, name = entry.partition(b"\t")
        if head and not head.startswith(_REPOSITORY):
            mode, blob, _ = head.split()
            found[os.fsdecode(name)] = (mode, blob)
    return found


def _stage(repository: Repository, staged: Files, files: Files) -> None:
    """Have these files of the books staged, and no others. Raises GitFailedError."""
    lines = [
        b"0 %s\t%s" % (b"0" * len(blob), os.fsencode(repository.prefix / name))
        for name, (_, blob) in staged.items()
        if name not in files
    ]
    lines += [
        b"%s %s\t%s" % (*entry, os.fsencode(repository.prefix / name))
        for name, entry in files.items()
        if staged.get(name) != entry and entry[0] != _REPOSITORY
    ]
    if lines:
        stdin = b"".join(line + b"\0" for line in lines)
        repository.git.write("update-index", "-z", "--index-info", stdin=stdin)
