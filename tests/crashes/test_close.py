"""Nothing is lost: whatever happens, a close is there whole or not at all, and the next run works
(SPEC 4).
"""

import errno
import fcntl
import os
import re
import shutil
import subprocess
import sys
from functools import cache
from pathlib import Path

import pytest

from socoledger.storage.closes import write_close
from socoledger.storage.lock import locked
from tests.support.disturbed import KILLED, Outcome, Run, outcomes, plant, tree
from tests.support.run import Ended, environment, run
from tests.support.small_books import DECIDED, books, costs, earns, every_month, hours, paid

pytestmark = pytest.mark.slow

LOCK = ".socoledger.lock"
LOG = "closes/reopened.log"
REOPEN = "reopen 2025-01 --reason Vergissing"
LOGGED = "2026-11-22 2025-01 Vergissing\n"
SAID_NO = re.compile(
    r"socoledger: the disk is full or you have no permission, in \S+: [a-z ]+;"
    r" nothing was written\n"
)

# -- books --------------------------------------------------------------------------------------


def _books(tmp_path: Path, *, closed: tuple[str, ...] = ()) -> Path:
    """Books of 2025 and January 2026, in which some periods are closed."""
    root = books(
        tmp_path,
        every_month(2025, lambda day: earns(day, "anna", 200)),
        earns("2026-01-15", "anna", 200),
        costs("2025-01-12", "bram", 40),
        hours("2025-01-15", "bram", 10),
        hours("2025-02-15", "anna", 3),
        paid("2025-01-20", "Gemeente", 1),
        members={"anna": DECIDED, "bram": DECIDED},
    ).root
    found = outcomes([Run(f"close {period}", str(root)) for period in closed])
    assert [ended.code for ended in found] == [0] * len(closed)
    return root


MONTHS_OF_2025 = tuple(f"2025-{month:02d}" for month in range(1, 13))
CLOSINGS = pytest.mark.parametrize(
    ("closed", "period", "following", "links"),
    [
        ((), "2025-01", "2025-02", True),
        ((), "2025-01", "2025-02", False),
        (MONTHS_OF_2025, "2025", "2026-01", True),
    ],
    ids=["month", "month-no-links", "year"],
)
LINKS = pytest.mark.parametrize("links", [True, False], ids=["links", "no-links"])
"""With hard links, and on a file system that knows none."""


def _close(period: str) -> str:
    return f"closes/{period}.beancount"


def _undisturbed(root: Path, line: str, *, links: bool = True) -> Outcome:
    """How a command ends that nothing disturbs, in books of its own."""
    (ended,) = outcomes([Run(line, str(_copy(root, "undisturbed")), links=links)])
    assert ended.code == 0, ended
    return ended


def _copy(root: Path, name: str) -> Path:
    folder = root.parent / name
    shutil.copytree(root, folder)
    return folder


_DRAFT = re.compile(r"(^|/)\.[^/]+\.([0-9a-f]{8}|reopening)$")


def _is_leftover(path: str) -> bool:
    """Drafts, and a lock that nobody holds any more."""
    return path == LOCK or _DRAFT.search(path) is not None


def _kept(files: dict[str, str]) -> dict[str, str]:
    return {path: text for path, text in files.items() if not _is_leftover(path)}


def _distinct(runs: list[Run], ended: list[Outcome]) -> dict[str, Outcome]:
    """By folder, one outcome for each state that the runs left behind."""
    found: dict[tuple[tuple[str, str], ...], tuple[str, Outcome]] = {}
    for a, one in zip(runs, ended, strict=True):
        files = {**one.files, LOCK: str(LOCK in one.files)}
        state = tuple((re.sub(r"[0-9a-f]{8}$", "", path), text) for path, text in files.items())
        found[state] = (a.folder, one)
    return dict(found.values())


def _after(line: str, folders: list[str]) -> list[Outcome]:
    return outcomes([Run(line, folder) for folder in folders])


def _all_right(ended: list[Outcome]) -> bool:
    """Whether commands were done, and left nothing lying about."""
    assert [one for one in ended if one.code] == []
    return all(_kept(one.files) == one.files for one in ended)


# -- killed, at each call that changes the disk -------------------------------------------------


def _killed(root: Path, line: str, calls: tuple[str, ...], *, links: bool = True) -> list[Run]:
    """A run for each moment at which this command may be killed, in books of its own."""
    return [
        Run(line, str(_copy(root, f"{call}-{how}")), call, how, links=links)
        for call, name in enumerate(calls, 1)
        for how in ("before", "after", *(["half"] if name == "write" else []))
    ]


def _gives_a_name_to_what_is_safe(calls: tuple[str, ...], naming: str) -> bool:
    """Whether a file is synced between the last write and its getting a name, and its folder
    afterwards.
    """
    named = calls.index(naming)
    written = max(index for index, call in enumerate(calls[:named]) if call == "write")
    return "fsync" in calls[written:named] and "fsync" in calls[named:]


@CLOSINGS
def test_a_close_that_is_killed_is_there_whole_or_not_at_all(
    tmp_path: Path, closed: tuple[str, ...], period: str, following: str, *, links: bool
) -> None:
    root = _books(tmp_path, closed=closed)
    line, file, before = f"close {period}", _close(period), tree(root)
    whole = _undisturbed(root, line, links=links)
    assert _gives_a_name_to_what_is_safe(whole.calls, "link" if links else "rename")
    runs = _killed(root, line, whole.calls, links=links)
    ended = outcomes(runs)
    assert {one.code for one in ended} == {KILLED}
    for one in ended:
        assert _kept(one.files) in (before, whole.files), one

    left = _distinct(runs, ended)
    there = [folder for folder, one in left.items() if file in one.files]
    absent = [folder for folder in left if folder not in there]
    assert there
    assert absent
    _all_right(_after("verify", there))
    closing = _after(line, absent)
    assert _all_right(closing)
    assert all(one.files == whole.files for one in closing)
    assert _all_right(_after(f"close {following}", there))
    (verified,) = _after("verify", absent[:1])
    assert _all_right([verified])


LOGS = pytest.mark.parametrize(
    "log",
    [None, LOGGED, "2026-01-02 2025-01 Eerder"],
    ids=["no-log", "the-same-line", "a-line-without-end"],
)
"""What the log held before."""


def _reopened(log: str | None) -> str:
    """What the log holds afterwards."""
    return f"{log}\n{LOGGED}" if log and not log.endswith("\n") else f"{log or ''}{LOGGED}"


def _with_log(root: Path, log: str | None) -> Path:
    if log is not None:
        (root / LOG).write_text(log, encoding="utf-8")
    return root


@LOGS
def test_a_reopen_that_is_killed_is_done_or_not_and_never_without_a_word(
    tmp_path: Path, log: str | None
) -> None:
    root = _with_log(_books(tmp_path, closed=("2025-01",)), log)
    before, done = tree(root), _undisturbed(root, REOPEN)
    told = {**before, LOG: _reopened(log)}
    assert _gives_a_name_to_what_is_safe(done.calls, "replace")
    assert done.files == {path: text for path, text in told.items() if path != _close("2025-01")}
    runs = _killed(root, REOPEN, done.calls)
    ended = outcomes(runs)
    assert {one.code for one in ended} == {KILLED}
    for one in ended:
        assert _kept(one.files) in (before, told, done.files), one

    left = _distinct(runs, ended)
    there = [folder for folder, one in left.items() if _close("2025-01") in one.files]
    gone = [folder for folder in left if folder not in there]
    assert there
    assert gone
    _all_right(_after("verify", there))
    again = _after(REOPEN, there)
    assert _all_right(again)
    assert all(one.files == done.files for one in again)
    closing = _after("close 2025-01", [*there[:1], *gone])
    assert _all_right(closing)
    assert all(one.files == told for one in closing)


def test_a_close_that_is_interrupted_is_there_whole_or_not_at_all(tmp_path: Path) -> None:
    """With Ctrl-C, when somebody thinks better of it."""
    root = _books(tmp_path)
    line, before = "close 2025-01", tree(root)
    whole = _undisturbed(root, line)
    ended = outcomes(_at_each_call(root, line, "ctrl-c", whole.calls))
    assert {one.code for one in ended} == {130}
    for one in ended:
        assert _kept(one.files) in (before, whole.files), one


def test_every_reopening_has_its_line(tmp_path: Path) -> None:
    """On one day and for one reason too."""
    root = _books(tmp_path, closed=("2025-01",))
    *_, ended = _after_each(root, REOPEN, "close 2025-01", REOPEN)
    assert _all_right([ended])
    assert ended.files[LOG] == LOGGED * 2


# -- refused, at each call that changes the disk ------------------------------------------------

ERRORS = pytest.mark.parametrize("how", ["ENOSPC", "EIO", "dead EIO"])
"""Once, or from then on."""


def _at_each_call(
    root: Path, line: str, how: str, calls: tuple[str, ...], *, links: bool = True
) -> list[Run]:
    return [
        Run(line, str(_copy(root, f"{call}")), call, how, links=links)
        for call in range(1, len(calls) + 1)
    ]


def _said_no(ended: Outcome) -> bool:
    """Whether a command was refused, in words, or did all it was asked."""
    if ended.code == 0:
        return False
    assert (ended.code, ended.out) == (4, ""), ended
    assert SAID_NO.fullmatch(ended.err), ended
    return True


def _untidy(runs: list[Run], ended: list[Outcome], calls: tuple[str, ...]) -> list[Run]:
    """Runs that left something lying about, though removing it was not what failed."""
    return [
        a
        for a, one in zip(runs, ended, strict=True)
        if _kept(one.files) != one.files
        and not a.how.startswith("dead")
        and calls[a.call - 1] != "unlink"
    ]


@LINKS
@ERRORS
def test_a_close_that_the_disk_refuses_is_not_there(
    tmp_path: Path, how: str, *, links: bool
) -> None:
    """And one that says it is done is there whole, whatever could not be tidied up."""
    root = _books(tmp_path)
    line, before = "close 2025-01", tree(root)
    whole = _undisturbed(root, line, links=links)
    runs = _at_each_call(root, line, how, whole.calls, links=links)
    ended = outcomes(runs)
    wrong = [
        f"{a.call} {whole.calls[a.call - 1]}"
        for a, one in zip(runs, ended, strict=True)
        if _kept(one.files) != (before if _said_no(one) else whole.files)
    ]
    assert not wrong
    assert not _untidy(runs, ended, whole.calls)

    left = _distinct(runs, ended)
    refused = [folder for folder, one in left.items() if one.code]
    done = [folder for folder in left if folder not in refused]
    assert refused
    assert done
    closing = _after(line, refused)
    assert _all_right(closing)
    assert all(one.files == whole.files for one in closing)
    assert _all_right(_after("close 2025-02", done))


@LOGS
@ERRORS
def test_a_reopen_that_the_disk_refuses_leaves_all_as_it_was(
    tmp_path: Path, how: str, log: str | None
) -> None:
    root = _with_log(_books(tmp_path, closed=("2025-01",)), log)
    before, done = tree(root), _undisturbed(root, REOPEN)
    told = {**before, LOG: _reopened(log)}
    runs = _at_each_call(root, REOPEN, how, done.calls)
    ended = outcomes(runs)
    # A disk that has died does not take back a line either.
    as_it_was = (before, told) if how.startswith("dead") else (before,)
    wrong = [
        f"{a.call} {done.calls[a.call - 1]}"
        for a, one in zip(runs, ended, strict=True)
        if _kept(one.files) not in (as_it_was if _said_no(one) else (done.files,))
    ]
    assert not wrong
    assert not _untidy(runs, ended, done.calls)

    refused = [folder for folder, one in _distinct(runs, ended).items() if one.code]
    assert refused
    again = _after(REOPEN, refused)
    assert _all_right(again)
    assert all(one.files == done.files for one in again)


@pytest.mark.parametrize("content", [b"", b"2025-01-31 cust", OSError(errno.EIO, "lost")])
def test_a_disk_that_does_not_give_back_what_was_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, content: bytes | OSError
) -> None:
    """Then there is no close, as it is said."""

    def read_bytes(_: Path) -> bytes:
        if isinstance(content, OSError):
            raise content
        return content

    monkeypatch.setattr(Path, "read_bytes", read_bytes)
    lost = rf"\[Errno {errno.EIO}\]"
    with pytest.raises(OSError, match=lost):
        write_close(tmp_path / "2025-01.beancount", "2025-01-31 custom\n")
    assert list(tmp_path.iterdir()) == []


# -- a disk that is full, a folder that cannot be written ---------------------------------------

OF_OUR_OWN = ("unshare", "--mount", *(() if os.geteuid() == 0 else ("--map-root-user",)))
"""Starts a command with mounts of its own, which go when it ends."""


@cache
def _why_no_mounts() -> str:
    """Why nothing can be mounted here; "" if it can."""
    if sys.platform != "linux" or shutil.which(OF_OUR_OWN[0]) is None:
        return "mounting for one process is Linux's unshare"
    tried = [*OF_OUR_OWN, "mount", "-t", "tmpfs", "-o", "size=64k", "tmpfs", "/tmp"]  # noqa: S108 - nobody else sees it
    ended = subprocess.run(tried, capture_output=True, check=False)
    return f"mounting is not allowed: {ended.stderr.decode()}" if ended.returncode else ""


@pytest.fixture
def mounting() -> None:
    """Skips a test where nothing can be mounted."""
    if _why_no_mounts():
        pytest.skip(_why_no_mounts())


def _large_books(tmp_path: Path) -> Path:
    """Books of which a close takes several pages of a disk."""
    ids = [f"lid-{number:02d}" for number in range(1, 31)]
    return books(
        tmp_path,
        *(earns("2025-01-15", id_, 100) for id_ in ids),
        members=dict.fromkeys(ids, DECIDED),
    ).root


PAGE = os.sysconf("SC_PAGE_SIZE")


def _on_a_disk(root: Path, disk: Path, *, free: int) -> str:
    """What makes a small disk that holds the books, with some pages free."""
    return f"""
        mount -t tmpfs -o size={256 * PAGE} tmpfs {disk}
        cp -R {root} {disk}/books
        head -c {512 * PAGE} /dev/zero >{disk}/fill 2>/dev/null || true
        truncate -s -{free * PAGE} {disk}/fill
    """


def _on_disks(root: Path, disk: Path, line: str) -> tuple[list[Outcome], list[Outcome]]:
    """How a command ends on disks with ever more room: first refused, then done."""
    ended = outcomes(
        [
            Run(line, f"{disk}/books", prepare=_on_a_disk(root, disk, free=free))
            for free in range(10)
        ],
        through=OF_OUR_OWN,
    )
    refused = [one for one in ended if _said_no(one)]
    assert ended[: len(refused)] == refused
    return refused, ended[len(refused) :]


@pytest.mark.usefixtures("mounting")
def test_a_close_on_a_disk_that_is_full(tmp_path: Path) -> None:
    """However little room is left on it."""
    root, disk = _large_books(tmp_path), tmp_path / "disk"
    disk.mkdir()
    before, whole = tree(root), _undisturbed(root, "close 2025-01")
    refused, done = _on_disks(root, disk, "close 2025-01")
    assert len(refused) > len(whole.files[_close("2025-01")]) // PAGE + 1
    assert all(one.files == before and "the disk is full" in one.err for one in refused)
    assert done
    assert all(one.files == whole.files for one in done)


@pytest.mark.usefixtures("mounting")
def test_a_close_after_room_was_made(tmp_path: Path) -> None:
    root, disk = _large_books(tmp_path), tmp_path / "disk"
    disk.mkdir()
    whole = _undisturbed(root, "close 2025-01")
    full = Run("close 2025-01", f"{disk}/books", prepare=_on_a_disk(root, disk, free=2))
    roomy = Run("close 2025-01", f"{disk}/books", prepare=f"rm {disk}/fill")
    refused, closing, verified = outcomes(
        [full, roomy, Run("verify", f"{disk}/books")], through=OF_OUR_OWN
    )
    assert _said_no(refused)
    assert _all_right([closing, verified])
    assert verified.files == whole.files


@pytest.mark.usefixtures("mounting")
def test_a_reopen_on_a_disk_that_is_full(tmp_path: Path) -> None:
    root, disk = _books(tmp_path, closed=("2025-01",)), tmp_path / "disk"
    disk.mkdir()
    before, open_again = tree(root), _undisturbed(root, REOPEN)
    refused, done = _on_disks(root, disk, REOPEN)
    assert refused
    assert all(one.files == before for one in refused)
    assert done
    assert all(one.files == open_again.files for one in done)


def test_a_close_that_would_be_too_large_for_the_disk(tmp_path: Path) -> None:
    """As where files have a limit: part of it can be written."""
    root = _large_books(tmp_path)
    before = tree(root)
    (ended,) = outcomes([Run("close 2025-01", str(root), largest=4000)])
    assert (ended.code, ended.out) == (4, "")
    assert ended.err.startswith("socoledger: the disk is full or you have no permission, in ")
    assert ended.files == before


@pytest.mark.usefixtures("mounting")
@pytest.mark.parametrize("folder", [".", "closes"])
def test_a_folder_on_a_disk_that_is_read_only(tmp_path: Path, folder: str) -> None:
    root = _books(tmp_path, closed=("2025-01",))
    before, there = tree(root), root / folder
    prepare = f"mount --bind {there} {there}; mount -o remount,bind,ro {there}"
    lines = ("close 2025-02", REOPEN, "close 2025-02 --dry-run", "verify", "status")
    runs = [Run("check", str(root), prepare=prepare), *(Run(line, str(root)) for line in lines)]
    ended = outcomes(runs, through=OF_OUR_OWN)
    assert [one.code for one in ended] == [0, 4, 4, 0, 0, 0]
    assert all(_said_no(one) and "nothing can be written there" in one.err for one in ended[1:3])
    assert all(one.files == before for one in ended)


@pytest.mark.parametrize("folder", [".", "closes"])
def test_a_folder_that_one_may_not_write(tmp_path: Path, folder: str) -> None:
    through: tuple[str, ...] = ()
    if os.geteuid() == 0:  # whom permissions do not bind, until that is given up
        through = ("setpriv", "--bounding-set", "-dac_override,-dac_read_search")
        if subprocess.run([*through, "true"], capture_output=True, check=False).returncode:
            pytest.skip("root may write everywhere, and setpriv cannot keep it from that")
    root = _books(tmp_path, closed=("2025-01",))
    before, there = tree(root), root / folder
    there.chmod(0o555)
    lines = ("close 2025-02", REOPEN, "close 2025-02 --dry-run", "verify")
    try:
        ended = outcomes([Run(line, str(root)) for line in lines], through=through)
    finally:
        there.chmod(0o755)
    assert [one.code for one in ended] == [4, 4, 0, 0]
    assert all(_said_no(one) and "you are not allowed to" in one.err for one in ended[:2])
    assert all(one.files == before for one in ended)


# -- two at once --------------------------------------------------------------------------------

HOLDER = """
import sys
from pathlib import Path
from socoledger.storage.lock import locked
with locked(Path(sys.argv[1])):
    print("held", flush=True)
    sys.stdin.read()
"""


def test_a_second_close_says_who_is_at_work(tmp_path: Path) -> None:
    """Until that process ends, even by being killed; reading goes on meanwhile."""
    root = _books(tmp_path)
    before = tree(root)
    with subprocess.Popen(
        [sys.executable, "-c", HOLDER, root],
        env=environment({}),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    ) as holder:
        assert holder.stdout is not None
        assert holder.stdout.readline() == b"held\n"
        held = {**before, LOCK: (root / LOCK).read_text(encoding="utf-8")}
        lines = ("close 2025-01", REOPEN, "close 2025-01 --dry-run", "verify", "status", "check")
        ended = _after_each(root, *lines)
        holder.kill()
    assert [one.code for one in ended] == [4, 4, 0, 0, 0, 0]
    for one in ended[:2]:
        assert one.out == ""
        assert one.err.startswith("another command is writing in these books")
        assert f"(process {holder.pid}, " in one.err
    assert all(one.files == held for one in ended)
    (closing,) = _after_each(root, "close 2025-01")
    assert _all_right([closing])


def _after_each(root: Path, *lines: str) -> list[Outcome]:
    return outcomes([Run(line, str(root)) for line in lines])


@LINKS
def test_of_ten_closes_at_once_one_closes(tmp_path: Path, *, links: bool) -> None:
    root = _books(tmp_path)
    whole = _undisturbed(root, "close 2025-01")
    ended = outcomes([Run("close 2025-01", str(root), links=links)] * 10, together=True)
    codes = sorted(one.code for one in ended)
    assert codes[0] == 0
    assert set(codes[1:]) <= {1, 4}
    for one in ended:
        told = {
            0: "2025-01 is closed;",
            1: "2025-01 is closed already",
            4: "another command is writing",
        }
        assert one.err.startswith(told[one.code])
    assert tree(root) == whole.files
    (verified,) = _after_each(root, "verify")
    assert _all_right([verified])


def test_closing_and_reopening_at_once(tmp_path: Path) -> None:
    """Whoever comes first, the closes hang together."""
    root = _books(tmp_path, closed=("2025-01",))
    lines = ["close 2025-02", REOPEN] * 5
    ended = outcomes([Run(line, str(root)) for line in lines], together=True)
    assert {one.code for one in ended} <= {0, 1, 4}
    assert 0 in {one.code for one in ended}
    assert _all_right(_after_each(root, "verify"))


def test_ten_processes_started_by_themselves(tmp_path: Path) -> None:
    root = _books(tmp_path)
    whole = _undisturbed(root, "close 2025-01")
    command = [sys.executable, "-m", "socoledger", "close", "2025-01"]
    started = [
        subprocess.Popen(
            command,
            cwd=root,
            env=environment({}),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        for _ in range(10)
    ]
    codes = sorted(process.wait(timeout=300) for process in started)
    assert codes[0] == 0
    assert set(codes[1:]) <= {1, 4}
    assert tree(root) == whole.files


def test_a_lock_that_was_removed_while_waiting_is_no_lock(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As by a close that ends between another one's opening the file and locking it."""
    root, really = _books(tmp_path), fcntl.flock
    moments = iter([(root / LOCK).unlink])

    def flock(handle: int, how: int) -> None:
        for remove in moments:
            remove()
        really(handle, how)

    monkeypatch.setattr(fcntl, "flock", flock)
    with locked(root):
        assert not [*moments]
        (ended,) = _after_each(root, "close 2025-01")
        assert ended.code == 4
        assert f"(process {os.getpid()}, " in ended.err
    assert not (root / LOCK).exists()


# -- something else in its place ----------------------------------------------------------------

OUTSIDE = "not yours\n"
KINDS = (
    *("folder", "fifo", "file"),
    *("link ../../outside.txt", "link ../../nowhere.txt", "link nowhere.txt"),
    *("link ../notes.txt", "link 2025-01.beancount", "link /dev/null", "link ../.."),
)
IN_ITS_PLACE = pytest.mark.parametrize("kind", KINDS)


def _surrounded(tmp_path: Path) -> Path:
    """Books with something that links lead to, in the books and outside of them."""
    root = _books(tmp_path)
    (tmp_path / "outside.txt").write_text(OUTSIDE, encoding="utf-8")
    (root / "notes.txt").write_text("; notes\n", encoding="utf-8")
    return root


def _nothing_went_through(tmp_path: Path) -> bool:
    return {path.name for path in tmp_path.iterdir()} == {"books", "outside.txt"} and (
        tmp_path / "outside.txt"
    ).read_text(encoding="utf-8") == OUTSIDE


@LINKS
@IN_ITS_PLACE
def test_a_close_writes_through_nothing_and_over_nothing(
    tmp_path: Path, kind: str, *, links: bool
) -> None:
    root = _surrounded(tmp_path)
    plant(kind, root / _close("2025-01"))
    before = tree(root)
    (ended,) = outcomes([Run("close 2025-01", str(root), links=links)])
    assert ended.code in (1, 3, 4)
    assert ended.out == ""
    assert ended.err
    assert ended.files == before
    assert _nothing_went_through(tmp_path)


@LINKS
@IN_ITS_PLACE
def test_what_appears_at_the_last_moment_stays_as_it_is(
    tmp_path: Path, kind: str, *, links: bool
) -> None:
    root = _surrounded(tmp_path)
    copy = _copy(root, "undisturbed")
    (whole,) = outcomes([Run("close 2025-01", str(copy))])
    shutil.rmtree(copy)
    call = whole.calls.index("link") + 1
    (ended,) = outcomes([Run("close 2025-01", str(root), call, f"plant {kind}", links=links)])
    assert _said_no(ended)
    assert "there is something there already" in ended.err
    left = tree(root)
    planted = left.pop(_close("2025-01"))
    assert planted == {"folder": "folder", "fifo": "neither", "file": "; not a close\n"}.get(
        kind, f"-> {kind.removeprefix('link ')}"
    )
    del whole.files[_close("2025-01")]
    assert left == whole.files
    assert _nothing_went_through(tmp_path)


def test_a_folder_of_closes_that_lies_elsewhere(tmp_path: Path) -> None:
    root = _surrounded(tmp_path)
    (root / "closes").rename(tmp_path / "elsewhere")
    (root / "closes").symlink_to("../elsewhere")
    (ended,) = outcomes([Run("close 2025-01", str(root))])
    assert (ended.code, ended.out) == (3, "")
    assert [path.name for path in (tmp_path / "elsewhere").iterdir()] == ["start.beancount"]


@IN_ITS_PLACE
def test_a_lock_writes_through_nothing(tmp_path: Path, kind: str) -> None:
    """A plain file is a lock that nobody holds any more."""
    root = _surrounded(tmp_path)
    plant(kind.replace("../..", "..").replace("../notes", "notes"), root / LOCK)
    before = tree(root)
    (ended,) = outcomes([Run("close 2025-01", str(root))])
    if kind == "file":
        assert _all_right([ended])
    else:
        assert (ended.code, ended.out) == (4, "")
        assert ended.err.startswith("socoledger: the disk is full or you have no permission, in ")
        assert {**ended.files, LOCK: before[LOCK]} == before
    assert _nothing_went_through(tmp_path)


@pytest.mark.parametrize("kind", [kind for kind in KINDS if kind != "file"])
def test_a_log_of_reopening_leads_nowhere_else(tmp_path: Path, kind: str) -> None:
    """Nothing is written through it, and nothing of what it leads to comes into it."""
    root = _surrounded(tmp_path)
    assert _all_right(_after_each(root, "close 2025-01"))
    plant(kind, root / LOG)
    before = tree(root)
    (ended,) = outcomes([Run(REOPEN, str(root))])
    assert ended.code in (0, 1, 3, 4), ended
    if ended.code == 0:
        assert ended.files[LOG] == LOGGED
    else:
        assert ended.err
        assert ended.files == before
    assert _nothing_went_through(tmp_path)


@pytest.mark.parametrize(
    "log", [b"2026-01-02 2025-01 Te fr\xfch\n", b"\xff\xfe2\x000\x00", b"2026-01-02 x\r\n"]
)
def test_a_log_that_another_program_saved(tmp_path: Path, log: bytes) -> None:
    """What it holds is kept, byte for byte, or reopening is refused."""
    root = _books(tmp_path, closed=("2025-01",))
    (root / LOG).write_bytes(log)
    before = tree(root)
    (ended,) = outcomes([Run(REOPEN, str(root))])
    assert ended.code in (0, 1, 3, 4), ended
    if ended.code == 0:
        assert ended.files[LOG].encode("latin-1").startswith(log.rstrip())
    else:
        assert ended.files == before


# -- a clock that is wrong ----------------------------------------------------------------------


@pytest.mark.parametrize("today", ["1970-01-01", "2025-01-01", "2025-01-15", "2025-01-31"])
def test_a_month_that_is_not_over_by_the_clock(tmp_path: Path, today: str) -> None:
    root = _books(tmp_path)
    before, whole = tree(root), _undisturbed(root, "close 2025-01")
    refused, dry, early = outcomes(
        [
            Run("close 2025-01", str(root), today=today),
            Run("close 2025-01 --dry-run", str(root), today=today),
            Run("close 2025-01 --early", str(root), today=today),
        ]
    )
    assert [one.code for one in (refused, dry, early)] == [1, 1, 0]
    assert f"today is {today} by this computer's clock" in refused.err
    assert "--early" in refused.err
    assert (refused.out, refused.files) == ("", before)
    assert early.files == whole.files


@pytest.mark.parametrize(
    ("closed", "period", "last", "day_after"),
    [
        ((), "2025-01", "2025-01-31", "2025-02-01"),
        (MONTHS_OF_2025, "2025", "2025-12-31", "2026-01-01"),
    ],
    ids=["month", "year"],
)
def test_a_period_is_over_on_the_day_after(
    tmp_path: Path, closed: tuple[str, ...], period: str, last: str, day_after: str
) -> None:
    root = _books(tmp_path, closed=closed)
    days = (last, day_after)
    ended = outcomes([Run(f"close {period}", str(root), today=day) for day in days])
    assert [one.code for one in ended] == [1, 0]


def test_a_clock_set_back_changes_nothing_of_what_is_closed(tmp_path: Path) -> None:
    root = _books(tmp_path, closed=("2025-01", "2025-02"))
    ended = outcomes([Run(line, str(root), today="1970-01-01") for line in ("verify", "status")])
    assert _all_right(ended)
    (back,) = outcomes([Run("reopen 2025-02 --reason Klok", str(root), today="1970-01-01")])
    assert back.files[LOG] == "1970-01-01 2025-02 Klok\n"


# -- a file system without hard links -----------------------------------------------------------


def test_closing_without_hard_links(tmp_path: Path) -> None:
    root = _books(tmp_path)
    whole = _undisturbed(root, "close 2025-01")
    closing, verified = outcomes(
        [Run("close 2025-01", str(root), links=False), Run("verify", str(root))]
    )
    assert _all_right([closing, verified])
    assert closing.files == whole.files


# -- by itself ----------------------------------------------------------------------------------


def test_what_was_left_lying_about_is_no_close(tmp_path: Path) -> None:
    """Drafts of a close that was cut off count for nothing and nobody, and the next one tidies."""
    root = _books(tmp_path)
    draft = root / "closes/.2025-01.beancount.0123abcd"
    draft.write_text('2025-01-31 custom "close" "2025-01"\n', encoding="utf-8")
    (root / LOCK).write_text("1, elsewhere, 2025-02-01 00:00:00+01:00\n", encoding="utf-8")
    ours = root / "closes/.2025-01.beancount.notes"
    ours.write_text("not a draft\n", encoding="utf-8")
    checked: Ended = run("check", at=root)
    assert (checked.code, checked.err) == (0, "errors: 0, warnings: 1\n")
    assert run("verify", at=root).code == 0
    assert run("close", "2025-01", at=root).code == 0
    assert not draft.exists()
    assert not (root / LOCK).exists()
    assert ours.exists()
