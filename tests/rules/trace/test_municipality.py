"""Every amount of `return` has a tree that comes to it, down to entries and lines of closes."""

from pathlib import Path

import pytest

from socoledger.domain.period import Month
from socoledger.domain.trace import Node, checked
from socoledger.rules.history import history
from socoledger.rules.municipality import return_figures
from socoledger.rules.trace.municipality import ReturnTrees
from tests.support.grants import given, granted, received, spent
from tests.support.small_books import (
    BENEFIT,
    Books,
    booked,
    books,
    closed,
    closing,
    earns,
    paid,
    refunded,
    version,
)
from tests.support.traces import assert_traced, said, texts

GEMEENTE = "Liabilities:Gemeente"
TERMS = version(
    "2025-01-01",
    member_result="{brackets: [{split: {municipality: 30%, spaarpot: 70%}}]}",
    collective_result="{brackets: [{split: {municipality: 40%, reserve: 60%}}]}",
    spaarpot="{on_leaving: municipality}",
)
LEFT = f"{BENEFIT}\nleft: 2025-02-10\noutcome: work"


def traced(some: Books, *keys: str, year: int = 2025) -> Node:
    """A tree of a year; all other figures of that year add up too."""
    through = Month(year, 12)
    past = history(some.read, through)
    trees = ReturnTrees(past, year)
    assert_traced(return_figures(past, year, through), trees.tree)
    return checked(trees.tree(keys))


def returned(tmp_path: Path, *journal: str, closes: dict[str, str] | None = None) -> Books:
    members = {"anna": LEFT, "bram": BENEFIT}
    return books(tmp_path, *journal, agreement=[TERMS], members=members, closes=closes)


def close_of(period: str, day: str, amount: float) -> dict[str, str]:
    return {period: closed(period, closing(day, period, "Expenses:Verdeling", GEMEENTE, amount))}


EARNED = (
    earns("2025-01-15", "anna", 1000),
    earns("2025-01-15", "bram", 100),
    earns("2025-03-15", "collective", 50),
)


def test_what_is_computed_is_of_results_of_leavers_and_of_the_cooperative(tmp_path: Path) -> None:
    tree = traced(returned(tmp_path, *EARNED), "computed")
    assert tree.amount_cents == 105000
    assert [(said(part.label), part.amount_cents) for part in tree.parts] == [
        ("to gemeente, from the result of anna, 2025", 30000),
        ("to gemeente, from the result of bram, 2025", 3000),
        ("to gemeente, from the spaarpot of anna, who left, 2025", 70000),
        ("to gemeente, from the result of the coöperatie itself, 2025", 2000),
    ]
    assert sum("Boeking" in line for line in texts(tree)) == 4


def test_what_is_left_of_a_grant_goes_back_by_month(tmp_path: Path) -> None:
    terms = given(end="2025-02-28")
    later = received("2025-04-10", 10)
    some = granted(
        tmp_path, received("2025-01-20", 125), spent("2025-02-10", 100), later, grants=[terms]
    )
    tree = traced(some, "grants")
    assert [line for line in texts(tree) if not line.startswith("     ")] == [
        "left of grants of the gemeente, 2025 3500",
        "  left of grant begeleiding, for the gemeente, 2025-02 2500",
        "    received of it by 2025-02-28, less what was paid back 12500",
        "    spent of grant begeleiding -10000",
        "  left of grant begeleiding, for the gemeente, 2025-04 1000",
        "    left of grant begeleiding, for the gemeente 3500",
        "    returned in earlier months -2500",
    ]


def test_what_is_booked_stands_at_the_lines_of_closes(tmp_path: Path) -> None:
    some = returned(tmp_path, *EARNED, closes=close_of("2025-01", "2025-01-31", 330))
    (entry,) = traced(some, "booked").parts
    assert entry.place is not None
    lines = (some.root / entry.place.file).read_text(encoding="utf-8").splitlines()
    assert lines[entry.place.line - 1].split() == [GEMEENTE, "-330.00", "EUR"]


def test_what_is_pending_is_told_by_close(tmp_path: Path) -> None:
    closes = close_of("2025-01", "2025-01-31", 330)
    tree = traced(returned(tmp_path, *EARNED, closes=closes), "pending")
    assert [(said(part.label), part.amount_cents) for part in tree.parts] == [
        ("still to be booked for 2025-02", 70000),
        ("still to be booked for 2025", 2000),
    ]


def test_a_close_that_booked_something_else_shows_both(tmp_path: Path) -> None:
    closes = close_of("2025-01", "2025-01-31", 331)
    january = traced(returned(tmp_path, *EARNED, closes=closes), "pending").parts[0]
    assert [(said(part.label), part.amount_cents) for part in january.parts] == [
        ("to gemeente of anna", 30000),
        ("to gemeente of bram", 3000),
        ("2025-01-31 Boeking", -33100),
    ]


def test_payments_are_for_a_year_and_the_balance_is_of_all_years(tmp_path: Path) -> None:
    some = returned(
        tmp_path,
        *EARNED,
        booked("2024-12-31", "Equity:Opening", GEMEENTE, 8),
        paid("2025-06-01", "Gemeente", 100),
        refunded("2025-06-02", "Gemeente", 5),
        paid("2025-07-01", "Gemeente", 7, for_="2024"),
        earns("2026-01-15", "bram", 10),
        paid("2026-02-01", "Gemeente", 200, for_="2025"),
        closes=close_of("2025-01", "2025-01-31", 330),
    )
    assert list(texts(traced(some, "outstanding"))) == [
        "return booked and not paid, 2025 3500",
        "  return booked by closes, 2025 33000",
        "    2025-01-31 Boeking 33000",
        "  return paid to the gemeente, 2025 -29500",
        "    2025-06-01 Boeking -10000",
        "    2025-06-02 Boeking 500",
        "    2026-02-01 Boeking -20000",
    ]
    assert list(texts(traced(some, "balance"))) == [
        "balance of the account of the gemeente, 2025 23600",
        "  return paid to the gemeente, 2024 -700",
        "    2025-07-01 Boeking -700",
        "  return booked by closes, 2025 33000",
        "    2025-01-31 Boeking 33000",
        "  return paid to the gemeente, 2025 -9500",
        "    2025-06-01 Boeking -10000",
        "    2025-06-02 Boeking 500",
        "  booked in other ways 800",
        "    2024-12-31 Boeking 800",
    ]
    assert traced(some, "balance", year=2026).amount_cents == 3600


def test_there_is_no_tree_of_what_is_no_figure(tmp_path: Path) -> None:
    trees = ReturnTrees(history(returned(tmp_path).read, Month(2025, 1)), 2025)
    for keys in (("nothing",), ("anna", "nothing")):
        with pytest.raises(KeyError):
            trees.tree(keys)
