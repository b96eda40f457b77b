"""Changes of a member's file as a person sees them in a terminal of 80 columns, in both languages
and cut short at each question.
"""

from pathlib import Path
from typing import NamedTuple

import pytest

from tests.support.member_files import GONE, JOINED, written
from tests.support.run import run
from tests.support.terminal import terminal


class Asked(NamedTuple):
    """A command, what a person answers at each of its questions, and what is then in the file."""

    line: str
    text: str
    answers: tuple[str, ...]
    new: str


ASKED = (
    Asked("member leave", JOINED, ("an", "31-3-2025", "werk", ""), "left: 2025-03-31"),
    Asked("member return", GONE, ("Anna", "2025-06-01", ""), "- from: 2025-06-01"),
    Asked("member benefit", JOINED, ("anna", "1-3-2025", "1.345", ""), "monthly: 1345.00"),
    Asked(
        "decision premium",
        f"{JOINED}turns_27: 2027-05-17\n",
        ("anna", "Besluit 9", "10-2-2026", "2026-01-01", "31-12-2026", "50%", "y", ""),
        '{from: 2026-01-01, to: 2026-12-31, decided: 2026-02-10, reference: "Besluit 9",'
        " maximum: 50%, under_27: true}",
    ),
)
EVERY = [
    pytest.param(one, at, key, id=f"{one.line} {at}")
    for one in ASKED
    for at, key in zip(range(len(one.answers)), "\x03\x04" * 4, strict=False)
]


@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize("asked", ASKED, ids=lambda asked: asked.line)
def test_a_person_answers_in_a_terminal_of_80_columns(
    tmp_path: Path, asked: Asked, language: str
) -> None:
    file = written(tmp_path, asked.text)
    with terminal(*asked.line.split(), at=tmp_path, SOCOLEDGER_LANGUAGE=language) as shown:
        for answer in asked.answers:
            shown.answer("", answer)
        assert shown.end() == 0
    ours = [line for line in shown.shown.splitlines() if not line.startswith("+")]
    assert [line for line in ours if len(line.rstrip()) > 80] == []
    assert asked.new in file.read_text()
    last = "written: " if language == "en" else "geschreven: "
    assert shown.shown.rstrip().endswith(f"{last}members/anna.yaml")


@pytest.mark.slow
@pytest.mark.parametrize(("asked", "at", "key"), EVERY)
def test_who_stops_at_a_question_writes_nothing(
    tmp_path: Path, asked: Asked, at: int, key: str
) -> None:
    file = written(tmp_path, asked.text)
    with terminal(*asked.line.split(), at=tmp_path, SOCOLEDGER_LANGUAGE="en") as shown:
        for answer in asked.answers[:at]:
            shown.answer("", answer)
        shown.wait_for("\n>")
        shown.type(key)
        assert shown.end() == 0
    assert shown.shown.rstrip().endswith("nothing was written")
    assert "Traceback" not in shown.shown
    assert file.read_text() == asked.text


def test_a_script_says_that_it_may_be_written(tmp_path: Path) -> None:
    """But where scripts of before did not have to."""
    file = written(tmp_path, JOINED)
    line = ("decision", "premium", "anna", "--from", "2025-06-01", "--reference", "B")
    no = run(*line, at=tmp_path)
    assert (no.code, no.out, file.read_text()) == (2, "", JOINED)
    assert "--yes" in no.err
    assert run(*line, "--yes", at=tmp_path).code == 0
    begun = run("member", "benefit", "anna", "--from", "2025-06-01", "--yes", at=tmp_path)
    assert begun.code == 0
    left = run("member", "leave", "anna", "--on", "2025-08-31", "--outcome", "other", at=tmp_path)
    assert left.code == 0
    assert "outcome: other" in file.read_text()
    typed = run("besluit", at=tmp_path)
    assert "did you mean decision?" in typed.err
