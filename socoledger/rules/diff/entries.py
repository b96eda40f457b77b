"""Entries of the journal that were added, removed or changed, and the words of those that were not
(SPEC 13). What closes booked is not among them.
"""

from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple

from socoledger.domain.books import Books
from socoledger.domain.diff import KeyChange
from socoledger.domain.journal import Hours, Posting, Transaction
from socoledger.domain.metadata import APPROVAL, FOR, GRANT, PARTNER, PURPOSE, REIMBURSED, UNIT
from socoledger.domain.money import format_hundredths
from socoledger.rules.diff.matching import Pair, pairs, place_of
from socoledger.rules.entry_texts import Entry, posting_text

Names = Mapping[str, str]
"""The ids of members that have another id after the change, by the id before."""


class EntryChanges(NamedTuple):
    """What changed in the journal: facts, and the words of entries whose facts are the same."""

    facts: tuple[Pair, ...]
    words: tuple[Pair, ...]


def entry_changes(before: Books, after: Books, renamed: Names) -> EntryChanges:
    """The entries that are not the same at both sides."""
    earlier = _by_facts(_entries(before), renamed)
    later = _by_facts(_entries(after), {})
    removed: list[Entry] = []
    added: list[Entry] = []
    words: list[Pair] = []
    for facts in earlier.keys() | later.keys():
        one, other = earlier.get(facts, []), later.get(facts, [])
        if len(one) == len(other) == 1 and _words(one[0]) == _words(other[0]):
            continue  # most entries
        one, other = _without_same_words(one, other)
        number = min(len(one), len(other))
        words += map(Pair, one[:number], other[:number])
        removed += one[number:]
        added += other[number:]
    return EntryChanges(tuple(pairs(_sorted(removed), _sorted(added))), tuple(words))


def _entries(books: Books) -> Iterator[Entry]:
    for transaction in books.journal.transactions:
        if transaction.close is None:
            yield transaction
    yield from books.journal.hours


def _by_facts(entries: Iterable[Entry], renamed: Names) -> dict[Hashable, list[Entry]]:
    by_facts: dict[Hashable, list[Entry]] = {}
    for entry in entries:
        by_facts.setdefault(entry_facts(entry, renamed), []).append(entry)
    return by_facts


def entry_facts(entry: Entry, renamed: Names) -> Hashable:
    """What counts of an entry, whatever its place and its words."""
    if isinstance(entry, Hours):
        member = renamed.get(entry.member, entry.member)
        return entry.day, member, entry.hundredths, entry.unit
    postings = [_posting_facts(posting, renamed) for posting in entry.postings]
    postings.sort()
    return entry.day, entry.partner, tuple(postings)


def _posting_facts(posting: Posting, renamed: Names) -> tuple[str, int, tuple[object, ...]]:
    shares = posting.shares
    if renamed:
        shares = tuple((renamed.get(owner, owner), cents) for owner, cents in shares)
    return (
        posting.account,
        posting.cents,
        (
            shares,
            posting.purpose or "",
            posting.approval or "",
            posting.for_year or 0,
            posting.grant or "",
            posting.unit or "",
            posting.reimbursed or "",
        ),
    )


def _words(entry: Entry) -> str:
    return entry.wording if isinstance(entry, Transaction) else ""


def _without_same_words(
    one: Sequence[Entry], other: Sequence[Entry]
) -> tuple[list[Entry], list[Entry]]:
    """Entries with the same facts, without those that also have the same words."""
    common = Counter(map(_words, one)) & Counter(map(_words, other))
    return _without(one, common), _without(other, common)


def _without(entries: Sequence[Entry], words: Counter[str]) -> list[Entry]:
    remaining = words.copy()
    rest = []
    for entry in entries:
        if remaining[_words(entry)]:
            remaining[_words(entry)] -= 1
        else:
            rest.append(entry)
    return rest


def _sorted(entries: Iterable[Entry]) -> list[Entry]:
    return sorted(entries, key=lambda entry: (entry.day, place_of(entry)))


# -- the parts of an entry ----------------------------------------------------------------------


def key_changes(before: Entry, after: Entry) -> Iterator[KeyChange]:
    """The parts of an entry that changed: first its day, then its words, then posting by posting.
    An amount that goes up on one account and down on another is told once.
    """
    yield from _changed("date", before.day, after.day)
    if isinstance(before, Hours) and isinstance(after, Hours):
        yield from _changed("member", before.member, after.member)
        hours = (format_hundredths(entry.hundredths) for entry in (before, after))
        yield from _changed("hours", *hours)
        yield from _changed(UNIT, before.unit, after.unit)
    if isinstance(before, Transaction) and isinstance(after, Transaction):
        for key, number in (("payee", 0), ("narration", 1)):
            yield from _changed(key, before.text[number] or None, after.text[number] or None)
        yield from _changed(PARTNER, before.partner, after.partner)
        yield from _posting_changes(before.postings, after.postings)


def _changed(key: str, before: object, after: object) -> Iterator[KeyChange]:
    if before != after:
        yield KeyChange(key=key, before=_text(before), after=_text(after))


def _text(value: object) -> str | None:
    return None if value is None else str(value)


def _owners(posting: Posting) -> str | None:
    """Whose a posting is; the amounts as well where there are several."""
    if len(posting.shares) == 1:
        return posting.shares[0][0]
    owned = [f"{owner} {format_hundredths(cents)}" for owner, cents in posting.shares]
    return ", ".join(owned) or None


_PARTS: Mapping[str, Callable[[Posting], object]] = {
    "account": lambda posting: posting.account,
    "amount": lambda posting: posting.cents,
    "member": _owners,
    PURPOSE: lambda posting: posting.purpose,
    APPROVAL: lambda posting: posting.approval,
    FOR: lambda posting: posting.for_year,
    GRANT: lambda posting: posting.grant,
    UNIT: lambda posting: posting.unit,
    REIMBURSED: lambda posting: posting.reimbursed,
}


def _posting_changes(before: Sequence[Posting], after: Sequence[Posting]) -> Iterator[KeyChange]:
    amounts: set[tuple[int, int]] = set()
    told: set[tuple[str, object, object]] = set()
    for one, other in _posting_pairs(before, after):
        if one is None or other is None:
            texts = (None if side is None else posting_text(side) for side in (one, other))
            yield from _changed("posting", *texts)
            continue
        for key, part in _PARTS.items():
            values = part(one), part(other)
            if key == "amount":
                if values[0] != values[1] and (-one.cents, -other.cents) not in amounts:
                    amounts.add((one.cents, other.cents))
                    cents = (format_hundredths(side.cents) for side in (one, other))
                    yield from _of_posting(one, _changed(key, *cents))
            elif (key, *values) not in told:
                told.add((key, *values))
                yield from _of_posting(one, _changed(key, *values))


def _of_posting(posting: Posting, changes: Iterable[KeyChange]) -> Iterator[KeyChange]:
    """Changes with the account of their posting, and whose that is."""
    owners = ", ".join(owner for owner, _ in posting.shares)
    account = f"{posting.account} ({owners})" if owners else posting.account
    for change in changes:
        yield replace(change, account=None if change.key == "account" else account)


def _posting_pairs(
    before: Sequence[Posting], after: Sequence[Posting]
) -> Iterator[tuple[Posting | None, Posting | None]]:
    """The postings that are not the same, those that have most in common together."""
    left = list(after)
    rest = []
    for posting in before:
        same = next((other for other in left if _likeness(posting, other) == len(_PARTS)), None)
        if same is None:
            rest.append(posting)
        else:
            left.remove(same)
    for posting in rest:
        nearest = max(left, key=lambda other: _likeness(posting, other), default=None)
        if nearest is not None:
            left.remove(nearest)
        yield posting, nearest
    yield from ((None, posting) for posting in left)


def _likeness(posting: Posting, other: Posting) -> int:
    return sum(part(posting) == part(other) for part in _PARTS.values())
