"""Premiums that the close takes out of the member's own spaarpot (SPEC 3.5, 3.7)."""

from pathlib import Path

import pytest

from socoledger.domain.period import Month
from tests.support.small_books import (
    ALL_TO_SPAARPOT,
    DECIDED,
    Books,
    booked,
    books,
    costs,
    earns,
    paid,
    version,
)

POT = "Liabilities:Spaarpot:Anna"


def saving(premium: str, **more: str) -> str:
    blocks = {"member_result": ALL_TO_SPAARPOT, "spaarpot": "{purposes: [{id: course}]}", **more}
    return version("2025-01-01", premium=premium, **blocks)


def some_books(path: Path, *lines: str, premium: str, anna: str = DECIDED, **more: str) -> Books:
    end = costs("2025-12-31", "collective", 1)
    return books(path, *lines, end, members={"anna": anna}, agreement=[saving(premium, **more)])


def awarded(some: Books, month: int) -> str:
    """What was awarded in the year through a month."""
    at = Month(2025, month).last_day.isoformat()
    member = some.shape("premium", "2025", at=at)["members"][0]
    return str(member["premium"]["awarded"])


@pytest.mark.parametrize(
    ("premium", "expected"),
    [
        ("{share: 50%, from: spaarpot}", "500.00"),
        ("{share: 50%, from: cooperative}", "500.00"),
        ("{share: 50%, per_month: 200.00, from: spaarpot}", "200.00"),
    ],
)
def test_half_of_what_came_in_is_awarded(tmp_path: Path, premium: str, expected: str) -> None:
    some = some_books(tmp_path, earns("2025-01-15", "anna", 1000), premium=premium)
    assert awarded(some, 1) == expected


def test_it_is_taken_out_of_the_spaarpot_and_is_no_cost(tmp_path: Path) -> None:
    some = some_books(
        tmp_path, earns("2025-01-15", "anna", 1000), premium="{share: 50%, from: spaarpot}"
    )
    assert some.pot("2025-01-31", "anna")["pending"] == "500.00"
    assert some.collective("2025-01")["article31"] == "0.00"


def test_never_more_than_is_in_it(tmp_path: Path) -> None:
    """A course left 300.00 in it; what was short comes in the month that has it."""
    some = some_books(
        tmp_path,
        earns("2025-01-15", "anna", 1000),
        booked("2024-12-31", "Equity:Opening", POT, 100),
        paid("2025-01-20", "Spaarpot:Anna", 800, purpose="course"),
        earns("2025-02-15", "anna", 400),
        premium="{share: 50%, from: spaarpot}",
    )
    assert awarded(some, 1) == "300.00"
    assert awarded(some, 2) == "700.00"
    assert some.pot("2025-02-28", "anna")["pending"] == "700.00"


def test_who_leaves_gets_the_premium_first(tmp_path: Path) -> None:
    some = some_books(
        tmp_path,
        earns("2025-01-15", "anna", 1000),
        premium="{share: 50%, from: spaarpot}",
        anna=f"left: 2025-01-31\noutcome: other\n{DECIDED}",
        spaarpot="{on_leaving: municipality}",
    )
    assert awarded(some, 1) == "500.00"
    assert some.returned(2025)["members"][0]["leaving"] == "500.00"
