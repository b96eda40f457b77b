"""Changes between the facts of a month at its close and now, as a person reads them in the files:
the key or the posting, with its value before and after (SPEC 4, causes in `verify`).
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import fields, is_dataclass

from socoledger.catalogue.closing import (
    CLOSED_ENTRY_ADDED,
    CLOSED_ENTRY_GONE,
    CLOSED_FACT_CHANGED,
    CLOSED_TEXT_CHANGED,
)
from socoledger.domain.agreement import Clause, Levy, Limit
from socoledger.domain.books import Books
from socoledger.domain.closing import WORDING, Close
from socoledger.domain.digest import mark
from socoledger.domain.findings import Finding, Place
from socoledger.domain.journal import Hours, Transaction
from socoledger.domain.period import Month
from socoledger.domain.verify import Change
from socoledger.rules.checks.closing.verify import name_of
from socoledger.rules.closing.fact_texts import Fact
from socoledger.rules.closing.facts import AGREEMENT, COOP, GRANT, LAW, Facts
from socoledger.rules.entry_texts import Entry, entry_lines, entry_text
from socoledger.rules.value_texts import value_text

_MEMBER = "member-"
_SKIPPED_FIELDS = (
    "place",
    "line",
    "reference",
    "name",
    "enterprise",
    "person",
    "monthly_cents",
    "goals",
    "due",
    "hours",
    "id",
)
"""Fields that are no facts, or that identify the record."""
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
        places = [fact.place for fact in (*added, *removed) if fact.key == key]
        old_values = _fields_of_key(old, key, old_facts.month)
        new_values = _fields_of_key(new, key, new_facts.month)
        record_name = name_of(key)
        for path in [*old_values, *(path for path in new_values if path not in old_values)]:
            if old_values.get(path) != new_values.get(path):
                finding = Finding.of(
                    CLOSED_FACT_CHANGED, places[0], close.day, period=close.period, key=record_name
                )
                yield Change(finding, path, old_values.get(path), new_values.get(path))


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


def _fields_of_key(books: Books, key: str, month: Month) -> dict[str, str]:
    """The values of the record of a key, by path."""
    record: object = None
    if key == AGREEMENT:
        record = books.agreement(month)
    elif key == COOP:
        return {
            path: text for path, text in _fields(books.coop) if path.split(" ")[0] in COOP_FACTS
        }
    elif key.startswith(_MEMBER):
        record = next((entry for entry in books.members if f"{_MEMBER}{entry.id}" == key), None)
    else:
        record = next((entry for entry in books.grants if f"{GRANT}{entry.id}" == key), None)
    return {} if record is None else dict(_fields(record))


def _fields(value: object, path: str = "") -> Iterator[tuple[str, str]]:
    """The path and text of each value in a record; items of lists have their id or number
    as key.
    """
    if isinstance(value, Limit):
        yield path, value_text(value)
    elif isinstance(value, Clause):
        yield from _clause_fields(value, path)
    elif is_dataclass(value) and not isinstance(value, type):
        values = {field.name: getattr(value, field.name) for field in fields(value)}
        yield from _record_fields(values, path)
    elif isinstance(value, Mapping):
        for key, item in value.items():
            yield from _fields(item, f"{path} {key}")
    elif isinstance(value, tuple):
        for number, item in enumerate(value, 1):
            yield from _fields(item, f"{path} {getattr(item, 'id', number)}")
    elif value is not None:
        yield path, value_text(value)


def _record_fields(values: Mapping[str, object], path: str) -> Iterator[tuple[str, str]]:
    for field, value in values.items():
        if field in _SKIPPED_FIELDS:
            continue
        name = field.removesuffix("_cents")
        field_path = f"{path} {_KEYS.get(name, name)}".strip()
        if isinstance(value, int):
            yield field_path, value_text(value, field)
        else:
            yield from _fields(value, field_path)


def _clause_fields(clause: Clause, path: str) -> Iterator[tuple[str, str]]:
    yield from _share_fields(clause.levies, f"{path} levies")
    for number, bracket in enumerate(clause.brackets, 1):
        bracket_path = f"{path} brackets {number}"
        if bracket.up_to_cents is not None:
            yield f"{bracket_path} up_to", value_text(bracket.up_to_cents, "_cents")
        yield from _share_fields(bracket.split, bracket_path)


_KEYS = {"first": "from", "last": "to", "start": "from", "out_of": "from"}
"""The keys in the files of fields with another name."""


def _share_fields(levies: Sequence[Levy], path: str) -> Iterator[tuple[str, str]]:
    count_by_destination: Counter[str] = Counter()
    for levy in levies:
        count_by_destination[levy.to] += 1
        number = f" {count_by_destination[levy.to]}" if count_by_destination[levy.to] > 1 else ""
        yield f"{path} {levy.to}{number}", value_text(levy.share)
