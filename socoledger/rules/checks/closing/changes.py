"""Changes between the facts of a month at its close and now, as a person reads them in the files:
the key or the posting, with its value before and after (SPEC 4, causes in `verify`).
"""

from collections import Counter
from collections.abc import Iterator, Sequence

from socoledger.catalogue.closing import (
    CLOSED_ENTRY_ADDED,
    CLOSED_ENTRY_GONE,
    CLOSED_FACT_CHANGED,
    CLOSED_TEXT_CHANGED,
)
from socoledger.domain.books import Books
from socoledger.domain.closing import WORDING, Close
from socoledger.domain.declared import FromFile
from socoledger.domain.digest import mark
from socoledger.domain.findings import Finding, Place
from socoledger.domain.journal import Hours, Transaction
from socoledger.domain.period import Month
from socoledger.domain.verify import Change
from socoledger.rules.checks.closing.verify import name_of
from socoledger.rules.closing.fact_texts import Fact
from socoledger.rules.closing.facts import AGREEMENT, COOP, GRANT, LAW, Facts
from socoledger.rules.diff.records import Changed, record_changes
from socoledger.rules.entry_texts import Entry, entry_lines, entry_text

_MEMBER = "member-"
NO_FACTS = ("reference", "name", "enterprise", "person", "monthly", "goals", "hours", "due")
"""The keys of members, agreements and grants that are no facts of closes."""
COOP_FACTS = ("member_key", "accounts")
"""The keys of coop.yaml that are facts of closes."""


def changes(
    close: Close, before: tuple[Books, Facts], now: tuple[Books, Facts]
) -> Iterator[Change]:
    """The changes in a month, between the books on which it was closed and the present ones."""
    (old, old_facts), (new, new_facts) = before, now
    removed = _without(old_facts.listed, new_facts.listed)
    added = _without(new_facts.listed, old_facts.listed)
    yield from _journal_changes(close.period, (old, removed), (new, added))
    for key in sorted({fact.key for fact in (*removed, *added)}):
        if key == LAW or key.startswith("day-"):
            continue
        for change in _record_changes((old, old_facts.month), (new, new_facts.month), key):
            place = change.after_place or change.before_place
            finding = Finding.of(
                CLOSED_FACT_CHANGED, place, close.day, period=close.period, key=name_of(key)
            )
            yield Change(finding, " ".join(change.path), change.before, change.after)


def added_lines(books: Books, findings: Sequence[Finding]) -> Iterator[Change]:
    """A change for each finding, with the line of the present books if it was added."""
    records = _records_by_place(books)
    for finding in findings:
        record = records.get(finding.place) if finding.kind == CLOSED_ENTRY_ADDED else None
        yield Change(finding, after=None if record is None else _record_text(record))


def wording_changes(close: Close, before: Facts | None, now: Facts) -> Iterator[Change]:
    """The changes in the wording of a closed month, with the old wording if it is known. Days on
    which facts changed are left out, as they are reported already.
    """
    if close.wording is None or close.wording == now.wording():
        return
    recorded, current = close.marks(), {**now.marks(), **now.wording_marks()}
    days = sorted(key for key in {*recorded, *current} if key.startswith(WORDING))
    is_reported = False
    for key in days:
        day = f"day-{key.removeprefix(WORDING)}"
        if recorded.get(key) == current.get(key) or recorded.get(day) != current.get(day):
            is_reported = is_reported or recorded.get(day) != current.get(day)
            continue
        is_reported = True
        remaining = Counter(recorded.get(key, ()))
        added = []
        for fact in (fact for fact in now.words if fact.key == key):
            if remaining[mark(fact.text)]:
                remaining[mark(fact.text)] -= 1
            else:
                added.append(fact)
        removed = [
            fact
            for fact in (before.words if before is not None else ())
            if fact.key == key and remaining[mark(fact.text)]
        ]
        for index in range(max(len(added), remaining.total())):
            new_fact = added[index] if index < len(added) else None
            old_text = removed[index].text if index < len(removed) else None
            place = close.place if new_fact is None else new_fact.place
            finding = Finding.of(
                CLOSED_TEXT_CHANGED,
                place,
                close.day,
                period=close.period,
                day=key.removeprefix(WORDING),
            )
            yield Change(finding, "", old_text, None if new_fact is None else new_fact.text)
    if not is_reported:  # the close itself was changed
        yield Change(
            Finding.of(
                CLOSED_TEXT_CHANGED, close.place, close.day, period=close.period, day=close.period
            )
        )


def _without(facts: Sequence[Fact], others: Sequence[Fact]) -> list[Fact]:
    remaining = Counter((fact.key, fact.text) for fact in others)
    result = []
    for fact in facts:
        if remaining[fact.key, fact.text]:
            remaining[fact.key, fact.text] -= 1
        else:
            result.append(fact)
    return result


# -- the journal --------------------------------------------------------------------------------


def _journal_changes(
    period: str, before: tuple[Books, Sequence[Fact]], now: tuple[Books, Sequence[Fact]]
) -> Iterator[Change]:
    """The lines that were added, removed or changed; a changed line is paired with the most similar
    removed line of the same kind.
    """
    old_records, new_records = _records_by_place(before[0]), _records_by_place(now[0])
    removed = [fact for fact in before[1] if fact.key.startswith("day-")]
    for added in (fact for fact in now[1] if fact.key.startswith("day-")):
        record = new_records.get(added.place)
        most_like = max(
            removed,
            key=lambda fact: _likeness(old_records.get(fact.place), record, fact, added),
            default=None,
        )
        old_record = None if most_like is None else old_records.get(most_like.place)
        finding = Finding.of(CLOSED_ENTRY_ADDED, added.place, added.day, period=period)
        if most_like is None or not _likeness(old_record, record, most_like, added):
            yield Change(finding, after=_record_text(record))
            continue
        removed.remove(most_like)
        yield Change(finding, "", *_difference(old_record, record))
    for fact in removed:
        place = fact.place
        key = fact.key.removeprefix("day-")
        finding = Finding.of(CLOSED_ENTRY_GONE, place, fact.day, period=period, count=1, key=key)
        yield Change(finding, before=_record_text(old_records.get(place)))


Record = Entry | None


def _records_by_place(books: Books) -> dict[Place | None, Record]:
    records: dict[Place | None, Record] = {
        Place(entry.file, entry.line): entry for entry in books.journal.transactions
    }
    records.update({entry.place: entry for entry in books.journal.hours})
    return records


def _likeness(
    old_record: Record, new_record: Record, old_fact: Fact, new_fact: Fact
) -> tuple[int, ...]:
    """The similarity of two lines, as a tuple that compares; () if they have nothing in common."""
    if type(old_record) is not type(new_record) or old_record is None or new_record is None:
        return ()
    same_day, near = (
        int(old_record.day == new_record.day),
        -abs(old_fact.place.line - new_fact.place.line),
    )
    if isinstance(old_record, Hours) and isinstance(new_record, Hours):
        same = int(old_record.member == new_record.member) + int(
            old_record.hundredths == new_record.hundredths
        )
    else:
        earlier, later = _accounts(old_record), _accounts(new_record)
        same = len(set(earlier) & set(later)) + len(
            set(_lines(old_record)) & set(_lines(new_record))
        )
    same_file = int(old_fact.place.file == new_fact.place.file)
    return (same + same_day, same_file, near) if same else ()


def _accounts(record: Record) -> list[str]:
    return (
        [posting.account for posting in record.postings] if isinstance(record, Transaction) else []
    )


def _record_text(record: Record) -> str | None:
    return None if record is None else entry_text(record)


def _lines(record: Record) -> list[str]:
    return [] if record is None else entry_lines(record)


def _difference(old: Record, new: Record) -> tuple[str | None, str | None]:
    """The parts of a line that changed, before and after; the whole line if nothing is the same."""
    earlier, later = _lines(old), _lines(new)
    left, right = Counter(earlier) - Counter(later), Counter(later) - Counter(earlier)
    before = [line for line in earlier if line in left]
    after = [line for line in later if line in right]
    if old is not None and new is not None and old.day != new.day:
        return "; ".join([f"{old.day}", *before]), "; ".join([f"{new.day}", *after])
    return "; ".join(before) or _record_text(old), "; ".join(after) or _record_text(new)


# -- members, the agreement and the like --------------------------------------------------------


def _record_changes(
    before: tuple[Books, Month], now: tuple[Books, Month], key: str
) -> Iterator[Changed]:
    """The facts that differ in the record with a key of facts, as its file writes them."""
    old, new = _record(*before, key), _record(*now, key)
    if old is None and new is None:
        return
    for change in record_changes(old, new):
        ends = {*change.path[:1], *change.path[-1:]}
        if ends.intersection(COOP_FACTS) if key == COOP else not ends.intersection(NO_FACTS):
            yield change


def _record(books: Books, month: Month, key: str) -> FromFile | None:
    """The record of a key of facts, as it counts for a month."""
    if key == AGREEMENT:
        return books.agreement(month)
    if key == COOP:
        return books.coop
    records = (
        {f"{_MEMBER}{member.id}": member for member in books.members}
        if key.startswith(_MEMBER)
        else {f"{GRANT}{grant.id}": grant for grant in books.grants}
    )
    return records.get(key)
