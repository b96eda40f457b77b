"""What a command knows of the world, and what ends a command early.

Nothing here prints or exits: whatever ends a command early is an `Answer`, carried by `Stopped`.
"""

from collections.abc import Callable, Iterable
from datetime import date
from pathlib import Path
from typing import NamedTuple

from socoledger.domain.books import Books
from socoledger.domain.exits import Answer, Exit
from socoledger.domain.findings import Finding
from socoledger.read import books as reading
from socoledger.write.words import LANGUAGES, Words


class Context(NamedTuple):
    """What a command knows of the world. `language` and `books` override what is found."""

    folder: Path
    today: date
    books: Path | None = None
    language: str | None = None
    terminal_width: int | None = None
    """Columns of the terminal, None: the output goes elsewhere."""
    colour: bool = False
    """Whether the terminal shows colours."""


class Stopped(Exception):  # noqa: N818 - not an error of the program: an answer that ends it
    """Ends a command early with an answer."""

    def __init__(self, answer: Answer) -> None:
        super().__init__(answer.exit)
        self.answer = answer


def answered(command: Callable[[], Answer]) -> Answer:
    """Run a command to its answer, also where it is stopped on the way."""
    try:
        return command()
    except Stopped as stopped:
        return stopped.answer


def misused(words: Words, message: str, **parameters: str) -> Stopped:
    """What to raise for a command line that cannot be meant."""
    return Stopped(Answer(messages=(words(message, **parameters),), exit=Exit.USAGE))


def nothing(words: Words, message: str, **parameters: str) -> Stopped:
    """What to raise where there is nothing to show."""
    return Stopped(Answer(messages=(words(message, **parameters),), exit=Exit.NOTHING))


def refused(*messages: str) -> Stopped:
    """What to raise where something is not done, with why."""
    return Stopped(Answer(messages=messages, exit=Exit.ERRORS))


def unreadable(findings: Iterable[Finding], words: Words) -> Answer:
    """The answer of a command for books that cannot be read."""
    return Answer(messages=tuple(map(words.finding_line, findings)), exit=Exit.UNREADABLE)


def words_of(context: Context, language: str | None = None) -> Words:
    """The language asked for, else that of the books, else Dutch."""
    return Words(context.language or language or LANGUAGES[0])


def words_here(context: Context) -> Words:
    """In the language of the books, where there are any that say so; the journal is not read."""
    root = root_of(context)
    if context.language is not None or root is None:
        return words_of(context)
    head = reading.read_head(root)
    return words_of(context, head.coop.language if isinstance(head, reading.Head) else None)


def words_for(context: Context, books: Books) -> Words:
    """The words for books that were read, which show none of the numbers that they hide."""
    return Words(context.language or books.coop.language, books.hidden)


def root_of(context: Context) -> Path | None:
    """The folder of the books, None if none is named and none is found from here upwards."""
    if context.books is not None:
        return context.folder / context.books
    return reading.find(context.folder)
