"""Results by unit: what `result --by unit` answers (SPEC 9)."""

from typing import Literal, NamedTuple

from socoledger.domain.record import Cents, Count, Hours, Period, Sometimes, record


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


@record
class UnitFigures:
    """One unit in a period."""

    id: str
    name: str
    income_cents: Cents
    expenses_cents: Cents
    result_cents: Cents
    """Income less expenses."""
    hours_hundredths: Hours
    members: Count
    """How many have hours or a posting in it."""
    shared_income_cents: Cents
    """What of the shared income is shown as its own; nothing where it stays apart."""
    shared_expenses_cents: Cents
    result_with_shared_cents: Cents


@record
class SharedFigures:
    """What is of nobody in particular and of no unit; nothing where it is shared out."""

    income_cents: Cents
    expenses_cents: Cents
    result_cents: Cents


@record
class WorkFigures:
    """What was earned, spent and worked, and by how many members."""

    income_cents: Cents
    expenses_cents: Cents
    result_cents: Cents
    hours_hundredths: Hours
    members: Count


@record
class MemberUnit:
    """What one member earned, spent and worked in one unit."""

    id: str
    """The unit."""
    income_cents: Cents
    expenses_cents: Cents
    result_cents: Cents
    hours_hundredths: Hours


@record
class MemberWithoutUnit:
    """What one member earned, spent and worked in no unit."""

    income_cents: Cents
    expenses_cents: Cents
    result_cents: Cents
    hours_hundredths: Hours


@record
class MemberUnits:
    """What one member earned, spent and worked in each unit, and in none."""

    id: str
    units: tuple[MemberUnit, ...]
    without_unit: MemberWithoutUnit


@record
class UnitsFigures:
    """The answer of `result --by unit`; all together add up to that of `result`."""

    schema: Literal["socoledger.units/1"] = "socoledger.units/1"
    period: Period
    by: tuple[str, ...]
    """What is asked for: "unit", or "member" and "unit"."""
    share_by: str | None
    """How shared amounts are divided; None: they stay apart."""
    units: tuple[UnitFigures, ...]
    shared: SharedFigures
    without_unit: WorkFigures
    """Members' own, of no unit."""
    total: WorkFigures
    members: Sometimes[tuple[MemberUnits, ...]] = None
    """Each member by unit, if asked for."""


@record
class UnitsTotal:
    """The total of `result --by unit` under an umbrella, without the dealings between the books;
    who is at work in two of them would count twice.
    """

    period: Period
    by: tuple[str, ...]
    share_by: str | None
    income_cents: Cents
    expenses_cents: Cents
    result_cents: Cents
    hours_hundredths: Hours
    eliminated_cents: Cents
    """What is left out of income: transactions between these books."""
    eliminated_expenses_cents: Cents
