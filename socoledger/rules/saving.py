"""What changed in the books between two states of them, in facts (SPEC 11)."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from posixpath import normpath
from typing import NamedTuple

from socoledger.domain.books import Books
from socoledger.domain.closing import SUFFIX
from socoledger.domain.journal import Transaction
from socoledger.domain.period import Month, is_period
from socoledger.domain.saving import (
    BookingsChange,
    ChangedFile,
    HoursChange,
    SavedChanges,
    ThingChange,
)

_MONTHS = 3
"""The largest number of months of which the bookings are told month by month."""
_MEMBERS = "members/"
_YAML = ".yaml"
_SETTINGS = ("coop", "agreement", "grants", "budget", "law", "noted", "umbrella")


class _Fact(NamedTuple):
    """What makes a booking the same one, wherever it stands; `net_cents` is what it adds to the
    money there is.
    """

    month: Month
    net_cents: int
    rest: object


def changes(
    before: Books | None, after: Books, files: Sequence[ChangedFile], *, with_facts: bool = True
) -> SavedChanges:
    """What changed, given the files that did; `before` None: there were no books. `with_facts` says
    whether all facts on both sides could be read; else the files alone are told.
    """
    bookings: tuple[BookingsChange, ...] = ()
    hours: tuple[HoursChange, ...] = ()
    if with_facts:
        bookings = tuple(_bookings(_facts(before), _facts(after)))
        hours = tuple(_hours(before, after))
    kinds = defaultdict(list)
    for file in files:
        kinds[_kind(file.name, before, after)].append(file)
    journal = kinds["journal"]
    return SavedChanges(
        bookings=bookings,
        hours=hours,
        closes=_things(kinds["close"], SUFFIX),
        members=_things(kinds["member"], _YAML),
        settings=_things(kinds["settings"]),
        journal_files=0 if bookings or hours else len(journal),
        other_files=len(kinds["other"]),
    )


def _kind(name: str, before: Books | None, after: Books) -> str:
    """What a file is."""
    coop = after.coop
    folder, _, last = name.rpartition("/")
    if folder == normpath(coop.closes) and is_period(last.removesuffix(SUFFIX)):
        return "close"
    if name.startswith(_MEMBERS) and name.endswith(_YAML):
        return "member"
    if name in (coop.bank, *(f"{setting}{_YAML}" for setting in _SETTINGS)):
        return "settings"
    both = (after,) if before is None else (before, after)
    return "journal" if any(name in books.journal.files for books in both) else "other"


def _things(files: Iterable[ChangedFile], suffix: str = "") -> tuple[ThingChange, ...]:
    """The changes of files that hold one thing each, which has their name but for the suffix."""
    return tuple(
        ThingChange(
            id=file.name.rpartition("/")[2].removesuffix(suffix),
            change=file.fate.value,
        )
        for file in files
    )


def _facts(books: Books | None) -> Counter[_Fact]:
    """The bookings that no close made, and how often each is there."""
    if books is None:
        return Counter()
    assets = f"{books.journal.roots.assets}:"
    return Counter(
        _Fact(
            Month.of(entry.day),
            sum(posting.cents for posting in entry.postings if posting.account.startswith(assets)),
            _rest(entry),
        )
        for entry in books.journal.transactions
        if entry.close is None
    )


def _rest(entry: Transaction) -> object:
    """All that a booking says, without its place."""
    postings = tuple(posting._replace(line=0, bank="") for posting in entry.postings)
    return entry.day, postings, entry.text, entry.partner, entry.links, entry.is_unsure


def _bookings(before: Counter[_Fact], after: Counter[_Fact]) -> Iterator[BookingsChange]:
    """The changes in bookings by month, or in one line if there are many months."""
    new, old = [*(after - before).elements()], [*(before - after).elements()]
    months = sorted({fact.month for fact in (*new, *old)})
    if len(months) <= _MONTHS:
        spans = [(month, month) for month in months]
    else:
        spans = [(months[0], months[-1])]
    for first, last in spans:
        came = [fact.net_cents for fact in new if first <= fact.month <= last]
        went = [fact.net_cents for fact in old if first <= fact.month <= last]
        changed = min(len(came), len(went))
        yield BookingsChange(
            from_=first,
            to=last,
            added=len(came) - changed,
            changed=changed,
            removed=len(went) - changed,
            in_cents=_above_zero(came) - _above_zero(went),
            out_cents=_above_zero(-cents for cents in came) - _above_zero(-cents for cents in went),
        )


def _above_zero(amounts: Iterable[int]) -> int:
    return sum(max(0, cents) for cents in amounts)


def _hours(before: Books | None, after: Books) -> Iterator[HoursChange]:
    """The hours of each member that came in or were taken off."""
    totals: Counter[str] = Counter()
    for books, sign in ((before, -1), (after, 1)):
        for hours in () if books is None else books.journal.hours:
            totals[hours.member] += sign * hours.hundredths
    for member, hundredths in sorted(totals.items()):
        if hundredths:
            yield HoursChange(member=member, hours=hundredths)
