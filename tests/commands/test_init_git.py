"""`init --git`: new books that git keeps, and what it adds to books that are there."""

import subprocess
from pathlib import Path

import pytest

from tests.support.book_files import write_books
from tests.support.findings import findings_of
from tests.support.run import run

pytestmark = pytest.mark.slow

LINES = ["*.beancount diff=socoledger merge=socoledger", "members/*.yaml diff=socoledger"]


def lines_of(folder: Path, name: str = ".gitattributes") -> list[str]:
    """The lines of a file that are no comments."""
    text = (folder / name).read_text(encoding="utf-8")
    return [line for line in text.splitlines() if line and not line.startswith("#")]


def git(root: Path, *arguments: str) -> str:
    ended = subprocess.run(
        ["git", *arguments], cwd=root, capture_output=True, text=True, check=True
    )
    return ended.stdout.strip()


def test_new_books_are_kept_by_git(tmp_path: Path) -> None:
    ended = run("init", "books", "--git", at=tmp_path)
    assert (ended.code, ended.out) == (0, "")
    assert 'git config diff.socoledger.textconv "socoledger textconv"' in ended.err
    assert 'git config merge.socoledger.driver "socoledger merge-check --driver' in ended.err
    books = tmp_path / "books"
    assert lines_of(books) == LINES
    assert git(books, "rev-parse", "--show-toplevel") == str(books)
    assert git(books, "check-attr", "diff", "closes/2025-01.beancount").endswith("socoledger")
    assert git(books, "check-attr", "diff", "members/anna.yaml").endswith("socoledger")
    assert git(books, "config", "--local", "--get-regexp", "^core.bare") == "core.bare false"
    assert "textconv" not in (books / ".git/config").read_text(encoding="utf-8")
    assert findings_of(books) == ()
    assert run("check", at=books).code == 0


def test_without_it_books_have_nothing_for_git_but_what_it_ignores(tmp_path: Path) -> None:
    run("init", "books", at=tmp_path)
    assert not (tmp_path / "books/.gitattributes").exists()
    assert not (tmp_path / "books/.git").exists()


def test_a_repository_that_is_there_is_named_and_no_other_is_made(tmp_path: Path) -> None:
    git(tmp_path, "init", "--quiet")
    ended = run("init", "books", "--git", at=tmp_path)
    assert ended.code == 0
    assert str(tmp_path) in ended.err
    assert not (tmp_path / "books/.git").exists()


def test_without_git_the_books_are_made_all_the_same(tmp_path: Path) -> None:
    ended = run("init", "books", "--git", at=tmp_path, PATH=str(tmp_path))
    assert ended.code == 0
    assert "git is not installed" in ended.err
    assert lines_of(tmp_path / "books") == LINES


def test_books_that_are_there_get_these_lines_and_nothing_else(tmp_path: Path) -> None:
    books = write_books(tmp_path)
    (books / ".gitignore").write_bytes(b"mine/\r\nprivate/")
    (books / ".gitattributes").write_text("*.pdf binary\n" + LINES[1], encoding="utf-8")
    before = {path: path.read_bytes() for path in books.rglob("*") if path.is_file()}
    ended = run("init", ".", "--git", at=books)
    assert (ended.code, ended.out) == (0, "")
    assert "socoledger save --yes" in ended.err
    assert lines_of(books) == ["*.pdf binary", LINES[1], LINES[0]]
    ignored = (books / ".gitignore").read_bytes()
    assert ignored.startswith(b"mine/\r\nprivate/\r\nbank/\r\n")
    after = {path: path.read_bytes() for path in books.rglob("*") if path.is_file()}
    assert after.keys() == before.keys()
    changed = {path.name for path in after if after[path] != before[path]}
    assert changed == {".gitignore", ".gitattributes"}
    again = run("init", ".", "--git", at=books)
    assert again.code == 0
    assert {path: path.read_bytes() for path in after} == after


def test_what_a_file_says_otherwise_stays_and_is_told(tmp_path: Path) -> None:
    books = write_books(tmp_path)
    mine = "*.beancount text -diff\n"
    (books / ".gitattributes").write_text(mine, encoding="utf-8")
    ended = run("init", ".", "--git", at=books)
    assert ended.code == 0
    assert "*.beancount text -diff" in ended.err
    assert lines_of(books) == [mine.strip(), "*.beancount merge=socoledger", LINES[1]]


def test_what_is_of_new_books_alone_is_refused_for_others(tmp_path: Path) -> None:
    books = write_books(tmp_path)
    for option in (("--name", "Een"), ("--first-month", "2025-01"), ("--bank",)):
        assert run("init", ".", "--git", *option, at=books).code == 2
    assert run("init", ".", at=books).code == 2
    assert not (books / ".gitattributes").exists()


def test_no_link_is_followed_out_of_the_books(tmp_path: Path) -> None:
    books = write_books(tmp_path)
    outside = tmp_path / "outside"
    outside.write_text("theirs\n", encoding="utf-8")
    (books / ".gitattributes").symlink_to(outside)
    ended = run("init", ".", "--git", at=books)
    assert (ended.code, ended.out) == (4, "")
    assert outside.read_text(encoding="utf-8") == "theirs\n"
    assert not (books / ".gitignore").exists()
    assert (books / ".gitattributes").readlink() == outside
