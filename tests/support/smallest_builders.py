"""Smallest books that a text file cannot tell of: large ones, odd bytes, and closes."""

from collections.abc import Callable
from pathlib import Path

from socoledger.read.folder import FILES_LIMIT, LINE_LIMIT, YAML_LIMIT
from tests.support.book_files import ANNA, write_books
from tests.support.closing import Closing
from tests.support.smallest_closes import REFUSED, SEALED, VERIFIED, WARNED, one_closed

MEMBER = "members/anna.yaml"
_FIVE_FILES = 5
"""coop.yaml, agreement.yaml, two members, and the main file of the journal."""

Written = Callable[[Path], Path]


def _with_anna(content: str | bytes) -> Written:
    return lambda folder: write_books(folder / "books", files={MEMBER: content})


def _too_many_files(folder: Path) -> Path:
    """One file more than are read."""
    root = write_books(folder / "books", 'include "many/*.beancount"')
    (root / "journal/many").mkdir()
    for number in range(FILES_LIMIT - _FIVE_FILES):
        (root / f"journal/many/{number}.beancount").write_text(";\n", encoding="utf-8")
    return root


def _closed(make: Callable[[Path], Closing]) -> Written:
    return lambda folder: make(folder).root


_FIRST, _SECOND = "closes/2025-01.beancount", "closes/2025-02.beancount"
_MAIN = "journal/main.beancount"
_CLOSES = (
    ("S502", f"verify {_FIRST}:18 exit 1 also S506 S509"),
    ("S503", "verify closes/januari.beancount:4 exit 1"),
    ("S504", "verify closes/januari.beancount:4 exit 1 also S502 S510"),
    ("S505", f"verify {_SECOND}:4 exit 1 also S502 S510"),
    ("S506", f"verify {_MAIN}:21 exit 1 also S509"),
    ("S507", f"verify {_FIRST}:4 exit 1 also S509"),
    ("S508", "verify agreement.yaml:3 exit 1 also S509"),
    ("S509", f"verify {_FIRST}:1 exit 1"),
    ("S510", f"verify {_SECOND}:4 exit 1 also S502 S505"),
    ("S511", f"verify {_FIRST}:4 exit 1"),
    ("S512", "verify closes/x.txt:1 exit 1"),
    ("S513", f"close 2025-01 {_MAIN}:4 exit 1"),
    ("S514", f"close 2025-01 {_MAIN}:5 exit 1"),
    ("S515", f"close 2025-01 {_MAIN}:4 exit 1"),
    ("S516", f"close 2025-01 {_MAIN}:5 exit 1"),
    ("S517", f"close 2025-01 {_MAIN}:1 exit 1"),
    ("S518", f"verify {_FIRST}:4 exit 1"),
    ("S519", f"verify {_FIRST}:4 exit 1"),
    ("S520", f"close 2025-02 {_FIRST}:4 exit 0"),
    ("S521", "close 2025-02 - exit 0"),
    ("S522", f"close 2025-01 {_MAIN}:22 exit 1"),
    ("S523", f"verify {_FIRST}:1 exit 1"),
    ("S524", f"verify {_FIRST}:1 exit 1"),
    ("S527", f"verify {_MAIN}:17 exit 0"),
)
"""Where `verify` or `close` tells the codes of closes."""

_SEALED_AT = (f"{_FIRST}:4", f"{_SECOND}:1")

BUILDERS: dict[str, tuple[str, Written]] = {
    "S103": (f"{MEMBER}:1 exit 3", _with_anna(ANNA + "#\n" * (YAML_LIMIT // 2))),
    "S104": (
        f"{MEMBER}:2 exit 3",
        _with_anna(
            ANNA.replace("Anna", "Ann\N{LATIN SMALL LETTER E WITH DIAERESIS}").encode("latin-1")
        ),
    ),
    "S126": (f"{MEMBER}:4 exit 3", _with_anna(f"{ANNA}# {'x' * LINE_LIMIT}\n")),
    "S127": ("journal/main.beancount:3 exit 3", _too_many_files),
    **{
        code: (f"verify --seal {asked} {place} exit 1", _closed(one_closed))
        for (code, asked), place in zip(SEALED.items(), _SEALED_AT, strict=True)
    },
    **{
        code: (expect, _closed({**VERIFIED, **REFUSED, **WARNED}[code])) for code, expect in _CLOSES
    },
}
