"""What was wrong once: each with the sentence of the SPEC that it broke."""

import subprocess
import sys
from pathlib import Path

import pytest

from tests.support.book_files import write_books
from tests.support.findings import findings_of
from tests.support.run import environment, run


@pytest.mark.parametrize("name", ["De \x1b[2J Kip", "De\x07Kip", "De\x7fKip", "De\x0cKip"])
def test_new_books_can_be_read_whatever_the_name(tmp_path: Path, name: str) -> None:
    """New books pass `check` and `bean-check`."""
    ended = run("init", "books", "--name", name, at=tmp_path)
    if ended.code != 2:
        assert findings_of(tmp_path / "books") == ()


@pytest.mark.parametrize("name", ["Jan\x1b", "Jan\x7f"])
def test_a_member_can_be_read_whatever_the_name(tmp_path: Path, name: str) -> None:
    """As above: `member add` must not make books that can be read unreadable."""
    folder = write_books(tmp_path)
    ended = run("member", "add", "dirk", "--name", name, at=folder)
    assert findings_of(folder) == (), ended


def test_a_member_is_not_named_by_the_word_for_nobody(tmp_path: Path) -> None:
    """As above: now that reading refuses the id `collective`, `member add` must too."""
    folder = write_books(tmp_path)
    assert run("member", "add", "collective", at=folder).code == 2
    assert findings_of(folder) == ()


@pytest.mark.parametrize("arguments", [("law",), ("check",), ("--version",)])
def test_a_closed_stdout_is_no_crash(tmp_path: Path, arguments: tuple[str, ...]) -> None:
    """Never a traceback; SPEC 7: a crash never exits 1."""
    command = ["sh", "-c", '"$@" >&-', "sh", sys.executable, "-m", "socoledger", *arguments]
    ended = subprocess.run(
        command, cwd=write_books(tmp_path), env=environment({}), capture_output=True, check=False
    )
    assert b"Traceback" not in ended.stderr
    assert ended.returncode != 1


def test_a_reader_who_leaves_makes_no_exit_1(tmp_path: Path) -> None:
    """SPEC 7: 1 is for errors in the books; `cli.main` means to end with 0, but Typer catches the
    broken pipe before it and exits with 1.
    """
    with subprocess.Popen(
        [sys.executable, "-m", "socoledger", "law"],
        cwd=tmp_path,
        env=environment({}),
        stdout=subprocess.PIPE,
    ) as process:
        assert process.stdout is not None
        process.stdout.close()
        assert process.wait(timeout=300) == 0
