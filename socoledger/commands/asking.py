"""The person at the terminal, as the commands that ask see them (SPEC 10 and 11)."""

from collections.abc import Sequence
from contextlib import AbstractContextManager
from typing import Protocol

_WIDTH = 80
"""Columns of a terminal that does not say how many it has."""


class StopAsking(Exception):  # noqa: N818 - no error: a person has had enough
    """The person wants no more questions."""


class Asker(Protocol):
    """The person at the terminal."""

    def tell(self, text: str) -> None:
        """Show a text."""

    def ask(self, question: str, choices: Sequence[str] = (), default: str = "") -> str:
        """What the person answers, completed from choices. Raises StopAsking."""

    def undisturbed(self) -> AbstractContextManager[None]:
        """A context in which they cannot interrupt: what they answered is being written."""


def width_for(terminal_width: int | None) -> int:
    """The columns that a question may take, of a terminal that says how many it has or not."""
    return terminal_width or _WIDTH
