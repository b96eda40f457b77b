"""Answers for several books together (SPEC 9)."""

from typing import Generic, Literal, NamedTuple, TypeVar

from socoledger.domain.record import record

A = TypeVar("A")
S = TypeVar("S")


@record
class BookAnswer(Generic[A]):
    """What one of the books answers; None: that is not shown, as the total might give it away."""

    id: str
    """Their folder."""
    answer: A | None


WhyMissing = Literal["unreadable", "errors", "interrupted"]


@record
class MissingBook:
    """One of the books that an answer is without."""

    id: str
    """Their folder."""
    reason: WhyMissing
    """They cannot be read, or have errors that stop figures, or were changed or cut short while
    they were read.
    """


@record
class UmbrellaAnswer(Generic[A, S]):
    """An answer for all books under an umbrella but those that are missing, one by one and in
    total.
    """

    schema: Literal["socoledger.umbrella/1"] = "socoledger.umbrella/1"
    books: tuple[BookAnswer[A], ...]
    total: S
    missing: tuple[MissingBook, ...]
    """The books that are in no answer and in no total; empty: it is of all."""


class Eliminated(NamedTuple):
    """What totals leave out."""

    income_cents: int
    expenses_cents: int
