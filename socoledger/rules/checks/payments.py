"""Payments and awards under art. 31, judged by what the law and the decisions said on their day
(SPEC 3.5, 3.6).
"""

from collections.abc import Iterator
from datetime import date
from itertools import groupby
from typing import NamedTuple

from socoledger.domain.findings import Finding, Parameter, Phrase, Place
from socoledger.domain.model import Books, Member
from socoledger.domain.period import Month, a_year_before
from socoledger.domain.results import AwardStanding
from socoledger.rules.article31 import (
    ALLOWANCE,
    PREMIUM,
    Awards,
    Onderdeel,
    awards_of,
    decision_of_the_year,
    excluded_by_age,
    payments_limit,
)
from socoledger.rules.tally import Kind, Movement, Role, Tally


class _Codes(NamedTuple):
    """The codes of one kind of award."""

    above_paid: str
    above_awarded: str
    no_decision: str
    below_zero: str
    under_27: str


_CODES = {
    "premium": _Codes("S402", "S403", "S404", "S405", "S408"),
    "allowance": _Codes("S412", "S413", "S414", "S415", "S418"),
}

_AWARD = Phrase(
    'first award it, in a transaction from {spaarpot} (with purpose: "premium") to {account};'
    " then pay"
)
_CLOSE_OR_AWARD = Phrase(
    "first close the month, if hours bring it; or award it, in a transaction from {spaarpot}"
    ' (with purpose: "premium") to {account}; then pay'
)
"""What comes before a payment where premiums come out of spaarpotten."""


def payment_findings(books: Books, totals: Tally) -> Iterator[Finding]:
    """What is wrong with what each member was paid and awarded."""
    for member in books.members:
        for onderdeel in (PREMIUM, ALLOWANCE):
            judge = _Judge(books, member, onderdeel, awards_of(books, totals, member, onderdeel))
            yield from judge.payments()
            yield from judge.awards()


def gemeente_findings(totals: Tally) -> Iterator[Finding]:
    """Payments to the gemeente above what is owed at the end of their day."""
    balance = 0
    movements = totals.movements_of(Role.MUNICIPALITY)
    for day, group in groupby(movements, key=lambda movement: movement.day):
        of_day = list(group)
        balance += sum(each.cents for each in of_day)
        paid = [each for each in of_day if each.kind is Kind.CASH and each.cents < 0]
        if paid and balance < 0:
            yield Finding.of("S331", paid[-1].place, day, balance_cents=balance)


class _Judge(NamedTuple):
    books: Books
    member: Member
    onderdeel: Onderdeel
    of: Awards

    def _finding(self, code: str, place: Place, day: date, **more: Parameter) -> Finding:
        return Finding.of(code, place, day, self.member.id, member=self.member.id, **more)

    def payments(self) -> Iterator[Finding]:
        """Judge the payments of each day at its end."""
        balance, year, count, paid = 0, 0, 0, 0
        for day, group in groupby(self.of.movements, key=lambda movement: movement.day):
            if day.year != year:
                year, count, paid = day.year, 0, 0
            of_day = list(group)
            cash = [movement for movement in of_day if movement.kind is Kind.CASH]
            debits = [movement for movement in cash if movement.cents < 0]
            if self.member.has_benefit(day):  # else the article is beside the point (SPEC 7)
                count += bool(debits) - any(movement.cents > 0 for movement in cash)
                paid -= sum(movement.cents for movement in cash)
            balance += sum(each.cents for each in of_day)
            if debits:
                yield from self._payment(day, debits[0], balance, count, paid)
                if any(movement.cents > 0 for movement in cash):
                    yield self._finding("S410", debits[0].place, day)

    def _payment(
        self, day: date, debit: Movement, balance: int, count: int, paid: int
    ) -> Iterator[Finding]:
        codes, place = _CODES[self.onderdeel.name], debit.place
        if balance < 0:
            more = self._award_first(day)
            yield self._finding(codes.below_zero, place, day, balance_cents=balance, **more)
        if not self.member.has_benefit(day):
            yield self._finding("S406", place, day)
            return
        agreement = self.books.agreement(Month.of(day))
        limit = payments_limit(agreement)
        if self.onderdeel is PREMIUM and count > limit:
            year = str(day.year)
            yield self._finding("S401", place, day, count=count, year=year, limit=limit)
        maximum = self.maximum(day)
        if paid > maximum:
            yield self._finding(
                codes.above_paid,
                place,
                day,
                total_cents=paid,
                year=str(day.year),
                maximum_cents=maximum,
            )
        if not self._decision_within_a_year(day):
            yield self._finding(codes.no_decision, place, day)
        if excluded_by_age(self.member, self.onderdeel, self.books.law_in(Month.of(day)), day):
            yield self._finding(codes.under_27, place, day)

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

    def awards(self) -> Iterator[Finding]:
        """Judge what was awarded by hand or out of a spaarpot, with what hours award by then."""
        by_hand = [
            movement
            for movement in self.of.movements
            if movement.kind is Kind.OTHER and movement.cents > 0
        ]
        if not by_hand:
            return
        standings = self.of.standings(Month.of(by_hand[-1].day))
        for month, group in groupby(by_hand, key=lambda movement: Month.of(movement.day)):
            last = list(group)[-1]
            standing = standings.get(month)
            from_hours = 0 if standing is None else standing.awarded_cents
            total = from_hours + self.of.other_awards(month)
            maximum = self.maximum(last.day)
            if total > maximum:
                yield self._finding(
                    _CODES[self.onderdeel.name].above_awarded,
                    last.place,
                    last.day,
                    total_cents=total,
                    year=str(last.day.year),
                    maximum_cents=maximum,
                )
            if self.onderdeel is ALLOWANCE:
                yield from self._month(month, last, standing)

    def _month(
        self, month: Month, last: Movement, standing: AwardStanding | None
    ) -> Iterator[Finding]:
        """Judge what was awarded by hand in one month, with what its hours award."""
        judged = None if standing is None else standing.months[-1]
        if judged is None or judged.month_maximum_cents is None:
            return
        by_hand = sum(
            each.cents
            for each in self.of.movements
            if each.kind is Kind.OTHER and each.cents > 0 and Month.of(each.day) == month
        )
        total = by_hand + judged.allowed_cents
        if total > judged.month_maximum_cents:
            yield self._finding(
                "S416",
                last.place,
                last.day,
                month=str(month),
                total_cents=total,
                maximum_cents=judged.month_maximum_cents,
            )

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
