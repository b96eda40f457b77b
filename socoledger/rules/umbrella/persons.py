"""Premiums and allowances of persons over all books under one umbrella (SPEC 9).

The maxima of the law are per person, whoever pays, while a close sees its own books only. Each of
the books says what its files of a person come to, month by month; the rest goes by that.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping
from datetime import date
from typing import NamedTuple

from socoledger.domain.article31 import AwardStanding, Payment, PersonAward, PersonFigures
from socoledger.domain.books import Books
from socoledger.domain.findings import Place
from socoledger.domain.law import Law
from socoledger.domain.member import Member
from socoledger.domain.period import Month, months
from socoledger.rules.awards import Awards, awarded_in, awards_of, count_payments
from socoledger.rules.decisions import decision_of_the_year
from socoledger.rules.law import ALLOWANCE_PER_MONTH, amount_on
from socoledger.rules.onderdeel import ALLOWANCE, PREMIUM, Onderdeel, within
from socoledger.rules.tally import Kind, Movement, tally


class Stretch(NamedTuple):
    """The months that persons are judged over; both ends are inclusive."""

    first: Month
    """The first month of all books under the umbrella."""
    last: Month
    until: date | None = None
    """The day at whose end the books are looked at, None: everything counts."""


class FileMonth(NamedTuple):
    """What one file was awarded in the calendar year through a month, and in the month alone."""

    awarded_cents: int
    """From hours."""
    other_cents: int
    """By the treasurer."""
    awarded_in_month_cents: int
    other_in_month_cents: int
    entitled: bool


class FileAwards(NamedTuple):
    """The premiums or the allowances of one member's file in one of the books, by their folder."""

    book: str
    member: Member
    first_month: Month
    """Of the books."""
    law: Law
    laws: Mapping[Month, Law]
    """The law by closed month, as in `Books`."""
    months: Mapping[Month, FileMonth]
    """All months of the stretch."""
    cash: tuple[Movement, ...]
    """What was paid, and refunded, on days with a benefit."""
    payments: tuple[Payment, ...]
    """Of all files of the person in these books, in the last year of the stretch."""

    def place(self, within: Place) -> Place:
        """A place in these books, told from the umbrella's folder."""
        return Place(f"{self.book}/{within.file}", within.line)

    def law_in(self, month: Month) -> Law:
        """The law of a month, as the books have it."""
        return self.laws.get(month, self.law)


class PersonFile(NamedTuple):
    """A member's file, of a person who may have others."""

    person: str
    premium: FileAwards
    allowance: FileAwards

    def awards(self, onderdeel: Onderdeel) -> FileAwards:
        """The premiums or the allowances."""
        return self.premium if onderdeel is PREMIUM else self.allowance


def persons_by_id(members: Iterable[tuple[str, str | None]]) -> dict[str, frozenset[str]]:
    """The persons that members are, by id; several books may use one id for different people."""
    found: dict[str, set[str]] = {}
    for id_, person in members:
        if person is not None:
            found.setdefault(id_, set()).add(person)
    return {id_: frozenset(persons) for id_, persons in found.items()}


def persons_in_several(persons: Iterable[Collection[str]]) -> frozenset[str]:
    """Who has a file in more than one of the books, of which `persons` are those of each; several
    files in one of them are judged there.
    """
    seen, several = set[str](), set[str]()
    for of_book in map(set, persons):
        several |= seen & of_book
        seen |= of_book
    return frozenset(several)


def person_files(
    folder: str, books: Books, persons: Collection[str], stretch: Stretch
) -> tuple[PersonFile, ...]:
    """The files of these persons in one of the books."""
    members = [member for member in books.members if member.person in persons]
    totals = tally(books, stretch.until) if members else None
    return tuple(
        PersonFile(
            member.person or "",
            *(
                _file_awards(
                    folder, awards_of(books, totals, member, onderdeel, stretch.until), stretch
                )
                for onderdeel in (PREMIUM, ALLOWANCE)
            ),
        )
        for member in members
        if totals is not None
    )


def _file_awards(folder: str, awards: Awards, stretch: Stretch) -> FileAwards:
    """What one file comes to in each month."""
    books, member = awards.books, awards.member
    standings = awards.standings(stretch.last) if stretch.last >= books.coop.first_month else {}
    return FileAwards(
        book=folder,
        member=member,
        first_month=books.coop.first_month,
        law=books.law,
        laws={**books.laws},
        months={
            month: _file_month(awards, standings, month)
            for month in months(min(stretch.first, stretch.last), stretch.last)
        },
        cash=tuple(
            movement
            for movement in awards.movements
            if movement.kind is Kind.CASH and member.has_benefit(movement.day)
        ),
        payments=awards.payments_of_person(stretch.last.year, stretch.last),
    )


def _file_month(
    awards: Awards, standings: Mapping[Month, AwardStanding], month: Month
) -> FileMonth:
    other = awards.other_awards(month)
    before = awards.other_awards(month.plus(-1)) if month.number > 1 else 0
    standing = standings.get(month)
    if standing is None:
        return FileMonth(0, other, 0, other - before, entitled=False)
    return FileMonth(
        awarded_cents=standing.awarded_cents,
        other_cents=other,
        awarded_in_month_cents=_awarded_in_month(standings, month),
        other_in_month_cents=other - before,
        entitled=standing.entitled,
    )


def _awarded_in_month(standings: Mapping[Month, AwardStanding], month: Month) -> int:
    """The cents that the hours of a month award: those allowed, within the maximum of the year."""
    added = max(0, awarded_in(standings, month))
    return min(standings[month].months[-1].allowed_cents, added)


def person_figures(
    files: Iterable[PersonFile], through: Month, at: date | None = None
) -> tuple[PersonFigures, ...]:
    """What persons in several books got in a calendar year up to and including `through`, the last
    month of the stretch, and what there is room for; by person.
    """
    end = through.last_day if at is None else min(through.last_day, at)
    return tuple(
        PersonFigures(
            id=person,
            books=tuple(dict.fromkeys(file.premium.book for file in own)),
            premium=awards_of_person(person, PREMIUM, own).figures(through, end),
            allowance=awards_of_person(person, ALLOWANCE, own).figures(through, end),
        )
        for person, own in files_by_person(files)
    )


def files_by_person(
    files: Iterable[PersonFile],
) -> Iterator[tuple[str, tuple[PersonFile, ...]]]:
    """Each person who has files in more than one of the books, in order, with these files."""
    found: dict[str, list[PersonFile]] = {}
    for file in files:
        found.setdefault(file.person, []).append(file)
    for person, own in sorted(found.items()):
        if len({file.premium.book for file in own}) > 1:
            yield person, tuple(own)


def awards_of_person(
    person: str, onderdeel: Onderdeel, files: Iterable[PersonFile]
) -> "PersonAwards":
    """The premiums or the allowances of one person's files, in the order of the books."""
    return PersonAwards(person, onderdeel, tuple(file.awards(onderdeel) for file in files))


class Paid(NamedTuple):
    """The payments of one of the books on a day, from all files of the person, less refunds."""

    day: date
    place: Place
    book: str
    cents: int = 0
    has_paid: bool = False
    has_refund: bool = False

    @property
    def payments(self) -> int:
        """Payments less refunds: 1, 0 or -1."""
        return self.has_paid - self.has_refund


class Awarded(NamedTuple):
    """The cents awarded to a person by each of the books, in the order of the books."""

    month: Month
    through_cents: tuple[int, ...]
    """In the calendar year, up to and including the month."""
    allowed_cents: tuple[int, ...]
    """For the month alone: allowances, which the law limits per month too; () for premiums."""


class PersonAwards(NamedTuple):
    """One person's premiums or allowances, in all books together."""

    person: str
    onderdeel: Onderdeel
    files: tuple[FileAwards, ...]

    @property
    def place(self) -> Place:
        """The place of the person's file in the last of the books."""
        return self.files[-1].place(self.files[-1].member.place)

    def maximum(self, day: date) -> int:
        """The legal maximum for the calendar year, or the college's own: the widest that any of the
        person's decisions gives. What an agreement says is between the gemeente and one
        coöperatie, and judged there.
        """
        maxima = []
        for file in self.files:
            law = file.law_in(Month.of(day))
            legal = amount_on(law, self.onderdeel.legal_per_year, day).cents
            decision = decision_of_the_year(self.onderdeel.decisions(file.member), day)
            own_limit = None if decision is None else decision.maximum
            maxima.append((decision is not None, within(own_limit, legal, legal)))
        decided = [cents for is_decided, cents in maxima if is_decided]
        return max(decided or [cents for _, cents in maxima])

    def figures(self, through: Month, end: date) -> PersonAward:
        """The figures through the last month of the stretch, judged on `end`."""
        standings = [file.months[through] for file in self.files]
        first_files = {file.book: file for file in reversed(self.files)}
        payments = [first_files[book].payments for book in self._books()]
        paid_cents = sum(paid.cents for of_book in payments for paid in of_book)
        maximum = self.maximum(end)
        entitled = any(standing.entitled for standing in standings)
        return PersonAward(
            awarded_cents=sum(standing.awarded_cents for standing in standings),
            other_cents=sum(standing.other_cents for standing in standings),
            paid_cents=paid_cents,
            payments=sum(map(count_payments, payments)),
            maximum_cents=maximum,
            room_cents=max(0, maximum - paid_cents) if entitled else 0,
        )

    def paid(self) -> list[Paid]:
        """The payments by day and book; those on days without a benefit are left out."""
        by_day_and_book: dict[tuple[date, int], Paid] = {}
        order = [*self._books()]
        for file in self.files:
            for movement in file.cash:
                key = (movement.day, order.index(file.book))
                earlier = by_day_and_book.get(
                    key, Paid(movement.day, file.place(movement.place), file.book)
                )
                by_day_and_book[key] = earlier._replace(
                    cents=earlier.cents - movement.cents,
                    has_paid=earlier.has_paid or movement.cents < 0,
                    has_refund=earlier.has_refund or movement.cents > 0,
                )
        return [by_day_and_book[key] for key in sorted(by_day_and_book)]

    def awarded(self, last: Month) -> Iterator[Awarded]:
        """The awards of each month up to and including `last`, from hours and by the treasurer."""
        for month in months(min(file.first_month for file in self.files), last):
            of_files = [file.months[month] for file in self.files]
            through = self._by_book(one.awarded_cents + one.other_cents for one in of_files)
            allowed = (
                self._by_book(
                    one.awarded_in_month_cents + one.other_in_month_cents for one in of_files
                )
                if self.onderdeel is ALLOWANCE
                else ()
            )
            yield Awarded(month, through, allowed)

    def maximum_of_month(self, month: Month) -> int:
        """The legal maximum of allowances for a month."""
        law = self.files[0].law_in(month)
        return amount_on(law, ALLOWANCE_PER_MONTH, month.last_day).cents

    def _books(self) -> dict[str, None]:
        """The books that the files are in, in order."""
        return dict.fromkeys(file.book for file in self.files)

    def _by_book(self, amounts: Iterable[int]) -> tuple[int, ...]:
        """Amounts of the files, added up per book."""
        by_book = dict.fromkeys(self._books(), 0)
        for file, cents in zip(self.files, amounts, strict=True):
            by_book[file.book] += cents
        return tuple(by_book.values())
