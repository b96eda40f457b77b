"""Whole processes, measured in turn: the time of the processor that they take, and their memory.

Machines are noisy. Commands that are compared run in turn, round after round, and the median of the
ratios within a round is what counts. Processor time is disturbed less by a busy machine than the
clock is; of a command that starts others it is the time of all of them together, and the memory of
the largest.
"""

import json
import os
import subprocess
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from typing import NamedTuple

_STARTER = """
import json, os, sys
quiet = [(os.POSIX_SPAWN_OPEN, stream, os.devnull, os.O_WRONLY, 0) for stream in (1, 2)]
started = os.posix_spawnp(sys.argv[1], sys.argv[1:], os.environ, file_actions=quiet)
_, status, usage = os.wait4(started, 0)
code = os.waitstatus_to_exitcode(status)
json.dump([code, usage.ru_utime + usage.ru_stime, usage.ru_maxrss], sys.stdout)
"""
"""A process counts the memory of who started it as its own, so a small one does."""
_NOT_COMPILED = "PYTHONDONTWRITEBYTECODE"
"""With it Python would compile this checkout anew in every run, and no installed package."""


@dataclass(frozen=True)
class Command:
    """A command line, what it finds in its environment, and how it may end."""

    line: tuple[str, ...]
    variables: tuple[tuple[str, str], ...] = ()
    codes: tuple[int, ...] = (0,)


class Run(NamedTuple):
    """One whole process: seconds of the processor, and its peak memory in KiB."""

    seconds: float
    peak: int


class Ratio(NamedTuple):
    """What one command takes of another's time and memory."""

    time: float
    memory: float


class Step(NamedTuple):
    """A command that is compared, what is done before each of its runs, and whether it is run once
    before it is measured, so that a cache is filled.
    """

    name: str
    command: Command
    prepare: Callable[[], object] = lambda: None
    primed: bool = False


class Beside(NamedTuple):
    """Medians of a base, and of the ratios of each step to it, by name."""

    base: Run
    ratios: dict[str, Ratio]


Measure = Callable[[Command], Run]


@dataclass(frozen=True)
class Processes:
    """Runs commands in a home of their own, so that no cache of the user's is read or filled."""

    home: Path

    def __call__(self, command: Command) -> Run:
        """Run a command to its end, its output thrown away. Raises RuntimeError if it fails."""
        line = [sys.executable, "-I", "-S", "-c", _STARTER, *command.line]
        environment = self._environment() | dict(command.variables)
        done = subprocess.run(line, env=environment, capture_output=True, check=True)
        code, seconds, peak = json.loads(done.stdout)
        if code not in command.codes:
            message = f"{command} ended with {code}"
            raise RuntimeError(message)
        return Run(seconds, peak)

    def _environment(self) -> dict[str, str]:
        kept = {name: value for name, value in os.environ.items() if _is_kept(name)}
        home = str(self.home)
        own = {"HOME": home, "XDG_CACHE_HOME": f"{home}/cache", "LC_ALL": "C.UTF-8"}
        return {**kept, **own, "BEANCOUNT_DISABLE_LOAD_CACHE": "1"}


def beside(measure: Measure, base: Command, steps: Sequence[Step], rounds: int) -> Beside:
    """Run a base and each step after it, round after round."""
    for step in steps:
        if step.primed:
            step.prepare()
            measure(step.command)
    bases: list[Run] = []
    runs: dict[str, list[Run]] = {step.name: [] for step in steps}
    for _ in range(rounds):
        bases.append(measure(base))
        for step in steps:
            step.prepare()
            runs[step.name].append(measure(step.command))
    ratios = {name: _ratio(own, bases) for name, own in runs.items()}
    for name, ratio in ratios.items():
        say(f"{name:<60} time {ratio.time:6.3f}  memory {ratio.memory:5.2f}")
    return Beside(_middle(bases), ratios)


def say(line: str) -> None:
    """Tell who waits how far it is."""
    sys.stderr.write(f"{line}\n")
    sys.stderr.flush()


def _is_kept(variable: str) -> bool:
    return variable != _NOT_COMPILED and not variable.startswith("SOCOLEDGER")


def _ratio(own: Sequence[Run], bases: Sequence[Run]) -> Ratio:
    pairs = list(zip(own, bases, strict=True))
    return Ratio(
        median(one.seconds / base.seconds for one, base in pairs),
        median(one.peak / base.peak for one, base in pairs),
    )


def _middle(runs: Sequence[Run]) -> Run:
    return Run(median(run.seconds for run in runs), int(median(run.peak for run in runs)))
