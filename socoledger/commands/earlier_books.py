"""The books that months were closed on, out of git: what it has is read in a copy, and only counts
where it gives the facts that the close recorded (SPEC 4).
"""

import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from socoledger.commands.errors import misleads
from socoledger.commands.verify import planner_for
from socoledger.domain.books import Books
from socoledger.domain.closing import Close
from socoledger.domain.findings import Stops
from socoledger.read import books as reading
from socoledger.rules.closing.facts import Facts
from socoledger.rules.closing.plan import Planner
from socoledger.storage.git import copy_at, last_change

_HEAD = "HEAD"
_MOST = 6
"""How many commits are read at most."""


class Earlier(NamedTuple):
    """Books of some commit, and what plans their closes."""

    books: Books
    planner: Planner

    def facts(self, close: Close) -> Facts | None:
        """The facts of a close, if these are the books that it was made on."""
        month = close.month
        if month not in self.planner.facts:
            return None
        plan = self.planner.plan(close.covers, (), close.accepted, made=close)
        return self.planner.facts[month] if plan.facts == close.facts else None


def books_before(root: Path, closes: Sequence[Close]) -> dict[str, tuple[Books, Facts]]:
    """By period the books that it was closed on and its facts then, as far as git has them."""
    found: dict[str, tuple[Books, Facts]] = {}
    read: dict[str, Earlier | None] = {}
    for close in reversed(closes):
        for earlier in _candidates(root, close, read):
            facts = earlier.facts(close)
            if facts is not None:
                found[close.period] = (earlier.books, facts)
                break
    return found


def _candidates(root: Path, close: Close, read: dict[str, Earlier | None]) -> Iterator[Earlier]:
    """Books that may be those of a close: what was read already, and what its commit holds."""
    yield from [one for one in read.values() if one is not None]
    for commit in (last_change(root, close.place.file), _HEAD):
        if commit is not None and commit not in read and len(read) < _MOST:
            found = read[commit] = _books_at(root, commit, close)
            if found is not None:
                yield found


def _books_at(root: Path, commit: str, close: Close) -> Earlier | None:
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary).resolve()
        if not copy_at(root, commit, folder):
            return None
        books = reading.read(folder)
    if not isinstance(books, Books):
        return None
    if any(one.stops(Stops.READING) or misleads(one) for one in books.findings):
        return None
    return Earlier(books, planner_for(books, close.month))
