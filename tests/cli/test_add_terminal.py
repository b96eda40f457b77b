"""`add` as a person sees it in a terminal of 80 columns, in both languages and cut short."""

from pathlib import Path

import pytest

from tests.support.recordings import Recording, recording
from tests.support.small_books import DECIDED, booked
from tests.support.terminal import Terminal, terminal

MARCH = "journal/2025-03.beancount"
QUESTIONS = {
    "nl": [
        "de dag",
        "andere partij",
        "bedrag",
        "van wie het is",
        "waar het voor is",
        "opschrijven?",
    ],
    "en": ["the day", "the other side", "the amount", "whose it is", "it is for", "write this?"],
}
ANSWERS = ["2025-03-12", "Wijk\t", "12,5", "an", "Tuin", ""]
STOPPED = {
    "nl": "gestopt: er is niets opgeslagen",
    "en": "stopped: nothing was written",
}


def _books(tmp_path: Path) -> Recording:
    earned = booked("2025-02-03", "Assets:Bank", "Income:Verkoop", 10, member="bram")
    named = earned.replace('"Boeking"', '"Wijkvereniging Noord" "Hapjes"')
    return recording(tmp_path, named, members={"anna": DECIDED, "bram": DECIDED})


def _answer(shown: Terminal, question: str, keys: str) -> None:
    """Answer a question, with a Tab only when it shows what it completes."""
    beginning, tab, _ = keys.partition("\t")
    if tab:
        shown.wait_for(question)
        shown.wait_for("\n>")
        shown.type(keys)
        shown.wait_for("Noord")
        shown.type("\r")
    else:
        shown.answer(question, beginning)


@pytest.mark.parametrize(("language", "kind"), [("nl", "inkomsten"), ("en", "1")])
def test_a_person_records_in_a_terminal_of_80_columns(
    tmp_path: Path, language: str, kind: str
) -> None:
    some = _books(tmp_path)
    command = ("--books", some.root, "add")
    with terminal(*command, at=tmp_path, SOCOLEDGER_LANGUAGE=language) as shown:
        shown.answer("10 ", kind)
        for question, answer in zip(QUESTIONS[language], ANSWERS, strict=True):
            _answer(shown, question, answer)
        shown.answer("Enter", "n")
        assert shown.end() == 0
    assert "Traceback" not in shown.shown
    assert [one for one in shown.shown.splitlines() if len(one.rstrip()) > 80] == []
    assert (some.root / MARCH).read_text(encoding="utf-8") == (
        '2025-03-12 * "Wijkvereniging Noord" "Tuin"\n  member: "anna"\n'
        "  Assets:Bank      12.50 EUR\n  Income:Verkoop  -12.50 EUR\n"
    )


@pytest.mark.parametrize("number", range(len(ANSWERS)))
def test_who_interrupts_at_a_question_has_nothing_written(tmp_path: Path, number: int) -> None:
    some = _books(tmp_path)
    before = some.content()
    language, key = ("nl", "\x03") if number % 2 else ("en", "\x04")
    command = ("--books", some.root, "add", "i")
    with terminal(*command, at=tmp_path, SOCOLEDGER_LANGUAGE=language) as shown:
        for question, answer in zip(QUESTIONS[language][:number], ANSWERS, strict=False):
            _answer(shown, question, answer)
        shown.wait_for(QUESTIONS[language][number])
        shown.wait_for("\n>")
        shown.type(key)
        assert shown.end() == 0
    assert STOPPED[language] in shown.shown
    assert "Traceback" not in shown.shown
    assert some.content() == before


def test_nobody_is_asked_where_the_answer_is_for_a_program(tmp_path: Path) -> None:
    some = _books(tmp_path)
    for more in (["--format", "json"], ["--yes"]):
        with terminal("--books", some.root, "add", "income", *more, at=tmp_path) as shown:
            assert shown.end() == 2
        assert "> " not in shown.shown
