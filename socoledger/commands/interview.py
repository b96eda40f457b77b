"""What a command line leaves out is asked of the person at the terminal (SPEC 11)."""

from collections.abc import Callable, Sequence
from textwrap import fill
from typing import Any, Generic, NamedTuple, TypeVar

from socoledger.commands.asking import Asker, StopAsking, width_for
from socoledger.commands.context import Stopped
from socoledger.domain.exits import Answer, Exit
from socoledger.domain.findings import _
from socoledger.write.words import Words

T = TypeVar("T")


def _fits(value: object) -> None:
    """Whatever it is, it fits."""


class Wanted(NamedTuple, Generic[T]):
    """A value that a command needs."""

    option: str
    """How it is given on a command line."""
    question: str
    """In the language of who reads it."""
    read: Callable[[str], T]
    """What a text says. Raises Stopped, with the reason, if it says nothing that can be."""
    choices: Sequence[str] = ()
    try_: Callable[[T], object] = _fits
    """Tried on an answer while the person still sits at the question; raises Stopped, with the
    reason. A value of the command line is not tried: the command itself will say what is wrong.
    """


class Interview:
    """Takes values from the command line, and asks for those that it leaves out."""

    def __init__(self, words: Words, asker: Asker | None, width: int | None) -> None:
        """Nobody is asked if `asker` is None."""
        self._words, self._asker = words, asker
        self._width = width_for(width)

    @property
    def is_asking(self) -> bool:
        """Whether there is somebody to ask."""
        return self._asker is not None

    def tell(self, text: str) -> None:
        """Show a text, line by line as wide as the terminal."""
        if self._asker is not None:
            self._asker.tell("\n".join(self.wrapped(line) for line in text.splitlines()))

    def wrapped(self, line: str) -> str:
        """A line as several that fit the terminal."""
        return fill(line, self._width - 1, break_long_words=False, break_on_hyphens=False)

    def required(self, wanted: Wanted[T], said: str | None) -> T:
        """A value that there must be. Stops if it is wrong or missing, or if the person stops."""
        self.require_said((wanted, said))
        value = self.optional(wanted, said, is_required=True)
        if value is None:
            raise ValueError(wanted.option)
        return value

    def require_said(self, *wanted: tuple[Wanted[Any], str | None]) -> None:
        """Where nobody can be asked, stop if some of these are not said, and tell all of them."""
        if self._asker is not None:
            return
        message = _("{option} is missing: {question}")
        lines = [
            self._words(message, option=one.option, question=self._words.plain(one.question))
            for one, said in wanted
            if said is None
        ]
        if lines:
            raise Stopped(Answer(messages=tuple(lines), exit=Exit.USAGE))

    def optional(
        self, wanted: Wanted[T], said: str | None, *, is_required: bool = False
    ) -> T | None:
        """A value that may be left out: None where nobody says, or by an empty answer. Stops if it
        is wrong, or if the person stops.
        """
        if said is not None:
            return wanted.read(said)
        while self._asker is not None:
            answer = self._answer(self._asker, wanted)
            if not answer and not is_required:
                return None
            try:
                if answer:
                    value = wanted.read(answer)
                    wanted.try_(value)
                    return value
                self.tell(self._words(_("this needs an answer; Ctrl-C stops, and writes nothing")))
            except Stopped as stopped:
                told = stopped.answer.messages
                nothing = self._words("nothing was written")
                self.tell("\n".join(line for line in told if line != nothing))
        return None

    def _answer(self, asker: Asker, wanted: Wanted[T]) -> str:
        try:
            return asker.ask(self.wrapped(wanted.question), wanted.choices).strip()
        except StopAsking:
            nothing = self._words("nothing was written")
            raise Stopped(Answer(messages=(nothing,))) from None
