"""Closes that were made, taken back or changed between two states of the books (SPEC 13)."""

from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

from socoledger.domain.books import Books
from socoledger.domain.closing import Close, seals
from socoledger.rules.entry_texts import entry_text


class CloseChange(NamedTuple):
    """A close that is not the same; `before` and `after` are its seals, None where it was not
    there. `removed` and `added` are what of its entries differs, line by line.
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
    changed = [
        period
        for period in [*later, *(period for period in earlier if period not in later)]
        if _text(earlier.get(period)) != _text(later.get(period))
    ]
    if not changed:
        return
    old_seals, new_seals = seals(before.journal.closes), seals(after.journal.closes)
    old_entries, new_entries = _entries(before), _entries(after)
    for period in changed:
        old, new = old_entries.get(period, Counter()), new_entries.get(period, Counter())
        yield CloseChange(
            later[period] if period in later else earlier[period],
            old_seals.get(period),
            new_seals.get(period),
            tuple((old - new).elements()),
            tuple((new - old).elements()),
        )


def _by_period(books: Books) -> dict[str, Close]:
    return {close.period: close for close in books.journal.closes}


def _text(close: Close | None) -> str | None:
    return None if close is None else close.text


def _entries(books: Books) -> dict[str, Counter[str]]:
    """What closes booked, as texts, by period."""
    by_period: dict[str, Counter[str]] = {}
    for transaction in books.journal.transactions:
        if transaction.close is not None:
            by_period.setdefault(transaction.close, Counter())[entry_text(transaction)] += 1
    return by_period
