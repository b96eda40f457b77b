"""Questions to the person at the terminal, with completion (SPEC 10, 11). Imported for these."""

import signal
import textwrap
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from shutil import get_terminal_size

from prompt_toolkit import PromptSession, print_formatted_text
from prompt_toolkit.completion import CompleteEvent, Completer, Completion
from prompt_toolkit.document import Document
from prompt_toolkit.formatted_text import FormattedText

from socoledger.commands.asking import StopAsking
from socoledger.domain.offered import offered

_ROWS = 6
"""Rows kept free below a question for what may be chosen."""


def _wrapped(line: str, width: int) -> list[str]:
    """A line in pieces that fit, broken between words."""
    if len(line) <= width:
        return [line]
    indent = line[: len(line) - len(line.lstrip())]
    return textwrap.wrap(line, width, subsequent_indent=indent)


class _Choices(Completer):
    """Completes what was typed, of several with commas the last one."""

    def __init__(self, choices: Sequence[str]) -> None:
        self._choices = choices

    def get_completions(
        self,
        document: Document,
        complete_event: CompleteEvent,  # noqa: ARG002 - prompt_toolkit passes it by name
    ) -> Iterator[Completion]:
        """What may be meant, in the order in which it is likely."""
        typed = document.text_before_cursor.rpartition(",")[2].lstrip()
        for choice in offered(typed, self._choices):
            yield Completion(choice, start_position=-len(typed))


class Prompts:
    """Asks at the terminal; Ctrl-C and Ctrl-D stop the asking, and so does closing the window. What
    becomes of earlier answers is up to who asks.
    """

    def __init__(self) -> None:
        if hasattr(signal, "SIGHUP"):  # not on Windows
            signal.signal(signal.SIGHUP, signal.SIG_IGN)
        self._session: PromptSession[str] = PromptSession()

    def tell(self, text: str) -> None:
        """Show a text."""
        width = get_terminal_size().columns
        lines = [line for one in text.split("\n") for line in _wrapped(one, width)]
        with suppress(OSError):  # the window was closed
            print_formatted_text(FormattedText([("", "\n".join(lines))]))

    def ask(self, question: str, choices: Sequence[str] = (), default: str = "") -> str:
        """What the person answers, completed from choices by any letters of them. Raises
        StopAsking.
        """
        self.tell(question)
        completer = _Choices(choices) if choices else None
        try:
            return self._session.prompt(
                "> ",
                completer=completer,
                complete_while_typing=False,
                default=default,
                reserve_space_for_menu=_ROWS if choices else 0,
            )
        except (KeyboardInterrupt, EOFError, OSError):
            raise StopAsking from None

    @contextmanager
    def undisturbed(self) -> Iterator[None]:
        """A context in which Ctrl-C does nothing."""
        before = signal.signal(signal.SIGINT, signal.SIG_IGN)
        try:
            yield
        finally:
            signal.signal(signal.SIGINT, before)
