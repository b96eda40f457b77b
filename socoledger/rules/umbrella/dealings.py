"""Transactions between books under one umbrella, which are left out of their totals (SPEC 9)."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import date
from posixpath import normpath
from typing import NamedTuple

from socoledger.domain.accounts import below
from socoledger.domain.books import Books
from socoledger.domain.findings import Place
from socoledger.domain.journal import Transaction
from socoledger.domain.period import Month
from socoledger.domain.umbrella import Eliminated


class Side(NamedTuple):
    """One transaction of a dealing: its income and its expenses, both positive. Costs that a grant
    pays are in `granted_cents` only. Its place is relative to the umbrella's folder.
    """

    books: str
    partner: str
    links: frozenset[str]
    day: date
    place: Place
    income_cents: int
    expenses_cents: int
    granted_cents: int
    counts: bool
    """Whether it counts in the results of its books, which begin with their first month."""

    @property
    def costs_cents(self) -> int:
        """All expenses, those that a grant pays too."""
        return self.expenses_cents + self.granted_cents

    @property
    def cents(self) -> int:
        """Income less expenses."""
        return self.income_cents - self.costs_cents


class Dealings(NamedTuple):
    """The sides of all dealings, by whether the two sides agree."""

    agreed: tuple[Side, ...]
    unknown: tuple[Side, ...]
    """Sides whose partner is none of the other books."""
    unmatched: tuple[Side, ...]
    """Sides to which the partner has no transaction."""
    differing: tuple[tuple[Side, ...], ...]
    """Dealings whose amounts differ between the books: all sides of each."""


def dealings(sides_by_book: Mapping[str, Sequence[Side]], missing: Collection[str]) -> Dealings:
    """Compare the two sides of every dealing; the sides of all books by their folder. What was
    dealt with books that are missing is as with anybody else: there is nothing to compare it with.
    """
    sides = [side for own in sides_by_book.values() for side in own if side.partner not in missing]
    known = [side for side in sides if side.partner in sides_by_book and side.partner != side.books]
    agreed: list[Side] = []
    unmatched: list[Side] = []
    differing: list[tuple[Side, ...]] = []
    for group in _groups(known):
        if len({side.books for side in group}) == 1:
            unmatched += group
        elif sum(side.cents for side in group) == 0:
            agreed += group
        else:
            differing.append(tuple(group))
    unknown = tuple(side for side in sides if side not in known)
    return Dealings(tuple(agreed), unknown, tuple(unmatched), tuple(differing))


def eliminated_in(agreed: Sequence[Side], period: Month | int) -> Eliminated:
    """The amounts to leave out of the totals of a month or a year, each side on its own day."""
    counting = [
        side for side in agreed if side.counts and period in (side.day.year, Month.of(side.day))
    ]
    return Eliminated(
        sum(side.income_cents for side in counting), sum(side.expenses_cents for side in counting)
    )


def sides_of(id_: str, books: Books) -> Iterator[Side]:
    """The sides of dealings that the books in one folder have."""
    for transaction in books.journal.transactions:
        if transaction.partner is not None:
            yield _side(id_, transaction.partner, transaction, books)


def _side(id_: str, partner: str, transaction: Transaction, books: Books) -> Side:
    income = books.journal.roots.income
    counted = [posting for posting in transaction.postings if posting.shares]
    costs = [posting for posting in counted if not below(posting.account, income)]
    return Side(
        books=id_,
        partner=normpath(partner),
        links=transaction.links,
        day=transaction.day,
        place=Place(f"{id_}/{transaction.file}", transaction.line),
        income_cents=-sum(posting.cents for posting in counted if below(posting.account, income)),
        expenses_cents=sum(posting.cents for posting in costs if posting.grant is None),
        granted_cents=sum(posting.cents for posting in costs if posting.grant is not None),
        counts=transaction.day >= books.coop.first_month.first_day,
    )


def _groups(sides: Sequence[Side]) -> list[list[Side]]:
    """Sides between the same two books that share links, directly or through others, by date."""
    groups: list[tuple[set[tuple[frozenset[str], str]], list[Side]]] = []
    for side in sorted(sides, key=lambda side: (side.day, side.place)):
        pair = frozenset((side.books, side.partner))
        keys = {(pair, link) for link in side.links}
        merged = [side]
        for other in [group for group in groups if group[0] & keys]:
            keys |= other[0]
            merged = [*other[1], *merged]
            groups.remove(other)
        groups.append((keys, merged))
    return [sorted(group, key=lambda side: (side.day, side.place)) for _, group in groups]
