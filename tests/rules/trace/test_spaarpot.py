"""What is in a spaarpot, by movement and by what closes made of it (SPEC 3.7, 13)."""

from datetime import date
from pathlib import Path

from socoledger.domain.period import Month
from socoledger.domain.trace import Node, checked
from socoledger.rules.history import history
from socoledger.rules.trace.spaarpot import SpaarpotTrees
from tests.support.small_books import (
    BENEFIT,
    DECIDED,
    Books,
    booked,
    books,
    closed,
    closing,
    earns,
    hours,
    paid,
    version,
)
from tests.support.traces import said

AGREED = version(
    member_result="{brackets: [{split: {spaarpot: 80%, municipality: 20%}}]}",
    spaarpot="{purposes: [{id: course}], on_leaving: municipality}",
)
POT = "Liabilities:Spaarpot:Anna"


def close_of(period: str, day: str, amount: float, *, leaving: bool = False) -> dict[str, str]:
    accounts = (POT, "Liabilities:Gemeente") if leaving else ("Expenses:Verdeling", POT)
    return {period: closed(period, closing(day, period, *accounts, amount, leaving=leaving))}


def tree(some: Books, at: str, key: str, who: str = "anna") -> Node:
    day = date.fromisoformat(at)
    past = history(some.read, Month.of(day), day)
    return checked(SpaarpotTrees(past, day).tree((who, key)))


def entries(node: Node) -> list[tuple[str, int]]:
    """The days and amounts of the lowest entries of a tree."""
    return sorted(
        (str(each.day), each.amount_cents) for each in node.walk() if each.day and not each.parts
    )


def test_a_balance_is_what_was_in_it_and_what_moved(tmp_path: Path) -> None:
    some = books(
        tmp_path,
        booked("2024-01-01", "Assets:Bank", POT, 5),
        booked("2025-01-01", "Assets:Bank", POT, 20),
        earns("2025-01-15", "anna", 100),
        paid("2025-02-20", "Spaarpot:Anna", 30, purpose="course"),
        agreement=[AGREED],
        closes=close_of("2025-01", "2025-01-31", 80),
    )
    found = tree(some, "2025-03-01", "balance")
    assert [part.amount_cents for part in found.parts] == [500, 10000, -3000]
    assert tree(some, "2025-03-01", "withdrawals").amount_cents == 3000
    assert tree(some, "2025-03-01", "balance", "total").amount_cents == 7500


def test_what_a_close_booked_stands_at_its_line_and_unfolds_into_the_rules(tmp_path: Path) -> None:
    closes = close_of("2025-01", "2025-01-31", 80)
    some = books(tmp_path, earns("2025-01-15", "anna", 100), agreement=[AGREED], closes=closes)
    [movement] = tree(some, "2025-03-01", "additions").parts
    assert movement.place is not None
    assert movement.place.file == "closes/2025-01.beancount"
    [ruled] = movement.parts
    assert [part.amount_cents for part in ruled.parts] == [10000, -2000]
    assert entries(movement) == [("2025-01-15", 10000)]


def test_a_close_that_differs_from_the_rules_says_so_and_what_is_pending(tmp_path: Path) -> None:
    closes = close_of("2025-01", "2025-01-31", 70)
    some = books(tmp_path, earns("2025-01-15", "anna", 100), agreement=[AGREED], closes=closes)
    [movement] = tree(some, "2025-03-01", "additions").parts
    assert movement.parts == ()
    assert "€80.00" in said(movement.label)
    [january] = tree(some, "2025-03-01", "pending").parts
    assert [part.amount_cents for part in january.parts] == [8000, -7000]
    assert said(january.label) == "the close of 2025-01 booked €10.00 less than the rules give"


def test_a_close_that_booked_too_much_is_named(tmp_path: Path) -> None:
    closes = close_of("2025-01", "2025-01-31", 90)
    some = books(tmp_path, earns("2025-01-15", "anna", 100), agreement=[AGREED], closes=closes)
    [january] = tree(some, "2025-03-01", "pending").parts
    assert said(january.label) == "the close of 2025-01 booked €10.00 more than the rules give"


def test_what_is_pending_is_told_by_month(tmp_path: Path) -> None:
    some = books(
        tmp_path,
        earns("2025-01-15", "anna", 100),
        earns("2025-02-15", "anna", 10),
        agreement=[AGREED],
        closes=close_of("2025-01", "2025-01-31", 80),
    )
    [february] = tree(some, "2025-03-01", "pending").parts
    assert (february.amount_cents, entries(february)) == (800, [("2025-02-15", 1000)])


def test_what_a_close_took_out_on_leaving_unfolds_too(tmp_path: Path) -> None:
    journal = booked("2025-01-01", "Assets:Bank", POT, 20)
    left = f"{BENEFIT}\nleft: 2025-02-14\noutcome: other"
    some = books(
        tmp_path,
        journal,
        earns("2025-03-01", "bram", 1),
        members={"anna": left, "bram": BENEFIT},
        agreement=[AGREED],
        closes=close_of("2025-02", "2025-02-28", 20, leaving=True),
    )
    found = tree(some, "2025-03-01", "leaving")
    assert (found.amount_cents, entries(found)) == (2000, [("2025-01-01", 2000)])


def test_a_premium_out_of_the_spaarpot_comes_from_its_hours(tmp_path: Path) -> None:
    agreement = version(
        member_result="{brackets: [{split: {spaarpot: 100%}}]}",
        premium="{per_hour: 2.00, from: spaarpot}",
    )
    some = books(
        tmp_path,
        earns("2025-01-15", "anna", 100),
        hours("2025-01-20", "anna", 4),
        members={"anna": DECIDED},
        agreement=[agreement],
    )
    [january] = tree(some, "2025-01-31", "pending").parts
    assert [part.amount_cents for part in january.parts] == [10000, -800]
