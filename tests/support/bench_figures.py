"""Commands that show figures, measured beside Beancount's load of the same journal."""

import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import NamedTuple

from socoledger.domain.period import Month
from tests.support import bench_peers
from tests.support.bench_books import LAST_YEAR, books, change, hledger_journal, month_file
from tests.support.bench_run import Beside, Command, Measure, Ratio, Step, beside, say

FIGURES = (
    *("result 2025", "result 2025 --format table", "spaarpot", "premium 2025", "return 2025"),
    *("grants", "balance-sheet", "income-statement 2025", "status", "check"),
)
"""Asked as JSON, where nothing else is said."""
COLD, CHANGED, WARM = "cold", "one month changed", "nothing changed"
NO_CACHE = (("SOCOLEDGER_NO_CACHE", "1"),)
SETTLED_SECONDS = 2.5
"""An answer is kept where the books were changed no less than two seconds before."""
_IN_TURN = 4
"""So many commands come between two loads: on a busy machine an hour differs from the next."""
_LOAD = "import sys; from beancount.loader import load_file; load_file(sys.argv[1])"


class Size(NamedTuple):
    """How large books are, and how often they are measured."""

    transactions: int
    years: int
    rounds: int

    @property
    def title(self) -> str:
        """As people write it: `100,000 transactions`."""
        return f"{self.transactions:,} transactions"


class Sized(NamedTuple):
    """What was measured of books of one size: Beancount's load of them, and ratios to it by name,
    of a command of ours by that of `figure`.
    """

    size: Size
    load: Beside

    def of(self, command: str, state: str) -> Ratio | None:
        """The ratio of a command in a state of the cache; None: not measured."""
        return self.load.ratios.get(figure(command, state))


def figure(command: str, state: str) -> str:
    """The name of what is measured of a command of ours."""
    return f"{command}, {state}"


def socoledger(folder: Path, *arguments: str, cache: bool = True) -> Command:
    """A command of ours in books."""
    line = (bench_peers.program("socoledger") or "socoledger", "--books", str(folder), *arguments)
    return Command(line, () if cache else NO_CACHE)


def load(folder: Path) -> Command:
    """Beancount's load of the journal of books."""
    return Command((sys.executable, "-c", _LOAD, str(folder / "journal/main.beancount")))


def sized(measure: Measure, folder: Path, size: Size, figures: tuple[str, ...] = FIGURES) -> Sized:
    """Measure the peers, and commands of ours, on books of one size that are made in a folder."""
    say(size.title)
    own = books(folder / "books", size.transactions, size.years)
    theirs = hledger_journal(folder / "hledger", size.transactions, size.years)
    peers = bench_peers.steps(own / "journal/main.beancount", theirs, size.transactions)
    turns = [figures[first : first + _IN_TURN] for first in range(0, len(figures), _IN_TURN)]
    changing = change(own, Month(LAST_YEAR, 12))
    parts = [peers, *(_steps(measure, own, turn, changing) for turn in turns)]
    found = [beside(measure, load(own), part, size.rounds) for part in parts]
    ratios = {name: ratio for part in found for name, ratio in part.ratios.items()}
    return Sized(size, Beside(found[-1].base, ratios))


def _steps(
    measure: Measure, folder: Path, commands: Sequence[str], changing: Callable[[], object]
) -> list[Step]:
    """Commands without a cache; each of them after a month was changed; and each once more."""
    cold, changed, warm = [], [], []
    for command in commands:
        arguments = command.split()
        if "--format" not in arguments:
            arguments += ["--format", "json"]
        ours = socoledger(folder, *arguments)
        without = socoledger(folder, *arguments, cache=False)
        cold.append(Step(figure(command, COLD), without))
        changed.append(Step(figure(command, CHANGED), ours, changing, primed=True))
        warm.append(Step(figure(command, WARM), ours, _kept(measure, folder, ours)))
    return [*cold, *changed, *warm]


def _kept(measure: Measure, folder: Path, command: Command) -> Callable[[], object]:
    """Runs a command once the books are old enough that its answer is kept."""

    def run() -> None:
        age = time.time() - month_file(folder, Month(LAST_YEAR, 12)).stat().st_ctime
        time.sleep(max(0, SETTLED_SECONDS - age))
        measure(command)

    return run
