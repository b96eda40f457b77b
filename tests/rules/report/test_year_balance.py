"""The items of the balance sheet of the annual accounts add up to it (SPEC 12)."""

from datetime import date
from pathlib import Path

import pytest

from socoledger.domain.books import Books
from socoledger.domain.report.year import ItemKind
from socoledger.read import books as reading
from socoledger.rules.balance_sheet import balance_sheet
from socoledger.rules.report.year_balance import balance_items, equity_movements, kind_of
from tests.support.figure_commands import BOOKS
from tests.support.small_books import booked, books
from tests.support.umbrellas import opens

DAY, LAST_DAY = date(2025, 12, 31), date(2024, 12, 31)


@pytest.mark.slow
@pytest.mark.usefixtures("examples_read_once")
@pytest.mark.parametrize("folder", BOOKS, ids=lambda folder: folder.name)
def test_items_come_to_both_sides_of_both_years(folder: Path) -> None:
    read = reading.read(folder)
    assert isinstance(read, Books)
    sheet, last = balance_sheet(read, DAY), balance_sheet(read, LAST_DAY)
    items = balance_items(read, sheet, last)
    left = [item for item in items if item.root == "assets"]
    right = [item for item in items if item.root != "assets"]
    assert sum(item.cents for item in left) == sheet.total.assets_cents
    assert sum(item.cents for item in right) == sheet.total.right_cents
    assert sum(item.last_year_cents or 0 for item in left) == last.total.assets_cents
    assert sum(item.last_year_cents or 0 for item in right) == last.total.right_cents
    for item in items:
        if item.parts:
            assert sum(part.cents for part in item.parts) == item.cents
    moved = equity_movements(read, 2025, DAY, sheet)
    own = sheet.total.equity_cents + sheet.total.undistributed_cents
    assert sum(one.closing_cents for one in moved) == own
    for one in moved:
        assert one.opening_cents + one.added_cents - one.taken_off_cents == one.closing_cents


def test_what_is_of_a_kind_is_one_item_with_a_part_for_each(tmp_path: Path) -> None:
    read = books(
        tmp_path,
        opens("Liabilities:Premies", "Liabilities:Lening:Buurt"),
        booked("2024-05-01", "Assets:Bank", "Liabilities:Lening:Buurt", 70),
        booked("2025-01-02", "Equity:Opening", "Liabilities:Spaarpot:Anna", 40),
        booked("2025-01-02", "Equity:Opening", "Liabilities:Spaarpot:Bram", 5),
        booked("2025-01-03", "Assets:Bank", "Liabilities:Premies", 9),
    ).read
    sheet, last = balance_sheet(read, DAY), balance_sheet(read, LAST_DAY)
    items = {(item.kind, item.account): item for item in balance_items(read, sheet, last)}
    pots = items[ItemKind.SPAARPOTTEN, "Liabilities:Spaarpot"]
    assert (pots.cents, pots.last_year_cents) == (4500, 0)
    assert [(part.member, part.cents) for part in pots.parts] == [("anna", 4000), ("bram", 500)]
    loans = items[ItemKind.LOANS, "Liabilities:Lening"]
    assert (loans.cents, loans.last_year_cents) == (7000, 7000)
    assert items[ItemKind.ACCOUNT, "Liabilities:Premies"].cents == 900


def test_a_name_that_only_begins_alike_is_another_kind(tmp_path: Path) -> None:
    accounts = books(tmp_path).read.coop.accounts
    assert kind_of(accounts, "Liabilities:Premie") is ItemKind.PREMIUMS
    assert kind_of(accounts, "Liabilities:Premie:Anna") is ItemKind.PREMIUMS
    assert kind_of(accounts, "Liabilities:Premies") is ItemKind.ACCOUNT
