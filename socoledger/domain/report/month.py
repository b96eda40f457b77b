"""A month of the coöperatie, for its board (SPEC 12). Amounts are cents, hours are hundredths."""

from collections.abc import Callable, Sequence
from datetime import date
from typing import Literal, NamedTuple

from socoledger.domain.bank_standing import BankStanding
from socoledger.domain.closing import Accepted
from socoledger.domain.findings import Finding
from socoledger.domain.municipality import ReturnFigures
from socoledger.domain.noted import Note
from socoledger.domain.period import Month
from socoledger.domain.report.basis import Basis
from socoledger.domain.report.statement import Award
from socoledger.domain.status import DueDate, Leaver


class MonthFigure(NamedTuple):
    """A number of the month, beside that of the month before and of the calendar year so far."""

    month: int = 0
    before: int = 0
    """0 where the books begin with the month."""
    year: int = 0

    def less(self, other: "MonthFigure") -> "MonthFigure":
        """What is left when another is taken off."""
        return MonthFigure(
            self.month - other.month, self.before - other.before, self.year - other.year
        )


def together(several: Sequence[MonthFigure]) -> MonthFigure:
    """Numbers added up."""
    return MonthFigure(
        sum(one.month for one in several),
        sum(one.before for one in several),
        sum(one.year for one in several),
    )


class Flow(NamedTuple):
    """Cents of one kind."""

    key: str
    """What it is, by its key in the answer of `result`, or the destination."""
    cents: MonthFigure


class MemberMonth(NamedTuple):
    """What one member did and brought in, or all of them together."""

    name: str
    """ "" for all of them together."""
    hours: MonthFigure
    income: MonthFigure
    expenses: MonthFigure
    result: MonthFigure

    @property
    def has_turnover(self) -> bool:
        """Whether there is any income or cost in the year so far, or in the month before."""
        return any(self.income) or any(self.expenses)

    @property
    def is_empty(self) -> bool:
        """Whether nothing was booked in the year so far, nor in the month before."""
        return not (self.has_turnover or any(self.hours))


def sum_of(members: Sequence[MemberMonth]) -> MemberMonth:
    """All of these as one, without a name."""
    return MemberMonth(
        "",
        together([one.hours for one in members]),
        together([one.income for one in members]),
        together([one.expenses for one in members]),
        together([one.result for one in members]),
    )


class Shared(NamedTuple):
    """A result and where it goes."""

    result: MonthFigure
    to: tuple[Flow, ...]
    """By destination; what is left of the result is a loss that is carried on or borne, or made up
    for one.
    """

    def of(self, destination: str) -> MonthFigure:
        """What goes to one destination."""
        return next((one.cents for one in self.to if one.key == destination), MonthFigure())

    @property
    def rest(self) -> MonthFigure:
        """What of the result goes nowhere: a loss; above 0 where it made up for an earlier one."""
        return self.result.less(together([one.cents for one in self.to]))


class PotMonth(NamedTuple):
    """A spaarpot in the month, with what closes are still to book on it."""

    name: str
    opening_cents: int
    added_cents: int
    spent_cents: int
    left_cents: int
    """What was taken out because the member had left."""
    balance_cents: int

    @property
    def is_empty(self) -> bool:
        """Whether nothing was in it, and nothing came or went."""
        return not any(self[1:])


class AwardedMonth(NamedTuple):
    """Premiums or allowances of one member."""

    name: str
    awarded_cents: int
    """In the month."""
    awarded_year_cents: int
    paid_cents: int
    """In the month."""
    paid_year_cents: int
    room_cents: int
    """What may still be paid in the year, if it is awarded."""
    payable_cents: int
    """What was awarded and may be paid now."""

    @property
    def has_any(self) -> bool:
        """Whether anything was awarded or paid, or is to be paid."""
        return any((self.awarded_year_cents, self.paid_year_cents, self.payable_cents))


class Awarded(NamedTuple):
    """Premiums or allowances, of who has any or may have; only where somebody has."""

    kind: Award
    members: tuple[AwardedMonth, ...]


class Returned(NamedTuple):
    """What goes back to the gemeente; zeros are left out."""

    sources: tuple[Flow, ...]
    total: MonthFigure
    figures: ReturnFigures
    """Of the year so far."""


class GrantMonth(NamedTuple):
    """A grant: in the month, and since it began."""

    id: str
    amount_cents: int
    received_cents: int
    """In the month."""
    spent_cents: int
    """In the month."""
    received_so_far_cents: int
    spent_so_far_cents: int
    left_cents: int


class Possession(NamedTuple):
    """An account below Assets: what is on it, and when that was last compared."""

    account: str
    before_cents: int
    """At the end of the month before."""
    cents: int
    compared: date | None
    """The last day of which a balance was written down, of the bank or counted; None: never."""


class Noticed(NamedTuple):
    """What `check` finds, dated in the month."""

    accepted: tuple[Accepted, ...] = ()
    """Errors in spite of which the treasurer closed."""
    noted: tuple[Note, ...] = ()
    """What somebody looked at."""
    unsolved: tuple[Finding, ...] = ()
    """Errors and warnings that are neither."""


class ToDo(NamedTuple):
    """What the board has to decide or to do, seen from the last day of the month."""

    due: tuple[DueDate, ...]
    """What it is about is told by name; one for all members of the same day."""
    leavers: tuple[tuple[str, Leaver], ...]
    """With the name of each."""
    payable: tuple[Flow, ...]
    """Premiums and allowances that may be paid."""


Part = Literal["results", "hours", "shared", "collective", "pots", "awarded", "returned"]
"""A part of the report that may be left out of an anonymous one."""


class MonthReport(NamedTuple):
    """A month for the board. An anonymous one has nothing in the parts that it leaves out."""

    month: Month
    before: Month | None
    """The month before, None where the books begin with this one."""
    basis: Basis
    """Of the year so far."""
    is_closed: bool
    is_over: bool
    is_year_closed: bool
    members: tuple[MemberMonth, ...]
    own: MemberMonth
    """The income and expenses of the coöperatie itself."""
    shared: Shared | None
    """The results of all members."""
    collective: tuple[Flow, ...]
    """What the coöperatie's own result is made of."""
    collective_shared: Shared | None
    """The coöperatie's own result, provisional until its year is closed."""
    pots: tuple[PotMonth, ...]
    awarded: tuple[Awarded, ...]
    returned: Returned | None
    grants: tuple[GrantMonth, ...]
    possessions: tuple[Possession, ...]
    bank: tuple[BankStanding, ...] | None
    """The bank accounts of bank.yaml; None without one."""
    noticed: Noticed
    to_do: ToDo
    left_out: tuple[Part, ...] = ()
    """What an anonymous report leaves out."""
    is_anonymous: bool = False

    @property
    def has_year(self) -> bool:
        """Whether the year so far is more than the month."""
        return self.before is not None and self.before.year == self.month.year

    def all_together(self, value: Callable[[MemberMonth], MonthFigure]) -> MonthFigure:
        """A number of all members and the coöperatie."""
        return together([value(one) for one in (*self.members, self.own)])
