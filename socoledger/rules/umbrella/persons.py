"""Who gets more than art. 31 allows in all books under one umbrella together (SPEC 9).

The law's maxima are the person's, whoever pays: a close sees its own books only.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import NamedTuple

from socoledger.catalogue.umbrella import (
    PERSON_AWARDED_ABOVE_MAXIMUM,
    PERSON_MONTH_ABOVE_MAXIMUM,
    PERSON_PAID_ABOVE_MAXIMUM,
    PERSON_PREMIUM_TOO_OFTEN,
)
from socoledger.domain.article31 import AwardStanding
from socoledger.domain.books import Books
from socoledger.domain.findings import Code, Finding, Phrase, Place
from socoledger.domain.member import Member
from socoledger.domain.period import Month, month_before, months
from socoledger.domain.umbrella import PersonAward, PersonFigures
from socoledger.rules.awards import Awards, awards_of, count_payments
from socoledger.rules.decisions import decision_of_the_year
from socoledger.rules.law import ALLOWANCE_PER_MONTH, amount_on
from socoledger.rules.onderdeel import ALLOWANCE, LEGAL_PAYMENTS, PREMIUM, Onderdeel, within
from socoledger.rules.span import joined, span
from socoledger.rules.tally import Kind, Tally, tally

_KINDS = {"premium": Phrase("premiums"), "allowance": Phrase("allowances")}


class _File(NamedTuple):
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
    found = []
    for person, files in sorted(_files(books, at).items()):
        premium, allowance = (
            _Together(person, onderdeel, files, at).figures(year, through, end)
            for onderdeel in (PREMIUM, ALLOWANCE)
        )
        ids = tuple(dict.fromkeys(file.id for file in files))
        found.append(PersonFigures(person, ids, premium, allowance))
    return tuple(found)


def _files(books: Mapping[str, Books], at: date | None) -> dict[str, tuple["_File", ...]]:
    """Persons who have a file in more than one of the books; several files in one of them are
    judged there.
    """
    found: dict[str, list[_File]] = {}
    for id_, each in books.items():
        persons = [(member.person, member) for member in each.members if member.person is not None]
        totals = tally(each, at) if persons else Tally()
        for person, member in persons:
            found.setdefault(person, []).append(_File(id_, each, totals, member))
    several = {person: files for person, files in found.items() if len(_books_of(files)) > 1}
    return {person: tuple(files) for person, files in several.items()}


def _books_of(files: Iterable["_File"]) -> dict[str, None]:
    """The books that files are in, in order."""
    return dict.fromkeys(file.id for file in files)


class _Paid(NamedTuple):
    """What one of the books paid on a day, out of whatever files, less what came back."""

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


def person_findings(books: Mapping[str, Books], today: date) -> Iterator[Finding]:
    """What is wrong with what persons get in all books together; `books` by their folder."""
    last = joined(span(each.journal, today) for each in books.values()).last_month
    if last is None:
        return
    for person, files in sorted(_files(books, None).items()):
        for onderdeel in (PREMIUM, ALLOWANCE):
            judge = _Together(person, onderdeel, files)
            yield from judge.payments()
            yield from judge.awards(last)


class _Together(NamedTuple):
    """Judges one person's premiums or allowances."""

    person: str
    onderdeel: Onderdeel
    files: tuple[_File, ...]
    until: date | None = None

    @property
    def _kind(self) -> Phrase:
        return _KINDS[self.onderdeel.name]

    def _awards(self) -> list[Awards]:
        return [
            awards_of(one.books, one.totals, one.member, self.onderdeel, self.until)
            for one in self.files
        ]

    def _maximum(self, day: date) -> int:
        """The legal maximum for the calendar year, or the college's own: the widest that any of the
        person's decisions gives. What an agreement says is between the gemeente and one
        coöperatie, and judged there.
        """
        found = []
        for file in self.files:
            law = file.books.law_in(Month.of(day))
            legal = amount_on(law, self.onderdeel.legal_per_year, day).cents
            decision = decision_of_the_year(self.onderdeel.decisions(file.member), day)
            found.append(
                (decision is not None, within(decision and decision.maximum, legal, legal))
            )
        decided = [cents for is_decided, cents in found if is_decided]
        return max(decided or [cents for _, cents in found])

    def figures(self, year: int, through: Month, end: date) -> PersonAward:
        """What stands with them through a month, judged on a day."""
        judged = self._awards()
        standings = [
            each.standings(through)[through]
            for each in judged
            if through >= each.books.coop.first_month
        ]
        payments = [
            _first_of(judged, self.files, id_).payments_of_person(year, through)
            for id_ in _books_of(self.files)
        ]
        paid_cents = sum(paid.cents for each in payments for paid in each)
        maximum = self._maximum(end)
        entitled = any(standing.entitled for standing in standings)
        return PersonAward(
            awarded_cents=sum(standing.awarded_cents for standing in standings),
            other_cents=sum(each.other_awards(through) for each in judged),
            paid_cents=paid_cents,
            payments=sum(map(count_payments, payments)),
            maximum_cents=maximum,
            room_cents=max(0, maximum - paid_cents) if entitled else 0,
        )

    # -- payments -------------------------------------------------------------------------------

    def _paid(self) -> list[_Paid]:
        """Payments of each day and each of the books; those without a benefit are beside it."""
        found: dict[tuple[date, int], _Paid] = {}
        order = [*_books_of(self.files)]
        for file, awards in zip(self.files, self._awards(), strict=True):
            for movement in awards.movements:
                day = movement.day
                if movement.kind is Kind.CASH and file.member.has_benefit(day):
                    key = (day, order.index(file.id))
                    was = found.get(key, _Paid(day, file.place(movement.place), file.id))
                    found[key] = was._replace(
                        cents=was.cents - movement.cents,
                        has_paid=was.has_paid or movement.cents < 0,
                        has_refund=was.has_refund or movement.cents > 0,
                    )
        return [found[key] for key in sorted(found)]

    def payments(self) -> Iterator[Finding]:
        """Judge each payment with all of the calendar year before it."""
        year, count, total, told = 0, 0, 0, set[Code]()
        payers: set[str] = set()
        for paid in self._paid():
            if paid.day.year != year:
                year, count, total, told, payers = paid.day.year, 0, 0, set(), set()
            count, total = count + paid.payments, total + paid.cents
            payers.add(paid.book)
            if not paid.has_paid or len(payers) < 2:  # one of the books alone is judged there
                continue
            maximum = self._maximum(paid.day)
            shown = {"person": self.person, "year": str(year)}
            if (
                self.onderdeel is PREMIUM
                and count > LEGAL_PAYMENTS
                and PERSON_PREMIUM_TOO_OFTEN not in told
            ):
                told.add(PERSON_PREMIUM_TOO_OFTEN)
                yield Finding.of(
                    PERSON_PREMIUM_TOO_OFTEN,
                    paid.place,
                    paid.day,
                    count=count,
                    limit=LEGAL_PAYMENTS,
                    **shown,
                )
            if total > maximum and PERSON_PAID_ABOVE_MAXIMUM not in told:
                told.add(PERSON_PAID_ABOVE_MAXIMUM)
                yield Finding.of(
                    PERSON_PAID_ABOVE_MAXIMUM,
                    paid.place,
                    paid.day,
                    kind=self._kind,
                    total_cents=total,
                    maximum_cents=maximum,
                    **shown,
                )

    # -- awards ---------------------------------------------------------------------------------

    def awards(self, last: Month) -> Iterator[Finding]:
        """Judge what hours and hands awarded through each month, and allowances in each month."""
        judged = self._awards()
        first = min(file.books.coop.first_month for file in self.files)
        all_standings = [each.standings(last) for each in judged]
        told: set[int] = set()
        place = self.files[-1].place(self.files[-1].member.place)
        for month in months(first, last):
            awarded = self._by_book(
                (found[month].awarded_cents if month in found else 0) + each.other_awards(month)
                for each, found in zip(judged, all_standings, strict=True)
            )
            maximum = self._maximum(month.last_day)
            if _several(awarded) and sum(awarded) > maximum and month.year not in told:
                told.add(month.year)
                yield Finding.of(
                    PERSON_AWARDED_ABOVE_MAXIMUM,
                    place,
                    month.last_day,
                    person=self.person,
                    kind=self._kind,
                    month=str(month),
                    total_cents=sum(awarded),
                    maximum_cents=maximum,
                )
            if self.onderdeel is ALLOWANCE:
                allowed = self._by_book(
                    _of_month(found, month) + _by_hand(each, month)
                    for each, found in zip(judged, all_standings, strict=True)
                )
                law = self.files[0].books.law_in(month)
                legal = amount_on(law, ALLOWANCE_PER_MONTH, month.last_day).cents
                if _several(allowed) and sum(allowed) > legal:
                    yield Finding.of(
                        PERSON_MONTH_ABOVE_MAXIMUM,
                        place,
                        month.last_day,
                        person=self.person,
                        month=str(month),
                        total_cents=sum(allowed),
                        maximum_cents=legal,
                    )

    def _by_book(self, amounts: Iterable[int]) -> list[int]:
        """Amounts of the files, added up per book."""
        found = dict.fromkeys(_books_of(self.files), 0)
        for file, cents in zip(self.files, amounts, strict=True):
            found[file.id] += cents
        return [*found.values()]


def _first_of(judged: Sequence[Awards], files: Sequence[_File], id_: str) -> Awards:
    """That of the first of the person's files in one of the books."""
    return next(each for each, file in zip(judged, files, strict=True) if file.id == id_)


def _several(amounts: Sequence[int]) -> bool:
    """Whether more than one of the books has a part in it."""
    return sum(amount > 0 for amount in amounts) > 1


def _of_month(found: Mapping[Month, AwardStanding], month: Month) -> int:
    """What hours of a month award: what is allowed for it, unless the year's maximum kept it."""
    if month not in found:
        return 0
    before = month_before(found, month)
    added = found[month].awarded_cents - (before.awarded_cents if before else 0)
    return min(found[month].months[-1].allowed_cents, max(0, added))


def _by_hand(awards: Awards, month: Month) -> int:
    """What was awarded by hand in one month."""
    before = awards.other_awards(month.plus(-1)) if month.number > 1 else 0
    return awards.other_awards(month) - before
