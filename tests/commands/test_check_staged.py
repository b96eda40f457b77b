"""`check --staged`: what is about to be committed, as it is staged, and nothing else."""

import os
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest

from tests.support.book_files import CLOSES, COOP, JOURNAL, MEMBERS, write_books
from tests.support.run import Ended, environment, run

pytestmark = pytest.mark.slow

MAIN = "journal/main.beancount"
WRONG = JOURNAL.replace("anna", "dirk")
MORE = JOURNAL + JOURNAL.replace("Klus", "Nog een klus")
BSN = "111222333"
QUIET = {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_SYSTEM": os.devnull}


UNTAGGED_LATER = """\
2025-01-20 * "Van niemand"
  Assets:Bank    5.00 EUR
  Income:Werk   -5.00 EUR
"""


def git(folder: Path, *arguments: str) -> str:
    who = ("-c", "user.name=Test", "-c", "user.email=test@example.org")
    return subprocess.run(
        ["git", *who, *arguments],
        cwd=folder,
        env={**os.environ, **QUIET},
        check=True,
        capture_output=True,
        text=True,
    ).stdout


def kept(folder: Path, books: str = ".", **blocks: Any) -> Path:
    """Books, in a folder of a repository, that are committed and right; answers their folder."""
    folder.mkdir(parents=True, exist_ok=True)
    git(folder, "init", "--quiet")
    root = write_books(folder / books, **blocks)
    git(folder, "add", "--all")
    git(folder, "commit", "--quiet", "--message", "x")
    return root


def write(root: Path, name: str, text: str) -> None:
    path = root / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def change(root: Path, journal: str) -> None:
    """Another journal, with the accounts it needs."""
    write(root, MAIN, f'{journal}\ninclude "accounts.beancount"\n{CLOSES}')


def staged(root: Path, *options: str, at: Path | None = None, **changes: str) -> Ended:
    """`check --staged`, which leaves the repository and the books as they were."""
    before = _state(root)
    ended = run("check", "--staged", *options, at=at or root, **QUIET, **changes)
    assert _state(root) == before
    return ended


def _state(root: Path) -> tuple[str, dict[str, bytes]]:
    top = Path(git(root, "rev-parse", "--show-toplevel").strip())
    status = git(root, "--no-optional-locks", "status", "--porcelain=v2", "--ignored")
    files = {
        str(path.relative_to(top)): path.read_bytes() for path in top.rglob("*") if path.is_file()
    }
    return status, files


# -- what counts --------------------------------------------------------------------------------


def test_nothing_staged(tmp_path: Path) -> None:
    ended = staged(kept(tmp_path))
    assert (ended.code, ended.out) == (0, "")


def test_nothing_staged_and_a_mistake_in_the_working_tree(tmp_path: Path) -> None:
    root = kept(tmp_path)
    change(root, WRONG)
    write(root, "members/carla.yaml", f"name: {BSN}\n")
    assert run("check", at=root).code != 0
    assert (staged(root).code, staged(root).out) == (0, "")


def test_a_staged_mistake(tmp_path: Path) -> None:
    root = kept(tmp_path)
    change(root, WRONG)
    git(root, "add", MAIN)
    ended = staged(root)
    assert (ended.code, ended.codes()) == (1, ["S201"])
    assert ended.out.startswith(f"{MAIN}:1: S201")


def test_a_staged_mistake_that_the_working_tree_has_repaired(tmp_path: Path) -> None:
    root = kept(tmp_path)
    change(root, WRONG)
    git(root, "add", MAIN)
    change(root, JOURNAL)
    assert run("check", at=root).code == 0
    assert staged(root).codes() == ["S201"]


def test_a_mistake_beside_what_is_staged(tmp_path: Path) -> None:
    """Of one file, the first change is staged and the second, which is wrong, is not."""
    root = kept(tmp_path)
    change(root, MORE)
    git(root, "add", MAIN)
    change(root, JOURNAL + WRONG)
    ended = staged(root)
    assert (ended.code, ended.out) == (0, "")


def carla(root: Path) -> None:
    """Stage something that is right, so that there is something to check."""
    write(root, "members/carla.yaml", "id: carla\nname: Carla\njoined: 2025-01-01\n")
    git(root, "add", "--all")


def test_what_keeps_the_next_month_from_closing_is_told_wherever_it_stands(tmp_path: Path) -> None:
    """As `close` refuses for it (SPEC 4, "One light"), whatever file is staged."""
    root = kept(tmp_path, journal=WRONG)
    carla(root)
    assert run("check", at=root).codes() == ["S201"]
    ended = staged(root)
    assert (ended.code, ended.codes()) == (1, ["S201"])
    assert ended.out.startswith(f"{MAIN}:1: S201")


def test_books_that_cannot_be_read_are_told_wherever_that_stands(tmp_path: Path) -> None:
    root = kept(tmp_path, files={"members/dirk.yaml": "id: dirk\n"})
    carla(root)
    assert staged(root).code == run("check", at=root).code == 3
    assert staged(root).out == run("check", at=root).out


@pytest.mark.parametrize(
    "journal", [JOURNAL.replace(" #member-anna", ""), WRONG.replace("2025-01-", "2025-03-")]
)
def test_a_warning_or_an_error_of_a_later_month_only_in_files_that_are_staged(
    tmp_path: Path, journal: str
) -> None:
    root = kept(tmp_path, journal=journal)
    carla(root)
    assert run("check", at=root).codes() != []
    assert (staged(root).code, staged(root).out) == (0, "")


def test_a_first_commit(tmp_path: Path) -> None:
    git(tmp_path, "init", "--quiet")
    root = write_books(tmp_path, WRONG)
    git(root, "add", "--all")
    assert staged(root).codes() == ["S201"]


@pytest.mark.parametrize("target", ["/etc/passwd", "../../outside.yaml"])
@pytest.mark.parametrize("name", ["members/carla.yaml", "journal/more.beancount"])
def test_a_link_that_check_refuses(tmp_path: Path, name: str, target: str) -> None:
    journal = JOURNAL + '\ninclude "mo*.beancount"\n'
    files = {"journal/mogelijk.beancount": "; x\n"}
    root = kept(tmp_path, "books", journal=journal, files=files)
    (root / name).symlink_to(target)
    git(tmp_path, "add", "--all")
    there, here = run("check", at=root), staged(root)
    assert there.code == here.code == 3
    assert there.codes() == here.codes() == ["S121"]
    assert f"the link '{name}' leads out" in here.out


def test_a_file_that_is_renamed(tmp_path: Path) -> None:
    root = kept(tmp_path)
    git(root, "mv", "members/anna.yaml", "members/annie.yaml")
    ended = staged(root)
    assert (ended.code, ended.codes()) == (3, ["S112"])


def test_a_file_that_git_does_not_know_does_not_count(tmp_path: Path) -> None:
    """The journal that is staged includes a file that is not."""
    root = kept(tmp_path)
    change(root, f'include "2025.beancount"\n{JOURNAL}')
    write(root, "journal/2025.beancount", "")
    git(root, "add", MAIN)
    ended = staged(root)
    assert (ended.code, ended.codes()) == (3, ["S122"])


def test_books_that_are_removed(tmp_path: Path) -> None:
    root = kept(tmp_path)
    git(root, "rm", "--cached", "coop.yaml")
    change(root, MORE)
    git(root, "add", MAIN)
    assert staged(root).codes() == ["S101"]


def test_a_file_that_git_is_told_not_to_look_at_is_there_all_the_same(tmp_path: Path) -> None:
    """`update-index --skip-worktree`, as sparse checkouts use it."""
    root = kept(tmp_path)
    git(root, "update-index", "--skip-worktree", "coop.yaml", "members/anna.yaml")
    change(root, MORE)
    git(root, "add", MAIN)
    ended = staged(root)
    assert (ended.code, ended.out) == (0, "")


def test_a_file_whose_name_git_would_quote(tmp_path: Path) -> None:
    root = kept(tmp_path)
    write(root, "members/zoë b.yaml", "id: x\n")
    git(root, "add", "--all")
    assert staged(root).code == 3


@pytest.mark.parametrize("format_", ["json", "github", "sarif"])
def test_the_other_formats(tmp_path: Path, format_: str) -> None:
    root = kept(tmp_path / "repo", "books")
    change(root, WRONG)
    git(root, "add", MAIN)
    ended = staged(root, "--format", format_, "--books", "books", at=tmp_path / "repo")
    assert ended.code == 1
    assert "S201" in ended.out
    assert (f"books/{MAIN}" in ended.out) is (format_ != "json")
    assert str(tmp_path) not in ended.out


def test_choices_hold_here_too(tmp_path: Path) -> None:
    root = kept(tmp_path)
    change(root, JOURNAL.replace(" #member-anna", ""))
    git(root, "add", MAIN)
    assert staged(root).codes() == ["S205"]
    assert staged(root).code == 0
    assert staged(root, "--strict").code == 1
    assert staged(root, "--strict", "--ignore", "S2").code == 0


def test_the_language_of_the_books_also_where_nothing_is_staged(tmp_path: Path) -> None:
    root = kept(tmp_path)
    ended = staged(root, SOCOLEDGER_LANGUAGE="")
    assert ended.err in ("", "errors: 0, warnings: 0\n")


# -- where --------------------------------------------------------------------------------------


@pytest.mark.parametrize("below", ["books", "a/b ë"])
def test_books_in_a_folder_of_the_repository(tmp_path: Path, below: str) -> None:
    root = kept(tmp_path, below)
    write(tmp_path, "elsewhere.yaml", f"name: {BSN}\n")
    change(root, WRONG)
    git(tmp_path, "add", "--all")
    for ended in (
        staged(root),
        staged(root, at=root / "members"),
        staged(root, "--books", below, at=tmp_path),
    ):
        assert (ended.code, ended.codes()) == (1, ["S201"])


def test_something_staged_outside_the_books(tmp_path: Path) -> None:
    root = kept(tmp_path, "books")
    change(root, WRONG)
    write(tmp_path, "elsewhere.yaml", f"name: {BSN}\n")
    git(tmp_path, "add", "elsewhere.yaml")
    assert (staged(root).code, staged(root).out) == (0, "")


def test_outside_git(tmp_path: Path) -> None:
    ended = run("check", "--staged", at=write_books(tmp_path))
    assert (ended.code, ended.out) == (2, "")
    assert "git" in ended.err


def test_without_the_program_git(tmp_path: Path) -> None:
    ended = run("check", "--staged", at=kept(tmp_path), PATH=str(tmp_path))
    assert (ended.code, ended.out) == (2, "")


def test_no_books(tmp_path: Path) -> None:
    git(tmp_path, "init", "--quiet")
    ended = run("check", "--staged", at=tmp_path)
    assert (ended.code, ended.codes()) == (3, ["S101"])


def test_an_index_that_git_cannot_read_is_not_taken_for_empty(tmp_path: Path) -> None:
    root = kept(tmp_path)
    change(root, WRONG)
    git(root, "add", MAIN)
    (root / ".git/index").write_bytes(b"nonsense")
    assert run("check", "--staged", at=root).code != 0


@pytest.mark.parametrize("how", [("--all",), (f"books/{MAIN}",), ("--include", f"books/{MAIN}")])
@pytest.mark.parametrize("place", ["repo", "worktree"])
def test_as_a_hook_of_git(tmp_path: Path, how: tuple[str, ...], place: str) -> None:
    """Git gives a hook an index of its own, by variables of the environment."""
    top = tmp_path / "repo"
    kept(top, "books")
    hook = top / ".git/hooks/pre-commit"
    hook.parent.mkdir(exist_ok=True)
    command = f'"{sys.executable}" -m socoledger check --staged --books books'
    hook.write_text(f"#!/bin/sh\nexec {command}\n", encoding="utf-8")
    hook.chmod(0o755)
    if place == "worktree":
        git(top, "worktree", "add", "--quiet", str(tmp_path / place))
    at = tmp_path / place
    for journal, fails in ((WRONG, True), (MORE, False)):
        change(at / "books", journal)
        who = ("-c", "user.name=Test", "-c", "user.email=test@example.org")
        ended = subprocess.run(
            ["git", *who, "commit", "--quiet", "--message", "y", *how],
            cwd=at,
            env={**environment({}), **QUIET},
            check=False,
            capture_output=True,
            text=True,
        )
        assert (ended.returncode != 0) is fails, ended.stderr
        assert ("S201" in ended.stdout + ended.stderr) is fails


# -- privacy ------------------------------------------------------------------------------------


@pytest.mark.parametrize("format_", ["text", "json", "github", "sarif"])
def test_a_number_that_may_be_a_bsn_is_told_and_not_shown(tmp_path: Path, format_: str) -> None:
    root = kept(tmp_path)
    write(root, "members/anna.yaml", MEMBERS["anna"].replace("Anna", f"Anna {BSN}"))
    git(root, "add", "--all")
    ended = staged(root, "--format", format_)
    assert ended.code == 1
    assert "S601" in ended.out
    assert BSN not in ended.out + ended.err


def test_such_a_number_that_is_staged_and_gone_from_the_working_tree(tmp_path: Path) -> None:
    root = kept(tmp_path)
    write(root, "members/anna.yaml", MEMBERS["anna"].replace("Anna", f"Anna {BSN}"))
    git(root, "add", "--all")
    write(root, "members/anna.yaml", MEMBERS["anna"])
    assert staged(root).codes() == ["S601"]


def test_such_a_number_in_the_name_of_a_staged_file(tmp_path: Path) -> None:
    root = kept(tmp_path)
    write(root, f"documents/{BSN}.txt", "x")
    git(root, "add", "--all")
    ended = staged(root)
    assert (ended.code, ended.codes()) == (1, ["S601"])
    assert BSN not in ended.out + ended.err


def test_a_mistake_in_a_staged_file_with_such_a_name(tmp_path: Path) -> None:
    root = kept(tmp_path)
    write(root, f"members/{BSN}.yaml", "colour: red\n")
    git(root, "add", "--all")
    ended = staged(root)
    assert ended.code != 0
    assert BSN not in ended.out + ended.err


PSEUDONYMS = f"{COOP}pseudonyms: true\nnames_file: private/names.txt\n"
NAMED = JOURNAL.replace("Klus", "Klus van Anna de Vries")


def with_names(folder: Path, books: str = ".") -> Path:
    root = kept(folder, books, coop=PSEUDONYMS, files={".gitignore": "private/\n"})
    write(root, "private/names.txt", "Anna de Vries\n")
    return root


@pytest.mark.parametrize("books", [".", "books"])
def test_the_list_of_names_that_git_ignores_is_used(tmp_path: Path, books: str) -> None:
    root = with_names(tmp_path, books)
    change(root, NAMED)
    git(root, "add", "--all")
    ended = staged(root)
    assert (ended.code, ended.codes()) == (1, ["S604"])
    assert "Vries" not in ended.out + ended.err


def test_the_list_of_names_does_not_leave_the_copy(tmp_path: Path) -> None:
    """Where the folder of the list is staged as a link to elsewhere."""
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    root = with_names(tmp_path / "repo")
    blob = subprocess.run(
        ["git", "hash-object", "-w", "--stdin"],
        cwd=root,
        input=str(elsewhere).encode(),
        capture_output=True,
        check=True,
    ).stdout.decode()
    git(root, "update-index", "--add", "--cacheinfo", f"120000,{blob.strip()},private")
    run("check", "--staged", at=root)
    assert list(elsewhere.iterdir()) == []


# -- safety -------------------------------------------------------------------------------------


HOOKS = ("post-checkout", "post-index-change", "pre-commit", "fsmonitor-watchman")


def test_hooks_and_monitors_of_the_repository_are_not_run(tmp_path: Path) -> None:
    root, told = kept(tmp_path / "repo"), tmp_path / "told"
    script = f"#!/bin/sh\necho $0 >>'{told}'\n"
    for name in HOOKS:
        hook = root / ".git/hooks" / name
        write(root, f".git/hooks/{name}", script)
        hook.chmod(0o755)
    change(root, WRONG)
    git(root, "add", MAIN)
    told.unlink(missing_ok=True)
    git(root, "config", "core.fsmonitor", str(root / ".git/hooks/fsmonitor-watchman"))
    ended = run("check", "--staged", at=root)
    assert ended.codes() == ["S201"]
    assert not told.exists()


@pytest.mark.parametrize("key", ["smudge", "process"])
def test_filters_of_the_repository_are_not_run(tmp_path: Path, key: str) -> None:
    root, told = kept(tmp_path / "repo"), tmp_path / "told"
    change(root, WRONG)
    git(root, "add", MAIN)
    write(root, ".gitattributes", "* filter=trap\n")
    git(root, "config", f"filter.trap.{key}", f"sh -c 'echo x >>\"{told}\"; cat'")
    ended = run("check", "--staged", at=root)
    assert not told.exists()
    assert ended.codes() == ["S201"]


@pytest.mark.parametrize("key", ["command", "textconv"])
def test_programs_that_show_differences_are_not_run(tmp_path: Path, key: str) -> None:
    root, told = kept(tmp_path / "repo"), tmp_path / "told"
    change(root, WRONG)
    git(root, "add", MAIN)
    write(root, ".gitattributes", "* diff=trap\n")
    git(root, "config", f"diff.trap.{key}", f"sh -c 'echo x >>\"{told}\"'")
    ended = run("check", "--staged", at=root)
    assert not told.exists()
    assert ended.codes() == ["S201"]


def test_nothing_is_left_in_the_folder_for_temporary_files(tmp_path: Path) -> None:
    temporary = tmp_path / "tmp"
    temporary.mkdir()
    root = with_names(tmp_path / "repo")
    change(root, NAMED)
    git(root, "add", "--all")
    assert staged(root, TMPDIR=str(temporary)).codes() == ["S604"]
    assert list(temporary.iterdir()) == []


def test_it_is_quick(tmp_path: Path) -> None:
    """Five thousand transactions, of which a hundred are staged; a rough bound."""
    root = kept(tmp_path, journal=JOURNAL * 5_000)
    write(root, "journal/new.beancount", JOURNAL * 100)
    git(root, "add", "--all")
    start = time.monotonic()
    staged(root)
    assert time.monotonic() - start < 20


def test_what_is_noted_does_not_show_there_either(tmp_path: Path) -> None:
    """By the notes as they are staged."""
    root = kept(tmp_path)
    change(root, JOURNAL + UNTAGGED_LATER)
    git(root, "add", "--all")
    assert staged(root).codes() == ["S205"]
    write(root, "noted.yaml", "- {code: S205, day: 2025-01-20, why: Nagevraagd}\n")
    assert staged(root).codes() == ["S205"]
    git(root, "add", "--all")
    assert staged(root).codes() == []
    assert staged(root, "--all").codes() == ["S205"]
