"""The smallest books for each code: text files in this folder, or a builder where text is no way.

A text file begins with what is expected, as `expect: journal/main.beancount:3 exit 1 also S205`:
the place (or `-`), the exit code, and other codes that may follow from the same mistake. A command
other than `check` stands before the place: `verify`, or `close 2025-01`. Below it stand the files
that differ from the books of `tests/books.py`, each after a line `=== PATH`; `=== PATH removed`
takes a file away. Lines of journal/main.beancount keep their numbers; the include of the accounts
stands below them.
"""

import re
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from tests.books import JOURNAL, write_books
from tests.findings.builders import BUILDERS

HERE = Path(__file__).parent
MAIN = "journal/main.beancount"

_EXPECT = re.compile(
    r"(?P<command>check|verify|close [0-9-]+)? ?(?P<place>\S+) exit (?P<exit>[0-9])"
    r"(?: also (?P<also>S[0-9 S]+))?"
)
_FILE = re.compile(r"^=== (\S+)( removed)?\n", re.MULTILINE)


class Smallest(NamedTuple):
    """The smallest books of one code, and what is expected of them."""

    code: str
    command: str
    place: str
    exit: int
    also: frozenset[str]
    write: Callable[[Path], Path]
    """Writes the books below a folder; answers where they are."""


def of(code: str, expect: str, write: Callable[[Path], Path]) -> Smallest:
    """The books of a code from its line of what is expected."""
    found = _EXPECT.fullmatch(expect)
    assert found is not None, (code, expect)
    also = frozenset((found["also"] or "").split())
    command = found["command"] or "check"
    return Smallest(code, command, found["place"], int(found["exit"]), also, write)


def from_text(path: Path) -> Smallest:
    """The books that a text file tells of."""
    first, _, rest = path.read_text(encoding="utf-8").partition("\n")
    assert first.startswith("expect: "), path
    before, *parts = _FILE.split(rest)
    assert before == "", path
    names, removed, texts = parts[::3], parts[1::3], parts[2::3]
    files = {name: text for name, gone, text in zip(names, removed, texts, strict=True) if not gone}
    journal = files.pop(MAIN, JOURNAL)

    def write(folder: Path) -> Path:
        root = write_books(folder / "books", journal, files=files)
        for name, gone in zip(names, removed, strict=True):
            if gone:
                (root / name).unlink()
        return root

    return of(path.stem, first.removeprefix("expect: "), write)


def all_smallest() -> list[Smallest]:
    """All there are, in order of their codes."""
    texts = [from_text(path) for path in HERE.glob("*.txt")]
    built = [of(code, expect, write) for code, (expect, write) in BUILDERS.items()]
    return sorted((*texts, *built), key=lambda one: one.code)
