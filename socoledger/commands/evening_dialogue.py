"""A person goes through the month's evening, step by step (SPEC 11).

What is done is written by the commands of the steps; where one is follows from the books. So it may
be left anywhere, and begun again.
"""

from collections.abc import Sequence
from contextlib import AbstractContextManager

from socoledger.commands.asking import Asker, StopAsking
from socoledger.commands.context import Context, Stopped, words_here
from socoledger.commands.evening_seen import seen
from socoledger.commands.evening_steps import Doing, do
from socoledger.commands.opened import readable_books
from socoledger.commands.typed_files import files_in
from socoledger.domain.evening import EveningAnswer, EveningStep, StepName, StepState
from socoledger.domain.exits import Answer, Exit
from socoledger.domain.findings import _
from socoledger.domain.period import Month
from socoledger.rules.evening import OPEN, evening_answer
from socoledger.write import evening as layout
from socoledger.write.bank_dialogue import Key, key_of

_STEPS = [*StepName]
_STOP = "stop"
_OF_FILES = (StepName.IMPORT, StepName.HOURS)
"""The steps that are given files."""


def walk(context: Context, asker: Asker) -> Answer:
    """Go through the steps until there is none left, or the person leaves."""
    context = context._replace(colour=False)  # it is told by the asker
    evening = _Evening(context, asker)
    try:
        evening.run()
    except (StopAsking, KeyboardInterrupt):
        evening.say(_("what you did is done; go on later with: socoledger evening"))
    return Answer()


class _Watched:
    """The person at the terminal, and whether they wanted no more questions: a command that asks
    takes that as its own end, and here it is the end of the evening.
    """

    def __init__(self, asker: Asker) -> None:
        self.has_stopped = False
        self._asker = asker

    def tell(self, text: str) -> None:
        self._asker.tell(text)

    def ask(self, question: str, choices: Sequence[str] = (), default: str = "") -> str:
        try:
            return self._asker.ask(question, choices, default)
        except StopAsking:
            self.has_stopped = True
            raise

    def undisturbed(self) -> AbstractContextManager[None]:
        return self._asker.undisturbed()


class _Evening:
    """Where somebody is on the road."""

    def __init__(self, context: Context, asker: Asker) -> None:
        self._context, self._asker = context, _Watched(asker)
        self._words = words_here(context)
        self._month: Month | None = None

    def say(self, message: str, **parameters: str | int) -> None:
        """Tell a message."""
        self._asker.tell(self._words(message, **parameters))

    def run(self) -> None:
        """Raises StopAsking."""
        answer = self._look()
        self._asker.tell(layout.overview(answer, self._words))
        at = 0
        while at < len(_STEPS):
            step = answer.steps[at]
            if step.state not in OPEN:
                self._asker.tell(layout.step_line(answer, step, self._words))
                at += 1
                continue
            at = self._ask(answer, step)
            answer = self._look()
        self._asker.tell("\n" + layout.overview(answer, self._words))
        self.say(
            _("this was the last step; for what is left, or the next month: socoledger evening")
        )

    def _look(self) -> EveningAnswer:
        """How the books stand; asked for until they can be read. Raises StopAsking."""
        while True:
            try:
                books, self._words = readable_books(self._context)
                answer = evening_answer(seen(self._context, books, self._words, self._month))
            except Stopped as stopped:
                self._show(stopped.answer)
                keys = _("solve this in that file; Enter looks again, {stop} stops")
                if self._is_stop(self._asker.ask(self._words(keys, stop=self._key(Key.STOP)))):
                    raise StopAsking from None
            else:
                self._month = answer.month
                return answer

    def _ask(self, answer: EveningAnswer, step: EveningStep) -> int:
        """Ask about a step until it is done or passed over; the number of the next, from 0. A step
        that was refused, or found errors, stays where one is. Raises StopAsking.
        """
        at = _STEPS.index(StepName(step.name))
        self._asker.tell("\n" + layout.step_text(answer, step, self._words))
        while True:
            said = self._asker.ask(layout.keys_text(step, self._words)).strip()
            if self._is_stop(said):
                raise StopAsking
            if said.isdigit() and 1 <= int(said) <= len(_STEPS):
                return self._jump(answer, int(said) - 1, at)
            if key_of(said, self._words) is Key.SKIP:
                return at + 1
            files = self._files(step, said)
            if files is None:
                continue
            if not files and StepName(step.name) in _OF_FILES:
                return at + 1
            done = do(self._doing(answer), StepName(step.name), files)
            self._show(done)
            if self._asker.has_stopped:
                raise StopAsking
            return at + 1 if done.exit is Exit.DONE else at

    def _jump(self, answer: EveningAnswer, to: int, at: int) -> int:
        """Another step, if there may be something to do at it."""
        if answer.steps[to].state in OPEN:
            return to
        self._asker.tell(layout.overview(answer, self._words))
        return at

    def _files(self, step: EveningStep, said: str) -> Sequence[str] | None:
        """The files that are meant; None where what was typed means nothing here."""
        if not said:
            return step.files
        if StepName(step.name) in _OF_FILES:
            try:
                return files_in(said)
            except ValueError:
                self.say(_("a quote is missing in the name of the file"))
                return None
        self.say(_("that is none of these"))
        return None

    def _is_stop(self, said: str) -> bool:
        return said.strip().lower() == _STOP or key_of(said.strip(), self._words) is Key.STOP

    def _key(self, key: Key) -> str:
        return self._words(key.value).split()[0]

    def _doing(self, answer: EveningAnswer) -> Doing:
        close = answer.steps[_STEPS.index(StepName.CLOSE)]
        is_closed = close.state == StepState.DONE
        return Doing(self._context, self._words, self._asker, answer.month, is_closed)

    def _show(self, answer: Answer) -> None:
        """An answer with its messages, as they would stand in the terminal."""
        text = "\n".join((answer.output.rstrip("\n"), *answer.messages)).strip("\n")
        if text:
            self._asker.tell("\n" + text)
