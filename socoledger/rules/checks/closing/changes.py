"""What changed between the facts of a month as they were and as they are, in words that stand in
the files: which key, which posting, from what to what (SPEC 4, `verify` tells by cause).
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from decimal import Decimal
from fractions import Fraction

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
from socoledger.domain.journal import Hours, Posting, Transaction
from socoledger.domain.money import format_hundredths
from socoledger.domain.period import Month
from socoledger.domain.verify import Change
from socoledger.rules.checks.closing.verify import name_of
from socoledger.rules.closing.fact_texts import Fact
from socoledger.rules.closing.facts import AGREEMENT, COOP, GRANT, LAW, Facts

_MEMBER = "member-"
_LEFT_OUT = ("place", "line", "reference", "name", "enterprise", "person", "monthly_cents", "id")
"""Fields that are no facts, or that say which record it is."""
_OF_COOP = ("member_key", "accounts")


def changes(
    close: Close, before: tuple[Books, Facts], now: tuple[Books, Facts]
) -> Iterator[Change]:
    """What changed in a month, by the books that it was closed on and those that there are now."""
    (old, old_facts), (new, new_facts) = before, now
    gone = _without(old_facts.listed, new_facts.listed)
    added = _without(new_facts.listed, old_facts.listed)
    yield from _of_journal(close.period, (old, gone), (new, added))
    for key in sorted({one.key for one in (*gone, *added)}):
        if key == LAW or key.startswith("day-"):
            continue
        places = [one.place for one in (*added, *gone) if one.key == key]
        was = _record(old, key, old_facts.month)
        value = _record(new, key, new_facts.month)
        name = name_of(key)
        for what in [*was, *(each for each in value if each not in was)]:
            if was.get(what) != value.get(what):
                shown = Finding.of(
                    CLOSED_FACT_CHANGED, places[0], close.day, period=close.period, key=name
                )
                yield Change(shown, what, was.get(what), value.get(what))


def added_lines(books: Books, findings: Sequence[Finding]) -> Iterator[Change]:
    """What the books as they are say where something was added or changed."""
    known = _by_place(books)
    for finding in findings:
        record = known.get(finding.place) if finding.kind == CLOSED_ENTRY_ADDED else None
        yield Change(finding, after=None if record is None else _said(record))


def wording_changes(close: Close, before: Facts | None, now: Facts) -> Iterator[Change]:
    """The words of a closed month that became others, with the old ones if they are known; days on
    which facts changed are left out, as that is told already.
    """
    if close.wording is None or close.wording == now.wording():
        return
    recorded, found = close.marks(), {**now.marks(), **now.marks_of_words()}
    days = sorted(key for key in {*recorded, *found} if key.startswith(WORDING))
    told = False
    for key in days:
        day = f"day-{key.removeprefix(WORDING)}"
        if recorded.get(key) == found.get(key) or recorded.get(day) != found.get(day):
            told = told or recorded.get(day) != found.get(day)
            continue
        told = True
        left = Counter(recorded.get(key, ()))
        added = []
        for fact in (one for one in now.words if one.key == key):
            if left[mark(fact.text)]:
                left[mark(fact.text)] -= 1
            else:
                added.append(fact)
        gone = [
            fact
            for fact in (before.words if before is not None else ())
            if fact.key == key and left[mark(fact.text)]
        ]
        for index in range(max(len(added), left.total())):
            now_one = added[index] if index < len(added) else None
            was = gone[index].text if index < len(gone) else None
            place = close.place if now_one is None else now_one.place
            shown = Finding.of(
                CLOSED_TEXT_CHANGED,
                place,
                close.day,
                period=close.period,
                day=key.removeprefix(WORDING),
            )
            yield Change(shown, "", was, None if now_one is None else now_one.text)
    if not told:  # then the close itself was changed
        yield Change(
            Finding.of(
                CLOSED_TEXT_CHANGED, close.place, close.day, period=close.period, day=close.period
            )
        )


def _without(some: Sequence[Fact], others: Sequence[Fact]) -> list[Fact]:
    left = Counter((one.key, one.text) for one in others)
    found = []
    for one in some:
        if left[one.key, one.text]:
            left[one.key, one.text] -= 1
        else:
            found.append(one)
    return found


# -- the journal --------------------------------------------------------------------------------


def _of_journal(
    period: str, before: tuple[Books, Sequence[Fact]], now: tuple[Books, Sequence[Fact]]
) -> Iterator[Change]:
    """Lines that were added or are gone, and those that became others: the likest, of one kind."""
    was, value = _by_place(before[0]), _by_place(now[0])
    gone = [one for one in before[1] if one.key.startswith("day-")]
    for added in (one for one in now[1] if one.key.startswith("day-")):
        record = value.get(added.place)
        likest = max(
            gone, key=lambda one: _likeness(was.get(one.place), record, one, added), default=None
        )
        earlier = None if likest is None else was.get(likest.place)
        shown = Finding.of(CLOSED_ENTRY_ADDED, added.place, added.day, period=period)
        if likest is None or not _likeness(earlier, record, likest, added):
            yield Change(shown, after=_said(record))
            continue
        gone.remove(likest)
        yield Change(shown, "", *_difference(earlier, record))
    for one in gone:
        place = one.place
        key = one.key.removeprefix("day-")
        shown = Finding.of(CLOSED_ENTRY_GONE, place, one.day, period=period, count=1, key=key)
        yield Change(shown, before=_said(was.get(place)))


Record = Transaction | Hours | None


def _by_place(books: Books) -> dict[Place | None, Record]:
    found: dict[Place | None, Record] = {
        Place(one.file, one.line): one for one in books.journal.transactions
    }
    found.update({one.place: one for one in books.journal.hours})
    return found


def _likeness(was: Record, now: Record, old: Fact, new: Fact) -> tuple[int, ...]:
    """How like two lines are; empty where they are nothing alike."""
    if type(was) is not type(now) or was is None or now is None:
        return ()
    same_day, near = int(was.day == now.day), -abs(old.place.line - new.place.line)
    if isinstance(was, Hours) and isinstance(now, Hours):
        same = int(was.member == now.member) + int(was.hundredths == now.hundredths)
    else:
        earlier, later = _accounts(was), _accounts(now)
        same = len(set(earlier) & set(later)) + len(set(_lines(was)) & set(_lines(now)))
    same_file = int(old.place.file == new.place.file)
    return (same + same_day, same_file, near) if same else ()


def _accounts(record: Record) -> list[str]:
    return [one.account for one in record.postings] if isinstance(record, Transaction) else []


def _lines(record: Record) -> list[str]:
    """What a record says, a text for each posting."""
    if isinstance(record, Hours):
        what = "" if record.what is None else f" {record.what}"
        return [f"{record.member} {format_hundredths(record.hundredths)}{what}"]
    return [] if record is None else [_posting(one) for one in record.postings]


def _posting(posting: Posting) -> str:
    text = f"{posting.account} {format_hundredths(posting.cents)}"
    owners = [owner for owner, _ in posting.shares]
    if owners:
        text += f" ({', '.join(owners)})"
    marks = {
        "purpose": posting.purpose,
        "approval": posting.approval,
        "for": posting.for_year,
        "grant": posting.grant,
    }
    return text + "".join(f" {key}: {said}" for key, said in marks.items() if said is not None)


def _said(record: Record) -> str | None:
    return None if record is None else f"{record.day} {'; '.join(_lines(record))}"


def _difference(was: Record, now: Record) -> tuple[str | None, str | None]:
    """What of a line became something else, before and after; all of it where nothing stayed."""
    earlier, later = _lines(was), _lines(now)
    left, right = Counter(earlier) - Counter(later), Counter(later) - Counter(earlier)
    before = [line for line in earlier if line in left]
    after = [line for line in later if line in right]
    if was is not None and now is not None and was.day != now.day:
        return "; ".join([f"{was.day}", *before]), "; ".join([f"{now.day}", *after])
    return "; ".join(before) or _said(was), "; ".join(after) or _said(now)


# -- members, the agreement and the like --------------------------------------------------------


def _record(books: Books, key: str, month: Month) -> dict[str, str]:
    """What a record says, by the path of each key."""
    value: object = None
    if key == AGREEMENT:
        value = books.agreement(month)
    elif key == COOP:
        return {path: text for path, text in _flat(books.coop) if path.split(" ")[0] in _OF_COOP}
    elif key.startswith(_MEMBER):
        value = next((one for one in books.members if f"{_MEMBER}{one.id}" == key), None)
    else:
        value = next((one for one in books.grants if f"{GRANT}{one.id}" == key), None)
    return {} if value is None else dict(_flat(value))


def _flat(value: object, path: str = "") -> Iterator[tuple[str, str]]:
    """The parts of a record with what they say; records have keys, lists are numbered."""
    if isinstance(value, Limit):
        yield path, _text(value.cents, "_cents") if value.share is None else _text(value.share)
    elif isinstance(value, Clause):
        yield from _of_clause(value, path)
    elif isinstance(value, tuple) and hasattr(value, "_fields"):
        yield from _of_record(value._asdict(), path)  # type: ignore[attr-defined]
    elif isinstance(value, Mapping):
        for key, held in value.items():
            yield from _flat(held, f"{path} {key}")
    elif isinstance(value, tuple):
        for number, held in enumerate(value, 1):
            yield from _flat(held, f"{path} {getattr(held, 'id', number)}")
    elif value is not None:
        yield path, _text(value)


def _of_record(fields: Mapping[str, object], path: str) -> Iterator[tuple[str, str]]:
    for field, held in fields.items():
        if field in _LEFT_OUT:
            continue
        name = field.removesuffix("_cents")
        there = f"{path} {_NAMES.get(name, name)}".strip()
        if isinstance(held, int):
            yield there, _text(held, field)
        else:
            yield from _flat(held, there)


def _of_clause(clause: Clause, path: str) -> Iterator[tuple[str, str]]:
    yield from _shares(clause.levies, f"{path} levies")
    for number, bracket in enumerate(clause.brackets, 1):
        there = f"{path} brackets {number}"
        if bracket.up_to_cents is not None:
            yield f"{there} up_to", _text(bracket.up_to_cents, "_cents")
        yield from _shares(bracket.split, there)


_NAMES = {"first": "from", "last": "to", "start": "from"}
"""Fields that bear another name in the files."""


def _shares(levies: Sequence[Levy], path: str) -> Iterator[tuple[str, str]]:
    seen: Counter[str] = Counter()
    for levy in levies:
        seen[levy.to] += 1
        again = f" {seen[levy.to]}" if seen[levy.to] > 1 else ""
        yield f"{path} {levy.to}{again}", _text(levy.share)


def _text(value: object, field: str = "") -> str:
    """A value as the files have it."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int) and field.endswith("_cents"):
        return format_hundredths(value)
    if isinstance(value, Fraction):
        percent = value * 100
        number = Decimal(percent.numerator) / Decimal(percent.denominator)
        return f"{number.normalize():f}%"
    return value.isoformat() if isinstance(value, date) else str(value)
