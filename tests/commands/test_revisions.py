"""Two states of the books: the present ones, at a revision of git, in another folder (SPEC 13)."""

import hashlib
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
EMPTY = "4b825dc642cb6eb9a060e54bf8d69288fbee4904"
"""The tree without files."""
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


# -- which revision -----------------------------------------------------------------------------


def test_every_way_to_name_a_revision(kept: Path) -> None:
    first = git(kept, "rev-parse", "main~1")
    git(kept, "tag", "--annotate", "v1", "--message", "x", first)
    git(kept, "branch", "year/2025", first)
    for name in ("v1", "year/2025", "HEAD^", "@~1", first, first[:9], "main@{1}"):
        assert counts(compared(kept, name, "main")) == (1, 2), name
    label = compared(kept, first[:9], "v1")
    assert label.words("{a} {b}", a=label.before.label, b=label.after.label) == (
        f"commit {first[:9]} v1 ({first[:8]})"
    )


def test_a_day_before_the_log_of_the_branch(kept: Path) -> None:
    """Git would take the oldest state that it knows, and compare with that."""
    exit_, said = stopped(kept, "main@{2020-01-01}")
    assert exit_ is Exit.USAGE
    assert "log" in said
    assert counts(compared(kept, "main@{2099-01-01}")) == (2, 3)


@pytest.mark.parametrize("name", ["", "-x", "main:coop.yaml", "main..main~1", "a b", "HEAD^{tree}"])
def test_what_is_no_revision(kept: Path, name: str) -> None:
    exit_, said = stopped(kept, name)
    assert (exit_, said.count("\n")) == (Exit.USAGE, 0)
    assert ("apart" in said) == (".." in name)


def test_a_beginning_of_several_names(kept: Path) -> None:
    """Git wants four signs at least: commits are made until two begin with the same."""
    names: dict[str, str] = {}
    for number in range(3000):
        text = f"tree {EMPTY}\nauthor a <a> {number} +0000\ncommitter a <a> 0 +0000\n\n"
        name = hashlib.sha1(b"commit %d\0" % len(text) + text.encode()).hexdigest()  # noqa: S324
        if name[:4] in names:
            break
        names[name[:4]] = text
    for one in (text, names[name[:4]]):
        put(kept, one.encode(), "commit")
    exit_, said = stopped(kept, name[:4])
    assert exit_ is Exit.USAGE
    assert "several" in said


def put(root: Path, content: bytes, kind: str = "blob") -> str:
    """Put an object into a repository, as somebody who forges one does."""
    arguments = ("hash-object", "-w", "--literally", "-t", kind, "--stdin")
    return (
        subprocess.run(
            ["git", *arguments], cwd=root, check=True, capture_output=True, input=content
        )
        .stdout.decode()
        .strip()
    )


def test_a_folder_with_the_name_of_a_branch(kept: Path) -> None:
    write_books(kept / "older")
    git(kept, "branch", "older")
    exit_, said = stopped(kept, "older")
    assert exit_ is Exit.USAGE
    assert "./older" in said
    assert compared(kept, "./older").before.folder == "./older"
    assert compared(kept, "refs/heads/older").before.commit is not None
    assert "other" in stopped(kept, "./other")[1]


def test_a_folder_and_a_revision(kept: Path, tmp_path: Path) -> None:
    write_books(tmp_path / "copy")
    assert counts(compared(kept, "../copy", "main")) == (1, 2)
    assert counts(compared(kept, "../copy")) == (1, 3)


def test_nothing_was_committed_yet(tmp_path: Path) -> None:
    root = write_books(tmp_path)
    git(root, "init", "--quiet")
    exit_, said = stopped(root)
    assert exit_ is Exit.USAGE
    assert "socoledger save" in said


def test_books_that_git_does_not_keep(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    root = write_books(tmp_path)
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    assert stopped(root)[0] is Exit.USAGE
    monkeypatch.setenv("PATH", "")
    exit_, said = stopped(root)
    assert exit_ is Exit.USAGE
    assert "not installed" in said


def test_a_repository_that_is_broken(kept: Path) -> None:
    (kept / ".git/HEAD").write_text("nonsense")
    assert stopped(kept)[0] is Exit.UNREADABLE


# -- clones -------------------------------------------------------------------------------------


def test_a_clone_whose_history_was_cut_off(kept: Path, tmp_path: Path) -> None:
    git(tmp_path, "clone", "--quiet", "--depth=1", kept.as_uri(), "shallow")
    assert counts(compared(tmp_path / "shallow")) == (2, 2)
    for name in ("HEAD~1", git(kept, "rev-parse", "HEAD~1")):
        exit_, said = stopped(tmp_path / "shallow", name)
        assert exit_ is Exit.USAGE
        assert "git fetch --unshallow" in said


def test_a_clone_without_the_contents_of_older_files(kept: Path, tmp_path: Path) -> None:
    """Nothing is fetched, also by a git that would do so by itself."""
    git(kept, "config", "uploadpack.allowFilter", "true")
    git(tmp_path, "clone", "--quiet", "--filter=blob:none", kept.as_uri(), "partial")
    before = state(tmp_path / "partial")
    exit_, said = stopped(tmp_path / "partial", "HEAD~1")
    assert exit_ is Exit.UNREADABLE
    assert "git fetch --refetch" in said
    assert state(tmp_path / "partial") == before


def state(folder: Path) -> dict[str, tuple[int, bytes]]:
    """Everything in a folder."""
    return {
        str(path.relative_to(folder)): (path.lstat().st_mtime_ns, path.read_bytes())
        for path in folder.rglob("*")
        if path.is_file()
    }


def test_a_file_that_git_lost(kept: Path) -> None:
    blob = git(kept, "rev-parse", "HEAD:journal/main.beancount")
    (kept / ".git/objects" / blob[:2] / blob[2:]).unlink()
    exit_, said = stopped(kept)
    assert exit_ is Exit.UNREADABLE
    assert "git fsck" in said


def test_a_repository_with_longer_names(tmp_path: Path) -> None:
    root = write_books(tmp_path)
    git(root, "init", "--quiet", "--object-format=sha256")
    commit(root)
    write_books(root, MORE)
    found = compared(root)
    assert counts(found) == (1, 2)
    assert found.before.commit is not None
    assert len(found.before.commit) == 64


def test_a_second_working_tree_on_no_branch(kept: Path, tmp_path: Path) -> None:
    git(kept, "worktree", "add", "--quiet", "--detach", str(tmp_path / "second"), "HEAD~1")
    assert counts(compared(tmp_path / "second", "main")) == (2, 1)
    assert counts(compared(tmp_path / "second")) == (1, 1)


def test_books_that_are_a_submodule(kept: Path, tmp_path: Path) -> None:
    git(kept, "restore", ".")
    outer = tmp_path / "outer"
    git(tmp_path, "init", "--quiet", str(outer))
    write_books(outer / "books")
    commit(outer)
    git(outer, "rm", "-r", "--quiet", "books")
    git(
        outer, "-c", "protocol.file.allow=always", "submodule", "add", "--quiet", "../kept", "books"
    )
    commit(outer)
    assert counts(compared(outer / "books", "HEAD~1")) == (1, 2)
    git(tmp_path, "clone", "--quiet", "--bare", "outer", "bare.git")
    exit_, said = stopped(tmp_path / "bare.git", "HEAD~1", "HEAD", books=Path("books"))
    assert exit_ is Exit.UNREADABLE
    assert said.startswith("HEAD (")
    assert "submodule" in said


# -- where the books lay ------------------------------------------------------------------------


def test_several_books_in_one_repository(tmp_path: Path) -> None:
    git(tmp_path, "init", "--quiet", "--initial-branch=main")
    write_books(tmp_path / "a/noord")
    write_books(tmp_path / ".c", MORE + JOURNAL.replace("Klus", "De derde"))
    write_books(tmp_path / "a/zuid", MORE, coop=COOP.replace("Proef", "Zuid"))
    commit(tmp_path)
    git(tmp_path, "mv", "a", "b")
    commit(tmp_path)
    for name, count in (("noord", 1), ("zuid", 2)):
        found = compared(tmp_path / "b" / name, "HEAD~1")
        assert counts(found) == (count, count)
        assert found.before.folder == f"a/{name}"
    bare = tmp_path / "bare.git"
    git(tmp_path, "clone", "--quiet", "--bare", ".", str(bare))
    exit_, said = stopped(bare, "main~1", "main")
    assert exit_ is Exit.USAGE
    assert "--books .c | a/noord | a/zuid" in said
    assert counts(compared(tmp_path / ".c", "main~1", "main")) == (3, 3)
    for books in (bare / "b/zuid", bare / "a/zuid"):
        found = compared(tmp_path, "main~1", "main", books=books)
        assert counts(found) == (2, 2)
        assert (found.before.folder, found.after.folder) == ("a/zuid", "b/zuid")
    assert counts(compared(bare, "main~1", "main", books=Path("b/noord"))) == (1, 1)
    exit_, said = stopped(bare, "main~1", "main", books=Path("b/oost"))
    assert exit_ is Exit.USAGE
    assert "b/oost" in said


def test_a_revision_without_books(kept: Path) -> None:
    git(kept, "restore", ".")
    git(kept, "switch", "--quiet", "--orphan", "empty")
    git(kept, "commit", "--quiet", "--allow-empty", "--message", "x")
    exit_, said = stopped(kept, "empty", "main")
    assert exit_ is Exit.UNREADABLE
    assert said.startswith("empty (")
    assert counts(compared(kept, "main~1", "main")) == (1, 2)


def test_the_same_files_are_read_once(kept: Path) -> None:
    git(kept, "commit", "--quiet", "--allow-empty", "--message", "x")
    found = compared(kept, "HEAD~1", "HEAD")
    assert found.before.books is found.after.books
    assert found.before.commit != found.after.commit


def test_the_copy_is_gone_and_real_names_are_looked_for(kept: Path) -> None:
    write_files(
        kept,
        {
            "coop.yaml": f"{COOP}pseudonyms: true\nnames_file: private/names.txt\n",
            "private/names.txt": "Klus\n",
            ".gitignore": "private/\n",
        },
    )
    commit(kept)
    found = compared(kept, "HEAD", "HEAD")
    assert not found.before.books.root.exists()
    assert found.before.books.home == kept
    assert "S604" in {finding.code for finding in found.before.books.findings}


def test_numbers_that_either_side_hides(kept: Path) -> None:
    write_books(kept, JOURNAL.replace("Klus", "111222333"))
    commit(kept)
    assert "111222333" not in compared(kept, "HEAD", "HEAD~1").words("{a}", a="111222333")
    assert "111222333" not in compared(kept, "HEAD~1", "HEAD").words("{a}", a="111222333")


# -- of somebody else ---------------------------------------------------------------------------


def test_nothing_of_the_repository_is_run_or_touched(kept: Path, tmp_path: Path) -> None:
    trap = tmp_path / "trap"
    trap.write_text(f"#!/bin/sh\ntouch {tmp_path}/sprung\ncat\n")
    trap.chmod(0o755)
    of_core = ("core.fsmonitor", "core.sshCommand", "core.pager", "core.alternateRefsCommand")
    of_files = ("filter.x.clean", "filter.x.smudge", "diff.x.textconv", "diff.x.command")
    for setting in (*of_core, *of_files, "diff.external", "alias.rev-parse", "gpg.program"):
        git(kept, "config", setting, f"!{trap}" if "alias" in setting else str(trap))
    write_files(kept, {".gitattributes": "* filter=x diff=x\n"})
    for hook in ("post-checkout", "reference-transaction", "post-index-change"):
        (kept / ".git/hooks").mkdir(exist_ok=True)
        (kept / ".git/hooks" / hook).symlink_to(trap)
    before = state(kept)
    assert counts(compared(kept)) == (2, 3)
    assert counts(compared(kept, "main~1", "main@{0}")) == (1, 2)
    assert state(kept) == before
    assert not (tmp_path / "sprung").exists()


def test_objects_are_what_their_names_say(kept: Path) -> None:
    """A repository can name another object to take the place of one."""
    git(kept, "replace", "HEAD~1", "HEAD")
    assert counts(compared(kept, "main~1", "main")) == (1, 2)


def tree(root: Path, *entries: tuple[str, str, str]) -> str:
    """Put a tree of entries (mode, name, object) into a repository, whatever their names."""
    content = b"".join(
        f"{mode} {name}\0".encode() + bytes.fromhex(object_) for mode, name, object_ in entries
    )
    return put(root, content, "tree")


def committed(root: Path, top: str) -> str:
    return git(root, "commit-tree", top, "-m", "x")


def test_names_that_lead_out_of_the_copy(kept: Path, tmp_path: Path) -> None:
    blob = put(kept, b"x")
    entries = [
        (mode, name, object_)
        for mode, _kind, object_, name in (
            line.split() for line in git(kept, "ls-tree", "HEAD").splitlines()
        )
    ]
    outside = ("100644", f"{tmp_path}/absolute", blob)
    inner = tree(kept, ("100644", "escaped", blob))
    strange = (("40000", "..", inner), ("40000", ".GIT", inner), outside)
    forged = committed(kept, tree(kept, *entries, *strange))
    assert counts(compared(kept, forged)) == (2, 3)
    assert not (tmp_path / "absolute").exists()
    linked = committed(
        kept,
        tree(kept, *entries, ("120000", "away", put(kept, str(tmp_path).encode()))),
    )
    assert counts(compared(kept, linked)) == (2, 3)


@pytest.mark.parametrize("name", ["journal", "x" * 300, "members"])
def test_names_that_cannot_stand_on_a_disk(kept: Path, name: str) -> None:
    lines = [line.split() for line in git(kept, "ls-tree", "HEAD").splitlines()]
    entries = [(mode, name_, object_) for mode, _kind, object_, name_ in lines]
    forged = committed(kept, tree(kept, *entries, ("100644", name, put(kept, b"x"))))
    assert stopped(kept, forged)[0] is Exit.UNREADABLE


def test_more_than_books_ever_hold(kept: Path) -> None:
    """Ten trees of ten trees: few objects, and files without end."""
    inner = tree(kept, *(("100644", f"{number:03}", put(kept, b"x")) for number in range(100)))
    for _ in range(4):
        inner = tree(kept, *(("40000", f"{number:03}", inner) for number in range(100)))
    exit_, said = stopped(kept, committed(kept, inner))
    assert exit_ is Exit.UNREADABLE
    assert "larger" in said


def test_a_file_that_is_too_large(kept: Path) -> None:
    git(kept, "restore", ".")
    (kept / "journal/main.beancount").write_bytes(b"; " + b"x" * (40 << 20))
    commit(kept)
    exit_, said = stopped(kept, "HEAD", "HEAD~1")
    assert exit_ is Exit.UNREADABLE
    assert "S104" in said or "MB" in said
