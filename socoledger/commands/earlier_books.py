"""The books on which months were closed, from git. A commit is read in a copy, and only counts if
it gives the facts that the close recorded (SPEC 4).
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
_COMMITS_LIMIT = 6
"""The largest number of commits that are read."""


class EarlierBooks(NamedTuple):
    """The books of a commit, with the planner of their closes."""

    books: Books
    planner: Planner

    def facts(self, close: Close) -> Facts | None:
        """The facts of a close, None if it was not made on these books."""
        month = close.month
        if month not in self.planner.facts:
            return None
        plan = self.planner.plan(close.covers, (), close.accepted, made=close)
        return self.planner.facts[month] if plan.facts == close.facts else None


def books_before(root: Path, closes: Sequence[Close]) -> dict[str, tuple[Books, Facts]]:
    """The books and the facts on which each period was closed, as far as git has them."""
    by_period: dict[str, tuple[Books, Facts]] = {}
    by_commit: dict[str, EarlierBooks | None] = {}
    for close in reversed(closes):
        for candidate in _candidates(root, close, by_commit):
            facts = candidate.facts(close)
            if facts is not None:
                by_period[close.period] = (candidate.books, facts)
                break
    return by_period


def _candidates(
    root: Path, close: Close, by_commit: dict[str, EarlierBooks | None]
) -> Iterator[EarlierBooks]:
    """Books on which a close may have been made: those read already, and those of its commits."""
    yield from [earlier for earlier in by_commit.values() if earlier is not None]
    for commit in (last_change(root, close.place.file), _HEAD):
        if commit is not None and commit not in by_commit and len(by_commit) < _COMMITS_LIMIT:
            earlier = by_commit[commit] = _books_at(root, commit, close)
            if earlier is not None:
                yield earlier


def _books_at(root: Path, commit: str, close: Close) -> EarlierBooks | None:
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary).resolve()
        if not copy_at(root, commit, folder):
            return None
        books = reading.read(folder)
    if not isinstance(books, Books):
        return None
    if any(finding.stops(Stops.READING) or misleads(finding) for finding in books.findings):
        return None
    return EarlierBooks(books, planner_for(books, close.month))
