"""Payments and awards under art. 31, judged by what the law and the decisions said on their day
(SPEC 3.5, 3.6).
"""

from collections.abc import Iterator, Sequence
from datetime import date
from itertools import groupby
from typing import NamedTuple

from socoledger.catalogue.article31 import (
    ALLOWANCE_AWARDED_ABOVE_MAXIMUM,
    ALLOWANCE_MONTH_ABOVE_MAXIMUM,
    ALLOWANCE_PAID_ABOVE_AWARDED,
    ALLOWANCE_PAID_ABOVE_MAXIMUM,
    ALLOWANCE_UNDER_27,
    ALLOWANCE_WITHOUT_DECISION,
    PAID_WITHOUT_BENEFIT,
    PAYMENT_CANCELS_OUT,
    PREMIUM_AWARDED_ABOVE_MAXIMUM,
    PREMIUM_PAID_ABOVE_AWARDED,
    PREMIUM_PAID_ABOVE_MAXIMUM,
    PREMIUM_TOO_OFTEN,
    PREMIUM_UNDER_27,
    PREMIUM_WITHOUT_DECISION,
)
from socoledger.domain.article31 import AwardStanding
from socoledger.domain.books import Books
from socoledger.domain.findings import Code, Finding, Parameter, Phrase, Place
from socoledger.domain.member import Member
from socoledger.domain.period import Month, a_year_before, months
from socoledger.rules.awards import Awards, awards_of, standings_by_file
from socoledger.rules.decisions import decision_of_the_year, excluded_by_age
from socoledger.rules.onderdeel import ALLOWANCE, PREMIUM, Onderdeel, payments_limit
from socoledger.rules.span import Span
from socoledger.rules.tally import Kind, Movement, Tally


class _Kinds(NamedTuple):
    """The findings of one kind of award."""

    above_paid: Code
    above_awarded: Code
    no_decision: Code
    below_zero: Code
    under_27: Code


_KINDS = {
    "premium": _Kinds(
        above_paid=PREMIUM_PAID_ABOVE_MAXIMUM,
        above_awarded=PREMIUM_AWARDED_ABOVE_MAXIMUM,
        no_decision=PREMIUM_WITHOUT_DECISION,
        below_zero=PREMIUM_PAID_ABOVE_AWARDED,
        under_27=PREMIUM_UNDER_27,
    ),
    "allowance": _Kinds(
        above_paid=ALLOWANCE_PAID_ABOVE_MAXIMUM,
        above_awarded=ALLOWANCE_AWARDED_ABOVE_MAXIMUM,
        no_decision=ALLOWANCE_WITHOUT_DECISION,
        below_zero=ALLOWANCE_PAID_ABOVE_AWARDED,
        under_27=ALLOWANCE_UNDER_27,
    ),
}

_AWARD = Phrase(
    'first award it, in a transaction from {spaarpot} (with purpose: "premium") to {account};'
    " then pay"
)
_CLOSE_OR_AWARD = Phrase(
    "if it was earned with hours, first close the month; otherwise first"
    ' award it, in a transaction from {spaarpot} (with purpose: "premium")'
    " to {account}; then pay it"
)
"""What comes before a payment where premiums come out of spaarpotten."""


def payment_findings(books: Books, totals: Tally, reach: Span) -> Iterator[Finding]:
    """What is wrong with what each member was paid and awarded."""
    for member in books.members:
        for onderdeel in (PREMIUM, ALLOWANCE):
            judge = _Judge(books, member, onderdeel, awards_of(books, totals, member, onderdeel))
            yield from judge.payments()
            if not judge.of.earlier:  # all files of a person are judged with the first
                yield from _Person(judge).awards(reach)


class _Judge(NamedTuple):
    books: Books
    member: Member
    onderdeel: Onderdeel
    of: Awards

    def _finding(self, kind: Code, place: Place, day: date, **more: Parameter) -> Finding:
        return Finding.of(kind, place, day, self.member.id, member=self.member.id, **more)

    def payments(self) -> Iterator[Finding]:
        """Judge the payments of each day at its end."""
        balance = 0
        own, together = _paid_by((self.of,)), _paid_by(self.of.of_person)
        for day, group in groupby(self.of.movements, key=lambda movement: movement.day):
            of_day = list(group)
            cash = [movement for movement in of_day if movement.kind is Kind.CASH]
            debits = [movement for movement in cash if movement.cents < 0]
            balance += sum(each.cents for each in of_day)
            if not debits:
                continue
            place = debits[0].place
            if balance < 0:
                kinds, more = _KINDS[self.onderdeel.name], self._award_first(day)
                yield self._finding(kinds.below_zero, place, day, balance_cents=balance, **more)
            if not self.member.has_benefit(day):  # then the article is beside the point (SPEC 7)
                yield self._finding(PAID_WITHOUT_BENEFIT, place, day)
            else:
                yield from self._limits(place, day, own[day], together[day])
                yield from self._rights(place, day)
            if any(movement.cents > 0 for movement in cash):
                yield self._finding(PAYMENT_CANCELS_OUT, place, day)

    def _limits(
        self, place: Place, day: date, own: "_PaidSoFar", together: "_PaidSoFar"
    ) -> Iterator[Finding]:
        """The number and the amount of the year's payments, which hold for the person: the last of
        the files that pay on a day tells it.
        """
        kinds, year, person = _KINDS[self.onderdeel.name], str(day.year), _Person(self)
        limit = payments_limit(self.books.agreement(Month.of(day)))
        is_last = together.payer == self.member.id
        if self.onderdeel is PREMIUM and together.payments > limit and is_last:
            yield Finding.of(
                PREMIUM_TOO_OFTEN,
                place,
                day,
                self.member.id,
                member=person.name,
                count=together.payments,
                year=year,
                limit=limit,
            )
        maximum = person.maximum(day)
        if together.cents > maximum and is_last:
            yield Finding.of(
                kinds.above_paid,
                place,
                day,
                self.member.id,
                member=person.name,
                total_cents=together.cents,
                year=year,
                maximum_cents=maximum,
            )
        elif together.cents <= maximum and own.cents > self.maximum(day):
            yield self._finding(
                kinds.above_paid,
                place,
                day,
                total_cents=own.cents,
                year=year,
                maximum_cents=self.maximum(day),
            )

    def _rights(self, place: Place, day: date) -> Iterator[Finding]:
        """Whether a decision and the age allow a payment."""
        kinds = _KINDS[self.onderdeel.name]
        if not self._decision_within_a_year(day):
            yield self._finding(kinds.no_decision, place, day)
        if excluded_by_age(
            self.member,
            self.onderdeel,
            self.books.law_in(Month.of(day)),
            day,
            decision_of_the_year(self.onderdeel.decisions(self.member), day),
        ):
            yield self._finding(kinds.under_27, place, day)

    def _award_first(self, day: date) -> dict[str, Parameter]:
        """How a premium is awarded where the agreement lets it come out of a spaarpot."""
        agreement = self.books.agreement(Month.of(day))
        if self.onderdeel is not PREMIUM or agreement is None:
            return {}
        if not any(one.id == PREMIUM.name for one in agreement.spaarpot.purposes):
            return {}
        accounts, own = self.books.coop.accounts, self.member.account
        return {
            "remedy": _CLOSE_OR_AWARD if agreement.premium.per_hour_cents else _AWARD,
            "spaarpot": f"{accounts.spaarpot}:{own}",
            "account": f"{accounts.premium}:{own}",
        }

    @property
    def by_hand(self) -> list[Movement]:
        """What was awarded by hand, or out of a spaarpot."""
        of_kind = (each for each in self.of.movements if each.kind is Kind.OTHER)
        return [each for each in of_kind if each.cents > 0]

    def is_decided(self, day: date) -> bool:
        """Whether a decision's maximum holds on a day."""
        return decision_of_the_year(self.onderdeel.decisions(self.member), day) is not None

    def maximum(self, day: date) -> int:
        """The maximum for the calendar year, as the law and the decisions said on a day.

        A decision's own maximum holds for the whole calendar year of which it covers a part.
        """
        agreement = self.books.agreement(Month.of(day))
        decisions = self.onderdeel.decisions(self.member)
        return self.of.maximum_on(day, agreement, decision_of_the_year(decisions, day))

    def _decision_within_a_year(self, day: date) -> bool:
        """Whether a decision was in force in the twelve months up to a payment."""
        since = a_year_before(day)
        return any(
            decision.first <= day and (decision.last is None or decision.last >= since)
            for decision in self.onderdeel.decisions(self.member)
            if decision.decided <= day
        )


class _PaidSoFar(NamedTuple):
    """What was paid in a calendar year up to and including a day."""

    payments: int
    """Payments less refunds."""
    cents: int
    payer: str
    """The last of the files that paid on that day."""


def _paid_by(files: Sequence[Awards]) -> dict[date, _PaidSoFar]:
    """By day what files of one person paid in the year so far; what they pay on one day is one
    payment. On days without a benefit the article is beside the point (SPEC 7).
    """
    of_day: dict[date, list[tuple[str, Movement]]] = {}
    for each in files:
        for movement in each.movements:
            if movement.kind is Kind.CASH and each.member.has_benefit(movement.day):
                of_day.setdefault(movement.day, []).append((each.member.id, movement))
    found: dict[date, _PaidSoFar] = {}
    year, count, cents = 0, 0, 0
    for day, moved in sorted(of_day.items()):
        if day.year != year:
            year, count, cents = day.year, 0, 0
        payers = [id_ for id_, movement in moved if movement.cents < 0]
        count += bool(payers) - any(movement.cents > 0 for _, movement in moved)
        cents -= sum(movement.cents for _, movement in moved)
        found[day] = _PaidSoFar(count, cents, payers[-1] if payers else "")
    return found


class _Person:
    """All files of one person in these books, whom the law knows once (SPEC 3.5)."""

    def __init__(self, judge: _Judge) -> None:
        self.onderdeel = judge.onderdeel
        self._books = judge.books
        self.files = [
            _Judge(judge.books, each.member, judge.onderdeel, each) for each in judge.of.of_person
        ]

    @property
    def name(self) -> str:
        """Who it is, as findings say it: the member, or the person with the ids of their files."""
        ids = [file.member.id for file in self.files]
        return ids[0] if len(ids) == 1 else f"{self.files[0].member.person} ({', '.join(ids)})"

    def maximum(self, day: date) -> int:
        """The widest maximum for the calendar year that any of the person's decisions gives."""
        decided = [file.maximum(day) for file in self.files if file.is_decided(day)]
        return max(decided or [file.maximum(day) for file in self.files])

    def awards(self, reach: Span) -> Iterator[Finding]:
        """Judge what was awarded by hand or out of a spaarpot, with what hours award by then; of
        several files also what hours award, as each of them may get to the maximum by itself.
        """
        several = len(self.files) > 1
        by_hand = self._by_hand()
        last = max(by_hand, default=None)
        if several and reach.last_month is not None:
            last = max(last or reach.last_month, reach.last_month)
        if last is None:
            return
        standings = standings_by_file([file.of for file in self.files], last)
        begin = min((self._books.coop.first_month, *by_hand))
        told, before = 0, 0
        for month in months(begin, last) if several else sorted(by_hand):
            here = by_hand.get(month, ())
            file, last_one = here[-1] if here else (self.files[-1], None)
            day = month.last_day if last_one is None else last_one.day
            place = file.member.place if last_one is None else last_one.place
            total = sum(
                one.of.other_awards(month) + (found[month].awarded_cents if month in found else 0)
                for one, found in zip(self.files, standings, strict=True)
            )
            maximum = self.maximum(day)
            rises = total > (before if month.number > 1 else 0) and told != month.year
            if total > maximum and (here or rises):
                told = month.year
                yield Finding.of(
                    _KINDS[self.onderdeel.name].above_awarded,
                    place,
                    day,
                    file.member.id,
                    member=self.name,
                    total_cents=total,
                    year=str(month.year),
                    maximum_cents=maximum,
                )
            before = total
            if self.onderdeel is ALLOWANCE:
                these = [found[month] for found in standings if month in found]
                total = sum(one.cents for _, one in here) + sum(map(_allowed, these))
                limits = [one.months[-1].month_maximum_cents for one in these]
                limit = max((one for one in limits if one is not None), default=None)
                if limit is not None and total > limit:
                    yield Finding.of(
                        ALLOWANCE_MONTH_ABOVE_MAXIMUM,
                        place,
                        day,
                        file.member.id,
                        member=self.name,
                        month=str(month),
                        total_cents=total,
                        maximum_cents=limit,
                    )

    def _by_hand(self) -> dict[Month, list[tuple[_Judge, Movement]]]:
        """What was awarded by hand in each month, in order of date."""
        found: dict[Month, list[tuple[_Judge, Movement]]] = {}
        every = [(file, one) for file in self.files for one in file.by_hand]
        for file, one in sorted(every, key=lambda each: each[1].day):
            found.setdefault(Month.of(one.day), []).append((file, one))
        return found


def _allowed(standing: AwardStanding) -> int:
    """What hours of its month allow."""
    return standing.months[-1].allowed_cents
