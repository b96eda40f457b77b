"""Books of every kind, read on the quick road and by the full load: the two are the same in every
field and finding, or the quick road fell back and says why.

    python -m tests.support.corpora --cases 2000 --out /tmp/corpora

reads many more than the tests do, tells how often it fell back for what reason, and writes what
differs into a folder, with all left out that does not matter to it.
"""

import argparse
import shutil
import sys
import tempfile
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache
from pathlib import Path
from random import Random
from typing import NamedTuple

from socoledger.domain.books import Books
from socoledger.read import books as reading
from tests.oracle import random_books, writing
from tests.support import fuzz
from tests.support.beancount_ledgers import books_of, example_ledger, ledgers_of_tests
from tests.support.book_files import write_files
from tests.support.changed_ledgers import change, changed_ledger
from tests.support.ledgers import ledger
from tests.support.paths import EXAMPLES
from tests.support.same_reading import Reading, reading_difference

Files = dict[str, bytes]

QUICK = "quick"
NO_BOOKS = "coop.yaml cannot be read"
_DRAFTED = 7
"""Of so many, one has a file that is about to be written, and not there yet."""


class Compared(NamedTuple):
    """The road that was taken, QUICK or why it was another, and the first difference, if any."""

    road: str
    difference: str | None


def read_quickly(root: Path, *drafts: tuple[str, bytes | None]) -> Reading:
    """Read as commands do."""
    return reading.read(root, *drafts)


def compare(
    root: Path,
    *drafts: tuple[str, bytes | None],
    read: Callable[..., Reading] = read_quickly,
) -> Compared:
    """Read books twice, and hold the two readings against each other."""
    quick = read(root, *drafts)
    difference = reading_difference(quick, reading.read(root, *drafts, full=True))
    if not isinstance(quick, Books):
        return Compared(NO_BOOKS, difference)
    return Compared(QUICK if quick.full_load is None else str(quick.full_load), difference)


# -- the corpora --------------------------------------------------------------------------------


def _of_folder(root: Path) -> Files:
    paths = [path for path in sorted(root.rglob("*")) if path.is_file()]
    kept = (path for path in paths if path.suffix in (".yaml", ".beancount", ".txt"))
    return {path.relative_to(root).as_posix(): path.read_bytes() for path in kept}


@cache
def _examples() -> tuple[Files, ...]:
    """The examples whose journals are short."""
    found = [_of_folder(coop.parent) for coop in sorted(EXAMPLES.rglob("coop.yaml"))]
    return tuple(files for files in found if sum(map(len, files.values())) < 100_000)


def _random_books(seed: int) -> Files:
    with tempfile.TemporaryDirectory() as folder:
        writing.write(random_books.make(seed), Path(folder))
        return _of_folder(Path(folder))


def _changed(seed: int, files: Files) -> Files:
    dice = Random(seed)
    texts = {name: content.decode() for name, content in files.items()}
    change(dice, texts, dice.choice((1, 1, 2)))
    return {name: text.encode("utf-8", "surrogateescape") for name, text in texts.items()}


def _fuzzed(seed: int) -> Files:
    source = Random(seed)
    data = source.randbytes(2 + 6 * source.choice((1, 1, 2, 5)))
    case = fuzz.case(bytes([data[0] % len(fuzz.MUTATED)]) + data[1:])
    return {**fuzz.corpus(case.books), case.file: case.content}


def _clean(seed: int) -> Files:
    return {name: text.encode() for name, text in ledger(Random(seed)).items()}


def _tested(seed: int) -> Files:
    ledgers = ledgers_of_tests()
    return books_of(ledgers[seed % len(ledgers)])


CORPORA: Mapping[str, Callable[[int], Files]] = {
    "clean": _clean,
    "changed": changed_ledger,
    "random": _random_books,
    "random changed": lambda seed: _changed(seed, _random_books(seed)),
    "examples changed": lambda seed: _changed(seed, _examples()[seed % len(_examples())]),
    "fuzzed": _fuzzed,
    "beancount tests": _tested,
    "beancount example": lambda seed: books_of(example_ledger(seed, in_euros=seed % 2 == 0)),
}
"""Books by a seed, of each kind."""


def compare_files(folder: Path, files: Files, *, drafted: bool = False) -> Compared:
    """Compare the readings of these files, which are all that is in the folder then. `drafted`: the
    last of the journal is about to be written.
    """
    names = [name for name in sorted(files) if name.endswith(".beancount")]
    drafts = {name: files[name] for name in names[-1:] if drafted}
    written = {name: content for name, content in files.items() if name not in drafts}
    for path in [path for path in folder.rglob("*") if path.is_file()]:
        if path.relative_to(folder).as_posix() not in written:
            path.unlink()
    return compare(write_files(folder, written), *drafts.items())


def is_drafted(seed: int) -> bool:
    """Whether a file of the books of a seed is about to be written."""
    return seed % _DRAFTED == 0


# -- the long run -------------------------------------------------------------------------------


def smaller(files: Files, differs: Callable[[Files], bool]) -> Files:
    """The files with as much left out as can be, so that they still differ."""
    for name in [*files]:
        without = {other: content for other, content in files.items() if other != name}
        if differs(without):
            files = without
    for name in [*files]:
        lines, size = files[name].splitlines(keepends=True), len(files[name])
        while size >= 1:
            at = 0
            while at < len(lines):
                fewer = [*lines[:at], *lines[at + size :]]
                if differs({**files, name: b"".join(fewer)}):
                    lines = fewer
                else:
                    at += size
            size //= 2
        files = {**files, name: b"".join(lines)}
    return files


def _keep(out: Path, folder: Path, name: str, files: Files, drafted: bool) -> None:
    def differs(fewer: Files) -> bool:
        return compare_files(folder, fewer, drafted=drafted).difference is not None

    small = smaller(files, differs)
    place = out / name.replace(" ", "-")
    shutil.rmtree(place, ignore_errors=True)
    write_files(place, small)
    difference = compare_files(folder, small, drafted=drafted).difference
    sys.stdout.write(f"{place}: {difference}\n")


def _run(kinds: Iterable[str], seeds: range, out: Path) -> Iterator[tuple[str, Compared]]:
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary, "books")
        for kind in kinds:
            for seed in seeds:
                files = CORPORA[kind](seed)
                compared = compare_files(folder, files, drafted=is_drafted(seed))
                if compared.difference is not None:
                    _keep(out, folder, f"{kind}-{seed}", files, is_drafted(seed))
                yield kind, compared


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m tests.support.corpora", description=__doc__)
    parser.add_argument("--cases", type=int, default=1_000, help="of each kind")
    parser.add_argument("--seed", type=int, default=1_000_000, help="the first one")
    parser.add_argument("--out", type=Path, default=Path("/tmp/socoledger-corpora"))  # noqa: S108
    parser.add_argument("kinds", nargs="*", metavar="KIND", help=", ".join(CORPORA))
    asked = parser.parse_args()
    seeds = range(asked.seed, asked.seed + asked.cases)
    roads: Counter[tuple[str, str]] = Counter()
    failed = 0
    for kind, compared in _run(asked.kinds or CORPORA, seeds, asked.out):
        roads[kind, compared.road] += 1
        failed += compared.difference is not None
    for (kind, road), count in sorted(roads.items(), key=lambda each: (each[0][0], -each[1])):
        sys.stdout.write(f"{kind:18} {count:7} {road}\n")
    sys.stdout.write(f"differences: {failed}\n")
    sys.exit(1 if failed else 0)


if __name__ == "__main__":
    main()
