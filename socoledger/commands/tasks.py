"""One task of the work on many books: to open one of them, or to answer of one (SPEC 9).

Work has two rounds, as what books answer depends on the others: the first tells of each what the
others must know, the second is given what came of that for all. In between is kept what was opened,
up to a limit; beyond it books are opened once more.
"""

from collections.abc import Callable
from enum import Enum
from typing import Any, Generic, NamedTuple, TypeVar

from socoledger.commands.context import Stopped
from socoledger.domain.exits import Answer

H = TypeVar("H")
"""What is held of books between the two rounds of work."""
T = TypeVar("T")
"""What the first round tells of books."""
R = TypeVar("R")
"""What the second round makes of them."""


class Reason(Enum):
    """Why nothing came of books."""

    STOPPED = "stopped"
    """An answer says it."""
    KILLED = "killed"
    """The process that worked on them was ended from outside, each time."""
    CHANGED = "changed"
    """They changed between the two rounds."""


class Failed(NamedTuple):
    """Books of which nothing came."""

    reason: Reason
    answer: Answer = Answer()


class Work(NamedTuple, Generic[H, T, R]):
    """What is done with each of several books."""

    open: Callable[[str], tuple[H, T]]
    """The first round, by folder; may raise Stopped."""
    answer: Callable[[H, Any], R]
    """The second, with what the first told of all; may raise Stopped."""
    weight: Callable[[H], int] = lambda _held: 0


class Task(NamedTuple):
    """One of the books in one of the rounds."""

    id: str
    opens: bool = True
    shared: object = None
    outline: object = None
    """What the first round told of them."""


class Outcome(NamedTuple):
    """What came of a task, or what kept it from that."""

    value: Any = None
    kept: bool = False
    failed: Failed | None = None
    error: OSError | None = None
    defect: tuple[str, str] | None = None
    """The kind of a defect of ours and its place in the code, and nothing from the books."""


KILLED = Outcome(failed=Failed(Reason.KILLED))


class Desk:
    """Does tasks one after the other, and keeps what it opened while there is room."""

    def __init__(self, work: Work[Any, Any, Any], room: int) -> None:
        self._work = work
        self._room = room
        self._kept: dict[str, Any] = {}

    def done(self, task: Task) -> Outcome:
        """What comes of a task. Raises OSError."""
        try:
            return self._opened(task.id) if task.opens else self._answered(task)
        except Stopped as stopped:
            return Outcome(failed=Failed(Reason.STOPPED, stopped.answer))

    def _opened(self, id_: str) -> Outcome:
        held, outline = self._work.open(id_)
        weight = self._work.weight(held)
        is_kept = weight <= self._room
        if is_kept:
            self._kept[id_] = held
            self._room -= weight
        return Outcome(outline, kept=is_kept)

    def _answered(self, task: Task) -> Outcome:
        if task.id in self._kept:
            return Outcome(self._work.answer(self._kept[task.id], task.shared))
        held, outline = self._work.open(task.id)
        if outline != task.outline:
            return Outcome(failed=Failed(Reason.CHANGED))
        return Outcome(self._work.answer(held, task.shared))
