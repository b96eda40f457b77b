"""Every line and sum of a balance sheet has a tree that comes to it, down to the entries."""

from dataclasses import fields
from datetime import date
from pathlib import Path

from socoledger.domain.books import Books as Read
from socoledger.domain.trace import checked
from socoledger.rules.balance_sheet import balance_sheet
from socoledger.rules.ledger import accounts_answer
from socoledger.rules.trace.balance_sheet import SheetTrees
from tests.support.small_books import booked, books, costs, earns


def assert_all_traced(some: Read, day: date) -> None:
    sheet, trees = balance_sheet(some, day), SheetTrees(some, day)
    for one in accounts_answer(some, day).accounts:
        assert checked(trees.tree((one.account,))).amount_cents == one.balance_cents
    for sums in (sheet.undistributed, sheet.total):
        for field in fields(sums):
            tree = checked(trees.tree(("total", field.name.removesuffix("_cents"))))
            assert tree.amount_cents == getattr(sums, field.name)


def test_an_account_by_year_month_and_entry(tmp_path: Path) -> None:
    some = books(
        tmp_path,
        earns("2024-12-31", "anna", 5),
        earns("2025-01-02", "anna", 7),
        costs("2025-01-03", "anna", 3),
    ).read
    tree = SheetTrees(some, date(2025, 1, 31)).tree(("Assets:Bank",))
    years = [(dict(year.label.parameters), year.amount_cents) for year in tree.parts]
    assert years == [({"year": "2024"}, 500), ({"year": "2025"}, 400)]
    (month,) = tree.parts[1].parts
    assert [entry.amount_cents for entry in month.parts] == [700, -300]
    assert [entry.day for entry in month.parts] == [date(2025, 1, 2), date(2025, 1, 3)]
    assert all(entry.place for entry in month.parts)


def test_the_right_side_has_what_is_not_distributed(tmp_path: Path) -> None:
    some = books(
        tmp_path,
        booked("2025-01-02", "Assets:Bank", "Equity:Opening", 7),
        earns("2025-01-02", "anna", 5),
        costs("2025-01-03", "anna", 3),
    ).read
    right = SheetTrees(some, date(2025, 1, 31)).tree(("total", "right"))
    assert [part.amount_cents for part in right.parts] == [700, 200]
    assert_all_traced(some, date(2025, 1, 31))
