"""Entitlement of who comes back (SPEC 1, 3.5): a day to either side of leaving and returning."""

from pathlib import Path

import pytest

from tests.support.asking import Shape
from tests.support.small_books import (
    ALL_TO_SPAARPOT,
    BENEFIT,
    DECIDED,
    PREMIUM,
    Books,
    booked,
    books,
    costs,
    earns,
    every_month,
    hours,
    version,
)

pytestmark = pytest.mark.slow

TERMS = version(
    member_result=ALL_TO_SPAARPOT,
    premium="{per_hour: 1.00}",
    allowance="{per_hour: 2.00}",
    spaarpot="{purposes: [{id: course}, {id: premium}], on_leaving: municipality}",
)


def periods(*each: str) -> str:
    return f"membership: [{', '.join(f'{{{one}}}' for one in each)}]"


def away(last: str, first: str) -> str:
    """A member until a day, and from another one on again."""
    return periods(f"from: 2010-01-01, to: {last}, outcome: work", f"from: {first}")


def working(tmp_path: Path, *member: str, root: str = "books") -> Books:
    """Anna works ten hours on the 5th of each month, whatever she is."""
    journal = every_month(2025, lambda day: hours(f"{day[:8]}05", "anna", 10))
    members = {"anna": "\n".join(member)}
    return books(tmp_path, journal, agreement=[TERMS], members=members, root=root)


def months(some: Books) -> str:
    """The months that awarded something, of premium and allowance alike: "1 2 12"."""
    found = []
    for month in range(1, 13):
        amount = some.collective(f"2025-{month:02d}")["article31"]
        assert amount in {"0.00", "30.00"}
        found += [str(month)] if amount == "30.00" else []
    return " ".join(found)


@pytest.mark.parametrize(
    ("last", "first", "expected"),
    [
        # Judged on the day of leaving; again from the month on whose last day she is back.
        ("2025-03-04", "2025-06-30", "1 2 3 6 7 8 9 10 11 12"),
        ("2025-03-04", "2025-07-01", "1 2 3 7 8 9 10 11 12"),
        ("2025-03-31", "2025-05-01", "1 2 3 5 6 7 8 9 10 11 12"),
        ("2025-04-01", "2025-05-31", "1 2 3 4 5 6 7 8 9 10 11 12"),
        ("2025-03-10", "2025-03-20", "1 2 3 4 5 6 7 8 9 10 11 12"),
        ("2025-03-31", "2025-04-01", "1 2 3 4 5 6 7 8 9 10 11 12"),
    ],
)
def test_months_of_who_was_away(tmp_path: Path, last: str, first: str, expected: str) -> None:
    some = working(tmp_path, away(last, first), DECIDED)
    assert months(some) == expected


@pytest.mark.parametrize(
    ("covers", "expected"),
    [("2025-03-09", "1 2"), ("2025-03-10", "1 2 3"), ("2025-03-31", "1 2 3")],
)
def test_the_month_of_leaving_is_judged_on_that_day(
    tmp_path: Path, covers: str, expected: str
) -> None:
    benefit = f"benefit: [{{from: 2010-01-01, to: {covers}}}]"
    decided = DECIDED.replace(BENEFIT, benefit)
    assert months(working(tmp_path, away("2025-03-10", "2025-08-01"), decided)) == expected


def test_back_in_the_month_of_leaving_it_is_judged_on_its_last_day(tmp_path: Path) -> None:
    benefit = "benefit: [{from: 2010-01-01, to: 2025-03-30}]"
    decided = DECIDED.replace(BENEFIT, benefit)
    assert months(working(tmp_path, away("2025-03-10", "2025-03-31"), decided)) == "1 2"


def test_the_last_of_three_memberships(tmp_path: Path) -> None:
    member = periods(
        "from: 2010-01-01, to: 2025-02-10, outcome: work",
        "from: 2025-04-20, to: 2025-04-25, outcome: other",
        "from: 2025-11-30",
    )
    assert months(working(tmp_path, member, DECIDED)) == "1 2 4 11 12"


@pytest.mark.parametrize("last", ["2025-03-31", "2025-03-14", "2025-12-31", "2024-02-29"])
def test_cut_in_two_with_nothing_between_is_one(tmp_path: Path, last: str) -> None:
    """Whatever is asked: figures of every month and year, at a day, and what `check` finds."""
    year, month, day = last.split("-")
    following = {"03-31": "04-01", "03-14": "03-15", "12-31": "01-01", "02-29": "03-01"}
    first = f"{int(year) + (month == '12')}-{following[f'{month}-{day}']}"
    assert _everything(tmp_path, away(last, first), last) == _everything(
        tmp_path, "joined: 2010-01-01", last, root="whole"
    )


def _everything(tmp_path: Path, member: str, at: str, root: str = "books") -> list[Shape]:
    journal = (
        earns("2025-01-10", "anna", 500),
        costs("2025-12-30", "anna", 900),
        booked("2025-02-20", "Liabilities:Spaarpot:Anna", "Assets:Bank", 20, purpose="course"),
        every_month(2025, lambda day: hours(day, "anna", 7)),
        earns("2026-01-10", "anna", 500),
    )
    members = {"anna": f"{member}\n{DECIDED}"}
    some = books(tmp_path, *journal, agreement=[TERMS], members=members, root=root)
    found = [some.result(f"2025-{month:02d}") for month in range(1, 13)]
    found += [some.shape(command, "2025") for command in ("result", "premium", "return", "impact")]
    found += [some.result("2026"), some.premium(2026), some.spaarpot("2026-01-31")]
    if at > "2025-01-01":
        found += [some.shape("premium", at=at), some.spaarpot(at)]
    return [*found, {"codes": some.codes()}]


def test_hours_of_who_never_was_a_member_again(tmp_path: Path) -> None:
    member = periods("from: 2010-01-01, to: 2025-02-10, outcome: work")
    some = working(tmp_path, member, f"{BENEFIT}\n{PREMIUM}")
    assert some.premium_of(2025)["awarded"] == "20.00"
