"""The command `add` in a terminal: what is left out is asked, and one thing after the other is
written (SPEC 11).
"""

from collections.abc import Iterable, Mapping
from enum import Enum, auto

from socoledger.commands.add import (
    Recording,
    ground_of,
    kind_said,
    of_kind,
    recorded_fact,
    refuse_strange,
    remarks,
    written_text,
)
from socoledger.commands.add_questions import BACK, FactQuestions, Setting
from socoledger.commands.add_trial import Trial
from socoledger.commands.asking import Asker, StopAsking, width_for
from socoledger.commands.confirmed import YES
from socoledger.commands.context import Context, Stopped
from socoledger.commands.journal_changes import write_all
from socoledger.commands.lock import exclusive
from socoledger.commands.opened import readable_books
from socoledger.domain.exits import Answer
from socoledger.domain.findings import _
from socoledger.domain.recording import Fact, Field, Kind
from socoledger.rules.recording.filled import Said, filled
from socoledger.rules.recording.ground import Ground
from socoledger.write.recording_questions import fact_text, kind_name, kind_named, kinds_text

_NO = ("n", "nee", "no")


class _Next(Enum):
    """What a person wants with what is shown."""

    WRITE = auto()
    BACK = auto()
    STOP = auto()


def add_by_questions(context: Context, kind: str | None, said: Said, asker: Asker) -> Answer:
    """`add [KIND]` with somebody to ask: facts until they have no more, each written when they have
    seen it. Whenever they stop, what was not written is said so.
    """
    named = None if kind is None else kind_said(context, kind)
    dialogue = _Dialogue(context, asker)
    try:
        dialogue.run(named, said)
    except (StopAsking, KeyboardInterrupt):
        return Answer(messages=(dialogue.stopped(),))
    return Answer()


class _Dialogue:
    """One fact after the other."""

    def __init__(self, context: Context, asker: Asker) -> None:
        self._context, self._asker = context, asker
        self._width = width_for(context.terminal_width)
        books, self._words = readable_books(context)
        self._unused: Ground | None = ground_of(context, books)
        self._written = 0

    def run(self, kind: Kind | None, said: Said) -> None:
        """Ask and write until there is no more; the day of the last is offered again, but opening
        balances have a day of their own. Raises StopAsking and OSError.
        """
        message = _("Enter takes what is in [ ]; back goes a question back; Ctrl-C stops")
        self._asker.tell(self._words(message))
        usual: Mapping[Field, str] = {}
        current: Kind | None = kind or self._kind()
        while current is not None:
            day = self._one(current, said, usual)
            if day is None:
                return
            before, current = current, self._another(current)
            is_opening = Kind.OPENING in (before, current) and before is not current
            said, usual = {}, {} if is_opening else {Field.DAY: day}

    def stopped(self) -> str:
        """What is said to who stops in the middle of a fact."""
        if self._written:
            return self._words(_("stopped: what was written stays, of this last one nothing was"))
        return self._words(_("stopped: nothing was written"))

    def _kind(self) -> Kind:
        question = kinds_text(self._words, self._width)
        while True:
            said = self._asker.ask(question, [kind_name(self._words, kind) for kind in Kind])
            kind = kind_named(self._words, said.strip())
            if kind is not None:
                return kind
            question = self._words(_("that is none of these; type a number or a word"))

    def _one(self, kind: Kind, said: Said, usual: Mapping[Field, str]) -> str | None:
        """Ask about one fact and write it; its day, None if it was not to be written."""
        ground, self._unused = self._unused or self._ground(), None
        said = of_kind(kind, said)
        refuse_strange(self._words, kind, said)
        trial = Trial(ground, self._words)
        setting = Setting(ground, self._words, self._asker, trial, self._width)
        questions = FactQuestions(setting, kind, said, usual)
        answers = questions.run()
        while True:
            fact = filled(ground, kind, answers).fact
            try:
                recording = recorded_fact(self._context, ground, self._words, fact)
            except Stopped as stopped:
                if not questions.has_asked:
                    raise
                self._tell_all(stopped.answer.messages)
                answers = questions.again()
                continue
            match self._wanted(fact, recording):
                case _Next.STOP:
                    self._asker.tell(self.stopped())
                    return None
                case _Next.BACK:
                    answers = questions.again()
                case _Next.WRITE if self._is_written(ground, kind, recording):
                    return "" if fact.day is None else fact.day.isoformat()
                case _Next.WRITE:
                    ground = self._ground()

    def _ground(self) -> Ground:
        books, self._words = readable_books(self._context)
        return ground_of(self._context, books)

    def _wanted(self, fact: Fact, recording: Recording) -> _Next:
        """Show what is going to be written, and ask what comes next."""
        words, (file, line) = self._words, recording.place
        self._asker.tell("\n" + fact_text(words, fact))
        self._asker.tell(words(_("this comes into {file}, line {line}:"), file=file, line=line))
        self._tell_all(f"  {words.plain(one)}" for one in recording.text.splitlines())
        self._tell_all(remarks(words, recording))
        question = words(_("write this? Enter: yes; n: no; back: change it"))
        while True:
            said = self._asker.ask(question).strip().casefold()
            if said in YES:
                return _Next.WRITE
            if said in BACK:
                return _Next.BACK
            if said in _NO:
                return _Next.STOP

    def _is_written(self, ground: Ground, kind: Kind, recording: Recording) -> bool:
        """Write what was shown. False: something else came between, which is told."""
        try:
            with self._asker.undisturbed(), exclusive(self._context):
                write_all(self._words, ground.books, recording.prepared, f"add {kind}")
        except Stopped as stopped:
            self._tell_all(stopped.answer.messages)
            return False
        self._written += 1
        self._asker.tell(written_text(self._words, recording))
        return True

    def _another(self, kind: Kind) -> Kind | None:
        """The kind of the next fact, None if there is none."""
        choices = [kind_name(self._words, one) for one in Kind]
        name = kind_name(self._words, kind)
        other = next(one for one in choices if one != name)
        message = _("one more? Enter: {kind} again; {other} or another kind: that; n: no")
        question = self._words(message, kind=name, other=other)
        while True:
            try:
                said = self._asker.ask("\n" + question, choices).strip()
            except StopAsking:
                return None
            if said.casefold() in _NO:
                return None
            found = kind_named(self._words, said) if said else kind
            if found is not None:
                return found
            question = self._words(_("that is none of these: {kinds}"), kinds=", ".join(choices))

    def _tell_all(self, texts: Iterable[str]) -> None:
        lines = "\n".join(texts)
        if lines:
            self._asker.tell(lines)
