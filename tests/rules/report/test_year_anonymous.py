"""Annual accounts for anybody: no names, and nothing about one to four people (SPEC 12)."""

from pathlib import Path
from typing import Any

import pytest

from socoledger.commands.context import Context, answered
from socoledger.commands.report.made import Wishes
from socoledger.commands.report.year import report_year
from socoledger.domain.books import Books as AllRecords
from socoledger.domain.exits import Answer, Exit
from socoledger.read import books as reading
from tests.support.asking import TODAY
from tests.support.documents import Read, amount, document
from tests.support.figure_commands import BOOKS
from tests.support.small_books import (
    ALL_TO_SPAARPOT,
    BENEFIT,
    DECIDED,
    Books,
    booked,
    books,
    costs,
    earns,
    hours,
    paid,
    version,
)
from tests.support.umbrellas import opens

pytestmark = pytest.mark.usefixtures("books_read_once")
FIVE = ("anna", "bram", "chaima", "dirk", "elif")
SAVING = version("2025-01-01", member_result=ALL_TO_SPAARPOT)
LETTERHEAD = """
letterhead:
  contact: Greet de Vries, 0600000000
  board: [{role: voorzitter, name: Greet de Vries}]
"""


def accounts(root: Path, year: str | None = "2025") -> Answer:
    context = Context(root, TODAY, language="en")
    return answered(lambda: report_year(context, year, Wishes(anonymous=True)))


def read(some: Books) -> Read:
    answer = accounts(some.root)
    assert answer.exit is Exit.DONE, answer.messages
    return document(answer.output)


def five(tmp_path: Path, *more: str, **files: Any) -> Books:
    """Five people who each earned 100.00 for their spaarpot, and what more happened."""
    members = dict.fromkeys(files.pop("who", FIVE), BENEFIT)
    files.setdefault("agreement", [SAVING])
    earned = [earns("2025-03-04", id_, 100) for id_ in members]
    return books(tmp_path, *earned, *more, members=members, **files)


def table(page: Read, start: str) -> list[list[str]]:
    [found] = [grid for name, grid in page.tables.items() if name.startswith(start)]
    return found.rows


def labels(page: Read, start: str) -> list[str]:
    return [row[0] for row in table(page, start)]


def test_what_is_of_five_is_shown_without_their_names(tmp_path: Path) -> None:
    page = read(five(tmp_path, coop_extra=LETTERHEAD))
    assert amount(page.tables["How the spaarpotten moved"].rows[0][1]) == "500.00"
    assert "into spaarpotten of members €500.00" in page.text
    assert not any(name in page.text.casefold() for name in (*FIVE, "greet"))
    assert "- voorzitter: …" in page.text


def test_of_four_nothing_is_shown(tmp_path: Path) -> None:
    assert accounts(five(tmp_path, who=FIVE[:4]).root).exit is Exit.NOTHING


def test_five_of_whom_four_earned_show_nothing(tmp_path: Path) -> None:
    """Who only has hours worked too, but all that came in is of four."""
    more = hours("2025-03-04", "elif", 5)
    some = five(tmp_path, more, who=FIVE[:4])
    path = some.root / "members/elif.yaml"
    path.write_text("id: elif\nname: Elif\njoined: 2010-01-01\n")
    assert accounts(some.root).exit is Exit.NOTHING


def test_two_files_of_one_person_are_one(tmp_path: Path) -> None:
    some = five(tmp_path)
    for id_ in ("anna", "bram"):
        path = some.root / f"members/{id_}.yaml"
        path.write_text(f"{path.read_text()}person: p1\n")
    assert accounts(some.root).exit is Exit.NOTHING


def test_spending_of_one_hides_all_that_it_could_be_reckoned_from(tmp_path: Path) -> None:
    page = read(five(tmp_path, paid("2025-05-01", "Spaarpot:Anna", 7, purpose="course")))
    assert "The balance sheet is left out" in page.text
    assert "Where it went" not in page.text
    assert "Where the result went" not in labels(page, "What 2025")
    assert "spaarpot" not in page.text.replace("Spaarpotten, premiums", "")
    assert "€7.00" not in page.text
    assert "€493.00" not in page.text


def test_premiums_of_one_hide_them_too(tmp_path: Path) -> None:
    some = five(tmp_path, booked("2025-05-01", "Expenses:Artikel31", "Liabilities:Premie:Anna", 9))
    path = some.root / "members/anna.yaml"
    path.write_text(f"id: anna\nname: Anna\njoined: 2010-01-01\n{DECIDED}\n")
    page = read(some)
    assert "€9.00" not in page.text
    assert "Where the result went" not in labels(page, "What 2025")


def test_an_account_of_few_stands_with_another(tmp_path: Path) -> None:
    some = five(
        tmp_path,
        opens("Income:Feest", "Income:Markt"),
        booked("2025-04-01", "Assets:Bank", "Income:Feest", 8, member="anna"),
        booked("2025-04-01", "Assets:Bank", "Income:Markt", 5, member="collective"),
    )
    page = read(some)
    rows = {row[0]: row[1] for row in table(page, "What 2025")}
    assert not {"Feest", "Markt"} & set(rows)
    assert amount(rows["other items, together"]) == "13.00"
    assert amount(rows["all that came in"]) == "513.00"


def test_a_loss_of_one_stands_with_the_reserve(tmp_path: Path) -> None:
    some = five(
        tmp_path,
        costs("2025-04-01", "anna", 140),
        *(costs("2025-04-01", id_, 1) for id_ in FIVE[1:]),
        earns("2025-05-01", "flip", 100),
        earns("2025-05-02", "collective", 60),
        who=(*FIVE, "flip"),
    )
    page = read(some)
    rows = {row[0]: row[1] for row in table(page, "What 2025")}
    assert amount(rows["to the own reserve, and losses carried on or made good"])
    assert not any("losses of" in label or "that members take" in label for label in rows)
    assert "result of the year, not distributed yet" not in labels(page, "Balance sheet")


def test_a_gift_of_one_stands_with_other_items(tmp_path: Path) -> None:
    some = five(
        tmp_path,
        opens("Equity:Giften:Anna", "Liabilities:Crediteuren"),
        booked("2025-04-01", "Assets:Bank", "Equity:Giften:Anna", 11),
        booked("2025-04-02", "Expenses:Inkoop", "Liabilities:Crediteuren", 30),
    )
    page = read(some)
    rows = {row[0]: row[1] for row in table(page, "Balance sheet")}
    assert amount(rows["other items, together"]) == "41.00"
    assert "gifts received" not in rows
    assert "€11.00" not in page.text


@pytest.mark.slow
@pytest.mark.parametrize("folder", BOOKS, ids=lambda folder: folder.name)
def test_no_name_and_both_sides_tie_in_every_example(folder: Path) -> None:
    answer = accounts(folder, None)
    if answer.exit is Exit.NOTHING:
        return
    page = document(answer.output)
    found = reading.read(folder)
    assert isinstance(found, AllRecords)
    words = set(page.text.replace("|", " ").replace(",", " ").split())
    for member in found.members:
        assert member.name not in words
    for start, sides in (("Balance sheet", 2), ("What 20", 0)):
        grids = [grid for name, grid in page.tables.items() if name.startswith(start)]
        for grid in grids if sides else []:
            totals = ("all that there is", "all that is owed and own")
            parts = [row for row in grid.rows if row[1] and row[0] not in totals]
            cents = sum(int(amount(row[1]).replace(".", "")) for row in parts)
            whole = int(amount(grid.row(totals[0])[grid.heads[1]]).replace(".", ""))
            assert cents == sides * whole


def test_a_loss_of_one_is_not_told_by_what_goes_to_the_gemeente(tmp_path: Path) -> None:
    """Of the own result the agreement says which part is the gemeente's: that tells the rest."""
    split = "{brackets: [{split: {municipality: 40%, reserve: 60%}}]}"
    shared = version("2025-01-01", member_result=ALL_TO_SPAARPOT, collective_result=split)
    some = five(
        tmp_path,
        costs("2025-04-01", "anna", 140),
        *(costs("2025-04-01", id_, 1) for id_ in FIVE[1:]),
        earns("2025-05-01", "flip", 100),
        earns("2025-05-02", "collective", 2000),
        who=(*FIVE, "flip"),
        agreement=[shared],
    )
    page = read(some)
    assert "The balance sheet is left out" in page.text
