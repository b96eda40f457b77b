"""How the books stand at each step of the month's evening, and what is listed of it."""

from pathlib import Path

import pytest

from socoledger.domain.evening import StepName
from tests.support.evenings import STATEMENT, Evening, at_evening
from tests.support.saving import git
from tests.support.small_books import booked, costs, earns, hours
from tests.support.statements import Period, camt, line


def imported(some: Evening) -> Evening:
    """The books with the statement in them, of which a line is still to be sorted out."""
    answer = some.asked((some.root / STATEMENT).read_bytes())
    assert answer.exit == 0, answer.messages
    return some


def sorted_out(some: Evening) -> Evening:
    """The same, with that line sorted out by hand."""
    path = some.root / "journal/2025-03.beancount"
    head, rest = path.read_text().split("\n", 1)
    assert "open Assets:Uitzoeken" in head, head
    text = rest.replace("Assets:Uitzoeken", "Expenses:Inkoop")
    text = text.replace(' ! "Bouwmarkt', ' * "Bouwmarkt').replace(
        '  bank: "R2"\n', '  bank: "R2"\n  member: "anna"\n'
    )
    path.write_text(text)
    return some


def test_a_statement_in_the_folder_of_the_bank_is_offered(tmp_path: Path) -> None:
    some = at_evening(tmp_path)
    told = some.told()
    assert (told["month"], told["over"], told["next"]) == ("2025-03", True, "import")
    assert told["steps"][0]["files"] == [STATEMENT]
    assert told["steps"][0]["command"] == f"socoledger import {STATEMENT}"
    assert some.steps()["import"] == "to-do 1"


def test_what_is_imported_is_done_and_what_is_unsorted_stands_in_the_way(tmp_path: Path) -> None:
    some = imported(at_evening(tmp_path))
    steps = some.steps()
    assert steps["import"] == "done"
    assert steps["sort"] == "to-do 1"
    assert steps["check"].startswith("to-do")
    assert steps["close"] == "later"
    assert some.told()["next"] == "sort"


def test_a_month_without_errors_can_be_closed_and_then_it_is_the_next_one(tmp_path: Path) -> None:
    some = sorted_out(imported(at_evening(tmp_path)))
    steps = some.steps()
    assert (steps["sort"], steps["check"], steps["close"]) == ("done 0", "done 0", "to-do")
    assert some.ask_close("2025-03").exit == 0
    told = some.told()
    assert (told["month"], told["over"]) == ("2025-04", False)
    steps = some.steps()
    assert (steps["import"], steps["close"]) == ("optional", "later")


@pytest.mark.parametrize(
    ("lines", "state"),
    [
        ((), "optional"),
        ((hours("2025-03-07", "anna", 4), hours("2025-03-08", "bram", 2)), "done 2"),
        ((hours("2025-02-07", "anna", 4),), "optional"),
    ],
)
def test_hours_of_the_month(tmp_path: Path, lines: tuple[str, ...], state: str) -> None:
    assert at_evening(tmp_path, *lines).steps()["hours"] == state


def test_what_books_have_no_need_of_is_said(tmp_path: Path) -> None:
    agreement = (
        "agreements:\n  - {id: v1, from: 2010-01-01, reference: C1,"
        " member_result: {brackets: [{split: {spaarpot: 100%}}]}}\n"
    )
    some = at_evening(tmp_path, has_statement=False, agreement=agreement)
    (some.root / "bank.yaml").unlink()
    steps = some.steps()
    assert (steps["import"], steps["sort"], steps["hours"]) == ("unused", "unused", "unused")


def test_warnings_are_to_be_looked_at_and_errors_to_be_solved(tmp_path: Path) -> None:
    untagged = booked("2025-03-04", "Expenses:Inkoop", "Assets:Bank", 5)
    some = at_evening(tmp_path / "a", untagged, has_statement=False)
    assert some.steps()["check"].startswith("optional")
    assert some.steps()["close"] == "to-do"
    spent = booked("2025-03-04", "Liabilities:Spaarpot:Anna", "Assets:Bank", 5, purpose="course")
    some = at_evening(tmp_path / "b", spent, has_statement=False)
    assert some.steps()["check"].startswith("to-do")
    assert some.steps()["close"] == "later"


def test_a_month_that_is_not_over_is_not_closed(tmp_path: Path) -> None:
    some = at_evening(tmp_path, earns("2025-03-04", "anna", 5), has_statement=False)
    early = Evening(some.root, some.on("2025-03-31").today)
    assert early.told()["over"] is False
    assert early.steps()["close"] == "later"
    assert "which is not over yet" in early.listed().output


def test_without_bookings_there_is_nothing_to_report(tmp_path: Path) -> None:
    some = at_evening(tmp_path, has_statement=False)
    main = some.root / "journal/main.beancount"
    assert some.steps()["report"] == "optional"
    main.write_text(main.read_text().partition('2025-01-01 * "Boeking"')[0])
    assert some.steps()["report"] == "later"


def test_what_is_not_saved_yet_is_counted(tmp_path: Path) -> None:
    some = at_evening(tmp_path)
    assert some.steps()["save"] == "to-do"
    some.put(".gitignore", "bank/\n.socoledger.*\n")
    git(some.root, "init", "--quiet", "--initial-branch=main")
    git(some.root, "add", "--all")
    git(some.root, "commit", "--quiet", "--message", "first")
    assert some.steps()["save"] == "done 0"
    some.put("journal/main.beancount", (some.root / "journal/main.beancount").read_text() + "\n")
    assert some.steps()["save"] == "to-do 1"


def test_only_statements_that_the_books_lack_are_offered(tmp_path: Path) -> None:
    some = imported(at_evening(tmp_path))
    before = Period([line("2024-12-30", 100, reference="R0")], 0, "2024-12-01", "2024-12-31")
    some.put("bank/december.xml", camt(before))
    some.put("bank/brief.pdf", b"%PDF-1.4 no statement")
    some.put("bank/.verborgen.xml", (some.root / STATEMENT).read_bytes())
    (some.root / "bank/2024").mkdir()
    assert some.told()["steps"][0]["files"] == []
    other = Period([line("2025-03-03", 100, reference="R9")], iban="NL91ABNA0417164300")
    some.put("bank/een andere rekening.xml", camt(other))
    step = some.told()["steps"][0]
    assert step["files"] == ["bank/een andere rekening.xml"]
    assert step["command"] == "socoledger import 'bank/een andere rekening.xml'"


def test_bank_settings_with_an_error_hide_no_statement(tmp_path: Path) -> None:
    some = at_evening(tmp_path)
    some.put(
        "bank.yaml",
        (some.root / "bank.yaml").read_text()
        + "  - {text: a, account: Income:Verkoop, member: piet}\n",
    )
    assert some.steps()["import"] == "to-do 1"
    assert some.steps()["check"].startswith("to-do")


def test_the_list_has_a_command_for_each_step_with_something_to_do(tmp_path: Path) -> None:
    some = imported(at_evening(tmp_path, costs("2025-03-02", "anna", 1)))
    assert some.listed().output.splitlines() == [
        "The evening of 2025-03",
        "  1 bank statement  if you have one that is not in the books yet",
        "      socoledger import FILE",
        "  2 sorting out     to do, lines: 1",
        "      socoledger import",
        "  3 hours           if there are any",
        "      socoledger hours FILE",
        "  4 check           to do, errors: 1",
        "      socoledger check",
        "  5 close           not yet, errors are in the way",
        "  6 report          have a look",
        "      socoledger result 2025-03",
        "      socoledger report statements 2025-03 --format html --out DIR",
        "      socoledger report month 2025-03 --format html --out DIR",
        "  7 save            to do",
        "      socoledger save",
    ]
    assert [step["name"] for step in some.told()["steps"]] == [*StepName]


def test_books_that_cannot_be_read_have_no_evening(tmp_path: Path) -> None:
    some = at_evening(tmp_path)
    some.put("journal/main.beancount", "2025-01-01 open Nonsense\n")
    assert some.listed().exit == 3
