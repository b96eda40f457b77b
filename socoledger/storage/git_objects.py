"""The objects of a git repository: files of its trees, and their contents."""

import errno
import os
from collections.abc import Collection, Iterator, Mapping
from pathlib import Path

from socoledger.storage.git_process import Git, GitFailedError, TooMuchError

MAIN_FILE = "coop.yaml"
"""The file by which a folder of books is known."""
ORDINARY = (b"100644", b"100755")
"""The modes of ordinary files."""
_LINK = b"120000"
SUBMODULE = b"160000"
"""The mode of a folder that is a repository of its own."""
Files = Mapping[str, tuple[bytes, bytes]]
"""The mode and the blob of files, by path."""
_MOST_FILES = 100_000
_LARGEST = 33 << 20
"""No file of books that is read is larger; in bytes."""
_MOST_BYTES = 1 << 30
_LONGEST_PATH = 4096
_OF_NAMES = (errno.EEXIST, errno.ENOTDIR, errno.EISDIR, errno.ENAMETOOLONG, errno.ELOOP)
"""What is wrong where a tree has names that cannot stand on a disk together."""
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
    GitFailedError, also where the names cannot all stand on a disk, TooMuchError, OSError.
    """
    entries = [entry for entry in entries if _is_inside(entry[0])]
    if len(entries) > _MOST_FILES:
        raise TooMuchError
    try:
        _write_files(git, [(name, blob) for name, mode, blob in entries if mode in ORDINARY], into)
        _write_links(git, [(name, blob) for name, mode, blob in entries if mode == _LINK], into)
    except OSError as error:
        if error.errno in _OF_NAMES:
            raise GitFailedError from None
        raise


def _is_inside(name: str) -> bool:
    """Whether a name of a tree stays in the folder that it is written into."""
    path = Path(name)
    return not path.is_absolute() and not {"..", ".git"} & {part.lower() for part in path.parts}


def _write_links(git: Git, links: list[tuple[str, bytes]], into: Path) -> None:
    """Make the symbolic links of a copy; called after its files are written, so that no file is
    written through a link. Raises GitMissingError, GitFailedError, OSError.
    """
    sizes = _sizes(git, {blob for _, blob in links})
    texts = contents(git, [blob for blob, size in sizes.items() if size <= _LONGEST_PATH])
    for name, blob in links:
        link = into / name
        if not link.exists() and not link.is_symlink():
            link.parent.mkdir(parents=True, exist_ok=True)
            link.symlink_to(os.fsdecode(texts.get(blob, b"").replace(b"\0", b"") or b"."))


def _write_files(git: Git, files: list[tuple[str, bytes]], into: Path) -> None:
    """Write files, given by name and blob, into a folder. What is larger than any file of books
    gets its size and no content. Raises GitMissingError, GitFailedError, TooMuchError, OSError.
    """
    names: dict[bytes, list[Path]] = {}
    for name, blob in files:
        copy = into / name
        copy.parent.mkdir(parents=True, exist_ok=True)
        copy.touch()
        if _is_content_needed(name):
            names.setdefault(blob, []).append(copy)
    sizes = _sizes(git, names)
    read = {blob: size for blob, size in sizes.items() if size <= _LARGEST}
    if sum(size * len(names[blob]) for blob, size in read.items()) > _MOST_BYTES:
        raise TooMuchError
    for blobs in _portions(read):
        for blob, text in contents(git, blobs).items():
            for copy in names[blob]:
                copy.write_bytes(text)
    for blob in sizes.keys() - read.keys():
        for copy in names[blob]:
            os.truncate(copy, sizes[blob])


def _portions(sizes: Mapping[bytes, int]) -> Iterator[list[bytes]]:
    """Objects in portions that fit in memory, but for one that is larger by itself."""
    portion: list[bytes] = []
    total = 0
    for blob, size in sizes.items():
        if portion and total + size > _LARGEST:
            yield portion
            portion, total = [], 0
        portion.append(blob)
        total += size
    yield portion


def _is_content_needed(name: str) -> bool:
    """Whether the content of a file is needed; of documents and pictures the name is enough."""
    return Path(name).suffix.lower() not in _DOCUMENTS


def _sizes(git: Git, blobs: Collection[bytes]) -> dict[bytes, int]:
    """The size in bytes of each object, by its name. Raises GitMissingError, GitFailedError."""
    stdin = b"".join(blob + b"\n" for blob in blobs)
    output = git.output("cat-file", "--batch-check", stdin=stdin) if blobs else b""
    found: dict[bytes, int] = {}
    for line in output.splitlines():
        blob, _, size = line.rpartition(b" ")
        if not size.isdigit():  # it is not there
            raise GitFailedError
        found[blob.split(b" ")[0]] = int(size)
    return found


def contents(git: Git, blobs: list[bytes]) -> dict[bytes, bytes]:
    """The content of each object, by its name. Raises GitMissingError, GitFailedError."""
    stdin = b"".join(blob + b"\n" for blob in blobs)
    output = git.output("cat-file", "--batch", stdin=stdin) if blobs else b""
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
