"""Sheets in every layout that people keep hours in, in Dutch and in English."""

import pytest

from socoledger.domain.timesheet import NoTimesheet
from socoledger.read.timesheet import read_timesheet
from tests.support.timesheets import MARCH, csv_of, read, wrong_cells

LISTS = (
    csv_of("datum;lid;uren;waarvoor", "2-3-2026;anna;4,5;tuin", "3-3-2026;bram;2;"),
    csv_of("Date;Member;Hours;What for", "2026-03-02;anna;4.5;tuin", "2026-03-03;bram;2;"),
    csv_of(
        "Urenlijst;;;;",
        ";;;;",
        "Dag;Datum;Naam;Uren;Onderdeel",
        "ma;2-3-2026;anna;4:30;tuin",
        ";;;;",
        "di;3-3-2026;bram;2;",
        "Totaal;;;6,5;",
    ),
    csv_of(
        "uren;onderdeel;lid;naam;datum", "4,5;tuin;anna;Anna Visser;2-3-2026", "2;;bram;;3-3-2026"
    ),
)
GRIDS = (
    csv_of("datum;anna;bram;totaal", "2-3-2026;4,5;;4,5", "3-3-2026;;2;2", "totaal;4,5;2;6,5"),
    csv_of("maart 2026;;", "dag;anna;bram", "1;;", "ma 2;4,5;-", "3;0;2", "4;;"),
    csv_of("hours 2026-03;;", ";anna;bram", "1;;", "2;4.5;", "3;;2"),
    csv_of("2026-03;;;;", "naam;1;2;3;totaal", ";zo;ma;di;", "anna;;4,5;;4,5", "bram;;;2;2"),
    csv_of("Maand:;maart;Jaar:;2026;;", ";1;2;3;4;5", "anna;;4,5;;;", "bram;;;2;;", "Som;;4,5;2;;"),
    csv_of("member;2026-03-02;2026-03-03;notes", "anna;4.5;;late", "bram;;2;"),
    csv_of(
        "datum;begin;eind;pauze;anna;bram",
        "ma 2-3-2026;9:00:00;13:30:00;0;4.5;",
        "di 3-3-2026;;;;;2:00:00",
        "week 10;;;;4,5;2",
    ),
)


@pytest.mark.parametrize("content", LISTS)
def test_a_row_for_each_day_and_member(content: bytes) -> None:
    found = [(day, member, hundredths, what) for day, member, hundredths, what, _ in read(content)]
    assert found == [("2026-03-02", "anna", 450, "tuin"), ("2026-03-03", "bram", 200, "")]


@pytest.mark.parametrize("content", GRIDS)
def test_a_grid_of_days_by_members_either_way_up(content: bytes) -> None:
    found = {(day, member, hundredths) for day, member, hundredths, _what, _ in read(content)}
    assert found == {("2026-03-02", "anna", 450), ("2026-03-03", "bram", 200)}


@pytest.mark.parametrize("head", ["waarvoor", "wat", "werk", "taak", "what", "work", "activity"])
def test_a_list_says_what_its_hours_are_for_under_many_heads(head: str) -> None:
    content = csv_of(f"datum;lid;uren;{head}", "2-3-2026;anna;4;tuin")
    assert [what for *_rest, what, _cell in read(content)] == ["tuin"]


def test_a_grid_may_say_above_what_its_hours_are_for() -> None:
    content = csv_of("onderdeel;tuin", "datum;anna", "2-3-2026;4")
    assert [what for *_rest, what, _cell in read(content)] == ["tuin"]
    content = csv_of("waarvoor: tuin;", "datum;anna", "2-3-2026;4")
    assert [what for *_rest, what, _cell in read(content)] == ["tuin"]


def test_days_without_a_month_ask_for_one() -> None:
    content = csv_of("dag;anna", "2;4", "3;5")
    with pytest.raises(NoTimesheet, match="month"):
        read_timesheet(content)
    assert [day for day, *_ in read(content, MARCH)] == ["2026-03-02", "2026-03-03"]


def test_two_months_above_the_days_are_not_chosen_from() -> None:
    content = csv_of("maart 2026;april 2026", "dag;anna", "2;4")
    with pytest.raises(NoTimesheet, match="several months"):
        read_timesheet(content)
    assert [day for day, *_ in read(content, MARCH)] == ["2026-03-02"]


def test_all_that_cannot_be_read_is_told_at_once_in_its_cell() -> None:
    content = csv_of(
        "datum;lid;uren;waarvoor",
        "2-3-2026;anna;ziek;",
        "x;anna;4;",
        ";anna;4;",
        "2-3-2026;;4;",
        "2-3-2026;anna;;tuin",
        "1-4-2026;anna;4;",
        "2-3-2026;anna;;",
    )
    assert wrong_cells(content, MARCH) == ["C2", "A3", "A4", "B5", "C6", "A7"]


def test_a_day_that_is_wrong_is_told_once_and_only_with_hours() -> None:
    content = csv_of("april 2026;;", "dag;anna;bram", "30;1;", "31;4;5", "32;;")
    assert wrong_cells(content) == ["A4"]


def test_a_sum_that_does_not_say_so_is_told() -> None:
    assert wrong_cells(csv_of("datum;lid;uren", "2-3-2026;anna;4", ";;4")) == ["A3"]


def test_a_member_may_be_called_as_a_word_that_is_part_of_a_head() -> None:
    content = csv_of("datum;An Totaalman;Sommer;Van Dijk", "2-3-2026;1;2;3")
    assert [member for _day, member, *_ in read(content)] == ["An Totaalman", "Sommer", "Van Dijk"]
