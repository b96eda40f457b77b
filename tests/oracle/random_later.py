"""What later rules brought into random books: several files of one person, under 27, taken back."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from tests.oracle.random_bookings import Maker
from tests.oracle.random_settings import PURPOSES
from tests.oracle.records import (
    BANK,
    NOTHING,
    Benefit,
    Books,
    Decision,
    Facts,
    Hours,
    LawUnder27,
    Limit,
    Member,
    Posting,
    Transaction,
    last_day,
)


@dataclass
class Newer(Maker):
    """Adds persons with several files, the rules for who is under 27, and purchases undone."""

    def renewed(self, books: Books) -> Books:
        """Return the books with any of these."""
        self.members = books.members
        if self._chance(0.5):
            self._join_files()
        self.members = tuple(self._of_2026(member) for member in self.members)
        transactions = [self._bought(transaction) for transaction in books.transactions]
        transactions += self._paid_together()
        if self._chance(0.7):
            transactions += self._taken_back(transactions)
        return replace(
            books,
            members=self.members,
            hours=(*books.hours, *self._worked()),
            under_27=self._under_27(),
            transactions=tuple(_plain(books, transactions)),
        )

    # Persons

    def _join_files(self) -> None:
        """Make one or two persons of several files each."""
        shuffled = self.dice.sample(self.members, len(self.members))
        for person in ("p1", "wil")[: self.dice.choice((1, 1, 2))]:
            count = self.dice.choice((2, 2, 3))
            chosen, shuffled = shuffled[:count], shuffled[count:]
            joined = None
            if self._chance(0.2):
                joined = min((member.joined for member in chosen), default=None)
            files = {m.id: self._file(m, person, joined, chosen) for m in chosen}
            self.members = tuple(files.get(member.id, member) for member in self.members)

    def _file(
        self, member: Member, person: str, joined: date | None, chosen: Sequence[Member]
    ) -> Member:
        """Return a file of a person; mostly with decisions, as their other files have."""
        first = replace(member.memberships[0], start=joined or member.joined)
        member = replace(member, person=person, memberships=(first, *member.memberships[1:]))
        other = self.dice.choice(chosen)
        if self._chance(0.6):
            member = replace(member, premium=member.premium or other.premium)
        if self._chance(0.6):
            member = replace(member, allowance=member.allowance or other.allowance)
        if self._chance(0.3):
            member = replace(member, turns_27=other.turns_27)
        if self._chance(0.6):  # a maximum that is reached
            start, low = member.joined, self.dice.choice((2_500, 7_505, 30_000))
            decision = Decision(start, "Besluit laag", maximum=Limit(cents=low))
            running = (Benefit(start),) if self._chance(0.8) else member.benefit
            member = replace(member, premium=(decision,), benefit=running)
        return member

    def _worked(self) -> Iterator[Hours]:
        """What persons worked besides, so that their files come near the maximum."""
        for member in self.members:
            if member.person and self._chance(0.8):
                first = max(member.joined, self.facts_from)
                for _ in range(self.dice.randint(2, 9)):
                    day = self._day(first, member.left or self.until)
                    yield Hours(day, member.id, self.dice.randint(100, 16_000))

    def _paid_together(self) -> Iterator[Transaction]:
        """Pay and refund several files of a person on one day, in one transaction or two."""
        for person in sorted({m.person for m in self.members if m.person}):
            files = [m for m in self.members if m.person == person]
            for _ in range(self.dice.randint(0, 3)):
                day = self._day(self.facts_from, self.until)
                sign = -1 if self._chance(0.25) else 1
                base = self.dice.choice((self.accounts.premium, self.accounts.allowance))
                paid = [
                    Posting(f"{base}:{member.account_name}", sign * self.dice.randint(1, 40_000))
                    for member in self.dice.sample(files, min(2, len(files)))
                ]
                if self._chance(0.5):
                    total = -sum(posting.cents for posting in paid)
                    yield Transaction(day, "Uitbetaald", (*paid, Posting(BANK, total)))
                    continue
                for posting in paid:
                    legs = (posting, Posting(BANK, -posting.cents))
                    yield Transaction(day, "Uitbetaald", legs)

    # Under 27

    def _of_2026(self, member: Member) -> Member:
        """Now and then a decision says that the rule of 2027 holds already."""
        if self.until >= date(2026, 2, 1) and self._chance(0.3):
            member = replace(member, turns_27=self._day(date(2026, 6, 1), date(2028, 6, 1)))
        rate = 0.6 if member.turns_27 else 0.05
        premium = [replace(d, under_27=self._chance(rate)) for d in member.premium]
        return replace(member, premium=tuple(premium))

    def _under_27(self) -> tuple[LawUnder27, ...]:
        """What law.yaml says: of the premium what holds from 2027 on, or that it is lifted."""
        if not self._chance(0.5):
            return ()
        found: dict[tuple[str, date], str] = {}
        for _ in range(self.dice.choice((1, 1, 2))):
            kind = self.dice.choice(("premium", "premium", "allowance"))
            start = self.dice.choice((date(2027, 1, 1), date(2027, 1, 1), date(2027, 3, 1)))
            rule = self.dice.choice(("lifted", "excluded", "wage-subsidy"))
            if kind == "allowance" or self._chance(0.3):
                start, rule = self._day_in(date(2024, self.dice.randint(1, 12), 1)), "lifted"
            found[kind, start] = rule
        return tuple(LawUnder27(*key, rule) for key, rule in sorted(found.items()))

    # Purchases undone

    def _bought(self, transaction: Transaction) -> Transaction:
        """Give some of what touches a spaarpot a payee, and some of it a link."""
        roots = (self.accounts.spaarpot,)
        if not any(p.account.startswith(roots) for p in transaction.postings):
            return transaction
        payee = self.dice.choice(_SHOPS) if self._chance(0.5) else None
        links = (f"bon-{self.dice.randint(1, 40)}",) if self._chance(0.6) else ()
        return replace(transaction, payee=payee, links=links)

    def _taken_back(self, transactions: Sequence[Transaction]) -> Iterator[Transaction]:
        """Undo spending, of whom it was or not: it names the purpose, the payee, the link or the
        amount of it, soon or too late, or nothing that ties it to any.
        """
        spent = [
            (transaction, posting)
            for transaction in transactions
            for posting in transaction.postings
            if posting.account.startswith(self.accounts.spaarpot) and posting.cents > 0
        ]
        last = last_day(self.until)
        for transaction, posting in self.dice.sample(
            spent, min(len(spent), self.dice.randint(2, 8))
        ):
            days = self.dice.choice((1, 5, 40, 200, 340, 400, 500))
            day = transaction.date + timedelta(days=days)
            if day > last:
                continue
            way = self.dice.choice(("purpose", "leg", "payee", "link", "amount", "nothing"))
            cents = posting.cents if way == "amount" else self._amount()
            pot = posting.account
            if self._chance(0.1):
                pot = self._pot(self.dice.choice(self.members))
            purpose = Facts(purpose=self.dice.choice((*PURPOSES, "fridge")))
            legs = (
                Posting(BANK, cents),
                Posting(pot, -cents, purpose if way == "leg" else NOTHING),
            )
            yield Transaction(
                day,
                "Terugbetaald",
                legs,
                purpose if way == "purpose" else NOTHING,
                payee=transaction.payee if way == "payee" else None,
                links=transaction.links if way == "link" else (),
            )


def _plain(books: Books, transactions: Iterable[Transaction]) -> list[Transaction]:
    """Return them without credits of which SPEC 3.7 leaves open whether they undo anything: what
    was spent on the same day, or a year ago to the day.
    """
    found = list(transactions)
    spent = [
        (posting.account, posting.cents, transaction)
        for transaction in found
        for posting in transaction.postings
        if posting.cents > 0 and posting.account.startswith(books.accounts.spaarpot)
    ]

    def is_open(posting: Posting, transaction: Transaction) -> bool:
        return any(
            posting.account == account
            and (transaction.date - bought.date).days in {0, 364, 365, 366, 367}
            and (
                posting.cents == -cents
                or (transaction.payee is not None and transaction.payee == bought.payee)
                or not set(transaction.links).isdisjoint(bought.links)
            )
            for account, cents, bought in spent
        )

    return [
        one
        for one in found
        if not any(posting.cents < 0 and is_open(posting, one) for posting in one.postings)
    ]


_SHOPS = ("Bouwmarkt", "Volksuniversiteit", "Fietsenmaker De Ketting", "Kringloop")
