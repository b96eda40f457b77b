"""Books under an umbrella that are missing from an answer, as there are no figures of them."""

from collections.abc import Iterator, Mapping, Sequence, Sized
from typing import NamedTuple, TypeVar

from socoledger.commands.context import Stopped
from socoledger.commands.tasks import Failed, Reason
from socoledger.domain.exits import Answer, Exit
from socoledger.domain.findings import _
from socoledger.domain.umbrella import MissingBook, WhyMissing
from socoledger.write.words import Words

T = TypeVar("T")

_MOST_LINES = 5
"""How many lines are told of one of the books."""
_MOST_NAMES = 10
_WHY: dict[Exit, WhyMissing] = {
    Exit.UNREADABLE: "unreadable",
    Exit.REFUSED: "interrupted",
    Exit.ERRORS: "errors",
}
"""Why books are missing, by how a command ends that is asked of them alone; the worst first."""


class Missing(NamedTuple):
    """Books that are missing, by their folder, and what is told of them."""

    id: str
    exit: Exit
    messages: tuple[str, ...]

    def record(self) -> MissingBook:
        """What an answer says of it."""
        return MissingBook(id=self.id, reason=_WHY[self.exit])


def sorted_out(told: Mapping[str, T | Failed], words: Words) -> tuple[dict[str, T], list[Missing]]:
    """What books told, and those that are missing; stops at what is not wrong with the books, but
    with what was asked.
    """
    found, missing = dict[str, T](), list[Missing]()
    for id_, one in told.items():
        if not isinstance(one, Failed):
            found[id_] = one
        elif one.reason is Reason.STOPPED and one.answer.exit not in _WHY:
            raise Stopped(one.answer)
        else:
            missing.append(_missing(id_, one, words))
    return found, missing


def _missing(id_: str, failed: Failed, words: Words) -> Missing:
    if failed.reason is Reason.STOPPED:
        return Missing(id_, failed.answer.exit, failed.answer.messages)
    if failed.reason is Reason.KILLED:
        message = _(
            "{books}: the process that read these books was ended by the machine, perhaps for want"
            " of memory; ask again with SOCOLEDGER_PROCESSES=1"
        )
    else:
        message = _("{books}: these books were changed while they were read; ask again")
    return Missing(id_, Exit.REFUSED, (words(message, books=id_),))


def exit_with(missing: Sequence[Missing]) -> Exit:
    """How a command ends that these books are missing from: as it ends that is asked of the worst
    of them.
    """
    found = {book.exit for book in missing}
    return next((exit_ for exit_ in _WHY if exit_ in found), Exit.DONE)


def require_books(answering: Sized, missing: Sequence[Missing], *, strict: bool = False) -> None:
    """Stop if none of the books answers, or, if `strict`, one of them does not."""
    if missing and (strict or not answering):
        messages = tuple(message for book in missing for message in book.messages)
        raise Stopped(Answer(messages=messages, exit=exit_with(missing)))


def lines_on(missing: Sequence[Missing], words: Words) -> Iterator[str]:
    """What is wrong with the books that are missing, but no more than some lines of each."""
    for book in missing:
        yield from book.messages[:_MOST_LINES]
        if (rest := len(book.messages) - _MOST_LINES) > 0:
            message = _("{books}: and {count} lines more; see: socoledger check --umbrella DIR")
            yield words(message, books=book.id, count=rest)


def note_on(missing: Sequence[Missing], answering: int, words: Words) -> Iterator[str]:
    """The last word where books are missing: that an answer is not of all."""
    if missing:
        names = [book.id for book in missing[:_MOST_NAMES]]
        if len(missing) > _MOST_NAMES:
            names.append("…")
        message = _(
            "note: this is of {count} of the {all} books, also in total; without: {missing}. Solve"
            " what is said of these, and ask again"
        )
        of_all = answering + len(missing)
        yield words(message, count=answering, all=of_all, missing=", ".join(names))
