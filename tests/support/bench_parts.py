"""What is measured besides figures: the start of the program, closing, changes and imports."""

import shutil
import subprocess
import sys
from pathlib import Path

from socoledger.domain.period import Month
from tests.support import bench_bank
from tests.support.bench_books import books, change, close_all, month_file
from tests.support.bench_figures import NO_CACHE, Size, load, socoledger
from tests.support.bench_run import Beside, Command, Measure, Ratio, Step, beside, say

CLOSE, VERIFY = "close 2025-12 --dry-run", "verify"
STARTS = ("--version", "--help", "completion")
_COMPLETION = (
    ("_SOCOLEDGER_COMPLETE", "complete_bash"),
    ("COMP_WORDS", "socoledger res"),
    ("COMP_CWORD", "1"),
)
_GIT = ("git", "-c", "user.name=Meetlat", "-c", "user.email=meetlat@example.org")
_BANK_LINES = 5_000
_STATEMENTS = (
    *(("MT940", 31, 0), ("MT940", 31, 20), ("MT940", 365, 20)),
    *(("CAMT.053", 31, 20), ("CSV", 31, 20)),
)
"""Format, days, and rules of the books."""


def start(measure: Measure, rounds: int) -> Beside:
    """What is asked without books, beside an import of typer."""
    say("start")
    program = socoledger(Path()).line[0]
    steps = [Step(option, Command((program, option))) for option in STARTS[:2]]
    steps.append(Step(STARTS[2], Command((program,), _COMPLETION)))
    return beside(measure, Command((sys.executable, "-c", "import typer")), steps, rounds)


def closing(measure: Measure, folder: Path, size: Size) -> Beside:
    """Closing the last month where all others are closed, and verifying all of them and the years,
    beside Beancount's load of the journal with the closes.
    """
    say(f"closing, {size.title}")
    folder = books(folder, size.transactions, size.years)
    close_all(folder, Month(2025, 11))
    close = Step(CLOSE, socoledger(folder, *CLOSE.split(), cache=False))
    closed = beside(measure, load(folder), [close], size.rounds)
    close_all(folder, Month(2025, 12))
    verify = Step(VERIFY, socoledger(folder, VERIFY, cache=False))
    verified = beside(measure, load(folder), [verify], size.rounds)
    return Beside(verified.base, closed.ratios | verified.ratios)


def differing(measure: Measure, folder: Path, size: Size) -> Beside:
    """What changed in large books with one amount of years ago, between two revisions and up to the
    present books, beside Beancount's load of them.
    """
    say(f"diff, {size.title}")
    folder = books(folder, size.transactions, size.years)
    _git(folder, "init")
    _git(folder, "add", ".")
    _git(folder, "commit", "--message", "first")
    file = month_file(folder, Month(2026 - size.years, 6))
    lines = file.read_text().splitlines(keepends=True)
    at = next(number for number, line in enumerate(lines) if line.endswith(" EUR\n"))
    amount = lines[at].split()[-2].lstrip("-")
    lines[at : at + 2] = [line.replace(f"{amount} EUR", "99.99 EUR") for line in lines[at : at + 2]]
    file.write_text("".join(lines))
    _git(folder, "commit", "--all", "--message", "second")
    change(folder, Month(2025, 12))()
    steps = []
    for arguments in (("diff", "HEAD~1", "HEAD"), ("diff",)):
        command = socoledger(folder, *arguments, cache=False)
        # Exit 1 says that something changed.
        steps.append(Step(" ".join(arguments), Command(command.line, NO_CACHE, (0, 1))))
    return beside(measure, load(folder), steps, size.rounds)


def imports(measure: Measure, folder: Path, rounds: int) -> dict[str, Ratio]:
    """Import 5,000 lines into books, and once more into books that have them, beside reading the
    MT940 of the same lines by mt-940.
    """
    say("import")
    made, used = books(folder / "bank", 0, 1), folder / "used"

    def prepare() -> None:
        shutil.rmtree(used, ignore_errors=True)
        shutil.copytree(made, used)

    ratios: dict[str, Ratio] = {}
    for format_, days, rules in _STATEMENTS:
        bench_bank.write_setup(made, rules)
        theirs, file = folder / "mt940", folder / "statement"
        theirs.write_bytes(bench_bank.statement(_BANK_LINES, days, "MT940"))
        file.write_bytes(bench_bank.statement(_BANK_LINES, days, format_))
        ours = socoledger(used, "import", str(file))
        read = (sys.executable, "-c", "import sys, mt940; mt940.parse(sys.argv[1])", str(theirs))
        name = f"import {format_}, {_BANK_LINES:,} lines of {days} days, {rules} rules"
        steps = [Step(name, ours, prepare), Step(f"{name}, again", ours)]
        ratios |= beside(measure, Command(read), steps, rounds).ratios
    return ratios


def _git(folder: Path, *arguments: str) -> None:
    subprocess.run([*_GIT, "-C", str(folder), *arguments], check=True, capture_output=True)
