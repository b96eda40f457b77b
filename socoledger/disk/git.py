"""What git has of the books. Nothing that a repository brings along is run: neither hooks, filters
nor monitors take part in listing a tree.
"""

import hashlib
import os
import subprocess
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import NamedTuple

_SECONDS = 20
_ENVIRONMENT = {
    "LC_ALL": "C",
    "GIT_OPTIONAL_LOCKS": "0",
    "GIT_NO_LAZY_FETCH": "1",
    "GIT_LITERAL_PATHSPECS": "1",
}


def not_committed(root: Path, texts: Mapping[str, str]) -> tuple[str, ...] | None:
    """Which files of `root`, by relative path, git does not have in its last commit with this text.

    None: the books are not kept with git, or git is not there.
    """
    if _git(root, "rev-parse", "--is-inside-work-tree") != b"true\n":
        return None
    kept = dict(_blobs(_git(root, "ls-tree", "-r", "-z", "HEAD", "--", *texts) or b""))
    return tuple(
        name for name, text in texts.items() if kept.get(name) not in _hashes(text, kept.values())
    )


def is_ignored(root: Path, file: str) -> bool | None:
    """Whether git leaves a file alone; None: the books are not kept with git."""
    if _git(root, "rev-parse", "--is-inside-work-tree") != b"true\n":
        return None
    return _git(root, "check-ignore", "--quiet", "--", file) is not None


class Staged(NamedTuple):
    """The books as they are staged: a copy of them, and the files that differ from the last
    commit, by their path in the books.
    """

    folder: Path
    names: frozenset[str]


def staged_copy(root: Path, into: Path) -> Staged | None:
    """Write the books as they are staged into a folder. None: they are not kept with git."""
    prefix = _git(root, "rev-parse", "--show-prefix")
    if prefix is None:
        return None
    listed = _git(
        root, "diff", "--cached", "--name-only", "-z", "--relative", "--diff-filter=ACMRT"
    )
    names = frozenset(
        name.decode(errors="replace") for name in (listed or b"").split(b"\0") if name
    )
    if names and _git(root, "checkout-index", "--all", f"--prefix={into}/") is None:
        return None
    return Staged(into / os.fsdecode(prefix).removesuffix("\n"), names)


def _git(root: Path, *arguments: str) -> bytes | None:
    """What git answers, None if it cannot."""
    environment = {**os.environ, **_ENVIRONMENT}
    try:
        ended = subprocess.run(  # noqa: S603 - a list, no shell
            ["git", "-c", "core.fsmonitor=false", *arguments],  # noqa: S607 - the git of the treasurer
            cwd=root,
            env=environment,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            check=False,
            timeout=_SECONDS,
        )
    except (OSError, subprocess.TimeoutExpired):
        return None
    return ended.stdout if ended.returncode == 0 else None


def _blobs(listing: bytes) -> Iterable[tuple[str, str]]:
    for entry in listing.split(b"\0"):
        head, _, name = entry.partition(b"\t")
        if name:
            yield name.decode(errors="surrogateescape"), head.split()[-1].decode()


def _hashes(text: str, known: Iterable[str]) -> set[str]:
    """What git would call a file with this text, with LF or with CRLF line ends."""
    lengths = {len(name) for name in known} or {40}
    found = set()
    for content in (text.encode(), text.replace("\n", "\r\n").encode()):
        blob = b"blob %d\0" % len(content) + content
        for length in lengths:
            algorithm = "sha1" if length == 40 else "sha256"
            found.add(hashlib.new(algorithm, blob, usedforsecurity=False).hexdigest())
    return found
