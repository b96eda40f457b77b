"""What git has of the books. Nothing that a repository brings along is run: neither hooks, filters
nor monitors take part in listing a tree.
"""

import hashlib
import os
import subprocess
from collections.abc import Iterable, Mapping
from pathlib import Path

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


def _git(root: Path, *arguments: str) -> bytes | None:
    """What git answers, None if it cannot."""
    environment = {**os.environ, **_ENVIRONMENT}
    try:
        ended = subprocess.run(  # noqa: S603 - a list, no shell
            ["git", *arguments],  # noqa: S607 - the git of the treasurer
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
