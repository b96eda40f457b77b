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


@record
class UmbrellaAnswer(Generic[A, S]):
    """An answer for all books under an umbrella, one by one and in total."""

    schema: Literal["socoledger.umbrella/1"] = "socoledger.umbrella/1"
    books: tuple[BookAnswer[A], ...]
    total: S


class Eliminated(NamedTuple):
    """What totals leave out."""

    income_cents: int
    expenses_cents: int
