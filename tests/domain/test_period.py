"""Days, months and years."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from socoledger.domain.period import (
    Month,
    a_year_before,
    december,
    is_period,
    months,
    parse_date,
    parse_month,
    parse_period,
)
from tests.support.properties import steady

some_months = st.builds(Month, st.integers(1900, 2100), st.integers(1, 12))


@pytest.mark.parametrize(
    ("month", "last"),
    [
        (Month(2025, 2), date(2025, 2, 28)),
        (Month(2024, 2), date(2024, 2, 29)),
        (Month(2100, 2), date(2100, 2, 28)),
        (Month(2000, 2), date(2000, 2, 29)),
        (Month(2025, 4), date(2025, 4, 30)),
        (Month(2025, 12), date(2025, 12, 31)),
    ],
)
def test_a_month_ends_on_its_last_day(month: Month, last: date) -> None:
    assert month.first_day == date(month.year, month.number, 1)
    assert month.last_day == last
    assert last + timedelta(days=1) == month.plus(1).first_day


@pytest.mark.parametrize(
    ("more", "expected"),
    [
        (0, (2025, 3)),
        (1, (2025, 4)),
        (9, (2025, 12)),
        (10, (2026, 1)),
        (-2, (2025, 1)),
        (-3, (2024, 12)),
        (-15, (2023, 12)),
        (24, (2027, 3)),
    ],
)
def test_months_later_and_earlier(more: int, expected: tuple[int, int]) -> None:
    assert Month(2025, 3).plus(more) == expected


@steady
@given(some_months, st.integers(-600, 600), st.integers(-600, 600))
def test_adding_months_adds_up(month: Month, one: int, other: int) -> None:
    assert month.plus(one).plus(other) == month.plus(one + other)
    assert (month.plus(one) < month) == (one < 0)
    assert Month.of(month.last_day) == Month.of(month.first_day) == month


@steady
@given(some_months, st.integers(-3, 40))
def test_a_range_of_months_has_both_ends(first: Month, count: int) -> None:
    found = list(months(first, first.plus(count)))
    assert len(found) == max(0, count + 1)
    assert found == sorted(set(found))


def test_december_ends_a_year() -> None:
    assert december(2025) == Month(2025, 12)
    assert str(Month(2025, 3)) == "2025-03"


@pytest.mark.parametrize(
    ("day", "before"),
    [
        (date(2025, 6, 30), date(2024, 6, 30)),
        (date(2024, 2, 29), date(2023, 2, 28)),
        (date(2025, 2, 28), date(2024, 2, 28)),
        (date(2025, 3, 1), date(2024, 3, 1)),
        (date(1, 3, 1), date(1, 3, 1)),
    ],
)
def test_a_year_before(day: date, before: date) -> None:
    assert a_year_before(day) == before


@pytest.mark.parametrize("text", ["2025-03-31", "2024-02-29", "0001-01-01"])
def test_iso_dates_are_read(text: str) -> None:
    assert parse_date(text).isoformat() == text


@pytest.mark.parametrize(
    "text",
    [
        *("", "2025-3-31", "2025-02-29", "2025-13-01", "2025-00-10", "20250331", "31-03-2025"),
        *(
            "2025-03-31T00:00",
            " 2025-03-31",
            "2025-03-31\n",
            "\u0662\u0660\u0662\u0665-03-31",
            "2025-W10-1",
            "0000-01-01",
        ),
    ],
)
def test_what_is_no_date_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r".*"):
        parse_date(text)


def test_periods_are_months_or_years() -> None:
    assert parse_month("2025-03") == Month(2025, 3)
    assert parse_period("2025-03") == Month(2025, 3)
    assert parse_period("2025") == 2025
    assert is_period("2025-03")
    assert is_period("2025")


@pytest.mark.parametrize(
    "text", ["", "2025-13", "2025-00", "2025-3", "25", "0000", "0000-01", "2025-03-01", "maart"]
)
def test_what_is_no_period_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r".*"):
        parse_period(text)
    assert not is_period(text)
