"""How the table of a kind says what it asks: one row for each thing (SPEC 11)."""

from collections.abc import Callable, Iterable, Iterator
from enum import Enum, auto
from typing import NamedTuple

from socoledger.domain.findings import Phrase
from socoledger.domain.recording import Fact, Field
from socoledger.rules.recording.ground import Ground


class Need(Enum):
    """Whether something has to be said, given what was said before it."""

    NEEDED = auto()
    ASKED = auto()
    """It may be left out, and is worth a question."""
    OPTIONAL = auto()
    """It may be said, and is not asked."""
    ABSENT = auto()
    """It has no place here."""


Choices = Callable[[Ground, Fact], Iterable[str]]
Default = Callable[[Ground, Fact], str]
Beside = Callable[[Ground, Fact], Iterator[Phrase]]


def needed(_ground: Ground, _fact: Fact) -> Need:
    """It has to be said."""
    return Need.NEEDED


def asked(_ground: Ground, _fact: Fact) -> Need:
    """It may be left out."""
    return Need.ASKED


def optional(_ground: Ground, _fact: Fact) -> Need:
    """It is rare."""
    return Need.OPTIONAL


def _no_choices(_ground: Ground, _fact: Fact) -> Iterable[str]:
    return ()


def _no_text(_ground: Ground, _fact: Fact) -> str:
    return ""


def _nothing(_ground: Ground, _fact: Fact) -> Iterator[Phrase]:
    yield from ()


class Row(NamedTuple):
    """One thing that a kind has, given what the rows above it say.

    `question` is a message id. Choices and defaults are texts as a person would type them:
    `choices` what fits, in the order in which it is likely; `default` what the books know, taken
    where nothing is said; `suggested` what they guess, offered in a question and never taken by
    itself. `beside` is what is good to know for the answer, `nothing` what to do where nothing
    fits.
    """

    field: Field
    question: str
    need: Callable[[Ground, Fact], Need] = needed
    choices: Choices = _no_choices
    default: Default = _no_text
    suggested: Default = _no_text
    beside: Beside = _nothing
    nothing: str = ""
