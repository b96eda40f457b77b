"""Two states of the books: the present ones, at a revision of git, in another folder (SPEC 13)."""

import os
import subprocess
from datetime import date
from pathlib import Path

import pytest

from socoledger.commands.context import Context, Stopped
from socoledger.commands.revisions import Sides, sides
from socoledger.domain.exits import Exit
from tests.support.book_files import COOP, JOURNAL, write_books, write_files

pytestmark = pytest.mark.slow

QUIET = {
    "GIT_CONFIG_GLOBAL": os.devnull,
    "GIT_CONFIG_SYSTEM": os.devnull,
    "GIT_AUTHOR_NAME": "Test",
    "GIT_AUTHOR_EMAIL": "test@example.org",
    "GIT_COMMITTER_NAME": "Test",
    "GIT_COMMITTER_EMAIL": "test@example.org",
}
MORE = JOURNAL + JOURNAL.replace("Klus", "Nog een klus")
TODAY = date(2025, 6, 1)


@pytest.fixture(autouse=True)
def _no_settings_of_somebody(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in [name for name in os.environ if name.startswith("GIT_")]:
        monkeypatch.delenv(name)
    for name, value in QUIET.items():
        monkeypatch.setenv(name, value)


def git(folder: Path, *arguments: str) -> str:
    return subprocess.run(
        ["git", *arguments], cwd=folder, check=True, capture_output=True, text=True
    ).stdout.strip()


def commit(folder: Path, message: str = "x") -> str:
    """Commit all that there is; answers the commit's name."""
    git(folder, "add", "--all")
    git(folder, "commit", "--quiet", "--message", message)
    return git(folder, "rev-parse", "HEAD")


@pytest.fixture
def kept(tmp_path: Path) -> Path:
    """The folder of books that were committed twice: with one entry, and with two; then a third
    was written.
    """
    root = write_books(tmp_path / "kept")
    git(root, "init", "--quiet", "--initial-branch=main")
    commit(root)
    write_books(root, MORE)
    commit(root)
    write_books(root, MORE + JOURNAL.replace("Klus", "De derde"))
    return root


def compared(folder: Path, *asked: str, books: Path | None = None) -> Sides:
    return sides(Context(folder, TODAY, books, "en"), *asked)


def counts(found: Sides) -> tuple[int, int]:
    """How many entries there are at each side."""
    return tuple(len(side.books.journal.transactions) for side in found[:2])  # type: ignore[return-value]


def stopped(folder: Path, *asked: str, books: Path | None = None) -> tuple[Exit, str]:
    """How it ends, and what is said."""
    with pytest.raises(Stopped) as raised:
        compared(folder, *asked, books=books)
    return raised.value.answer.exit, "\n".join(raised.value.answer.messages)


def test_what_is_left_out_is_the_last_commit_and_the_present_books(kept: Path) -> None:
    found = compared(kept)
    assert counts(found) == (2, 3)
    assert found.before.commit == git(kept, "rev-parse", "HEAD")
    assert found.after.commit is None
    assert counts(compared(kept, "main~1")) == (1, 3)
    assert counts(compared(kept, "main~1", "main")) == (1, 2)


def test_two_folders_need_no_git(tmp_path: Path) -> None:
    write_books(tmp_path / "a")
    write_books(tmp_path / "b", MORE)
    assert counts(compared(tmp_path, "a", "./b")) == (1, 2)


def test_a_revision_that_is_not_there(kept: Path) -> None:
    exit_, said = stopped(kept, "nope")
    assert exit_ is Exit.USAGE
    assert "'nope'" in said
    assert stopped(kept, "--upload-pack=x", "main")[0] is Exit.USAGE


def test_books_that_cannot_be_read_at_one_side(kept: Path) -> None:
    write_files(kept, {"coop.yaml": f"{COOP}typo: 1\n"})
    exit_, said = stopped(kept)
    assert exit_ is Exit.UNREADABLE
    assert said.startswith("the books as they are now: these books cannot be read\ncoop.yaml:")


def test_a_bare_clone(kept: Path, tmp_path: Path) -> None:
    bare = tmp_path / "bare.git"
    git(tmp_path, "clone", "--quiet", "--bare", str(kept), str(bare))
    assert counts(compared(bare, "main~1", "main")) == (1, 2)
    assert counts(compared(tmp_path, "main~1", "main", books=bare)) == (1, 2)
    assert stopped(bare, "main")[0] is Exit.USAGE


def test_books_that_were_moved(kept: Path) -> None:
    git(kept, "restore", ".")
    for name in ("coop.yaml", "agreement.yaml", "journal", "members", "closes"):
        (kept / "books").mkdir(exist_ok=True)
        git(kept, "mv", name, f"books/{name}")
    commit(kept)
    found = compared(kept / "books", "main~2")
    assert counts(found) == (1, 2)
    assert (found.before.folder, found.after.folder) == ("", "")
    assert compared(kept / "books").before.folder == "books"
