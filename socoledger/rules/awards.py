"""Premiums and allowances under art. 31 lid 2 onder j and k Participatiewet (SPEC 3.5, 3.6).

What a month awards depends on the decisions known at its end, so every month is judged anew from
what was known then: a decision taken later counts from the month it was taken in, for the earlier
months of that calendar year too.
"""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from fractions import Fraction
from typing import NamedTuple

from socoledger.domain.agreement import Agreement
from socoledger.domain.article31 import (
    AwardMonth,
    AwardStanding,
    Payment,
)
from socoledger.domain.books import Books
from socoledger.domain.law import Law
from socoledger.domain.member import Decision, Member
from socoledger.domain.money import round_half_up
from socoledger.domain.period import Month, month_before, months
from socoledger.domain.rule_sets import Rules
from socoledger.rules.decisions import excluded_by_age, in_force, judged_day
from socoledger.rules.law import (
    ALLOWANCE_PER_MONTH,
    amount_on,
)
from socoledger.rules.onderdeel import ALLOWANCE, PREMIUM, Onderdeel, within
from socoledger.rules.tally import Kind, Movement, Role, Tally


class Known(NamedTuple):
    """What a month is judged by: what was known at its end, or at that of a later one."""

    decisions: tuple[Decision, ...]
    law: Law
    rules: Rules


class Awards(NamedTuple):
    """Judges one member's months for one kind of award, on the facts up to `until`."""

    member: Member
    onderdeel: Onderdeel
    books: Books
    hours: Mapping[Month, int]
    movements: Sequence[Movement]
    until: date | None = None
    earlier: tuple["Awards", ...] = ()
    """Of the person's other files, those that come before this one; their own are left out."""
    later: tuple["Awards", ...] = ()

    @property
    def of_person(self) -> tuple["Awards", ...]:
        """All files of the person, in order."""
        return (*self.earlier, self, *self.later)

    def standings(self, last: Month) -> dict[Month, AwardStanding]:
        """How the award stands through each month, from first_month up to and including `last`."""
        return in_turn((*self.earlier, self), last)[-1]

    def standings_after(
        self, last: Month, taken: Mapping[Month, int]
    ) -> dict[Month, AwardStanding]:
        """The same; `taken` is what earlier files of the person were awarded through each month,
        which counts as other awards too (SPEC 3.5).
        """
        found: dict[Month, AwardStanding] = {}
        judged: list[AwardMonth] = []
        known: Known | None = None
        awarded = 0
        for month in months(self.books.coop.first_month, last):
            if month.number == 1:
                judged, awarded = [], 0
            before, known = known, self._known_at_end_of(month)
            if before is None or not _same(before, known):
                # A new decision, or a legal amount that became known, counts for the year's
                # earlier months too.
                judged = self._judge_all([each.month for each in judged], known)
            judged.append(self._judge(month, known, judged[-1].maximum_cents if judged else 0))
            other = self.other_awards(month)
            if known.rules.persons:
                other += taken.get(month, 0)
            found[month] = self._standing(month, tuple(judged), awarded, other)
            awarded = found[month].awarded_cents
        return found

    def _known_at_end_of(self, month: Month) -> Known:
        end = month.last_day if self.until is None else min(month.last_day, self.until)
        decisions = self.onderdeel.decisions(self.member)
        taken = tuple(decision for decision in decisions if decision.decided <= end)
        return Known(taken, self.books.law_in(month), self.books.rules_in(month))

    def _judge_all(self, these: Sequence[Month], known: Known) -> list[AwardMonth]:
        judged: list[AwardMonth] = []
        for month in these:
            judged.append(self._judge(month, known, judged[-1].maximum_cents if judged else 0))
        return judged

    def before_first_month(self, month: Month) -> AwardStanding:
        """How it stands through a month in which nothing accrues yet (SPEC 3.3)."""
        other = self.other_awards(month) + sum(one.other_awards(month) for one in self.earlier)
        return AwardStanding(month, (), 0, 0, 0, other, 0)

    def other_awards(self, month: Month) -> int:
        """Credits of the calendar year through a month that no close booked and no money paid, on
        the account of this file.
        """
        return sum(
            movement.cents
            for movement in self.movements
            if movement.cents > 0
            and movement.kind is Kind.OTHER
            and movement.day.year == month.year
            and Month.of(movement.day) <= month
        )

    def _standing(
        self, month: Month, judged: tuple[AwardMonth, ...], awarded_before: int, other: int
    ) -> AwardStanding:
        earned = sum(one.earned_cents for one in judged)
        allowed = sum(one.allowed_cents for one in judged)
        maximum = judged[-1].maximum_cents
        awarded = max(awarded_before, min(allowed, maximum - other))
        return AwardStanding(month, judged, earned, allowed, maximum, other, awarded)

    def _judge(self, month: Month, known: Known, carried_maximum: int) -> AwardMonth:
        """Judge a month by the decisions and the law known at the end of another (SPEC 3.5, 4)."""
        law, rounded = known.law, known.rules.rounded
        day = judged_day(self.member, month, self.until)
        decision = in_force(known.decisions, day)
        obstacle = self._obstacle(day, decision, known)
        agreement = self.books.agreement(month)
        hours = self.hours.get(month, 0)
        per_hour = self.onderdeel.per_hour_cents(agreement)
        legal = amount_on(law, self.onderdeel.legal_per_year, day)
        if obstacle is not None:
            return AwardMonth(
                month, day, obstacle, decision, hours, per_hour, 0, 0, carried_maximum, None, legal
            )
        earned = rounded(Fraction(hours * per_hour, 100))  # 3.5, 3.6
        month_maximum = self._month_maximum(agreement, day, law)
        allowed = earned if month_maximum is None else min(earned, month_maximum)
        maximum = self._maximum(legal.cents, agreement, decision, rounded)
        return AwardMonth(
            month,
            day,
            None,
            decision,
            hours,
            per_hour,
            earned,
            allowed,
            maximum,
            month_maximum,
            legal,
        )

    def _obstacle(self, day: date, decision: Decision | None, known: Known) -> str | None:
        """Why there is no entitlement on a day, None if there is (SPEC 3.5)."""
        if not self.member.is_member(day):
            return "no member"
        if not self.member.has_benefit(day):
            return "no benefit"
        if decision is None:
            return "no decision"
        early = decision if known.rules.early_under_27 else None
        if excluded_by_age(self.member, self.onderdeel, known.law, day, early):
            return "under 27"
        return None

    def _month_maximum(self, agreement: Agreement | None, day: date, law: Law) -> int | None:
        if self.onderdeel.role is Role.PREMIUM:
            return None
        legal = amount_on(law, ALLOWANCE_PER_MONTH, day).cents
        agreed = None if agreement is None else agreement.allowance.per_month_cents
        return legal if agreed is None else min(legal, agreed)

    def maximum_on(self, day: date, agreement: Agreement | None, decision: Decision | None) -> int:
        """The smallest of the law's, the agreement's and the decision's maximum for the year."""
        legal = amount_on(self.books.law_in(Month.of(day)), self.onderdeel.legal_per_year, day)
        return self._maximum(legal.cents, agreement, decision)

    def _maximum(
        self,
        legal: int,
        agreement: Agreement | None,
        decision: Decision | None,
        rounded: Callable[[Fraction], int] = round_half_up,
    ) -> int:
        agreed = within(self.onderdeel.agreed_per_year(agreement), legal, legal, rounded)
        return within(None if decision is None else decision.maximum, legal, agreed, rounded)

    def payments(self, year: int, through: Month) -> tuple[Payment, ...]:
        """The payments of a year by date, then the refunds by date, as negative amounts."""
        return _payments((self,), year, through)

    def payments_of_person(self, year: int, through: Month) -> tuple[Payment, ...]:
        """The same out of all files of the person: what they pay on one day is one payment."""
        return _payments(self.of_person, year, through)


def _payments(files: Sequence[Awards], year: int, through: Month) -> tuple[Payment, ...]:
    paid: dict[date, int] = {}
    refunded: dict[date, int] = {}
    for each in files:
        for movement in each.movements:
            if movement.kind is not Kind.CASH or not movement.cents:
                continue
            if movement.day.year == year and Month.of(movement.day) <= through:
                side = paid if movement.cents < 0 else refunded
                side[movement.day] = side.get(movement.day, 0) - movement.cents
    return tuple(
        Payment(day, cents) for side in (paid, refunded) for day, cents in sorted(side.items())
    )


def _same(known: Known, other: Known) -> bool:
    """Whether two months are judged by the same; laws and rules are the same ones or others."""
    return (
        known.decisions == other.decisions and known.law is other.law and known.rules is other.rules
    )


def in_turn(files: Sequence[Awards], last: Month) -> list[dict[Month, AwardStanding]]:
    """How the awards of one person's files stand, in their order: what earlier ones were awarded
    counts as other awards of the later ones.
    """
    taken: dict[Month, int] = {}
    found = []
    for each in files:
        standings = each.standings_after(last, taken)
        found.append(standings)
        if len(files) > 1:
            for month, standing in standings.items():
                own = standing.awarded_cents + each.other_awards(month)
                taken[month] = taken.get(month, 0) + own
    return found


def count_payments(payments: Sequence[Payment]) -> int:
    """Payments less refunds, not below 0: a refund takes one payment back (SPEC 3.5)."""
    return max(0, sum(1 if payment.cents > 0 else -1 for payment in payments))


def awards_of(
    books: Books, totals: Tally, member: Member, onderdeel: Onderdeel, until: date | None = None
) -> Awards:
    """The judge of one member's premiums or allowances, with those of the same person's other
    files.
    """
    files = books.files_of(member)
    each = [
        Awards(
            file,
            onderdeel,
            books,
            totals.hours.get(file.id, {}),
            totals.movements_of(onderdeel.role, file.id),
            until,
        )
        for file in files
    ]
    own = [file.id for file in files].index(member.id)
    return each[own]._replace(earlier=tuple(each[:own]), later=tuple(each[own + 1 :]))


def awarded_by_month(
    books: Books, totals: Tally, member: Member, last: Month, until: date | None = None
) -> dict[Month, tuple[int, int]]:
    """What hours award to a member, premium and allowance in cents per month, from first_month up
    to and including `last`.
    """
    premiums, allowances = (
        _differences(awards_of(books, totals, member, onderdeel, until).standings(last))
        for onderdeel in (PREMIUM, ALLOWANCE)
    )
    return {month: (premiums[month], allowances[month]) for month in premiums}


def _differences(found: Mapping[Month, AwardStanding]) -> dict[Month, int]:
    awarded: dict[Month, int] = {}
    for month, standing in found.items():
        before = month_before(found, month)
        awarded[month] = standing.awarded_cents - (before.awarded_cents if before else 0)
    return awarded
