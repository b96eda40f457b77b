"""The questions of `add` about one fact: what is left out is asked, row by row (SPEC 11).

Pure but for its ends: it is given what is said and somebody to ask, and gives what is said then, as
a command line would.
"""

from collections.abc import Iterator, Mapping, Sequence
from enum import Enum, auto
from typing import NamedTuple, Protocol

from socoledger.commands.add import no_place
from socoledger.commands.add_trial import Objections
from socoledger.commands.asking import Asker
from socoledger.domain.findings import Parameter, _
from socoledger.domain.recording import Fact, Field, Kind
from socoledger.rules.recording.filled import Said, with_value
from socoledger.rules.recording.ground import Ground
from socoledger.rules.recording.rows import Need, Row
from socoledger.rules.recording.table import TABLE
from socoledger.rules.recording.values import NotFittingError, value_of
from socoledger.write.recording_questions import (
    Asked,
    choice_text,
    hint_text,
    question_text,
    value_text,
)
from socoledger.write.words import Words

BACK = ("back", "terug", "<")
_NOTHING = "-"
_NOT_LISTED = (Field.PAYEE, Field.TEXT)
"""Of these what was typed before is completed, and not shown: it is no choice."""


class _Verdict(Enum):
    """What becomes of an answer."""

    TAKEN = auto()
    DOUBTED = auto()
    """The same answer once more is taken."""
    REFUSED = auto()


class Tries(Protocol):
    """Whoever knows what speaks against an answer."""

    def objections(self, fact: Fact, field: Field, rest: tuple[Row, ...]) -> Objections:
        """What speaks against the answer to a field, whatever is answered to the rest."""


class Setting(NamedTuple):
    """What the questions are about, how they are shown and who answers; `width` is in columns."""

    ground: Ground
    words: Words
    asker: Asker
    trial: Tries
    width: int


class FactQuestions:
    """The questions about one fact. `said` is what is not asked, `usual` what was answered the last
    time, by field, and is offered again.
    """

    def __init__(
        self, setting: Setting, kind: Kind, said: Said, usual: Mapping[Field, str]
    ) -> None:
        self._ground, self._words, self._asker, self._trial, self._width = setting
        self._kind, self._rows = kind, TABLE[kind]
        self._given = dict(said)
        self._answers: dict[Field, str] = {}
        self._asked: list[int] = []
        self._offered = dict(usual)
        self._told: set[str] = set()

    def run(self, start: int = 0) -> Said:
        """Ask from a row on what is not known. Raises StopAsking and OSError."""
        number = start
        while number < len(self._rows):
            number = self._next(number)
        return {field: text for field, text in self._answers.items() if text}

    def again(self) -> Said:
        """Ask the last question again, and what follows from it. Raises StopAsking and OSError."""
        return self.run(self._before(len(self._rows)))

    @property
    def has_asked(self) -> bool:
        """Whether there is a question to go back to."""
        return bool(self._asked)

    def _before(self, number: int) -> int:
        """The row that was asked before this one."""
        if self._asked:
            return self._asked.pop()
        self._tell(_("there is no question before this one"))
        return number

    def _next(self, number: int) -> int:
        """Answer a row; the number of the row that comes then."""
        row, fact = self._rows[number], self._fact(number)
        self._answers.pop(row.field, None)
        need = row.need(self._ground, fact)
        if need is Need.ABSENT:
            if self._given.pop(row.field, ""):
                self._asker.tell("  " + no_place(self._words, self._kind, row.field))
            return number + 1
        text = self._given.get(row.field)
        if text is None and need is Need.NEEDED:
            text = self._only(row, fact)
        if text is not None:
            verdict = self._verdict(number, fact, text)
            if verdict is _Verdict.TAKEN:
                self._answers[row.field] = text
                return number + 1
            self._given.pop(row.field, None)
            if verdict is _Verdict.DOUBTED:
                self._offered[row.field] = text
        if text is None and need is Need.OPTIONAL:
            return number + 1
        answer = self._answer(number, fact, is_needed=need is Need.NEEDED)
        if answer is None:
            return self._before(number)
        self._answers[row.field] = answer
        self._offered[row.field] = answer
        self._asked.append(number)
        return number + 1

    def _fact(self, number: int) -> Fact:
        """The fact as far as the rows before a row say it."""
        fact = Fact(self._kind)
        for row in self._rows[:number]:
            if text := self._answers.get(row.field):
                fact = with_value(fact, row.field, value_of(self._ground, fact, row, text))
        return fact

    def _only(self, row: Row, fact: Fact) -> str | None:
        """What fits, if that is one thing: nobody is asked what the books know."""
        choices = [*row.choices(self._ground, fact)]
        return choices[0] if len(choices) == 1 else None

    def _answer(self, number: int, fact: Fact, *, is_needed: bool) -> str | None:
        """What a person answers, "" where that is nothing; None: they go back. Raises
        StopAsking.
        """
        row = self._rows[number]
        choices = [*row.choices(self._ground, fact)]
        default = self._default(row, fact)
        listed: Sequence[str] = () if row.field in _NOT_LISTED else choices
        question = self._question(row, fact, default, listed, is_needed=is_needed)
        while True:
            said = self._asker.ask(question, choices).strip()
            if said.casefold() in BACK:
                return None
            text = self._chosen(said, listed) or default
            if not is_needed and (not text or said == _NOTHING):
                return ""
            if not text:
                self._tell(_("this cannot be left out; back goes a question back"))
                continue
            verdict = self._verdict(number, fact, text, is_typed=bool(said))
            if verdict is _Verdict.TAKEN:
                return text
            if verdict is _Verdict.DOUBTED:
                default = text
                question = self._question(row, fact, text, listed, is_needed=is_needed)

    def _chosen(self, said: str, listed: Sequence[str]) -> str:
        """What is meant by an answer: the choice with that number, or what was typed."""
        is_number = said.isdecimal() and 0 < int(said) <= len(listed)
        return listed[int(said) - 1] if is_number else said

    def _default(self, row: Row, fact: Fact) -> str:
        """What Enter takes: the last answer where it still fits, else what the books know or
        guess.
        """
        for text in (
            self._offered.get(row.field, ""),
            row.suggested(self._ground, fact),
            row.default(self._ground, fact),
        ):
            if text and self._with(row, fact, text) is not None:
                return text
        return ""

    def _with(self, row: Row, fact: Fact, text: str) -> Fact | None:
        """The fact with an answer, None if that cannot be."""
        try:
            return with_value(fact, row.field, value_of(self._ground, fact, row, text))
        except NotFittingError:
            return None

    def _verdict(self, number: int, fact: Fact, text: str, *, is_typed: bool = False) -> _Verdict:
        """Whether an answer counts. If not, why is told: it cannot be, check would find an error,
        or would warn of what was not told yet.
        """
        row = self._rows[number]
        try:
            after = with_value(fact, row.field, value_of(self._ground, fact, row, text))
        except NotFittingError as error:
            self._tell(error.reason, **error.reason.parameters)
            return _Verdict.REFUSED
        shown = value_text(self._words, after, row.field)
        if is_typed and shown.casefold() != text.casefold():
            self._asker.tell(f"  = {shown}")
        found = self._trial.objections(after, row.field, self._rows[number + 1 :])
        news = [one for one in found.reasons if found.is_final or one not in self._told]
        self._told.update(news)
        for reason in news:
            self._asker.tell(f"  {reason}")
        if not news:
            return _Verdict.TAKEN
        return _Verdict.REFUSED if found.is_final else _Verdict.DOUBTED

    def _question(
        self, row: Row, fact: Fact, default: str, listed: Sequence[str], *, is_needed: bool
    ) -> str:
        words, books = self._words, self._ground.books
        after = self._with(row, fact, default) if default else None
        shown = "" if after is None else value_text(words, after, row.field)
        if not default and not is_needed:
            shown = words(_("Enter: none"))
        choices = [choice_text(words, one, books.members) for one in listed]
        hints = [*self._hints(row, fact)]
        asked = Asked(words(row.question), shown, choices, hints)
        return question_text(words, asked, self._width)

    def _hints(self, row: Row, fact: Fact) -> Iterator[str]:
        yield from (hint_text(self._words, hint) for hint in row.beside(self._ground, fact))

    def _tell(self, message: str, **parameters: Parameter) -> None:
        self._asker.tell("  " + self._words(message, **parameters))
