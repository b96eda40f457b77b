"""Who gets more than art. 31 allows in all books under one umbrella together (SPEC 9).

The law's maxima are the person's, whoever pays: a close sees its own books only.
"""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import NamedTuple

from socoledger.domain.findings import Finding, Phrase, Place
from socoledger.domain.model import Books, Member
from socoledger.domain.period import Month, months
from socoledger.rules.article31 import (
    ALLOWANCE,
    LEGAL_PAYMENTS,
    PREMIUM,
    Awards,
    Onderdeel,
    awards_of,
    decision_of_the_year,
    within,
)
from socoledger.rules.law import ALLOWANCE_PER_MONTH, amount_on
from socoledger.rules.span import span
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


class _Paid(NamedTuple):
    """What one of the books paid on a day, less what came back."""

    day: date
    place: Place
    file: int
    cents: int = 0
    has_paid: bool = False
    has_refund: bool = False

    @property
    def payments(self) -> int:
        """Payments less refunds: 1, 0 or -1."""
        return self.has_paid - self.has_refund


def person_findings(books: Mapping[str, Books]) -> Iterator[Finding]:
    """What is wrong with what persons get in all books together; `books` by their folder."""
    files: dict[str, list[_File]] = {}
    last = max(
        (end for each in books.values() if (end := span(each.journal).last_month)), default=None
    )
    for id_, each in books.items():
        totals = tally(each)
        for member in each.members:
            if member.person is not None:
                files.setdefault(member.person, []).append(_File(id_, each, totals, member))
    for person in sorted(files):
        if len(files[person]) > 1 and last is not None:
            for onderdeel in (PREMIUM, ALLOWANCE):
                judge = _Together(person, onderdeel, tuple(files[person]))
                yield from judge.payments()
                yield from judge.awards(last)


class _Together(NamedTuple):
    """Judges one person's premiums or allowances."""

    person: str
    onderdeel: Onderdeel
    files: tuple[_File, ...]

    @property
    def _kind(self) -> Phrase:
        return _KINDS[self.onderdeel.name]

    def _awards(self) -> list[Awards]:
        return [awards_of(one.books, one.totals, one.member, self.onderdeel) for one in self.files]

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

    # -- payments -------------------------------------------------------------------------------

    def _paid(self) -> list[_Paid]:
        """Payments of each day and each of the books; those without a benefit are beside it."""
        found: list[_Paid] = []
        for index, (file, awards) in enumerate(zip(self.files, self._awards(), strict=True)):
            by_day: dict[date, _Paid] = {}
            for movement in awards.movements:
                day = movement.day
                if movement.kind is Kind.CASH and file.member.has_benefit(day):
                    was = by_day.get(day, _Paid(day, file.place(movement.place), index))
                    by_day[day] = was._replace(
                        cents=was.cents - movement.cents,
                        has_paid=was.has_paid or movement.cents < 0,
                        has_refund=was.has_refund or movement.cents > 0,
                    )
            found += by_day.values()
        return sorted(found, key=lambda paid: (paid.day, paid.file))

    def payments(self) -> Iterator[Finding]:
        """Judge each payment with all of the calendar year before it."""
        year, count, total, told = 0, 0, 0, set[str]()
        payers: set[int] = set()
        for paid in self._paid():
            if paid.day.year != year:
                year, count, total, told, payers = paid.day.year, 0, 0, set(), set()
            count, total = count + paid.payments, total + paid.cents
            payers.add(paid.file)
            if not paid.has_paid or len(payers) < 2:  # one of the books alone is judged there
                continue
            maximum = self._maximum(paid.day)
            shown = {"person": self.person, "year": str(year)}
            if self.onderdeel is PREMIUM and count > LEGAL_PAYMENTS and "S441" not in told:
                told.add("S441")
                yield Finding.of(
                    "S441", paid.place, paid.day, count=count, limit=LEGAL_PAYMENTS, **shown
                )
            if total > maximum and "S442" not in told:
                told.add("S442")
                yield Finding.of(
                    "S442",
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
            awarded = [
                (found[month].awarded_cents if month in found else 0) + each.other_awards(month)
                for each, found in zip(judged, all_standings, strict=True)
            ]
            maximum = self._maximum(month.last_day)
            if _several(awarded) and sum(awarded) > maximum and month.year not in told:
                told.add(month.year)
                yield Finding.of(
                    "S443",
                    place,
                    month.last_day,
                    person=self.person,
                    kind=self._kind,
                    month=str(month),
                    total_cents=sum(awarded),
                    maximum_cents=maximum,
                )
            if self.onderdeel is ALLOWANCE:
                allowed = [
                    (found[month].months[-1].allowed_cents if month in found else 0)
                    + _by_hand(each, month)
                    for each, found in zip(judged, all_standings, strict=True)
                ]
                law = self.files[0].books.law_in(month)
                legal = amount_on(law, ALLOWANCE_PER_MONTH, month.last_day).cents
                if _several(allowed) and sum(allowed) > legal:
                    yield Finding.of(
                        "S444",
                        place,
                        month.last_day,
                        person=self.person,
                        month=str(month),
                        total_cents=sum(allowed),
                        maximum_cents=legal,
                    )


def _several(amounts: Sequence[int]) -> bool:
    """Whether more than one of the books has a part in it."""
    return sum(amount > 0 for amount in amounts) > 1


def _by_hand(awards: Awards, month: Month) -> int:
    """What was awarded by hand in one month."""
    before = awards.other_awards(month.plus(-1)) if month.number > 1 else 0
    return awards.other_awards(month) - before
