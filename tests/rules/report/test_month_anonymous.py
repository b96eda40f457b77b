"""What `report month --anonymous` leaves out: what says something about one to four people."""

from pathlib import Path

import pytest

from socoledger.commands.context import Context
from socoledger.commands.report.made import Wishes
from socoledger.commands.report.month import report_month
from socoledger.domain.exits import Exit
from tests.support.asking import TODAY
from tests.support.documents import Read, document
from tests.support.small_books import (
    ALL_TO_SPAARPOT,
    DECIDED,
    Books,
    booked,
    books,
    costs,
    earns,
    hours,
    version,
)

pytestmark = pytest.mark.usefixtures("books_read_once")
RESULTS = "Income less expenses"
SHARED = "Where the results went"
POTS = "Spaarpotten from the start to the end of the month"
PREMIUMS = "Premiums, art. 31 lid 2 onder j Participatiewet"
SIX = dict.fromkeys(("anna", "bram", "chris", "dina", "emre", "fay"), DECIDED)
EVERYBODY = "all members together"


def of_six(tmp_path: Path, *lines: str, **members: str) -> Books:
    agreement = [version("2025-01-01", member_result=ALL_TO_SPAARPOT)]
    return books(tmp_path, *lines, agreement=agreement, members={**SIX, **members})


def read(some: Books, month: str = "2025-03") -> Read:
    answer = report_month(Context(some.root, TODAY, language="en"), month, Wishes(anonymous=True))
    assert answer.exit is Exit.DONE, answer.messages
    return document(answer.output)


def test_all_members_are_one_without_a_name(tmp_path: Path) -> None:
    page = read(of_six(tmp_path, *(earns("2025-03-04", name, 10) for name in SIX)))
    assert page.tables[RESULTS].row(EVERYBODY)["income"] == "€60.00"
    assert page.tables[POTS].row(EVERYBODY)["at the end"] == "€60.00"
    assert not any(name.capitalize() in page.text for name in SIX)


@pytest.mark.parametrize("few", [1, 4])
def test_nothing_is_said_of_few_nor_where_the_year_so_far_would_tell(
    tmp_path: Path, few: int
) -> None:
    lines = [earns("2025-03-04", name, 1234) for name in [*SIX][:few]]
    lines += [earns("2025-04-04", name, 10) for name in SIX]
    some = of_six(tmp_path, *lines, costs("2025-03-04", "collective", 7))
    for month in ("2025-03", "2025-04"):
        page = read(some, month)
        assert "234" not in page.text
        assert page.tables[RESULTS].column("who") == ["the coöperatie itself"]
        assert SHARED not in page.tables


def test_two_files_of_one_person_are_one(tmp_path: Path) -> None:
    lines = [earns("2025-03-04", name, 10) for name in [*SIX][:5]]
    same = f"{DECIDED}\nperson: een"
    page = read(of_six(tmp_path, *lines, anna=same, bram=same))
    assert EVERYBODY not in page.text


def test_a_spaarpot_that_one_spends_of_is_left_out(tmp_path: Path) -> None:
    lines = [earns("2025-03-04", name, 100) for name in SIX]
    spent = booked("2025-03-20", "Liabilities:Spaarpot:Anna", "Assets:Bank", 31, purpose="course")
    page = read(of_six(tmp_path, *lines, spent))
    assert page.tables[RESULTS].row(EVERYBODY)["income"] == "€600.00"
    assert POTS not in page.tables
    assert "31.00" not in page.text
    assert "569" not in page.text


def test_hours_and_awards_of_few_are_left_out_and_those_of_all_are_not(tmp_path: Path) -> None:
    lines = [earns("2025-03-04", name, 100) for name in SIX]
    award = booked("2025-03-10", "Expenses:Artikel31", "Liabilities:Premie:Anna", 50)
    worked = [hours("2025-03-04", name, 4) for name in SIX]
    page = read(of_six(tmp_path / "one", *lines, award, hours("2025-03-04", "anna", 7.25)))
    assert PREMIUMS not in page.tables
    assert "7.25" not in page.text
    page = read(of_six(tmp_path / "all", *lines, *worked))
    assert page.tables[RESULTS].row(EVERYBODY)["hours"] == "24.00"


def test_what_is_due_and_found_about_somebody_is_left_out(tmp_path: Path) -> None:
    ends = DECIDED.replace("reference: B1", "to: 2025-04-30, reference: B1")
    page = read(of_six(tmp_path, *(earns("2025-03-04", name, 10) for name in SIX), fay=ends))
    assert "Fay" not in page.text
    assert "decision" not in page.text
