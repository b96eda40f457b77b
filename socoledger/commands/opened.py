"""Books opened for figures, with the defaults for periods and days."""

from collections.abc import Iterable, Mapping
from datetime import date
from types import MappingProxyType
from typing import NamedTuple

from socoledger.commands.arguments import a_day
from socoledger.commands.context import (
    Context,
    Stopped,
    misused,
    refused,
    root_of,
    unreadable,
    words_for,
    words_of,
)
from socoledger.commands.errors import all_findings, open_errors, stops_comparing
from socoledger.commands.passed_over import STILL_WORK, notes_on
from socoledger.commands.periods import (
    Periods,
    before_books,
    require_month_reached,
    require_year_with_facts,
)
from socoledger.domain.books import Books
from socoledger.domain.findings import Finding, Place, Stops, _
from socoledger.domain.period import Month, parse_date
from socoledger.read import books as reading
from socoledger.rules.as_at import as_at, up_to
from socoledger.rules.history import History, history
from socoledger.rules.ledger import Days
from socoledger.rules.span import Span, span
from socoledger.rules.summed import suffices, sums_for
from socoledger.write.words import Words


def read_books(context: Context, *, sums: bool = False) -> Books | tuple[Finding, ...]:
    """The books, or the findings if coop.yaml cannot be read. With `sums` transactions may be
    sums, as `rules/summed.py` says.
    """
    root = root_of(context)
    if root is None:
        return (reading.NO_BOOKS,)
    books = reading.read(root, cache=context.cache, sums_for=sums_for if sums else None)
    if isinstance(books, Books) and books.full_load is not None:
        message = _("Beancount loaded the whole journal, which takes longer: {reason}")
        context.tell_load(words_for(context, books)(message, reason=books.full_load))
    return books


class OpenBooks(NamedTuple):
    """Books of which figures can be made; `notes` are messages on their other errors."""

    books: Books
    words: Words
    reach: Span
    """The span of the whole journal, whatever day is asked for."""
    notes: tuple[str, ...]
    at: date | None = None
    """The day at whose end the books are looked at, None: everything counts."""
    known: frozenset[str] = frozenset()
    """Ids of members of other books under the same umbrella."""
    persons: Mapping[str, frozenset[str]] = MappingProxyType({})
    """The persons that the members of all books under the umbrella are, by id."""
    in_several: frozenset[str] = frozenset()
    """The persons who have files in several of the books under the umbrella."""
    first: Month | None = None
    """The first month of all books under the umbrella, None without one."""
    whole: Books | None = None
    """The books with all that came after the day at whose end they are looked at; None: `books`
    hold all.
    """
    folder: str = ""
    """The folder of the books under the umbrella."""
    errors: tuple[Finding, ...] = ()
    """The errors that no close accepted, none of which stops figures."""

    @property
    def has_other_books(self) -> bool:
        """Whether there are other books under the same umbrella."""
        return self.first is not None

    def history(self, through: Month) -> History:
        """The history up to and including `through`. If that is a month of this year up to today's,
        facts after the month of today do not count.
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

    def history_to(self, day: date) -> History:
        """The history up to and including the month of a day, without facts after that month."""
        month = Month.of(day)
        return history(up_to(self.books, month.last_day), month, self.at)

    @property
    def periods(self) -> Periods:
        """The months, years and days that can be asked for."""
        first = self.first or self.books.coop.first_month
        return Periods(self.words, self.reach, first, self.at)

    def last_month(self) -> Month:
        """The month of the last fact, or of the day asked for; stops where there are no facts."""
        return self.periods.last_month()

    def year(self, text: str | None) -> tuple[int, Month]:
        """The year asked for, or that of the last fact, and how far its figures reach."""
        return self.periods.year(text)

    def period(self, text: str | None) -> tuple[Month | int, Month]:
        """The month or year asked for, or the month of the last fact, and how far it reaches."""
        return self.periods.period(text)

    def days(self, text: str | None) -> Days:
        """The days of the month or year asked for, or of the month of the last fact, up to the day
        asked for; see `Periods`.
        """
        return self.periods.days(text)

    def day(self) -> date:
        """The day asked for, or that of the last fact."""
        return self.periods.day()

    def ids(self, member: str | None) -> frozenset[str]:
        """The ids to show: that of one member, or all."""
        ids = frozenset(member.id for member in self.books.members)
        if member is None:
            return ids
        if member not in ids | self.known:
            message, known = (
                _("'{id}' is not a member; the members are: {known}"),
                ", ".join(sorted(ids)),
            )
            raise misused(self.words, message, id=member, known=known)
        return ids & {member}

    def meant(self, member: str) -> str:
        """The id that is meant: as it stands, else the only one that differs in capitals alone."""
        ids = frozenset(each.id for each in self.books.members) | self.known
        like = [each for each in ids if each.casefold() == member.casefold()]
        return like[0] if member not in ids and len(like) == 1 else member

    def persons_of(self, member: str) -> frozenset[str]:
        """The persons that an id stands for, in these books and in others under the umbrella."""
        own = {each.person for each in self.books.members if each.id == member}
        return self.persons.get(member, frozenset()) | frozenset(filter(None, own))


def in_folder(folder: str, finding: Finding) -> Finding:
    """A finding of books under an umbrella, with its file relative to the umbrella's folder."""
    place = finding.place
    if not folder or place is None:
        return finding
    return finding._replace(place=Place(f"{folder}/{place.file}", place.line))


class When(NamedTuple):
    """The day at whose end books are opened, and the conditions on it; `at` None: everything."""

    at: str | None = None
    beyond: bool = False
    """Whether the day may lie outside these books, as other books under the umbrella may
    have it.
    """
    early: bool = False
    """Whether the day may lie before first_month, when there are balances already."""
    month: Month | None = None
    """The month whose end the day is, if it was asked for so; the books must reach it."""
    folder: str = ""
    """The folder of the books under an umbrella, put before their files in findings."""
    investigates: bool = False
    """Whether failing balances and what is wrong inside closes stop nothing, as what was changed
    afterwards is looked for by it (SPEC 13).
    """
    sums: bool = False
    """Whether the figures can be made of sums, as `rules/summed.py` says; single entries then need
    not be there.
    """

    @property
    def may_be_summed(self) -> bool:
        """Whether sums of months may tell enough: they say nothing of a day within one."""
        try:
            day = None if self.at is None else parse_date(self.at)
        except ValueError:  # which is told once the books are read
            return False
        return self.sums and (day is None or day == Month.of(day).last_day)

    def placed(self, findings: Iterable[Finding]) -> tuple[Finding, ...]:
        """Findings with their files relative to the umbrella's folder, if there is one."""
        return tuple(in_folder(self.folder, finding) for finding in findings)


PRESENT = When()


def readable_books(context: Context) -> tuple[Books, Words]:
    """Books that can be read, whatever their other errors; stops if they cannot."""
    return readable(context, read_books(context))


def readable(
    context: Context, books: Books | tuple[Finding, ...], when: When = PRESENT
) -> tuple[Books, Words]:
    """The books that were read, with their words; stops if they have errors that stop reading, or
    where something is investigated, if others than those that may be what is looked for.
    """
    if not isinstance(books, Books):
        raise Stopped(unreadable(when.placed(books), words_of(context)))
    words = words_for(context, books)
    if any(finding.stops(Stops.READING) for finding in books.findings):
        is_compared = not any(stops_comparing(finding, books) for finding in books.findings)
        if not (when.investigates and is_compared):
            refusal = unreadable(when.placed(books.findings), words)
            advice = (words(STILL_WORK),) if is_compared else ()
            raise Stopped(refusal._replace(messages=(*refusal.messages, *advice)))
    return books, words


def open_books(context: Context, when: When = PRESENT) -> OpenBooks:
    """Read books for figures, as they are or as at the end of a day. Stops if they cannot be read,
    have errors that stop figures (SPEC 7, 9), or have nothing on that day.
    """
    books, words = readable(context, read_books(context, sums=when.may_be_summed), when)
    day = None if when.at is None else a_day(words, when.at)
    if not suffices(books, day):
        books, words = readable(context, read_books(context), when)
    reach = span(books.journal, max(context.today, day or context.today))
    if day is not None and not when.beyond:
        if not when.early and day < books.coop.first_month.first_day:
            raise before_books(words, day.isoformat(), books.coop.first_month)
        require_year_with_facts(words, reach, day)
        require_month_reached(words, reach, books.coop.first_month, when.month)
    whole = None if day is None else books
    if day is not None:
        books = as_at(books, day)
    passed_over = tuple(finding for finding in books.findings if finding.stops(Stops.READING))
    books = books._replace(
        findings=tuple(finding for finding in books.findings if not finding.stops(Stops.READING))
    )
    errors = open_errors(books, all_findings(books))
    stopping = [finding for finding in errors if finding.stops(Stops.FIGURES)]
    if stopping:
        last_word = words("no figures: solve these errors first")
        where = f"{when.folder}: " if when.folder else ""
        raise refused(*map(words.finding_line, when.placed(stopping)), f"{where}{last_word}")
    note = _("note: the books have errors: {count}; see: socoledger check")
    notes = (words(note, count=len(errors)),) if errors else ()
    accepted = len(books.journal.accepted)
    if accepted:
        note = _("note: errors that closes accepted: {count}; see: socoledger check")
        notes = (*notes, words(note, count=accepted))
    notes = (*notes_on(passed_over, books.journal.roots, words), *notes)
    return OpenBooks(
        books, words, reach, notes, day, whole=whole, folder=when.folder, errors=errors
    )
