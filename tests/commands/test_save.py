"""`save`: what is kept of the books, what is left alone, and what is never kept."""

import os
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator  # type: ignore[import-untyped]

from socoledger.commands.save_questions import Person
from socoledger.write.schemas import schema_of
from tests.support.saving import MAIN, Saving, git, kept, unkept
from tests.support.small_books import costs, earns, hours

MARCH = earns("2025-03-14", "anna", 412.5) + costs("2025-03-20", "anna", 89)
BSN = "111222333"


@pytest.fixture(autouse=True)
def _no_configuration(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("GIT_CONFIG_GLOBAL", "GIT_CONFIG_SYSTEM"):
        monkeypatch.setenv(name, os.devnull)


# -- what is kept -------------------------------------------------------------------------------


def test_what_changed_is_the_message(tmp_path: Path) -> None:
    some = kept(tmp_path).book(MARCH + hours("2025-03-21", "anna", 4.5))
    assert some.saved() == ("bookings of 2025-03: new 2, €412.50 in, €89.00 out; hours: anna 4.50")
    assert some.git("log", "-1", "--format=%an <%ae>") == "Marijke <marijke@example.org>"


def test_a_message_stands_above_what_changed(tmp_path: Path) -> None:
    some = kept(tmp_path).book(MARCH)
    message = some.saved("Maart\ngedaan")
    assert message == "Maart\ngedaan\n\nbookings of 2025-03: new 2, €412.50 in, €89.00 out"


def test_in_the_language_of_the_books(tmp_path: Path) -> None:
    some = Saving(kept(tmp_path).book(MARCH).root, language="nl")
    assert some.saved() == "boekingen van 2025-03: nieuw 2, € 412,50 erbij, € 89,00 eraf"


def test_many_things_fit_in_80_columns(tmp_path: Path) -> None:
    some = kept(tmp_path)
    for number in range(11):
        some.write(f"members/iemand-{number}.yaml", "x")
    answer = some.save(dry_run=True)
    assert max(map(len, answer.output.splitlines())) <= 80
    assert answer.output.splitlines()[1].startswith("  iemand-")
    for number in range(11, 14):
        some.write(f"members/iemand-{number}.yaml", "x")
    assert some.save().output.startswith("new members: iemand-0 … iemand-9 (14)\n")


def test_nothing_changed(tmp_path: Path) -> None:
    some = kept(tmp_path)
    answer = some.save()
    assert (answer.exit, answer.output) == (0, "")
    assert answer.messages == ("nothing changed since the books were saved last",)
    assert some.shape()["saved"] is False
    assert some.commits() == 1


def test_every_kind_of_change_is_kept(tmp_path: Path) -> None:
    files = {"a.txt": "1\n", "b/c.txt": "2\n", "link": "x\n", "run.sh": "#!/bin/sh\n"}
    some = kept(tmp_path, files=files)
    (some.root / "a.txt").unlink()
    (some.root / "b/c.txt").unlink()
    (some.root / "b").rmdir()
    some.write("b", "now a file\n").write("a.txt/d.txt", "now a folder\n").write("é ü\n.txt", "x")
    (some.root / "link").unlink()
    (some.root / "link").symlink_to("coop.yaml")
    (some.root / "run.sh").chmod(0o755)
    some.saved()
    listed = some.git("-c", "core.quotePath=false", "ls-tree", "-r", "HEAD").splitlines()
    assert [line.split()[0] for line in listed if line.endswith(("\tlink", "\trun.sh"))] == [
        "120000",
        "100755",
    ]
    assert some.git("fsck", "--strict") == ""


def test_what_git_ignores_is_not_kept_and_what_it_tracks_is(tmp_path: Path) -> None:
    some = kept(tmp_path, files={"seen.log": "1\n"})
    some.write(".gitignore", "*.log\n").write("seen.log", "2\n").write("unseen.log", "3\n")
    some.saved()
    assert some.git("show", "HEAD:seen.log") == "2"
    assert "unseen.log" not in some.git("ls-tree", "-r", "--name-only", "HEAD")


def test_what_git_is_to_forget_is_taken_out(tmp_path: Path) -> None:
    some = kept(tmp_path, files={"notes.log": "1\n"})
    some.git("rm", "--quiet", "--cached", "notes.log")
    some.write(".gitignore", "*.log\n").saved()
    assert "notes.log" not in some.git("ls-tree", "-r", "--name-only", "HEAD")
    assert (some.root / "notes.log").exists()


def test_books_beside_other_things(tmp_path: Path) -> None:
    """What is staged of other things stays staged, and out of the commit."""
    some = kept(tmp_path, root="books/boeken")
    top = tmp_path / "books"
    (top / "other.txt").write_text("staged\n", encoding="utf-8")
    (top / "new.txt").write_text("staged\n", encoding="utf-8")
    git(top, "add", "other.txt", "new.txt")
    (top / "other.txt").write_text("later\n", encoding="utf-8")
    some.book(MARCH).git("add", ".")
    some.book(hours("2025-03-30", "anna", 1)).saved()
    assert git(top, "status", "--porcelain").splitlines() == ["A  new.txt", "MM other.txt"]
    assert git(top, "show", "--format=", "--name-only") == f"boeken/{MAIN}"
    assert git(top, "fsck", "--strict", "--no-dangling") == ""


def test_the_lock_and_what_was_cut_off_are_not_kept(tmp_path: Path) -> None:
    some = kept(tmp_path)
    some.write(".gitignore", "").write(".socoledger/undo.json", "x")
    some.write("journal/.main.beancount.0a1b2c3d", "x").save()
    assert some.git("ls-files", "*.socoledger*", "*0a1b2c3d") == ""


def test_folders_that_may_be_private_are_left_out(tmp_path: Path) -> None:
    some = kept(tmp_path)
    (tmp_path / "books/.gitignore").unlink()
    for name in ("private/x", "bank/x", "payments/x"):
        some.write(name, "secret")
    answer = some.save()
    assert [one for one in answer.messages if "left out" in one] == [
        f"left out, as it may be private: {folder}; add that line to .gitignore"
        for folder in ("private/", "bank/", "payments/")
    ]
    assert some.git("ls-files", "private", "bank", "payments") == ""


def test_a_repository_inside_the_books_is_left_out(tmp_path: Path) -> None:
    some = kept(tmp_path).book(MARCH).write("inner/x", "x")
    git(some.root / "inner", "init", "--quiet")
    git(some.root / "inner", "add", "x")
    git(some.root / "inner", "commit", "--quiet", "--message", "x")
    answer = some.save()
    assert "left out, as it is a repository of its own: inner/" in answer.messages
    assert some.git("ls-files", "inner") == ""


def test_what_lies_behind_a_link_is_not_kept(tmp_path: Path) -> None:
    some = kept(tmp_path, files={"bonnen/a.txt": "a"})
    (some.root / "bonnen/a.txt").unlink()
    (some.root / "bonnen").rmdir()
    outside = tmp_path / "outside"
    outside.mkdir()
    (outside / "a.txt").write_text("secret", encoding="utf-8")
    (some.root / "bonnen").symlink_to(outside)
    some.saved()
    assert some.git("ls-tree", "HEAD", "bonnen").startswith("120000")
    assert (outside / "a.txt").read_text(encoding="utf-8") == "secret"


@pytest.mark.parametrize(
    "rule", ["", "* text=auto\n", "* text\n", "* text eol=crlf\n", "* -text\n"]
)
@pytest.mark.parametrize("setting", ["false", "true", "input"])
def test_whatever_the_line_ends_git_sees_nothing_changed(
    tmp_path: Path, rule: str, setting: str
) -> None:
    some = kept(tmp_path)
    some.git("config", "core.autocrlf", setting)
    journal = (some.root / MAIN).read_text(encoding="utf-8")
    some.write(".gitattributes", rule).write(MAIN, (journal + MARCH).replace("\n", "\r\n"))
    some.saved()


def test_folders_of_any_name(tmp_path: Path) -> None:
    some = kept(tmp_path / 'a:b "c\\', root="books/het é: kas\nboek").book(MARCH)
    assert some.saved().startswith("bookings of 2025-03")


def test_a_member_with_a_name_in_another_encoding(tmp_path: Path) -> None:
    some = kept(tmp_path)
    name = os.fsencode(some.root) + b"/members/caf\xe9.yaml"
    Path(os.fsdecode(name)).write_text("id: x\n", encoding="utf-8")
    assert some.saved() == "new members: caf?"


def test_a_name_in_another_encoding_is_kept_and_told(tmp_path: Path) -> None:
    some = kept(tmp_path)
    Path(os.fsdecode(os.fsencode(some.root) + b"/caf\xe9.txt")).write_text("x", encoding="utf-8")
    answer = some.save()
    assert answer.exit == 0
    assert any("not UTF-8" in one for one in answer.messages)
    assert some.git("status", "--porcelain") == ""


def test_a_worktree_and_longer_names_of_objects(tmp_path: Path) -> None:
    some = kept(tmp_path)
    some.git("worktree", "add", "--quiet", "-b", "side", str(tmp_path / "side"))
    side = Saving(tmp_path / "side").book(MARCH)
    side.saved()
    assert some.git("log", "-1", "--format=%s", "main") == "first"
    assert side.git("log", "-1", "--format=%s", "side").startswith("bookings of 2025-03")


def test_longer_names_of_objects(tmp_path: Path) -> None:
    some = unkept(tmp_path, files={"a.txt": "x"})
    some.git("init", "--quiet", "--object-format=sha256", "--initial-branch=main")
    some.save()
    (some.root / "a.txt").unlink()
    some.saved()


def test_in_a_sparse_working_tree_what_is_not_there_is_kept(tmp_path: Path) -> None:
    some = kept(tmp_path, files={"bonnen/a.txt": "a"})
    some.git("sparse-checkout", "set", "--no-cone", "/*", "!bonnen/")
    assert not (some.root / "bonnen").exists()
    some.book(MARCH).saved()
    assert some.git("show", "HEAD:bonnen/a.txt") == "a"


def test_books_with_errors_are_kept_and_told(tmp_path: Path) -> None:
    some = kept(tmp_path).book(earns("2025-03-14", "dirk", 10))
    answer = some.save()
    assert answer.exit == 0
    assert answer.messages[-1] == "note: the books have errors: 1; see: socoledger check"


def test_books_that_cannot_be_read_whole_are_kept(tmp_path: Path) -> None:
    """Work in progress; what changed is told by files, as the facts are not known."""
    some = kept(tmp_path, MARCH).book("2025-03-30 * unfinished\n").write("members/x.yaml", "id: x")
    message = some.saved()
    assert message.splitlines()[0] == "new members: x"
    assert "bookings" not in message


def test_without_coop_yaml_nobody_can_see_what_is_private(tmp_path: Path) -> None:
    some = kept(tmp_path).write("coop.yaml", "name: [\n")
    assert some.save().exit == 3
    assert some.commits() == 1


# -- what is never kept -------------------------------------------------------------------------


PSEUDONYMS = "pseudonyms: true\nnames_file: private/names.txt\n"


def pseudonymous(folder: Path) -> Saving:
    some = kept(folder)
    coop = (some.root / "coop.yaml").read_text(encoding="utf-8")
    some.write("coop.yaml", coop + PSEUDONYMS).write("private/names.txt", "Jan de Vries\n")
    some.saved()
    return some


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("members/anna.yaml", f"id: anna\nname: Anna {BSN}\njoined: 2010-01-01\n"),
        (f"bon-{BSN}.txt", "x"),
        ("unread.yaml", f"x: {BSN}\n"),
        ("notities.txt", "gebeld met jan  de vries\n"),
        ("journal/main.beancount", '2025-03-01 note Assets:Bank "Jan de Vries"\n'),
    ],
)
def test_what_is_private_is_refused(tmp_path: Path, name: str, text: str) -> None:
    some = pseudonymous(tmp_path).write(name, text)
    objects = some.git("count-objects")
    answer = some.save()
    assert answer.exit == 1
    assert answer.messages[-1] == "nothing was saved"
    assert ": S601 error: " in answer.messages[0] or ": S604 error: " in answer.messages[0]
    assert BSN not in str(answer)
    assert some.git("count-objects") == objects
    assert some.commits() == 2


def test_the_list_of_real_names_is_refused(tmp_path: Path) -> None:
    some = pseudonymous(tmp_path)
    some.git("add", "--force", "private/names.txt")
    answer = some.save()
    assert answer.exit == 1
    assert " S605 " in answer.messages[0]


def test_a_name_in_the_message_is_refused(tmp_path: Path) -> None:
    some = pseudonymous(tmp_path).book(MARCH)
    for message in ("cursus van Jan de Vries", f"bon {BSN}"):
        answer = some.save(message)
        assert answer.exit == 1
        assert "Vries" not in str(answer.messages)
    assert some.save("  \n ").exit == 2
    assert some.save(person=Person("Jan de Vries", "x@example.org")).exit == 1
    assert some.commits() == 2


def test_a_number_that_may_be_private_is_told(tmp_path: Path) -> None:
    some = kept(tmp_path).book(f"; factuur {BSN}\n")
    answer = some.save()
    assert answer.exit == 0
    assert " S602 warning: " in answer.messages[0]


# -- trying it ----------------------------------------------------------------------------------


def test_a_dry_run_changes_nothing(tmp_path: Path) -> None:
    some = kept(tmp_path).book(MARCH)
    before = {path: path.stat().st_mtime_ns for path in some.root.rglob("*")}
    answer = some.save(dry_run=True)
    assert answer.output == "bookings of 2025-03: new 2, €412.50 in, €89.00 out\n"
    assert answer.messages == ("nothing was saved: this is a dry run",)
    assert {path: path.stat().st_mtime_ns for path in some.root.rglob("*")} == before


def test_as_json(tmp_path: Path) -> None:
    some = kept(tmp_path).book(MARCH).write("bon.pdf", "x")
    shape = some.shape()
    assert shape["commit"] == some.git("rev-parse", "HEAD")
    assert shape["message"].endswith("new 2, €412.50 in, €89.00 out; other files: 1")
    assert (shape["saved"], shape["branch"], shape["files"], shape["errors"]) == (
        True,
        "main",
        2,
        0,
    )
    assert shape["changes"]["bookings"] == [
        {
            "from": "2025-03",
            "to": "2025-03",
            "added": 2,
            "changed": 0,
            "removed": 0,
            "in": "412.50",
            "out": "89.00",
        }
    ]
    assert shape["changes"]["other_files"] == 1
    Draft202012Validator(schema_of("save")).validate(shape)


def test_who_saves_is_known_already(tmp_path: Path) -> None:
    some = kept(tmp_path).book(MARCH)
    some.git("config", "user.name", "Karel")
    some.git("config", "user.email", "karel@example.org")
    some.saved(person=Person())
    assert some.git("log", "-1", "--format=%an") == "Karel"
