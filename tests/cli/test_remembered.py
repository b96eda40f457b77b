"""Answers that were kept: told again while nothing has changed, and never when something has.

Each answer that is kept is spoiled at once, so that one that is told again shows itself.
"""

import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from typer.testing import CliRunner

from socoledger.cli import remembered as module
from socoledger.cli.kept import FIGURES, is_kept
from socoledger.cli.program import Program
from socoledger.cli.remembered import Remembered
from socoledger.cli.run import app
from socoledger.storage import program_state
from socoledger.storage.cache import DiskCache
from tests.support.book_files import ANNA, JOURNAL, write_books
from tests.support.run import environment, run

SPOILED = "told again\n"
MORE = JOURNAL.replace("100.00", "40.00").replace("Klus", "Meer")
GRANT = (
    "grants:\n  - {id: tuin, giver: Fonds, reference: T1, from: 2025-01-01, to: 2025-12-31,"
    " amount: 500.00, repay: false}\n"
)


class Asking:
    """Books, and a cache that is on."""

    def __init__(self, folder: Path, kept: Path) -> None:
        self.root = folder
        self.kept = kept
        self.cache = DiskCache(str(kept))

    def ask(self, line: str = "result") -> tuple[int, str, str]:
        """What a command line answers, in this process."""
        remembered = Remembered(line.split()) if is_kept(line.split()) else None
        told = None if remembered is None else remembered.told()
        return (0, *told) if told is not None else self._run(line, remembered)

    def anew(self, line: str = "result") -> tuple[int, str, str]:
        """What it answers without a cache."""
        return self._run(line, None)

    def _run(self, line: str, remembered: Remembered | None) -> tuple[int, str, str]:
        done = CliRunner().invoke(app, line.split(), obj=remembered)
        return done.exit_code, done.stdout, done.stderr

    def spoil(self) -> int:
        """Spoil each answer that is kept; how many there are."""
        paths = [*self.kept.glob("answer-*")]
        for path in paths:
            key = path.name.removeprefix("answer-")
            kept = json.loads(self.cache.get("answer", key) or b"")
            self.cache.put("answer", key, json.dumps({**kept, "output": SPOILED}).encode())
        return len(paths)


@pytest.fixture
def asking(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Asking]:
    """Books in the working folder, that nobody else changes."""
    root = write_books(tmp_path / "books", JOURNAL)
    monkeypatch.chdir(root)
    monkeypatch.setattr(module, "SETTLED_NS", 0)
    monkeypatch.setenv("SOCOLEDGER_NO_CACHE", "")
    monkeypatch.setenv("SOCOLEDGER_LANGUAGE", "en")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    yield Asking(root, tmp_path / "socoledger")
    for listening in module._listening:
        listening._is_certain = False


def test_an_answer_is_told_again_as_it_was(asking: Asking) -> None:
    for line in ("result --format json", "spaarpot", "result 2025 --explain --language nl"):
        first = asking.ask(line)
        assert asking.ask(line) == first == asking.anew(line)
        assert asking.spoil()
        assert asking.ask(line) == (0, SPOILED, first[2])


@pytest.mark.slow
def test_the_program_tells_it_again(tmp_path: Path) -> None:
    folder, home = write_books(tmp_path / "books", JOURNAL), {"XDG_CACHE_HOME": str(tmp_path)}
    first = run("result", at=folder, SOCOLEDGER_NO_CACHE="", **home)
    assert first == run("result", at=folder, **home)
    (path,) = (tmp_path / "socoledger").glob("answer-*")
    written = path.stat().st_ino
    assert first == run("result", at=folder, SOCOLEDGER_NO_CACHE="", **home)
    assert path.stat().st_ino == written


def append(name: str, text: str) -> Callable[[Path], object]:
    def change(root: Path) -> None:
        path = root / name
        before = path.read_text(encoding="utf-8") if path.exists() else ""
        path.write_text(before + text, encoding="utf-8")

    return change


def replace(name: str, old: str, new: str) -> Callable[[Path], object]:
    def change(root: Path) -> None:
        text = (root / name).read_text(encoding="utf-8")
        assert old in text
        (root / name).write_text(text.replace(old, new), encoding="utf-8")

    return change


def restored(root: Path) -> None:
    """Another content of the same length, with the times of the one before it."""
    path = root / "journal" / "main.beancount"
    status = path.stat()
    path.write_text(path.read_text(encoding="utf-8").replace("Klus", "Klas").replace("100", "111"))
    os.utime(path, ns=(status.st_atime_ns, status.st_mtime_ns))


def hard_link(root: Path) -> None:
    """The journal gets an include of itself, by another name."""
    (root / "journal" / "again.beancount").hardlink_to(root / "members" / "anna.yaml")
    (root / "journal" / "again.beancount").unlink()
    (root / "journal" / "more.beancount").unlink()
    (root / "journal" / "more.beancount").hardlink_to(root / "journal" / "main.beancount")


CHANGES: dict[str, Callable[[Path], object]] = {
    "an entry": append("journal/main.beancount", MORE),
    "the same length and time": restored,
    "a grant": append("grants.yaml", GRANT),
    "no grants any more": lambda root: (root / "grants.yaml").unlink(),
    "a member's name": replace("members/anna.yaml", "name: Anna", "name: Anne"),
    "a member": lambda root: (root / "members" / "cas.yaml").write_text(
        ANNA.replace("anna", "cas").replace("Anna", "Cas")
    ),
    "a language": replace("coop.yaml", "language: en", "language: nl"),
    "a file that nothing includes": append("journal/more.beancount", MORE),
    "an include": append("journal/main.beancount", 'include "more.beancount"\n'),
    "a glob": replace("journal/main.beancount", '"more.beancount"', '"m*e.beancount"'),
    "what a glob finds": append("journal/mole.beancount", MORE),
    "a hidden folder": lambda root: (root / ".hidden").mkdir(),
    "a link": lambda root: (root / "law.yaml").symlink_to("hidden.yaml"),
    "where a link leads": append("hidden.yaml", "parameters: {}\n"),
    "no link": lambda root: (root / "law.yaml").unlink(),
    "the same file twice": hard_link,
    "no rights": lambda root: (root / "agreement.yaml").chmod(0),
    "rights": lambda root: (root / "agreement.yaml").chmod(0o644),
    "nothing of it": lambda root: (root / "journal" / "more.beancount").unlink(),
}


@pytest.mark.slow
def test_after_each_change_the_answer_is_that_of_today(asking: Asking) -> None:
    before, told_again = asking.ask(), set()
    for name, change in CHANGES.items():
        asking.spoil()
        change(asking.root)
        told, anew = asking.ask(), asking.anew()
        if told[1] == SPOILED:
            assert anew == before, name
            told_again.add(name)
        else:
            assert told == anew, name
        before = anew
    assert told_again <= {"no rights", "rights"}  # to root they are no change


def test_a_touch_is_no_change(asking: Asking) -> None:
    asking.ask()
    asking.spoil()
    for path in asking.root.rglob("*"):
        os.utime(path)
    assert asking.ask()[1] == SPOILED


def test_another_day_language_or_place_is_another_answer(
    asking: Asking, monkeypatch: pytest.MonkeyPatch
) -> None:
    asking.ask()
    for function in ("today", "program_state"):
        with monkeypatch.context() as patch:
            patch.setattr(module, function, lambda: "newer")
            assert Remembered(["result"]).told() is None
    for name, value in (("SOCOLEDGER_LANGUAGE", "nl"), ("SOCOLEDGER_BOOKS", "."), ("TZ", "UTC")):
        monkeypatch.setenv(name, value)
        asking.spoil()
        assert asking.ask() == asking.anew()
    monkeypatch.delenv("SOCOLEDGER_BOOKS")
    below = asking.root / "members"
    monkeypatch.chdir(below)
    asking.spoil()
    assert asking.ask() == asking.anew()
    asking.spoil()
    assert asking.ask()[1] == SPOILED
    write_books(below, MORE)
    assert asking.ask() == asking.anew()


def test_another_program_is_another_state(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    states = [program_state.program_state.__wrapped__()]
    assert states == [program_state.program_state.__wrapped__()]
    monkeypatch.setattr(program_state, "_PACKAGE", str(tmp_path))
    monkeypatch.setattr("sys.path", [str(tmp_path / "installed")])
    (tmp_path / "law").mkdir()
    for name in ("a.py", "law/a.yaml"):
        (tmp_path / name).write_text("1")
        states.append(program_state.program_state.__wrapped__())
    (tmp_path / "law" / "a.yaml").write_text("2")
    os.utime(tmp_path / "law" / "a.yaml", (1, 1))
    states.append(program_state.program_state.__wrapped__())
    monkeypatch.setattr(program_state, "__version__", "0.0.0")
    states.append(program_state.program_state.__wrapped__())
    (tmp_path / "installed").mkdir()
    states.append(program_state.program_state.__wrapped__())
    assert len(set(states)) == len(states)


def test_another_terminal_is_another_answer(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("sys.stdout.isatty", lambda: True)
    monkeypatch.setattr("sys.stdout.fileno", lambda: 1)
    keys = set()
    for size in ((80, 24), (100, 24)):
        monkeypatch.setattr(os, "get_terminal_size", lambda _, size=size: size)
        for is_terminal in (True, False):
            monkeypatch.setattr("sys.stderr.isatty", lambda is_it=is_terminal: is_it)
            keys.add(module._key(["result"]))
    monkeypatch.setattr("sys.stdout.isatty", lambda: False)
    keys.add(module._key(["result"]))
    monkeypatch.setattr(module, "program_state", lambda: "another program")
    keys.add(module._key(["result"]))
    assert len(keys) == 6


@pytest.mark.parametrize(
    "line",
    [
        *("result --no-cache", "--no-cache result", "--verbose result", "result --verbose"),
        *("result 2031", "result --by nothing", "explain result", "status"),
    ],
)
def test_what_is_no_figure_or_asked_for_anew_is_not_kept(asking: Asking, line: str) -> None:
    assert asking.ask(line) == asking.anew(line)
    assert not asking.spoil()


def test_books_that_change_meanwhile_are_not_kept(
    asking: Asking, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(asking.root)
    monkeypatch.setattr(module, "DiskCache", lambda: DiskCache(str(asking.kept)))
    monkeypatch.setattr(module, "SETTLED_NS", 0)

    def answered(meanwhile: Callable[[], object]) -> bool:
        remembered = module.Remembered(["result"])
        remembered.watch(str(asking.root), is_found=True)
        (asking.root / "coop.yaml").read_bytes()
        meanwhile()
        remembered.keep("an answer\n", "")
        told = remembered.told() is not None
        for path in asking.kept.glob("answer-*"):
            path.unlink()
        return told

    coop, outside = asking.root / "coop.yaml", asking.root.parent / "outside"
    before = coop.read_text(encoding="utf-8")
    outside.write_text("x")
    assert answered(lambda: None)
    assert not answered(lambda: coop.write_text(before + "kor: true\n"))
    assert not answered(lambda: (coop.write_text("x"), coop.write_text(before)))
    assert not answered((asking.root / "new").touch)
    assert not answered(outside.read_text)
    assert not answered(lambda: os.listdir(asking.root.parent))  # noqa: PTH208
    assert not answered(lambda: os.system("true"))  # noqa: S605
    assert not answered(lambda: open_absent(asking.root))
    monkeypatch.setattr(module, "SETTLED_NS", 3_600_000_000_000)
    assert not answered(lambda: None)


def open_absent(root: Path) -> None:
    with pytest.raises(FileNotFoundError):
        (root / "absent").read_bytes()


def test_what_is_no_answer_of_ours_is_made_anew(asking: Asking) -> None:
    asking.ask()
    (path,) = asking.kept.glob("answer-*")
    key = path.name.removeprefix("answer-")
    kept = json.loads(asking.cache.get("answer", key) or b"")
    parts = ({**kept, part: value} for part in kept for value in (None, 3, ["/"]))
    hostile = {**kept, "files": {"/dev/zero": ""}}
    whole = (b"", b"{}", b"[]", b"null", b"\xff", b"9" * 5_000, b"[" * 100_000)
    for content in (*whole, *(json.dumps(each).encode() for each in (*parts, hostile))):
        asking.cache.put("answer", key, content)
        assert Remembered(["result"]).told() is None, content


def test_figures_are_commands() -> None:
    assert set(FIGURES) <= set(Program.declared)


def test_where_nothing_can_be_kept_the_answer_is_the_same(asking: Asking) -> None:
    asking.kept.write_text("in the way")
    assert asking.ask() == asking.ask() == asking.anew()
    assert asking.kept.read_text() == "in the way"


def test_books_that_are_gone_are_not_told_of(asking: Asking) -> None:
    asking.ask("result --books .")
    asking.spoil()
    (asking.root / "coop.yaml").unlink()
    assert asking.ask("result --books .") == asking.anew("result --books .")


@pytest.mark.slow
def test_a_reader_or_folder_that_is_gone_is_no_crash(asking: Asking, tmp_path: Path) -> None:
    variables = {"SOCOLEDGER_NO_CACHE": "", "XDG_CACHE_HOME": str(tmp_path)}
    asking.ask()
    line = f"{sys.executable} -m socoledger result"
    for script in (f"{line} >&-", f"{line} | true", f"mkdir x; cd x; rmdir ../x; {line}"):
        done = subprocess.run(
            ["sh", "-c", script], env=environment(variables), capture_output=True, check=False
        )
        assert b"Traceback" not in done.stderr
