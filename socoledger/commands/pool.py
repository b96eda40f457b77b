"""Several processes that share out the work on many books (SPEC 9).

They are forked: what the work is need not be sent to them, and what is imported is there already.
That is safe as long as a process has one thread when it forks, as the program has: the bar for
whoever waits is drawn by the thread that waits for the books. A process that is ended from outside,
as for want of memory, is replaced, and what it was working on is tried once more.
"""

import os
import signal
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from multiprocessing import get_context
from multiprocessing.connection import Connection, wait
from multiprocessing.context import ForkProcess
from multiprocessing.reduction import ForkingPickler
from types import MappingProxyType
from typing import Any

from socoledger.commands.tasks import KILLED, Desk, Outcome, Task, Work
from socoledger.domain.exits import place_in_code

_TRIES = 2


class _Worker:
    """A process that does tasks, as this one knows it."""

    def __init__(self, process: ForkProcess, connection: Connection) -> None:
        self.process = process
        self.connection = connection
        self.task: Task | None = None
        self.kept: set[str] = set()

    def give(self, task: Task) -> None:
        """Have it do a task."""
        self.task = task
        with suppress(BrokenPipeError):  # it was ended, as `outcome` will find
            self.connection.send(task)

    def outcome(self) -> Outcome | None:
        """What came of its task; None: it was ended from outside."""
        try:
            outcome: Outcome = self.connection.recv()
        except (EOFError, ConnectionResetError):
            return None
        if self.task is not None and outcome.kept:
            self.kept.add(self.task.id)
        self.task = None
        return outcome


class Pool:
    """Processes among which tasks are shared out: who is ready has the next."""

    def __init__(self, work: Work[Any, Any, Any], room: int) -> None:
        ForkingPickler.register(MappingProxyType, _reduced)
        self._context = get_context("fork")
        self._work = work
        self._room = room
        self._workers: list[_Worker] = []

    def start(self, processes: int) -> bool:
        """Start so many more processes, or as many as the machine has room for; whether there are
        any now.
        """
        with suppress(OSError):
            for _each in range(processes):
                ours, theirs = self._context.Pipe()
                others = [ours, *(worker.connection for worker in self._workers)]
                desk = Desk(self._work, self._room)
                process = self._context.Process(target=_serve, args=(theirs, others, desk))
                process.start()
                theirs.close()
                self._workers.append(_Worker(process, ours))
        return bool(self._workers)

    def done(self, tasks: Mapping[str, Task], tick: Callable[[], None]) -> dict[str, Outcome]:
        """What comes of tasks."""
        outcomes: dict[str, Outcome] = {}
        waiting, tries = [*tasks], dict.fromkeys(tasks, _TRIES)
        while len(outcomes) < len(tasks):
            self._share_out(tasks, waiting)
            busy = [worker for worker in self._workers if worker.task is not None]
            ready = wait([worker.connection for worker in busy])
            for worker in [one for one in busy if one.connection in ready]:
                task = worker.task
                if task is None:
                    continue
                outcome = worker.outcome()
                if outcome is None:
                    tries[task.id] -= 1
                    self._replace(worker)
                    if tries[task.id] and self._workers:
                        waiting.insert(0, task.id)
                        continue
                    outcome = KILLED
                outcomes[task.id] = outcome
                tick()
            if not self._workers:
                return {id_: outcomes.get(id_, KILLED) for id_ in tasks}
        return outcomes

    def _share_out(self, tasks: Mapping[str, Task], waiting: list[str]) -> None:
        """Give who is ready a task: first of what they keep, else of what none of them keeps."""
        keepers = {id_: worker for worker in self._workers for id_ in worker.kept}
        for worker in [worker for worker in self._workers if worker.task is None]:
            own = [id_ for id_ in waiting if id_ in worker.kept]
            free = (id_ for id_ in waiting if id_ not in keepers)
            id_ = own[0] if own else next(free, None)
            if id_ is not None:
                waiting.remove(id_)
                worker.give(tasks[id_])

    def _replace(self, worker: _Worker) -> None:
        """Have another process in the place of one that was ended."""
        self._workers.remove(worker)
        worker.connection.close()
        worker.process.join()
        self.start(1)

    def end(self) -> None:
        """Have all processes end; one that is at work is ended."""
        for worker in self._workers:
            worker.connection.close()
            if worker.task is not None:
                worker.process.terminate()
        for worker in self._workers:
            worker.process.join()


def _reduced(mapping: MappingProxyType[Any, Any]) -> tuple[Any, ...]:
    """How a mapping that cannot be changed is sent to another process."""
    return _frozen, ({**mapping},)


def _frozen(items: dict[Any, Any]) -> MappingProxyType[Any, Any]:
    return MappingProxyType(items)


def _serve(connection: Connection, others: Sequence[Connection], desk: Desk) -> None:
    """Do tasks until there are no more, or who gives them is gone."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # who gives the tasks ends this process
    for other in others:  # else no end of them would be seen as long as this process is there
        other.close()
    while True:
        try:
            task: Task = connection.recv()
        except EOFError:
            return
        outcome = _without_raising(desk, task)
        try:
            connection.send(outcome)
        except BrokenPipeError:
            return
        except Exception as error:  # noqa: BLE001 - a defect of ours, told as such
            connection.send(Outcome(defect=place_in_code(error)))


def _without_raising(desk: Desk, task: Task) -> Outcome:
    """What came of a task, or what kept it from that. Without memory the process ends, so that the
    next one begins with all that there is.
    """
    try:
        return desk.done(task)
    except MemoryError:
        os._exit(1)
    except OSError as error:
        return Outcome(error=error)
    except Exception as error:  # noqa: BLE001 - a defect of ours, told as such
        return Outcome(defect=place_in_code(error))
