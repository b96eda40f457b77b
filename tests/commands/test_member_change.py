"""A member's file is changed as was meant, or not at all (decision 13)."""

import os
from collections.abc import Sequence
from errno import ENOSPC
from pathlib import Path

import pytest

from socoledger.commands import journal_changes, member_change
from socoledger.domain.exits import Exit
from socoledger.read.yaml.nodes import parse
from socoledger.storage.files import Change, rewrite_all
from tests.support.member_files import GONE, JOINED, leave, refused, return_, written
from tests.support.run import run


def _bytes(file: Path, content: bytes) -> Path:
    file.write_bytes(content)
    return file


@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"])
@pytest.mark.parametrize("line_end", [b"\n", b"\r\n"])
@pytest.mark.parametrize("last", [b"", b"\n"])
def test_marks_and_line_ends_stay(
    tmp_path: Path, mark: bytes, line_end: bytes, last: bytes
) -> None:
    content = mark + GONE.encode().removesuffix(b"\n").replace(b"\n", line_end)
    file = _bytes(written(tmp_path, GONE), content + last.replace(b"\n", line_end))
    answer = return_(file, "2025-06-01")
    assert answer.exit is Exit.DONE
    expected = (
        "id: anna\nname: Anna\nmembership:\n  - from: 2024-01-01   # 1\n"
        "    to: 2025-02-15   # 2\n    outcome: work\n  - from: 2025-06-01"
    )
    assert file.read_bytes() == mark + (expected.encode() + last).replace(b"\n", line_end)
    assert "\r" not in answer.output
    assert "\ufeff" not in answer.output


@pytest.mark.parametrize(
    "text",
    [
        "{id: anna, name: Anna, joined: 2024-01-01}\n",
        "id: anna\nname: Anna\n? joined\n: 2024-01-01\nmembership_: 1\n",
        (
            "id: anna\nname: Anna\nmembership:\n  - {from: 2025-01-01}\n"
            "  - {from: 2024-01-01, to: 2024-03-31, outcome: other}\n"
        ),
    ],
)
def test_a_layout_that_is_not_foreseen_is_left_to_the_treasurer(tmp_path: Path, text: str) -> None:
    text = text.replace("membership_: 1\n", "")
    file = written(tmp_path, text)
    answer = leave(file, "2025-03-31")
    if answer.exit is Exit.DONE:
        assert text.startswith("id: anna\nname: Anna\n? joined")
        return
    said = refused(answer, file, text)
    assert "write it there yourself: " in said
    assert "2025-03-31, outcome: work" in said


def test_what_was_meant_is_what_is_read_back(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Also where the edit goes wrong in a way that reads well."""
    file = written(tmp_path, JOINED)
    monkeypatch.setattr(
        member_change,
        "parse",
        lambda text, name: parse(text.replace("2025-03-31", "2025-03-30"), name),
    )
    assert "left: 2025-03-31, outcome: work" in refused(leave(file, "2025-03-31"), file, JOINED)


def test_errors_of_before_are_nobody_s_fault(tmp_path: Path) -> None:
    """A spaarpot below zero, which it was already, keeps nobody from leaving."""
    journal = """
        2025-02-20 * "Cursus" #member-anna
          Liabilities:Spaarpot:Anna   150.00 EUR
            purpose: "course"
          Assets:Bank                -150.00 EUR
    """
    file = written(tmp_path, JOINED, journal=journal)
    assert run("check", at=file.parent.parent).code == 1
    assert leave(file, "2025-03-31").exit is Exit.DONE


@pytest.mark.parametrize("where", ["resolve", "replace", "fsync"])
def test_a_disk_that_says_no_leaves_the_file_as_it_was(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, where: str
) -> None:
    file = written(tmp_path, JOINED)

    def no(*_: object, **__: object) -> None:
        raise OSError(ENOSPC, "full")

    if where == "fsync":
        monkeypatch.setattr(os, where, no)
    elif where == "replace":
        monkeypatch.setattr(Path, where, no)
    else:
        monkeypatch.setattr("socoledger.storage.files.shutil.copymode", no)
    with pytest.raises(OSError, match="full"):
        leave(file, "2025-03-31")
    monkeypatch.undo()
    assert file.read_text() == JOINED
    assert [path.name for path in file.parent.iterdir()] == ["anna.yaml"]


def test_a_file_that_was_changed_meanwhile_is_not_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = written(tmp_path, JOINED)

    def late(changes: Sequence[Change]) -> None:
        file.write_text(f"{JOINED}# somebody else\n")
        rewrite_all(changes)

    monkeypatch.setattr(journal_changes, "rewrite_all", late)
    answer = leave(file, "2025-03-31")
    assert (answer.exit, answer.output) == (Exit.REFUSED, "")
    assert file.read_text() == f"{JOINED}# somebody else\n"


def test_a_link_stays_a_link_and_rights_stay(tmp_path: Path) -> None:
    file = written(tmp_path, JOINED)
    other = file.rename(file.parent.parent / "anna-elsewhere.yaml")
    other.chmod(0o640)
    file.symlink_to(other)
    assert leave(file, "2025-03-31").exit is Exit.DONE
    assert file.is_symlink()
    assert other.stat().st_mode & 0o777 == 0o640
    assert "left: 2025-03-31" in other.read_text()


def test_as_it_is_typed(tmp_path: Path) -> None:
    root = written(tmp_path, JOINED).parent.parent
    left = run("member", "leave", "anna", "--on", "2025-03-31", "--outcome", "work", at=root)
    assert (left.code, left.out.splitlines()[-4:-2]) == (0, ["+left: 2025-03-31", "+outcome: work"])
    back = run("member", "return", "anna", "--on", "2025-06-01", at=root)
    assert back.code == 0
    assert run("check", at=root).code == 0
    typed = run("member", "leave", "anna", "--on", "2025-03-31", "--outcome", "werk", at=root)
    assert typed.code == 2
    assert "work | education | self-employed | deceased | other" in typed.err
