"""A step of the year: what somebody did, and what `diff` must say of it.

The answers are written out from the rules, by hand, as small tables; they are never the program's.
Facts: `KIND CHANGE FILE | TEXT OF THE LINE | BEFORE | AFTER`, a line each; before and after are
words that stand there, and `-` is nothing. Figures: `FIGURE MEMBER MONTH BEFORE AFTER`; a spaarpot
is what is in it at the end of the month, with what closing will book; member `-` is nobody.
"""

from collections.abc import Callable
from typing import NamedTuple

from tests.support.forty_commits.state import State


class Fact(NamedTuple):
    """One fact that changed. A file is named as it lies in the books."""

    kind: str
    change: str
    file: str
    line: str
    """A text by which the line is known: after the change, or before it for what was removed."""
    before: tuple[str, ...] | None
    """Words that stand in what it was; None: it was not there."""
    after: tuple[str, ...] | None


class Figure(NamedTuple):
    """One figure that moved, in cents; a month or member that was not there has 0."""

    figure: str
    member: str
    month: str
    before: int
    after: int


class Step(NamedTuple):
    """A commit and the answer that is expected of it."""

    day: str
    """The day on which it was made."""
    subject: str
    change: Callable[[State], object]
    """What was done, to the files of the step before."""
    closed: tuple[str, ...] = ()
    """The periods that were closed before, and in which something changed, be it words."""
    facts: str = ""
    wording: str = ""
    figures: str = ""
    after: int | None = None
    """The number of the step that this one follows, if it is not the one before."""
    merges: int | None = None
    """The number of a step that this one merges."""

    @property
    def exit(self) -> int:
        """The exit code of `diff`: 0 where nothing is to be told."""
        return 1 if self.facts or self.wording or self.figures else 0

    def expected_facts(self) -> list[Fact]:
        """The facts that change."""
        return _facts(self.facts)

    def expected_wording(self) -> list[Fact]:
        """The words of closed months that change."""
        return _facts(self.wording)

    def expected_figures(self) -> list[Figure]:
        """The figures that move."""
        return [
            Figure(figure, member, month, _cents(before), _cents(after))
            for figure, member, month, before, after in map(str.split, _rows(self.figures))
        ]


def _facts(table: str) -> list[Fact]:
    facts = []
    for row in _rows(table):
        where, line, before, after = (cell.strip() for cell in row.split("|"))
        kind, change, file = where.split()
        facts.append(Fact(kind, change, file, line, _words(before), _words(after)))
    return facts


def _rows(table: str) -> list[str]:
    return [row for row in table.splitlines() if row.strip()]


def _words(cell: str) -> tuple[str, ...] | None:
    return None if cell == "-" else tuple(cell.split())


def _cents(amount: str) -> int:
    return int(amount.replace(".", ""))
