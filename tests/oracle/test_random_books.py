"""Random books have what rules 2 brought, often enough to find a difference; and a few cases that
were reckoned by hand.
"""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from functools import cache
from typing import Any

import pytest

from tests.oracle import model as second
from tests.oracle import random_books
from tests.oracle.records import (
    BANK,
    NOTHING,
    Accounts,
    Agreement,
    Benefit,
    Books,
    Decision,
    Facts,
    Hours,
    LawUnder27,
    Limit,
    Member,
    Membership,
    Posting,
    PremiumTerms,
    Transaction,
)

pytestmark = pytest.mark.slow

SEEDS = 40


@cache
def some_books() -> tuple[Books, ...]:
    return tuple(random_books.make(seed) for seed in range(SEEDS))


def without_persons(books: Books) -> Books:
    return replace(books, members=tuple(replace(m, person=None) for m in books.members))


def without_decisions_of_2026(books: Books) -> Books:
    def plain(member: Member) -> Member:
        premium = tuple(replace(each, under_27=False) for each in member.premium)
        return replace(member, premium=premium)

    return replace(books, members=tuple(map(plain, books.members)))


def still_excluded(books: Books) -> Books:
    own = (LawUnder27("premium", date(2027, 1, 1), "wage-subsidy"),)
    return replace(books, under_27=own)


def without_law_of_theirs(books: Books) -> Books:
    return replace(books, under_27=())


def unchanged(books: Books) -> Books:
    return books


@cache
def premiums(change: Callable[[Books], Books]) -> tuple[tuple[second.Json, ...], ...]:
    """What premiums are when each of the books is changed so, by year."""
    changed = map(change, some_books())
    return tuple(
        tuple(second.premium(books, year) for year in second.years(books)) for books in changed
    )


@pytest.mark.parametrize(
    ("changed", "least"),
    [
        (without_persons, 10),
        (without_decisions_of_2026, 3),
        (still_excluded, 3),
        (without_law_of_theirs, 3),
    ],
)
def test_what_rules_2_brought_matters_to_premiums(
    changed: Callable[[Books], Books], least: int
) -> None:
    both = zip(premiums(unchanged), premiums(changed), strict=True)
    assert sum(one != other for one, other in both) >= least


def test_persons_matter_to_awards_to_room_and_to_payments_left() -> None:
    found = {"awarded": 0, "other": 0, "room": 0, "payments_left": 0}
    for years, others in zip(premiums(unchanged), premiums(without_persons), strict=True):
        for now, before in zip(years, others, strict=True):
            for one, other in zip(now["members"], before["members"], strict=True):
                for key in found:
                    found[key] += one["premium"][key] != other["premium"][key]
    assert found.pop("awarded") >= 3
    assert min(found.values()) >= 12, found


def test_purchases_are_undone_in_every_way() -> None:
    found = {"purpose": 0, "payee": 0, "link": 0, "amount": 0, "not": 0}
    for books in some_books():
        for transaction in books.transactions:
            for posting in transaction.postings:
                if posting.cents < 0 and posting.account.startswith(books.accounts.spaarpot):
                    if second.is_opening(books, transaction):
                        continue
                    undone = second.takes_back(books, transaction, posting)
                    ways = {
                        "purpose": posting.meta.purpose or transaction.meta.purpose,
                        "payee": transaction.payee,
                        "link": transaction.links,
                    }
                    way = next((way for way, said in ways.items() if said), "amount")
                    found[way if undone else "not"] += 1
    assert min(found.values()) >= 10, found


def test_payments_are_for_a_year_while_an_earlier_one_is_open() -> None:
    found = 0
    for books in some_books():
        years = [year for year in second.years(books) if year >= books.first_month.year]
        open_ = [year for year in years if second.return_(books, year)["pending"] != "0.00"]
        found += sum(
            second.has_assets(transaction) and posting.cents > 0
            for transaction in books.transactions
            for posting in transaction.postings
            if posting.account == books.accounts.municipality
            if any(year < transaction.date.year for year in open_)
        )
    assert found >= 30


# --- By hand -----------------------------------------------------------------------------------

ALWAYS = (Benefit(date(2024, 1, 1)),)


def decisions(*, under_27: bool = False) -> tuple[Decision, ...]:
    return (Decision(date(2025, 1, 1), "Besluit 1", under_27=under_27),)


def small(
    *members: Member, hours: tuple[Hours, ...] = (), booked: tuple[Transaction, ...] = ()
) -> Books:
    agreement = Agreement(
        "convenant", date(2025, 1, 1), "Artikel 5", premium=PremiumTerms(100, Limit(100_000))
    )
    return Books(
        *(0, "Proef", "Voorbeeldstad", date(2025, 1, 1), "member", False, Accounts()),
        members=members,
        agreements=(agreement,),
        law=(),
        transactions=booked,
        hours=hours,
    )


def anna(name: str = "anna", joined: date = date(2025, 1, 1), **more: Any) -> Member:
    given: dict[str, Any] = {"benefit": ALWAYS, "premium": decisions(), "person": "p1", **more}
    return Member(name, name.title(), (Membership(joined),), **given)


def paid(day: date, account: str, cents: int, **more: Any) -> Transaction:
    legs = (Posting(account, cents), Posting(BANK, -cents))
    return Transaction(day, "Betaald", legs, **more)


def test_one_maximum_and_one_number_of_payments_for_a_person() -> None:
    """700 hours in the file of the earlier membership and 400 in the other: € 700 and € 300 of
    € 1,000; three payments on two days are two; € 250 of the room is used in both.
    """
    day = date(2025, 6, 30)
    books = small(
        anna("anna", date(2025, 2, 1)),
        anna("zoe"),
        hours=(Hours(day, "zoe", 70_000), Hours(day, "anna", 40_000)),
        booked=(
            paid(date(2025, 7, 1), "Liabilities:Premie:Anna", 5_000),
            paid(date(2025, 7, 1), "Liabilities:Premie:Zoe", 10_000),
            paid(date(2025, 8, 1), "Liabilities:Premie:Zoe", 10_000),
        ),
    )
    rows = {row["id"]: row["premium"] for row in second.premium(books, 2025)["members"]}
    keys = ("awarded", "other", "above_maximum", "maximum", "paid", "payments_left", "room")
    assert [rows["zoe"][key] for key in keys] == [
        *("700.00", "0.00", "0.00", "1000.00", "200.00", 0, "750.00")
    ]
    assert [rows["anna"][key] for key in keys] == [
        *("300.00", "700.00", "100.00", "1000.00", "50.00", 0, "750.00")
    ]
    assert len(rows["anna"]["payments"]) == 1


@pytest.mark.parametrize(
    ("day", "decided", "expected"),
    [
        (date(2025, 12, 31), True, False),
        (date(2026, 1, 1), True, True),
        (date(2026, 1, 1), False, False),
        (date(2026, 12, 31), True, True),
        (date(2026, 12, 31), False, False),
        (date(2027, 1, 1), False, True),
    ],
)
def test_who_is_under_27(day: date, decided: bool, expected: bool) -> None:
    member = anna(premium=decisions(under_27=decided), turns_27=date(2028, 1, 1))
    month = day.replace(day=1)
    assert second.entitled(small(member), member, "premium", month, month) is expected


@pytest.mark.parametrize(
    ("more", "days", "cents", "expected"),
    [
        ({}, 30, 3_000, ("0.00", "0.00")),  # the same amount
        ({}, 365, 3_000, ("0.00", "-30.00")),  # of the year before
        ({}, 366, 3_000, ("30.00", "0.00")),
        ({}, 30, 1_000, ("10.00", "30.00")),
        ({"payee": "Winkel"}, 30, 1_000, ("0.00", "20.00")),
        ({"links": ("bon", "b")}, 30, 1_000, ("0.00", "20.00")),
        ({"meta": Facts(purpose="tools")}, 30, 1_000, ("0.00", "20.00")),
        ({"payee": "Ander", "links": ("c",)}, 30, 1_000, ("10.00", "30.00")),
    ],
)
def test_purchases_that_are_taken_back(
    more: dict[str, object], days: int, cents: int, expected: tuple[str, str]
) -> None:
    pot, first = "Liabilities:Spaarpot:Anna", date(2025, 3, 1)
    bought = paid(first, pot, 3_000, payee="Winkel", links=("a", "b"))
    bought = replace(bought, meta=replace(NOTHING, purpose="course"))
    back = paid(first + timedelta(days), pot, -cents, **more)
    books = small(anna(), booked=(bought, back))
    row = second.spaarpot(books, back.date)["members"][0]
    assert (row["additions"], row["withdrawals"]) == expected
