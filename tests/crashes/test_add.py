"""What `add` records is there whole or not at all where the disk refuses; cut off at any moment it
leaves books that can be read, and `undo` takes back what there is of it (SPEC 11).
"""

import shutil
from pathlib import Path

import pytest

from tests.support.disturbed import KILLED, Outcome, Run, outcomes, tree
from tests.support.recordings import recording

pytestmark = pytest.mark.slow

ADD = "add hours 4,5 -m anna -d 2025-03-14 --yes"
UNDO = "undo --yes"


def _done(root: Path, line: str) -> Outcome:
    (ended,) = outcomes([Run(line, str(shutil.copytree(root, root.parent / "done")))])
    assert ended.code == 0, ended
    return ended


def _of_books(files: dict[str, str]) -> dict[str, str]:
    """The files of the books: neither drafts, which the next command removes, nor our own."""
    return {name: text for name, text in files.items() if "/." not in f"/{name}"}


def _each_state_once(runs: list[Run], ended: list[Outcome]) -> list[Run]:
    """A run for each state in which books were left; drafts have names that differ."""
    states = {}
    for run, one in zip(runs, ended, strict=True):
        own = one.files.get(".socoledger/undo.json", "")
        states[own, *_of_books(one.files).items()] = run
    return [*states.values()]


def _disturbed(root: Path, line: str, *hows: str) -> list[Run]:
    calls = _done(root, line).calls
    return [
        Run(line, str(shutil.copytree(root, root.parent / f"{call}-{how}")), call, how)
        for call, name in enumerate(calls, 1)
        for how in hows
        if how != "half" or name == "write"
    ]


def test_killed_at_any_moment_it_can_be_taken_back(tmp_path: Path) -> None:
    root = recording(tmp_path).root
    before = _of_books(tree(root))
    runs = _disturbed(root, ADD, "before", "half")
    ended = outcomes(runs)
    assert {one.code for one in ended} == {KILLED}
    runs = _each_state_once(runs, ended)
    assert len(runs) > len(_of_books(ended[-1].files).keys() - before.keys())
    for checked in outcomes([Run("check", run.folder) for run in runs]):
        assert checked.code == 0, checked
    for again in outcomes([Run(UNDO, run.folder) for run in runs]):
        assert again.code in (0, 5), again
        assert _of_books(again.files) == before


def test_killed_while_taking_back_it_can_be_done_again(tmp_path: Path) -> None:
    some = recording(tmp_path)
    before = _of_books(tree(some.root))
    assert some.record("hours", amount="4,5", member="anna").exit == 0
    runs = _disturbed(some.root, UNDO, "before", "half")
    ended = outcomes(runs)
    assert {one.code for one in ended} == {KILLED}
    for again in outcomes([Run(UNDO, run.folder) for run in _each_state_once(runs, ended)]):
        assert again.code in (0, 5), again
        assert _of_books(again.files) == before


@pytest.mark.parametrize("line", [ADD, UNDO])
def test_what_the_disk_refuses_changes_nothing(tmp_path: Path, line: str) -> None:
    some = recording(tmp_path)
    if line == UNDO:
        assert some.record("hours", amount="4,5", member="anna").exit == 0
    before = _of_books(tree(some.root))
    done = _of_books(_done(some.root, line).files)
    shutil.rmtree(some.root.parent / "done")
    for ended in outcomes(_disturbed(some.root, line, "ENOSPC")):
        assert ended.code in (0, 4), ended
        assert _of_books(ended.files) == (before if ended.code == 4 else done)
