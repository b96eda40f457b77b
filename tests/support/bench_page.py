"""What was measured, as docs/speed.md shows it."""

import os
import platform
import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from importlib.metadata import version
from pathlib import Path

import socoledger
from tests.support.bench_figures import CHANGED, COLD, FIGURES, WARM, Sized
from tests.support.bench_goals import Measured, goals
from tests.support.bench_peers import PEERS, versions
from tests.support.bench_run import Beside, Ratio
from tests.support.pages import text_of
from tests.support.paths import ROOT

PAGE = ROOT / "docs" / "speed.md"
MEASURED = re.compile(r"(<!-- measured -->\n).*?(<!-- /measured -->\n)", re.DOTALL)
NOTHING = "\N{EN DASH}"


def write(measured: Measured, on: date) -> None:
    """Put what was measured between the page's marks."""
    text = MEASURED.sub(
        lambda found: f"{found[1]}\n{page(measured, on)}\n{found[2]}", text_of(PAGE)
    )
    PAGE.write_text(text, encoding="utf-8")


def page(measured: Measured, on: date) -> str:
    """All tables, with what they were measured on."""
    lines = [_measured_on(on), *_goals(measured)]
    for sized in measured.sizes.values():
        lines += ["", f"### {sized.size.title}", "", *_sized(sized)]
    if measured.start:
        lines += ["", "### The start of the program", "", *_beside("import typer", measured.start)]
    if measured.closing:
        lines += ["", "### Closing, 100,000 transactions", "", *_beside("load", measured.closing)]
    if measured.differing:
        lines += ["", "### Changes, 100,000 transactions", "", *_beside("load", measured.differing)]
    if measured.imports:
        lines += ["", "### Statements of a bank", "", *_ratios("mt-940", measured.imports)]
    return "\n".join(lines) + "\n"


def machine() -> str:
    """The class of machine: cores, processor and system; nothing that names this one."""
    return f"{os.cpu_count()} cores of {_processor()}, {platform.system()} {platform.machine()}"


def _processor() -> str:
    try:
        told = Path("/proc/cpuinfo").read_text(encoding="utf-8")
    except OSError:
        return platform.processor() or "an unknown processor"
    found = re.search(r"^model name\s*:\s*(.*)$", told, re.MULTILINE)
    return found[1].strip() if found else "an unknown processor"


def _measured_on(on: date) -> str:
    used = [
        f"socoledger {socoledger.__version__}",
        f"Python {platform.python_version()}",
        f"Beancount {version('beancount')}",
        *versions(),
    ]
    return f"Measured on {on} with {', '.join(used)}; {machine()}.\n"


def _table(heads: Iterable[str], rows: Iterable[Iterable[str]]) -> Iterator[str]:
    heads = list(heads)
    yield f"| {' | '.join(heads)} |"
    yield f"| {' | '.join('---' for _ in heads)} |"
    for row in rows:
        yield f"| {' | '.join(row)} |"


def _goals(measured: Measured) -> Iterator[str]:
    rows = []
    for goal in goals(measured):
        became = goal.became
        reached = NOTHING if became is None else "yes" if became <= goal.most else "**no**"
        rows.append([goal.title, f"{goal.most:.2f}", _number(became), reached])
    yield from _table(["goal", "at most", "measured", "reached"], rows)


def _sized(sized: Sized) -> Iterator[str]:
    base = sized.load.base
    yield f"Beancount's load takes {base.seconds:.2f} s and {base.peak / 1024:.0f} MiB.\n"
    rows = []
    for peer in PEERS:
        ratio = sized.load.ratios.get(peer.title)
        found = _both(ratio) if ratio else ("not measured", NOTHING)
        rows.append([peer.title, *found, NOTHING, NOTHING])
    for command in FIGURES:
        states = [sized.of(command, state) for state in (COLD, CHANGED, WARM)]
        if any(states):
            warm = [_number(ratio.time if ratio else None) for ratio in states[1:]]
            rows.append([f"`{command}`", *_both(states[0]), *warm])
    yield from _table(["", COLD, "memory, cold", CHANGED, WARM], rows)


def _beside(base: str, found: Beside) -> Iterator[str]:
    yield f"Beside {found.base.seconds:.2f} s and {found.base.peak / 1024:.0f} MiB.\n"
    yield from _ratios(base, found.ratios)


def _ratios(base: str, ratios: Mapping[str, Ratio]) -> Iterator[str]:
    rows = ([f"`{name}`", *_both(ratio)] for name, ratio in ratios.items())
    yield from _table([f"/ {base}", "time", "memory"], rows)


def _both(ratio: Ratio | None) -> tuple[str, str]:
    if ratio is None:
        return NOTHING, NOTHING
    return _number(ratio.time), _number(ratio.memory)


def _number(value: float | None) -> str:
    return NOTHING if value is None else f"{value:.2f}" if value >= 0.1 else f"{value:.3f}"
