"""What two branches changed in the same places (SPEC 13)."""

from collections.abc import Callable, Collection, Hashable, Iterable, Iterator, Sequence
from typing import NamedTuple, get_args

from socoledger.domain.diff import FactChange
from socoledger.domain.journal import Transaction
from socoledger.domain.merge_check import Overlap, OverlapKind
from socoledger.domain.period import Month
from socoledger.rules.diff.bearing import bearing, closed_by_file
from socoledger.rules.diff.entries import entry_facts
from socoledger.rules.diff.matching import place_of
from socoledger.rules.entry_texts import Entry
from socoledger.rules.merge_check.branch import (
    Branch,
    ClosedPeriod,
    EntryChange,
    RecordChange,
    Touched,
)

Fact = EntryChange | RecordChange
Change = Fact | ClosedPeriod
_ORDER: tuple[OverlapKind, ...] = get_args(OverlapKind)


class Met(NamedTuple):
    """Where the changes of both branches meet."""

    kind: OverlapKind
    ours: Sequence[Change]
    theirs: Sequence[Change]
    period: str | None = None
    member: str | None = None
    key: str | None = None
    conflict: bool = True

    def overlap(self) -> Overlap:
        """The same as a record of the answer."""
        return Overlap(
            kind=self.kind,
            conflict=self.conflict,
            period=self.period,
            member=self.member,
            key=self.key,
            ours=_facts(self.ours),
            theirs=_facts(self.theirs),
        )

    def swapped(self) -> "Met":
        """The same, seen from the other branch."""
        return self._replace(ours=self.theirs, theirs=self.ours)


def overlaps(ours: Branch, theirs: Branch) -> tuple[Overlap, ...]:
    """All places in which both branches changed something since the base, conflicts first."""
    twice = [*_recorded_twice(ours, theirs)]
    twins = frozenset(id(change) for each in twice for change in (*each.ours, *each.theirs))
    met = [
        *_same_closes(ours, theirs),
        *_taken_back(ours, theirs),
        *(each.swapped() for each in _taken_back(theirs, ours)),
        *_in_closed(ours, theirs, twins),
        *(each.swapped() for each in _in_closed(theirs, ours, twins)),
        *_same_records(ours, theirs),
        *_same_entries(ours, theirs),
        *twice,
    ]
    seen = {id(change) for each in met for change in (*each.ours, *each.theirs)}
    met += [
        near
        for near in _near(ours, theirs)
        if not seen.issuperset(map(id, (*near.ours, *near.theirs)))
    ]
    return tuple(each.overlap() for each in sorted(met, key=_order))


def _order(met: Met) -> tuple[bool, str, int, str, str]:
    period = met.period or "9999"
    return not met.conflict, period, _ORDER.index(met.kind), met.member or "", met.key or ""


def _facts(changes: Iterable[Change]) -> tuple[FactChange, ...]:
    def place(fact: FactChange) -> tuple[str, str, int]:
        return "" if fact.date is None else fact.date.isoformat(), fact.file, fact.line

    return tuple(sorted((change.fact for change in changes), key=place))


# -- closes -------------------------------------------------------------------------------------


def _same_closes(ours: Branch, theirs: Branch) -> Iterator[Met]:
    """Periods that both closed, not to the byte the same."""
    by_period = {close.period: close for close in theirs.closes}
    for close in ours.closes:
        other = by_period.get(close.period)
        if other is not None and close.text != other.text:
            yield Met("close", [close], [other], close.period)


def _taken_back(one: Branch, other: Branch) -> Iterator[Met]:
    """Closes that one took back or made anew, while the other closed later periods after them."""
    for close in one.closes:
        if close.change.before is None or other.has_close(close.period, close.text):
            continue
        later = [each for each in other.closed_beside(one) if each.month > close.month]
        if later:
            yield Met("reopened", [close], later, close.period)


def _in_closed(closer: Branch, other: Branch, twins: Collection[int]) -> Iterator[Met]:
    """Facts of one branch in or before periods that the other closed, without those that the other
    has too: `twins` are their id().
    """
    made = closer.closed_beside(other)
    if not made:
        return
    by_period: dict[str, list[Change]] = {}
    for change in other.entries:
        if id(change) in twins:
            continue
        close = _first_from(made, min(change.touched.months))
        if close is not None:
            by_period.setdefault(close.period, []).append(change)
    for period, record in _records_in(closer, other, made):
        by_period.setdefault(period, []).append(record)
    for close in made:
        if close.period in by_period:
            yield Met("closed", [close], by_period[close.period], close.period)


def _first_from(made: Sequence[ClosedPeriod], month: Month) -> ClosedPeriod | None:
    """The first close that counts the facts of a month, None if it is later than all."""
    return next((close for close in made if close.month >= month), None)


def _records_in(
    closer: Branch, other: Branch, made: Sequence[ClosedPeriod]
) -> Iterator[tuple[str, RecordChange]]:
    """The records that one changed, with the first of these closes of the other whose facts would
    not be the same with them.
    """
    if not other.records:
        return
    before, books = closer.books, other.books
    members = {member.id: member for member in (*before.members, *books.members)}
    after = before._replace(
        coop=books.coop,
        members=tuple(members[id_] for id_ in sorted(members)),
        agreements=books.agreements,
        grants=books.grants,
        law=books.law,
    )
    borne = bearing(before, after)
    for change in other.records:
        differing = closed_by_file(borne, change.file)
        period = next((close.period for close in made if close.period in differing), None)
        if period is not None:
            yield period, change


# -- records and entries ------------------------------------------------------------------------


def _same_records(ours: Branch, theirs: Branch) -> Iterator[Met]:
    """Keys of files that both changed, each in its own way."""
    for change in ours.records:
        for other in theirs.records:
            if _is_same_key(change, other) and not _is_same_change(change, other):
                one, two = change.file, other.file
                path = max(one.change.path, two.change.path, key=len)
                member = one.record if one.kind == "members" else None
                named = () if member is not None or not one.record else (one.record,)
                key = " ".join((*named, *path)) or None
                yield Met("record", [change], [other], None, member, key)


def _is_same_key(change: RecordChange, other: RecordChange) -> bool:
    """Whether two keys are the same, or one lies in the other."""
    one, two = change.file, other.file
    if (one.kind, one.record) != (two.kind, two.record):
        return False
    return all(a == b for a, b in zip(one.change.path, two.change.path, strict=False))


def _is_same_change(change: RecordChange, other: RecordChange) -> bool:
    one, two = change.file.change, other.file.change
    return (one.path, one.after) == (two.path, two.after)


def _same_entries(ours: Branch, theirs: Branch) -> Iterator[Met]:
    """Entries of the base that both changed, each in its own way."""
    by_entry = {
        _identity(change.pair.before): change
        for change in (*theirs.entries, *theirs.words)
        if change.pair.before is not None
    }
    for change in (*ours.entries, *ours.words):
        before = change.pair.before
        other = None if before is None else by_entry.get(_identity(before))
        if other is not None and _says(change.pair.after) != _says(other.pair.after):
            yield Met("entry", [change], [other], _period(change.touched))


def _identity(entry: Entry) -> Hashable:
    return type(entry), place_of(entry)


def _says(entry: Entry | None) -> Hashable:
    """All that an entry says, whatever its place; None if there is none."""
    if entry is None:
        return None
    wording = entry.wording if isinstance(entry, Transaction) else ""
    return entry_facts(entry, {}), wording


def _period(touched: Touched) -> str | None:
    return str(min(touched.months)) if touched.months else None


def _recorded_twice(ours: Branch, theirs: Branch) -> Iterator[Met]:
    """New entries that both have: with the same facts and words, or of the same line of the
    bank.
    """
    by_key: dict[Hashable, list[EntryChange]] = {}
    for other in theirs.entries:
        for key in _keys_of_new(other):
            by_key.setdefault(key, []).append(other)
    met: set[int] = set()
    for change in ours.entries:
        same = (one for key in _keys_of_new(change) for one in by_key.get(key, ()))
        twin = next((one for one in same if id(one) not in met), None)
        if twin is not None:
            met.add(id(twin))
            yield Met("twice", [change], [twin], _period(change.touched))


def _keys_of_new(change: EntryChange) -> list[Hashable]:
    """What a new entry is known by: the lines of the bank that it is, and what it says."""
    entry = change.pair.after
    if change.pair.before is not None or entry is None:
        return []
    postings = entry.postings if isinstance(entry, Transaction) else ()
    lines = [entry.bank] if isinstance(entry, Transaction) else []
    return [*filter(None, [*lines, *(posting.bank for posting in postings)]), _says(entry)]


# -- near each other ----------------------------------------------------------------------------


def _near(ours: Branch, theirs: Branch) -> Iterator[Met]:
    """What both changed of the same agreement, member, grant or month."""
    both = (ours, theirs)
    for id_, one, two in _shared(both, _agreements):
        yield Met("agreement", one, two, key=str(id_), conflict=False)
    for id_, one, two in _shared(both, lambda change: change.touched.members):
        yield Met("member", one, two, member=str(id_), conflict=False)
    for id_, one, two in _shared(both, lambda change: change.touched.grants):
        yield Met("grant", one, two, key=str(id_), conflict=False)
    for month, one, two in _shared(both, lambda change: change.touched.months):
        yield Met("month", one, two, str(month), conflict=False)


def _agreements(change: Fact) -> Iterator[str]:
    if isinstance(change, RecordChange) and change.file.kind == "agreement":
        yield change.file.record


def _shared(
    branches: tuple[Branch, Branch], touched: Callable[[Fact], Iterable[Hashable]]
) -> Iterator[tuple[Hashable, list[Fact], list[Fact]]]:
    """What changes of both branches touch, with these changes."""
    grouped: list[dict[Hashable, list[Fact]]] = [{}, {}]
    for by_key, branch in zip(grouped, branches, strict=True):
        changes: tuple[Fact, ...] = (*branch.entries, *branch.records)
        for change in changes:
            for key in touched(change):
                by_key.setdefault(key, []).append(change)
    one, two = grouped
    for key in sorted(one.keys() & two.keys(), key=str):
        yield key, one[key], two[key]
