"""The books as git has them. Nothing in the repository itself is run: no hooks, filters or
monitors.
"""

import hashlib
import os
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import NamedTuple

from socoledger.storage.git_process import Git, GitFailedError, GitMissingError

_CHANGED = "--diff-filter=ACMRT"
_ORDINARY = (b"100644", b"100755")
_LINK = b"120000"
Files = Mapping[str, tuple[bytes, bytes]]
"""The mode and the blob of files, by path."""
_DOCUMENTS = (".pdf", ".jpg", ".jpeg", ".png", ".zip", ".docx", ".xlsx", ".odt", ".ods")


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
    """The contents of the files in a folder of the books at a revision, by path in the books.

    None: the books are not in git, or there is no such revision.
    """
    if revision.startswith("-") or not is_in_git(root):
        return None
    commit = _git(root, "rev-parse", "--verify", "--quiet", f"{revision}^{{commit}}")
    if commit is None:
        return None
    tree = commit.decode().strip()
    listing = _git(root, "ls-tree", "-z", tree, "--", f"./{folder}/")
    files = tree_files(listing or b"").items()
    blobs = {name: blob for name, (mode, blob) in files if mode in _ORDINARY}
    try:
        texts = contents(root, [*blobs.values()]) if blobs else {}
    except GitFailedError:
        return None
    return {name: texts[blob] for name, blob in blobs.items() if blob in texts}


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
        _write_entries(root, entries, into)
    except GitFailedError:
        return False
    return True


def tree_files(listing: bytes) -> dict[str, tuple[bytes, bytes]]:
    """The mode and the blob of each file of a listing of `ls-tree`, by its path."""
    found: dict[str, tuple[bytes, bytes]] = {}
    for entry in _entries(listing):
        head, _, name = entry.partition(b"\t")
        mode, _kind, blob = head.split()
        found[os.fsdecode(name)] = (mode, blob)
    return found


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
    changed = _entries(_git_output(root, *arguments, _CHANGED))
    is_changed = bool(changed) or bool(_entries(_git_output(root, *arguments)))
    staged = Staged(into, frozenset(map(os.fsdecode, changed)), is_changed)
    if not is_changed:
        return staged
    entries: list[tuple[str, bytes, bytes]] = []
    for entry in _entries(_git_output(root, "ls-files", "--stage", "-z")):
        head, _, name = entry.partition(b"\t")
        mode, blob, stage = head.split()
        if stage == b"0":
            entries.append((os.fsdecode(name), mode, blob))
    _write_entries(root, entries, into)
    return staged


def _write_entries(root: Path, entries: list[tuple[str, bytes, bytes]], into: Path) -> None:
    """Write files and links, given by name, mode and blob, into a folder; names that lead out of
    it, as only a forged tree has, are left out. Raises GitFailedError.
    """
    entries = [entry for entry in entries if ".." not in Path(entry[0]).parts]
    files = [(name, blob) for name, mode, blob in entries if mode in _ORDINARY]
    links = [(name, blob) for name, mode, blob in entries if mode == _LINK]
    _write_files(root, files, into)
    _write_links(root, links, into)


def _write_links(root: Path, links: list[tuple[str, bytes]], into: Path) -> None:
    """Make the symbolic links of a copy; called after its files are written, so that no file is
    written through a link. Raises GitFailedError.
    """
    texts = contents(root, [blob for _, blob in links]) if links else {}
    for name, blob in links:
        link = into / name
        if not link.exists() and not link.is_symlink():
            link.parent.mkdir(parents=True, exist_ok=True)
            link.symlink_to(os.fsdecode(texts.get(blob, b"").replace(b"\0", b"") or b"."))


def _write_files(root: Path, files: list[tuple[str, bytes]], into: Path) -> None:
    """Write files, given by name and blob, into a folder. Raises GitFailedError."""
    wanted = [blob for name, blob in files if _is_content_needed(name)]
    texts = contents(root, wanted) if wanted else {}
    for name, blob in files:
        copy = into / name
        copy.parent.mkdir(parents=True, exist_ok=True)
        copy.write_bytes(texts.get(blob, b"") if _is_content_needed(name) else b"")


def _is_content_needed(name: str) -> bool:
    """Whether the content of a file is needed; of documents and pictures the name is enough."""
    return Path(name).suffix.lower() not in _DOCUMENTS


def contents(root: Path, blobs: list[bytes]) -> dict[bytes, bytes]:
    """The content of each object, by its name. Raises GitFailedError."""
    output = _git_output(
        root, "cat-file", "--batch", stdin=b"".join(blob + b"\n" for blob in blobs)
    )
    found: dict[bytes, bytes] = {}
    position = 0
    while position < len(output):
        end = output.index(b"\n", position)
        blob, _, size = output[position:end].rpartition(b" ")
        if not size.isdigit():
            raise GitFailedError
        found[blob.split(b" ")[0]] = output[end + 1 : end + 1 + int(size)]
        position = end + 1 + int(size) + 1
    return found


def _entries(listing: bytes) -> list[bytes]:
    return [entry for entry in listing.split(b"\0") if entry]


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
    for entry in _entries(listing):
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
