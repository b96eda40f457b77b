"""Spending from a spaarpot that comes back, and payments to the gemeente of an earlier year
(SPEC 3.7, 3.8).
"""

from pathlib import Path

import pytest

from tests.support.small_books import Books, booked, books, closed, closing, paid, version

POT = "Liabilities:Spaarpot:Anna"
TERMS = version(spaarpot="{purposes: [{id: course}]}")
OPENING = booked("2024-12-31", "Equity:Opening", POT, 500)
SPENT = booked("2025-01-10", POT, "Assets:Bank", 60, "^bon", purpose="course")


def pot(path: Path, *journal: str) -> Books:
    return books(path, OPENING, SPENT, *journal, agreement=[TERMS])


@pytest.mark.parametrize(
    ("credit", "spent", "told"),
    [
        (booked("2025-02-01", "Assets:Bank", POT, 20, purpose="course"), "40.00", []),
        (booked("2025-02-01", "Assets:Bank", POT, 20, "^bon"), "40.00", ["S334"]),
        (booked("2025-02-01", "Assets:Bank", POT, 60), "0.00", ["S334"]),
        (booked("2025-02-01", "Assets:Bank", POT, 20), "60.00", []),
        (booked("2025-01-09", "Assets:Bank", POT, 60), "60.00", []),
    ],
)
def test_what_comes_back(tmp_path: Path, credit: str, spent: str, told: list[str]) -> None:
    some = pot(tmp_path, credit)
    assert some.pot("2025-02-28")["withdrawals"] == spent
    assert some.codes() == told


@pytest.mark.parametrize(("day", "back"), [("2026-01-10", "-60.00"), ("2026-01-11", "0.00")])
def test_within_a_year(tmp_path: Path, day: str, back: str) -> None:
    some = pot(tmp_path, booked(day, "Assets:Bank", POT, 60))
    assert some.pot("2026-01-31")["withdrawals"] == back


def test_an_opening_with_the_wrong_sign(tmp_path: Path) -> None:
    some = books(tmp_path, booked("2024-12-31", POT, "Equity:Opening", 5), agreement=[TERMS])
    assert some.codes() == ["S333"]


DECEMBER = closing("2025-12-31", "2025-12", "Expenses:Verdeling", "Liabilities:Gemeente", 40)


@pytest.mark.parametrize(
    ("payments", "codes"),
    [
        ([paid("2026-01-20", "Gemeente", 40)], ["S332"]),
        ([paid("2026-01-20", "Gemeente", 40, for_="2025")], []),
        ([paid("2025-12-31", "Gemeente", 40)], []),
        (
            [paid("2026-01-20", "Gemeente", 30, for_="2025"), paid("2026-01-21", "Gemeente", 10)],
            ["S332"],
        ),
        ([paid("2026-01-20", "Gemeente", 40, for_="2026")], []),
    ],
)
def test_which_year_the_gemeente_is_paid_for(
    tmp_path: Path, payments: list[str], codes: list[str]
) -> None:
    some = books(tmp_path, *payments, closes={"2025-12": closed("2025-12", DECEMBER)})
    assert [code for code in some.codes() if code in ("S331", "S332")] == codes
