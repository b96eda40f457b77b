"""Zips of statements, as banks give them (SPEC 10). Nothing is written on a disk, so names in them
do no harm, and no more is unpacked than one file may hold.
"""

import re
import zipfile
import zlib
from collections.abc import Iterator
from io import BytesIO

from socoledger.domain.bank import LARGEST_FILE, NoStatement
from socoledger.read.bank.refusals import (
    DAMAGED_ZIP,
    LOCKED_ZIP,
    NOTHING_IN_ZIP,
    UNPACKS_TOO_LARGE,
    ZIP_IN_ZIP,
    by_its_members,
)

_START = (b"PK\x03\x04", b"PK\x05\x06")
_LEFT_BY_MACOS = re.compile(r"__MACOSX/.*|(?:.*/)?\.(?:DS_Store|_[^/]*)", re.DOTALL)
_LOCKED = 1
_METHODS = frozenset({zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED})
"""How banks pack; others may ask for much memory."""
_FAILURES = (EOFError, LookupError, NotImplementedError, OSError, RuntimeError, ValueError)
"""What zipfile raises at a zip that is cut off or made to do harm, beside BadZipFile."""


def is_zip(content: bytes) -> bool:
    """Whether a file begins as a zip does."""
    return content.startswith(_START)


def members(content: bytes) -> tuple[bytes, ...]:
    """The files in a zip, in its order. Raises NoStatement."""
    try:
        found = tuple(_members(content))
    except NoStatement:
        raise
    except (zipfile.BadZipFile, zlib.error, *_FAILURES):
        raise NoStatement(DAMAGED_ZIP) from None
    if not found:
        raise NoStatement(NOTHING_IN_ZIP)
    return found


def _members(content: bytes) -> Iterator[bytes]:
    left = LARGEST_FILE
    with zipfile.ZipFile(BytesIO(content)) as archive:
        entries = [entry for entry in archive.infolist() if not entry.is_dir()]
        other = by_its_members([entry.filename for entry in entries])
        if other is not None:
            raise other
        for entry in entries:
            if _LEFT_BY_MACOS.fullmatch(entry.filename):
                continue
            if entry.flag_bits & _LOCKED:
                raise NoStatement(LOCKED_ZIP)
            if entry.compress_type not in _METHODS:
                raise NoStatement(DAMAGED_ZIP)
            with archive.open(entry) as member:
                unpacked = member.read(left + 1)
            left -= len(unpacked)
            if left < 0:
                raise NoStatement(UNPACKS_TOO_LARGE)
            if is_zip(unpacked):
                raise NoStatement(ZIP_IN_ZIP)
            yield unpacked
