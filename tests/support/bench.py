"""How long socoledger takes beside what it is built on, as ratios of whole processes in one run.

`make bench` runs it. Machines are noisy: the two commands of a pair run in turn, and the median of
the ratios, pair by pair, is what counts. Time is that of the processor, which a busy machine
disturbs less than the clock. Nothing here is a test; it prints, with the goal beside.
"""

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from statistics import median

from socoledger.commands.verify import planner_for
from socoledger.domain.books import Books
from socoledger.domain.closing import Close
from socoledger.domain.findings import Place
from socoledger.domain.period import Month, Period, months
from socoledger.read import books as reading
from socoledger.write.close_file import close_file
from tests.support import bench_bank

MEMBERS = 12
_NOT_COMPILED = "PYTHONDONTWRITEBYTECODE"
"""With it Python would compile this checkout anew in every run, and no installed package."""
_COOP = "name: Meetlat U.A.\nmunicipality: Voorbeeldstad\nfirst_month: {year}-01\n"
_AGREEMENT = """\
agreements:
  - id: convenant
    from: {year}-01-01
    member_result:
      levies: [{{to: fund:opleiding, share: 5%}}, {{to: cooperative, share: 10%}}]
      brackets:
        - {{up_to: 3000.00, split: {{spaarpot: 100%}}}}
        - {{split: {{municipality: 50%, spaarpot: 50%}}}}
    premium: {{per_hour: 1.50, maximum: 1200.00}}
    spaarpot: {{purposes: [{{id: course}}]}}
"""
_MEMBER = """\
id: m{number:02d}
name: M{number:02d}
joined: {year}-01-01
benefit: [{{from: {year}-01-01}}]
premium: [{{from: {year}-01-01, reference: Besluit}}]
"""


@dataclass(frozen=True)
class Run:
    """One whole process: seconds of the processor, and its peak memory."""

    seconds: float
    peak_kib: int


def books(folder: Path, transactions: int, years: int) -> Path:
    """Books of so many transactions, spread evenly over so many years up to and including 2025."""
    first = 2026 - years
    (folder / "members").mkdir(parents=True)
    (folder / "journal").mkdir()
    (folder / "closes").mkdir()
    (folder / "coop.yaml").write_text(_COOP.format(year=first))
    (folder / "agreement.yaml").write_text(_AGREEMENT.format(year=first))
    (folder / "closes/start.beancount").write_text("; nothing\n")
    lines = ['include "../closes/*.beancount"']
    opened = (
        *("Assets:Bank", "Income:Omzet", "Expenses:Materiaal", "Expenses:Verdeling"),
        *("Expenses:Artikel31", "Liabilities:Gemeente", "Liabilities:Fonds:Opleiding"),
        "Equity:Reserve",
    )
    lines += [f"{first}-01-01 open {account} EUR" for account in opened]
    for number in range(MEMBERS):
        text = _MEMBER.format(number=number, year=first)
        (folder / f"members/m{number:02d}.yaml").write_text(text)
        lines.append(f"{first}-01-01 open Liabilities:Spaarpot:M{number:02d} EUR")
    start, days = date(first, 1, 1), (date(2025, 12, 31) - date(first, 1, 1)).days
    with (folder / "journal/main.beancount").open("w") as journal:
        journal.writelines(f"{line}\n" for line in lines)
        for index in range(transactions):
            journal.write(_transaction(index, start + timedelta(days=index * days // transactions)))
    return folder


def close_all(folder: Path, last: Month) -> None:
    """Close every month up to and including `last`, and the years, as `close` would one by one."""
    read = reading.read(folder)
    if not isinstance(read, Books):
        raise TypeError(read)
    planner = planner_for(read, last)
    closes: list[Close] = []
    for month in months(read.coop.first_month, last):
        due: list[Period] = [month, month.year] if month.number == 12 else [month]
        for period in due:
            text = close_file(
                planner.plan(period, closes), read.coop.member_key, read.journal.roots
            )
            name = f"closes/{period}.beancount"
            (folder / name).write_text(text)
            closes.append(Close(str(period), Place(name, 1), text))


def _transaction(index: int, day: date) -> str:
    euros, cents = 5 + index % 90, index % 100
    side, sign = ("Income:Omzet  -", "") if index % 3 else ("Expenses:Materiaal  ", "-")
    return (
        f'{day} * "Klant {index % 70}" "Werk {index}" #member-m{index % MEMBERS:02d}\n'
        f"  Assets:Bank  {sign}{euros}.{cents:02d} EUR\n"
        f"  {side}{euros}.{cents:02d} EUR\n\n"
    )


def run(command: Sequence[str]) -> Run:
    """Run a command to its end, its output thrown away. Raises RuntimeError if it fails."""
    variables = {key: value for key, value in os.environ.items() if key != _NOT_COMPILED}
    process = subprocess.Popen(
        command, env=variables, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise RuntimeError(command)
    return Run(usage.ru_utime + usage.ru_stime, usage.ru_maxrss)


def compare(
    title: str,
    ours: Sequence[str],
    theirs: Sequence[str],
    goal: str,
    pairs: int,
    prepare: Callable[[], object] = lambda: None,
) -> None:
    """Run two commands in turn and print the medians of their ratios; `prepare` comes before each
    run of ours.
    """

    def pair() -> tuple[Run, Run]:
        prepare()
        return run(ours), run(theirs)

    pair()  # caches warm, compiled files written
    runs = [pair() for _ in range(pairs)]
    time = median(our.seconds / their.seconds for our, their in runs)
    memory = median(our.peak_kib / their.peak_kib for our, their in runs)
    seconds = median(our.seconds for our, _ in runs)
    figures = f"time {time:5.2f}  memory {memory:5.2f}  ({seconds:.2f} s)  goal {goal}"
    sys.stdout.write(f"{title:<66} {figures}\n")
    sys.stdout.flush()


def imports(folder: Path, pairs: int) -> None:
    """Import 5,000 lines into books, and once more into books that have them, beside reading the
    MT940 of the same lines by mt-940.
    """
    made, used = books(folder / "bank", 0, 1), folder / "used"
    python = sys.executable

    def prepare() -> None:
        shutil.rmtree(used, ignore_errors=True)
        shutil.copytree(made, used)

    for days, rules, format_ in (
        *((31, 0, "MT940"), (31, 20, "MT940"), (365, 20, "MT940")),
        *((31, 20, "CAMT.053"), (31, 20, "CSV")),
    ):
        bench_bank.write_setup(made, rules)
        theirs, file = folder / "mt940", folder / "statement"
        theirs.write_bytes(bench_bank.statement(5_000, days, "MT940"))
        file.write_bytes(bench_bank.statement(5_000, days, format_))
        ours = [python, "-m", "socoledger", "import", str(file), "--books", str(used)]
        read = [python, "-c", "import sys, mt940; mt940.parse(sys.argv[1])", str(theirs)]
        title = f"import {format_}, 5,000 lines of {days} days, {rules} rules"
        compare(f"{title} / mt-940", ours, read, "5.0", pairs, prepare)
        compare(f"{title}, again / mt-940", ours, read, "5.0", pairs)


def differing(folder: Path, loading: Sequence[str], pairs: int) -> None:
    """What changed in large books with one amount of years ago, between two revisions and up to the
    present books, beside reading them once.
    """
    journal, git = folder / "journal/main.beancount", ["git", "-C", str(folder), *_AS_SOMEBODY]
    for command in (["init"], ["add", "."], ["commit", "--message", "first"]):
        subprocess.run([*git, *command], check=True, capture_output=True)
    lines = journal.read_text().splitlines(keepends=True)
    at = len(lines) // 2
    while "EUR" not in lines[at] or "EUR" not in lines[at + 1]:
        at += 1
    amount = lines[at].split()[-2].lstrip("-")
    lines[at : at + 2] = [line.replace(f"{amount} EUR", "99.99 EUR") for line in lines[at : at + 2]]
    journal.write_text("".join(lines))
    subprocess.run(
        [*git, "commit", "--all", "--message", "second"], check=True, capture_output=True
    )
    with journal.open("a") as more:
        more.write(_transaction(0, date(2025, 12, 30)))
    for revisions in (["HEAD~1", "HEAD"], []):
        # Exit 1, which says that something changed, is no failure here.
        ours = [sys.executable, "-c", _CHANGED, "--books", str(folder), "diff", *revisions]
        title = " ".join(["diff", *revisions, "100,000 transactions / result"])
        compare(title, ours, loading, "2.5", pairs)


_AS_SOMEBODY = ("-c", "user.name=Meetlat", "-c", "user.email=meetlat@example.org")
_CHANGED = """
import os, sys
from socoledger import cli
ended = os._exit
os._exit = lambda code: ended(0 if code == 1 else code or 70)
cli.main()
"""


def main() -> None:
    """Print one line per pair."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--pairs", type=int, default=9, help="pairs of the quick commands")
    parser.add_argument(
        "--large", type=int, default=3, help="pairs at 100,000 transactions, 0 for none"
    )
    asked = parser.parse_args()
    python, here = sys.executable, [sys.executable, "-m", "socoledger"]
    bean_check = str(Path(python).with_name("bean-check"))
    load = "import sys; from beancount.loader import load_file; load_file(sys.argv[1])"
    with tempfile.TemporaryDirectory() as temporary:
        small = books(Path(temporary) / "small", 1_000, 1)
        version = [*here, "--version"]
        compare(
            "--version / import typer", version, [python, "-c", "import typer"], "1.5", asked.pairs
        )
        journal = str(small / "journal/main.beancount")
        for format_ in ("json", "table"):
            ours = [*here, "result", "2025", "--format", format_, "--books", str(small)]
            title = f"result --format {format_}, 1,000 transactions / bean-check"
            compare(title, ours, [bean_check, journal], "1.5", asked.pairs)
        imports(Path(temporary), asked.pairs)
        if not asked.large:
            return
        large = books(Path(temporary) / "large", 100_000, 10)
        journal = str(large / "journal/main.beancount")
        ours = [*here, "result", "2025", "--format", "json", "--books", str(large)]
        title = "result, 100,000 transactions / loader.load_file"
        no_cache = ["env", "BEANCOUNT_DISABLE_LOAD_CACHE=1", python, "-c", load, journal]
        compare(title, ours, no_cache, "1.0, memory 1.3", asked.large)
        close_all(large, Month(2025, 11))
        closing = [*here, "close", "2025-12", "--dry-run", "--books", str(large)]
        title = "close a month, 119 closed, 100,000 transactions / load_file"
        compare(title, closing, no_cache, "1.3", asked.large)
        differing(large, ours, asked.large)
        close_all(large, Month(2025, 12))
        verifying = [*here, "verify", "--books", str(large)]
        title = "verify 120 months and 10 years, 100,000 transactions / load_file"
        compare(title, verifying, no_cache, "2.0", asked.large)


if __name__ == "__main__":
    main()
