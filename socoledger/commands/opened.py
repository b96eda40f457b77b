"""The books opened for figures, and what a command line may leave out."""

from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from socoledger.commands.arguments import a_day, a_period
from socoledger.commands.context import (
    Context,
    Stopped,
    misused,
    nothing,
    refused,
    root_of,
    unreadable,
    words_for,
    words_of,
)
from socoledger.commands.errors import all_findings, in_the_way
from socoledger.domain.books import Books
from socoledger.domain.findings import Finding, Place, Stops, _
from socoledger.domain.period import Month, parse_period
from socoledger.read import books as reading
from socoledger.rules.as_at import as_at, up_to
from socoledger.rules.history import History, history
from socoledger.rules.span import Span, span
from socoledger.write.words import Words

NOTHING_BOOKED = _("nothing is booked yet, so there are no figures")


def read_books(context: Context) -> Books | tuple[Finding, ...]:
    """The books, or the findings that keep even coop.yaml from being read."""
    root = root_of(context)
    if root is None:
        return (reading.NO_BOOKS,)
    return reading.read(root)


class OpenBooks(NamedTuple):
    """Books that figures can be made of. `notes` say what else is wrong with them."""

    books: Books
    words: Words
    reach: Span
    """Of the whole journal, whatever day is asked for."""
    notes: tuple[str, ...]
    at: date | None = None
    """The day that the books stand at, None: all of them."""
    known: frozenset[str] = frozenset()
    """Ids of members of other books under the same umbrella."""
    first: Month | None = None
    """The first month of all books together, where others are asked for as well."""

    @property
    def together(self) -> bool:
        """Whether other books are asked for as well."""
        return self.first is not None

    def history(self, through: Month) -> History:
        """Every month through one, on the facts that are there; in figures through a month of this
        year, what is dated after the month of today does not count yet.
        """
        books, today = self.books, self.reach.today
        if (
            self.reach.has_future_facts
            and today
            and through.year == today.year
            and through <= today
        ):
            books = up_to(books, today.last_day)
        return history(books, through, self.at)

    def last_month(self) -> Month:
        """The month of the last fact, or of the day asked for; stops where there are no facts."""
        month = self.reach.last_month
        if month is None:
            raise nothing(self.words, NOTHING_BOOKED)
        return month if self.at is None else Month.of(self.at)

    def year(self, text: str | None) -> tuple[int, Month]:
        """The year asked for, or that of the last fact, and how far its figures reach."""
        last = self.last_month()
        if text is None:
            return last.year, last if self.at is None else self._through(last.year)
        try:
            year = parse_period(text)
        except ValueError:
            year = last
        if isinstance(year, Month):
            raise misused(self.words, _("'{text}' is not a year; write it like 2025"), text=text)
        return year, self._through(year)

    def period(self, text: str | None) -> tuple[Month | int, Month]:
        """The month or year asked for, or the month of the last fact, and how far it reaches."""
        first, last = self.first or self.books.coop.first_month, self.last_month()
        if self.at is None:
            asked = None if text is None else self.reach.furthest
            last = max(asked or last, first)
        period = last if text is None else a_period(self.words, text)
        if isinstance(period, int):
            return period, self._through(period)
        if not first <= period <= last:
            raise _outside(self.words, period, first, last)
        return period, period

    def day(self) -> date:
        """The day asked for, or that of the last fact."""
        last = self.at or self.reach.last_day
        return self.last_month().last_day if last is None else last

    def _through(self, year: int) -> Month:
        through = self.reach.through(year)
        if self.at is not None and year >= self.at.year:
            through = Month.of(self.at) if year == self.at.year else None
        if through is None:
            raise _nothing_in(self.words, self._years(), year)
        return through

    def _years(self) -> tuple[int, ...]:
        """The years there are, as far as the day asked for."""
        return tuple(year for year in self.reach.years if self.at is None or year <= self.at.year)

    def ids(self, member: str | None) -> frozenset[str]:
        """The ids to show: that of one member, or all."""
        ids = frozenset(each.id for each in self.books.members)
        if member is None:
            return ids
        if member not in ids | self.known:
            message, known = (
                _("'{id}' is not a member; the members are: {known}"),
                ", ".join(sorted(ids)),
            )
            raise misused(self.words, message, id=member, known=known)
        return ids & {member}


def _nothing_in(words: Words, years: Iterable[int], year: int) -> Stopped:
    """What to raise for a year without facts, with those that have some."""
    message = _("nothing is booked in {year}; there are entries in: {known}")
    return nothing(words, message, year=str(year), known=", ".join(map(str, years)))


def beneath(folder: str, finding: Finding) -> Finding:
    """A finding of books in a folder under an umbrella, with its file told from there."""
    place = finding.place
    if not folder or place is None:
        return finding
    return finding._replace(place=Place(f"{folder}/{place.file}", place.line))


class When(NamedTuple):
    """As they stood on which day books are asked for, None: with all that is in them."""

    at: str | None = None
    beyond: bool = False
    """Whether the day may lie where these books have nothing, as others go along that may."""
    early: bool = False
    """Whether it may lie before first_month: there are balances then."""
    month: Month | None = None
    """The month whose end the day is, if it was asked for so: it has to be one of the books'."""
    folder: str = ""
    """The books' folder under an umbrella, which their files are told with."""

    def told(self, findings: Iterable[Finding]) -> tuple[Finding, ...]:
        """Findings with their files told from where who asks stands."""
        return tuple(beneath(self.folder, one) for one in findings)


NOW = When()


def readable_books(context: Context) -> tuple[Books, Words]:
    """Books that can be read, whatever else is wrong with them; stops where they cannot."""
    return readable(context, read_books(context))


def readable(
    context: Context, books: Books | tuple[Finding, ...], when: When = NOW
) -> tuple[Books, Words]:
    """What was read, if it can be read as meant; stops where it cannot."""
    if not isinstance(books, Books):
        raise Stopped(unreadable(when.told(books), words_of(context)))
    words = words_for(context, books)
    if any(finding.stops(Stops.READING) for finding in books.findings):
        raise Stopped(unreadable(when.told(books.findings), words))
    return books, words


def open_books(context: Context, when: When = NOW) -> OpenBooks:
    """Read books for figures, as they are or as they were at the end of a day; stops where they
    cannot be read or would mislead (SPEC 7, 9), or have nothing on that day.
    """
    books, words = readable(context, read_books(context), when)
    day = None if when.at is None else a_day(words, when.at)
    reach = span(books.journal, max(context.today, day or context.today))
    if day is not None and not when.beyond:
        if not when.early and day < books.coop.first_month.first_day:
            raise _before(words, day, books.coop.first_month)
        is_within(words, reach, day)
        is_reached(words, reach, books.coop.first_month, when.month)
    if day is not None:
        books = as_at(books, day)
    errors = in_the_way(books, all_findings(books))
    stopping = [finding for finding in errors if finding.stops(Stops.FIGURES)]
    if stopping:
        last_word = words("no figures: solve these errors first")
        where = f"{when.folder}: " if when.folder else ""
        raise refused(*map(words.finding_line, when.told(stopping)), f"{where}{last_word}")
    note = _("note: the books have errors: {count}; see: socoledger check")
    notes = (words(note, count=len(errors)),) if errors else ()
    accepted = len(books.journal.accepted)
    if accepted:
        note = _("note: errors that closes accepted: {count}; see: socoledger check")
        notes = (*notes, words(note, count=accepted))
    return OpenBooks(books, words, reach, notes, day)


def is_within(words: Words, reach: Span, day: date) -> None:
    """Stop where there is nothing in the year of a day."""
    if reach.last_month is None:
        raise nothing(words, NOTHING_BOOKED)
    if day.year not in reach.years:
        raise _nothing_in(words, reach.years, day.year)


def is_reached(words: Words, reach: Span, first: Month, month: Month | None) -> None:
    """Stop where a month lies after the last fact; before the first there may be balances."""
    last = reach.last_month
    if month is not None and last is not None and month > max(first, last):
        raise _outside(words, month, first, max(first, last))


def _outside(words: Words, month: Month, first: Month, last: Month) -> Stopped:
    """What to raise for a month that the books do not reach, with those they do."""
    message = _("{month} is outside these books, which run from {first} to {last}")
    shown = {"month": str(month), "first": str(first), "last": str(last)}
    return nothing(words, message, **shown)


def _before(words: Words, day: date, first: Month) -> Stopped:
    """What to raise for a day before the books begin."""
    message = _("{day} is before {first}, the first month of these books")
    return nothing(words, message, day=day.isoformat(), first=str(first))
