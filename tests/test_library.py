"""The doors for programs: typed, quick to open, and with the figures of the commands."""

import inspect
import json
import subprocess
import sys
from datetime import date
from pathlib import Path
from typing import Any

import pytest

import socoledger
from socoledger import (
    Books,
    BooksError,
    Month,
    accounts,
    as_json,
    balance_sheet,
    contributions,
    findings,
    grants,
    history,
    income_statement,
    message,
    premium,
    read_books,
    result,
    return_,
    review,
    spaarpot,
)
from tests.support.book_files import write_books
from tests.support.run import run
from tests.support.small_books import WORKED

GOALS = 'goals:\n  - {text: "Werk", measure: working, target: 1, by: 2025-12-31}\n'
EXAMPLES = Path(__file__).parents[1] / "examples"
DAY = date(2025, 6, 30)


@pytest.fixture(scope="module")
def books() -> Books:
    return read_books(EXAMPLES / "scharrel")


def told(line: str, example: str = "scharrel") -> dict[str, Any]:
    """What the command of the same name answers."""
    ended = run(*line.split(), "--format", "json", at=EXAMPLES / example)
    assert ended.code == 0, ended.err
    answer: dict[str, Any] = json.loads(ended.out)
    return answer


def test_every_door_opens_and_says_what_it_is() -> None:
    for name in set(socoledger.__all__) - {"__version__"}:
        door = getattr(socoledger, name)
        assert door.__doc__
        if inspect.isfunction(door):
            assert "return" in door.__annotations__


def test_a_door_that_is_not_there_is_an_error_as_of_any_module() -> None:
    assert not hasattr(socoledger, "close")


def test_the_package_itself_imports_no_door() -> None:
    code = "import socoledger, sys; print([name for name in sys.modules if 'socoledger.' in name])"
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True)
    assert ran.stdout.decode() == "[]\n"


@pytest.mark.parametrize("period", ["2025-03", "2025", "2026-02"])
def test_a_result_is_that_of_the_command(books: Books, period: str) -> None:
    assert as_json(result(books, period)) == told(f"result {period}")


def test_a_period_is_said_in_any_way(books: Books) -> None:
    assert result(books, Month(2025, 3)) == result(books, "2025-03")
    assert result(books, 2025) == result(books, "2025")


def test_what_goes_back_is_what_the_command_says(books: Books) -> None:
    assert as_json(return_(books, 2025)) == told("return 2025")


def test_spaarpotten_are_those_of_the_command(books: Books) -> None:
    assert as_json(spaarpot(books, DAY)) == told(f"spaarpot --at {DAY}")


def test_the_register_is_that_of_the_command() -> None:
    read = read_books(EXAMPLES / "buurtmoeders")
    assert as_json(premium(read, 2025)) == told("premium 2025", "buurtmoeders")


def test_grants_are_those_of_the_command() -> None:
    read = read_books(EXAMPLES / "hilversum")
    assert as_json(grants(read, DAY)) == told(f"grants --at {DAY}", "hilversum")


def test_contributions_are_those_of_the_command() -> None:
    read = read_books(EXAMPLES / "hilversum")
    assert as_json(contributions(read, DAY)) == told(f"contributions --at {DAY}", "hilversum")


def test_accounts_and_statements_are_those_of_the_commands() -> None:
    read = read_books(EXAMPLES / "hilversum")
    assert as_json(accounts(read, DAY)) == told(f"accounts --at {DAY}", "hilversum")
    assert as_json(balance_sheet(read, DAY)) == told(f"balance-sheet --at {DAY}", "hilversum")
    year = read.coop.first_month.year
    assert as_json(income_statement(read, year)) == told(f"income-statement {year}", "hilversum")


def test_goals_are_those_of_the_command(tmp_path: Path) -> None:
    folder = write_books(tmp_path, agreement=WORKED + GOALS)
    ended = run("review", "--at", "2025-01-31", "--format", "json", at=folder)
    assert as_json(review(read_books(folder), date(2025, 1, 31))) == json.loads(ended.out)


def test_history_goes_through_a_month(books: Books) -> None:
    past, same = history(books, "2025-03"), history(books, Month(2025, 3))
    assert (past.last, past.awards) == (same.last, same.awards)
    assert past.books is books
    with pytest.raises(ValueError, match="2025"):
        history(books, "2025")


def test_books_that_are_right_have_no_findings(books: Books) -> None:
    assert findings(books) == ()
    assert {finding.is_error for finding in findings(books, DAY)} == {False}


def test_what_is_wrong_is_told_and_stops_figures(tmp_path: Path) -> None:
    (tmp_path / "coop.yaml").write_text("name: Land\n")
    with pytest.raises(BooksError) as raised:
        result(read_books(tmp_path), 2025)
    assert raised.value.findings
    told_in_dutch = [message(finding) for finding in raised.value.findings]
    assert all("fout" in line for line in told_in_dutch)
    assert str(raised.value).splitlines() == [
        message(finding, "en") for finding in raised.value.findings
    ]


def test_without_books_it_is_said_where_they_should_be(tmp_path: Path) -> None:
    with pytest.raises(BooksError, match=r"coop\.yaml:1: S101"):
        read_books(tmp_path)


@pytest.mark.parametrize("period", ["2031", "2031-01", "2024-01", "2025-13", "yesterday"])
def test_a_period_without_anything_is_an_error(books: Books, period: str) -> None:
    with pytest.raises(ValueError, match=r"\S"):
        result(books, period)
