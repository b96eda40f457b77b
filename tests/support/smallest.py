"""The smallest books for each code: text files in `tests/findings`, or a builder where text
is no way.

A text file begins with what is expected, as `expect: journal/main.beancount:3 exit 1 also S205`:
the place (or `-`, or two with `and` between them), the exit code, and other codes that may follow
from the same mistake. A command other than `check` stands before the place: `verify`, `verify
--seal …`, or `close 2025-01`. Below it stand the files that differ from the books of
`tests/support/book_files.py`, each after a line `=== PATH`; `=== PATH removed` takes a file away.
Lines of journal/main.beancount keep their numbers; the include of the accounts stands below them.

`umbrella` before the place is `check --umbrella`, of the books of two coöperaties, in the folders
atelier and restaurant beside umbrella.yaml; paths of files begin with the folder then.
"""

import re
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import NamedTuple

from tests.support.book_files import JOURNAL, write_books
from tests.support.paths import ROOT
from tests.support.smallest_builders import BUILDERS

HERE = ROOT / "tests/findings"
MAIN = "journal/main.beancount"
UMBRELLA = "umbrella"
"""The command of who looks at all books under an umbrella."""
_BENEATH = ("atelier", "restaurant")

_EXPECT = re.compile(
    r"(?P<command>check|umbrella|verify(?: --seal \S+)?|close [0-9-]+)? ?"
    r"(?P<places>\S+(?: and \S+)?)"
    r" exit (?P<exit>[0-9])(?: also (?P<also>S[0-9 S]+))?"
)
_FILE = re.compile(r"^=== (\S+)( removed)?\n", re.MULTILINE)


class Smallest(NamedTuple):
    """The smallest books of one code, and what is expected of them."""

    code: str
    command: str
    places: frozenset[str]
    """One, but for what is told on both sides of a dealing."""
    exit: int
    also: frozenset[str]
    write: Callable[[Path], Path]
    """Writes the books below a folder; answers where they are."""


def of(code: str, expect: str, write: Callable[[Path], Path]) -> Smallest:
    """The books of a code from its line of what is expected."""
    match = _EXPECT.fullmatch(expect)
    assert match is not None, (code, expect)
    also = frozenset((match["also"] or "").split())
    command = match["command"] or "check"
    places = frozenset(match["places"].split(" and "))
    return Smallest(code, command, places, int(match["exit"]), also, write)


def from_text(path: Path) -> Smallest:
    """The smallest books written in a text file."""
    first, _, rest = path.read_text(encoding="utf-8").partition("\n")
    assert first.startswith("expect: "), path
    before, *parts = _FILE.split(rest)
    assert before == "", path
    names, removed, texts = parts[::3], parts[1::3], parts[2::3]
    files = {name: text for name, gone, text in zip(names, removed, texts, strict=True) if not gone}
    expect = first.removeprefix("expect: ")
    write_all = _umbrella if expect.startswith(f"{UMBRELLA} ") else _books

    def write(folder: Path) -> Path:
        root = folder / "books"
        write_all(root, files)
        for name, gone in zip(names, removed, strict=True):
            if gone:
                (root / name).unlink()
        return root

    return of(path.stem, expect, write)


def _books(root: Path, files: Mapping[str, str]) -> None:
    """The books of one coöperatie, with some files of their own."""
    others = {name: text for name, text in files.items() if name != MAIN}
    write_books(root, files.get(MAIN, JOURNAL), files=others)


def _umbrella(root: Path, files: Mapping[str, str]) -> None:
    """Books of two coöperaties, and the umbrella.yaml over them."""
    for id_ in _BENEATH:
        own = {
            name.removeprefix(f"{id_}/"): text
            for name, text in files.items()
            if name.startswith(f"{id_}/")
        }
        _books(root / id_, own)
    text = files.get("umbrella.yaml", f"books: [{', '.join(_BENEATH)}]\n")
    (root / "umbrella.yaml").write_text(text, encoding="utf-8")


def all_smallest() -> list[Smallest]:
    """The smallest books of every finding, in order of their codes."""
    texts = [from_text(path) for path in HERE.glob("*.txt")]
    built = [of(code, expect, write) for code, (expect, write) in BUILDERS.items()]
    return sorted((*texts, *built), key=lambda smallest: smallest.code)
