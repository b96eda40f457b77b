"""Changes of random books: of a fact of closed months, of open months, and of what else bears on
figures, or does not.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from fractions import Fraction

from tests.oracle import records
from tests.oracle.fact_changes import Fact, FactChanger
from tests.oracle.records import (
    BANK,
    Benefit,
    Books,
    Decision,
    Grant,
    Hours,
    Member,
    Membership,
    Posting,
    PremiumTerms,
    Transaction,
    add_months,
    month_of,
    with_premium,
)


@dataclass(frozen=True)
class Changer(FactChanger):
    """Changes other things as well: open months, members, agreements, grants."""

    # -- facts of open months

    def in_open_months(self) -> Books:
        """Facts of open months change, go, and move within their month."""
        facts: list[Fact] = []
        for fact in self.facts:
            if fact.date < self.open_day:
                facts.append(fact)
            elif isinstance(fact, Hours):
                facts.append(replace(fact, hundredths=abs(fact.hundredths) + 25))
            elif self.dice.random() < 0.8:
                day = month_of(fact.date) + timedelta(self.dice.randint(0, 27))
                postings = tuple(replace(p, cents=2 * p.cents) for p in fact.postings)
                facts.append(replace(fact, date=day, postings=postings))
        return with_facts(self.books, facts)

    def on_open_day(self) -> Books:
        """More is booked on the very first day that is open."""
        booked: list[Fact] = [
            Transaction(self.open_day, "Later", (Posting(pot, 25), Posting(BANK, -25)))
            for member in self.books.members
            for pot in (f"{root}:{member.account_name}" for root in self.pots)
        ]
        booked += [
            Transaction(self.open_day, "Later", (Posting(BANK, 33), Posting(account, -33)))
            for account in self.granted
        ]
        hours = [Hours(self.open_day, member.id, 425) for member in self.books.members]
        return with_facts(self.books, [*self.facts, *booked, *hours])

    # -- members and agreement, from an open day on

    def members_later(self) -> Books:
        """Names change; in an open month who can leaves, one comes, and the college decides, for
        what is past too.
        """
        day = self.open_day + timedelta(self.dice.randint(0, 20))
        members = []
        for member in self.books.members:
            new = replace(member, name=f"{member.name} A.", enterprise="Bakkerij")
            if new.left is None:
                new = self._ended(new, day)
            decision = Decision(self.books.first_month, "Besluit later", None, day)
            new = replace(
                new, premium=new.premium or (decision,), allowance=new.allowance or (decision,)
            )
            if new.benefit and new.benefit[-1].end is None and new.benefit[-1].start < day:
                ended = replace(new.benefit[-1], end=day)
                new = replace(new, benefit=(*new.benefit[:-1], ended))
            members.append(new)
        return replace(self.books, members=(*members, self._newcomer(day)))

    def _ended(self, member: Member, end: date, known: date | None = None) -> Member:
        """Return a member who left on a day, or on the day on which they came."""
        *earlier, last = member.memberships
        outcome = self.dice.choice(records.OUTCOMES)
        last = replace(last, end=max(end, last.start), outcome=outcome, known=known)
        return replace(member, memberships=(*earlier, last))

    def heard_later(self) -> Books:
        """In an open month it is heard who left in a closed one, and whose benefit ended."""
        known = self.open_day + timedelta(self.dice.randint(0, 20))
        members = []
        for member in self.books.members:
            new = member
            if new.left is None and new.memberships[-1].start < self.open_day:
                new = self._ended(new, self._closed_day(new.memberships[-1].start), known)
            if new.benefit and new.benefit[-1].end is None:
                last = new.benefit[-1]
                if last.start < self.open_day:
                    ended = replace(last, end=self._closed_day(last.start), known=known)
                    new = replace(new, benefit=(*new.benefit[:-1], ended))
            members.append(new)
        return replace(self.books, members=tuple(members))

    def _closed_day(self, first: date) -> date:
        """Return a day of closed months, or before them, from a day on."""
        first = max(first, add_months(self.books.first_month, -1))
        return first + timedelta(self.dice.randint(0, (self.open_day - first).days - 1))

    def returns_later(self) -> Books:
        """Who left comes back in an open month."""
        members = []
        for member in self.books.members:
            day = self.open_day + timedelta(self.dice.randint(0, 20))
            gone = member.left is not None and member.left < day
            back = (Membership(day),) if gone else ()
            members.append(replace(member, memberships=(*member.memberships, *back)))
        return replace(self.books, members=tuple(members))

    def _newcomer(self, day: date) -> Member:
        """Has had a benefit for long, and comes with decisions from the new year on."""
        year = date(day.year, 1, 1)
        return Member(
            "zara",
            "Zara",
            (Membership(day),),
            benefit=(Benefit(add_months(year, -20)),),
            premium=(Decision(year, "Besluit Z1", None, day),),
            allowance=(Decision(day, "Besluit Z2"),),
        )

    def agreement_later(self) -> Books:
        """A new version takes over with the first open month."""
        kept = [one for one in self.books.agreements if one.start < self.open_day]
        new = replace(kept[-1], id="nieuw", start=self.open_day, losses=None, member_result=None)
        return replace(self.books, agreements=(*kept, new))

    def premium_later(self) -> Books:
        """A new version with another share of other premiums takes over with an open month."""
        kept = [one for one in self.books.agreements if one.start < self.open_day]
        terms = _other_share(kept[-1].premium or PremiumTerms())
        new = replace(with_premium(kept[-1], terms), id="nieuw", start=self.open_day)
        return replace(self.books, agreements=(*kept, new))

    def grants_later(self) -> Books:
        """One more grant, for what is still to come."""
        end = self.open_day + timedelta(self.dice.randint(0, 40))
        new = Grant("nieuw", "municipality", "Later", self.open_day, end, 100_000)
        return replace(self.books, grants=(*self.books.grants, new))

    # -- members, agreement and grants, as they were

    def other_shares(self) -> Books:
        half = Fraction(1, 2)
        split = (("spaarpot", half), ("municipality", half))
        result = records.Distribution((), (records.Bracket(split),))
        agreements = [replace(one, member_result=result) for one in self.books.agreements]
        return replace(self.books, agreements=tuple(agreements))

    def other_rates(self) -> Books:
        premium, allowance = records.PremiumTerms(155), records.AllowanceTerms(55)
        agreements = [
            replace(one, premium=premium, allowance=allowance) for one in self.books.agreements
        ]
        return replace(self.books, agreements=tuple(agreements))

    def no_benefit(self) -> Books:
        members = [replace(member, benefit=()) for member in self.books.members]
        return replace(self.books, members=tuple(members))

    def smaller_grants(self) -> Books:
        grants = [replace(grant, cents=grant.cents // 3 + 1) for grant in self.books.grants]
        return replace(self.books, grants=tuple(grants))

    def shorter_grants(self) -> Books:
        """They ended halfway, or earlier: costs fall out, and what is left goes sooner."""
        day = self.books.first_month + (self.open_day - self.books.first_month) // 2
        grants = [
            replace(grant, end=max(grant.start, min(day, grant.end))) for grant in self.books.grants
        ]
        return replace(self.books, grants=tuple(grants))

    def other_remainders(self) -> Books:
        """What went to the gemeente now stays, and the other way around."""
        grants = [
            replace(grant, giver="municipality", repay=grant.repay is False)
            for grant in self.books.grants
        ]
        return replace(self.books, grants=tuple(grants))

    def left_earlier(self) -> Books:
        day = self.books.first_month + timedelta(3)
        members = [
            replace(member, memberships=(Membership(joined, max(day, joined), "other"),))
            for member in self.books.members
            for joined in (member.joined,)
        ]
        return replace(self.books, members=tuple(members))

    def heard_at_once(self) -> Books:
        """What ended was known the same day."""
        members = [
            replace(
                member,
                memberships=tuple(replace(each, known=None) for each in member.memberships),
                benefit=tuple(replace(each, known=None) for each in member.benefit),
            )
            for member in self.books.members
        ]
        return replace(self.books, members=tuple(members))

    def never_back(self) -> Books:
        """Who came back did not."""
        members = [replace(one, memberships=one.memberships[:1]) for one in self.books.members]
        return replace(self.books, members=tuple(members))

    def other_premium_share(self) -> Books:
        """The premium is another share, of something else, and the other one gives it."""
        agreements = [
            with_premium(one, _other_share(one.premium or PremiumTerms()))
            for one in self.books.agreements
        ]
        return replace(self.books, agreements=tuple(agreements))


def _other_share(terms: PremiumTerms) -> PremiumTerms:
    of = "spaarpot" if terms.of == "result" else "result"
    out_of = "cooperative" if terms.out_of == "spaarpot" else "spaarpot"
    share = Fraction(7, 20) if terms.share != Fraction(7, 20) else Fraction(1, 4)
    return replace(terms, share=share, of=of, out_of=out_of)


def facts_of(books: Books) -> list[Fact]:
    """Return transactions and hours, by date."""
    facts: list[Fact] = [*books.transactions, *books.hours]
    return sorted(facts, key=lambda fact: fact.date)


def with_facts(books: Books, facts: Iterable[Fact]) -> Books:
    """Return the books with other transactions and hours."""
    facts = list(facts)
    return replace(
        books,
        transactions=tuple(fact for fact in facts if isinstance(fact, Transaction)),
        hours=tuple(fact for fact in facts if isinstance(fact, Hours)),
    )


def same(one: Fact, other: Fact) -> bool:
    """Tell whether two facts mean the same, so that either may be named."""
    if isinstance(one, Transaction) and isinstance(other, Transaction):
        return replace(one, narration="") == replace(other, narration="")
    return one == other
