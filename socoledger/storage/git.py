"""What git has of the books. Nothing that a repository brings along is run: neither hooks, filters
nor monitors take part in listing a tree.
"""

import hashlib
import os
import subprocess
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any, NamedTuple

_SECONDS = 20
_CHANGED = "--diff-filter=ACMRT"
_ORDINARY = (b"100644", b"100755")
_LINK = b"120000"
_DOCUMENTS = (".pdf", ".jpg", ".jpeg", ".png", ".zip", ".docx", ".xlsx", ".odt", ".ods")
_OF_HOOKS = ("GIT_DIR", "GIT_WORK_TREE", "GIT_PREFIX")
_ENVIRONMENT = {
    "LC_ALL": "C",
    "GIT_OPTIONAL_LOCKS": "0",
    "GIT_NO_LAZY_FETCH": "1",
}


def not_committed(root: Path, texts: Mapping[str, str]) -> tuple[str, ...] | None:
    """Which files of `root`, by relative path, git does not have in its last commit with this text.

    None: the books are not kept with git, or git is not there.
    """
    if not _is_kept(root):
        return None
    kept = dict(_blobs(_git(root, "ls-tree", "-r", "-z", "HEAD", "--", *texts) or b""))
    return tuple(
        name for name, text in texts.items() if kept.get(name) not in _hashes(text, kept.values())
    )


def _is_kept(root: Path) -> bool:
    """Whether git keeps what is in a folder."""
    return _git(root, "rev-parse", "--is-inside-work-tree") == b"true\n"


def is_ignored(root: Path, file: str) -> bool | None:
    """Whether git leaves a file alone; None: the books are not kept with git."""
    if not _is_kept(root):
        return None
    return _git(root, "check-ignore", "--quiet", "--", f"./{file}") is not None


def texts_at(root: Path, revision: str, folder: str) -> dict[str, bytes] | None:
    """What the files that lie in a folder of the books hold in a revision, by their path in the
    books. None: the books are not kept with git, or there is no such revision.
    """
    if revision.startswith("-") or not _is_kept(root):
        return None
    commit = _git(root, "rev-parse", "--verify", "--quiet", f"{revision}^{{commit}}")
    if commit is None:
        return None
    tree = commit.decode().strip()
    listing = _git(root, "ls-tree", "-z", tree, "--", f"./{folder}/")
    kept: dict[str, bytes] = {}
    for entry in _split(listing or b""):
        head, _, name = entry.partition(b"\t")
        mode, _kind, blob = head.split()
        if mode in _ORDINARY:
            kept[os.fsdecode(name)] = blob
    try:
        contents = _contents(root, [*kept.values()]) if kept else {}
    except GitFailedError:
        return None
    return {name: contents[blob] for name, blob in kept.items() if blob in contents}


def last_change(root: Path, file: str) -> str | None:
    """The last commit that wrote a file of the books; None if there is none."""
    found = _git(root, "rev-list", "-1", "HEAD", "--", f"./{file}")
    return found.decode().strip() or None if found is not None else None


def copy_at(root: Path, commit: str, into: Path) -> bool:
    """Write the books as a commit has them into a folder, as `staged_copy` does; False: git cannot
    say.
    """
    listing = _git(root, "ls-tree", "-r", "-z", commit, "--", "./")
    if not listing:
        return False
    kept: list[tuple[str, bytes]] = []
    for entry in _split(listing):
        head, _, path = entry.partition(b"\t")
        mode, _kind, blob = head.split()
        if mode in _ORDINARY:
            kept.append((os.fsdecode(path), blob))
    try:
        _write(root, kept, into)
    except GitFailedError:
        return False
    return True


class Staged(NamedTuple):
    """The books as they are staged: a copy of them, and the files that differ from the last
    commit, by their path in the books.
    """

    folder: Path
    names: frozenset[str]
    is_changed: bool = True
    """Whether anything is staged, be it a file that is taken away."""


class GitFailedError(Exception):
    """git is there and keeps the books, and cannot say what it is asked."""


def staged_copy(root: Path, into: Path) -> Staged | None:
    """Write the books as they are staged into a folder, links as links and contents as git keeps
    them, so that no filter is run. None: they are not kept with git. Raises GitFailedError.
    """
    if not _is_kept(root):
        return None
    asked = ("diff", "--cached", "--name-only", "-z", "--relative")
    changed = _split(_asked(root, *asked, _CHANGED))
    is_changed = bool(changed) or bool(_split(_asked(root, *asked)))
    staged = Staged(into, frozenset(map(os.fsdecode, changed)), is_changed)
    if not is_changed:
        return staged
    kept: list[tuple[str, bytes]] = []
    links: list[tuple[str, bytes]] = []
    for entry in _split(_asked(root, "ls-files", "--stage", "-z")):
        head, _, path = entry.partition(b"\t")
        mode, blob, stage = head.split()
        if mode in _ORDINARY and stage == b"0":
            kept.append((os.fsdecode(path), blob))
        elif mode == _LINK and stage == b"0":
            links.append((os.fsdecode(path), blob))
    _write(root, kept, into)
    _link(root, links, into)
    return staged


def _link(root: Path, links: list[tuple[str, bytes]], into: Path) -> None:
    """Make links that git keeps in a folder, after its files, so that nothing is written through
    one. Raises GitFailedError.
    """
    contents = _contents(root, [blob for _, blob in links]) if links else {}
    for name, blob in links:
        link = into / name
        if not link.exists() and not link.is_symlink():
            link.parent.mkdir(parents=True, exist_ok=True)
            link.symlink_to(os.fsdecode(contents.get(blob, b"").replace(b"\0", b"") or b"."))


def _write(root: Path, kept: list[tuple[str, bytes]], into: Path) -> None:
    """Write files that git keeps into a folder. Raises GitFailedError."""
    wanted = [blob for name, blob in kept if _is_read(name)]
    contents = _contents(root, wanted) if wanted else {}
    for name, blob in kept:
        copy = into / name
        copy.parent.mkdir(parents=True, exist_ok=True)
        copy.write_bytes(contents.get(blob, b"") if _is_read(name) else b"")


def _is_read(name: str) -> bool:
    """Whether what a file holds may matter; of pictures and the like the name is enough."""
    return Path(name).suffix.lower() not in _DOCUMENTS


def _contents(root: Path, blobs: list[bytes]) -> dict[bytes, bytes]:
    """What git keeps under each of these names."""
    answer = _asked(root, "cat-file", "--batch", asked=b"".join(blob + b"\n" for blob in blobs))
    found: dict[bytes, bytes] = {}
    position = 0
    while position < len(answer):
        end = answer.index(b"\n", position)
        blob, _, size = answer[position:end].rpartition(b" ")
        if not size.isdigit():
            raise GitFailedError
        found[blob.split(b" ")[0]] = answer[end + 1 : end + 1 + int(size)]
        position = end + 1 + int(size) + 1
    return found


def _split(listing: bytes) -> list[bytes]:
    return [entry for entry in listing.split(b"\0") if entry]


def _asked(root: Path, *arguments: str, asked: bytes = b"") -> bytes:
    """What git answers. Raises GitFailedError if it cannot."""
    answer = _git(root, *arguments, asked=asked)
    if answer is None:
        raise GitFailedError
    return answer


def _git(root: Path, *arguments: str, asked: bytes = b"") -> bytes | None:
    """What git answers, None if it cannot.

    A hook of git is told where its repository is in a way that misleads in a subfolder; only
    which index is being committed counts.
    """
    environment = {name: value for name, value in os.environ.items() if name not in _OF_HOOKS}
    environment |= _ENVIRONMENT
    told: dict[str, Any] = {"input": asked} if asked else {"stdin": subprocess.DEVNULL}
    if index := environment.get("GIT_INDEX_FILE"):
        environment["GIT_INDEX_FILE"] = str(Path(index).absolute())
    try:
        ended = subprocess.run(  # noqa: S603 - a list, no shell
            ["git", "-c", "core.fsmonitor=false", *arguments],  # noqa: S607 - the git of the treasurer
            cwd=root,
            env=environment,
            **told,
            capture_output=True,
            check=False,
            timeout=_SECONDS,
        )
    except (OSError, subprocess.TimeoutExpired):
        return None
    return ended.stdout if ended.returncode == 0 else None


def _blobs(listing: bytes) -> Iterable[tuple[str, str]]:
    for entry in _split(listing):
        head, _, name = entry.partition(b"\t")
        yield os.fsdecode(name), head.split()[-1].decode()


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
