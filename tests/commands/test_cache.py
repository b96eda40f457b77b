"""`cache clear` tells what it removed, and where."""

from datetime import date
from pathlib import Path

import pytest

from socoledger.commands.cache import cache_clear
from socoledger.commands.context import Context
from socoledger.domain.exits import Answer
from socoledger.storage.cache import DiskCache


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of the user's cache."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    return tmp_path / "socoledger"


def cleared(folder: Path, language: str = "en") -> Answer:
    return cache_clear(Context(folder.parent, date(2026, 11, 29), language=language))


def test_it_tells_how_much_was_removed(folder: Path) -> None:
    DiskCache().put("head", "ab", b"x" * 1_500)
    DiskCache().put("head", "cd", b"")
    assert cleared(folder) == Answer(f"removed from {folder}; files: 2, kB: 2\n")
    assert not folder.exists()
    assert cleared(folder) == Answer(f"nothing is kept in {folder}\n")
    assert cleared(folder, "nl") == Answer(f"in {folder} is niets bewaard\n")


def test_a_folder_of_somebody_else_stays(folder: Path) -> None:
    other = folder.parent / "other"
    other.mkdir()
    folder.symlink_to(other)
    answer = cleared(folder)
    assert (answer.exit, answer.output) == (4, "")
    assert answer.messages[0].startswith(f"{folder} is not used")
    assert folder.is_symlink()
