"""An import is there whole or not at all where the disk refuses; cut off at any moment it leaves
books that can be read, and the next run completes it (SPEC 10).
"""

import shutil
from pathlib import Path

import pytest

from socoledger.storage.files import Change, ChangedMeanwhileError, rewrite_all
from tests.support.disturbed import KILLED, Outcome, Run, outcomes, tree
from tests.support.imports import importing
from tests.support.small_books import booked
from tests.support.statements import Period, camt, line

LINE = "import ../statement.xml"
LOCK = ".socoledger.lock"
FILES = ("journal/2025-03.beancount", "journal/2025-04.beancount", "journal/main.beancount")


def _books(folder: Path) -> Path:
    opening = booked("2025-01-01", "Assets:Bank", "Equity:Opening", 100)
    by_hand = booked("2025-03-03", "Expenses:Inkoop", "Assets:Bank", 7, member="anna")
    root = importing(folder, opening, by_hand).root
    lines = [line("2025-03-03", -700), line("2025-03-14", -1250), line("2025-04-02", 100)]
    statement = Period(lines, 10000, "2025-03-01", "2025-04-15")
    (root.parent / "statement.xml").write_bytes(camt(statement))
    return root


def _done(root: Path) -> Outcome:
    (ended,) = outcomes([Run(LINE, str(shutil.copytree(root, root.parent / "done")))])
    assert ended.code == 0, ended
    return ended


def _journal(ended: Outcome) -> dict[str, str]:
    return {name: text for name, text in ended.files.items() if name in FILES}


@pytest.mark.slow
def test_killed_at_any_moment_the_next_run_completes_it(tmp_path: Path) -> None:
    root = _books(tmp_path)
    done = _done(root)
    runs = [
        Run(LINE, str(shutil.copytree(root, root.parent / f"{call}-{how}")), call, how)
        for call, name in enumerate(done.calls, 1)
        for how in ("before", "after", "half")
        if how != "half" or name == "write"
    ]
    assert {one.code for one in outcomes(runs)} <= {KILLED, 0}
    for again in outcomes([Run(LINE, run.folder) for run in runs]):
        assert again.code == 0, again
        assert _journal(again) == _journal(done)
        assert again.files.keys() == done.files.keys()


@pytest.mark.slow
def test_what_the_disk_refuses_is_not_there(tmp_path: Path) -> None:
    root = _books(tmp_path)
    before, done = tree(root), _done(root)
    runs = [
        Run(LINE, str(shutil.copytree(root, root.parent / f"{call}")), call, "ENOSPC")
        for call, _ in enumerate(done.calls, 1)
    ]
    for ended in outcomes(runs):
        assert ended.code in (0, 4), ended
        files = {path: text for path, text in ended.files.items() if path != LOCK}
        assert ended.code == 0 or files == before
        assert ended.code == 4 or _journal(ended) == _journal(done)


def test_what_somebody_wrote_meanwhile_stays(tmp_path: Path) -> None:
    first, second = tmp_path / "a", tmp_path / "b"
    second.write_bytes(b"new")
    with pytest.raises(ChangedMeanwhileError):
        rewrite_all([Change(first, None, b"x"), Change(second, b"old", b"y")])
    assert [one.name for one in tmp_path.iterdir()] == ["b"]
    assert second.read_bytes() == b"new"
