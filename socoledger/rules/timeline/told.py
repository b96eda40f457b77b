"""The whole of a member's story, in order of day (SPEC 13)."""

from collections.abc import Iterable, Iterator
from datetime import date

from socoledger.domain.books import Books
from socoledger.domain.member import Member
from socoledger.domain.timeline import Event
from socoledger.rules.history import History
from socoledger.rules.timeline.money import money_events
from socoledger.rules.timeline.of_months import month_events
from socoledger.rules.timeline.personal import personal_events
from socoledger.rules.trace.entries import Entries


def timeline(past: History, members: Iterable[Member]) -> tuple[Event, ...]:
    """What happened to one person, by each of their files, in order of day: first what began on a
    day, then what was booked, then what ended, then what closes say. Of books looked at as at a day
    nothing later is told, nor a decision that was taken later.
    """
    entries = Entries(past.books.journal)
    told = [
        event
        for member in members
        for event in _events(past, entries, member)
        if past.until is None or event.day <= past.until
    ]
    return tuple(sorted(told, key=lambda event: (event.day, event.turn)))


def _events(past: History, entries: Entries, member: Member) -> Iterator[Event]:
    yield from personal_events(past.books, member)
    yield from money_events(past, entries, member)
    yield from month_events(past, member)


def files_of(books: Books, ids: frozenset[str], persons: frozenset[str]) -> tuple[Member, ...]:
    """The files of one person in the books: those with one of the ids, and those of the same
    `person`, in order of the first day of membership.
    """
    files = (member for member in books.members if member.id in ids or member.person in persons)
    return tuple(sorted(files, key=lambda member: (member.first_day, member.id)))


def within(events: Iterable[Event], first: date, last: date) -> tuple[Event, ...]:
    """The events of the days from `first` up to and including `last`."""
    return tuple(event for event in events if first <= event.day <= last)
