"""Closes that were made, taken back or changed between two states of the books (SPEC 13)."""

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import takewhile
from typing import NamedTuple

from socoledger.domain.books import Books
from socoledger.domain.closing import FACTS, Close, seals

_MARKS = f' custom "{FACTS}" '


class CloseChange(NamedTuple):
    """A close that is not the same; `before` and `after` are its seals, None where it was not
    there. `removed` and `added` are the lines that differ, of a close that is there at both sides.
    """

    close: Close
    """As it is after the change; as it was, if it was taken back."""
    before: str | None
    after: str | None
    removed: tuple[str, ...]
    added: tuple[str, ...]


def close_changes(before: Books, after: Books) -> Iterator[CloseChange]:
    """The closes whose texts are not the same, in the order in which they were made."""
    earlier, later = _by_period(before), _by_period(after)
    old_seals, new_seals = seals(before.journal.closes), seals(after.journal.closes)
    for period in [*later, *(period for period in earlier if period not in later)]:
        old, new = earlier.get(period), later.get(period)
        if old is not None and new is not None:
            if old.text != new.text:
                lines = _lines(old), _lines(new)
                removed, added = _rest(*lines), _rest(*reversed(lines))
                yield CloseChange(new, old_seals[period], new_seals[period], removed, added)
        elif new is not None:
            yield CloseChange(new, None, new_seals[period], (), ())
        elif old is not None:
            yield CloseChange(old, old_seals[period], None, (), ())


def _by_period(books: Books) -> dict[str, Close]:
    return {close.period: close for close in books.journal.closes}


def _lines(close: Close) -> list[str]:
    """The lines of a close in order, without indents and without the marks at its end."""
    written = takewhile(lambda line: _MARKS not in line, close.text.splitlines())
    lines = (" ".join(line.split()) for line in written)
    return [line for line in lines if line]


def _rest(lines: Sequence[str], others: Sequence[str]) -> tuple[str, ...]:
    """The lines that the others lack, each as often as they do."""
    lacking = Counter(lines) - Counter(others)
    return tuple(line for line in dict.fromkeys(lines) for _ in range(lacking[line]))
