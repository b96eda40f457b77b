"""`note`: what was looked at no longer shows, and hides nothing new (SPEC 7)."""

import json
from pathlib import Path
from typing import Any

import pytest
import yaml

from socoledger.commands import check, close, note, status, verify
from socoledger.commands.context import answered
from socoledger.domain.exits import Answer
from socoledger.domain.options import Format
from socoledger.read.head import NOTED as FILE
from socoledger.storage.lock import locked
from tests.support.book_files import JOURNAL
from tests.support.notes import AGAIN, LATER, NOTED, UNTAGGED, books, checked, codes, context
from tests.support.small_books import booked
from tests.support.umbrellas import ATELIER, LAND, book, umbrella


def noted(root: Path, code: str = "S206", why: str = "Hij hielp al mee", **wishes: Any) -> Answer:
    asked = note.Wishes(why, **wishes)
    return answered(lambda: note.note(context(root), code, asked))


# -- the command --------------------------------------------------------------------------------


def test_note_makes_the_file(tmp_path: Path) -> None:
    root = books(tmp_path, text=None)
    answer = noted(root)
    assert (answer.output, answer.exit) == (NOTED, 0)
    assert (root / FILE).read_text() == NOTED
    assert codes(checked(root)) == []
    assert sorted(path.name for path in root.iterdir() if path.name.startswith(".")) == []


def test_a_new_file_names_its_schema_if_the_books_have_it(tmp_path: Path) -> None:
    root = books(tmp_path, text=None)
    (root / ".schemas").mkdir()
    (root / ".schemas/noted.schema.json").write_text("{}", encoding="utf-8")
    assert noted(root).output == NOTED
    first, rest = (root / FILE).read_text().split("\n", 1)
    assert first == "# yaml-language-server: $schema=.schemas/noted.schema.json"
    assert rest == NOTED


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("# Bekeken\n", "# Bekeken\n" + NOTED),
        (
            "# Bekeken\n- code: S213  # oud\n  why: x\n\n# einde",
            "# Bekeken\n- code: S213  # oud\n  why: x\n\n# einde\n" + NOTED,
        ),
        ("---\n  - {code: S213, why: x}\n", "---\n  - {code: S213, why: x}\n  " + NOTED),
        ("- {code: S213, why: x}\r\n", "- {code: S213, why: x}\r\n" + NOTED[:-1] + "\r\n"),
        ("- code: S213\n  why: |\n    - x\n", "- code: S213\n  why: |\n    - x\n" + NOTED),
    ],
)
def test_note_keeps_what_is_there_to_the_byte(tmp_path: Path, before: str, after: str) -> None:
    root = books(tmp_path, text=None)
    (root / FILE).write_bytes(before.encode())
    assert noted(root).exit == 0
    assert (root / FILE).read_bytes() == after.encode()


@pytest.mark.parametrize("text", ["[{code: S213, why: x}]\n", "- {code: S213, why: x}\n...\n"])
def test_a_file_that_it_cannot_extend_stays_as_it_is(tmp_path: Path, text: str) -> None:
    root = books(tmp_path, text=text)
    answer = noted(root)
    assert answer.exit == 1
    assert NOTED.strip() in answer.messages
    assert (root / FILE).read_text() == text


@pytest.mark.parametrize("why", ['Hij zei: "ja"', "een: twee # drie", "C:\\map", "- {x}", "'"])
def test_why_is_read_back_as_it_was_given(tmp_path: Path, why: str) -> None:
    root = books(tmp_path, text=None)
    assert noted(root, why=why).exit == 0
    assert yaml.safe_load((root / FILE).read_text())[0]["why"] == why
    assert f"(noted: {why})" in checked(root, with_noted=True).output


def test_where_several_fit_it_asks_which(tmp_path: Path) -> None:
    root = books(tmp_path, LATER, None)
    answer = noted(root)
    assert answer.exit == 1
    first, *listed, last = answer.messages
    assert "--day or --member, or --all" in first
    assert [line.split(": ")[0] for line in listed] == [
        "  note S206 --day 2023-12-05 --member bram",
        "  note S206 --day 2023-12-06 --member bram",
    ]
    assert last == "nothing was written"
    assert not (root / FILE).exists()
    assert noted(root, day="2023-12-06").exit == 0
    assert (root / FILE).read_text() == NOTED.replace("05", "06")
    assert noted(root).exit == 0
    assert codes(checked(root)) == []


def test_all_of_a_code_at_once(tmp_path: Path) -> None:
    root = books(tmp_path, LATER, None)
    assert noted(root, all=True).output == NOTED + NOTED.replace("05", "06")
    assert codes(checked(root)) == []


def test_several_of_one_day_and_member_are_counted(tmp_path: Path) -> None:
    root = books(tmp_path, AGAIN, None)
    assert noted(root).output == NOTED.replace("why", "count: 2, why")
    assert codes(checked(root)) == []


def test_one_that_is_counted_already_is_named(tmp_path: Path) -> None:
    root = books(tmp_path, AGAIN)
    answer = noted(root)
    assert answer.exit == 1
    assert answer.messages[0].startswith("noted.yaml:1: this note counts 1, and there are 2 now;")
    assert (root / FILE).read_text() == NOTED


def test_what_has_no_member_is_noted_without(tmp_path: Path) -> None:
    root = books(tmp_path, UNTAGGED, None)
    assert noted(root, "s205").output == (
        '- {code: S205, day: 2025-01-15, why: "Hij hielp al mee"}\n'
    )
    assert codes(checked(root)) == []


@pytest.mark.parametrize(
    ("code", "wishes", "exit_", "said"),
    [
        ("S999", {}, 2, "there is no code S999"),
        ("S321", {}, 1, "S321 is an error, and only warnings and notices can be noted"),
        ("S201", {}, 1, "S201 is an error, and only warnings and notices can be noted: solve it"),
        ("S154", {}, 1, "S154 is about a note itself"),
        ("S205", {}, 1, "there is no S205 like this that shows now"),
        ("S206", {"day": "2023-12-07"}, 1, "there is no S206 like this that shows now"),
        ("S206", {"day": "gisteren"}, 2, "'gisteren' is not a date"),
        ("S206", {"member": "carla"}, 2, "'carla' is not a member; the members are: anna, bram"),
        ("S206", {"member": "anna"}, 1, "there is no S206 like this that shows now"),
        ("S206", {"why": " "}, 2, "a reason is one line of ordinary text"),
        ("S206", {"why": "BSN 111222333"}, 1, "noted.yaml:1: S601 error"),
    ],
)
def test_what_cannot_be_noted_is_refused_kindly(
    tmp_path: Path, code: str, wishes: dict[str, Any], exit_: int, said: str
) -> None:
    root = books(tmp_path, text=None)
    answer = noted(root, code, **wishes)
    assert answer.exit == exit_
    assert answer.messages[0].startswith(said)
    assert "111222333" not in "".join(answer.messages)
    assert not (root / FILE).exists()


def test_it_names_what_can_be_noted_instead(tmp_path: Path) -> None:
    answer = noted(books(tmp_path, text=None), "S205")
    assert answer.messages[2].startswith("  note S206 --day 2023-12-05 --member bram: journal/")


def test_an_error_that_a_close_may_accept_says_how(tmp_path: Path) -> None:
    answer = noted(books(tmp_path, text=None), "S321")
    assert "close PERIOD --accept S321 --reason TEXT" in answer.messages[0]


def test_while_another_command_writes_it_waits_for_nobody(tmp_path: Path) -> None:
    root = books(tmp_path, text=None)
    with locked(root):
        assert noted(root).exit == 4
    assert not (root / FILE).exists()


# -- everywhere else ----------------------------------------------------------------------------


def test_close_does_not_warn_of_it_and_the_close_is_the_same(tmp_path: Path) -> None:
    unsure = JOURNAL.replace("2025-01-15 *", "2025-01-15 !")
    texts, warned = [], []
    for name, text in (("plain", None), ("noted", "- {code: S241, day: 2025-01-15, why: x}\n")):
        root = books(tmp_path / name, unsure, text)
        answer = close.close(context(root), "2025-01", close.Wishes())
        warned.append(any("S241" in message for message in answer.messages))
        texts.append((root / "closes/2025-01.beancount").read_bytes())
        assert verify.verify(context(root)).exit == 0
    assert warned == [True, False]
    assert texts[0] == texts[1]


def test_status_is_ready_all_the_same(tmp_path: Path) -> None:
    answer = status.status(context(books(tmp_path)), Format.JSON, "2025-02-10")
    assert json.loads(answer.output)["ready"] is True


def test_under_an_umbrella_each_books_have_their_own(tmp_path: Path) -> None:
    lone = booked("2025-01-15", "Assets:Bank", "Income:Verkoop", 10, "^a", member="anna", with_="x")
    for id_ in (LAND, ATELIER):
        book(tmp_path, id_, lone.replace('"x"', f'"{ATELIER if id_ == LAND else LAND}"'))
    koepel = umbrella(tmp_path, LAND, ATELIER)
    first = answered(
        lambda: check.check(koepel.context(), choice=check.Choice(umbrella=koepel.root))
    )
    between = codes(first)
    assert between
    code = between[0]
    folder = koepel.root / LAND
    (folder / FILE).write_text(f"- {{code: {code}, day: 2025-01-15, why: x}}\n", encoding="utf-8")
    second = answered(
        lambda: check.check(koepel.context(), choice=check.Choice(umbrella=koepel.root))
    )
    assert len(codes(second)) == len(between) - 1
    assert f"{ATELIER}/" in second.output
    assert "S154" not in codes(checked(folder))
