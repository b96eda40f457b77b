"""The program in a pseudo-terminal of its own: what a person sees there, and types."""

import fcntl
import os
import pty
import re
import select
import struct
import sys
import termios
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from tests.support.run import environment

_LONGEST = 120
"""Seconds after which a terminal that shows nothing new is given up: no matter of speed."""
_ESCAPES = re.compile(r"\x1b(?:\[[0-?]*[ -/]*[@-~]|[@-Z\\-_])")


class Terminal:
    """A program that runs in a terminal."""

    def __init__(self, process: int, screen: int) -> None:
        self.shown = ""
        """All that was shown, without what moves the cursor and colours."""
        self._process, self._screen = process, screen
        self._raw = b""
        self._seen = 0

    def wait_for(self, text: str) -> str:
        """Read until a text is shown behind what was waited for before; what was shown until it."""
        while text not in self.shown[self._seen :]:
            assert self._read(), f"it ended, and did not show {text!r}:\n{self.shown}"
        start, self._seen = self._seen, self.shown.index(text, self._seen) + len(text)
        return self.shown[start : self._seen]

    def type(self, keys: str) -> None:
        """Press these keys."""
        os.write(self._screen, keys.encode())

    def answer(self, question: str, keys: str) -> None:
        """Wait for a question and the prompt below it, then press these keys and Enter."""
        self.wait_for(question)
        self.wait_for("\n>")
        self.type(keys + "\r")

    def end(self) -> int:
        """Read what is still shown; the exit code."""
        while self._read():
            pass
        _, status = os.waitpid(self._process, 0)
        return os.waitstatus_to_exitcode(status)

    def close(self) -> None:
        """Close the window, and wait until the program has ended."""
        os.close(self._screen)
        os.waitpid(self._process, 0)

    def _read(self) -> bool:
        """Read what is shown next; False at the end."""
        ready, _, _ = select.select([self._screen], [], [], _LONGEST)
        assert ready, f"nothing new is shown:\n{self.shown}"
        try:
            piece = os.read(self._screen, 65536)
        except OSError:  # so Linux says that nobody holds the other end
            return False
        self._raw += piece
        self.shown = _ESCAPES.sub("", self._raw.decode(errors="ignore")).replace("\r", "")
        return bool(piece)


@contextmanager
def terminal(
    *arguments: str | Path, at: Path, columns: int = 80, **changes: str
) -> Iterator[Terminal]:
    """Run `python -m socoledger` in the folder `at`, in a terminal of so many columns."""
    program = [sys.executable, "-m", "socoledger", *map(str, arguments)]
    # The terminal of this test does not tell where its cursor is.
    variables = environment({"TERM": "xterm", "PROMPT_TOOLKIT_NO_CPR": "1", **changes})
    inner, outer = pty.openpty()
    size = struct.pack("HHHH", 40, columns, 0, 0)
    fcntl.ioctl(outer, termios.TIOCSWINSZ, size)
    process = os.posix_spawn(
        "/usr/bin/env",
        ["env", "-C", str(at), "setsid", "-c", *program],
        variables,
        file_actions=[(os.POSIX_SPAWN_DUP2, outer, number) for number in (0, 1, 2)],
    )
    os.close(outer)
    try:
        yield Terminal(process, inner)
    finally:
        with suppress(OSError):  # it is closed
            os.close(inner)
