"""A bank's file as statements, whatever its format: that is seen from its content (SPEC 10)."""

import re

from socoledger.domain.bank import LARGEST_FILE, NoStatement, Statement
from socoledger.read.bank import archive, camt053, mt940, table
from socoledger.read.bank.refusals import (
    TOO_LARGE,
    UNKNOWN,
    UTF_16,
    WRONG_ENCODING,
    by_its_start,
)

_XML = (b"<", b"\xff\xfe<\x00", b"\xfe\xff\x00<")
_OF_WINDOWS = re.compile("[\x80-\x9f]")
"""Signs that no bank writes, and that Windows saves letters as."""
_BYTE_ORDER_MARK = b"\xef\xbb\xbf"


def read_statements(content: bytes) -> tuple[Statement, ...]:
    """All statements of a file, in its order; of a zip those of each file in it. Raises
    NoStatement, and nothing else, for what is no statement or cannot be read exactly.
    """
    if len(content) > LARGEST_FILE:
        raise NoStatement(TOO_LARGE)
    if archive.is_zip(content):
        return tuple(found for each in archive.members(content) for found in _statements(each))
    return _statements(content)


def _statements(content: bytes) -> tuple[Statement, ...]:
    other = by_its_start(content)
    if other is not None:
        raise other
    if content.removeprefix(_BYTE_ORDER_MARK).lstrip().startswith(_XML):
        return camt053.statements(content.removeprefix(_BYTE_ORDER_MARK).lstrip())
    whole = _decoded(content)
    if mt940.is_mt940(whole):
        return mt940.statements(whole)
    found = table.statements(whole)
    if found is None:
        raise table.refusal(whole) or NoStatement(UNKNOWN)
    return found


def _is_utf_16(start: bytes) -> bool:
    """Whether letters have a zero each, before or behind them."""
    zeros = sorted((start[::2].count(0), start[1::2].count(0)))
    return zeros[0] == 0 and zeros[1] > len(start) // 4


def _decoded(content: bytes) -> str:
    """The text of a file, in UTF-8 or as the bank whose table it is writes it."""
    if b"\x00" in content:
        raise NoStatement(UTF_16 if _is_utf_16(content[:64]) else UNKNOWN)
    plain = content.removeprefix(_BYTE_ORDER_MARK)
    try:
        return plain.decode("utf-8")
    except UnicodeDecodeError:
        pass
    try:
        found = plain.decode(table.encoding(plain))
        return plain.decode("cp1252") if _OF_WINDOWS.search(found) else found
    except UnicodeDecodeError:
        raise NoStatement(WRONG_ENCODING) from None
