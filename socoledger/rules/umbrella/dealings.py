"""Dealings between books under one umbrella, which are left out of their totals (SPEC 9)."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from posixpath import normpath
from typing import NamedTuple

from socoledger.catalogue.umbrella import (
    PARTNER_AMOUNT_DIFFERS,
    PARTNER_TRANSACTION_MISSING,
    PARTNER_UNKNOWN,
)
from socoledger.domain.accounts import below
from socoledger.domain.books import Books
from socoledger.domain.findings import Finding, Place
from socoledger.domain.journal import Transaction
from socoledger.domain.period import Month
from socoledger.domain.umbrella import Eliminated


class Side(NamedTuple):
    """What one transaction of a dealing has on Income and Expenses; both amounts are positive as
    people say them, and costs that a grant pays are in `granted_cents` alone. Its place is told
    from the umbrella's folder.
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
    """Whether it is in the results of its books, which begin with their first month."""

    @property
    def cents(self) -> int:
        """Income less expenses."""
        return self.income_cents - self.expenses_cents - self.granted_cents


class Dealings(NamedTuple):
    """Dealings whose two sides agree, and what is wrong with the others."""

    agreed: tuple[Side, ...]
    findings: tuple[Finding, ...]


def dealings(books: Mapping[str, Books]) -> Dealings:
    """Hold the two sides of every dealing against each other; `books` by their folder."""
    sides = [side for id_, each in books.items() for side in _sides(id_, each)]
    known = [side for side in sides if side.partner in books and side.partner != side.books]
    findings = [
        Finding.of(
            PARTNER_UNKNOWN, side.place, side.day, folder=side.partner, known=_others(books, side)
        )
        for side in sides
        if side not in known
    ]
    agreed: list[Side] = []
    for group in _groups(known):
        sums = {books_of: _sum(group, books_of) for books_of in {side.books for side in group}}
        if len(sums) == 1:
            findings += [
                Finding.of(PARTNER_TRANSACTION_MISSING, side.place, side.day, books=side.partner)
                for side in group
            ]
        elif sum(sums.values()) == 0:
            agreed += group
        else:
            findings += [_differing(group, books_of, sums) for books_of in sorted(sums)]
    return Dealings(tuple(agreed), tuple(findings))


def _sum(group: Sequence[Side], books: str) -> int:
    return sum(side.cents for side in group if side.books == books)


def _differing(group: Sequence[Side], books: str, sums: Mapping[str, int]) -> Finding:
    """A dealing that does not come to the same on both sides, told on one of them."""
    last = [side for side in group if side.books == books][-1]
    return Finding.of(
        PARTNER_AMOUNT_DIFFERS,
        last.place,
        last.day,
        books=last.partner,
        amount_cents=sums[books],
        other_cents=sums[last.partner],
    )


def _others(books: Mapping[str, Books], side: Side) -> str:
    return ", ".join(id_ for id_ in books if id_ != side.books) or "-"


def eliminated_in(agreed: Sequence[Side], period: Month | int) -> Eliminated:
    """What is left out of the totals of a month or a year, each side on its own day."""
    these = [
        side for side in agreed if side.counts and period in (side.day.year, Month.of(side.day))
    ]
    return Eliminated(
        sum(side.income_cents for side in these), sum(side.expenses_cents for side in these)
    )


def _sides(id_: str, books: Books) -> Iterator[Side]:
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
        income_cents=-sum(one.cents for one in counted if below(one.account, income)),
        expenses_cents=sum(one.cents for one in costs if one.grant is None),
        granted_cents=sum(one.cents for one in costs if one.grant is not None),
        counts=transaction.day >= books.coop.first_month.first_day,
    )


def _groups(sides: Sequence[Side]) -> list[list[Side]]:
    """Sides between the same two books that hang together by their links, in order of date."""
    groups: list[tuple[set[tuple[frozenset[str], str]], list[Side]]] = []
    for side in sorted(sides, key=lambda side: (side.day, side.place)):
        pair = frozenset((side.books, side.partner))
        keys = {(pair, link) for link in side.links}
        joined = [side]
        for other in [group for group in groups if group[0] & keys]:
            keys |= other[0]
            joined = [*other[1], *joined]
            groups.remove(other)
        groups.append((keys, joined))
    return [sorted(group, key=lambda side: (side.day, side.place)) for _, group in groups]
