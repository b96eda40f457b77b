"""Single changes of the facts of closed months, in random books.

What counts is chosen so that SPEC 2 and 3 leave no doubt that a figure, or what may be judged of
it, has become another.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from fractions import Fraction
from functools import cached_property
from random import Random
from typing import NamedTuple

from tests.oracle import model as second
from tests.oracle.records import (
    BANK,
    COLLECTIVE,
    Books,
    Grant,
    Hours,
    Posting,
    Transaction,
    add_months,
    last_day,
    month_of,
    months_between,
)

Fact = Transaction | Hours


class Change(NamedTuple):
    """The fact at an index becomes another; no index: it is added; nothing new: it goes."""

    at: int | None
    new: Fact | None
    guarded: bool = False
    """Whether a balance differs that a close asserts."""


Way = Callable[[], Change | None]
"""A way to change something; None: not with what the dice chose."""


@dataclass(frozen=True)
class FactChanger:
    """Chooses what to change in books of which every month through `last` is closed."""

    books: Books
    facts: Sequence[Fact]
    last: date
    dice: Random

    @cached_property
    def pots(self) -> tuple[str, str, str]:
        """Under these are the accounts that a month's close asserts."""
        accounts = self.books.accounts
        return accounts.spaarpot, accounts.premium, accounts.allowance

    @cached_property
    def granted(self) -> list[str]:
        """The accounts of grants, which a month's close asserts too."""
        return [second.grant_account(self.books, grant) for grant in self.books.grants]

    @cached_property
    def open_day(self) -> date:
        """The first day that is not closed."""
        return add_months(self.last, 1)

    def is_closed(self, day: date) -> bool:
        return self.books.first_month <= day < self.open_day

    def ways(self) -> tuple[Way, ...]:
        return (
            self.amount,
            self.day,
            self.month,
            self.whose,
            self.grant,
            self.purpose,
            self.hours,
            self.removed,
            self.added,
            self.account,
            self.for_year,
            self.amount,
            self.amount_before,
        )

    # -- which

    def _some(self, *, before: bool = False) -> tuple[int, Transaction] | None:
        """Some transaction of a closed month, or of one before the first, that counts."""
        found = [
            (index, fact)
            for index, fact in enumerate(self.facts)
            if isinstance(fact, Transaction)
            if (fact.date < self.books.first_month if before else self.is_closed(fact.date))
            if any(self._role(fact, posting) for posting in fact.postings)
        ]
        return self.dice.choice(found) if found else None

    def _role(self, transaction: Transaction, posting: Posting) -> str | None:
        """What a posting is to the rules; None: the treasurer's own, or a grant's cost that is
        not of its period.
        """
        accounts, account = self.books.accounts, posting.account
        if self._is_guarded(account):
            return account
        if second.is_granted(self.books, transaction, posting):
            grant = self._grant_of(transaction, posting)
            return grant.id if grant.start <= transaction.date <= grant.end else None
        roots = (accounts.municipality, accounts.article31, "Income", "Expenses")
        return next((root for root in roots if second.is_under(account, root)), None)

    def _grant_of(self, transaction: Transaction, posting: Posting) -> Grant:
        name = second.grant_named(transaction, posting)
        return next(grant for grant in self.books.grants if grant.id == name)

    def _is_guarded(self, account: str) -> bool:
        return any(second.is_under(account, root) for root in (*self.pots, *self.granted))

    # -- facts of a closed month

    def amount(self, *, before: bool = False) -> Change | None:
        """Two legs change by the same cents."""
        some = self._some(before=before)
        if some is None:
            return None
        index, old = some
        one, other = self.dice.sample(range(len(old.postings)), 2)
        cents = self.dice.choice((-1, 1)) * self.dice.choice((1, 1, 10, 5_000))
        postings = list(old.postings)
        postings[one] = replace(postings[one], cents=postings[one].cents + cents)
        postings[other] = replace(postings[other], cents=postings[other].cents - cents)
        accounts = [old.postings[leg].account for leg in (one, other)]
        same = self._role(old, old.postings[one]) == self._role(old, old.postings[other])
        if same or not all(posting.cents for posting in postings):
            return None
        return Change(
            index, replace(old, postings=tuple(postings)), any(map(self._is_guarded, accounts))
        )

    def amount_before(self) -> Change | None:
        """An opening, or whatever was there before the first month, on an asserted account."""
        change = self.amount(before=True)
        return change if change and change.guarded else None

    def day(self) -> Change | None:
        """It moves within its month."""
        some = self._some()
        if some is None:
            return None
        index, old = some
        day = old.date.replace(day=self.dice.randint(1, last_day(month_of(old.date)).day))
        return Change(index, replace(old, date=day)) if day != old.date else None

    def month(self) -> Change | None:
        """It moves to another month, closed or open."""
        some = self._some()
        if some is None:
            return None
        index, old = some
        until = add_months(self.last, 2)
        month = self.dice.choice(months_between(self.books.first_month, until))
        day = month.replace(day=self.dice.randint(1, 28))
        return Change(index, replace(old, date=day)) if month != month_of(old.date) else None

    def whose(self) -> Change | None:
        """The tag, the metadata or a weight says something else, and it makes a difference."""
        some = self._some()
        if some is None:
            return None
        index, old = some
        ways = (self._other_tag, self._other_member, self._other_leg, self._other_weights)
        new = self.dice.choice(ways)(old)
        return Change(index, new) if self._owners(new) != self._owners(old) else None

    def _somebody(self) -> str:
        return self.dice.choice([*(member.id for member in self.books.members), COLLECTIVE])

    def _other_tag(self, old: Transaction) -> Transaction:
        if len(old.tags) != 1:
            return old
        who = self._somebody()
        meta = replace(old.meta, member=who, members=()) if old.meta.member else old.meta
        return replace(old, tags=(who,), meta=meta)

    def _other_member(self, old: Transaction) -> Transaction:
        meta = replace(old.meta, member=self._somebody(), members=())
        return replace(old, tags=(), meta=meta)

    def _other_leg(self, old: Transaction) -> Transaction:
        return self._with_leg(
            old, lambda p: replace(p, meta=replace(p.meta, member=self._somebody(), members=()))
        )

    def _other_weights(self, old: Transaction) -> Transaction:
        """The first of those who share it gets another weight."""

        def other(posting: Posting) -> Posting:
            (who, _), *rest = posting.meta.members or ((COLLECTIVE, None),)
            weights = ((who, Fraction(self.dice.randint(2, 9))), *rest) if rest else ()
            return replace(posting, meta=replace(posting.meta, members=weights))

        return self._with_leg(old, other)

    def _with_leg(self, old: Transaction, other: Callable[[Posting], Posting]) -> Transaction:
        leg = self.dice.randrange(len(old.postings))
        postings = list(old.postings)
        postings[leg] = other(postings[leg])
        return replace(old, postings=tuple(postings))

    def _owners(self, transaction: Transaction) -> list[list[tuple[str, int]]]:
        return [
            second.attributed(transaction, posting)
            for posting in transaction.postings
            if self._role(transaction, posting) in {"Income", "Expenses"}
        ]

    def grant(self) -> Change | None:
        """A cost is for a grant, for another one or for none, and it was or is of its period."""
        some = self._some()
        if some is None:
            return None
        index, old = some
        leg = self.dice.randrange(len(old.postings))
        names = [None, *(grant.id for grant in self.books.grants)]
        if second.is_under(old.postings[leg].account, "Income") or len(names) == 1:
            return None
        postings = list(old.postings)
        meta = replace(postings[leg].meta, grant=self.dice.choice(names))
        postings[leg] = replace(postings[leg], meta=meta)
        new = replace(old, postings=tuple(postings))
        roles = (self._role(old, old.postings[leg]), self._role(new, new.postings[leg]))
        return Change(index, new) if roles[0] != roles[1] else None

    def purpose(self) -> Change | None:
        """What was spent from a spaarpot was for something else."""
        some = self._some()
        if some is None:
            return None
        index, old = some
        wanted = self.dice.choice(("course", "business", "payout", "fridge", "tools"))
        for leg, posting in enumerate(old.postings):
            spent = posting.cents > 0 and second.is_under(posting.account, self.pots[0])
            if spent and (posting.meta.purpose or old.meta.purpose) != wanted:
                postings = list(old.postings)
                postings[leg] = replace(posting, meta=replace(posting.meta, purpose=wanted))
                return Change(index, replace(old, postings=tuple(postings)))
        return None

    def hours(self) -> Change | None:
        """More hours, or somebody else's; never less, so that none come out below zero."""
        found = [
            (index, fact)
            for index, fact in enumerate(self.facts)
            if isinstance(fact, Hours) and self.is_closed(fact.date) and fact.hundredths > 0
        ]
        if not found:
            return None
        index, old = self.dice.choice(found)
        more = old.hundredths + self.dice.choice((1, 25, 400))
        return Change(index, replace(old, hundredths=more))

    def removed(self) -> Change | None:
        some = self._some()
        return None if some is None else Change(some[0], None)

    def added(self) -> Change | None:
        """Somebody books something in a closed month after all."""
        cents = self.dice.randint(1, 90_000)
        month = self.dice.choice(months_between(self.books.first_month, self.last))
        day = month.replace(day=self.dice.randint(1, 28))
        member = self.dice.choice(self.books.members)
        pot = f"{self.dice.choice(self.pots)}:{member.account_name}"
        choices = [
            (BANK, "Income:Omzet"),
            ("Expenses:Materiaal", BANK),
            (pot, BANK),
            (BANK, pot),
            (self.books.accounts.municipality, BANK),
        ]
        if self.granted:
            grant = self.dice.choice(self.granted)
            choices += [(BANK, grant), (grant, BANK)]
        debit, credit = self.dice.choice(choices)
        postings = (Posting(debit, cents), Posting(credit, -cents))
        if self.dice.random() < 0.3:
            return Change(None, Hours(day, member.id, cents))
        return Change(None, Transaction(day, "Later", postings, tags=(member.id,)))

    def account(self) -> Change | None:
        """It was another member's spaarpot, premium or allowance."""
        some = self._some()
        if some is None:
            return None
        index, old = some
        other = self.dice.choice(self.books.members).account_name
        for leg, posting in enumerate(old.postings):
            account = f"{posting.account.rpartition(':')[0]}:{other}"
            pot = self._is_guarded(posting.account) and posting.account not in self.granted
            if pot and account != posting.account:
                postings = list(old.postings)
                postings[leg] = replace(posting, account=account)
                new = replace(old, postings=tuple(postings))
                return Change(index, new, guarded=_totals(new) != _totals(old))
        return None

    def for_year(self) -> Change | None:
        """What was paid to the gemeente was for another year."""
        some = self._some()
        if some is None:
            return None
        index, old = some
        postings = tuple(replace(p, meta=replace(p.meta, for_year=None)) for p in old.postings)
        year = old.date.year + self.dice.choice((-1, 0, 1))
        new = replace(old, postings=postings, meta=replace(old.meta, for_year=year))
        return Change(index, new) if self._paid(new) != self._paid(old) else None

    def _paid(self, transaction: Transaction) -> list[int]:
        alone = replace(self.books, transactions=(transaction,))
        near = range(transaction.date.year - 3, transaction.date.year + 4)
        return [second.paid_to_municipality(alone, year) for year in near]


def _totals(transaction: Transaction) -> dict[str, int]:
    """What a transaction does to each account."""
    found: dict[str, int] = {}
    for posting in transaction.postings:
        found[posting.account] = found.get(posting.account, 0) + posting.cents
    return {account: cents for account, cents in found.items() if cents}
