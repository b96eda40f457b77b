"""Merging three texts with git's own `merge-file`."""

import tempfile
from pathlib import Path
from typing import NamedTuple

from socoledger.storage.git_process import Git, GitFailedError

_NAMES = ("ours", "base", "theirs")
_MOST_CONFLICTS = 127


class Merged(NamedTuple):
    """What became of three texts; where both sides changed the same, git's marks stand in it."""

    text: bytes
    is_conflict: bool


def merge_texts(base: bytes, ours: bytes, theirs: bytes) -> Merged:
    """Merge two texts that come from a third. Raises GitMissingError, GitFailedError, as for what
    is no text, OSError.
    """
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary)
        for name, text in zip(_NAMES, (ours, base, theirs), strict=True):
            (folder / name).write_bytes(text)
        labels = [part for name in _NAMES for part in ("-L", name)]
        ran = Git(folder).run("merge-file", "--stdout", *labels, *_NAMES)
    if ran.code > _MOST_CONFLICTS:
        raise GitFailedError(ran.said)
    return Merged(ran.output, ran.code > 0)
