"""Who has never used git is led: whether it is to keep these books, and under whose name."""

from pathlib import Path

import pytest

from socoledger.commands.save_questions import Person
from tests.support.imports import Scripted
from tests.support.run import run
from tests.support.saving import QUIET, Saving, unkept
from tests.support.small_books import earns
from tests.support.terminal import terminal

IGNORED = ["private/", "bank/", "payments/", ".socoledger*"]
QUESTIONS = {
    "en": ("from now on, on this computer alone? (yes, no)", "your name", "your e-mail address"),
    "nl": ("alleen op deze computer? (ja, nee)", "uw naam", "uw e-mailadres"),
}


@pytest.fixture(autouse=True)
def _no_configuration(monkeypatch: pytest.MonkeyPatch) -> None:
    for name, value in QUIET.items():
        monkeypatch.setenv(name, value)


def _asked(some: Saving, *answers: str) -> Scripted:
    person = Scripted(*answers)
    assert some.save(person=Person(asker=person)).exit == 0
    assert person.has_said_all
    return person


def test_whoever_answers_has_their_books_kept(tmp_path: Path) -> None:
    some = unkept(tmp_path, earns("2025-03-14", "anna", 10))
    some.write("private/names.txt", "x").write("bank/maart.csv", "x").write("payments/x.xml", "x")
    _asked(some, "perhaps", "y", "", "Marijke", "marijke@example.org")
    assert some.git("symbolic-ref", "--short", "HEAD") == "main"
    assert some.git("log", "--format=%an <%ae>") == "Marijke <marijke@example.org>"
    assert some.git("config", "--local", "user.name") == "Marijke"
    assert (some.root / ".gitignore").read_text().splitlines() == IGNORED
    assert some.git("ls-files", "private", "bank", "payments", ".socoledger*") == ""
    assert some.git("status", "--porcelain") == ""
    assert list((some.root / ".git/hooks").glob("*")) == []


def test_the_second_time_nothing_is_asked(tmp_path: Path) -> None:
    some = unkept(tmp_path)
    _asked(some, "yes", "Marijke", "marijke@example.org")
    some.write("notes.txt", "x")
    assert _asked(some).shown == []


@pytest.mark.parametrize("answers", [("no",), (), ("yes",), ("yes", "Marijke")])
def test_whoever_does_not_want_to_has_nothing_saved(tmp_path: Path, answers: tuple[str]) -> None:
    some = unkept(tmp_path)
    answer = some.save(person=Person(asker=Scripted(*answers)))
    assert (answer.exit, answer.messages) == (1, ("nothing was saved",))
    assert (some.root / ".git").exists() is bool(answers and answers[0] == "yes")


def test_a_gitignore_keeps_its_lines(tmp_path: Path) -> None:
    some = unkept(tmp_path).write(".gitignore", "*.tmp\r\nbank/")
    assert some.save(person=Person("M", "m@example.org", agrees=True)).exit == 0
    text = (some.root / ".gitignore").read_bytes()
    assert text == b"*.tmp\r\nbank/\r\nprivate/\r\npayments/\r\n.socoledger*\r\n"


def test_without_a_terminal_it_is_said_what_to_do(tmp_path: Path) -> None:
    some = unkept(tmp_path)
    answer = some.save(person=Person())
    assert answer.exit == 1
    assert answer.messages[0].endswith("socoledger save --yes")
    assert not (some.root / ".git").exists()
    assert some.log().exit == 1


def test_a_name_that_git_does_not_take(tmp_path: Path) -> None:
    answer = unkept(tmp_path).save(person=Person("<M>", "m@example.org", agrees=True))
    assert answer.exit == 1
    assert "without < and >" in answer.messages[0]


def test_by_a_script(tmp_path: Path) -> None:
    some = unkept(tmp_path)
    who = ("--name", "Marijke", "--email", "marijke@example.org")
    ended = run("save", "Begin", "--yes", *who, at=some.root, **QUIET)
    assert ended.code == 0, ended
    assert some.git("log", "--format=%s") == "Begin"
    assert run("save", "--dry-run", at=some.root, **QUIET).code == 0


@pytest.mark.parametrize("language", ["nl", "en"])
def test_in_a_terminal_of_80_columns(tmp_path: Path, language: str) -> None:
    some = unkept(tmp_path, earns("2025-03-14", "anna", 10))
    keep, name, email = QUESTIONS[language]
    with terminal("save", at=some.root, SOCOLEDGER_LANGUAGE=language) as shown:
        shown.answer(keep, "")
        shown.answer(keep, "ja" if language == "nl" else "yes")
        shown.answer(name, "Marijke")
        shown.answer(email, "marijke@example.org")
        assert shown.end() == 0
    asked = shown.shown[: shown.shown.index("marijke@")].splitlines()
    assert [line for line in asked if len(line.rstrip()) > 80] == []
    assert some.commits() == 1


@pytest.mark.parametrize("key", ["\x03", "\x04"])
@pytest.mark.parametrize("before", [0, 1, 2])
def test_interrupted_at_any_question(tmp_path: Path, key: str, before: int) -> None:
    some = unkept(tmp_path)
    answers = ("yes", "Marijke")
    with terminal("save", at=some.root) as shown:
        for question, answer in zip(QUESTIONS["en"], answers[:before], strict=False):
            shown.answer(question, answer)
        shown.wait_for(QUESTIONS["en"][before])
        shown.wait_for("\n>")
        shown.type(key)
        assert shown.end() == 1
    assert "nothing was saved" in shown.shown
    assert "Traceback" not in shown.shown
