"""Amounts, hours and days as people type them (SPEC 11)."""

from datetime import date, timedelta
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from socoledger.domain.money import format_hundredths
from socoledger.domain.typed import typed_amount, typed_day, typed_hours

TODAY = date(2026, 3, 12)


@pytest.mark.parametrize(
    ("text", "cents"),
    [
        ("12,50", 1250),
        ("12.50", 1250),
        ("12,5", 1250),
        ("1.234,56", 123456),
        ("1.234", 123400),
        ("1.234.567,80", 123456780),
        ("1234", 123400),
        ("1234,56", 123456),
        ("€ 12,50", 1250),
        (" 0,01 ", 1),
    ],
)
def test_amounts(text: str, cents: int) -> None:
    assert typed_amount(text) == cents


@pytest.mark.parametrize(
    "text",
    [
        *("", "0", "0,00", "-1", "+1", "1,234", "1,234.56", "12,", ",50", "1e3", "1_000", "1.23,4"),
        *("12.345,678", "1.2345", "12 50", "€", "١٢", "1.234.56", "12,5,0", "twaalf"),
    ],
)
def test_what_is_no_amount(text: str) -> None:
    with pytest.raises(ValueError, match=r"^|$"):
        typed_amount(text)


@given(st.integers(min_value=1, max_value=10**9))
def test_an_amount_as_it_is_written_here_is_read_back(cents: int) -> None:
    plain = format_hundredths(cents)
    whole, decimals = plain.split(".")
    grouped = f"{int(whole):,}".replace(",", ".")
    for text in (plain, f"{whole},{decimals}", f"{grouped},{decimals}", f"€ {grouped},{decimals}"):
        assert typed_amount(text) == cents


@pytest.mark.parametrize(
    ("text", "hundredths"),
    [
        ("4,5", 450),
        ("4.5", 450),
        ("4:30", 450),
        ("0:15", 25),
        ("4:20", 433),
        ("4:40", 467),
        ("-1,5", -150),
        ("-0:30", -50),
        ("8", 800),
    ],
)
def test_hours(text: str, hundredths: int) -> None:
    assert typed_hours(text) == hundredths


@pytest.mark.parametrize("text", ["", "0", "0:00", "4:60", "4:5", "1.234", "1.234,5", "4u", ":30"])
def test_what_is_no_number_of_hours(text: str) -> None:
    with pytest.raises(ValueError, match=r"^|$"):
        typed_hours(text)


@given(st.integers(0, 99), st.integers(0, 59))
def test_hours_by_the_clock_are_within_half_a_hundredth(hours: int, minutes: int) -> None:
    if hours or minutes:
        exact = 100 * hours + Fraction(100 * minutes, 60)
        assert abs(typed_hours(f"{hours}:{minutes:02}") - exact) <= Fraction(1, 2)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2026-03-10", "2026-03-10"),
        ("10-3-2026", "2026-03-10"),
        ("10-03-2026", "2026-03-10"),
        ("10-3", "2026-03-10"),
        ("12-3", "2026-03-12"),
        ("13-3", "2025-03-13"),
        ("29-2", "2024-02-29"),
        ("vandaag", "2026-03-12"),
        ("Today", "2026-03-12"),
        ("gisteren", "2026-03-11"),
        ("yesterday", "2026-03-11"),
        ("2027-01-01", "2027-01-01"),
    ],
)
def test_days(text: str, day: str) -> None:
    assert typed_day(text, TODAY) == date.fromisoformat(day)


@pytest.mark.parametrize(
    "text", ["", "30-2", "32-1", "1-13", "0-1", "2026-02-30", "12-3-26", "12/3", "12", "0001-01-01"]
)
def test_what_is_no_day(text: str) -> None:
    with pytest.raises(ValueError, match=r"^|$"):
        typed_day(text, TODAY)


@given(st.dates(date(2000, 1, 1), date(2100, 1, 1)), st.integers(0, 364))
def test_a_day_without_a_year_is_the_last_one(today: date, before: int) -> None:
    day = today - timedelta(days=before)
    assert typed_day(f"{day.day}-{day.month}", today) == day
    assert typed_day(f"{day.day}-{day.month}-{day.year}", today) == day
