"""Where a command's time goes: `make profile COMMAND="result 2025" TRANSACTIONS=10000`.

The command is run once on books that are made for it, as `make bench` makes them, without a cache,
under Python's own profiler: calls count for more there than they take, so it says where to look and
not how long something takes.
"""

import argparse
import os
import subprocess
import sys
import tempfile
from pathlib import Path

from tests.support.bench_books import books
from tests.support.bench_figures import NO_CACHE

_PROFILED = """
import cProfile, os, pstats, runpy, sys

def end(code):
    raise SystemExit(code)

os._exit = end
profile = cProfile.Profile()
try:
    profile.runcall(runpy.run_module, "socoledger", run_name="__main__", alter_sys=True)
except SystemExit:
    pass
for order in ("tottime", "cumulative"):
    pstats.Stats(profile, stream=sys.stderr).sort_stats(order).print_stats(25)
"""


def main() -> None:
    """Print the functions that take most, by their own time and with all that they call."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--transactions", type=int, default=10_000)
    parser.add_argument("command", nargs=argparse.REMAINDER)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as temporary:
        folder = books(Path(temporary) / "books", asked.transactions, 1)
        line = [sys.executable, "-c", _PROFILED, "--books", str(folder)]
        environment = os.environ | dict(NO_CACHE)
        subprocess.run(
            [*line, *asked.command], env=environment, stdout=subprocess.DEVNULL, check=True
        )


if __name__ == "__main__":
    main()
