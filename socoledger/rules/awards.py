"""Premiums and allowances under art. 31 lid 2 onder j and k Participatiewet (SPEC 3.5, 3.6).

What a month awards depends on the decisions known at its end, so every month is computed from what
was known then. A decision taken later counts from the month in which it was taken, also for the
earlier months of that calendar year.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from fractions import Fraction
from typing import NamedTuple

from socoledger.domain.agreement import SPAARPOT, Agreement
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
from socoledger.rules.award_source import Source, is_from_spaarpot
from socoledger.rules.decisions import excluded_by_age, in_force, judged_day
from socoledger.rules.law import (
    ALLOWANCE_PER_MONTH,
    amount_on,
)
from socoledger.rules.onderdeel import ALLOWANCE, PREMIUM, Onderdeel, within
from socoledger.rules.tally import Kind, Movement, Role, Tally


class Knowledge(NamedTuple):
    """The decisions, law and rules by which a month is judged, as known at the end of a month."""

    decisions: tuple[Decision, ...]
    law: Law
    rules: Rules
    member: Member
    """Without the ends of memberships and benefits that were not known yet."""
    day: date
    """The day at whose end they were known."""


class MonthAwards(NamedTuple):
    """What one month awards a member, in cents."""

    premium_cents: int = 0
    allowance_cents: int = 0
    from_spaarpot_cents: int = 0
    """What of the premium is taken out of the member's own spaarpot (SPEC 3.5)."""

    @property
    def cost_cents(self) -> int:
        """What is a cost of art. 31, borne by the coöperatie."""
        return self.premium_cents - self.from_spaarpot_cents + self.allowance_cents


class Awards(NamedTuple):
    """Computes one member's premiums or allowances by month, on the facts up to `until`."""

    member: Member
    onderdeel: Onderdeel
    books: Books
    totals: Tally
    until: date | None = None
    earlier: tuple["Awards", ...] = ()
    """The awards of the person's files before this one, themselves without `earlier`
    and `later`.
    """
    later: tuple["Awards", ...] = ()

    @property
    def hours(self) -> Mapping[Month, int]:
        """The hours of the member by month, in hundredths."""
        return self.totals.hours.get(self.member.id, {})

    @property
    def movements(self) -> Sequence[Movement]:
        """The movements on the member's account for such awards, in order of date."""
        return self.totals.movements_of(self.onderdeel.role, self.member.id)

    @property
    def of_person(self) -> tuple["Awards", ...]:
        """All files of the person, in order."""
        return (*self.earlier, self, *self.later)

    def standings(self, last: Month) -> dict[Month, AwardStanding]:
        """The standing through each month, from first_month up to and including `last`."""
        return standings_by_file((*self.earlier, self), last)[-1]

    def standings_after(
        self, last: Month, taken: Mapping[Month, int]
    ) -> dict[Month, AwardStanding]:
        """The standing through each month. `taken` is what earlier files of the person were awarded
        in the year through each month, in cents; it counts as other awards (SPEC 3.5).
        """
        standings: dict[Month, AwardStanding] = {}
        award_months: list[AwardMonth] = []
        known: Knowledge | None = None
        awarded = 0
        source = self._new_source(last)
        for month in months(self.books.coop.first_month, last):
            if month.number == 1:
                award_months, awarded = [], 0
            previous, known = known, self._knowledge_at_end_of(month)
            if previous is None or not _is_same_knowledge(previous, known):
                # A new decision, a legal amount or an end that became known counts for the
                # year's earlier months too.
                award_months = self._judge_all(
                    [award_month.month for award_month in award_months], known, source
                )
            award_months.append(self._judge(month, known, source, award_months))
            other = self.other_awards(month)
            if known.rules.persons:
                other += taken.get(month, 0)
            most = None if source is None else source.most(month)
            standing = self._standing(month, tuple(award_months), awarded, other, most)
            standings[month] = standing
            if source is not None:
                source.take(month, standing.awarded_cents - awarded)
            awarded = standing.awarded_cents
        return standings

    def _new_source(self, last: Month) -> Source | None:
        """Where a premium comes from that is a share, or is taken out of the spaarpot; None where
        hours alone earn, at the coöperatie's cost.
        """
        if self.onderdeel is not PREMIUM or not any(
            version.premium.share or version.premium.out_of == SPAARPOT
            for version in self.books.agreements
        ):
            return None
        return Source(self.books, self.totals, self.member, last, self.until)

    def _knowledge_at_end_of(self, month: Month) -> Knowledge:
        end = month.last_day_up_to(self.until)
        decisions = self.onderdeel.decisions(self.member)
        decided = tuple(decision for decision in decisions if decision.decided <= end)
        return Knowledge(
            decided,
            self.books.law_in(month),
            self.books.rules_in(month),
            self.member.as_known(end),
            end,
        )

    def _judge_all(
        self, these_months: Sequence[Month], known: Knowledge, source: Source | None
    ) -> list[AwardMonth]:
        award_months: list[AwardMonth] = []
        for month in these_months:
            award_months.append(self._judge(month, known, source, award_months))
        return award_months

    def before_first_month(self, month: Month) -> AwardStanding:
        """The standing through a month before first_month, in which nothing accrues (SPEC 3.3)."""
        other = self.other_awards(month) + sum(
            awards.other_awards(month) for awards in self.earlier
        )
        return AwardStanding(month, (), 0, 0, 0, other, 0)

    def other_awards(self, month: Month) -> int:
        """Awards that the treasurer booked in the calendar year through `month`, in cents."""
        return sum(movement.cents for movement in self.by_hand(month))

    def by_hand(self, month: Month) -> Iterator[Movement]:
        """The awards that the treasurer booked: credits on the account of this file in the calendar
        year through `month`, other than by closes and against money.
        """
        return (
            movement
            for movement in self.movements
            if movement.cents > 0
            and movement.kind is Kind.OTHER
            and movement.day.year == month.year
            and Month.of(movement.day) <= month
        )

    def _standing(
        self,
        month: Month,
        award_months: tuple[AwardMonth, ...],
        awarded_before: int,
        other: int,
        most: int | None,
    ) -> AwardStanding:
        """The standing through a month. `most` is what the month itself may award, None: any."""
        earned = sum(award_month.earned_cents for award_month in award_months)
        allowed = sum(award_month.allowed_cents for award_month in award_months)
        maximum = award_months[-1].maximum_cents
        awarded = min(allowed, maximum - other)
        if most is not None:
            awarded = min(awarded, awarded_before + most)
        awarded = max(awarded_before, awarded)
        return AwardStanding(
            month, award_months, earned, allowed, maximum, other, awarded, most, awarded_before
        )

    def _judge(
        self,
        month: Month,
        known: Knowledge,
        source: Source | None,
        before: Sequence[AwardMonth],
    ) -> AwardMonth:
        """Judge a month by the decisions and the law known at the end of another (SPEC 3.5, 4);
        `before` are the months of the year before it.
        """
        law, rounded = known.law, known.rules.rounded
        day = judged_day(known.member, month, self.until, known.day)
        decision = in_force(known.decisions, day)
        agreement = self.books.agreement(month)
        hours = self.hours.get(month, 0)
        per_hour = self.onderdeel.per_hour_cents(agreement)
        legal = amount_on(law, self.onderdeel.legal_per_year, day)
        nothing = AwardMonth(
            month=month,
            day=day,
            obstacle=self._obstacle(day, decision, known),
            decision=decision,
            hours_hundredths=hours,
            per_hour_cents=per_hour,
            maximum_cents=before[-1].maximum_cents if before else 0,
            legal=legal,
        )
        if not nothing.entitled:
            return nothing
        earned = rounded(Fraction(hours * per_hour, 100))  # 3.5, 3.6
        share = None
        if source is not None and agreement is not None and agreement.premium.share:
            share = source.brought_in.share(month, agreement, rounded)
            earned += share.cents
        month_maximum = self._month_maximum(agreement, day, law)
        return nothing._replace(
            earned_cents=earned,
            allowed_cents=earned if month_maximum is None else min(earned, month_maximum),
            maximum_cents=self._maximum(legal.cents, agreement, decision, rounded),
            month_maximum_cents=month_maximum,
            share=share,
        )

    def _obstacle(self, day: date, decision: Decision | None, known: Knowledge) -> str | None:
        """Why there is no entitlement on a day, None if there is one (SPEC 3.5)."""
        if not known.member.is_member(day, known.day):
            return "no member"
        if not known.member.has_benefit(day, known.day):
            return "no benefit"
        if decision is None:
            return "no decision"
        early = decision if known.rules.early_under_27 else None
        if excluded_by_age(self.member, self.onderdeel, known.law, day, early):
            return "under 27"
        return None

    def _month_maximum(self, agreement: Agreement | None, day: date, law: Law) -> int | None:
        if self.onderdeel.role is Role.PREMIUM:
            return None if agreement is None else agreement.premium.per_month_cents
        legal = amount_on(law, ALLOWANCE_PER_MONTH, day).cents
        agreed = None if agreement is None else agreement.allowance.per_month_cents
        return legal if agreed is None else min(legal, agreed)

    def maximum_on(self, day: date, agreement: Agreement | None, decision: Decision | None) -> int:
        """The smallest of the maxima of law, agreement and decision for the year, in cents."""
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
        """The payments out of all files of the person: those on one day count as one."""
        return _payments(self.of_person, year, through)


def _payments(files: Sequence[Awards], year: int, through: Month) -> tuple[Payment, ...]:
    paid: dict[date, int] = {}
    refunded: dict[date, int] = {}
    for awards in files:
        for movement in awards.movements:
            if movement.kind is not Kind.CASH or not movement.cents:
                continue
            if movement.day.year == year and Month.of(movement.day) <= through:
                side = paid if movement.cents < 0 else refunded
                side[movement.day] = side.get(movement.day, 0) - movement.cents
    return tuple(
        Payment(day, cents) for side in (paid, refunded) for day, cents in sorted(side.items())
    )


def _is_same_knowledge(known: Knowledge, other: Knowledge) -> bool:
    """Whether two months are judged by the same; laws and rules are compared by identity."""
    same_law = known.law is other.law and known.rules is other.rules
    return same_law and known.decisions == other.decisions and known.member == other.member


def standings_by_file(files: Sequence[Awards], last: Month) -> list[dict[Month, AwardStanding]]:
    """The standings of each of one person's files, in order: what earlier files were awarded counts
    as other awards in later ones.
    """
    taken: dict[Month, int] = {}
    by_file = []
    for awards in files:
        standings = awards.standings_after(last, taken)
        by_file.append(standings)
        if len(files) > 1:
            for month, standing in standings.items():
                total = standing.awarded_cents + awards.other_awards(month)
                taken[month] = taken.get(month, 0) + total
    return by_file


def count_payments(payments: Sequence[Payment]) -> int:
    """Payments less refunds, not below 0: a refund takes one payment back (SPEC 3.5)."""
    return max(0, sum(1 if payment.cents > 0 else -1 for payment in payments))


def awards_of(
    books: Books, totals: Tally, member: Member, onderdeel: Onderdeel, until: date | None = None
) -> Awards:
    """The awards of one member, premiums or allowances, with those in the person's other files."""
    files = books.files_of(member)
    by_file = [Awards(file, onderdeel, books, totals, until) for file in files]
    index = [file.id for file in files].index(member.id)
    return by_file[index]._replace(
        earlier=tuple(by_file[:index]), later=tuple(by_file[index + 1 :])
    )


def awarded_by_month(
    books: Books, totals: Tally, member: Member, last: Month, until: date | None = None
) -> dict[Month, MonthAwards]:
    """What each month awards a member, from first_month up to and including `last`."""
    premiums, allowances = (
        awards_of(books, totals, member, onderdeel, until).standings(last)
        for onderdeel in (PREMIUM, ALLOWANCE)
    )
    awarded = {}
    for month in premiums:
        premium = awarded_in(premiums, month)
        from_spaarpot = premium if is_from_spaarpot(books, month) else 0
        awarded[month] = MonthAwards(premium, awarded_in(allowances, month), from_spaarpot)
    return awarded


def awarded_in(standings: Mapping[Month, AwardStanding], month: Month) -> int:
    """What one month awards, in cents: its standing less that of the month before it."""
    previous = month_before(standings, month)
    return standings[month].awarded_cents - (previous.awarded_cents if previous else 0)
