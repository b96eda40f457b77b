"""Random, valid books in memory (SPEC 1 and 2); `tests/oracle/writing.py` writes them."""

from __future__ import annotations

from random import Random

from tests.oracle.random_bookings import Maker
from tests.oracle.random_grants import Granter
from tests.oracle.random_later import Newer
from tests.oracle.random_practice import Practised
from tests.oracle.records import Books


def make(seed: int) -> Books:
    """Make random but valid books; the same seed gives the same books.

    Grants come on top, then what rules 2 brought, then what practice brought, each with dice of its
    own: they change nothing in books that have none.
    """
    books, maker = _before_practice(seed)
    return Practised(**{**vars(maker), "dice": Random(seed + 4_000_037)}).practised(books)


def before_practice(seed: int) -> Books:
    """Make the books as they were before memberships in parts, late knowledge and shares."""
    return _before_practice(seed)[0]


def _before_practice(seed: int) -> tuple[Books, Maker]:
    maker = Maker(Random(seed), seed)
    books = maker.books()
    books = Granter(**{**vars(maker), "dice": Random(seed + 2_000_003)}).granted(books)
    newer = Newer(**{**vars(maker), "dice": Random(seed + 3_000_017)})
    return newer.renewed(books), maker
