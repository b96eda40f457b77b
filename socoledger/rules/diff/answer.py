"""The answer of `diff`: facts, and what they do to figures (SPEC 13)."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import zip_longest
from typing import NamedTuple

from socoledger.domain.books import Books
from socoledger.domain.diff import (
    Change,
    DiffAnswer,
    FactChange,
    FigureChange,
    FigureTotal,
    KeyChange,
)
from socoledger.domain.journal import Transaction
from socoledger.rules.diff.bearing import bearing, closed_by_entry, closed_by_file
from socoledger.rules.diff.booked import booked_changes
from socoledger.rules.diff.closes import CloseChange, close_changes
from socoledger.rules.diff.entries import entry_changes, key_changes
from socoledger.rules.diff.figures import figure_changes
from socoledger.rules.diff.files import FileChange, file_changes, renamed_members
from socoledger.rules.diff.matching import Pair, place_of
from socoledger.rules.diff.totals import totals
from socoledger.rules.entry_texts import Entry, entry_lines
from socoledger.rules.history import history
from socoledger.rules.span import span


class DiffSide(NamedTuple):
    """One state of the books: what it is called, and whether its errors stop figures."""

    label: str
    books: Books
    misleads: bool = False


def diff(before: DiffSide, after: DiffSide) -> DiffAnswer:
    """What changed from one state of the books to another."""
    old, new = before.books, after.books
    renamed = renamed_members(old, new)
    entries = entry_changes(old, new, renamed)
    files = [*file_changes(old, new, renamed)]
    borne = bearing(old, new) if any(one.kind in _IN_CLOSES for one in files) else {}
    facts = [
        *(entry_fact(pair, closed_by_entry(old, pair)) for pair in entries.facts),
        *(file_fact(one, closed_by_file(borne, one)) for one in files),
        *(close_fact(one, old) for one in close_changes(old, new)),
    ]
    words = (_of_words(pair, closed_by_entry(old, pair)) for pair in entries.words)
    figures: tuple[FigureChange, ...] = ()
    together: tuple[FigureTotal, ...] = ()
    misleads = before.misleads or after.misleads
    if facts and not misleads:
        figures, together = _figures(old, new, renamed)
    periods = {period for fact in facts for period in fact.closed}
    return DiffAnswer(
        closed=tuple(sorted(periods)),
        facts=tuple(sorted(facts, key=_order)),
        figures=figures,
        totals=together,
        wording=tuple(sorted((one for one in words if one.closed), key=_order)),
        before=before.label,
        after=after.label,
        without_figures=_sides_that_mislead(before, after) if misleads else None,
    )


def only_closed(answer: DiffAnswer) -> DiffAnswer:
    """What of an answer bears on closed periods."""
    figures = tuple(figure for figure in answer.figures if figure.closed)
    return replace(
        answer,
        facts=tuple(fact for fact in answer.facts if fact.closed),
        figures=figures,
        totals=totals(figures, max(one.period for one in figures)) if figures else (),
    )


_IN_CLOSES = ("members", "agreement", "grants", "law", "coop")
"""What closes hold facts of, beside the journal."""


def _sides_that_mislead(before: DiffSide, after: DiffSide) -> str:
    if before.misleads and after.misleads:
        return "both"
    return "before" if before.misleads else "after"


def _figures(
    before: Books, after: Books, renamed: Mapping[str, str]
) -> tuple[tuple[FigureChange, ...], tuple[FigureTotal, ...]]:
    """The figures that differ, through the last month of both, and what they come to."""
    first = max(before.coop.first_month, after.coop.first_month)
    lasts = [span(books.journal).last_month for books in (before, after)]
    last = max([first, *(month for month in lasts if month is not None)])
    old, new = history(before, last), history(after, last)
    by_rules = tuple(figure_changes(old, new, renamed))
    changes = (*by_rules, *booked_changes(old, new, renamed, by_rules))
    return changes, totals(changes, last)


def _order(fact: FactChange) -> tuple[bool, tuple[str, ...], str, str, str, int]:
    day = "" if fact.date is None else fact.date.isoformat()
    return not fact.closed, fact.closed[:1], day, fact.kind, fact.file, fact.line


def _change_of(before: object, after: object) -> Change:
    if before is None:
        return "added"
    return "removed" if after is None else "changed"


def entry_fact(pair: Pair, closed: tuple[str, ...]) -> FactChange:
    """An entry that changed, and the closed periods that it bears on."""
    before, after = pair
    changes = () if before is None or after is None else tuple(key_changes(before, after))
    return _entry_change(pair, closed, (_facts_text(before), _facts_text(after)), changes)


def _of_words(pair: Pair, closed: tuple[str, ...]) -> FactChange:
    before, after = (entry.wording if isinstance(entry, Transaction) else None for entry in pair)
    return _entry_change(pair, closed, (before, after))


def _entry_change(
    pair: Pair,
    closed: tuple[str, ...],
    texts: tuple[str | None, str | None],
    changes: tuple[KeyChange, ...] = (),
) -> FactChange:
    present = [entry for entry in pair if entry is not None]
    place = place_of(present[-1])
    return FactChange(
        kind="journal",
        change=_change_of(*pair),
        before=texts[0],
        after=texts[1],
        file=place.file,
        line=place.line,
        date=present[0].day,
        text=_words_of(present[-1]),
        member=None,
        key=None,
        closed=closed,
        changes=changes,
    )


def _words_of(entry: Entry) -> str | None:
    if not isinstance(entry, Transaction):
        return None
    return ", ".join(filter(None, entry.text)) or None


def _facts_text(entry: Entry | None) -> str | None:
    """An entry with its words, on one line."""
    if entry is None:
        return None
    words = [f'"{text}"' for text in entry.text if text] if isinstance(entry, Transaction) else []
    return " ".join([f"{entry.day}", *words, "; ".join(entry_lines(entry))])


def file_fact(one: FileChange, closed: tuple[str, ...]) -> FactChange:
    """A key of a file that changed, and the closed periods that it bears on."""
    change, place = one.change, one.place
    named = one.kind in ("agreement", "grants")
    path = (one.record, *change.path) if named else change.path
    return FactChange(
        kind=one.kind,
        change=_change_of(change.before, change.after),
        before=change.before,
        after=change.after,
        file=place.file,
        line=place.line,
        date=None,
        text=None,
        member=one.record if one.kind == "members" else None,
        key=" ".join(path) or None,
        closed=closed,
        changes=(),
    )


def close_fact(one: CloseChange, old: Books) -> FactChange:
    """A close that changed; `old` are the books before."""
    close = one.close
    was_closed = close.period in old.journal.closed
    return FactChange(
        kind="closes",
        change=_change_of(one.before, one.after),
        before=_close_text(close.period, one.before, one.removed),
        after=_close_text(close.period, one.after, one.added),
        file=close.place.file,
        line=close.place.line,
        date=close.day,
        text=None,
        member=None,
        key=close.period,
        closed=(close.period,) if was_closed else (),
        changes=tuple(_close_parts(one)) if one.before and one.after else (),
    )


def _close_parts(one: CloseChange) -> Iterator[KeyChange]:
    """The seal of a close and the lines of it that differ, in their order."""
    yield KeyChange(key="seal", before=one.before, after=one.after)
    for before, after in zip_longest(one.removed, one.added):
        yield KeyChange(key="line", before=before, after=after)


def _close_text(period: str, seal: str | None, lines: Sequence[str]) -> str | None:
    """The period and the seal of a close, and the lines of it that differ."""
    return None if seal is None else "; ".join([f"{period} {seal}", *lines])
