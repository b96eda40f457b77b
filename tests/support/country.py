"""An umbrella of many books, one for each gemeente, and what a figure of all of them costs.

`python -m tests.support.country --books 342 --transactions 5000 FOLDER` writes them, unless they
are there, and asks `result` of them by one process and by more. What it prints is in docs/scale.md.
"""

import argparse
import os
import subprocess
import sys
from pathlib import Path
from time import perf_counter

from tests.support import bench_books

_DEALING = """\
2025-06-15 * "Onderling" ^samen-{pair}
  with: "{partner}"
  member: "collective"
  Assets:Bank  {sign}{euros}.00 EUR
  {account}  {other}{euros}.00 EUR
"""


def country(folder: Path, books: int, transactions: int) -> Path:
    """Books under an umbrella, each with so many transactions in one year and amounts of its own.
    Of each two neighbours somebody is a member of both, and they deal with each other.
    """
    folder.mkdir(parents=True)
    names = [f"gemeente-{number:03d}" for number in range(books)]
    for number, name in enumerate(names):
        bench_books.books(folder / name, transactions, 1)
        member = folder / name / "members/m00.yaml"
        member.write_text(f"{member.read_text()}person: persoon-{number // 2}\n")
        partner = names[number ^ 1] if number ^ 1 < books else names[number - 1]
        sells = number % 2 == 0
        dealing = _DEALING.format(
            pair=number // 2,
            partner=partner,
            euros=100 + number // 2,
            account="Income:Omzet" if sells else "Expenses:Materiaal",
            sign="" if sells else "-",
            other="-" if sells else "",
        )
        own = f'2025-01-31 * "Eigen" #member-m01\n  Assets:Bank  {number + 1}.00 EUR\n'
        with (folder / name / "journal/main.beancount").open("a") as journal:
            journal.write(f"{dealing}\n{own}  Income:Omzet\n")
    listed = "".join(f"  - {name}\n" for name in names)
    (folder / "umbrella.yaml").write_text(f"name: Nederland\nlanguage: en\nbooks:\n{listed}")
    return folder


def measured(folder: Path, processes: int) -> str:
    """What `result` costs: seconds of all processes and of the clock, and the largest process."""
    variables = {**os.environ, "SOCOLEDGER_PROCESSES": str(processes)}
    command = [sys.executable, "-m", "socoledger", "result", "2025", "--umbrella", str(folder)]
    start = perf_counter()
    process = subprocess.Popen(command, env=variables, stdout=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    seconds, clock = usage.ru_utime + usage.ru_stime, perf_counter() - start
    return (
        f"processes {processes}: {seconds:.1f} s of the processor, {clock:.1f} s of the clock,"
        f" {usage.ru_maxrss / 1024:.0f} MB in the largest, exit {process.returncode}"
    )


def main() -> None:
    """Print a line for each number of processes."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--books", type=int, default=342)
    parser.add_argument("--transactions", type=int, default=5_000)
    parser.add_argument("--processes", type=int, nargs="+", default=[1, os.cpu_count() or 1])
    asked = parser.parse_args()
    if not asked.folder.exists():
        country(asked.folder, asked.books, asked.transactions)
    for processes in asked.processes:
        sys.stdout.write(f"{measured(asked.folder, processes)}\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main()
