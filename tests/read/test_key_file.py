"""Where a key may lie, and what is one."""

from pathlib import Path

import pytest

from socoledger.read.key_file import FEWEST_BYTES, UnusableKeyError, read_key

KEY = bytes(range(65, 65 + FEWEST_BYTES))


def _refused(path: Path, *books: Path) -> str:
    with pytest.raises(UnusableKeyError) as refused:
        read_key(path, books)
    return str(refused.value)


def _file(folder: Path, content: bytes) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / "key"
    path.write_bytes(content)
    return path


@pytest.mark.parametrize("end", [b"", b"\n", b"\r\n"])
def test_an_editor_may_end_the_line(tmp_path: Path, end: bytes) -> None:
    assert read_key(_file(tmp_path, KEY + end), [tmp_path / "books"]) == KEY


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "empty"),
        (b"\n\n", "empty"),
        (KEY[:-1], "guess"),
        (b"a" * 64, "guess"),
        (KEY * 200, "no key"),
    ],
)
def test_what_is_no_key(tmp_path: Path, content: bytes, reason: str) -> None:
    assert reason in _refused(_file(tmp_path, content))


def test_what_is_no_file(tmp_path: Path) -> None:
    assert "no such file" in _refused(tmp_path / "nowhere")
    assert "no file" in _refused(tmp_path)


def test_a_key_among_the_books_by_whatever_road(tmp_path: Path) -> None:
    books = tmp_path / "books"
    inside = _file(books / "private", KEY)
    (tmp_path / "link").symlink_to(inside)
    (tmp_path / "others").symlink_to(books)
    for path in (inside, tmp_path / "link", tmp_path / "others/private/key"):
        assert "among the books" in _refused(path, books)
    assert "among the books" in _refused(inside, tmp_path / "others")
    assert read_key(inside, [tmp_path / "book"]) == KEY


@pytest.mark.parametrize("of_a_worktree", [True, False])
def test_a_key_that_git_keeps(tmp_path: Path, *, of_a_worktree: bool) -> None:
    git = tmp_path / ".git"
    if of_a_worktree:
        git.touch()
    else:
        git.mkdir()
    assert "git keeps {folder}" in _refused(_file(tmp_path / "a/b", KEY), tmp_path / "books")
