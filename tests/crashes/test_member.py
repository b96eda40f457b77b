"""A member's file is changed whole or not at all, whatever happens (SPEC 11)."""

import shutil
from pathlib import Path

import pytest

from tests.support.disturbed import KILLED, Outcome, Run, outcomes
from tests.support.member_files import GONE, JOINED, written

pytestmark = pytest.mark.slow

LEAVE = "member leave anna --on 2025-03-31 --outcome work"
RETURN = "member return anna --on 2025-06-01"
LINES = pytest.mark.parametrize(("line", "text"), [(LEAVE, JOINED), (RETURN, GONE)])


def _copies(root: Path, line: str, calls: tuple[str, ...], *hows: str) -> list[Run]:
    """A run for each call that changes the disk, disturbed in each way, in books of its own."""
    runs = []
    for call in range(1, len(calls) + 1):
        for how in hows:
            folder = root.parent / f"{call}-{how}".replace(" ", "-")
            shutil.copytree(root, folder)
            runs.append(Run(line, str(folder), call, how))
    return runs


def _whole(root: Path, line: str) -> Outcome:
    folder = root.parent / "undisturbed"
    shutil.copytree(root, folder)
    (ended,) = outcomes([Run(line, str(folder))])
    assert ended.code == 0, ended
    return ended


@LINES
def test_killed_at_any_moment_the_file_is_the_old_or_the_new_one(
    tmp_path: Path, line: str, text: str
) -> None:
    root = written(tmp_path / "books", text).parent.parent
    whole = _whole(root, line)
    named = whole.calls.index("replace")
    assert "fsync" in whole.calls[:named]
    runs = _copies(root, line, whole.calls, "before", "after")
    for ended in outcomes(runs):
        assert ended.code == KILLED
        assert ended.files["members/anna.yaml"] in (text, whole.files["members/anna.yaml"])
    files = {run.folder: (Path(run.folder) / "members/anna.yaml").read_text() for run in runs}
    old = [folder for folder, content in files.items() if content == text]
    assert 0 < len(old) < len(runs)
    again = outcomes([Run(line, folder) for folder in old[:2] + old[-2:]])
    assert {ended.files["members/anna.yaml"] for ended in again} == {
        whole.files["members/anna.yaml"]
    }


@LINES
def test_a_disk_that_refuses_leaves_the_old_file(tmp_path: Path, line: str, text: str) -> None:
    root = written(tmp_path / "books", text).parent.parent
    whole = _whole(root, line)
    for ended in outcomes(_copies(root, line, whole.calls, "ENOSPC", "dead EIO")):
        after = whole.files["members/anna.yaml"] if ended.code == 0 else text
        assert ended.code in (0, 4)
        assert ended.files["members/anna.yaml"] == after, ended


def test_of_five_at_once_one_writes(tmp_path: Path) -> None:
    root = written(tmp_path / "books", JOINED).parent.parent
    whole = _whole(root, LEAVE)
    ended = outcomes([Run(LEAVE, str(root))] * 5, together=True)
    assert min(one.code for one in ended) == 0
    for one in ended:
        said = {0: "members/anna.yaml: ", 1: "anna left on ", 4: "another command is writing"}
        assert one.err.startswith(said[one.code])
    assert (root / "members/anna.yaml").read_text() == whole.files["members/anna.yaml"]
