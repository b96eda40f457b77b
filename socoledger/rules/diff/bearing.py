"""Which closed periods a changed fact bears on (SPEC 13)."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from socoledger.domain.books import Books
from socoledger.domain.period import Month
from socoledger.rules.checks.closing.changes import COOP_FACTS
from socoledger.rules.closing.fact_texts import Fact
from socoledger.rules.closing.facts import AGREEMENT, COOP, GRANT, LAW, facts_by_month
from socoledger.rules.diff.files import FileChange
from socoledger.rules.diff.matching import Pair

_MEMBER = "member-"
_FIRST_MONTH = "first_month"
Bearing = Mapping[str, tuple[str, ...]]
"""The closed months whose facts differ by a record, by its key among the facts of a close."""


def closed_by_entry(before: Books, pair: Pair) -> tuple[str, ...]:
    """The closed months that an entry bears on: those of its days. What is dated before the first
    month counts in that.
    """
    first, closed = before.coop.first_month, before.journal.closed
    found = {max(Month.of(entry.day), first) for entry in pair if entry is not None}
    return tuple(str(month) for month in sorted(found) if str(month) in closed)


def bearing(before: Books, after: Books) -> Bearing:
    """The months closed in `before` in whose facts a record of a file differs."""
    closed = sorted({close.month for close in before.journal.closes})
    if not closed:
        return {}
    old, new = (facts_by_month(books, max(closed)) for books in (before, after))
    found: dict[str, list[str]] = {}
    for month in old:
        if str(month) not in before.journal.closed:
            continue
        one, other = (_by_key(side[month].listed) if month in side else {} for side in (old, new))
        for key in sorted({*one, *other}):
            if one.get(key) != other.get(key):
                for name in _names(before, after, key, month):
                    found.setdefault(name, []).append(str(month))
    found[_FIRST_MONTH] = [*map(str, _counted_at_one_side(before, after, closed))]
    return {key: tuple(periods) for key, periods in found.items()}


def _counted_at_one_side(before: Books, after: Books, closed: Sequence[Month]) -> list[Month]:
    """The closed months that count at one side alone, as the first month is another; if none of
    those is closed, the first that is.
    """
    first, last = sorted(books.coop.first_month for books in (before, after))
    if first == last:
        return []
    return [month for month in closed if first <= month < last] or [min(closed)]


def _by_key(facts: Iterable[Fact]) -> dict[str, list[str]]:
    """The texts of facts of records, by their keys."""
    by_key: dict[str, list[str]] = {}
    for fact in facts:
        if fact.day is None:
            by_key.setdefault(fact.key, []).append(fact.text)
    return by_key


def _names(before: Books, after: Books, key: str, month: Month) -> Iterator[str]:
    """The key of a fact; of the agreement those of the versions in force in a month."""
    if key != AGREEMENT:
        yield key
        return
    versions = (books.agreement(month) for books in (before, after))
    yield from {f"{AGREEMENT} {version.id}" for version in versions if version is not None}


def closed_by_file(borne: Bearing, change: FileChange) -> tuple[str, ...]:
    """The closed months that a change of a file bears on."""
    match change.kind:
        case "members":
            return borne.get(f"{_MEMBER}{change.record}", ())
        case "agreement":
            return borne.get(f"{AGREEMENT} {change.record}", ())
        case "grants":
            return borne.get(f"{GRANT}{change.record}", ())
        case "law":
            return borne.get(LAW, ())
        case "coop" if change.change.path[0] in COOP_FACTS:
            return borne.get(COOP, ())
        case "coop" if change.change.path[0] == _FIRST_MONTH:
            return borne.get(_FIRST_MONTH, ())
        case _:
            return ()
