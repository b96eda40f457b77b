"""Findings on payments and awards under art. 31, by the law and the decisions of their day (SPEC
3.5, 3.6).
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
    PREMIUM_IN_OTHER_MONTH,
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

_AWARD_FIRST = Phrase(
    'first award it, in a transaction from {spaarpot} (with purpose: "premium") to {account};'
    " then pay"
)
_CLOSE_OR_AWARD = Phrase(
    "if it follows from hours or results, first close the month; otherwise first"
    ' award it, in a transaction from {spaarpot} (with purpose: "premium")'
    " to {account}; then pay it"
)
"""The remedies for an unawarded premium where the agreement pays premiums from spaarpotten."""


def payment_findings(books: Books, totals: Tally, reach: Span) -> Iterator[Finding]:
    """The findings on all payments and awards of members."""
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
        """The findings on payments, judged at the end of each day."""
        balance = 0
        paid_of_file, paid_of_person = _paid_by_day((self.of,)), _paid_by_day(self.of.of_person)
        for day, group in groupby(self.of.movements, key=lambda movement: movement.day):
            day_movements = list(group)
            cash = [movement for movement in day_movements if movement.kind is Kind.CASH]
            debits = [movement for movement in cash if movement.cents < 0]
            balance += sum(movement.cents for movement in day_movements)
            if not debits:
                continue
            place = debits[0].place
            if balance < 0:
                kinds, remedy = _KINDS[self.onderdeel.name], self._remedy_of_spaarpot(day)
                yield self._finding(kinds.below_zero, place, day, balance_cents=balance, **remedy)
            if not self.member.has_benefit(day):  # art. 31 does not apply then (SPEC 7)
                yield self._finding(PAID_WITHOUT_BENEFIT, place, day)
            else:
                yield from self._limits(place, day, paid_of_file[day], paid_of_person[day])
                yield from self._rights(place, day)
            yield from self._pay_month(place, day)
            if any(movement.cents > 0 for movement in cash):
                yield self._finding(PAYMENT_CANCELS_OUT, place, day)

    def _pay_month(self, place: Place, day: date) -> Iterator[Finding]:
        """The finding on a premium that is paid in another month than those agreed."""
        agreement = self.books.agreement(Month.of(day))
        if self.onderdeel is not PREMIUM or agreement is None:
            return
        agreed = sorted(agreement.premium.pay_months)
        if agreed and day.month not in agreed:
            named = ", ".join(map(str, agreed))
            yield self._finding(PREMIUM_IN_OTHER_MONTH, place, day, months=named)

    def _limits(
        self, place: Place, day: date, paid_of_file: "_PaidSoFar", paid_of_person: "_PaidSoFar"
    ) -> Iterator[Finding]:
        """The findings on number and amount of the year's payments, which are limited per person;
        of several files that pay on a day, the last one reports it.
        """
        kinds, year, person = _KINDS[self.onderdeel.name], str(day.year), _Person(self)
        limit = payments_limit(self.books.agreement(Month.of(day)))
        is_last = paid_of_person.payer == self.member.id
        if self.onderdeel is PREMIUM and paid_of_person.payments > limit and is_last:
            yield Finding.of(
                PREMIUM_TOO_OFTEN,
                place,
                day,
                self.member.id,
                member=person.name,
                count=paid_of_person.payments,
                year=year,
                limit=limit,
            )
        maximum = person.maximum(day)
        if paid_of_person.cents > maximum and is_last:
            yield Finding.of(
                kinds.above_paid,
                place,
                day,
                self.member.id,
                member=person.name,
                total_cents=paid_of_person.cents,
                year=year,
                maximum_cents=maximum,
            )
        elif paid_of_person.cents <= maximum and paid_of_file.cents > self.maximum(day):
            yield self._finding(
                kinds.above_paid,
                place,
                day,
                total_cents=paid_of_file.cents,
                year=year,
                maximum_cents=self.maximum(day),
            )

    def _rights(self, place: Place, day: date) -> Iterator[Finding]:
        """The findings on a payment that no decision allows, or the age forbids."""
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

    def _remedy_of_spaarpot(self, day: date) -> dict[str, Parameter]:
        """The remedy where the agreement pays premiums from spaarpotten, {} elsewhere."""
        agreement = self.books.agreement(Month.of(day))
        if self.onderdeel is not PREMIUM or agreement is None:
            return {}
        if not any(purpose.id == PREMIUM.name for purpose in agreement.spaarpot.purposes):
            return {}
        accounts, member_account = self.books.coop.accounts, self.member.account
        return {
            "remedy": _CLOSE_OR_AWARD
            if agreement.premium.per_hour_cents or agreement.premium.share
            else _AWARD_FIRST,
            "spaarpot": f"{accounts.spaarpot}:{member_account}",
            "account": f"{accounts.premium}:{member_account}",
        }

    @property
    def by_hand(self) -> list[Movement]:
        """The awards that the treasurer booked, also those from a spaarpot."""
        movements = (movement for movement in self.of.movements if movement.kind is Kind.OTHER)
        return [movement for movement in movements if movement.cents > 0]

    def is_decided(self, day: date) -> bool:
        """Whether the maximum of a decision applies on a day."""
        return decision_of_the_year(self.onderdeel.decisions(self.member), day) is not None

    def maximum(self, day: date) -> int:
        """The maximum for the calendar year, in cents, by the law and the decisions of a day.

        The maximum of a decision applies to the whole of a calendar year that it covers in part.
        """
        agreement = self.books.agreement(Month.of(day))
        decisions = self.onderdeel.decisions(self.member)
        return self.of.maximum_on(day, agreement, decision_of_the_year(decisions, day))

    def _decision_within_a_year(self, day: date) -> bool:
        """Whether a decision was in force in the twelve months up to a payment."""
        since = a_year_before(day)
        return any(
            decision.overlaps(since, day)
            for decision in self.onderdeel.decisions(self.member)
            if decision.decided <= day
        )


class _PaidSoFar(NamedTuple):
    """The payments in a calendar year up to and including a day."""

    payments: int
    """Payments less refunds."""
    cents: int
    payer: str
    """The last of the files that paid on that day."""


def _paid_by_day(files: Sequence[Awards]) -> dict[date, _PaidSoFar]:
    """The payments of one person's files in the year so far, by day; those on one day count as one.
    Days without a benefit are left out, as art. 31 does not apply (SPEC 7).
    """
    by_day: dict[date, list[tuple[str, Movement]]] = {}
    for awards in files:
        for movement in awards.movements:
            if movement.kind is Kind.CASH and awards.member.has_benefit(movement.day):
                by_day.setdefault(movement.day, []).append((awards.member.id, movement))
    paid: dict[date, _PaidSoFar] = {}
    year, count, cents = 0, 0, 0
    for day, day_movements in sorted(by_day.items()):
        if day.year != year:
            year, count, cents = day.year, 0, 0
        payers = [id_ for id_, movement in day_movements if movement.cents < 0]
        count += bool(payers) - any(movement.cents > 0 for _, movement in day_movements)
        cents -= sum(movement.cents for _, movement in day_movements)
        paid[day] = _PaidSoFar(count, cents, payers[-1] if payers else "")
    return paid


class _Person:
    """All files of one person in these books; the limits of the law are per person (SPEC 3.5)."""

    def __init__(self, judge: _Judge) -> None:
        self.onderdeel = judge.onderdeel
        self._books = judge.books
        self.files = [
            _Judge(judge.books, awards.member, judge.onderdeel, awards)
            for awards in judge.of.of_person
        ]

    @property
    def name(self) -> str:
        """The name for findings: the member's id, or the person with the ids of their files."""
        ids = [file.member.id for file in self.files]
        return ids[0] if len(ids) == 1 else f"{self.files[0].member.person} ({', '.join(ids)})"

    def maximum(self, day: date) -> int:
        """The largest maximum for the calendar year that any of the person's decisions gives."""
        decided = [file.maximum(day) for file in self.files if file.is_decided(day)]
        return max(decided or [file.maximum(day) for file in self.files])

    def awards(self, reach: Span) -> Iterator[Finding]:
        """The findings on awards that the treasurer booked, added to those from hours. With several
        files awards from hours are judged too, as each file may reach the maximum by itself.
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
        reported_year, previous = 0, 0
        for month in months(begin, last) if several else sorted(by_hand):
            month_movements = by_hand.get(month, ())
            file, last_movement = month_movements[-1] if month_movements else (self.files[-1], None)
            day = month.last_day if last_movement is None else last_movement.day
            place = file.member.place if last_movement is None else last_movement.place
            total = sum(
                one.of.other_awards(month)
                + (file_standings[month].awarded_cents if month in file_standings else 0)
                for one, file_standings in zip(self.files, standings, strict=True)
            )
            maximum = self.maximum(day)
            rises = total > (previous if month.number > 1 else 0) and reported_year != month.year
            if total > maximum and (month_movements or rises):
                reported_year = month.year
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
            previous = total
            if self.onderdeel is ALLOWANCE:
                month_standings = [
                    file_standings[month] for file_standings in standings if month in file_standings
                ]
                total = sum(movement.cents for _, movement in month_movements) + sum(
                    map(_allowed, month_standings)
                )
                limits = [standing.months[-1].month_maximum_cents for standing in month_standings]
                limit = max((cents for cents in limits if cents is not None), default=None)
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
        """The awards that the treasurer booked, by month, in order of date."""
        by_month: dict[Month, list[tuple[_Judge, Movement]]] = {}
        movements = [(file, movement) for file in self.files for movement in file.by_hand]
        for file, movement in sorted(movements, key=lambda pair: pair[1].day):
            by_month.setdefault(Month.of(movement.day), []).append((file, movement))
        return by_month


def _allowed(standing: AwardStanding) -> int:
    """The cents that the hours of the month of a standing allow."""
    return standing.months[-1].allowed_cents
