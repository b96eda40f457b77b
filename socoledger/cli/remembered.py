"""Answers with figures that were given before: told again if nothing that they rest on has changed.

What an answer rests on: the program itself, the command line, the day, the language, the terminal,
and the books. While it is made, Python tells which files are opened (its audit events). If all of
them lie in the books, no other program was asked, and nothing in the books changed meanwhile, the
answer is kept with the digests of these files and of all names in the books. It is told again as
long as all of that is the same; when in doubt it is made anew.

Imported before a command line is read, so it does without modules that take their time.
"""

import hashlib
import json
import os
import sys
import time
from typing import Any

from socoledger.storage.books_state import BooksState, digest_of
from socoledger.storage.cache import DiskCache
from socoledger.storage.program_state import own_folders, program_state

_KIND = "answer"
_VARIABLES = ("COLUMNS", "COLORTERM", "FORCE_COLOR", "HOME", "LINES", "NO_COLOR", "TERM", "TZ")
_FAMILIES = ("SOCOLEDGER", "LANG", "LC_", "BEANCOUNT", "PYTHON", "TTY")
"""The environment that an answer may rest on: these variables, and all that begin so."""
_OTHERS = ("os.exec", "os.fork", "os.posix_spawn", "os.spawn", "os.system", "socket", "subprocess")
"""The beginnings of the events of a program that asks another one."""
_LOOKS = ("os.listdir", "os.scandir", "open")
SETTLED_NS = 2_000_000_000
"""How long ago the last change must be, before a command begins: a disk's clock may be coarse, and
two changes in one tick of it look like one.
"""


class Remembered:
    """The answer to one command line: the one that was kept, or the one that is being made."""

    def __init__(self, words: list[str]) -> None:
        self._begun_ns = time.time_ns()
        self._cache = DiskCache()
        self._key = _key(words)
        self._root = ""
        self._before: BooksState | None = None
        self._opened: set[str] = set()
        self._is_certain = False

    def told(self) -> tuple[str, str] | None:
        """What the answer wrote on both streams, None if it has to be made anew."""
        content = self._cache.get(_KIND, self._key)
        try:
            return None if content is None else _told(json.loads(content))
        except (OSError, KeyError, TypeError, ValueError, AttributeError, RecursionError):
            return None  # the books have changed, or it is no answer of ours

    def watch(self, asked: str, *, is_found: bool) -> None:
        """Begin to see what is read for an answer about the books in a folder; `is_found` says that
        it was looked for from here upwards.
        """
        self._asked = asked
        self._absent = _passed_over(asked) if is_found else []
        self._root = os.path.realpath(asked)
        try:
            self._before = BooksState(self._root)
        except OSError:
            return
        self._own = (*own_folders(), self._cache.folder)
        self._is_certain = self._before.changed_ns < self._begun_ns - SETTLED_NS
        _listen(self)

    def keep(self, output: str, messages: str) -> None:
        """Keep the answer that was made, if all is known that it rests on."""
        if self._before is None or not self._is_certain:
            return
        try:
            files = {name: digest_of(os.path.join(self._root, name)) for name in [*self._opened]}
            after = BooksState(self._root)
        except OSError:
            return
        if after.everything != self._before.everything:
            return
        kept = {
            "asked": self._asked,
            "root": self._root,
            "absent": self._absent,
            "names": after.names,
            "files": files,
            "output": output,
            "messages": messages,
        }
        self._cache.put(_KIND, self._key, json.dumps(kept).encode())

    def hear(self, event: str, arguments: tuple[Any, ...]) -> None:
        """An event of the interpreter: what is opened, listed or started."""
        if not self._is_certain:
            return
        if event in _LOOKS:
            try:
                self._see(arguments[0], event)
            except (OSError, TypeError, ValueError):  # no path: whoever uses it will hear of it
                self._is_certain = False
        elif event.startswith(_OTHERS):
            self._is_certain = False

    def _see(self, path: Any, event: str) -> None:  # noqa: ANN401 - whatever Python opens
        """A file is opened, or a folder listed; a number is one that is open already."""
        if isinstance(path, int):
            return
        whole = os.path.abspath(os.fsdecode(path or os.curdir))
        if not _lies_in(whole, self._root) and any(_lies_in(whole, own) for own in self._own):
            return
        real = os.path.realpath(whole)
        name = os.path.relpath(real, self._root)
        if not _lies_in(real, self._root) or ".git" in name.split(os.sep):
            self._is_certain = False
        elif event == "open":
            self._opened.add(name)


def for_command_line(words: list[str]) -> Remembered | None:
    """What may be remembered for a command line; None where the working folder is gone, or the
    program cannot be looked at. Whoever needs it will say so.
    """
    try:
        return Remembered(words)
    except OSError:
        return None


_listening: list[Remembered] = []
"""Who is told of the events of the interpreter: nobody, or one."""


def _listen(remembered: Remembered) -> None:
    """Tell it all events from now on, and nobody else: Python forgets no hook."""
    if not _listening:
        sys.addaudithook(_tell_listening)
    _listening[:] = [remembered]


def _tell_listening(event: str, arguments: tuple[Any, ...]) -> None:
    for remembered in _listening:
        remembered.hear(event, arguments)


def _lies_in(path: str, folder: str) -> bool:
    return path == folder or path.startswith(folder.rstrip(os.sep) + os.sep)


def _passed_over(root: str) -> list[str]:
    """The places from here upwards where books would have been found before those in a folder."""
    passed, folder = [], os.getcwd()
    while folder != root and folder != os.path.dirname(folder):
        passed.append(os.path.join(folder, "coop.yaml"))
        folder = os.path.dirname(folder)
    return passed


def _told(kept: dict[str, Any]) -> tuple[str, str] | None:
    """The texts of an answer that was kept, None if the books are not as they were. Raises OSError
    where they cannot be looked at, and whatever comes of it if it has the wrong shape.
    """
    root, output, messages = kept["root"], kept["output"], kept["messages"]
    if os.path.realpath(kept["asked"]) != root or not all(map(_is_absent, kept["absent"])):
        return None
    if BooksState(root).names != kept["names"]:
        return None
    for name, digest in kept["files"].items():
        if digest_of(os.path.join(root, name)) != digest:
            return None
    is_text = isinstance(output, str) and isinstance(messages, str)
    return (output, messages) if is_text else None


def _is_absent(path: str) -> bool:
    """Whether there is nothing at a path. Raises OSError where that cannot be seen."""
    try:
        os.stat(path)
    except FileNotFoundError:
        return True
    return False


def _key(words: list[str]) -> str:
    """A digest of all that an answer rests on besides the books."""
    variables = {
        name: text
        for name, text in os.environ.items()
        if name in _VARIABLES or name.startswith(_FAMILIES)
    }
    size = tuple(os.get_terminal_size(sys.stdout.fileno())) if sys.stdout.isatty() else None
    rests_on = [
        program_state(),
        words,
        os.getcwd(),
        sorted(variables.items()),
        [size, sys.stderr.isatty()],
        today(),
    ]
    return hashlib.sha256(json.dumps(rests_on).encode()).hexdigest()


def today() -> str:
    """The day where the treasurer sits."""
    return time.strftime("%Y-%m-%d")
