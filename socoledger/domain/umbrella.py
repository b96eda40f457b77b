"""What is said of several books together: their dealings, and their persons (SPEC 9)."""

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


class PersonAward(NamedTuple):
    """One person's premiums or allowances in all books together, in a calendar year."""

    awarded_cents: int
    other_cents: int
    paid_cents: int
    payments: int
    maximum_cents: int
    room_cents: int
    """What may still be paid by all together; nothing to who is entitled in none of the books."""


class PersonFigures(NamedTuple):
    """A person with a file in more than one of the books."""

    id: str
    books: tuple[str, ...]
    premium: PersonAward
    allowance: PersonAward
