"""The objects of a git repository: files of its trees, and their contents."""

import os
from collections.abc import Mapping
from pathlib import Path

from socoledger.storage.git_process import Git, GitFailedError

ORDINARY = (b"100644", b"100755")
"""The modes of ordinary files."""
_LINK = b"120000"
SUBMODULE = b"160000"
"""The mode of a folder that is a repository of its own."""
Files = Mapping[str, tuple[bytes, bytes]]
"""The mode and the blob of files, by path."""
_DOCUMENTS = (".pdf", ".jpg", ".jpeg", ".png", ".zip", ".docx", ".xlsx", ".odt", ".ods")


def tree_files(listing: bytes) -> dict[str, tuple[bytes, bytes]]:
    """The mode and the blob of each file of a listing of `ls-tree`, by its path."""
    found: dict[str, tuple[bytes, bytes]] = {}
    for entry in entries_of(listing):
        head, _, name = entry.partition(b"\t")
        mode, _kind, blob = head.split()
        found[os.fsdecode(name)] = (mode, blob)
    return found


def write_entries(git: Git, entries: list[tuple[str, bytes, bytes]], into: Path) -> None:
    """Write files and links, given by name, mode and blob, into a folder; names that lead out of
    it or into a .git, as only a forged tree has, are left out. Raises GitMissingError,
    GitFailedError.
    """
    entries = [entry for entry in entries if _is_inside(entry[0])]
    files = [(name, blob) for name, mode, blob in entries if mode in ORDINARY]
    links = [(name, blob) for name, mode, blob in entries if mode == _LINK]
    _write_files(git, files, into)
    _write_links(git, links, into)


def _is_inside(name: str) -> bool:
    """Whether a name of a tree stays in the folder that it is written into."""
    path = Path(name)
    return not path.is_absolute() and not {"..", ".git"} & {part.lower() for part in path.parts}


def _write_links(git: Git, links: list[tuple[str, bytes]], into: Path) -> None:
    """Make the symbolic links of a copy; called after its files are written, so that no file is
    written through a link. Raises GitFailedError.
    """
    texts = contents(git, [blob for _, blob in links]) if links else {}
    for name, blob in links:
        link = into / name
        if not link.exists() and not link.is_symlink():
            link.parent.mkdir(parents=True, exist_ok=True)
            link.symlink_to(os.fsdecode(texts.get(blob, b"").replace(b"\0", b"") or b"."))


def _write_files(git: Git, files: list[tuple[str, bytes]], into: Path) -> None:
    """Write files, given by name and blob, into a folder. Raises GitFailedError."""
    wanted = [blob for name, blob in files if _is_content_needed(name)]
    texts = contents(git, wanted) if wanted else {}
    for name, blob in files:
        copy = into / name
        copy.parent.mkdir(parents=True, exist_ok=True)
        copy.write_bytes(texts.get(blob, b"") if _is_content_needed(name) else b"")


def _is_content_needed(name: str) -> bool:
    """Whether the content of a file is needed; of documents and pictures the name is enough."""
    return Path(name).suffix.lower() not in _DOCUMENTS


def contents(git: Git, blobs: list[bytes]) -> dict[bytes, bytes]:
    """The content of each object, by its name. Raises GitFailedError."""
    output = git.output("cat-file", "--batch", stdin=b"".join(blob + b"\n" for blob in blobs))
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


def entries_of(listing: bytes) -> list[bytes]:
    """The entries of a listing that git ends with zeros."""
    return [entry for entry in listing.split(b"\0") if entry]
