"""close, reopen, verify and status as they are typed: options, streams and exit codes (SPEC 7)."""

import json
from pathlib import Path

import pytest

from tests.support.closing import Closing, worked
from tests.support.run import Ended, run, run_each
from tests.support.small_books import booked

pytestmark = pytest.mark.slow


def coded(found: dict[str, Ended]) -> dict[str, int]:
    return {line: ended.code for line, ended in found.items()}


def test_a_quarter_as_it_is_typed(tmp_path: Path) -> None:
    some = worked(tmp_path)
    lines = {
        "status": 0,
        "close 2025-01 --dry-run": 0,
        "close 2025-01": 0,
        "close 2025-03": 1,
        "close 2025-02 --explain": 0,
        "reopen 2025-01 --reason x": 1,
        "reopen 2025-02 --reason bon": 0,
        "close --early 2025-02": 0,
        "close 2025-03 --books .": 0,
        "verify": 0,
        "verify --format json": 0,
        "status --format json": 0,
        "close 2025": 1,
    }
    found = run_each(lines, at=some.root)
    assert coded(found) == lines
    assert found["close 2025-01 --dry-run"].out == some.text_of("2025-01")
    assert "nothing was written" in found["close 2025-01 --dry-run"].err
    assert "closes/2025-01.beancount" in found["close 2025-01"].err
    assert "1,360.00" in found["close 2025-01"].out
    assert "taken back" in found["close 2025-02 --explain"].out
    assert found["close 2025-03"].out == found["close 2025"].out == ""
    assert [line.split()[0] for line in found["verify"].out.splitlines()] == [
        *("2025-01:", "2025-02:", "2025-03:")
    ]
    assert json.loads(found["verify --format json"].out)["schema"] == "socoledger.verify/1"
    assert json.loads(found["status --format json"].out)["closed"]["through"] == "2025-03"
    log = (some.root / "closes/reopened.log").read_text(encoding="utf-8")
    assert log.endswith(" 2025-02 bon\n")


WRONG = (
    *("close", "close 2025-1", "close 2025-01 2025-02", "close --dry-run", "close 2025-01 --soon"),
    *("close 2025-01 --accept", "close 2025-01 --accept S322", "close 2025-01 --reason x"),
    *("close 2025-01 --accept S999 --reason x", "close 2025-01 --format json"),
    *("reopen", "reopen 2025-01", "reopen --reason x", "reopen 2025-01 --reason", "reopen x"),
    *("verify 2025-01", "verify --format xml", "status 2025", "status --format xml"),
)


def test_a_wrong_command_line(tmp_path: Path) -> None:
    some = worked(tmp_path)
    before = some.files()
    found = run_each(WRONG, at=some.root)
    assert {line: (ended.code, ended.out) for line, ended in found.items()} == dict.fromkeys(
        WRONG, (2, "")
    )
    assert all(ended.err for ended in found.values())
    assert some.files() == before


def test_accepting_as_it_is_typed(tmp_path: Path) -> None:
    spent = booked("2025-01-20", "Liabilities:Spaarpot:Anna", "Assets:Bank", 5)
    some = worked(tmp_path, spent)
    refused = run("close", "2025-01", at=some.root)
    assert (refused.code, refused.out) == (1, "")
    assert refused.codes() == ["S321", "S322"]
    accept = ("--accept", "S321", "--reason", "a b", "--accept", "S322", "--reason", "c d")
    assert run("close", "2025-01", *accept, at=some.root).code == 0
    assert [one["reason"] for one in some.verified()["accepted"]] == ["a b", "c d"]
    checked = run("check", at=some.root)
    assert checked.code == 0
    assert "a b" in checked.out


@pytest.mark.parametrize("command", ["close 2025-01", "reopen 2025-01 --reason x"])
@pytest.mark.parametrize("language", ["en", "nl"])
def test_no_books(tmp_path: Path, command: str, language: str) -> None:
    """Nothing is made where there are none, no lock either."""
    ended = run(*command.split(), at=tmp_path, SOCOLEDGER_LANGUAGE=language)
    assert (ended.code, ended.out) == (3, "")
    assert "S101" in ended.err
    assert list(tmp_path.iterdir()) == []


def test_a_closed_quarter_in_dutch(tmp_path: Path) -> None:
    some = worked(tmp_path, coop_extra="language: nl\n")
    ended = run("close", "2025-01", at=some.root, SOCOLEDGER_LANGUAGE="")
    assert ended.code == 0
    assert "1.360,00" in ended.out
    english = Closing(worked(tmp_path / "en").root)
    run("close", "2025-01", at=english.root)
    assert english.text_of("2025-01") == some.text_of("2025-01")
