"""Which entry of the journal became which (SPEC 13): the nearest by payee, day and amount."""

from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from itertools import product
from typing import NamedTuple

from socoledger.domain.findings import Place
from socoledger.domain.journal import Hours, Transaction
from socoledger.rules.entry_texts import Entry

_NEAR_DAYS = 31
"""How far apart two days of one entry may lie, if more of it than its day differs."""
_COMPARED_LIMIT = 10_000
"""How many pairs are held against each other; among more, those of equal rank are paired."""


class Pair(NamedTuple):
    """An entry before and after; None: it was not there."""

    before: Entry | None
    after: Entry | None


class _Alike(NamedTuple):
    """What two entries have in common to be one: an equal key, and days not too far apart."""

    key: Callable[[Entry], Hashable]
    days: int | None = _NEAR_DAYS


def pairs(removed: Iterable[Entry], added: Iterable[Entry]) -> Iterator[Pair]:
    """The entries that are left at each side, those that are one entry together."""
    before, after = list(removed), list(added)
    for alike in _ALIKE:
        found = [*_paired(before, after, alike)]
        yield from (Pair(*pair) for pair in found)
        taken = {id(entry) for pair in found for entry in pair}
        before, after = (
            [entry for entry in entries if id(entry) not in taken] for entries in (before, after)
        )
    yield from (Pair(entry, None) for entry in before)
    yield from (Pair(None, entry) for entry in after)


def place_of(entry: Entry) -> Place:
    """The place of an entry."""
    return entry.place if isinstance(entry, Hours) else Place(entry.file, entry.line)


def _paired(
    before: Sequence[Entry], after: Sequence[Entry], alike: _Alike
) -> Iterator[tuple[Entry, Entry]]:
    by_key: dict[Hashable, tuple[list[Entry], list[Entry]]] = {}
    for side, entries in enumerate((before, after)):
        for entry in entries:
            key = alike.key(entry)
            if key is not None:
                by_key.setdefault((type(entry), key), ([], []))[side].append(entry)
    for earlier, later in by_key.values():
        yield from _nearest(earlier, later, alike.days)


def _nearest(
    before: list[Entry], after: list[Entry], days: int | None
) -> Iterator[tuple[Entry, Entry]]:
    """Pairs of entries with the same key, the nearest first."""
    if len(before) * len(after) > _COMPARED_LIMIT:
        before, after = sorted(before, key=_order), sorted(after, key=_order)
        candidates = list(zip(before, after, strict=False))
    else:
        candidates = sorted(product(before, after), key=lambda pair: _distance(*pair))
    taken: set[int] = set()
    for one, other in candidates:
        far = days is not None and abs((one.day - other.day).days) > days
        if not far and id(one) not in taken and id(other) not in taken:
            taken |= {id(one), id(other)}
            yield one, other


def _order(entry: Entry) -> tuple[Hashable, ...]:
    return entry.day, _amounts(entry), place_of(entry)


def _distance(one: Entry, other: Entry) -> tuple[int, ...]:
    """How unlike two entries are: in day, amount, words and place."""
    place, other_place = place_of(one), place_of(other)
    return (
        abs((one.day - other.day).days),
        abs(_size(one) - _size(other)),
        int(_words(one) != _words(other)),
        int(_accounts(one) != _accounts(other)),
        int(place.file != other_place.file),
        abs(place.line - other_place.line),
    )


def _amounts(entry: Entry) -> tuple[int, ...]:
    """Cents, or hundredths of hours."""
    if isinstance(entry, Hours):
        return (entry.hundredths,)
    return tuple(sorted(posting.cents for posting in entry.postings))


def _size(entry: Entry) -> int:
    return max(map(abs, _amounts(entry)), default=0)


def _words(entry: Entry) -> tuple[str, str] | None:
    """The payee and the narration; None if there are none."""
    return entry.text if isinstance(entry, Transaction) and any(entry.text) else None


def _whose(entry: Entry) -> str | None:
    """Whom an entry is about: its payee, else its narration; of hours the member."""
    if isinstance(entry, Hours):
        return entry.member
    return entry.text[0] or entry.text[1] or None


def _accounts(entry: Entry) -> tuple[str, ...]:
    """The accounts; of hours what they were worked for."""
    if isinstance(entry, Hours):
        return (entry.unit or "",)
    return tuple(sorted(posting.account for posting in entry.postings))


def _with(*parts: Callable[[Entry], Hashable]) -> Callable[[Entry], Hashable]:
    """A key of several parts; None where a part is None."""

    def key(entry: Entry) -> Hashable:
        values = tuple(part(entry) for part in parts)
        return None if None in values else values

    return key


def _day(entry: Entry) -> Hashable:
    return entry.day


_ALIKE = (
    _Alike(_with(_day, _words, _amounts)),
    _Alike(_with(_words, _amounts, _accounts), days=None),
    _Alike(_with(_day, _whose, _amounts)),
    _Alike(_with(_day, _whose, _accounts)),
    _Alike(_with(_day, _amounts, _accounts)),
    _Alike(_with(_day, _amounts)),
    _Alike(_with(_whose, _amounts)),
    _Alike(_with(_day, _whose)),
    _Alike(_with(_whose, _accounts)),
)
"""By what two entries are one, the surest first; as many as can be are paired by each in turn."""
