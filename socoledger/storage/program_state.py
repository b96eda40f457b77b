"""What program this is, to the byte: what it kept is for nobody else, and no later version of it.

Imported before a command line is read, so it does without modules that take their time.
"""

import hashlib
import os
import sys
from collections.abc import Iterator
from functools import cache

from socoledger import __version__

_PACKAGE = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
_COMPILED = "__pycache__"


@cache
def program_state() -> str:
    """A digest of this version, its files by size and time, Python, and what is installed beside
    it. Whoever changes the program or what it rests on, gets another.
    """
    lines = [__version__, sys.version, sys.prefix, repr(sys.flags)]
    for folder in sys.path:
        try:  # what is installed or removed changes the time of its folder
            lines.append(f"{folder} {os.stat(folder or os.curdir).st_mtime_ns}")
        except OSError:
            lines.append(folder)
    lines.extend(sorted(_files(_PACKAGE)))
    return hashlib.sha256("\n".join(lines).encode(errors="surrogateescape")).hexdigest()


def own_folders() -> tuple[str, ...]:
    """Where the program, Python's own modules and what is installed for them lie."""
    installed = (path for path in sys.path if path.endswith(("site-packages", "dist-packages")))
    return (_PACKAGE, os.path.dirname(os.path.abspath(os.__file__)), *installed)


def _files(folder: str) -> Iterator[str]:
    """Each file under a folder but compiled ones, with its size and the time it was changed."""
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.name == _COMPILED:
                continue
            if entry.is_dir():
                yield from _files(entry.path)
            else:
                status = entry.stat()
                yield f"{entry.path} {status.st_size} {status.st_mtime_ns} {status.st_ctime_ns}"
