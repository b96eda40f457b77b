"""The return to the gemeente, and the names of the gemeente (SPEC 3.8)."""

from typing import Literal

from socoledger.domain.agreement import MUNICIPALITY
from socoledger.domain.record import Cents, InMonth, Nothing, Sometimes, record


@record
class MemberReturn:
    """What goes back to the gemeente because of one member."""

    id: str
    result_cents: Cents
    amount_cents: Cents
    leaving_cents: Cents
    """What was left on their spaarpot when they left."""


@record
class CollectiveReturn:
    """What goes back to the gemeente of the coöperatie's own result."""

    result_cents: Cents
    amount_cents: Cents


@record
class ReturnFigures:
    """The answer of `return`: what goes back to the gemeente for a year (SPEC 3.8)."""

    schema: Literal["socoledger.return/1"] = "socoledger.return/1"
    year: int
    through: InMonth
    final: bool
    """Whether the year is closed."""
    members: tuple[MemberReturn, ...]
    collective: CollectiveReturn
    grants_cents: Cents
    """What was left of the gemeente's grants whose period ended (SPEC 9)."""
    computed_cents: Cents
    """What goes back by the rules."""
    booked_cents: Cents
    """What closes booked on the gemeente's account for the year."""
    pending_cents: Cents
    """What is computed and not booked yet."""
    paid_cents: Cents
    outstanding_cents: Cents
    """What is booked and not paid yet."""
    balance_cents: Cents
    """What is owed in all at the end of the year."""
    explanation: Sometimes[tuple[str, ...]] = None


@record
class MembersReturn:
    """What goes back because of the members of several books."""

    result_cents: Cents
    amount_cents: Cents
    leaving_cents: Cents


@record
class ReturnTotal:
    """The total of `return` under an umbrella; final if it is for all books."""

    year: int
    through: InMonth
    final: bool
    members: MembersReturn | Nothing
    collective: CollectiveReturn
    grants_cents: Cents
    computed_cents: Cents
    booked_cents: Cents
    pending_cents: Cents
    paid_cents: Cents
    outstanding_cents: Cents
    balance_cents: Cents


def bare(name: str) -> str:
    """A name without what differs from writer to writer: OranjeFonds is "Oranje Fonds"."""
    return "".join(letter for letter in name.casefold() if letter.isalnum())


def is_municipality(name: str, municipality: str) -> bool:
    """Whether a name is that of the gemeente, whose own name is `municipality`."""
    town = bare(municipality)
    return bare(name) in (MUNICIPALITY, "gemeente", town, f"gemeente{town}")
