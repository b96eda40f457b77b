"""`save --log`: what was kept when."""

import json
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator  # type: ignore[import-untyped]

from socoledger.domain.options import SaveFormat
from socoledger.write.schemas import schema_of
from tests.support.run import run
from tests.support.saving import QUIET, git, kept
from tests.support.small_books import earns, hours


@pytest.fixture(autouse=True)
def _no_configuration(monkeypatch: pytest.MonkeyPatch) -> None:
    for name, value in QUIET.items():
        monkeypatch.setenv(name, value)
    monkeypatch.setenv("GIT_COMMITTER_DATE", "2025-03-31T23:30:00-0200")


def test_the_newest_first_with_figures(tmp_path: Path) -> None:
    some = kept(tmp_path).book(earns("2025-03-14", "anna", 412.5))
    some.save()
    some.book(hours("2025-03-14", "anna", 4.5)).save("Uren van maart")
    assert some.log().output.splitlines()[:5] == [
        "2025-03-31  Uren van maart",
        "            hours: anna 4.50",
        "            files: 1",
        "2025-03-31  bookings of 2025-03: new 1, €412.50 in",
        "            files: 1",
    ]


def test_as_json(tmp_path: Path) -> None:
    some = kept(tmp_path).book(earns("2025-03-14", "anna", 412.5))
    some.save("Maart")
    shape = json.loads(some.log(SaveFormat.JSON).output)
    assert shape["schema"] == "socoledger.save-log/1"
    assert shape["saves"][0] == {
        "commit": some.git("rev-parse", "HEAD"),
        "day": "2025-03-31",
        "message": "Maart",
        "figures": ["bookings of 2025-03: new 1, €412.50 in"],
        "files": 1,
    }
    assert len(shape["saves"]) == 2
    Draft202012Validator(schema_of("save-log")).validate(shape)


def test_commits_of_other_things_are_left_out(tmp_path: Path) -> None:
    some, top = kept(tmp_path, root="books/boeken"), tmp_path / "books"
    (top / "other.txt").write_text("x", encoding="utf-8")
    git(top, "commit", "--quiet", "--all", "--message", "other")
    assert [line[12:] for line in some.log().output.splitlines() if line[0] != " "] == ["first"]


def test_messages_by_others(tmp_path: Path) -> None:
    """Of any encoding and length; what a terminal would obey is shown, not done."""
    some = kept(tmp_path)
    some.git("commit", "--quiet", "--allow-empty", "--message", "nothing of the books")
    message = tmp_path / "message"
    message.write_bytes(b"caf\xe9 \x1b[31m " + b"lang " * 40)
    some.write("a.txt", "x").git("add", ".")
    latin = ("-c", "i18n.commitEncoding=latin-1")
    some.git(*latin, "commit", "--quiet", f"--file={message}")
    lines = some.log().output.splitlines()
    assert lines[0].startswith("2025-03-31  café \\u001b[31m lang")
    assert max(map(len, lines)) <= 80


def test_never_saved(tmp_path: Path) -> None:
    some = kept(tmp_path)
    some.git("switch", "--quiet", "--orphan", "new")
    some.git("checkout", "--quiet", "main", "--", ".")
    assert some.log().exit == 5


def test_as_it_is_typed(tmp_path: Path) -> None:
    some = kept(tmp_path)
    ended = run("save", "--log", at=some.root, **QUIET)
    assert (ended.code, ended.err) == (0, "")
    assert run("save", "Maart", "--log", at=some.root, **QUIET).code == 2
