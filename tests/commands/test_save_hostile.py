"""Nothing that a repository brings along is run by `save`, nor by `save --log`."""

import os
from pathlib import Path

import pytest

from socoledger.storage.git import copy_at
from socoledger.storage.git_process import Git
from tests.support.saving import MAIN, QUIET, Saving, kept
from tests.support.small_books import earns

HOOKS = (
    "applypatch-msg",
    "commit-msg",
    "fsmonitor-watchman",
    "post-checkout",
    "post-commit",
    "post-index-change",
    "pre-auto-gc",
    "pre-commit",
    "prepare-commit-msg",
    "reference-transaction",
)
PROGRAMS = (
    "core.fsmonitor",
    "core.pager",
    "core.editor",
    "core.sshCommand",
    "core.askPass",
    "core.alternateRefsCommand",
    "sequence.editor",
    "diff.external",
    "gpg.program",
    "gpg.ssh.program",
    "gpg.ssh.defaultKeyCommand",
    "credential.helper",
    "diff.trap.textconv",
    "diff.trap.command",
    "merge.trap.driver",
    "interactive.diffFilter",
    "trailer.trap.command",
    "uploadpack.packObjectsHook",
    "hook.trap.command",
)
VALUES = {
    "commit.gpgSign": "true",
    "log.showSignature": "true",
    "user.signingKey": "x",
    "gc.auto": "1",
    "core.untrackedCache": "true",
    "hook.trap.event": "reference-transaction",
    "remote.origin.url": "ext::sh -c false",
    "remote.origin.promisor": "true",
    "extensions.partialClone": "origin",
}


@pytest.fixture(autouse=True)
def _no_configuration(monkeypatch: pytest.MonkeyPatch) -> None:
    for name, value in QUIET.items():
        monkeypatch.setenv(name, value)


@pytest.fixture
def trap(tmp_path: Path) -> Path:
    """A program that leaves a mark where it is run."""
    path = tmp_path / "trap"
    path.write_text(f"#!/bin/sh\necho $0 $@ >>{tmp_path}/mark\ncat\n", encoding="utf-8")
    path.chmod(0o755)
    return path


def _changed(tmp_path: Path) -> Saving:
    return kept(tmp_path).book(earns("2025-03-14", "anna", 10))


def _saved_without_running(some: Saving, trap: Path) -> None:
    before = some.commits()
    assert some.save(dry_run=True).exit == 0
    assert some.save().exit == 0
    assert some.log().exit == 0
    assert not (trap.parent / "mark").exists(), (trap.parent / "mark").read_text()
    assert some.commits() == before + 1


def _add_hooks(folder: Path, trap: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    for name in HOOKS:
        (folder / name).unlink(missing_ok=True)
        (folder / name).symlink_to(trap)


def test_hooks(tmp_path: Path, trap: Path) -> None:
    some = _changed(tmp_path)
    _add_hooks(some.root / ".git/hooks", trap)
    _saved_without_running(some, trap)
    some.git("commit", "--quiet", "--allow-empty", "--message", "x")
    assert (tmp_path / "mark").exists()


def test_hooks_elsewhere(tmp_path: Path, trap: Path) -> None:
    some = _changed(tmp_path)
    _add_hooks(tmp_path / "hooks", trap)
    some.git("config", "core.hooksPath", str(tmp_path / "hooks"))
    _saved_without_running(some, trap)


def test_programs(tmp_path: Path, trap: Path) -> None:
    some = _changed(tmp_path)
    some.write(".gitattributes", "* diff=trap merge=trap\n")
    for key in PROGRAMS:
        some.git("config", key, str(trap))
    for key, value in VALUES.items():
        some.git("config", key, value)
    _saved_without_running(some, trap)


def test_included_configuration_and_that_of_a_worktree(tmp_path: Path, trap: Path) -> None:
    some = _changed(tmp_path)
    more = tmp_path / "more"
    more.write_text(f"[core]\n\tfsmonitor = {trap}\n\tpager = {trap}\n", encoding="utf-8")
    some.git("config", f"includeIf.gitdir:{some.root}/.path", str(more))
    some.git("config", "extensions.worktreeConfig", "true")
    some.git("config", "--worktree", "core.fsmonitor", str(trap))
    _saved_without_running(some, trap)


def test_hooks_that_configuration_names_are_switched_off(tmp_path: Path) -> None:
    """Newer versions of git have these; the name of one may hold any sign."""
    some = kept(tmp_path)
    for name in ("one", "two=2.x"):
        some.git("config", f"hook.{name}.command", "false")
    given = Git(some.root)._without_hooks
    assert given == {
        "GIT_CONFIG_COUNT": "2",
        "GIT_CONFIG_KEY_0": "hook.one.enabled",
        "GIT_CONFIG_VALUE_0": "false",
        "GIT_CONFIG_KEY_1": "hook.two=2.x.enabled",
        "GIT_CONFIG_VALUE_1": "false",
    }
    assert Git(some.root).write("config", "hook.two=2.x.enabled") == b"false\n"


def test_aliases(tmp_path: Path, trap: Path) -> None:
    some = _changed(tmp_path)
    for name in ("update-index", "commit-tree", "write-tree", "ls-files", "rev-list"):
        some.git("config", f"alias.{name}", f"!{trap}")
    _saved_without_running(some, trap)


@pytest.mark.parametrize("where", [".gitattributes", ".git/info/attributes"])
@pytest.mark.parametrize("key", ["clean", "smudge", "process"])
def test_filters(tmp_path: Path, trap: Path, where: str, key: str) -> None:
    """Here nothing is saved: who has files go through a program, wants them so in git."""
    some = _changed(tmp_path).write(where, "*.beancount filter=trap\n")
    some.git("config", f"filter.trap.{key}", str(trap))
    some.git("config", "filter.trap.required", "true")
    answer = some.save()
    assert answer.exit == 1
    assert MAIN in answer.messages[0]
    assert not (tmp_path / "mark").exists()
    assert some.commits() == 1


def test_variables(tmp_path: Path, trap: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    some = _changed(tmp_path)
    elsewhere = kept(tmp_path / "elsewhere")
    for name in ("EDITOR", "PAGER", "EXTERNAL_DIFF", "SSH_COMMAND", "ASKPASS", "PROXY_COMMAND"):
        monkeypatch.setenv(f"GIT_{name}", str(trap))
    for name in ("DIR", "COMMON_DIR"):
        monkeypatch.setenv(f"GIT_{name}", str(elsewhere.root / ".git"))
    monkeypatch.setenv("GIT_INDEX_FILE", str(elsewhere.root / ".git/index"))
    monkeypatch.setenv("GIT_WORK_TREE", str(elsewhere.root))
    assert some.save().exit == 0
    for name in [name for name in os.environ if name.startswith("GIT_") and name not in QUIET]:
        monkeypatch.delenv(name)
    assert (some.commits(), elsewhere.commits()) == (2, 1)
    assert not (tmp_path / "mark").exists()


def test_a_tree_that_leads_out_of_its_folder(tmp_path: Path) -> None:
    some = kept(tmp_path)
    blob, tree = bytes.fromhex(some.git("rev-parse", "HEAD:coop.yaml")), tmp_path / "tree"
    tree.write_bytes(b"100644 found.txt\0" + blob)
    inner = bytes.fromhex(_tree(some, tree))
    tree.write_bytes(b"40000 ..\0" + inner + b"100644 coop.yaml\0" + blob)
    commit = some.git("commit-tree", _tree(some, tree), "-m", "x")
    into = tmp_path / "copies/one"
    into.mkdir(parents=True)
    assert copy_at(some.root, commit, into)
    assert [path.name for path in into.parent.rglob("*") if path.is_file()] == ["coop.yaml"]


def _tree(some: Saving, path: Path) -> str:
    return some.git("hash-object", "-w", "-t", "tree", "--literally", str(path))
