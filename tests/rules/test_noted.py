"""noted.yaml: what was looked at no longer shows, and hides nothing new (SPEC 7)."""

import json
from pathlib import Path

import pytest

from socoledger.domain.options import CheckFormat
from socoledger.read.head import NOTED as FILE
from tests.support.book_files import COOP, JOURNAL
from tests.support.notes import AGAIN, EARLY, NOTED, books, checked, codes

# -- what no longer shows -----------------------------------------------------------------------


def test_what_is_noted_shows_with_all_alone(tmp_path: Path) -> None:
    root = books(tmp_path)
    answer = checked(root)
    assert (answer.output, answer.exit) == ("", 0)
    assert answer.messages == (
        "errors: 0, warnings: 0",
        "noted: 1; see: socoledger check --all",
    )
    shown = checked(root, with_noted=True)
    assert shown.output.startswith("journal/main.beancount:6: S206 warning: ")
    assert shown.output.endswith(" (noted: Hij hielp al mee)\n")
    assert shown.messages == ("errors: 0, warnings: 0", "noted: 1")


@pytest.mark.parametrize(
    "text",
    [
        NOTED.replace("2023-12-05", "2023-12-06"),
        NOTED.replace("bram", "anna"),
        NOTED.replace("S206", "S208"),
        NOTED.replace("day: 2023-12-05, ", ""),
        NOTED.replace("member: bram, ", ""),
        "- {code: S206, why: Alles}\n",
    ],
)
def test_of_another_code_day_or_member_it_hides_nothing_and_is_told(
    tmp_path: Path, text: str
) -> None:
    answer = checked(books(tmp_path, text=text))
    assert codes(answer) == ["S206", "S154"]
    assert answer.exit == 0


def test_a_note_that_fits_nothing_names_what_there_is(tmp_path: Path) -> None:
    text = NOTED.replace("2023-12-05", "2023-12-06")
    assert "but of: 2023-12-05 bram;" in checked(books(tmp_path, text=text)).output
    gone = checked(books(tmp_path / "gone", JOURNAL)).output
    assert "S206 is not found any more" in gone


def test_a_second_one_of_the_same_day_and_member_shows_again(tmp_path: Path) -> None:
    """Nobody can tell which of the two is new."""
    answer = checked(books(tmp_path, AGAIN))
    assert codes(answer) == ["S206", "S206", "S154"]
    assert "it counts 1 of them, and there are 2, so that all show again" in answer.output


def test_a_note_may_count_several(tmp_path: Path) -> None:
    two = NOTED.replace("why", "count: 2, why")
    assert codes(checked(books(tmp_path, AGAIN, two))) == []
    left = checked(books(tmp_path / "one", EARLY, two))
    assert codes(left) == ["S154"]
    assert "it counts 2 of them, and there are 1; write after count" in left.output


def test_strict_does_not_count_what_is_noted(tmp_path: Path) -> None:
    assert checked(books(tmp_path), strict=True).exit == 0
    assert checked(books(tmp_path / "all"), strict=True, with_noted=True).exit == 0
    assert checked(books(tmp_path / "none", text=None), strict=True).exit == 1


def test_comments_alone_are_no_notes(tmp_path: Path) -> None:
    assert codes(checked(books(tmp_path, text="# Nog niets\n"))) == ["S206"]
    assert codes(checked(books(tmp_path / "empty", text="[]\n"))) == ["S206"]


# -- for programs -------------------------------------------------------------------------------


def test_json_counts_them_and_has_them_with_all(tmp_path: Path) -> None:
    root = books(tmp_path)
    answer = json.loads(checked(root, CheckFormat.JSON).output)
    assert (answer["warnings"], answer["findings"], answer["noted"]) == (0, [], 1)
    answer = json.loads(checked(root, CheckFormat.JSON, with_noted=True).output)
    assert (answer["warnings"], answer["noted"]) == (0, 1)
    assert [one["noted"] for one in answer["findings"]] == ["Hij hielp al mee"]


def test_without_notes_json_is_as_it_was(tmp_path: Path) -> None:
    answer = json.loads(checked(books(tmp_path, text=None), CheckFormat.JSON).output)
    assert "noted" not in answer
    assert "noted" not in answer["findings"][0]


def test_sarif_suppresses_them_and_github_makes_them_notices(tmp_path: Path) -> None:
    root = books(tmp_path)
    assert json.loads(checked(root, CheckFormat.SARIF).output)["runs"][0]["results"] == []
    log = json.loads(checked(root, CheckFormat.SARIF, with_noted=True).output)
    (result,) = log["runs"][0]["results"]
    assert result["suppressions"] == [{"kind": "external", "justification": "Hij hielp al mee"}]
    assert checked(root, CheckFormat.GITHUB).output == ""
    annotation = checked(root, CheckFormat.GITHUB, with_noted=True).output
    assert annotation.startswith("::notice file=journal/main.beancount,line=6,title=S206::")


# -- what is wrong in the file ------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("- {code: S999, why: x}\n", "S111"),
        ("- {code: s206, why: x}\n", "S111"),
        ("- {code: S154, why: x}\n", "S111"),
        ("- {code: S321, why: x}\n", "S153"),
        ("- {code: S206, day: 05-12-2023, why: x}\n", "S111"),
        ("- {code: S206, count: 0, why: x}\n", "S111"),
        ("- {code: S206}\n", "S110"),
        ('- {code: S206, why: ""}\n', "S113"),
        ('- {code: S206, why: " "}\n', "S113"),
        ("- {code: S206, dag: 2023-12-05, why: x}\n", "S109"),
        ("- S206\n", "S111"),
        ("notes:\n  - {code: S206, why: x}\n", "S111"),
        (NOTED + NOTED.replace("Hij", "Zij"), "S221"),
        (NOTED + "- {code: S206, code: S205, why: x}\n", "S108"),
        (NOTED + "  x: [\n", "S106"),
    ],
)
def test_a_note_that_is_wrong_is_told_at_its_line(tmp_path: Path, text: str, code: str) -> None:
    answer = checked(books(tmp_path, text=text))
    found = [line for line in answer.output.splitlines() if line.startswith(FILE)]
    assert [line.split(": ")[1][:4] for line in found] == [code], answer.output
    assert answer.exit == (1 if code == "S221" else 3)


def test_the_same_note_of_another_member_is_another(tmp_path: Path) -> None:
    text = NOTED + NOTED.replace("bram", "anna")
    assert codes(checked(books(tmp_path, text=text))) == ["S154"]


def test_a_bsn_and_a_real_name_in_it_are_found(tmp_path: Path) -> None:
    coop = COOP + "pseudonyms: true\nnames_file: private/names.txt\n"
    text = "- {code: S206, day: 2023-12-05, member: bram, why: Jan Jansen zei het, 111222333}\n"
    text = text.replace("why: Jan Jansen zei het, 111222333", 'why: "Jan Jansen, 111222333"')
    root = books(tmp_path, text=text, coop=coop)
    (root / "private").mkdir()
    (root / "private/names.txt").write_text("Jan Jansen\n", encoding="utf-8")
    answer = checked(root, with_noted=True)
    assert {"S601", "S604"} <= set(codes(answer))
    assert "111222333" not in answer.output
