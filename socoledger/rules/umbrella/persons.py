"""Premiums and allowances of persons over all books under one umbrella (SPEC 9).

The maxima of the law are per person, whoever pays, while a close sees its own books only.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import NamedTuple

from socoledger.domain.article31 import AwardStanding, PersonAward, PersonFigures
from socoledger.domain.books import Books
from socoledger.domain.findings import Place
from socoledger.domain.member import Member
from socoledger.domain.period import Month, months
from socoledger.rules.awards import Awards, awarded_in, awards_of, count_payments
from socoledger.rules.decisions import decision_of_the_year
from socoledger.rules.law import ALLOWANCE_PER_MONTH, amount_on
from socoledger.rules.onderdeel import ALLOWANCE, PREMIUM, Onderdeel, within
from socoledger.rules.tally import Kind, Tally, tally


class MemberFile(NamedTuple):
    """A member's file in one of the books, whose folder is `id`."""

    id: str
    books: Books
    totals: Tally
    member: Member

    def place(self, within: Place) -> Place:
        """A place in these books, told from the umbrella's folder."""
        return Place(f"{self.id}/{within.file}", within.line)


def person_figures(
    books: Mapping[str, Books], year: int, through: Month, at: date | None = None
) -> tuple[PersonFigures, ...]:
    """What persons in several books got in a calendar year up to and including `through`, and what
    there is room for; by person.
    """
    end = through.last_day if at is None else min(through.last_day, at)
    figures = []
    for person, files in sorted(files_of_persons(books, at).items()):
        premium, allowance = (
            PersonAwards(person, onderdeel, files, at).figures(year, through, end)
            for onderdeel in (PREMIUM, ALLOWANCE)
        )
        ids = tuple(dict.fromkeys(file.id for file in files))
        figures.append(PersonFigures(id=person, books=ids, premium=premium, allowance=allowance))
    return tuple(figures)


def persons_by_id(members: Iterable[Member]) -> dict[str, frozenset[str]]:
    """The persons that members are, by id; several books may use one id for different people."""
    found: dict[str, set[str]] = {}
    for member in members:
        if member.person is not None:
            found.setdefault(member.id, set()).add(member.person)
    return {id_: frozenset(persons) for id_, persons in found.items()}


def files_of_persons(
    books: Mapping[str, Books], at: date | None
) -> dict[str, tuple["MemberFile", ...]]:
    """Persons who have a file in more than one of the books; several files in one of them are
    judged there.
    """
    by_person: dict[str, list[MemberFile]] = {}
    for id_, book in books.items():
        persons = [(member.person, member) for member in book.members if member.person is not None]
        totals = tally(book, at) if persons else Tally()
        for person, member in persons:
            by_person.setdefault(person, []).append(MemberFile(id_, book, totals, member))
    several = {person: files for person, files in by_person.items() if len(_books_of(files)) > 1}
    return {person: tuple(files) for person, files in several.items()}


def _books_of(files: Iterable["MemberFile"]) -> dict[str, None]:
    """The books that files are in, in order."""
    return dict.fromkeys(file.id for file in files)


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
    """One person's premiums or allowances, in all books together, up to and including `until`."""

    person: str
    onderdeel: Onderdeel
    files: tuple[MemberFile, ...]
    until: date | None = None

    @property
    def place(self) -> Place:
        """The place of the person's file in the last of the books."""
        return self.files[-1].place(self.files[-1].member.place)

    def _awards(self) -> list[Awards]:
        return [
            awards_of(file.books, file.totals, file.member, self.onderdeel, self.until)
            for file in self.files
        ]

    def maximum(self, day: date) -> int:
        """The legal maximum for the calendar year, or the college's own: the widest that any of the
        person's decisions gives. What an agreement says is between the gemeente and one
        coöperatie, and judged there.
        """
        maxima = []
        for file in self.files:
            law = file.books.law_in(Month.of(day))
            legal = amount_on(law, self.onderdeel.legal_per_year, day).cents
            decision = decision_of_the_year(self.onderdeel.decisions(file.member), day)
            own_limit = None if decision is None else decision.maximum
            maxima.append((decision is not None, within(own_limit, legal, legal)))
        decided = [cents for is_decided, cents in maxima if is_decided]
        return max(decided or [cents for _, cents in maxima])

    def figures(self, year: int, through: Month, end: date) -> PersonAward:
        """The figures through a month of `year`, judged on `end`."""
        all_awards = self._awards()
        standings = [
            awards.standings(through)[through]
            for awards in all_awards
            if through >= awards.books.coop.first_month
        ]
        payments = [
            _first_of(all_awards, self.files, id_).payments_of_person(year, through)
            for id_ in _books_of(self.files)
        ]
        paid_cents = sum(paid.cents for awards in payments for paid in awards)
        maximum = self.maximum(end)
        entitled = any(standing.entitled for standing in standings)
        return PersonAward(
            awarded_cents=sum(standing.awarded_cents for standing in standings),
            other_cents=sum(awards.other_awards(through) for awards in all_awards),
            paid_cents=paid_cents,
            payments=sum(map(count_payments, payments)),
            maximum_cents=maximum,
            room_cents=max(0, maximum - paid_cents) if entitled else 0,
        )

    def paid(self) -> list[Paid]:
        """The payments by day and book; those on days without a benefit are left out."""
        by_day_and_book: dict[tuple[date, int], Paid] = {}
        order = [*_books_of(self.files)]
        for file, awards in zip(self.files, self._awards(), strict=True):
            for movement in awards.movements:
                day = movement.day
                if movement.kind is Kind.CASH and file.member.has_benefit(day):
                    key = (day, order.index(file.id))
                    earlier = by_day_and_book.get(
                        key, Paid(day, file.place(movement.place), file.id)
                    )
                    by_day_and_book[key] = earlier._replace(
                        cents=earlier.cents - movement.cents,
                        has_paid=earlier.has_paid or movement.cents < 0,
                        has_refund=earlier.has_refund or movement.cents > 0,
                    )
        return [by_day_and_book[key] for key in sorted(by_day_and_book)]

    def awarded(self, last: Month) -> Iterator[Awarded]:
        """The awards of each month up to and including `last`, from hours and by the treasurer."""
        all_awards = self._awards()
        first = min(file.books.coop.first_month for file in self.files)
        standings = [awards.standings(last) for awards in all_awards]
        for month in months(first, last):
            through = self._by_book(
                (months_of_file[month].awarded_cents if month in months_of_file else 0)
                + awards.other_awards(month)
                for awards, months_of_file in zip(all_awards, standings, strict=True)
            )
            allowed = (
                self._by_book(
                    _awarded_in_month(months_of_file, month) + _other_awards_in_month(awards, month)
                    for awards, months_of_file in zip(all_awards, standings, strict=True)
                )
                if self.onderdeel is ALLOWANCE
                else ()
            )
            yield Awarded(month, through, allowed)

    def maximum_of_month(self, month: Month) -> int:
        """The legal maximum of allowances for a month."""
        law = self.files[0].books.law_in(month)
        return amount_on(law, ALLOWANCE_PER_MONTH, month.last_day).cents

    def _by_book(self, amounts: Iterable[int]) -> tuple[int, ...]:
        """Amounts of the files, added up per book."""
        by_book = dict.fromkeys(_books_of(self.files), 0)
        for file, cents in zip(self.files, amounts, strict=True):
            by_book[file.id] += cents
        return tuple(by_book.values())


def _first_of(all_awards: Sequence[Awards], files: Sequence[MemberFile], id_: str) -> Awards:
    """The awards of the first of the person's files in one of the books."""
    return next(awards for awards, file in zip(all_awards, files, strict=True) if file.id == id_)


def _awarded_in_month(standings: Mapping[Month, AwardStanding], month: Month) -> int:
    """The cents that the hours of a month award: those allowed, within the maximum of the year."""
    if month not in standings:
        return 0
    added = max(0, awarded_in(standings, month))
    return min(standings[month].months[-1].allowed_cents, added)


def _other_awards_in_month(awards: Awards, month: Month) -> int:
    """The cents that the treasurer awarded in one month."""
    before = awards.other_awards(month.plus(-1)) if month.number > 1 else 0
    return awards.other_awards(month) - before
