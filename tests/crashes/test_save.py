"""Cut off at any moment, `save` leaves the commits as they were or one more, and the next run saves
what is left (SPEC 11).
"""

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.support.run import environment
from tests.support.saving import MAIN, QUIET, Saving, git, kept
from tests.support.small_books import earns

_DRIVER = """
import json, os, sys
from socoledger.storage.git_process import Git
from tests.support.saving import Saving
run, how = Git.run, sys.argv[1]
counted = 0

def cut(self, *arguments, **more):
    global counted
    counted += 1
    if counted == at and how == "before":
        os._exit(9)
    ran = run(self, *arguments, **more)
    if counted == at and how == "after":
        os._exit(9)
    if counted == at and how == "ctrl-c":
        raise KeyboardInterrupt
    return ran

Git.run = cut
ended = {}
for folder in sys.argv[2:]:
    at = int(folder.rpartition("-")[2])
    child = os.fork()
    if not child:
        try:
            os._exit(Saving(__import__("pathlib").Path(folder)).save().exit)
        except KeyboardInterrupt:
            os._exit(130)
    ended[folder] = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
print(json.dumps(ended))
"""
_CALLS = range(31, 38)
"""Commands of git: from before the first that writes in the repository to more than there are."""


def _ended(how: str, folders: list[Path]) -> dict[str, int]:
    """How each save ended that was cut off at the command of git that its folder is named after."""
    output = subprocess.run(
        [sys.executable, "-c", _DRIVER, how, *map(str, folders)],
        cwd=Path(__file__).parents[2],
        env=environment(QUIET),
        check=True,
        capture_output=True,
    ).stdout
    ended: dict[str, int] = json.loads(output)
    return ended


@pytest.mark.slow
@pytest.mark.parametrize("how", ["before", "after", "ctrl-c"])
def test_cut_off_at_any_command_of_git(
    tmp_path: Path, how: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, value in QUIET.items():
        monkeypatch.setenv(name, value)
    some = kept(tmp_path, root="books/boeken").book(earns("2025-03-14", "anna", 10))
    some.write("../other.txt", "staged").write("new.txt", "x")
    git(tmp_path / "books", "add", "other.txt")
    staged = some.git("ls-files", "--stage", ":/")
    tops = [shutil.copytree(tmp_path / "books", tmp_path / f"{at}") for at in _CALLS]
    for top in tops:
        (top.parent / f"at-{top.name}").symlink_to(top / "boeken")
    ended = _ended(how, [top.parent / f"at-{top.name}" for top in tops])
    assert set(ended.values()) == {0, 130 if how == "ctrl-c" else 9}
    for top in tops:
        left = Saving(top / "boeken")
        assert left.git("fsck", "--strict", "--no-dangling") == ""
        commits = left.commits()
        assert commits in (1, 2)
        if how == "ctrl-c":
            is_as_before = left.git("ls-files", "--stage", ":/") == staged
            assert is_as_before is (commits == 1)
        answer = left.save()
        assert answer.exit == 0, answer
        assert left.commits() == 2
        assert left.git("status", "--porcelain", ":/").splitlines()[0] == "M  other.txt"
        assert left.git("show", "--format=", "--name-only").splitlines() == [
            f"boeken/{MAIN}",
            "boeken/new.txt",
        ]
