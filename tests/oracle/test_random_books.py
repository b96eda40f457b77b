"""Random books have what rules 2 brought, often enough to find a difference; and a few cases that
were reckoned by hand.
"""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from fractions import Fraction
from functools import lru_cache

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
    Bracket,
    Decision,
    Distribution,
    Facts,
    Hours,
    LawUnder27,
    Limit,
    Member,
    Membership,
    Posting,
    PremiumTerms,
    Transaction,
    month_of,
    months_between,
)

pytestmark = pytest.mark.slow

SEEDS = 40


@lru_cache
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


def other_terms(books: Books, **terms: object) -> Books:
    """The books with other terms in every version that has premiums."""
    agreements = (
        replace(each, premium=replace(each.premium, **terms) if each.premium else None)  # type: ignore[arg-type]
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
    assert min(found.values()) >= 5, found


def premiums(books: Books) -> list[second.Json]:
    return [second.premium(books, year) for year in second.years(books)]


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
    assert sum(premiums(each) != premiums(changed(each)) for each in some_books()) >= least


def test_persons_matter_to_awards_to_room_and_to_payments_left() -> None:
    found = {"awarded": 0, "other": 0, "room": 0, "payments_left": 0}
    for books in some_books():
        for now, before in zip(premiums(books), premiums(without_persons(books)), strict=True):
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


def anna(name: str = "anna", joined: date = date(2025, 1, 1), **more: object) -> Member:
    given = {"benefit": ALWAYS, "premium": decisions(), "person": "p1", **more}
    return Member(name, name.title(), (Membership(joined),), **given)  # type: ignore[arg-type]


def paid(day: date, account: str, cents: int, **more: object) -> Transaction:
    legs = (Posting(account, cents), Posting(BANK, -cents))
    return Transaction(day, "Betaald", legs, **more)  # type: ignore[arg-type]


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


POT = "Liabilities:Spaarpot:Anna"
ALL_TO_SPAARPOT = Distribution(brackets=(Bracket((("spaarpot", Fraction(1)),)),))


def shared(terms: PremiumTerms, *results: float, more: tuple[Transaction, ...] = ()) -> Books:
    """Anna's books of 2025 with a result a month, all of it for her spaarpot."""
    booked = [
        Transaction(date(2025, number, 10), "Werk", legs, Facts(member="anna"))
        for number, cents in enumerate((round(100 * result) for result in results), 1)
        for legs in [(Posting("Income:Omzet", -cents), Posting(BANK, cents))]
    ]
    books = small(anna(person=None), booked=(*booked, *more))
    terms_of = replace(books.agreements[0], premium=terms, member_result=ALL_TO_SPAARPOT)
    return replace(books, agreements=(replace(terms_of, on_leaving="municipality"),))


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
    spent = paid(date(2025, 1, 31), POT, 35_000, meta=Facts(purpose="course"))
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
