"""Dealings between books under one umbrella, which are left out of their totals (SPEC 9)."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from posixpath import normpath
from typing import NamedTuple

from socoledger.domain.findings import Finding, Place
from socoledger.domain.model import Books, Transaction, below
from socoledger.domain.period import Month


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

    @property
    def cents(self) -> int:
        """Income less expenses."""
        return self.income_cents - self.expenses_cents - self.granted_cents


class Eliminated(NamedTuple):
    """What totals leave out."""

    income_cents: int
    expenses_cents: int


class Dealings(NamedTuple):
    """Dealings whose two sides agree, and what is wrong with the others."""

    agreed: tuple[Side, ...]
    findings: tuple[Finding, ...]


def dealings(books: Mapping[str, Books]) -> Dealings:
    """Hold the two sides of every dealing against each other; `books` by their folder."""
    sides = [side for id_, each in books.items() for side in _sides(id_, each)]
    known = [side for side in sides if side.partner in books and side.partner != side.books]
    findings = [
        Finding.of("S227", side.place, side.day, folder=side.partner, known=_others(books, side))
        for side in sides
        if side not in known
    ]
    agreed: list[Side] = []
    for (books_of, partner, _link), here in sorted(_linked(known).items()):
        there = [
            side
            for side in known
            if (side.books, side.partner) == (partner, books_of)
            and any(side.links & each.links for each in here)
        ]
        cents = sum(side.cents for side in here), sum(side.cents for side in there)
        if not there:
            findings += [Finding.of("S226", one.place, one.day, books=partner) for one in here]
        elif sum(cents) == 0:
            agreed += here
        else:
            found = Finding.of(
                "S225",
                here[-1].place,
                here[-1].day,
                books=partner,
                amount_cents=cents[0],
                other_cents=cents[1],
            )
            findings.append(found)
    return Dealings(tuple(agreed), tuple(findings))


def _others(books: Mapping[str, Books], side: Side) -> str:
    return ", ".join(id_ for id_ in books if id_ != side.books) or "-"


def eliminated_in(agreed: Sequence[Side], period: Month | int) -> Eliminated:
    """What is left out of the totals of a month or a year, each side on its own day."""
    these = [side for side in agreed if period in (side.day.year, Month.of(side.day))]
    return Eliminated(
        sum(side.income_cents for side in these), sum(side.expenses_cents for side in these)
    )


def _sides(id_: str, books: Books) -> Iterator[Side]:
    income = books.journal.roots.income
    for transaction in books.journal.transactions:
        if transaction.partner is not None:
            yield _side(id_, transaction.partner, transaction, income)


def _side(id_: str, partner: str, transaction: Transaction, income: str) -> Side:
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
    )


def _linked(sides: Sequence[Side]) -> dict[tuple[str, str, str], list[Side]]:
    """Sides of the same books that share a link: by books, partner and the first link of theirs
    that the other books have too.
    """
    found: dict[tuple[str, str, str], list[Side]] = {}
    for side in sides:
        theirs = {
            link
            for other in sides
            if (other.books, other.partner) == (side.partner, side.books)
            for link in other.links
        }
        link = min(side.links & theirs, default=min(side.links, default=""))
        found.setdefault((side.books, side.partner, link), []).append(side)
    return found
