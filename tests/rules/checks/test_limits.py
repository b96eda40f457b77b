"""Hours of more than a day (S209), more to the gemeente than is owed (S331), a month's allowances
above their maximum (S416), and the tax side of allowances (S432): a day and a cent to either side.
"""

from datetime import date
from pathlib import Path

import pytest

from tests.support.small_books import (
    ALL_TO_SPAARPOT,
    ALLOWANCE,
    BENEFIT,
    Books,
    booked,
    books,
    closed,
    closing,
    hours,
    paid,
    refunded,
    version,
)

DAY = "2025-03-14"
GEMEENTE = "Liabilities:Gemeente"
ALLOWED = {"anna": f"{BENEFIT}\n{ALLOWANCE}", "bram": BENEFIT}
ANNAS = "Liabilities:Vergoeding:Anna"


def days_of(some: Books, code: str) -> list[tuple[str, str, int]]:
    """The findings with a code: day, member and line."""
    return [
        (str(found.day), found.member or "", found.place.line if found.place else 0)
        for found in some.findings
        if found.code == code
    ]


def line_of(some: Books, text: str, nth: int = -1) -> int:
    lines = (some.root / "journal/main.beancount").read_text(encoding="utf-8").splitlines()
    return [number for number, line in enumerate(lines, 1) if text in line][nth]


# -- S209 ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("numbers", "is_told"),
    [
        (("24",), False),
        (("24.01",), True),
        (("45",), True),
        (("12", "12"), False),
        (("12", "12.01"), True),
        (("8", "8", "8.01"), True),
        (("25", "-1"), False),
        (("25", "-0.99"), True),
        (("-25",), False),
    ],
)
def test_hours_of_one_day(tmp_path: Path, numbers: tuple[str, ...], *, is_told: bool) -> None:
    some = books(tmp_path, *(hours(DAY, "anna", number) for number in numbers))
    last = line_of(some, "custom")
    assert days_of(some, "S209") == ([(DAY, "anna", last)] if is_told else [])


def test_each_day_and_each_member_apart(tmp_path: Path) -> None:
    some = books(
        tmp_path,
        hours("2025-03-13", "anna", 13),
        hours(DAY, "anna", 13),
        hours(DAY, "bram", 13),
        hours("2025-03-15", "anna", 13),
    )
    assert days_of(some, "S209") == []


def test_each_long_day_is_told_once(tmp_path: Path) -> None:
    some = books(
        tmp_path,
        hours(DAY, "bram", 25),
        hours(DAY, "anna", 13),
        hours(DAY, "anna", 12),
        hours("2025-03-15", "anna", 30),
    )
    assert sorted(days_of(some, "S209")) == [
        ("2025-03-14", "anna", line_of(some, '"anna" 12')),
        ("2025-03-14", "bram", line_of(some, '"bram" 25')),
        ("2025-03-15", "anna", line_of(some, '"anna" 30')),
    ]


def test_hours_tell_how_many_there_are_and_stop_nothing(tmp_path: Path) -> None:
    some = books(tmp_path, hours(DAY, "anna", 13), hours(DAY, "anna", "11.01"))
    assert some.only("S209").parameters["total_hundredths"] == 2401
    assert some.ask("premium").exit == 0


# -- S331 ---------------------------------------------------------------------------------------


def owed(amount: float | str, day: str = "2025-03-01") -> str:
    return booked(day, "Equity:Opening", GEMEENTE, amount)


@pytest.mark.parametrize(
    ("amount", "is_told"), [("99.99", False), ("100.00", False), ("100.01", True)]
)
def test_a_cent_more_than_is_owed(tmp_path: Path, amount: str, *, is_told: bool) -> None:
    some = books(tmp_path, owed(100), paid(DAY, "Gemeente", amount))
    place = line_of(some, f"{GEMEENTE}  {amount}")
    assert days_of(some, "S331") == ([(DAY, "", place)] if is_told else [])


@pytest.mark.parametrize(
    ("day", "is_told"), [("2025-03-13", True), (DAY, False), ("2025-03-15", False)]
)
def test_a_day_before_it_is_owed(tmp_path: Path, day: str, *, is_told: bool) -> None:
    some = books(tmp_path, paid(day, "Gemeente", 100), owed(100, DAY))
    assert bool(days_of(some, "S331")) == is_told


def test_each_payment_above_what_is_owed_is_told(tmp_path: Path) -> None:
    some = books(
        tmp_path,
        owed(100),
        paid(DAY, "Gemeente", 100),
        paid("2025-03-15", "Gemeente", 1),
        refunded("2025-03-16", "Gemeente", 1),
        paid("2025-03-17", "Gemeente", "0.01"),
    )
    assert [day for day, _, _ in days_of(some, "S331")] == ["2025-03-15", "2025-03-17"]
    shown = [one.parameters["balance_cents"] for one in some.findings if one.code == "S331"]
    assert shown == [-100, -1]


def test_paid_and_back_on_one_day_is_judged_at_its_end(tmp_path: Path) -> None:
    some = books(tmp_path, paid(DAY, "Gemeente", 1), refunded(DAY, "Gemeente", 1))
    assert days_of(some, "S331") == []


def test_money_back_is_no_payment(tmp_path: Path) -> None:
    """What stands below zero by an opening is told at no refund."""
    some = books(
        tmp_path,
        booked("2025-01-01", GEMEENTE, "Equity:Opening", 100),
        refunded(DAY, "Gemeente", 40),
    )
    assert days_of(some, "S331") == []


def test_what_a_close_brings_is_owed(tmp_path: Path) -> None:
    brought = closing("2025-01-31", "2025-01", "Expenses:Verdeling", GEMEENTE, 100)
    some = books(
        tmp_path,
        paid("2025-01-31", "Gemeente", 60),
        paid("2025-02-10", "Gemeente", "40.01"),
        closes={"2025-01": closed("2025-01", brought)},
    )
    assert [day for day, _, _ in days_of(some, "S331")] == ["2025-02-10"]


# -- S416 ---------------------------------------------------------------------------------------


def awarded(day: str, amount: float | str, account: str = ANNAS) -> str:
    return booked(day, "Expenses:Artikel31", account, amount)


def terms(allowance: str | None = "{per_hour: 2.00}") -> list[str]:
    blocks = {"member_result": ALL_TO_SPAARPOT}
    return [version(**blocks, **({} if allowance is None else {"allowance": allowance}))]


@pytest.mark.parametrize(
    ("day", "amount", "is_told"),
    [
        ("2025-03-14", "209.99", False),
        ("2025-03-14", "210.00", False),
        ("2025-03-14", "210.01", True),
        ("2025-12-31", "210.01", True),
        ("2025-12-31", "220.00", True),
        ("2026-01-01", "220.00", False),
        ("2026-01-01", "220.01", True),
    ],
)
def test_a_cent_above_the_legal_maximum_of_a_month(
    tmp_path: Path, day: str, amount: str, *, is_told: bool
) -> None:
    some = books(tmp_path, awarded(day, amount), members=ALLOWED, agreement=terms())
    place = line_of(some, ANNAS)
    assert days_of(some, "S416") == ([(day, "anna", place)] if is_told else [])


@pytest.mark.parametrize(("amount", "is_told"), [("150.00", False), ("150.01", True)])
def test_a_cent_above_the_agreed_maximum(tmp_path: Path, amount: str, *, is_told: bool) -> None:
    agreed = terms("{per_hour: 2.00, per_month: 150.00}")
    some = books(tmp_path, awarded(DAY, amount), members=ALLOWED, agreement=agreed)
    assert bool(days_of(some, "S416")) == is_told
    if is_told:
        shown = some.only("S416").parameters
        assert (shown["total_cents"], shown["maximum_cents"]) == (15001, 15000)


@pytest.mark.parametrize(("amount", "is_told"), [("194.00", False), ("194.01", True)])
def test_what_hours_award_counts_along(tmp_path: Path, amount: str, *, is_told: bool) -> None:
    some = books(
        tmp_path,
        hours("2025-03-20", "anna", 8),
        awarded(DAY, amount),
        members=ALLOWED,
        agreement=terms(),
    )
    assert bool(days_of(some, "S416")) == is_told


def test_each_month_and_each_member_has_its_own(tmp_path: Path) -> None:
    some = books(
        tmp_path,
        awarded("2025-03-31", 210),
        awarded("2025-04-01", 210),
        awarded("2025-03-31", 210, "Liabilities:Vergoeding:Bram"),
        members={"anna": ALLOWED["anna"], "bram": ALLOWED["anna"]},
        agreement=terms(),
    )
    assert days_of(some, "S416") == []


def test_awards_of_a_month_count_together_and_are_told_at_the_last(tmp_path: Path) -> None:
    some = books(
        tmp_path,
        awarded("2025-03-01", 105),
        awarded("2025-03-31", "105.01"),
        members=ALLOWED,
        agreement=terms(),
    )
    assert days_of(some, "S416") == [("2025-03-31", "anna", line_of(some, ANNAS))]


def test_a_quiet_month_makes_no_room(tmp_path: Path) -> None:
    some = books(
        tmp_path,
        awarded("2025-02-01", 1),
        awarded("2025-03-31", 211),
        members=ALLOWED,
        agreement=terms(),
    )
    assert [day for day, _, _ in days_of(some, "S416")] == ["2025-03-31"]


def test_an_agreement_without_allowances_leaves_the_law(tmp_path: Path) -> None:
    """The law has a maximum of the month whatever is agreed (SPEC 3.6)."""
    some = books(tmp_path, awarded(DAY, "210.01"), members=ALLOWED, agreement=terms(None))
    assert [day for day, _, _ in days_of(some, "S416")] == [DAY]


# -- S432 ---------------------------------------------------------------------------------------


def test_where_no_allowances_are_in_use_there_is_nothing_to_ask(tmp_path: Path) -> None:
    some = books(tmp_path, hours(DAY, "anna", 8), members=ALLOWED, agreement=terms())
    assert days_of(some, "S432") == []


def test_it_is_told_once_at_the_first(tmp_path: Path) -> None:
    some = books(
        tmp_path,
        awarded("2025-04-01", 10),
        paid(DAY, "Vergoeding:Anna", "0.01"),
        awarded("2025-03-15", 10),
        members=ALLOWED,
        agreement=terms(),
    )
    assert days_of(some, "S432") == [(DAY, "", line_of(some, f"{ANNAS}  0.01"))]
    assert some.only("S432").day == date(2025, 3, 14)


def test_premiums_are_another_thing(tmp_path: Path) -> None:
    some = books(tmp_path, booked(DAY, "Expenses:Artikel31", "Liabilities:Premie:Anna", 10))
    assert days_of(some, "S432") == []


def test_what_a_close_awards_is_in_use(tmp_path: Path) -> None:
    award = closing("2025-01-31", "2025-01", "Expenses:Artikel31", ANNAS, 10)
    some = books(
        tmp_path, members=ALLOWED, agreement=terms(), closes={"2025-01": closed("2025-01", award)}
    )
    assert [day for day, _, _ in days_of(some, "S432")] == ["2025-01-31"]
