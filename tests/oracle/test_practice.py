"""Random books have who comes back, late knowledge and premiums as a share, often enough to find a
difference; and a few cases that were reckoned by hand.
"""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from fractions import Fraction
from functools import lru_cache
from typing import Any

import pytest

from tests.oracle import model as second
from tests.oracle import random_books
from tests.oracle.records import (
    BANK,
    Accounts,
    Agreement,
    Benefit,
    Books,
    Bracket,
    Decision,
    Distribution,
    Facts,
    Member,
    Membership,
    Posting,
    PremiumTerms,
    Transaction,
    month_of,
    months_between,
)

pytestmark = pytest.mark.slow


@lru_cache
def some_books() -> tuple[Books, ...]:
    return tuple(random_books.make(seed) for seed in range(20))


def changed(books: Books, change: Callable[[Member], Member]) -> Books:
    return replace(books, members=tuple(map(change, books.members)))


def never_back(books: Books) -> Books:
    return changed(books, lambda one: replace(one, memberships=one.memberships[:1]))


def memberships_heard_at_once(books: Books) -> Books:
    def at_once(member: Member) -> Member:
        heard = tuple(replace(each, known=None) for each in member.memberships)
        return replace(member, memberships=heard)

    return changed(books, at_once)


def benefits_heard_at_once(books: Books) -> Books:
    def at_once(member: Member) -> Member:
        return replace(member, benefit=tuple(replace(each, known=None) for each in member.benefit))

    return changed(books, at_once)


def other_terms(books: Books, **terms: Any) -> Books:
    """The books with other terms in every version that has premiums."""
    agreements = (
        replace(each, premium=replace(each.premium, **terms) if each.premium else None)
        for each in books.agreements
    )
    return replace(books, agreements=tuple(agreements))


def without_shares(books: Books) -> Books:
    return other_terms(books, share=None)


def shares_of_results(books: Books) -> Books:
    return other_terms(books, of="result")


def without_a_cap_a_month(books: Books) -> Books:
    return other_terms(books, per_month_cents=None)


def the_cooperative_gives(books: Books) -> Books:
    return other_terms(books, out_of=None)


def figures(books: Books) -> list[object]:
    """What every month awards, and what falls to others, of every member."""
    last = month_of(second.last_fact(books))
    return [
        (
            second.awarded(books, member, "premium", month),
            second.given(books, member, month),
            second.fell_to(books, member, month),
        )
        for member in books.members
        for month in months_between(books.first_month, last)
    ]


@pytest.mark.parametrize(
    ("change", "least"),
    [
        (never_back, 5),
        (memberships_heard_at_once, 3),
        (benefits_heard_at_once, 2),
        (without_shares, 5),
        (shares_of_results, 4),
        (without_a_cap_a_month, 3),
        (the_cooperative_gives, 4),
    ],
)
def test_what_practice_brought_matters(change: Callable[[Books], Books], least: int) -> None:
    few = some_books()[:15]
    assert sum(figures(each) != figures(change(each)) for each in few) >= least


def test_spaarpotten_give_all_of_it_less_than_all_and_nothing() -> None:
    found = {"all": 0, "some": 0, "nothing": 0}
    for books in some_books()[:20]:
        free = the_cooperative_gives(books)
        for member in books.members:
            for year in second.years(books):
                through = date(year, 12, 1)
                if through >= books.first_month:
                    got = second.awarded(books, member, "premium", through)
                    wanted = second.awarded(free, member, "premium", through)
                    given = sum(
                        second.given(books, member, date(year, number, 1))
                        for number in range(1, 13)
                    )
                    key = "all" if got == wanted else "some" if got else "nothing"
                    found[key] += bool(given or key == "nothing")
    assert min(found.values()) >= 2, found


# --- By hand -----------------------------------------------------------------------------------

POT = "Liabilities:Spaarpot:Anna"
ALL_TO_SPAARPOT = Distribution(brackets=(Bracket((("spaarpot", Fraction(1)),)),))


def shared(terms: PremiumTerms, *results: float, more: tuple[Transaction, ...] = ()) -> Books:
    """Anna's books of 2025 with a result a month, all of it for her spaarpot."""
    booked = [
        Transaction(date(2025, number, 10), "Werk", legs, Facts(member="anna"))
        for number, cents in enumerate((round(100 * result) for result in results), 1)
        for legs in [(Posting("Income:Omzet", -cents), Posting(BANK, cents))]
    ]
    day = date(2025, 1, 1)
    anna = Member(
        *("anna", "Anna", (Membership(day),)),
        benefit=(Benefit(day),),
        premium=(Decision(day, "Besluit 1"),),
    )
    agreement = Agreement(
        *("convenant", day, "Artikel 5"),
        member_result=ALL_TO_SPAARPOT,
        premium=terms,
        on_leaving="municipality",
    )
    return Books(
        *(0, "Proef", "Voorbeeldstad", day, "member", False, Accounts()),
        members=(anna,),
        agreements=(agreement,),
        law=(),
        transactions=(*booked, *more),
        hours=(),
    )


def by_month(books: Books, count: int) -> list[tuple[int, int]]:
    """What is awarded through months, and what of a month's the spaarpot gives."""
    (member,) = books.members
    return [
        (second.awarded(books, member, "premium", month), second.given(books, member, month))
        for month in (date(2025, number, 1) for number in range(1, count + 1))
    ]


def test_a_share_with_a_cap_a_month() -> None:
    """30% of 600.00, 1,500.00, 1,200.00, 1,300.05 and 2,300.05, at most 219.00 a month."""
    terms = PremiumTerms(share=Fraction(30, 100), of="result", per_month_cents=21_900)
    books = shared(terms, 600, 900, -300, 100.05, 1000)
    assert by_month(books, 5) == [(18000, 0), (39900, 0), (39900, 0), (39900, 0), (55802, 0)]
    (row,) = second.premium(books, 2025)["members"]
    assert (row["premium"]["earned"], row["premium"]["above_maximum"]) == ("690.02", "132.00")


def test_a_spaarpot_gives_what_is_in_it() -> None:
    """Of 400.00 a quarter, but 350.00 is spent; what was short comes of February's 100.00."""
    terms = PremiumTerms(share=Fraction(1, 4), out_of="spaarpot")
    legs = (Posting(POT, 35_000), Posting(BANK, -35_000))
    spent = Transaction(date(2025, 1, 31), "Cursus", legs, Facts(purpose="course"))
    books = shared(terms, 400, 100, -600, more=(spent,))
    assert by_month(books, 3) == [(5000, 5000), (12500, 7500), (12500, 0)]
    (row,) = second.spaarpot(books, date(2025, 2, 28))["members"]
    assert (row["withdrawals"], row["pending"]) == ("350.00", "375.00")
    assert second.result(books, "2025-01")["collective"]["article31"] == "0.00"


@pytest.mark.parametrize(
    ("memberships", "fell"),
    [
        ((Membership(date(2024, 1, 1), date(2025, 1, 31), "work"),), 30_000),
        (
            (
                Membership(date(2024, 1, 1), date(2025, 1, 31), "work"),
                Membership(date(2025, 2, 1)),
            ),
            0,
        ),
        (
            (
                Membership(date(2024, 1, 1), date(2025, 1, 31), "work"),
                Membership(date(2025, 2, 2)),
            ),
            30_000,
        ),
        ((Membership(date(2024, 1, 1), date(2025, 1, 31), "work", date(2025, 2, 1)),), 0),
    ],
)
def test_what_falls_of_who_left_came_back_or_was_heard_later(
    memberships: tuple[Membership, ...], fell: int
) -> None:
    books = shared(PremiumTerms(share=Fraction(1, 4), out_of="spaarpot"), 400, 8)
    (member,) = books.members
    member = replace(member, memberships=memberships)
    books = replace(books, members=(member,))
    assert second.fell_to(books, member, date(2025, 1, 1))[1] == fell
