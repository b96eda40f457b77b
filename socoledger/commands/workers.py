"""Who does the work on many books: this process, or several at once (SPEC 9).

What comes of it is the same for any number of them: each of the books is worked on by itself, and
what came of them is told in the order in which they were asked.
"""

import os
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Any, Generic, Protocol

from socoledger.commands.tasks import Desk, Failed, H, Outcome, R, T, Task, Work
from socoledger.domain.exits import DefectElsewhereError

MOST_HELD = 400_000
"""The weight of what all processes together hold; as entries of journals, some 500 MB."""
_FEWEST = 3
"""With fewer books, starting processes takes about as long as it saves."""


class _Round(Protocol):
    """Does the tasks of a round; `tick` is called after each."""

    def __call__(
        self, tasks: Mapping[str, Task], tick: Callable[[], None]
    ) -> Mapping[str, Outcome]: ...


class Workers(Generic[T, R]):
    """Who does the work."""

    def __init__(self, round_: _Round) -> None:
        self._round = round_
        self._outlines: dict[str, T] = {}

    def open(self, ids: Sequence[str], tick: Callable[[], None]) -> dict[str, T | Failed]:
        """The first round, in the order of `ids`. Raises OSError."""
        told: dict[str, T | Failed] = self._told({id_: Task(id_) for id_ in ids}, tick)
        self._outlines |= {id_: one for id_, one in told.items() if not isinstance(one, Failed)}
        return told

    def answer(
        self, ids: Sequence[str], shared: object, tick: Callable[[], None]
    ) -> dict[str, R | Failed]:
        """The second round, of books that the first one opened. Raises OSError."""
        tasks = {id_: Task(id_, False, shared, self._outlines[id_]) for id_ in ids}
        return self._told(tasks, tick)

    def _told(self, tasks: Mapping[str, Task], tick: Callable[[], None]) -> dict[str, Any]:
        done = self._round(tasks, tick)
        outcomes = {id_: done[id_] for id_ in tasks}
        for outcome in outcomes.values():
            if outcome.error is not None:
                raise outcome.error
            if outcome.defect is not None:
                raise DefectElsewhereError(*outcome.defect)
        return {id_: outcome.failed or outcome.value for id_, outcome in outcomes.items()}


@contextmanager
def workers(
    work: Work[H, T, R], books: int, processes: int, room: int = MOST_HELD
) -> Iterator[Workers[T, R]]:
    """Those who do the work on so many books, in so many processes at most; what they hold together
    is no heavier than `room`.
    """
    processes = min(processes, books) if books >= _FEWEST and hasattr(os, "fork") else 1
    if processes > 1:
        from socoledger.commands.pool import Pool

        pool = Pool(work, room // processes)
        if pool.start(processes):
            try:
                yield Workers(pool.done)
            finally:
                pool.end()
            return
    yield Workers(_alone(Desk(work, room)))


def _alone(desk: Desk) -> _Round:
    """All tasks in this process."""

    def done(tasks: Mapping[str, Task], tick: Callable[[], None]) -> Mapping[str, Outcome]:
        outcomes = {}
        for id_, task in tasks.items():
            outcomes[id_] = desk.done(task)
            tick()
        return outcomes

    return done
