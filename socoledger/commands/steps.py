"""The steps of a command that may take long, for a person who waits (SPEC 10)."""

from collections.abc import Callable
from contextlib import AbstractContextManager, nullcontext
from enum import Enum

from socoledger.domain.findings import _


class Step(Enum):
    """What is being done, in the order in which it is done."""

    BOOKS = _("reading the books")
    STATEMENTS = _("reading the statements")
    LINES = _("finding out what each line is")
    CHECKS = _("checking the books as they will be")
    DOCUMENTS = _("making the documents")
    FILES = _("writing")


Steps = Callable[[Step], AbstractContextManager[None]]
"""Called with each step; the step lasts as long as what it returns is entered."""


def untold(_step: Step) -> AbstractContextManager[None]:
    """A step of which nothing is told."""
    return nullcontext()


Counts = Callable[[str, int], AbstractContextManager[Callable[[], None]]]
"""Called with what is being done, in words, and how many times; what is entered is called each time
that it is done.
"""


def uncounted(_text: str, _total: int) -> AbstractContextManager[Callable[[], None]]:
    """A count of which nothing is told."""
    return nullcontext(_nothing)


def _nothing() -> None:
    """Nothing is told."""
