"""Documents are there whole, all or none, whatever the disk does (SPEC 12)."""

import shutil
from pathlib import Path

import pytest

from tests.support.book_files import write_books
from tests.support.disturbed import KILLED, Outcome, Run, outcomes, tree

pytestmark = pytest.mark.slow

LINE = "report statements 2025-01 --out papers"
OLD = "mine\n"
PAPERS = tuple(f"papers/{name}.md" for name in ("statement-2025-01-anna", "statements-2025-01"))


def _books(folder: Path) -> Path:
    """Books in which a document would be written over another."""
    files = {"papers/statement-2025-01-bram.md": OLD}
    return write_books(folder / "books", files=files)


def _done(root: Path) -> Outcome:
    folder = shutil.copytree(root, root.parent / "done")
    (ended,) = outcomes([Run(f"{LINE} --force", str(folder))])
    assert ended.code == 0, ended
    return ended


def _runs(root: Path, calls: tuple[str, ...], how: str) -> list[Run]:
    """A run for every second call: three files have each kind of call three times."""
    return [
        Run(f"{LINE} --force", str(shutil.copytree(root, root.parent / str(call))), call, how)
        for call in range(1, len(calls) + 1, 2)
    ]


def test_what_the_disk_refuses_leaves_all_as_it_was(tmp_path: Path) -> None:
    root = _books(tmp_path)
    before, done = tree(root), _done(root)
    for ended in outcomes(_runs(root, done.calls, "ENOSPC")):
        assert ended.code in (0, 4), ended
        assert ended.files == (before if ended.code else done.files)


def test_killed_at_any_moment_each_is_whole_and_the_next_run_tidies_up(tmp_path: Path) -> None:
    root = _books(tmp_path)
    done = _done(root)
    runs = _runs(root, done.calls, "before")
    for ended in outcomes(runs):
        assert ended.code in (KILLED, 0)
        assert {ended.files.get(name) for name in PAPERS} <= {None, *done.files.values()}
    for again in outcomes([Run(run.line, run.folder) for run in runs]):
        assert again.code == 0
        assert again.files == done.files


def test_a_folder_that_may_not_be_written_in_is_told(tmp_path: Path) -> None:
    root = _books(tmp_path)
    (ended,) = outcomes([Run("report statement anna 2025-01 --out /proc/none", str(root))])
    assert ended.code == 4
    assert ended.files == tree(root)
