"""A bar on standard error, for whoever waits longer than a second. Imported only for a terminal."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from threading import Timer
from time import monotonic
from typing import TextIO

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, SpinnerColumn, TextColumn

from socoledger.commands.steps import Step
from socoledger.write.words import Words

PATIENCE = 1.0
"""Seconds of steps in which nothing is shown."""


class Bar:
    """Shows which step a command is at, once its steps took some seconds together; it is gone when
    the step ends, so that questions and answers stand alone.
    """

    def __init__(self, words: Words, stream: TextIO, patience: float = PATIENCE) -> None:
        self._words = words
        self._console = Console(file=stream)
        self._patience = patience

    @contextmanager
    def step(self, step: Step) -> Iterator[None]:
        """What is done inside is this step."""
        bar, start = self._bar(step), monotonic()
        timer = Timer(max(0.0, self._patience), _show, [bar])
        timer.daemon = True
        timer.start()
        try:
            yield
        finally:
            timer.cancel()
            timer.join()
            with suppress(OSError):  # there is nobody to tell
                bar.stop()
            self._patience -= monotonic() - start

    def _bar(self, step: Step) -> Progress:
        steps = [*Step]
        columns = (SpinnerColumn(), TextColumn("{task.description}", markup=False))
        bar = Progress(
            *columns, BarColumn(), MofNCompleteColumn(), console=self._console, transient=True
        )
        bar.add_task(self._words(step.value), completed=steps.index(step), total=len(steps))
        return bar


@contextmanager
def counting(
    text: str, total: int, stream: TextIO, patience: float = PATIENCE
) -> Iterator[Callable[[], None]]:
    """What is done inside is done `total` times, and told each time; it is gone when that ends. No
    other thread has a part in it, as processes may be forked inside.
    """
    columns = (TextColumn("{task.description}", markup=False), BarColumn(), MofNCompleteColumn())
    console = Console(file=stream)
    bar = Progress(*columns, console=console, transient=True, auto_refresh=False)
    task, start = bar.add_task(text, total=total), monotonic()

    def tick() -> None:
        with suppress(OSError):  # there is nobody to tell
            bar.advance(task)
            if monotonic() - start > patience:
                bar.start()
                bar.refresh()

    try:
        yield tick
    finally:
        with suppress(OSError):
            bar.stop()


def _show(bar: Progress) -> None:
    with suppress(OSError):
        bar.start()
