"""Every line and sum of a balance sheet has a tree that comes to it, down to the entries."""

from datetime import date
from pathlib import Path

import pytest

from socoledger.domain.books import Books as Read
from socoledger.domain.trace import checked
from socoledger.read import books as reading
from socoledger.rules.balance_sheet import balance_sheet
from socoledger.rules.ledger import accounts_answer
from socoledger.rules.trace.balance_sheet import KEYS, account_tree, side_tree
from tests.support.figure_commands import BOOKS
from tests.support.small_books import booked, books, costs, earns


def assert_all_traced(some: Read, day: date) -> None:
    sheet = balance_sheet(some, day)
    for line in (*sheet.assets, *sheet.liabilities, *sheet.equity):
        assert checked(account_tree(some, day, line.account)).amount_cents == line.amount_cents
    for key in KEYS:
        source = sheet.undistributed if key in ("earlier", "year") else sheet.total
        assert checked(side_tree(some, day, key)).amount_cents == getattr(source, f"{key}_cents")


def test_an_account_by_year_month_and_entry(tmp_path: Path) -> None:
    some = books(
        tmp_path,
        earns("2024-12-31", "anna", 5),
        earns("2025-01-02", "anna", 7),
        costs("2025-01-03", "anna", 3),
    ).read
    tree = account_tree(some, date(2025, 1, 31), "Assets:Bank")
    years = [(dict(year.label.parameters), year.amount_cents) for year in tree.parts]
    assert years == [({"year": "2024"}, 500), ({"year": "2025"}, 400)]
    (month,) = tree.parts[1].parts
    assert [entry.amount_cents for entry in month.parts] == [700, -300]
    assert [entry.day for entry in month.parts] == [date(2025, 1, 2), date(2025, 1, 3)]
    assert all(entry.place for entry in month.parts)


def test_an_account_that_nothing_is_booked_on_itself_has_those_below_it(tmp_path: Path) -> None:
    some = books(tmp_path, booked("2025-01-02", "Assets:Bank", "Equity:Opening", 7)).read
    tree = account_tree(some, date(2025, 1, 31), "Assets")
    assert tree.amount_cents == 700
    assert [dict(part.label.parameters) for part in tree.parts] == [{"account": "Assets:Bank"}]


def test_income_and_expenses_have_a_tree_as_accounts_says(tmp_path: Path) -> None:
    some = books(tmp_path, earns("2025-01-02", "anna", 7), costs("2025-01-03", "anna", 3)).read
    day = date(2025, 1, 31)
    for one in accounts_answer(some, day).accounts:
        assert account_tree(some, day, one.account).amount_cents == one.balance_cents


@pytest.mark.slow
@pytest.mark.parametrize("folder", BOOKS, ids=lambda folder: folder.name)
@pytest.mark.usefixtures("examples_read_once")
def test_every_line_of_every_example(folder: Path) -> None:
    some = reading.read(folder)
    assert isinstance(some, Read)
    last = some.journal.transactions[-1].day
    for day in (last, date(last.year - 1, 6, 30)):
        assert_all_traced(some, day)
