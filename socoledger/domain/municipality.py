"""What goes back to the gemeente, and who the gemeente is (SPEC 3.8)."""

from typing import NamedTuple

from socoledger.domain.agreement import MUNICIPALITY
from socoledger.domain.period import Month


class MemberReturn(NamedTuple):
    """What goes back to the gemeente because of one member."""

    id: str
    result_cents: int
    amount_cents: int
    leaving_cents: int


class ReturnFigures(NamedTuple):
    """The answer of `return` (SPEC 3.8)."""

    year: int
    through: Month
    final: bool
    members: tuple[MemberReturn, ...]
    collective_result_cents: int
    collective_amount_cents: int
    grants_cents: int
    """What was left of the gemeente's grants whose period ended (SPEC 9)."""
    booked_cents: int
    paid_cents: int
    balance_cents: int

    @property
    def computed_cents(self) -> int:
        """What goes back by the rules."""
        members = sum(member.amount_cents + member.leaving_cents for member in self.members)
        return members + self.collective_amount_cents + self.grants_cents


def bare(name: str) -> str:
    """A name without what differs from writer to writer: OranjeFonds is "Oranje Fonds"."""
    return "".join(letter for letter in name.casefold() if letter.isalnum())


def is_municipality(name: str, municipality: str) -> bool:
    """Whether a name is that of the gemeente, whose own name is `municipality`."""
    town = bare(municipality)
    return bare(name) in (MUNICIPALITY, "gemeente", town, f"gemeente{town}")
