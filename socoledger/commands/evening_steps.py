"""What the month's evening does at each step: it calls the command (SPEC 11)."""

from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import NamedTuple, assert_never

from socoledger.commands.asking import Asker
from socoledger.commands.check import check
from socoledger.commands.close import Wishes as CloseWishes
from socoledger.commands.close import close
from socoledger.commands.confirmed import Consent
from socoledger.commands.context import Context, answered
from socoledger.commands.evening_papers import Papers
from socoledger.commands.hours import Wishes as HoursWishes
from socoledger.commands.hours import hours
from socoledger.commands.import_ import import_
from socoledger.commands.result import result
from socoledger.commands.save import Wishes as SaveWishes
from socoledger.commands.save import save
from socoledger.commands.save_questions import Person
from socoledger.commands.status import status
from socoledger.domain.evening import StepName
from socoledger.domain.exits import Answer, Exit, refusal
from socoledger.domain.findings import _
from socoledger.domain.options import Format
from socoledger.domain.period import Month
from socoledger.write.words import Words


class Doing(NamedTuple):
    """How steps are done: where, with whom, and for which month."""

    context: Context
    words: Words
    asker: Asker
    month: Month
    is_closed: bool
    """Whether the month is."""


def do(doing: Doing, step: StepName, files: Sequence[str]) -> Answer:
    """The answer of the command of a step; where the disk refuses, that is the answer. `files` are
    statements or sheets of hours.
    """
    try:
        return answered(lambda: _answer(doing, step, [*map(Path, files)]))
    except OSError as error:
        file = "-" if error.filename is None else str(error.filename)
        return Answer(
            messages=(doing.words("{file}: {reason}", file=file, reason=refusal(error)),),
            exit=Exit.REFUSED,
        )


def _answer(doing: Doing, step: StepName, files: Sequence[Path]) -> Answer:
    context, asker, month = doing.context, doing.asker, str(doing.month)
    match step:
        case StepName.IMPORT:
            return import_(context, files, asker=asker)
        case StepName.SORT:
            return import_(context, (), asker=asker)
        case StepName.HOURS:
            return _in_turn(doing, files)
        case StepName.CHECK:
            return check(context)
        case StepName.CLOSE:
            return close(context, month, CloseWishes(asker=asker))
        case StepName.REPORT:
            return _report(doing)
        case StepName.SAVE:
            return save(context, SaveWishes(person=Person(asker=asker)))
        case other:
            assert_never(other)


def _report(doing: Doing) -> Answer:
    """The result of the month, its papers if it is closed, and on Enter how things stand. Raises
    StopAsking, OSError.
    """
    context, asker, month = doing.context, doing.asker, str(doing.month)
    shown = result(context, Format.TABLE, month)
    asker.tell("\n" + "\n".join((shown.output.rstrip("\n"), *shown.messages)))
    if doing.is_closed:
        Papers(context, doing.words, asker, month).offer()
    else:
        asker.ask(doing.words(_("Enter shows how things stand")))
    return status(doing.context, Format.TABLE)


def _in_turn(doing: Doing, files: Sequence[Path]) -> Answer:
    """The sheets of hours one after another, up to the first that is refused."""
    wishes, consent = HoursWishes(str(doing.month)), Consent(asker=doing.asker)
    output, messages = "", list[str]()
    for file in files:
        answer = answered(partial(hours, doing.context, file, wishes, consent))
        output, messages = output + answer.output, [*messages, *answer.messages]
        if answer.exit is not Exit.DONE:
            return Answer(output, tuple(messages), answer.exit)
    return Answer(output, tuple(messages))
