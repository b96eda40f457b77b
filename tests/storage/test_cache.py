"""What is kept between two runs, when something or somebody is in the way."""

import os
import stat
import subprocess
import sys
import time
from pathlib import Path

import pytest

from socoledger.storage import cache as module
from socoledger.storage.cache import DiskCache, UnusableError, clear

KEY = "ab" * 32
OTHER = "cd" * 32


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The folder of a cache, with an entry."""
    folder = tmp_path / "parent" / "cache"
    DiskCache(str(folder)).put("head", KEY, b"kept")
    return folder


def entry_of(folder: Path) -> Path:
    return folder / f"head-{KEY}"


def kept(folder: Path) -> bytes | None:
    return DiskCache(str(folder)).get("head", KEY)


def test_what_was_put_is_there_in_the_next_run(folder: Path) -> None:
    assert kept(folder) == b"kept"
    assert DiskCache(str(folder)).get("head", OTHER) is None
    assert DiskCache(str(folder)).get("months", KEY) is None


def test_nobody_else_may_look(folder: Path) -> None:
    old = os.umask(0)
    try:
        DiskCache(str(folder)).put("head", OTHER, b"")
        DiskCache(str(folder.parent / "new")).put("head", OTHER, b"")
    finally:
        os.umask(old)
    for path in (folder, folder.parent / "new"):
        assert stat.S_IMODE(path.stat().st_mode) == 0o700
        assert stat.S_IMODE((path / f"head-{OTHER}").stat().st_mode) == 0o600


def test_a_folder_that_others_may_read_is_closed_to_them(folder: Path) -> None:
    folder.chmod(0o755)
    assert kept(folder) == b"kept"
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"kept",
        b"0" * 64 + b"kept",
        b"not even hexadecimal" * 9,
        b"\xff" * 100,
    ],
)
def test_an_entry_with_another_checksum_is_absent_and_goes(folder: Path, content: bytes) -> None:
    entry_of(folder).write_bytes(content)
    assert kept(folder) is None
    assert not entry_of(folder).exists()


@pytest.mark.parametrize("length", range(0, 68, 3))
def test_an_entry_that_is_cut_off_is_absent_and_goes(folder: Path, length: int) -> None:
    os.truncate(entry_of(folder), length)
    assert kept(folder) is None
    assert not entry_of(folder).exists()


def test_an_entry_of_another_kind_or_key_is_absent(folder: Path) -> None:
    content = entry_of(folder).read_bytes()
    for name in (f"head-{OTHER}", f"months-{KEY}"):
        (folder / name).write_bytes(content)
        (folder / name).chmod(0o600)
    cache = DiskCache(str(folder))
    assert cache.get("head", OTHER) is None
    assert cache.get("months", KEY) is None
    assert [path.name for path in folder.iterdir()] == [f"head-{KEY}"]


def test_what_another_program_kept_is_absent(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "program_state", lambda: "a version with other rules")
    assert kept(folder) is None


def test_an_entry_that_is_no_ordinary_file_is_absent(folder: Path, tmp_path: Path) -> None:
    secret = tmp_path / "secret"
    secret.write_bytes(entry_of(folder).read_bytes())
    entry_of(folder).unlink()
    entry_of(folder).symlink_to(secret)
    assert kept(folder) is None
    assert secret.exists()
    assert not entry_of(folder).is_symlink()
    os.mkfifo(entry_of(folder))
    assert kept(folder) is None
    entry_of(folder).mkdir()
    assert kept(folder) is None
    DiskCache(str(folder)).put("head", KEY, b"kept")
    assert kept(folder) is None


def test_an_entry_that_others_may_change_is_absent(folder: Path) -> None:
    entry_of(folder).chmod(0o622)
    assert kept(folder) is None


def test_an_entry_of_another_user_is_absent(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    cache = DiskCache(str(folder))
    assert cache.get("head", KEY) == b"kept"
    monkeypatch.setattr(os, "geteuid", lambda: folder.stat().st_uid + 1)
    assert cache.get("head", KEY) is None


def test_a_folder_of_another_user_is_not_used(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "geteuid", lambda: folder.stat().st_uid + 1)
    cache = DiskCache(str(folder))
    assert cache.get("head", KEY) is None
    cache.put("head", OTHER, b"")
    assert [path.name for path in folder.iterdir()] == [f"head-{KEY}"]
    with pytest.raises(UnusableError):
        clear(str(folder))


def test_a_folder_that_is_a_link_is_not_used(folder: Path, tmp_path: Path) -> None:
    link = tmp_path / "link"
    link.symlink_to(folder)
    assert kept(link) is None
    DiskCache(str(link)).put("head", OTHER, b"")
    assert not (folder / f"head-{OTHER}").exists()
    with pytest.raises(UnusableError):
        clear(str(link))


def test_a_folder_that_others_may_change_is_not_used(folder: Path) -> None:
    folder.chmod(0o770)
    assert kept(folder) is None
    folder.chmod(0o700)
    folder.parent.chmod(0o777)
    assert kept(folder) is None
    folder.parent.chmod(0o1777)
    assert kept(folder) == b"kept"


@pytest.mark.parametrize("there", [b"a file", None])
def test_where_there_can_be_no_folder_nothing_is_kept(tmp_path: Path, there: bytes | None) -> None:
    folder = tmp_path / "file" / "cache" if there is None else tmp_path / "file"
    (tmp_path / "file").write_bytes(b"a file")
    cache = DiskCache(str(folder))
    cache.put("head", KEY, b"kept")
    assert cache.get("head", KEY) is None
    assert (tmp_path / "file").read_bytes() == b"a file"


@pytest.mark.parametrize("call", ["open", "write", "replace", "makedirs", "scandir"])
@pytest.mark.parametrize("error", [28, 30, 13, 5])
def test_a_disk_that_refuses_switches_it_off(
    folder: Path, monkeypatch: pytest.MonkeyPatch, call: str, error: int
) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise OSError(error, os.strerror(error))

    cache = DiskCache(str(folder))
    with monkeypatch.context() as patch:
        patch.setattr(os, call, refuse)
        cache.put("head", OTHER, b"lost")
        assert cache.get("head", OTHER) is None
    assert {path.name for path in folder.iterdir()} <= {f"head-{KEY}"}


def test_a_folder_that_is_gone_meanwhile_is_no_error(folder: Path) -> None:
    cache = DiskCache(str(folder))
    assert cache.get("head", KEY) == b"kept"
    clear(str(folder))
    assert cache.get("head", KEY) is None
    cache.put("head", KEY, b"kept")
    assert cache.get("head", KEY) is None


def test_a_folder_that_cannot_be_written_still_gives(folder: Path) -> None:
    if os.geteuid() == 0:
        pytest.skip("root may write everywhere")
    folder.chmod(0o500)
    cache = DiskCache(str(folder))
    cache.put("head", OTHER, b"")
    folder.chmod(0o700)
    assert [path.name for path in folder.iterdir()] == [f"head-{KEY}"]
    assert kept(folder) == b"kept"


def test_what_is_too_large_is_not_kept(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "ENTRY_LIMIT", 100)
    cache = DiskCache(str(folder))
    cache.put("head", OTHER, b"x" * 37)
    assert cache.get("head", OTHER) is None
    cache.put("head", OTHER, b"x" * 36)
    assert cache.get("head", OTHER) == b"x" * 36


def age(path: Path, hours: float) -> None:
    """Have an entry be used so long ago."""
    then = time.time() - hours * 3_600
    os.utime(path, (then, then))


@pytest.mark.parametrize("one_run", [True, False])
def test_what_was_not_used_for_longest_goes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, *, one_run: bool
) -> None:
    monkeypatch.setattr(module, "TOTAL_LIMIT", 2_000)
    folder = tmp_path / "cache"
    cache = DiskCache(str(folder))
    for number in range(60):
        cache = cache if one_run else DiskCache(str(folder))
        cache.put("head", f"{number:064x}", b"x" * 36)
        age(folder / f"head-{number:064x}", 100 - number)
        assert sum(path.stat().st_size for path in folder.iterdir()) <= 2_000
        assert cache.get("head", f"{0:064x}") is not None
    left = sorted(path.name for path in folder.iterdir())
    assert len(left) >= 14
    assert left[1:] == [f"head-{number:064x}" for number in range(61 - len(left), 60)]


def test_there_are_not_too_many(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "COUNT_LIMIT", 10)
    cache = DiskCache(str(tmp_path / "cache"))
    for number in range(40):
        cache.put("head", f"{number:064x}", b"")
        assert len([*(tmp_path / "cache").iterdir()]) <= 10


def test_to_be_asked_for_is_to_be_used(folder: Path) -> None:
    age(entry_of(folder), 5)
    assert kept(folder) == b"kept"
    assert time.time() - entry_of(folder).stat().st_mtime < 3_000


def test_drafts_of_a_run_that_was_cut_off_go(folder: Path) -> None:
    old, new = folder / "draft-00", folder / "draft-01"
    for path in (old, new):
        path.write_bytes(b"half")
    age(old, 2)
    DiskCache(str(folder)).put("head", OTHER, b"")
    assert not old.exists()
    assert new.exists()


def test_clear_removes_all_that_is_ours(folder: Path) -> None:
    size = entry_of(folder).stat().st_size
    (folder / "draft-00").write_bytes(b"half")
    assert clear(str(folder)) == (2, size + 4)
    assert not folder.exists()
    assert clear(str(folder)) == (0, 0)
    assert kept(folder) is None


def test_clear_leaves_what_is_not_ours(folder: Path) -> None:
    (folder / "holiday.jpg").write_bytes(b"")
    assert clear(str(folder))[0] == 1
    assert [path.name for path in folder.iterdir()] == ["holiday.jpg"]


@pytest.mark.parametrize(
    ("kind", "key"), [("Head", KEY), ("", KEY), ("head", ""), ("head", "../x")]
)
def test_what_is_no_kind_or_key_is_a_defect(folder: Path, kind: str, key: str) -> None:
    with pytest.raises(ValueError, match="no kind and key"):
        DiskCache(str(folder)).get(kind, key)


_MANY = """
import sys
from socoledger.storage.cache import DiskCache
for turn in range(200):
    content = bytes([turn]) * 5_000
    cache = DiskCache(sys.argv[1])
    cache.put("head", "ab" * 32, content)
    found = cache.get("head", "ab" * 32)
    assert found is not None and len(found) == 5_000 and len(set(found)) == 1, found
"""


def test_two_at_once_never_see_half_an_entry(tmp_path: Path) -> None:
    line = [sys.executable, "-c", _MANY, str(tmp_path / "cache")]
    running = [subprocess.Popen(line) for _ in range(2)]
    assert [process.wait() for process in running] == [0, 0]
    assert len([*(tmp_path / "cache").iterdir()]) == 1
