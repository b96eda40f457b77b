"""The context of a command, and the answers that end a command early.

Nothing here prints or exits: whatever ends a command early is an `Answer`, carried by `Stopped`.
"""

from collections.abc import Callable, Iterable
from datetime import date
from pathlib import Path
from typing import NamedTuple

from socoledger.commands.steps import Counts, Steps, uncounted, untold
from socoledger.domain.books import Books
from socoledger.domain.cache import NO_CACHE, Cache
from socoledger.domain.exits import Answer, Exit
from socoledger.domain.findings import Finding
from socoledger.read import books as reading
from socoledger.write.words import LANGUAGES, Words


class Context(NamedTuple):
    """The context of a command. `language` and `books` override the defaults."""

    folder: Path
    today: date
    books: Path | None = None
    language: str | None = None
    terminal_width: int | None = None
    """The columns of the terminal, None if the output does not go to one."""
    colour: bool = False
    """Whether the terminal shows colours."""
    step: Steps = untold
    """Who is told what a command that may take long is doing."""
    counting: Counts = uncounted
    """Who is told how far a command is that goes through many books."""
    processes: int = 1
    """How many processes may work on many books at once."""
    cache: Cache = NO_CACHE
    """What earlier runs kept, so that this one is quick."""
    tell_load: Callable[[str], None] = lambda _: None
    """Who is told why Beancount had to load the journal in full."""


class Stopped(Exception):  # noqa: N818 - not an error of the program: an answer that ends it
    """Ends a command early with an answer."""

    def __init__(self, answer: Answer) -> None:
        super().__init__(answer.exit)
        self.answer = answer


def answered(command: Callable[[], Answer]) -> Answer:
    """The answer of a command, also if it is stopped early."""
    try:
        return command()
    except Stopped as stopped:
        return stopped.answer


def misused(words: Words, message: str, **parameters: str) -> Stopped:
    """The exception to raise for a wrong command line."""
    return Stopped(Answer(messages=(words(message, **parameters),), exit=Exit.USAGE))


def nothing(words: Words, message: str, **parameters: str) -> Stopped:
    """The exception to raise if there is nothing to show."""
    return Stopped(Answer(messages=(words(message, **parameters),), exit=Exit.NOTHING))


def refused(*messages: str) -> Stopped:
    """The exception to raise if a command is refused, with the reasons."""
    return Stopped(Answer(messages=messages, exit=Exit.ERRORS))


def unreadable(findings: Iterable[Finding], words: Words) -> Answer:
    """The answer of a command for books that cannot be read."""
    return Answer(messages=tuple(map(words.finding_line, findings)), exit=Exit.UNREADABLE)


def words_of(context: Context, language: str | None = None) -> Words:
    """The language asked for, else that of the books, else Dutch."""
    return Words(context.language or language or LANGUAGES[0])


def words_here(context: Context) -> Words:
    """The words in the language of the books, if they can be found; the journal is not read."""
    root = root_of(context)
    if context.language is not None or root is None:
        return words_of(context)
    head = reading.read_head(root, context.cache)
    return words_of(context, head.coop.language if isinstance(head, reading.Head) else None)


def words_for(context: Context, books: Books) -> Words:
    """The words for books that were read, which hide the numbers that these hide."""
    return Words(context.language or books.coop.language, books.hidden)


def root_of(context: Context) -> Path | None:
    """The folder of the books: as named, else the first one upwards; None if there is none."""
    if context.books is not None:
        return context.folder / context.books
    return reading.find(context.folder)
