"""A person goes through the month's evening: what is done, passed over, refused or left."""

from collections.abc import Sequence
from pathlib import Path

import pytest

from socoledger.commands import evening_steps
from tests.support.evenings import SHEET, STATEMENT, at_evening
from tests.support.imports import Scripted
from tests.support.small_books import booked, earns

SORTED = ("inkoop", "", "anna")
"""The answers on the line of the bank that no rule fits."""


def shown(person: Scripted) -> str:
    return "\n".join(person.shown)


def test_a_month_from_its_statement_to_its_close(tmp_path: Path) -> None:
    some = at_evening(tmp_path)
    some.put("uren.csv", SHEET)
    person = Scripted("", *SORTED, "uren.csv", "", "", "", "", "", "s")
    answer = some.walk(person)
    assert answer.exit == 0
    assert person.has_said_all, person.shown
    assert some.balances()["Expenses:Inkoop"] == "12.50"
    assert 'custom "hours" "anna" 4.5' in some.journal_file("2025-03.beancount")
    assert some.file("2025-03").exists()
    assert "2025-03 is closed" in shown(person)
    assert "step 7 of 7" in shown(person)
    assert shown(person).count("The evening of 2025-03") == 2


def test_the_papers_of_a_closed_month_are_written_in_the_folder_that_is_typed(
    tmp_path: Path,
) -> None:
    some = at_evening(tmp_path / "books", earns("2025-03-04", "anna", 5), has_statement=False)
    papers = tmp_path / "de stukken"
    (papers).mkdir()
    (papers / "month-2025-03.html").write_text("of somebody else")
    other = tmp_path / "andere"
    said = (f"'{papers}", f"'{papers}'", str(other))
    person = Scripted("", "", "s", "", "", "", *said, "s")
    some.walk(person)
    assert person.has_said_all, person.shown
    assert "put quotes around a name with spaces" in shown(person)
    assert "month-2025-03.html is there already, and differs" in shown(person)
    assert (papers / "month-2025-03.html").read_text() == "of somebody else"
    assert sorted(path.name for path in other.iterdir()) == [
        "month-2025-03.html",
        "statement-2025-03-anna.html",
        "statement-2025-03-bram.html",
        "statements-2025-03.html",
    ]
    assert "Awarded" in shown(person) or "Closing" in shown(person)  # how things stand


def test_no_papers_are_offered_of_a_month_that_is_not_closed(tmp_path: Path) -> None:
    some = at_evening(tmp_path, earns("2025-03-04", "anna", 5), has_statement=False)
    person = Scripted("6", "", "", "q")
    some.walk(person)
    assert person.has_said_all, person.shown
    assert "type a folder" not in shown(person)


def test_begun_again_it_goes_on_where_things_are(tmp_path: Path) -> None:
    some = at_evening(tmp_path)
    first = Scripted("", *SORTED)
    some.walk(first)
    assert "go on later with: socoledger evening" in first.shown[-1]
    again = Scripted()
    some.walk(again)
    assert "step 3 of 7" in shown(again)
    assert "step 1 of 7" not in shown(again)


def test_each_step_may_be_passed_over_and_the_evening_stopped(tmp_path: Path) -> None:
    some = at_evening(tmp_path, earns("2025-03-04", "anna", 5))
    before = some.content()
    person = Scripted("s", "", "s", "s", "s", "s")
    some.walk(person)
    assert person.has_said_all, person.shown
    assert "this was the last step" in person.shown[-1]
    for said in ("q", "stop", "STOP"):
        person = Scripted(said, "never asked")
        some.walk(person)
        assert "what you did is done" in person.shown[-1]
    assert some.content() == before


def test_another_file_may_be_given_with_quotes_around_it(tmp_path: Path) -> None:
    some = at_evening(tmp_path)
    (some.root / STATEMENT).rename(tmp_path / "van de bank.xml")
    person = Scripted(f"'{tmp_path}/van de bank.xml", f"'{tmp_path}/van de bank.xml'", *SORTED)
    some.walk(person)
    assert "a quote is missing" in shown(person)
    assert some.balances()["Expenses:Inkoop"] == "12.50"


def test_an_error_in_a_step_does_not_end_the_evening(tmp_path: Path) -> None:
    some = at_evening(tmp_path, has_statement=False)
    person = Scripted("nergens.xml", "nergens.xml", "", "uren.csv", "s")
    some.walk(person)
    assert person.has_said_all
    assert shown(person).count("nergens.xml: it is not there") == 2
    assert "uren.csv: it is not there" in shown(person)
    assert "step 5 of 7" in shown(person)


def test_a_disk_that_refuses_does_not_end_the_evening(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_arguments: object, **_more: object) -> None:
        raise OSError(28, "no space", "journal")

    some = at_evening(tmp_path)
    monkeypatch.setattr(evening_steps, "import_", full)
    person = Scripted("", "s", "q")
    some.walk(person)
    assert person.has_said_all
    assert "journal: the disk is full" in shown(person)
    assert "step 3 of 7" in shown(person)


def test_errors_are_looked_at_again_once_they_are_solved(tmp_path: Path) -> None:
    spent = booked("2025-03-04", "Liabilities:Spaarpot:Anna", "Assets:Bank", 5, purpose="course")
    some = at_evening(tmp_path, spent, has_statement=False)

    class Solving(Scripted):
        def ask(self, question: str, choices: Sequence[str] = (), default: str = "") -> str:
            if "step 4" in self.shown[-1] and shown(self).count("step 4") == 2:
                path = some.root / "journal/main.beancount"
                path.write_text(path.read_text().replace(spent, ""))
            return super().ask(question, choices, default)

    person = Solving("", "", "", "", "q")
    some.walk(person)
    assert shown(person).count("S321 error") == 1
    assert "step 6 of 7" in shown(person) or "step 5 of 7" in shown(person)


def test_books_that_cannot_be_read_are_looked_at_again(tmp_path: Path) -> None:
    some = at_evening(tmp_path, has_statement=False)
    right = (some.root / "journal/main.beancount").read_text()
    some.put("journal/main.beancount", right + "\n2025-03-01 nonsense\n")

    class Solving(Scripted):
        def ask(self, question: str, choices: Sequence[str] = (), default: str = "") -> str:
            some.put("journal/main.beancount", right)
            return super().ask(question, choices, default)

    person = Solving("", "q")
    some.walk(person)
    assert "Enter looks again" in shown(person)
    assert "step 1 of 7" in shown(person)
    some.put("journal/main.beancount", right + "\n2025-03-01 nonsense\n")
    leaving = Scripted("q")
    assert some.walk(leaving).exit == 0
    assert "what you did is done" in leaving.shown[-1]


def test_a_number_goes_to_a_step_that_is_open(tmp_path: Path) -> None:
    some = at_evening(tmp_path)
    person = Scripted("7", "2", "1", "8", "q")
    some.walk(person)
    heads = [one.strip()[:11] for one in person.shown if one.strip().startswith("step")]
    assert heads == ["step 1 of 7", "step 7 of 7", "step 7 of 7", "step 1 of 7", "step 1 of 7"]


def test_a_close_that_is_not_wanted_is_not_written(tmp_path: Path) -> None:
    some = at_evening(tmp_path, earns("2025-03-04", "anna", 5), has_statement=False)
    person = Scripted("", "", "s", "", "n", "q")
    some.walk(person)
    assert person.has_said_all, person.shown
    assert "spaarpot" in shown(person)
    assert "nothing was written" in shown(person)
    assert not some.file("2025-03").exists()


def test_who_stops_at_a_question_of_a_step_leaves_the_evening(tmp_path: Path) -> None:
    some = at_evening(tmp_path)
    person = Scripted("")
    some.walk(person)
    assert "what you did is done" in person.shown[-1]
    assert some.balances()["Assets:Uitzoeken"] == "12.50"


def test_a_close_is_not_written_where_the_books_changed_after_it_was_shown(tmp_path: Path) -> None:
    some = at_evening(tmp_path, earns("2025-03-04", "anna", 5), has_statement=False)

    class Changing(Scripted):
        def ask(self, question: str, choices: Sequence[str] = (), default: str = "") -> str:
            if question.startswith("write this?"):
                path = some.root / "journal/main.beancount"
                path.write_text(path.read_text() + earns("2025-03-05", "anna", 6))
            return super().ask(question, choices, default)

    person = Changing("", "", "s", "", "", "q")
    some.walk(person)
    assert "the books were changed meanwhile; do it again" in shown(person)
    assert not some.file("2025-03").exists()
