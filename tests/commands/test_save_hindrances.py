"""What keeps `save` from saving: each is told with the way on, and changes nothing."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from socoledger.commands.save_questions import Person
from socoledger.storage.git_process import Git, Ran
from tests.support.run import run
from tests.support.saving import MAIN, QUIET, Saving, git, kept, unkept
from tests.support.small_books import earns

MARCH = earns("2025-03-14", "anna", 412.5)


@pytest.fixture(autouse=True)
def _no_configuration(monkeypatch: pytest.MonkeyPatch) -> None:
    for name, value in QUIET.items():
        monkeypatch.setenv(name, value)


def _merge(some: Saving) -> None:
    _two_versions(some)
    some.git("merge", "side", fails=True)


def _two_versions(some: Saving) -> None:
    some.git("switch", "--quiet", "-c", "side")
    some.write("notes.txt", "one\n").git("add", ".")
    some.git("commit", "--quiet", "--message", "one")
    some.git("switch", "--quiet", "main")
    some.write("notes.txt", "two\n").git("add", ".")
    some.git("commit", "--quiet", "--message", "two")


def _rebase(some: Saving) -> None:
    _two_versions(some)
    some.git("rebase", "side", fails=True)


def _patches(some: Saving) -> None:
    _two_versions(some)
    patch = some.git("format-patch", "-1", "side", "--stdout")
    some.write("../x.patch", patch + "\n")
    some.git("am", "../x.patch", fails=True)


def _cherry_pick(some: Saving) -> None:
    _two_versions(some)
    some.git("cherry-pick", "side", fails=True)


def _revert(some: Saving) -> None:
    some.write("notes.txt", "one\n").git("add", ".")
    some.git("commit", "--quiet", "--message", "one")
    some.write("notes.txt", "two\n").git("add", ".")
    some.git("commit", "--quiet", "--message", "two")
    some.git("revert", "HEAD~1", fails=True)


def _bisect(some: Saving) -> None:
    some.git("bisect", "start")


def _detached(some: Saving) -> None:
    some.git("checkout", "--quiet", "--detach")


def _stash(some: Saving) -> None:
    some.write("notes.txt", "one\n").git("add", ".")
    some.git("stash", "--quiet")
    some.write("notes.txt", "two\n").git("add", ".")
    some.git("commit", "--quiet", "--message", "two")
    some.git("stash", "pop", fails=True)


def _ignored(some: Saving) -> None:
    some.git("rm", "--quiet", "-r", "--cached", ".")
    some.write(".gitignore", "*\n")


def _broken(some: Saving) -> None:
    (some.root / ".git/HEAD").write_text("nothing\n", encoding="utf-8")


def _without_objects(some: Saving) -> None:
    for path in (some.root / ".git/objects").glob("??/*"):
        path.unlink()


UNDER_WAY: dict[Callable[[Saving], None], str] = {
    _merge: "git merge --abort",
    _rebase: "git rebase --abort",
    _patches: "git am --abort",
    _cherry_pick: "git cherry-pick --abort",
    _revert: "git revert --abort",
    _bisect: "git bisect reset",
    _detached: "git switch main",
    _stash: "git status",
    _ignored: "git init -b main",
    _broken: "git fsck",
    _without_objects: "git fsck",
}


@pytest.mark.parametrize("begin", UNDER_WAY)
@pytest.mark.parametrize("language", ["en", "nl"])
def test_in_the_middle_of_something(
    tmp_path: Path, begin: Callable[[Saving], None], language: str
) -> None:
    some = Saving(kept(tmp_path).root, language)
    begin(some)
    some.book(MARCH)
    before = _state(some.root)
    answer = some.save()
    assert answer.exit == 1, answer
    assert UNDER_WAY[begin] in answer.messages[0]
    assert answer.messages[1] == {"en": "nothing was saved", "nl": "er is niets bewaard"}[language]
    assert _state(some.root) == before


def _state(root: Path) -> dict[Path, bytes]:
    return {path: path.read_bytes() for path in root.rglob("*") if path.is_file()}


def test_in_a_repository_of_something_else(tmp_path: Path) -> None:
    git(tmp_path, "init", "--quiet")
    some = unkept(tmp_path)
    answer = some.save()
    assert answer.exit == 1
    assert "git init -b main" in answer.messages[0]
    assert str(tmp_path) in answer.messages[0]
    some.git("add", "coop.yaml")
    assert some.save().exit == 0
    assert git(tmp_path, "status", "--porcelain") == ""


def test_in_a_submodule(tmp_path: Path) -> None:
    some = kept(tmp_path)
    outer = tmp_path / "outer"
    outer.mkdir()
    git(outer, "init", "--quiet")
    git(outer, "-c", "protocol.file.allow=always", "submodule", "--quiet", "add", str(some.root))
    inner = Saving(outer / "books").book(MARCH)
    inner.git("switch", "--quiet", "main")
    answer = inner.save()
    assert answer.exit == 1
    assert "submodule" in answer.messages[0]


def test_inside_a_bare_repository(tmp_path: Path) -> None:
    git(tmp_path, "init", "--quiet", "--bare")
    answer = unkept(tmp_path).save()
    assert answer.exit == 1
    assert "move them out of it" in answer.messages[0]


@pytest.mark.parametrize("name", ["index.lock", "refs/heads/main.lock", "HEAD.lock"])
def test_what_git_left_behind(tmp_path: Path, name: str) -> None:
    some = kept(tmp_path).book(MARCH)
    some.write(f".git/{name}", "")
    answer = some.save()
    assert answer.exit == 4
    assert answer.messages[0].endswith(f"remove {some.root}/.git/{name}")
    assert some.commits() == 1


def test_git_is_not_installed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    some = kept(tmp_path).book(MARCH)
    monkeypatch.setenv("PATH", str(tmp_path))
    answer = some.save()
    assert answer.exit == 1
    assert "git is not installed" in answer.messages[0]


def test_of_another_user(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    some = kept(tmp_path).book(MARCH)
    monkeypatch.setenv("GIT_TEST_ASSUME_DIFFERENT_OWNER", "1")
    monkeypatch.setattr("socoledger.storage.git_process._KEPT", tuple(os.environ))
    answer = some.save()
    assert answer.exit == 1
    assert "safe.directory" in answer.messages[0]


def test_a_program_that_files_go_through(tmp_path: Path) -> None:
    some = kept(tmp_path).write(".gitattributes", "*.beancount filter=crypt\n").book(MARCH)
    answer = some.save()
    assert answer.exit == 1
    assert f"{MAIN} goes through a program before git keeps it (crypt)" in answer.messages[0]
    assert some.commits() == 1


@pytest.mark.parametrize(
    ("said", "code"),
    [
        ("error: insufficient permission for adding an object to repository database", 4),
        ("fatal: unable to write new index file: No space left on device", 4),
        ("fatal: Unable to create '/x/.git/index.lock': File exists.", 4),
        ("fatal: cannot lock ref 'HEAD': is at aaa but expected bbb", 4),
        ("fatal: something nobody knows", 1),
    ],
)
@pytest.mark.parametrize("command", ["update-index", "update-ref", "commit-tree"])
def test_git_says_no(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, said: str, code: int, command: str
) -> None:
    """Where git fails at the very end, what was staged is as it was."""
    some = kept(tmp_path).book(MARCH).write("staged.txt", "x")
    some.git("add", "staged.txt")
    staged = some.git("ls-files", "--stage")
    asked = Git.run

    def run_(self: Git, *arguments: str, **more: object) -> Ran:
        at_last = command != "update-index" or "--index-info" in arguments
        if arguments[0] == command and at_last and "GIT_OBJECT_DIRECTORY" not in str(more):
            return Ran(128, b"", said)
        return asked(self, *arguments, **more)  # type: ignore[arg-type]

    monkeypatch.setattr(Git, "run", run_)
    try:
        answer = some.save()
        assert answer.exit == code
    except OSError:  # the program tells of it, and ends with 4
        assert code == 4
    monkeypatch.undo()
    assert some.commits() == 1
    assert some.git("ls-files", "--stage") == staged


@pytest.mark.slow
def test_where_nothing_can_be_written(tmp_path: Path) -> None:
    some = kept(tmp_path).book(MARCH)
    objects = some.root / ".git/objects"
    for folder in (objects, *objects.glob("??")):
        folder.chmod(0o555)
    ended = run("save", "--name", "M", "--email", "m@example.org", at=some.root, **QUIET)
    for folder in (objects, *objects.glob("??")):
        folder.chmod(0o755)
    if os.geteuid():  # nothing keeps root from writing
        assert ended.code == 4
        assert some.commits() == 1


def test_books_that_are_nowhere(tmp_path: Path) -> None:
    assert Saving(tmp_path).save().exit == 3
    assert Saving(tmp_path).log().exit == 3


def test_nobody_to_ask(tmp_path: Path) -> None:
    some = kept(tmp_path).book(MARCH)
    answer = some.save(person=Person())
    assert answer.exit == 1
    assert "socoledger save --name NAME --email ADDRESS" in answer.messages[0]
    assert some.commits() == 1
