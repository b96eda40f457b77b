"""Bookings and hours of random books."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from fractions import Fraction

from tests.oracle.random_settings import FUNDS, PURPOSES, RENAMED, SettingsMaker
from tests.oracle.records import (
    BANK,
    CASH,
    COLLECTIVE,
    NOTHING,
    Books,
    Facts,
    Hours,
    Member,
    Posting,
    Transaction,
    last_day,
    month_of,
    months_between,
)


@dataclass
class Maker(SettingsMaker):
    """Makes books with bookings of every kind, beside their settings."""

    def books(self) -> Books:
        """Decide on everything, in the order in which one thing depends on another."""
        self._span()
        if self._chance(0.3):
            self.accounts = RENAMED
        self.members = self._members()
        self.agreements = self._agreements()
        return Books(
            seed=self.seed,
            name=f"Coöperatie Nummer {self.seed} U.A.",
            municipality="Voorbeeldstad",
            first_month=self.first_month,
            member_key=self.dice.choice(("member", "member", "member", "lid", "person")),
            kor=self._chance(0.3),
            accounts=self.accounts,
            members=self.members,
            agreements=self.agreements,
            law=self._law(),
            transactions=tuple(self._transactions()),
            hours=tuple(self._hours()),
        )

    def _active(self, day: date) -> list[Member]:
        """Members on the day, with now and then somebody who has left."""
        joined = [m for m in self.members if m.joined <= day]
        kept = [m for m in joined if m.left is None or day <= m.left or self._chance(0.4)]
        return kept or joined

    def _transactions(self) -> Iterator[Transaction]:
        yield from self._openings()
        for month in months_between(self.facts_from, self.until):
            if self._chance(0.15) and month not in (self.first_month, self.until):
                continue
            for _ in range(self.dice.randint(1, 4 + len(self.members))):
                day = self._day_in(month)
                yield from self._something(day)
        day = self._day_in(self.until)
        yield self._moved(day, "Expenses:Huur", 12_345, BANK, Facts(member=COLLECTIVE))

    def _something(self, day: date) -> Iterator[Transaction]:
        kinds: tuple[tuple[int, Callable[[date], Iterator[Transaction]]], ...] = (
            (40, self._invoice),
            (8, self._article31_by_hand),
            (7, self._premium_from_spaarpot),
            (13, self._paid),
            (10, self._spending),
            (6, self._to_spaarpot),
            (4, self._around_reserve),
            (6, self._municipality),
            (3, self._own_affairs),
            (2, self._late_opening),
        )
        chosen = self.dice.choices([k for _, k in kinds], weights=[w for w, _ in kinds])[0]
        if chosen in (self._municipality, self._own_affairs) or self._active(day):
            yield from chosen(day)

    def _moved(
        self, day: date, debit: str, cents: int, credit: str, meta: Facts = NOTHING
    ) -> Transaction:
        """Return the simplest of transactions, with its metadata on the transaction."""
        postings = (Posting(debit, cents), Posting(credit, -cents))
        return Transaction(day, self.dice.choice(_WORDS), postings, meta)

    def _one(self, day: date) -> Member:
        return self.dice.choice(self._active(day) or list(self.members))

    def _pot(self, member: Member) -> str:
        return f"{self.accounts.spaarpot}:{member.account_name}"

    def _award_account(self, member: Member) -> str:
        base = self.dice.choice((self.accounts.premium, self.accounts.allowance))
        return f"{base}:{member.account_name}"

    def _invoice(self, day: date) -> Iterator[Transaction]:
        legs = [self._leg() for _ in range(self.dice.choice((1, 1, 1, 2, 2, 3)))]
        rest = -sum(leg.cents for leg in legs)
        others = [Posting(self.dice.choice((BANK, BANK, CASH)), rest)] if rest else []
        if rest > 1 and self._chance(0.1):
            others = [Posting(BANK, rest - 1), Posting(CASH, 1)]
        yield self._attributed(day, legs, others)

    def _leg(self) -> Posting:
        sign = -1 if self._chance(0.08) else 1
        if self._chance(0.6):
            account = self.dice.choice(("Income:Omzet", "Income:Omzet:Catering", "Income:Giften"))
            return Posting(account, -sign * self._amount())
        beside = f"{self.accounts.article31}Advies"  # beside the article31 account, not under it
        account = self.dice.choice(("Expenses:Materiaal", "Expenses:Huur", beside))
        return Posting(account, sign * self._amount())

    def _somebody(self, day: date) -> Facts:
        """Attribute to one member, to nobody in particular, or to several."""
        active = self._active(day)
        if self._chance(0.15) or not active:
            return Facts(member=COLLECTIVE)
        if self._chance(0.3) and len(active) >= 2:
            return Facts(members=self._weights(active))
        return Facts(member=self.dice.choice(active).id)

    def _weights(self, active: Sequence[Member]) -> tuple[tuple[str, Fraction | None], ...]:
        chosen = self.dice.sample(active, self.dice.randint(2, min(4, len(active))))
        weights = ("1", "2", "1.5", "3", "0.25", "7", "33.3")
        return tuple(
            (m.id, None if self._chance(0.4) else Fraction(self.dice.choice(weights)))
            for m in chosen
        )

    def _attributed(
        self, day: date, legs: Sequence[Posting], others: Sequence[Posting]
    ) -> Transaction:
        """Say whose the legs are, in one of the ways of SPEC 2."""
        ids = [m.id for m in self._active(day)] or [COLLECTIVE]
        way = self.dice.choice(("tag", "meta", "legs", "tag+legs", "two tags", "tag+meta", "none"))
        if way == "none" and self._chance(0.5):
            way = "tag"
        tags: tuple[str, ...] = ()
        if way.startswith("tag"):
            tags = (COLLECTIVE if self._chance(0.04) else self.dice.choice(ids),)
        if way == "two tags":
            tags = tuple(self.dice.sample(ids, min(2, len(ids))))
        if way in {"legs", "two tags"}:
            legs = [replace(leg, meta=self._somebody(day)) for leg in legs]
        if way == "legs" and self._chance(0.2):
            legs = [replace(legs[0], meta=NOTHING), *legs[1:]]
        if way == "tag+legs":
            legs = [replace(legs[0], meta=self._somebody(day)), *legs[1:]]
        meta = self._somebody(day) if way == "meta" else NOTHING
        if way == "tag+meta":  # that they name the same member is no error
            meta = Facts(member=tags[0])
        if way == "legs" and self._chance(0.2):
            meta = self._somebody(day)
        postings = [*legs, *others]
        self.dice.shuffle(postings)
        return Transaction(day, self.dice.choice(_WORDS), tuple(postings), meta, tags)

    def _article31_by_hand(self, day: date) -> Iterator[Transaction]:
        member = self._one(day)
        cost = self.accounts.article31 + self.dice.choice(("", "", ":Hand"))
        credit = self._award_account(member) if self._chance(0.8) else BANK
        cents = min(self._amount(), 80_000)
        made = self._moved(day, cost, cents, credit)
        if self._chance(0.1):  # a correction: a debit is no other award, nor a payment
            made = self._moved(day, credit, cents, cost)
        yield replace(made, tags=(member.id,) if self._chance(0.5) else ())

    def _premium_from_spaarpot(self, day: date) -> Iterator[Transaction]:
        member = self._one(day)
        premium = f"{self.accounts.premium}:{member.account_name}"
        meta = Facts(purpose="premium", approval="B-7" if self._chance(0.2) else None)
        cents = min(self._amount(), 60_000)
        if self._chance(0.5):
            yield self._moved(day, self._pot(member), cents, premium, meta)
        else:
            postings = (Posting(self._pot(member), cents, meta), Posting(premium, -cents))
            yield Transaction(day, "Premie uit spaarpot", postings, NOTHING, (member.id,))

    def _paid(self, day: date) -> Iterator[Transaction]:
        """Pay premiums and allowances: several on a day, several in one, refunds."""
        for _ in range(self.dice.choice((1, 1, 1, 2, 3))):
            paid: list[Posting] = []
            for _ in range(self.dice.choice((1, 1, 1, 2))):
                cents = min(self._amount(), 90_000)
                cents = -cents if self._chance(0.2) else cents
                paid.append(Posting(self._award_account(self._one(day)), cents))
            total = sum(posting.cents for posting in paid)
            if total:
                postings = (*paid, Posting(BANK, -total))
                yield Transaction(day, self.dice.choice(_WORDS), postings)

    def _spending(self, day: date) -> Iterator[Transaction]:
        member = self._one(day)
        wanted = (*PURPOSES, "course", "business", "payout", "fridge", None)
        meta = Facts(purpose=self.dice.choice(wanted), approval=self.dice.choice((None, "G 12")))
        cents = min(self._amount(), 50_000)
        if self._chance(0.15):  # what the member buys from the coöperatie itself
            legs = (Posting("Income:Omzet", -cents), Posting(self._pot(member), cents, meta))
            yield Transaction(day, "Van de coöperatie", legs, NOTHING, (self._one(day).id,))
        elif self._chance(0.5):
            yield self._moved(day, self._pot(member), cents, BANK, meta)
        else:
            legs = (Posting(self._pot(member), cents, meta), Posting(CASH, -cents))
            yield Transaction(day, "Uitgave", legs, NOTHING, (member.id,))

    def _to_spaarpot(self, day: date) -> Iterator[Transaction]:
        """Refund to a spaarpot, or transfer between two."""
        one, other = self._one(day), self._one(day)
        cents = min(self._amount(), 120_000)
        if one is other or self._chance(0.6):
            yield self._moved(day, BANK, cents, self._pot(one))
        else:
            spent = Posting(self._pot(one), cents, Facts(purpose="private"))
            yield Transaction(day, "Overgemaakt", (spent, Posting(self._pot(other), -cents)))

    def _around_reserve(self, day: date) -> Iterator[Transaction]:
        """Almost openings (SPEC 2), that are none: they touch the reserve or an Assets account."""
        cents = min(self._amount(), 120_000)
        pot = self._pot(self._one(day))
        reserve = Posting(self.accounts.reserve, cents)
        other = Posting(self.dice.choice(("Equity:Opening", BANK)), self._amount())
        if self._chance(0.5):
            other = replace(other, cents=-2 * cents - 1)
        pots = Posting(pot, -reserve.cents - other.cents)
        choices = (
            [reserve, Posting(pot, -cents)],
            [reserve, other, pots],
            [reserve, Posting(BANK, -cents)],
        )
        chosen = self.dice.choice(choices)
        if all(posting.cents for posting in chosen):
            yield Transaction(day, "Reserve", tuple(chosen))

    def _municipality(self, day: date) -> Iterator[Transaction]:
        """Pay and get back. A payment says for which year, where there is an earlier one."""
        cents = self._amount()
        year = self.dice.choice((None, None, day.year, day.year - 1, day.year - 1, day.year + 1))
        if day.year > self.facts_from.year:
            year = year or day.year
        on_posting = NOTHING
        meta = NOTHING
        if self._chance(0.5):
            meta = Facts(for_year=year)
        else:
            on_posting = Facts(for_year=year)
        cents = -cents if self._chance(0.2) else cents
        against = "Equity:Overig" if self._chance(0.12) else BANK
        debit = Posting(self.accounts.municipality, cents, on_posting)
        yield Transaction(day, "Gemeente", (debit, Posting(against, -cents)), meta)

    def _own_affairs(self, day: date) -> Iterator[Transaction]:
        """Facts that touch no figure."""
        fund = f"{self.accounts.funds}:{FUNDS[0][0].upper()}{FUNDS[0][1:]}"
        debit, credit = self.dice.choice(((fund, BANK), (BANK, CASH), (BANK, "Equity:Inbreng")))
        yield self._moved(day, debit, self._amount(), credit)

    def _openings(self) -> Iterator[Transaction]:
        """Spaarpotten that existed before first_month, one by one or together."""
        if not self._chance(0.5):
            return
        day = self._day_in(self.facts_from)
        there = [m for m in self.members if m.joined <= day and self._chance(0.8)]
        if not there:
            return
        if self._chance(0.5):
            yield self._opening(day, there)
        else:
            for member in there:
                yield self._opening(self._day_in(self.facts_from), [member])

    def _late_opening(self, day: date) -> Iterator[Transaction]:
        if self._chance(0.2):  # literally an other award: no Assets posting
            account = self._award_account(self._one(day))
            yield self._moved(day, "Equity:Opening", self._amount(), account)
        else:
            yield self._opening(day, [self._one(day)])

    def _opening(self, day: date, members: Iterable[Member]) -> Transaction:
        pots = [Posting(self._pot(m), -min(self._amount(), 90_000)) for m in members]
        total = -sum(pot.cents for pot in pots)
        equity = [Posting("Equity:Opening", total + 1), Posting("Equity:Overig", -1)]
        if self._chance(0.7) and total:
            equity = [Posting("Equity:Opening", total)]
        equity = [posting for posting in equity if posting.cents]
        return Transaction(day, "Beginsaldo", (*equity, *pots))

    def _hours(self) -> Iterator[Hours]:
        for member in self.members:
            if self._chance(0.25):
                continue
            total, year = 0, 0
            busy = self.dice.choice((0.3, 0.8))
            most = self.dice.choice((1_200, 6_000, 16_000))
            for month in months_between(month_of(member.joined), self.until):
                if month.year != year:
                    total, year = 0, month.year
                after = member.left is not None and month > member.left
                if month < self.facts_from or not self._chance(0.1 if after else busy):
                    continue
                for _ in range(self.dice.randint(1, 3)):
                    day = self._day(max(member.joined, month), last_day(month))
                    amount = self._hundredths(total, most)
                    if amount:
                        total += amount
                        what = self.dice.choice((None, "restaurant"))
                        yield Hours(day, member.id, amount, what)

    def _hundredths(self, total: int, most: int) -> int:
        """Return hours: quarters or odd hundredths, and corrections of what there is."""
        if self._chance(0.12):
            return -self.dice.randint(0, total)
        amount = self.dice.randint(1, most)
        return amount if self._chance(0.3) else amount // 25 * 25


_WORDS = ("Klus", "Factuur 12", "Markt", "Bon", "Betaling", "Werk in de wijk")
