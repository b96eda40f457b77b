"""What stands on a line of the books: an entry, hours, a close, or a key of a file (SPEC 13)."""

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from typing import NamedTuple

from socoledger.domain.books import Books
from socoledger.domain.closing import Close
from socoledger.domain.findings import Phrase, Place, _
from socoledger.domain.journal import Hours, Posting, Transaction
from socoledger.domain.member import Benefit, Decision, Member, Membership
from socoledger.domain.trace_line import BookLine, LineKind
from socoledger.rules.trace.entries import entry_node

_DECISION = _("{key}, by {reference}")

Entry = tuple[Transaction, Posting]


class Standing(NamedTuple):
    """What stands on a line."""

    kind: LineKind
    what: Phrase
    first: date | None = None
    """The first day that it is about; None: of any day."""
    last: date | None = None
    """The last day that it is about, inclusive; None: it has no end."""
    entries: tuple[Entry, ...] = ()
    """The posting there, or all of the transaction there."""
    hours: Hours | None = None
    close: Close | None = None
    keys: tuple[str, ...] = ()
    """The keys that lead to it, in a YAML file."""
    record: Place | None = None
    """The place of the record that the keys are part of: a member, a grant, an agreement."""
    of: str | None = None
    """The id of the member or the grant that the keys are about."""

    @property
    def day(self) -> date | None:
        """Its day, if it is about one alone."""
        return self.first if self.first == self.last else None


def standing_at(books: Books, line: BookLine) -> Standing:
    """What stands on a line of these books."""
    if line.keys or not line.head:
        return _of_keys(books, line)
    entries = tuple(_entries(books, line))
    if entries:
        return _of_entries(entries)
    place = Place(line.file, line.head)
    for hours in books.journal.hours:
        if hours.place == place:
            return _of_hours(hours)
    for close in books.journal.closes:
        if close.place == place:
            return _of_close(close)
    return Standing("directive", Phrase(_("the directive {word}"), word=line.word))


def _entries(books: Books, line: BookLine) -> Iterator[Entry]:
    """The posting that a line is of, or all postings where it is of the transaction itself."""
    for transaction in books.journal.transactions:
        if (transaction.file, transaction.line) == (line.file, line.head):
            begun = [one.line for one in transaction.postings if one.line <= line.number]
            at = max(begun, default=line.head)
            for posting in transaction.postings:
                if at in (line.head, posting.line):
                    yield transaction, posting


def _of_entries(entries: tuple[Entry, ...]) -> Standing:
    transaction, posting = entries[0]
    what = entry_node(transaction, posting.line, 0).label
    if len(entries) == 1 and len(transaction.postings) > 1:
        account, cents = posting.account, posting.cents
        message = _("{entry}; {amount_cents} on {account}")
        what = Phrase(message, entry=what, amount_cents=cents, account=account)
    return Standing("entry", what, transaction.day, transaction.day, entries)


def _of_hours(hours: Hours) -> Standing:
    message = _("{day}: {count_hundredths} hours of {member}")
    count, day = hours.hundredths, hours.day
    what = Phrase(message, day=day, count_hundredths=count, member=hours.member)
    return Standing("hours", what, day, day, hours=hours)


def _of_close(close: Close) -> Standing:
    what = Phrase(_("the close of {period}"), period=close.period)
    first = close.month.first_day if len(close.period) > 4 else date(close.month.year, 1, 1)
    return Standing("close", what, first, close.day, close=close)


def _of_keys(books: Books, line: BookLine) -> Standing:
    if not line.keys:
        return Standing("key", Phrase(_("the file {file}"), file=line.file))
    what = Phrase(_("the key {keys}"), keys=" > ".join(line.keys))
    in_coop = line.file == books.coop.place.file
    record = books.coop.place if in_coop else Place(line.file, 1)
    standing = Standing("key", what, line.since, keys=line.keys, record=record)
    for start, agreement in enumerate(books.agreements):
        if agreement.place == _at_or_above(line, [one.place for one in books.agreements]):
            later = books.agreements[start + 1 :]
            last = later[0].start.first_day - timedelta(days=1) if later else None
            return standing._replace(
                first=agreement.start.first_day, last=last, record=agreement.place
            )
    for grant in books.grants:
        if grant.place == _at_or_above(line, [one.place for one in books.grants]):
            return standing._replace(
                first=grant.first, last=grant.last, record=grant.place, of=grant.id
            )
    for member in books.members:
        if member.place.file == line.file:
            return _of_member(member, line, standing)
    return standing


def _of_member(member: Member, line: BookLine, standing: Standing) -> Standing:
    """A key of a member's file, with the days of the decision, benefit or membership that it is in,
    else those of the member; a decision with what it is called by.
    """
    standing = standing._replace(record=member.place, of=member.id)
    periods: list[Decision | Benefit | Membership] = [*member.premium, *member.allowance]
    periods += [*member.benefit, *member.membership]
    if len(line.keys) > 1:
        place = _at_or_above(line, [period.place for period in periods])
        for period in periods:
            if period.place == place:
                what = standing.what
                if isinstance(period, Decision):
                    what = Phrase(_DECISION, key=what, reference=period.reference)
                return standing._replace(what=what, first=period.first, last=period.last)
    return standing._replace(first=member.first_day, last=member.left)


def _at_or_above(line: BookLine, places: Iterable[Place]) -> Place | None:
    """The last of some places in the file that is not below the line."""
    above = (place for place in places if place.file == line.file and place.line <= line.number)
    return max(above, default=None)
