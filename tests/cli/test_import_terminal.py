"""`import` as a person sees it in a terminal of 80 columns, in both languages and cut short."""

from pathlib import Path

import pytest

from tests.support.imports import Importing, importing
from tests.support.small_books import booked
from tests.support.statements import Period, camt, line
from tests.support.terminal import Terminal, terminal

LINES = [
    line("2025-03-14", -1250, "Bouwmarkt West", "Schaar", reference="R1"),
    line("2025-03-15", -2000, "Bouwmarkt West", "Verf " + "voor het hek " * 9, reference="R2"),
    line("2025-03-17", 45000, "Wijkvereniging Noord", "Factuur 12", reference="R3"),
]
HEADS = {
    "nl": ("1 van 2: Bouwmarkt West", "van wie", "in de naam", "2 van 2: Wijkvereniging Noord"),
    "en": ("1 of 2: Bouwmarkt West", "whose", "in the name", "2 of 2: Wijkvereniging Noord"),
}
KEEP = {"nl": "b", "en": "k"}
BAR = "━"


def at_the_bank(tmp_path: Path) -> tuple[Importing, Path]:
    """Books, and a statement to import into them."""
    some = importing(tmp_path, booked("2025-01-01", "Assets:Bank", "Equity:Opening", 100))
    file = tmp_path / "maart.xml"
    file.write_bytes(camt(Period(LINES, opening=10000)))
    return some, file


def keep_first_group(shown: Terminal, language: str) -> None:
    """Book the first group with a part of an account's name, and keep that as a rule."""
    first, whose, text, _ = HEADS[language]
    shown.answer(first, "inkoop")
    shown.answer("→ Expenses:Inkoop", KEEP[language])
    shown.answer(whose, "anna")
    shown.answer(text, "")


@pytest.mark.parametrize("language", ["nl", "en"])
def test_a_person_answers_in_a_terminal_of_80_columns(tmp_path: Path, language: str) -> None:
    some, file = at_the_bank(tmp_path)
    command = ("--books", some.root, "import", file)
    with terminal(*command, at=tmp_path, SOCOLEDGER_LANGUAGE=language) as shown:
        keep_first_group(shown, language)
        shown.answer(HEADS[language][3], "Verk\t")
        shown.answer("→ Income:Verkoop", "")
        shown.answer("whose" if language == "en" else "van wie", "anna 2, bram 1.5")
        assert shown.end() == 0
    questions = shown.shown[: shown.shown.index("Assets:Bank, 2025-03-01")].splitlines()
    texts = [one for one in questions if BAR not in one]  # a slow machine shows how far it is
    assert [one for one in texts if len(one.rstrip()) > 80] == []
    assert some.balances()["Expenses:Inkoop"] == "32.50"
    assert some.balances()["Income:Verkoop"] == "-450.00"
    assert "Bouwmarkt West" in (some.root / "bank.yaml").read_text()


@pytest.mark.parametrize("key", ["\x03", "\x04"])
def test_who_interrupts_keeps_what_they_answered(tmp_path: Path, key: str) -> None:
    some, file = at_the_bank(tmp_path)
    with terminal("--books", some.root, "import", file, at=tmp_path) as shown:
        keep_first_group(shown, "en")
        shown.wait_for(HEADS["en"][3])
        shown.wait_for("\n>")
        shown.type(key)
        assert shown.end() == 0
    assert "stopped: what you answered is booked so" in shown.shown
    assert "Traceback" not in shown.shown
    assert some.balances()["Expenses:Inkoop"] == "32.50"
    assert some.balances()["Assets:Uitzoeken"] == "-450.00"
    assert "Bouwmarkt West" in (some.root / "bank.yaml").read_text()


def test_who_closes_the_window_keeps_what_they_answered(tmp_path: Path) -> None:
    some, file = at_the_bank(tmp_path)
    with terminal("--books", some.root, "import", file, at=tmp_path) as shown:
        keep_first_group(shown, "en")
        shown.wait_for(HEADS["en"][3])
        shown.wait_for("\n>")
        shown.close()
    assert some.balances()["Expenses:Inkoop"] == "32.50"
    assert some.balances()["Assets:Uitzoeken"] == "-450.00"


@pytest.mark.parametrize("language", ["nl", "en"])
def test_what_waits_is_asked_without_a_file_and_a_slip_is_put_right(
    tmp_path: Path, language: str
) -> None:
    some, file = at_the_bank(tmp_path)
    assert some.asked(file.read_bytes()).exit == 0
    command = ("--books", some.root, "import")
    back = {"nl": "t", "en": "b"}[language]
    with terminal(*command, at=tmp_path, columns=60, SOCOLEDGER_LANGUAGE=language) as shown:
        first, whose, _text, second = HEADS[language]
        shown.answer(first, "verkoop")
        shown.answer("→ Income:Verkoop", "")
        shown.answer(whose, "c")
        shown.answer(second, back)
        shown.answer(first, "\x1b[200~Expenses:Inkoop\x1b[201~")
        shown.answer("→ Expenses:Inkoop", "")
        shown.answer(whose, "a")
        shown.answer(second, "\x03")
        shown.type("\x03")
        assert shown.end() == 0
    assert some.balances()["Expenses:Inkoop"] == "32.50"
    assert some.balances()["Assets:Uitzoeken"] == "-450.00"
    assert [one for one in shown.shown.splitlines() if len(one.rstrip()) > 80] == []


def test_nobody_is_asked_where_the_answer_is_for_a_program(tmp_path: Path) -> None:
    some, file = at_the_bank(tmp_path)
    for more in (["--format", "json"], ["--dry-run"]):
        with terminal("--books", some.root, "import", file, *more, at=tmp_path) as shown:
            assert shown.end() == 0
        assert "> " not in shown.shown
