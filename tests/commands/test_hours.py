"""`hours FILE`: refused as a whole, written as a whole, and what it says."""

import os
from pathlib import Path

import pytest
from beancount import loader
from jsonschema import Draft202012Validator  # type: ignore[import-untyped]

from socoledger.commands.confirmed import Consent
from socoledger.commands.context import answered
from socoledger.commands.hours import Wishes, hours
from socoledger.storage import files as disk
from socoledger.write.schemas import schema_of
from tests.support.imports import Scripted
from tests.support.run import run
from tests.support.timesheets import SheetBooks, csv_of, sheet_books, xlsx

HEAD = "datum;lid;uren;waarvoor"
MONTH = csv_of(HEAD, "3-3-2026;bram;2;", "2-3-2026;bram;3;tuin", "2-3-2026;anna;4:30;tuin")


def test_hours_are_written_by_day_and_member_at_the_end_of_their_month(tmp_path: Path) -> None:
    some = sheet_books(tmp_path)
    answer = some.book(MONTH)
    assert answer.exit == 0
    assert some.journal_lines() == [
        '2026-03-02 custom "hours" "anna" 4.5 "tuin"',
        '2026-03-02 custom "hours" "bram" 3 "tuin"',
        '2026-03-03 custom "hours" "bram" 2',
    ]
    assert 'include "2026-03.beancount"' in some.content()["journal/main.beancount"].decode()
    _, errors, _ = loader.load_file(str(some.root / "journal/main.beancount"))
    assert errors == []
    assert some.codes() == []


def test_the_answer_says_where_each_stands(tmp_path: Path) -> None:
    some = sheet_books(tmp_path)
    file = some.root / "journal/2026-03.beancount"
    file.write_bytes(b'2026-03-01 custom "hours" "anna" 1')
    main = some.root / "journal/main.beancount"
    main.write_bytes(main.read_bytes() + b'\ninclude "2026-03.beancount"\n')
    shape = some.book_json(MONTH)
    assert shape["schema"] == "socoledger.hours/1"
    assert shape["written"]
    Draft202012Validator(schema_of("hours")).validate(shape)
    found = [(row["cell"], row["member"], row["hours"], row["line"]) for row in shape["rows"]]
    assert found == [
        ("C2", "bram", "2.00", 5),
        ("C3", "bram", "3.00", 4),
        ("C4", "anna", "4.50", 3),
    ]
    assert some.journal_lines()[4] == '2026-03-03 custom "hours" "bram" 2'
    again = some.book_json(MONTH)
    assert not again["written"]
    assert [row["line"] for row in again["rows"]] == [5, 4, 3]


def test_other_bytes_of_a_file_stay_with_their_line_ends(tmp_path: Path) -> None:
    some = sheet_books(tmp_path)
    main = some.root / "journal/main.beancount"
    main.write_bytes(main.read_bytes() + b'\ninclude "2026-03.beancount"\n')
    before = b"; maart\r\n\r\n"
    file = some.root / "journal/2026-03.beancount"
    file.write_bytes(before)
    some.book_json(MONTH)
    after = file.read_bytes()
    assert after.startswith(before)
    assert after.count(b"\r\n") == after.count(b"\n")


def test_what_check_would_say_is_told_by_its_cell_and_nothing_is_written(tmp_path: Path) -> None:
    some = sheet_books(tmp_path, members={"anna": "joined: 2026-03-10", "bram": ""})
    content = csv_of(
        HEAD, "12-3-2026;bram;2;", "2-3-2026;anna;3;", "3-3-2026;bram;25;", "x;bram;2;"
    )
    told = some.refusals(content)
    assert [line.split(": ")[1] for line in told[:3]] == ["C3", "C4", "A5"]
    assert "S208" in told[0]
    assert "S209" in told[1]


def test_hours_come_on_top_of_those_that_a_day_has(tmp_path: Path) -> None:
    some = sheet_books(tmp_path, '2026-03-02 custom "hours" "anna" 20 "tuin"')
    assert "S209" in some.refusals(csv_of(HEAD, "2-3-2026;anna;5;keuken"))[0]


def test_a_warning_is_told_and_does_not_stop(tmp_path: Path) -> None:
    some = sheet_books(tmp_path)
    answer = some.book(csv_of(HEAD, "2-3-2026;anna;2;", "2-3-2026;anna;2;"))
    assert answer.exit == 0
    assert any("S2" in line for line in answer.messages)
    asker = Scripted("n")
    some.book(csv_of(HEAD, "3-3-2026;anna;2;", "3-3-2026;anna;2;"), consent=Consent(asker=asker))
    assert "S2" in "".join(asker.shown)


@pytest.mark.parametrize("content", [b"%PDF-1.7", b"", csv_of(HEAD)])
def test_what_is_no_sheet_is_exit_3(tmp_path: Path, content: bytes) -> None:
    some = sheet_books(tmp_path)
    before = some.content()
    assert some.book(content).exit == 3
    assert some.content() == before


@pytest.mark.parametrize("name", ["weg.csv", "members"])
def test_a_file_that_is_not_there_is_exit_3(tmp_path: Path, name: str) -> None:
    context = sheet_books(tmp_path).context()
    consent = Consent(is_given=True)
    assert answered(lambda: hours(context, Path(name), Wishes(), consent)).exit == 3


def test_a_person_sees_what_is_written_and_agrees(tmp_path: Path) -> None:
    some = sheet_books(tmp_path)
    before = some.content()
    asker = Scripted("n")
    assert some.book(MONTH, consent=Consent(asker=asker)).exit == 0
    assert '"anna" 4.5 "tuin"' in "".join(asker.shown)
    assert some.content() == before
    assert some.book(MONTH, consent=Consent(is_dry_run=True)).exit == 0
    assert some.content() == before
    assert some.book(MONTH, consent=Consent()).exit == 2
    assert some.book(MONTH, consent=Consent(asker=Scripted("j"))).exit == 0
    assert len(some.journal_lines()) == 3


def test_who_changes_the_journal_meanwhile_is_not_written_over(tmp_path: Path) -> None:
    some = sheet_books(tmp_path)
    main = some.root / "journal/main.beancount"

    class Editor(Scripted):
        def ask(self, *_args: object, **_more: object) -> str:
            main.write_bytes(main.read_bytes() + b"; open in an editor\n")
            return "j"

    answer = some.book(MONTH, consent=Consent(asker=Editor()))
    assert answer.exit == 4
    assert some.journal_lines() == []


def test_a_full_disk_leaves_everything_as_it_was(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    some = sheet_books(tmp_path)
    before = some.content()

    def full(*_args: object) -> None:
        raise OSError(28, os.strerror(28))

    monkeypatch.setattr(disk, "write_new", full)
    with pytest.raises(OSError, match="space"):
        some.book(MONTH)
    assert some.content() == before


def test_the_months_of_a_sheet_go_each_to_its_own_file(tmp_path: Path) -> None:
    some = sheet_books(tmp_path)
    content = csv_of(HEAD, "1-4-2026;anna;2;", "31-3-2026;anna;2;")
    assert {row["file"] for row in some.book_json(content)["rows"]} == {
        "journal/2026-03.beancount",
        "journal/2026-04.beancount",
    }
    assert "A2" in some.refusals(csv_of(HEAD, "2-4-2026;anna;2;"), month="2026-03")[0]


def test_other_sheets_are_named(tmp_path: Path) -> None:
    some = sheet_books(tmp_path)
    answer = some.book(xlsx(("datum", "lid", "uren"), ("2-3-2026", "anna", 2), name="tuin"))
    assert "tuin" in answer.output


def test_it_is_undone_as_a_whole(tmp_path: Path) -> None:
    some = sheet_books(tmp_path)
    before = some.content()
    some.book_json(MONTH)
    ended = run("undo", "--yes", at=some.root)
    assert ended.code == 0
    assert some.content() == before


@pytest.mark.parametrize("language", ["nl", "en"])
def test_as_it_is_typed(tmp_path: Path, language: str) -> None:
    some: SheetBooks = sheet_books(tmp_path)
    file = some.saved_file(MONTH)

    def typed(*arguments: str) -> int:
        return run("hours", file, *arguments, at=some.root, SOCOLEDGER_LANGUAGE=language).code

    assert typed() == 2
    assert typed("--dry-run") == 0
    assert typed("--yes", "--format", "json") == 0
    assert typed() == 0
    some.saved_file(csv_of(HEAD, "2-3-2026;anna;5;tuin"))
    assert typed("--yes") == 1
    assert typed("--yes", "--differing", "correct") == 0
    assert some.journal_lines()[-1] == '2026-03-02 custom "hours" "anna" 0.5 "tuin"'
