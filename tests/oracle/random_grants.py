"""Random grants, and what is received and spent of them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta

from tests.oracle.random_bookings import Maker
from tests.oracle.random_settings import EARLIEST
from tests.oracle.records import (
    BANK,
    NOTHING,
    Books,
    Facts,
    Grant,
    Posting,
    Transaction,
    add_months,
    last_day,
    month_of,
)


@dataclass
class Granter(Maker):
    """Gives grants to books that have been made, and to what was booked in them."""

    grants: tuple[Grant, ...] = ()

    def granted(self, books: Books) -> Books:
        """Return the books with grants; most books have none."""
        if not self._chance(0.36):
            return books
        names = self.dice.sample(_GRANTS, self.dice.choice((1, 1, 2, 3)))
        self.grants = tuple(self._grant(name) for name in names)
        transactions = [self._told(transaction) for transaction in books.transactions]
        for grant in self.grants:
            transactions += self._received(grant)
            transactions += self._spent(grant)
            transactions += self._after(grant)
        return replace(books, transactions=tuple(transactions), grants=self.grants)

    @property
    def _first(self) -> date:
        """The first day on which something may be booked."""
        return max(EARLIEST, self.facts_from - timedelta(days=45))

    def _grant(self, name: str) -> Grant:
        start, end = self._period()
        due = None
        if self._chance(0.5):
            due = end + timedelta(days=self.dice.choice((0, 1, 90, 120, 400)))
        giver = self.dice.choice(("municipality", "municipality", "Oranje Fonds", "provincie"))
        return Grant(
            id=name,
            giver=giver,
            reference=f"Beschikking {start.year}-{self.dice.randint(1, 99):02d}",
            start=start,
            end=end,
            cents=self.dice.randint(*self.dice.choice(_GRANTED)),
            repay=self.dice.choice((None, True, True, False, False)),
            due=due,
        )

    def _period(self) -> tuple[date, date]:
        way = self.dice.choice(("year", "days", "days", "months", "winter", "past", "long", "day"))
        start = self._day(self._first, add_months(self.until, -3))
        if way == "past":  # over before the first month that is closed
            start = self._day(self._first, self.first_month - timedelta(days=20))
            end = self._day(start, self.first_month - timedelta(days=1))
            end = min(end, self.first_month - timedelta(days=1))
            return min(start, end), end
        if way == "year":
            year = self._day(self.first_month, self.until).year
            return date(year, 1, 1), date(year, 12, 31)
        if way == "months":
            start = month_of(start)
            return start, last_day(add_months(start, self.dice.randint(0, 13)))
        if way == "winter":
            year = self._day(self.first_month, self.until).year
            return date(year, 10, 1), date(year + 1, self.dice.randint(1, 5), 15)
        if way == "long":
            return start, last_day(self.until) + timedelta(days=self.dice.randint(-20, 300))
        days = 0 if way == "day" else self.dice.randint(10, 400)
        return start, start + timedelta(days=days)

    def _account(self, grant: Grant) -> str:
        return f"{self.accounts.grants}:{grant.account_name}"

    def _cents(self, grant: Grant) -> int:
        """Return a part of the grant, all of it, or something else altogether."""
        if self._chance(0.4):
            return self._amount()
        return grant.cents if self._chance(0.2) else grant.cents // self.dice.randint(1, 9) + 1

    def _near(self, grant: Grant) -> date:
        """Return a day on which something may be booked, mostly of the grant's period."""
        first, last = self._first, last_day(self.until)
        if self._chance(0.7):
            day = self._day(max(first, grant.start), min(last, grant.end))
        else:
            day = self._day(grant.start - timedelta(days=60), grant.end + timedelta(days=90))
        if self._chance(0.1):
            day = self.dice.choice((grant.start, grant.end))
        if self._chance(0.06):
            day = self.dice.choice((grant.start - timedelta(days=1), grant.end + timedelta(days=1)))
        return min(max(day, first), last)

    # Money

    def _received(self, grant: Grant) -> Iterator[Transaction]:
        """Receive it at once, in parts, before, late, after its period, or not at all."""
        for _ in range(self.dice.choice((0, 1, 1, 1, 2, 3))):
            cents = grant.cents if self._chance(0.4) else self._cents(grant)
            meta = Facts(grant=grant.id) if self._chance(0.2) else NOTHING
            against = "Equity:Opening" if self._chance(0.1) else BANK
            yield self._moved(self._near(grant), against, cents, self._account(grant), meta)

    def _after(self, grant: Grant) -> Iterator[Transaction]:
        """Repay, mostly after its period; move it elsewhere; receive the rest after all."""
        account, last = self._account(grant), last_day(self.until)
        for _ in range(self.dice.choice((0, 0, 1, 1, 2))):
            later = self.dice.choice((0, 1, 20, self.dice.randint(0, 200)))
            day = max(self._first, min(last, grant.end + timedelta(days=later)))
            cents = self._cents(grant)
            other = self._account(self.dice.choice(self.grants))
            if other == account or self._chance(0.6):
                other = self.dice.choice((BANK, BANK, "Equity:Overig", self.accounts.municipality))
            yield self.dice.choice(
                (
                    self._moved(day, account, cents, BANK),
                    self._moved(day, account, cents, other),
                    self._moved(day, BANK, cents, account),
                    self._both(day, account, cents),
                )
            )

    def _both(self, day: date, account: str, cents: int) -> Transaction:
        """Return a debit and a credit on one account in one transaction."""
        legs = (Posting(account, cents + 100), Posting(BANK, -cents), Posting(account, -100))
        return Transaction(day, "Verrekend", legs, Facts(grant=self.dice.choice(self.grants).id))

    # Costs

    def _spent(self, grant: Grant) -> Iterator[Transaction]:
        for _ in range(self.dice.randint(0, 9)):
            day = self._near(grant)
            legs = [self._cost(grant) for _ in range(self.dice.choice((1, 1, 1, 2, 3)))]
            if self._chance(0.1):
                legs.append(Posting("Income:Omzet", -self._amount()))
            rest = -sum(leg.cents for leg in legs)
            credit = BANK
            if rest < 0 and self._chance(0.15):
                credit = self._award_account(self._one(day))
            others = [Posting(credit, rest)] if rest else []
            made = self._attributed(day, legs, others)
            if len(made.postings) > 1:
                yield self._with_grant(made, grant)

    def _cost(self, grant: Grant) -> Posting:
        article31 = self.accounts.article31
        choices = ("Expenses:Materiaal", "Expenses:Buurt", "Expenses:Buurt:Zaal")
        account = self.dice.choice((*choices, *choices, article31, f"{article31}:Hand"))
        sign = -1 if self._chance(0.18) else 1
        return Posting(account, sign * self._cents(grant))

    def _told(self, transaction: Transaction) -> Transaction:
        """Some of what the books have already is for a grant after all, or only says so."""
        grant = self.dice.choice(self.grants)
        inside = grant.start <= transaction.date <= grant.end
        return (
            self._with_grant(transaction, grant)
            if self._chance(0.25 * inside + 0.04)
            else transaction
        )

    def _with_grant(self, made: Transaction, grant: Grant) -> Transaction:
        """Say it on the transaction, on its costs, or on both with different grants."""
        income = any(posting.account.startswith("Income:") for posting in made.postings)
        way = self.dice.choice(("transaction", "all", "some", "both"))
        if income:  # never for a grant
            way = self.dice.choice(("all", "some"))
        if way in {"transaction", "both"}:
            made = replace(made, meta=replace(made.meta, grant=grant.id))
        if way == "transaction":
            return made
        postings = []
        for posting in made.postings:
            told = not posting.account.startswith("Income:") and (way == "all" or self._chance(0.5))
            name = self.dice.choice(self.grants).id if way == "both" else grant.id
            meta = replace(posting.meta, grant=name)
            postings.append(replace(posting, meta=meta) if told else posting)
        return replace(made, postings=tuple(postings))


_GRANTED = ((1, 90_000), (20_000, 900_000), (500_000, 3_000_000), (500_000, 3_000_000))


_GRANTS = ("soco", "start-2", "esf", "buurt", "z9")
