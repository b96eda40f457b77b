"""The program beside a disk that fails it: killed or refused at a call that changes the disk.

`outcomes(runs)` asks a process that imports socoledger once and forks for each run how each ended,
what it did to the disk, and what it left in its folder.
"""

import atexit
import builtins
import errno
import importlib
import io
import json
import os
import resource
import signal
import subprocess
import sys
import tempfile
import time
import traceback
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple, Self

from socoledger import cli
from socoledger.cli import answering
from tests.support.paths import ROOT
from tests.support.run import environment

KILLED = -signal.SIGKILL
TODAY = "2026-11-22"
_SECONDS = 10


class Run(NamedTuple):
    """A command line, and what disturbs it."""

    line: str
    """Words divided at spaces."""
    folder: str
    call: int = 0
    """Which call that changes the disk is disturbed, counted from 1; 0 is none."""
    how: str = ""
    """Killed `before`, `half` way (a write) or `after` it, or interrupted with `ctrl-c`; or an
    error named as in errno, of this call, as "ENOSPC", or of all from then on, as "dead EIO"; or
    "plant KIND": at that moment something gets the name that is about to be given.
    """
    today: str = TODAY
    links: bool = True
    """False: a file system without hard links."""
    largest: int = 0
    """How large a file may become, in bytes; 0 is no limit."""
    prepare: str = ""
    """What the shell does before."""


class Outcome(NamedTuple):
    """How a run ended; a code below zero is a signal."""

    code: int
    out: str
    err: str
    calls: tuple[str, ...]
    """The calls that changed the disk or synced it, as "link", "write"."""
    files: dict[str, str]
    """What is in the folder: the text of a file, or the kind of anything else, by path."""


def outcomes(
    runs: Sequence[Run], *, through: Sequence[str] = (), together: bool = False
) -> list[Outcome]:
    """How each run ends, one after another or all at the same time; `through` is a command that
    starts commands.
    """
    if through:
        with _Driver(through) as driver:
            results = driver.ask(runs, together=together)
    else:
        results = _driver().ask(runs, together=together)
    for outcome in results:
        assert "Traceback" not in outcome.out + outcome.err, outcome
    return results


class _Driver:
    """The process that is asked."""

    def __init__(self, through: Sequence[str] = ()) -> None:
        self._process = subprocess.Popen(
            [*through, sys.executable, "-m", "tests.support.disturbed"],
            cwd=ROOT,
            env=environment({}),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
        )

    def ask(self, runs: Sequence[Run], *, together: bool) -> list[Outcome]:
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._process.stdin.write(json.dumps([together, runs]).encode() + b"\n")
        self._process.stdin.flush()
        return [
            Outcome(code, out, err, tuple(calls), files)
            for code, out, err, calls, files in json.loads(self._process.stdout.readline())
        ]

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._process.communicate()


@cache
def _driver() -> _Driver:
    """One for all tests of this process: importing takes longer than closing."""
    driver = _Driver()
    atexit.register(driver.__exit__)
    return driver


def tree(folder: Path) -> dict[str, str]:
    """What is in a folder, as `Outcome.files` says it."""
    return {path.relative_to(folder).as_posix(): _text(path) for path in sorted(_below(folder))}


def _below(folder: Path) -> Iterator[Path]:
    for parent, folders, names in os.walk(folder):
        yield from (Path(parent, name) for name in (*folders, *names))


def _text(path: Path) -> str:
    if path.is_symlink():
        return f"-> {path.readlink()}"
    if path.is_file():
        return path.read_bytes().decode("latin-1")
    return "folder" if path.is_dir() else "neither"


# -- the process that is started ----------------------------------------------------------------

_CHANGES = (
    *("link", "rename", "replace", "unlink", "remove", "symlink", "mkdir", "rmdir", "mkfifo"),
    *("truncate", "ftruncate", "chmod", "fchmod", "utime", "fsync", "fdatasync", "write"),
)
_HEARD = {
    *("open", "os.link", "os.rename", "os.remove", "os.symlink", "os.mkdir", "os.rmdir"),
    *("os.truncate", "os.chmod", "os.utime"),
}
"""What Python itself tells of changes: all of it must have been counted."""
_FOR_WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC
_UNCOUNTED = 97
_IMPORTED = (
    *("commands.close", "commands.reopen", "commands.verify", "commands.status"),
    *("commands.member_leave", "commands.member_return", "commands.import_", "cli.bank"),
    *("read.journal.facts", "read.bank.statements", "read.bank.camt053"),
)
"""The modules that runs need: importing them takes longer than a run."""


class _Disk:
    """Counts the calls that change the disk, and disturbs one."""

    def __init__(self, run: Run, log: int) -> None:
        self._run = run
        self._log = log
        self._count = 0
        self._inside = False
        self._write = os.write
        self._open = io.open

    def install(self) -> None:
        for name in _CHANGES:
            setattr(os, name, self._counted(name, getattr(os, name)))
        os_open, counted = os.open, self._counted("open", os.open)

        def open_(path: Any, flags: int, *rest: Any, **named: Any) -> int:
            writes = flags & _FOR_WRITING and path != os.devnull
            call: Callable[..., int] = counted if writes else os_open
            return call(path, flags, *rest, **named)

        os.open = open_
        io.open = builtins.open = self._stream  # type: ignore[assignment] # fewer arguments
        sys.addaudithook(self._hear)

    def _counted(self, name: str, call: Callable[..., Any]) -> Callable[..., Any]:
        def counted(*arguments: Any, **named: Any) -> Any:
            if self._inside:
                return call(*arguments, **named)
            self._count += 1
            self._write(self._log, f"{name}\n".encode())
            self._inside = True
            try:
                if self._count == self._run.call or (
                    0 < self._run.call < self._count and self._run.how.startswith("dead ")
                ):
                    self._disturb(call, arguments, named)
                if name == "link" and not self._run.links:
                    raise OSError(errno.EPERM, os.strerror(errno.EPERM), arguments[0])
                return call(*arguments, **named)
            finally:
                self._inside = False
                if self._count == self._run.call and self._run.how == "after":
                    _die()

        return counted

    def _disturb(self, call: Callable[..., Any], arguments: Any, named: Any) -> None:
        how = self._run.how.removeprefix("dead ")
        if how == "half":
            *first, content = arguments
            call(*first, bytes(content)[: len(content) // 2], **named)
            _die()
        elif how == "before":
            _die()
        elif how == "ctrl-c":
            os.kill(os.getpid(), signal.SIGINT)
        elif how.startswith("plant "):
            plant(how.removeprefix("plant "), Path(arguments[1]))
        elif how != "after":
            number = getattr(errno, how)
            name = arguments[0] if isinstance(arguments[0], str | Path) else None
            raise OSError(number, os.strerror(number), name)

    def _stream(
        self,
        file: Any,
        mode: str = "r",
        buffering: int = -1,
        encoding: str | None = None,
        errors: str | None = None,
        newline: str | None = None,
        **more: Any,
    ) -> Any:
        """What open() gives, with writes that are counted."""
        if isinstance(file, int) or not set(mode) & set("wax+"):
            return self._open(file, mode, buffering, encoding, errors, newline, **more)
        counted = self._counted

        class Raw(io.FileIO):
            def write(self, content: Any, /) -> Any:
                return counted("write", super().write)(content)

        raw = counted("open", Raw)(file, mode.replace("b", "").replace("t", ""))
        stream = io.BufferedWriter(raw)
        return stream if "b" in mode else io.TextIOWrapper(stream, encoding, errors, newline)

    def _hear(self, event: str, arguments: tuple[Any, ...]) -> None:
        if self._inside or event not in _HEARD:
            return
        if event == "open" and isinstance(arguments[0], int):
            return  # a stream on what is open already, as a pipe to git
        if event == "open" and (not arguments[2] & _FOR_WRITING or arguments[0] == os.devnull):
            return
        self._write(2, f"{event} {arguments} was not counted".encode())
        os._exit(_UNCOUNTED)


def plant(kind: str, path: Path, text: str = "; not a close\n") -> None:
    """Put something where nothing is: a file, a folder, a fifo, or a link to TARGET."""
    match kind.split(" "):
        case ["file"]:
            path.write_text(text, encoding="utf-8")
        case ["folder"]:
            path.mkdir()
        case ["fifo"]:
            os.mkfifo(path)
        case ["link", target]:
            path.symlink_to(target)
        case _:
            raise ValueError(kind)


def _die() -> None:
    os.kill(os.getpid(), signal.SIGKILL)
    time.sleep(_SECONDS)


class _Started(NamedTuple):
    process: int
    streams: tuple[Any, Any, Any]


def _start(run: Run, gate: int) -> _Started:
    """Fork a process that waits at the gate and then does as `socoledger` does."""
    streams = tempfile.TemporaryFile(), tempfile.TemporaryFile(), tempfile.TemporaryFile()  # noqa: SIM115 - till the end
    process = os.fork()
    if process:
        return _Started(process, streams)
    try:
        os.read(gate, 1)
        os.chdir(run.folder)
        nothing = os.open(os.devnull, os.O_RDONLY)
        for number, other in enumerate((nothing, streams[0].fileno(), streams[1].fileno())):
            os.dup2(other, number)
        signal.alarm(_SECONDS)
        signal.signal(signal.SIGINT, signal.default_int_handler)
        if run.largest:
            resource.setrlimit(resource.RLIMIT_FSIZE, (run.largest, run.largest))
        sys.dont_write_bytecode = True
        sys.argv = ["socoledger", *run.line.split()]
        vars(answering)["date"] = type(
            "Clock", (), {"today": lambda: date.fromisoformat(run.today)}
        )
        _Disk(run, streams[2].fileno()).install()
        cli.main()
    except BaseException:  # noqa: BLE001 - nothing of this process may go on in the other
        os.write(2, traceback.format_exc().encode())
    finally:
        os._exit(98)


def _end(run: Run, started: _Started) -> Outcome:
    _, status = os.waitpid(started.process, 0)
    texts = []
    for stream in started.streams:
        stream.seek(0)
        texts.append(stream.read().decode())
        stream.close()
    out, err, calls = texts
    code = os.waitstatus_to_exitcode(status)
    return Outcome(code, out, err, tuple(calls.split()), tree(Path(run.folder)))


def _outcomes(runs: Sequence[Run], *, together: bool) -> Iterator[Outcome]:
    for batch in [runs] if together else [[run] for run in runs]:
        gate, held = os.pipe()
        for run in batch:
            if run.prepare:
                subprocess.run(["sh", "-ec", run.prepare], check=True, stdout=subprocess.DEVNULL)
        started = [_start(run, gate) for run in batch]
        os.write(held, b"." * len(batch))
        yield from map(_end, batch, started)
        for handle in (gate, held):
            os.close(handle)


def _serve() -> None:
    for name in _IMPORTED:
        importlib.import_module(f"socoledger.{name}")
    for line in sys.stdin:
        together, runs = json.loads(line)
        results = list(_outcomes([Run(*run) for run in runs], together=together))
        sys.stdout.write(json.dumps(results) + "\n")
        sys.stdout.flush()


if __name__ == "__main__":
    _serve()
