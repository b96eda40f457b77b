"""What becomes of the hours of a sheet: whose they are, what is known, what is new."""

from pathlib import Path

import pytest

from socoledger.domain.options import OnDifference
from tests.support.small_books import hours
from tests.support.timesheets import SheetBooks, csv_of, sheet_books

HEAD = "datum;lid;uren;waarvoor"


def worked(day: str, member: str, number: float, what: str) -> str:
    return f'{day} custom "hours" "{member}" {number} "{what}"\n'


def named(tmp_path: Path) -> SheetBooks:
    """Books with two members of one name, and one who is called as another's id."""
    some = sheet_books(tmp_path, members={"anna": "", "bram": "", "an": "", "zoe": ""})
    for id_, name in (("anna", "Anna Visser"), ("an", "anna visser"), ("zoe", "Zoë de Boer")):
        path = some.root / f"members/{id_}.yaml"
        text = path.read_text(encoding="utf-8")
        path.write_text(text.replace(f"name: {id_.title()}", f"name: {name}"), encoding="utf-8")
    return some


def test_a_member_is_known_by_id_or_name_whatever_its_capitals_and_accents(tmp_path: Path) -> None:
    some = named(tmp_path)
    rows = (
        "2-3-2026;anna;1;",
        "2-3-2026;BRAM;2;",
        "3-3-2026;zoe de  boer;3;",
        "4-3-2026;ZOË DE BOER;4;",
    )
    found = some.book_json(csv_of(HEAD, *rows))["rows"]
    assert [row["member"] for row in found] == ["anna", "bram", "zoe", "zoe"]


def test_a_name_that_two_have_or_nobody_is_told(tmp_path: Path) -> None:
    some = named(tmp_path)
    rows = ("2-3-2026;Anna Visser;1;", "2-3-2026;brom;2;", "2-3-2026;Xerxes;2;")
    told = some.refusals(csv_of(HEAD, *rows))
    assert len(told) == 4
    assert "B2" in told[0]
    assert "an, anna" in told[0]
    assert "bram" in told[1]
    assert "Xerxes" in told[2]


def test_what_the_journal_has_is_known_each_once(tmp_path: Path) -> None:
    some = sheet_books(
        tmp_path, worked("2026-03-02", "anna", 4.5, "tuin"), hours("2026-03-03", "anna", 2)
    )
    rows = (
        "2-3-2026;anna;4,5;tuin",
        "2-3-2026;anna;4,5;tuin",
        "3-3-2026;Anna;2;",
        "3-3-2026;bram;2;",
    )
    assert some.states(csv_of(HEAD, *rows)) == ["known", "new", "known", "new"]
    assert some.states(csv_of(HEAD, *rows)) == ["known"] * 4


def test_other_hours_of_a_member_on_a_day_ask_what_is_right(tmp_path: Path) -> None:
    some = sheet_books(tmp_path, worked("2026-03-02", "anna", 4.5, "tuin"))
    content = csv_of(HEAD, "2-3-2026;anna;5;tuin", "3-3-2026;anna;1;tuin")
    told = some.refusals(content)
    assert "journal/main.beancount" in told[0]
    assert "--differing" in told[1]


def test_a_correction_brings_the_journal_to_the_sheet_once(tmp_path: Path) -> None:
    some = sheet_books(tmp_path, worked("2026-03-02", "anna", 4.5, "tuin"))
    content = csv_of(HEAD, "2-3-2026;anna;3;tuin", "3-3-2026;anna;1;tuin")
    assert some.states(content, differing=OnDifference.CORRECT) == ["correction", "new"]
    assert some.journal_lines()[0] == '2026-03-02 custom "hours" "anna" -1.5 "tuin"'
    assert some.states(content) == ["known", "known"]


def test_hours_may_come_beside_those_that_there_are_once(tmp_path: Path) -> None:
    some = sheet_books(tmp_path, worked("2026-03-02", "anna", 4.5, "tuin"))
    content = csv_of(HEAD, "2-3-2026;anna;3;tuin")
    assert some.states(content, differing=OnDifference.ADD) == ["new"]
    assert some.journal_lines() == ['2026-03-02 custom "hours" "anna" 3 "tuin"']
    assert some.states(content) == ["known"]


def test_hours_for_something_else_are_other_hours(tmp_path: Path) -> None:
    some = sheet_books(tmp_path, worked("2026-03-02", "anna", 4.5, "tuin"))
    assert some.states(csv_of(HEAD, "2-3-2026;anna;3;keuken")) == ["new"]


def test_hours_that_do_not_say_what_for_may_be_the_same(tmp_path: Path) -> None:
    some = sheet_books(tmp_path, hours("2026-03-02", "anna", 4.5))
    content = csv_of(HEAD, "2-3-2026;anna;4,5;tuin")
    some.refusals(content)
    assert some.states(content, differing=OnDifference.CORRECT) == ["correction"]
    assert sorted(some.journal_lines()) == [
        '2026-03-02 custom "hours" "anna" -4.5',
        '2026-03-02 custom "hours" "anna" 4.5 "tuin"',
    ]


def test_units_are_known_by_id_or_name(tmp_path: Path) -> None:
    some = sheet_books(tmp_path, coop_extra="units: [{id: tuin, name: De Tuin}]\n")
    rows = ("2-3-2026;anna;1;Tuin", "3-3-2026;anna;2;de tuin", "4-3-2026;anna;2;")
    found = some.book_json(csv_of(HEAD, *rows))["rows"]
    assert [row["what"] for row in found] == ["tuin", "tuin", ""]
    told = some.refusals(csv_of(HEAD, "5-3-2026;anna;1;keuken"))
    assert "D2" in told[0] or "C2" in told[0]
    assert "S2" in told[0]


def test_a_closed_month_stays_closed_and_what_it_has_is_known(tmp_path: Path) -> None:
    some = sheet_books(tmp_path, hours("2026-01-05", "anna", 2))
    assert some.ask_close("2026-01").exit == 0
    assert some.states(csv_of(HEAD, "5-1-2026;anna;2;")) == ["known"]
    for differing in (None, *OnDifference):
        told = some.refusals(csv_of(HEAD, "5-1-2026;anna;3;"), differing=differing)
        assert "2026-01" in told[0]
        assert "2026-02" in told[0]


@pytest.mark.parametrize("text", ["Karel Jansen", "111222333"])
def test_real_names_and_numbers_are_neither_shown_nor_written(tmp_path: Path, text: str) -> None:
    some = sheet_books(
        tmp_path,
        coop_extra="pseudonyms: true\nnames_file: private/names.txt\n",
        files={"private/names.txt": "Karel Jansen\n"},
    )
    told = some.refusals(csv_of(HEAD, f"2-3-2026;{text};1;"))
    assert text not in "".join(told)
    answer = some.book(csv_of(HEAD, f"2-3-2026;anna;1;voor {text}"))
    assert answer.exit == 0
    assert text not in answer.output + "".join(answer.messages) + "".join(some.journal_lines())
    assert some.states(csv_of(HEAD, f"2-3-2026;anna;1;voor {text}")) == ["known"]


def test_a_name_that_is_the_id_of_somebody_else_is_not_guessed(tmp_path: Path) -> None:
    some = sheet_books(tmp_path, members={"anna": "", "an": ""})
    path = some.root / "members/an.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("name: An", "name: Anna"), "utf-8")
    assert "an, anna" in some.refusals(csv_of(HEAD, "2-3-2026;Anna;1;"))[0]
    assert some.book_json(csv_of(HEAD, "2-3-2026;anna;1;"))["rows"][0]["member"] == "anna"
