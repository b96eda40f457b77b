"""What practice brought into random books: who comes back, late knowledge, premiums as a share."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from fractions import Fraction

from tests.oracle.random_bookings import Maker
from tests.oracle.records import (
    BANK,
    OUTCOMES,
    Agreement,
    Benefit,
    Books,
    Decision,
    Facts,
    Hours,
    Limit,
    Member,
    Membership,
    PremiumTerms,
    Transaction,
    last_day,
    month_of,
    with_premium,
)


@dataclass
class Practised(Maker):
    """Adds these to books that have been made; some books keep none of them."""

    def practised(self, books: Books) -> Books:
        """Return the books with any of these."""
        self.members = books.members
        transactions = list(books.transactions)
        if self._chance(0.7):
            self.members = tuple(self._back(member) for member in self.members)
        if self._chance(0.7):
            books = replace(books, agreements=tuple(map(self._shared, books.agreements)))
            self.members = tuple(map(self._decided_for, self.members))
            transactions += self._earned()
        if self._chance(0.7):
            self.members = tuple(map(self._heard_late, self.members))
            books = replace(books, hours=(*books.hours, *self._worked_on()))
        return replace(books, members=self.members, transactions=tuple(transactions))

    # Who comes back

    def _back(self, member: Member) -> Member:
        """Return most members with a second and a third membership, or with one cut in two."""
        if self._chance(0.35):
            return member
        first = member.memberships[0]
        if first.end is None or self._chance(0.2):
            first = self._ending(first, max(first.start, self.facts_from))
        found = [first]
        while len(found) < 4 and found[-1].end is not None and found[-1].end < self.until:
            following = Membership(self._return(found[-1].end))
            if following.start > last_day(self.until):
                break
            if self._chance(0.45):
                following = self._ending(following, following.start)
            found.append(following)
        return replace(member, memberships=tuple(found))

    def _ending(self, membership: Membership, earliest: date) -> Membership:
        """Return it with an end: some day, the last one of a month or of a year."""
        end = earliest + timedelta(days=self.dice.choice((0, 3, 20, 60, 120, 250, 400)))
        if self._chance(0.4):
            end = last_day(month_of(end))
        if self._chance(0.15):
            end = date(end.year, 12, 31)
        return replace(membership, end=end, outcome=self.dice.choice(OUTCOMES))

    def _return(self, end: date) -> date:
        """Return a day after an end: the next, one in the same month, or later ones."""
        if self._chance(0.2):
            return last_day(month_of(end + timedelta(days=20))) + timedelta(days=1)
        return end + timedelta(days=self.dice.choice((1, 1, 2, 8, 25, 45, 70, 130, 200, 380)))

    # What is heard late

    def _heard_late(self, member: Member) -> Member:
        memberships = tuple(
            replace(each, known=self._known(each.end)) for each in member.memberships
        )
        benefit = member.benefit
        if benefit and benefit[-1].end is None and self._chance(0.4):
            start = max(benefit[-1].start, self.facts_from)
            end = self._day(start, max(start, self.until))
            benefit = (*benefit[:-1], replace(benefit[-1], end=end))
        benefit = tuple(replace(each, known=self._known(each.end)) for each in benefit)
        return replace(member, memberships=memberships, benefit=benefit)

    def _known(self, end: date | None) -> date | None:
        """Return a day after an end: in the same month, months later, in the next year."""
        if end is None or self._chance(0.25):
            return None
        late = end + timedelta(days=self.dice.choice((1, 4, 20, 45, 80, 150, 300, 420)))
        return date(end.year + 1, 1, self.dice.randint(1, 31)) if self._chance(0.15) else late

    def _worked_on(self) -> Iterator[Hours]:
        """What members worked before it was heard that they had left, or had no benefit."""
        for member in self.members:
            ends = [(each.end, each.known) for each in member.memberships]
            ends += [(each.end, each.known) for each in member.benefit]
            for end, known in ends:
                if end is None or known is None or self._chance(0.3):
                    continue
                first = max(end, self.facts_from)
                last = min(known + timedelta(days=40), last_day(self.until))
                for _ in range(self.dice.randint(1, 3) if first <= last else 0):
                    yield Hours(self._day(first, last), member.id, self.dice.randint(100, 6_000))

    # Premiums as a share

    def _shared(self, agreement: Agreement) -> Agreement:
        """Return most versions with other terms of premiums."""
        if self._chance(0.2):
            return agreement
        old = agreement.premium or PremiumTerms()
        terms = PremiumTerms(
            per_hour_cents=old.per_hour_cents if self._chance(0.5) else None,
            maximum=old.maximum if self._chance(0.6) else None,
            payments=old.payments,
            share=Fraction(self.dice.choice(_SHARES)) / 100 if self._chance(0.85) else None,
            per_month_cents=self.dice.choice((None, None, 21_900, 20_000, 5_007)),
            pay_months=self.dice.choice(((), (6, 11), (6, 12), (12,), (1, 4, 7, 10))),
            out_of=self.dice.choice((None, "cooperative", "spaarpot", "spaarpot")),
        )
        if self._chance(0.4):
            grace = self.dice.choice((None, 0, 1, 2))
            agreement = replace(agreement, on_leaving="municipality", grace_months=grace)
        if terms.share is not None:
            terms = replace(terms, of=self.dice.choice((None, "spaarpot", "result")))
        elif terms == PremiumTerms():
            terms = PremiumTerms(per_hour_cents=150)
        return with_premium(agreement, terms)

    def _decided_for(self, member: Member) -> Member:
        """Return most members with decisions and benefits that let a share be earned."""
        if self._chance(0.3):
            return member
        start = member.joined
        maximum = self.dice.choice((None, None, Limit(cents=30_000), Limit(share=Fraction(1, 2))))
        decision = Decision(start, "Besluit aandeel", maximum=maximum)
        benefit = (Benefit(start),) if self._chance(0.7) else member.benefit
        turns_27 = member.turns_27 if self._chance(0.3) else None
        return replace(member, premium=(decision,), benefit=benefit, turns_27=turns_27)

    def _earned(self) -> Iterator[Transaction]:
        """What members earn besides, so that shares come to something; and now and then lose."""
        for member in self.members:
            first = max(member.joined, self.facts_from)
            if first > self.until or self._chance(0.25):
                continue
            for _ in range(self.dice.randint(3, 12)):
                day, whose = self._day(first, self.until), Facts(member=member.id)
                cents = self.dice.randint(5_000, 250_000)
                if self._chance(0.25):
                    yield self._moved(day, "Expenses:Materiaal", cents, BANK, whose)
                else:
                    yield self._moved(day, BANK, cents, "Income:Omzet", whose)


_SHARES = ("25", "30", "50", "12.5", "33.3", "100", "7.77")
