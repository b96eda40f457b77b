"""How long socoledger takes beside what it is built on and what is like it, as ratios of whole
processes in one run.

`make bench` runs it, and writes the tables of docs/speed.md. Nothing here is a test.
"""

import argparse
import sys
import tempfile
from collections.abc import Collection, Sequence
from datetime import date
from pathlib import Path

from tests.support import bench_page, bench_parts
from tests.support.bench_books import books
from tests.support.bench_figures import Size, Sized, sized, socoledger
from tests.support.bench_goals import HUGE, LARGE, MIDDLE, SMALL, Measured
from tests.support.bench_run import Measure, Processes, Ratio, Step, beside, say

SIZES = (Size(SMALL, 1, 9), Size(MIDDLE, 1, 5), Size(LARGE, 10, 3))
GROWN = Size(HUGE, 10, 1)
PARTS = ("start", "figures", "growth", "closing", "diff", "imports")


def growth(measure: Measure, folder: Path) -> tuple[Ratio, Sized]:
    """A figure at 1,000,000 transactions beside the same at 10,000, and beside Beancount's load."""
    most = sized(measure, folder / "grown", GROWN, ("result 2025",))
    less = books(folder / "middle", MIDDLE, 1)
    command = ("result", "2025", "--format", "json")
    large = socoledger(folder / "grown/books", *command, cache=False)
    step = Step(f"result, {HUGE:,} / {MIDDLE:,}", large)
    small = socoledger(less, *command, cache=False)
    return beside(measure, small, [step], GROWN.rounds).ratios[step.name], most


def measured(
    measure: Measure, folder: Path, parts: Collection[str], all_sizes: Sequence[Size], largest: int
) -> Measured:
    """Measure parts, on books that are made in a folder: figures of books of each size up to so
    many transactions, all else of those with most.
    """
    sizes = {}
    if "figures" in parts:
        for size in (size for size in all_sizes if size.transactions <= largest):
            sizes[size.transactions] = sized(measure, folder / str(size.transactions), size)
    grown = None
    if "growth" in parts:
        grown, sizes[HUGE] = growth(measure, folder)
    large, rounds = all_sizes[-1], all_sizes[0].rounds
    return Measured(
        bench_parts.start(measure, rounds) if "start" in parts else None,
        sizes,
        grown,
        bench_parts.closing(measure, folder / "closing", large) if "closing" in parts else None,
        bench_parts.differing(measure, folder / "diff", large) if "diff" in parts else None,
        bench_parts.imports(measure, folder, rounds) if "imports" in parts else {},
    )


def main() -> None:
    """Measure, and say or write the tables."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument(
        "--parts", nargs="+", choices=PARTS, help="what to measure; all but growth if left out"
    )
    parser.add_argument(
        "--million", action="store_true", help=f"also measure growth: {HUGE:,} transactions, 3 GB"
    )
    parser.add_argument(
        "--largest", type=int, default=LARGE, help="the largest books whose figures are measured"
    )
    parser.add_argument("--rounds", type=int, help="of each size, in the place of its own")
    parser.add_argument("--write", action="store_true", help="write the tables into docs/speed.md")
    asked = parser.parse_args()
    parts = asked.parts or [part for part in PARTS if part != "growth" or asked.million]
    with tempfile.TemporaryDirectory() as temporary:
        home = Path(temporary) / "home"
        home.mkdir()
        sizes = [size._replace(rounds=asked.rounds or size.rounds) for size in SIZES]
        found = measured(Processes(home), Path(temporary), parts, sizes, asked.largest)
    today = date.today()  # noqa: DTZ011 - the day where it was measured
    if asked.write:
        bench_page.write(found, today)
        say(f"written into {bench_page.PAGE.name}")
    sys.stdout.write(bench_page.page(found, today))


if __name__ == "__main__":
    main()
