"""A note is there whole or not at all, whatever happens, and the next run works (SPEC 7)."""

import shutil
from pathlib import Path

import pytest

from socoledger.read.head import NOTED
from socoledger.storage.files import ChangedMeanwhileError, rewrite
from tests.support.book_files import write_books
from tests.support.disturbed import KILLED, Outcome, Run, outcomes, tree

pytestmark = pytest.mark.slow

EARLY = """\
2023-12-05 * "Te vroeg" #member-bram
  Assets:Bank     10.00 EUR
  Income:Werk    -10.00 EUR
"""
LINE = "note S206 --why Nagevraagd"
OLD = "# Bekeken\n"
LOCK = ".socoledger.lock"


def _books(folder: Path) -> Path:
    return write_books(folder / "books", EARLY, files={NOTED: OLD})


def _done(root: Path) -> Outcome:
    folder = shutil.copytree(root, root.parent / "done")
    (ended,) = outcomes([Run(LINE, str(folder))])
    assert ended.code == 0, ended
    return ended


def _runs(root: Path, calls: tuple[str, ...], *ways: str) -> list[Run]:
    return [
        Run(LINE, str(shutil.copytree(root, root.parent / f"{call}-{how}")), call, how)
        for call, name in enumerate(calls, 1)
        for how in ways
        if how != "half" or name == "write"
    ]


def test_killed_at_any_moment_it_is_there_or_not_and_the_next_run_tidies_up(tmp_path: Path) -> None:
    root = _books(tmp_path)
    done = _done(root)
    runs = _runs(root, done.calls, "before", "after", "half")
    ended = outcomes(runs)
    assert {one.code for one in ended} <= {KILLED, 0}
    assert {one.files[NOTED] for one in ended} == {OLD, done.files[NOTED]}

    again = outcomes([Run(LINE, run.folder) for run in runs])
    for before, after in zip(ended, again, strict=True):
        is_noted = before.files[NOTED] != OLD
        assert after.code == (1 if is_noted else 0), after
        assert after.files[NOTED] == done.files[NOTED]
        assert is_noted or after.files == done.files


def test_what_the_disk_refuses_is_not_there(tmp_path: Path) -> None:
    root = _books(tmp_path)
    before, done = tree(root), _done(root)
    runs = _runs(root, done.calls, "ENOSPC")
    for ended in outcomes(runs):
        assert ended.code in (0, 4), ended
        files = {path: text for path, text in ended.files.items() if path != LOCK}
        assert files[NOTED] == (OLD if ended.code else done.files[NOTED])
        assert ended.code == 0 or files == before


def test_what_somebody_wrote_meanwhile_stays(tmp_path: Path) -> None:
    path = tmp_path / NOTED
    path.write_text("- new\n", encoding="utf-8")
    with pytest.raises(ChangedMeanwhileError):
        rewrite(path, OLD.encode(), b"- note\n")
    assert [one.name for one in tmp_path.iterdir()] == [NOTED]
    assert path.read_text(encoding="utf-8") == "- new\n"
