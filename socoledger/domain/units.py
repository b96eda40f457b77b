"""Results by unit: what `result --by unit` answers (SPEC 9)."""

from typing import NamedTuple

from socoledger.domain.period import Month


class Sums(NamedTuple):
    """What was earned, spent and worked somewhere; costs that a grant pays are not in it."""

    income_cents: int = 0
    expenses_cents: int = 0
    hours_hundredths: int = 0

    @property
    def result_cents(self) -> int:
        """Income less expenses."""
        return self.income_cents - self.expenses_cents

    def plus(self, other: "Sums") -> "Sums":
        """Both together."""
        return Sums(*(mine + theirs for mine, theirs in zip(self, other, strict=True)))


class UnitFigures(NamedTuple):
    """One unit in a period; `members` is how many have hours or a posting in it."""

    id: str
    name: str
    own: Sums
    members: int
    shared: Sums
    """What of the shared income and costs is shown as its own; nothing where they stay apart."""


class MemberUnits(NamedTuple):
    """What one member earned, spent and worked in each unit, and in none."""

    id: str
    units: tuple[tuple[str, Sums], ...]
    without: Sums


class UnitsFigures(NamedTuple):
    """The answer of `result --by unit`; all together add up to that of `result`."""

    period: Month | int
    share_by: str | None
    units: tuple[UnitFigures, ...]
    shared: Sums
    """Of nobody in particular and of no unit; nothing where it is shared out."""
    without: Sums
    """Members' own, of no unit."""
    without_members: int
    members: tuple[MemberUnits, ...]
    members_at_work: int
