"""The month's evening in a terminal of 80 columns, in both languages and cut short at each step."""

from collections.abc import Sequence
from pathlib import Path

import pytest

from tests.support.evenings import SHEET, at_evening
from tests.support.terminal import Terminal, terminal

pytestmark = pytest.mark.slow

STEP = {"nl": "stap", "en": "step"}
OF = {"nl": "van", "en": "of"}
ROAD: Sequence[tuple[str, dict[str, str], str]] = [
    ("1", {}, ""),
    ("", {"nl": "1 van 1: Bouwmarkt West", "en": "1 of 1: Bouwmarkt West"}, "inkoop"),
    ("", {"nl": "→ Expenses:Inkoop", "en": "→ Expenses:Inkoop"}, ""),
    ("", {"nl": "van wie", "en": "whose"}, "anna"),
    ("3", {}, "uren.csv"),
    ("", {"nl": "dit schrijven?", "en": "write this?"}, ""),
    ("5", {}, ""),
    ("", {"nl": "dit schrijven?", "en": "write this?"}, ""),
    ("6", {}, ""),
    ("", {"nl": "typ een map", "en": "type a folder"}, ""),
    ("7", {}, ""),
    ("", {"nl": "voortaan laten bewaren", "en": "from now on"}, "ja"),
    ("", {"nl": "uw naam", "en": "your name"}, "Marijke"),
    ("", {"nl": "e-mailadres", "en": "e-mail"}, "m@example.org"),
]
"""Each question by its step or its words, and what is answered."""


def follow(shown: Terminal, language: str, road: Sequence[tuple[str, dict[str, str], str]]) -> None:
    for step, question, keys in road:
        text = f"{STEP[language]} {step} {OF[language]} 7" if step else question[language]
        shown.answer(text, "yes" if keys == "ja" and language == "en" else keys)


@pytest.mark.parametrize("language", ["nl", "en"])
def test_a_whole_month_in_a_terminal_of_80_columns(tmp_path: Path, language: str) -> None:
    some = at_evening(tmp_path, files={"uren.csv": SHEET})
    spoken = {"SOCOLEDGER_LANGUAGE": language, "GIT_CONFIG_GLOBAL": "/dev/null"}
    with terminal("evening", at=some.root, columns=80, **spoken) as shown:
        follow(shown, language, ROAD)
        assert shown.end() == 0
    assert [one for one in shown.shown.splitlines() if len(one.rstrip()) > 80] == []
    assert "Traceback" not in shown.shown
    assert some.file("2025-03").exists()
    assert (some.root / ".git").is_dir()
    assert some.balances()["Expenses:Inkoop"] == "12.50"
    assert 'custom "hours" "anna" 4.5' in some.journal_file("2025-03.beancount")


@pytest.mark.parametrize("at", range(len(ROAD)))
def test_who_interrupts_at_a_question_leaves_with_what_was_done(tmp_path: Path, at: int) -> None:
    some = at_evening(tmp_path, files={"uren.csv": SHEET})
    with terminal("evening", at=some.root, GIT_CONFIG_GLOBAL="/dev/null") as shown:
        follow(shown, "en", ROAD[:at])
        step, question, _ = ROAD[at]
        shown.wait_for(f"step {step} of 7" if step else question["en"])
        shown.wait_for("\n>")
        shown.type("\x03" if at % 2 else "\x04")
        assert shown.end() == 0
    assert "what you did is done; go on later with: socoledger evening" in shown.shown
    assert "Traceback" not in shown.shown
    assert some.file("2025-03").exists() is (at > 7)
