"""Closes that git does not have yet: a warning, and never in the way (SPEC 4, issue 2)."""

import os
import subprocess
from pathlib import Path

import pytest

from tests.support.closing import QUIET, Closing, commit, git, worked
from tests.support.findings import codes_of

pytestmark = pytest.mark.slow


@pytest.fixture(autouse=True)
def _no_settings_of_somebody(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in [name for name in os.environ if name.startswith("GIT_")]:
        monkeypatch.delenv(name)
    for name, value in QUIET.items():
        monkeypatch.setenv(name, value)


def kept(tmp_path: Path, *options: str) -> Closing:
    """Books kept with git, January closed and not yet committed."""
    some = worked(tmp_path)
    git(some.root, "init", "--quiet", *options)
    commit(some.root)
    return some.close("2025-01")


def warned(some: Closing, period: str = "2025-02") -> list[str]:
    """What `close` warns of; it ends well all the same."""
    answer = some.ask_close(period, dry_run=True)
    assert answer.exit == 0
    told = [message for message in answer.messages if codes_of(answer._replace(output=""))]
    assert all("error" not in message for message in told)
    return codes_of(answer._replace(output=""))


def test_an_earlier_close_that_is_not_committed(tmp_path: Path) -> None:
    some = kept(tmp_path)
    assert warned(some) == ["S520"]
    answer = some.ask_close("2025-02", dry_run=True)
    assert any("2025-01" in message for message in answer.messages if "S520" in message)
    some.close("2025-02", "2025-03")


def test_once_it_is_committed_nothing_is_said(tmp_path: Path) -> None:
    some = kept(tmp_path)
    commit(some.root)
    assert warned(some) == []
    some.close("2025-02")
    assert warned(some, "2025-03") == ["S520"]


def test_the_first_close_has_none_before_it(tmp_path: Path) -> None:
    some = kept(tmp_path).reopen("2025-01")
    assert warned(some, "2025-01") == []


def test_only_what_is_committed_counts(tmp_path: Path) -> None:
    some = kept(tmp_path)
    git(some.root, "add", "--all")
    assert warned(some) == ["S520"]


def test_a_close_committed_otherwise(tmp_path: Path) -> None:
    """Taken back and made anew after the commit: git has another one."""
    some = kept(tmp_path)
    commit(some.root)
    some.reopen("2025-01").edit("journal/main.beancount", "2025-01-12 *", "2025-01-13 *")
    some.close("2025-01")
    assert warned(some) == ["S520"]


def test_a_close_that_git_is_told_to_leave_out(tmp_path: Path) -> None:
    some = kept(tmp_path).add("closes/2*\n", name=".gitignore")
    commit(some.root)
    assert warned(some) == ["S520"]


def test_a_repository_without_a_commit(tmp_path: Path) -> None:
    some = worked(tmp_path).close("2025-01")
    git(some.root, "init", "--quiet")
    assert warned(some) == ["S520"]


def test_books_in_a_folder_of_a_repository(tmp_path: Path) -> None:
    some = worked(tmp_path, root="deep/er/boeken").close("2025-01")
    git(tmp_path, "init", "--quiet")
    assert warned(some) == ["S520"]
    commit(tmp_path)
    assert warned(some) == []


def test_line_ends_of_windows_are_the_same_close(tmp_path: Path) -> None:
    some = kept(tmp_path)
    commit(some.root)
    path = some.file("2025-01")
    path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
    assert warned(some) == []


def test_a_repository_of_longer_hashes(tmp_path: Path) -> None:
    some = kept(tmp_path, "--object-format=sha256")
    assert warned(some) == ["S520"]
    commit(some.root)
    assert warned(some) == []


def test_outside_a_repository(tmp_path: Path) -> None:
    assert warned(worked(tmp_path).close("2025-01")) == []


def test_without_git_nothing_is_missed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    some = kept(tmp_path)
    monkeypatch.setenv("PATH", str(tmp_path))
    assert warned(some) == []
    some.close("2025-02")


@pytest.mark.parametrize("broken", ["", "gitdir: ../nowhere\n"])
def test_a_repository_that_is_broken(tmp_path: Path, broken: str) -> None:
    some = worked(tmp_path).close("2025-01")
    some.add(broken, name=".git")
    assert warned(some) == []


def test_nothing_that_a_repository_brings_along_is_run(tmp_path: Path) -> None:
    """An auditor opens books that somebody else wrote."""
    some = kept(tmp_path)
    commit(some.root)
    trap = tmp_path / "trap"
    trap.write_text(f"#!/bin/sh\ntouch {tmp_path}/run\ncat\n", encoding="utf-8")
    trap.chmod(0o755)
    for setting in ("core.fsmonitor", "core.pager", "core.hooksPath", "diff.external"):
        git(some.root, "config", setting, str(trap))
    git(some.root, "config", "filter.trap.clean", str(trap))
    git(some.root, "config", "alias.ls-tree", f"!{trap}")
    some.add("* filter=trap\n", name=".git/info/attributes")
    assert warned(some) == []
    assert not (tmp_path / "run").exists()


def test_without_git_all_is_well(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    some = kept(tmp_path)
    monkeypatch.setattr(subprocess, "run", _is_not_there)
    assert some.ask_verify().exit == some.ask_check().exit == some.ask_status().exit == 0


def _is_not_there(*_: object, **__: object) -> None:
    raise FileNotFoundError
