"""`trace`: which figure is meant, and the tree under it in every form (SPEC 13)."""

import json
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator  # type: ignore[import-untyped]

from socoledger.commands.context import answered
from socoledger.commands.trace import Asked, trace
from socoledger.domain.exits import Answer
from socoledger.domain.options import AuditFormat
from socoledger.write.schemas import schema_of
from tests.support.small_books import Books, books, costs, earns

JOURNAL = (
    earns("2025-01-10", "anna", 2000)
    + costs("2025-01-20", "anna", 400)
    + earns("2025-02-10", "anna", 100)
    + earns("2025-02-11", "bram", 50)
    + earns("2025-02-12", "collective", 7)
)


@pytest.fixture(name="some")
def _some(tmp_path: Path) -> Books:
    return books(tmp_path, JOURNAL)


def traced(some: Books, *words: str, how: AuditFormat = AuditFormat.JSON, **more: Any) -> Answer:
    figure, *what = words
    asked = Asked(figure, tuple(what), **more)
    return answered(lambda: trace(some.context(), how, asked))


def shape(some: Books, *words: str, **more: Any) -> Any:
    answer = traced(some, *words, **more)
    assert answer.exit == 0, answer.messages
    return json.loads(answer.output)


def amounts(parts: list[Any]) -> list[str]:
    return [part["amount"] for part in parts]


def test_a_result_comes_from_the_lines_of_the_journal(some: Books) -> None:
    tree = shape(some, "result", "anna", "2025-01")
    assert tree["schema"] == "socoledger.trace/1"
    assert tree["amount"] == "1600.00"
    assert amounts(tree["parts"]) == ["2000.00", "-400.00"]
    [entry] = tree["parts"][1]["parts"]
    assert (entry["amount"], entry["date"]) == ("-400.00", "2025-01-20")
    line = some.root.joinpath(entry["file"]).read_text(encoding="utf-8").splitlines()
    assert line[entry["line"] - 1].split() == ["Expenses:Inkoop", "400.00", "EUR"]


def test_a_year_is_the_sum_of_its_months(some: Books) -> None:
    tree = shape(some, "result", "income", "2025", member="anna")
    assert amounts(tree["parts"]) == ["2000.00", "100.00"]


def test_words_stand_in_any_order_and_options_say_the_same(some: Books) -> None:
    tree = shape(some, "result", "2025", "income", "anna")
    assert tree == shape(some, "result", "anna", "income", year="2025")
    assert tree == shape(some, "result", "income", member="anna", year="2025")


def test_without_a_member_it_is_the_sum_over_all(some: Books) -> None:
    tree = shape(some, "result", "2025-02")
    assert (tree["amount"], amounts(tree["parts"])) == ("150.00", ["100.00", "50.00"])
    assert shape(some, "result", "2025-02", "collective", "income")["amount"] == "7.00"


def test_depth_leaves_out_what_is_below(some: Books) -> None:
    tree = shape(some, "result", "anna", "2025-01", depth="1")
    assert [part["parts"] for part in tree["parts"]] == [[], []]
    text = traced(some, "result", "anna", how=AuditFormat.TABLE, depth="0").output
    assert "--depth" in text


def test_a_tree_that_nobody_would_read_is_cut_for_people_and_whole_for_programs(
    tmp_path: Path,
) -> None:
    days = [f"2025-01-{day:02d}" for day in range(1, 29)] * 6
    many = books(tmp_path, *(earns(day, "anna", 1) for day in days))
    shown = traced(many, "result", "anna", "2025", how=AuditFormat.TABLE).output
    assert len(shown.splitlines()) < 10
    assert "--depth" in shown
    asked = traced(many, "result", "anna", "2025", how=AuditFormat.TABLE, depth="9").output
    assert len(asked.splitlines()) > len(days)
    tree = shape(many, "result", "anna", "2025")
    assert len(tree["parts"][0]["parts"][0]["parts"]) == len(days)


def test_the_answer_is_what_its_schema_says(some: Books) -> None:
    validator = Draft202012Validator(schema_of("trace"))
    validator.validate(shape(some, "result", "2025"))


@pytest.mark.parametrize("how", [AuditFormat.TABLE, AuditFormat.MD])
def test_people_read_amounts_places_and_words(some: Books, how: AuditFormat) -> None:
    *lines, empty, rules = traced(some, "result", "anna", "2025-01", how=how).output.splitlines()
    assert (len(lines), empty) == (5, "")
    assert "docs/rules.md#result" in rules
    assert "2025-01-20 Boeking" in lines[-1]
    assert "journal/main.beancount:" in lines[-1]
    assert "€400.00" in lines[-1]


def test_a_table_folds_at_the_width_of_the_terminal(tmp_path: Path) -> None:
    long = earns("2025-01-10", "anna", 5).replace("Boeking", "woord " * 40)
    some = books(tmp_path, long)
    text = traced(some, "result", "anna", how=AuditFormat.TABLE).output
    assert max(map(len, text.splitlines())) <= 80
    assert text.count("woord") == 40


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("resul",), "result"),
        (("result", "cora"), "anna"),
        (("result", "2025-01", "2025-02"), "2025-02"),
        (("result", "anna", "reserve"), "income"),
        (("result", "2025-13"), "2025-13"),
        (("result", "distribution"), "distribution spaarpot"),
    ],
)
def test_what_there_is_not_is_told_with_what_there_is(
    some: Books, words: tuple[str, ...], said: str
) -> None:
    answer = traced(some, *words)
    assert (answer.exit, answer.output) == (2, "")
    assert said in answer.messages[0]


def test_a_share_of_a_joint_job_names_the_whole(tmp_path: Path) -> None:
    joint = earns("2025-01-10", "x", 90).replace('member: "x"', 'members: "anna 2, bram"')
    tree = shape(books(tmp_path, joint), "result", "anna", "income")
    assert tree["amount"] == "60.00"
    assert "€90.00" in tree["parts"][0]["label"]


def test_a_number_that_may_be_a_bsn_is_hidden(tmp_path: Path) -> None:
    some = books(tmp_path, earns("2025-01-10", "anna", 5).replace("Boeking", "Klant 123456782"))
    for how in AuditFormat:
        answer = traced(some, "result", "anna", how=how)
        assert answer.exit == 0, answer.messages
        assert "123456782" not in answer.output
        assert "Klant" in answer.output


def test_nothing_in_a_payee_is_markup_or_steers_a_terminal(tmp_path: Path) -> None:
    odd = earns("2025-01-10", "anna", 5).replace("Boeking", "*Klant* <b>\u202e{x}")
    some = books(tmp_path, odd)
    text = traced(some, "result", "anna", how=AuditFormat.MD).output
    assert "\\*Klant\\* \\<b>" in text
    assert "\u202e" not in text + traced(some, "result", "anna", how=AuditFormat.TABLE).output


def test_an_entry_without_words_is_called_by_its_account(tmp_path: Path) -> None:
    some = books(tmp_path, earns("2025-01-10", "anna", 5).replace("Boeking", ""))
    [entry] = shape(some, "result", "anna", "income")["parts"]
    assert entry["label"] == "2025-01-10 Income:Verkoop"


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("Resultaat Anna 2025-01", "result anna 2025-01 result"),
        ("resultaat ANNA kosten 2025-01", "result anna expenses 2025-01"),
        ("result anna cooperatie 2025-01", "result anna cooperative 2025-01"),
        ("result anna naar coöperatie 2025-01", "result anna cooperative 2025-01"),
        ("result coöperatie 2025-02", "result collective result 2025-02"),
        ("result collectief inkomsten 2025-02", "result collective income 2025-02"),
        ("result anna fonds opleiding 2025-01", "result anna fund:opleiding 2025-01"),
        ("result anna Fund Opleiding 2025-01", "result anna fund:opleiding 2025-01"),
        ("result anna naar gemeente 2025-01", "result anna municipality 2025-01"),
        ("spaarpot Bram saldo", "spaarpot bram balance"),
        ("teruggave anna 2025", "return anna amount 2025"),
        ("balans assets:bank", "balance-sheet Assets:Bank"),
    ],
)
def test_the_words_that_people_read_name_the_same(some: Books, typed: str, meant: str) -> None:
    assert shape(some, *typed.split()) == shape(some, *meant.split())


def test_a_member_may_be_written_in_capitals(some: Books) -> None:
    assert shape(some, "result", "2025", member="ANNA") == shape(some, "result", "anna", "2025")
    assert some.shape("timeline", member="Anna") == some.shape("timeline", member="anna")


@pytest.mark.parametrize(
    ("figure", "command"),
    [
        ("return", "trace result anna 2025-01 municipality; of the year: socoledger trace return"),
        ("premium", "socoledger trace premium anna 2025"),
    ],
)
def test_a_month_of_a_figure_of_a_year_is_said_where_to_look(
    some: Books, figure: str, command: str
) -> None:
    answer = traced(some, figure, "anna", "2025-01")
    assert answer.exit == 2
    [message] = answer.messages
    assert command in message
