"""What git kept of the books, and when (SPEC 11). Commits are read as they are: nothing that shows
them in another form is run.
"""

import os
from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta, timezone
from typing import NamedTuple

from socoledger.storage.git_objects import contents
from socoledger.storage.repository import Repository


class Kept(NamedTuple):
    """A commit that changed the books: the day where it was made, and its message."""

    commit: str
    day: date
    message: str
    files: int
    """How many files of the books it changed; 0 for a merge."""


def kept(repository: Repository, most: int) -> list[Kept]:
    """The last commits that changed the books, newest first, at most so many. Raises
    GitFailedError.
    """
    if repository.head is None:
        return []
    arguments = ("rev-list", f"--max-count={most}", "HEAD", "--", "./")
    commits = os.fsdecode(repository.git.output(*arguments)).split()
    texts = contents(repository.git, [commit.encode() for commit in commits]) if commits else {}
    counts = _counts(repository, commits)
    return [Kept(commit, *_parsed(texts[commit.encode()]), counts[commit]) for commit in commits]


def _counts(repository: Repository, commits: Sequence[str]) -> dict[str, int]:
    """How many files of the books each commit changed, by commit."""
    stdin = "".join(f"{commit}\n" for commit in commits).encode()
    arguments = ("diff-tree", "--stdin", "--root", "-r", "-z", "--no-renames", "--name-only")
    output = repository.git.output(*arguments, "--", "./", stdin=stdin)
    counts, commit = dict.fromkeys(commits, 0), ""
    for name in os.fsdecode(output).split("\0"):
        if name in counts:
            commit = name
        elif name:
            counts[commit] += 1
    return counts


def _parsed(content: bytes) -> tuple[date, str]:
    """The day and the message of a commit."""
    head, _, message = content.partition(b"\n\n")
    fields = {line.partition(b" ")[0]: line.partition(b" ")[2] for line in head.split(b"\n")}
    seconds, zone = fields[b"committer"].split()[-2:]
    encoding = fields.get(b"encoding", b"utf-8").decode(errors="replace")
    try:
        text = message.decode(encoding, errors="replace")
    except LookupError:
        text = message.decode(errors="replace")
    return day_at(int(seconds), zone.decode()), text.strip()


def day_at(seconds: int, zone: str) -> date:
    """The day of a moment where it was written down, with a zone as "+0100"."""
    sign = -1 if zone.startswith("-") else 1
    minutes = sign * (int(zone[-4:-2]) * 60 + int(zone[-2:]))
    try:
        return datetime.fromtimestamp(seconds, timezone(timedelta(minutes=minutes))).date()
    except (OverflowError, ValueError):
        return datetime.fromtimestamp(0, UTC).date()
