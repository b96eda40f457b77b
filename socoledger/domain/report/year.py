"""The annual accounts of a year (SPEC 12; art. 2:58 BW)."""

from collections.abc import Mapping
from datetime import date
from enum import Enum, auto
from typing import NamedTuple

from socoledger.domain.accounts import Root
from socoledger.domain.article31 import PremiumFigures
from socoledger.domain.balance_sheet import BalanceSheet
from socoledger.domain.contributions import Contribution
from socoledger.domain.coop import Coop
from socoledger.domain.grants import GrantFigures
from socoledger.domain.income_statement import IncomeStatement
from socoledger.domain.municipality import ReturnFigures
from socoledger.domain.period import Month
from socoledger.domain.report.basis import Basis
from socoledger.domain.result import MemberFigures, ResultFigures
from socoledger.domain.spaarpot import SpaarpotAnswer


class ItemKind(Enum):
    """What an item of the balance sheet is, in the order in which they stand on a side."""

    SPAARPOTTEN = auto()
    PREMIUMS = auto()
    ALLOWANCES = auto()
    MUNICIPALITY = auto()
    FUNDS = auto()
    GRANTS = auto()
    LOANS = auto()
    CAPITAL = auto()
    GIFTS = auto()
    RESERVE = auto()
    ACCOUNT = auto()
    """One account of the treasurer's own."""
    TOGETHER = auto()
    """Several items that an anonymous document does not show apart."""
    EARLIER = auto()
    """The result of earlier years that nothing distributed."""
    RESULT = auto()
    """The result of the year that is not distributed yet."""


class Part(NamedTuple):
    """A part of an item: what stands on one of its accounts."""

    account: str
    member: str
    """The id of the member whose it is, "" if it is nobody's in particular."""
    cents: int
    last_year_cents: int | None


class Item(NamedTuple):
    """A line of the balance sheet: one account, or those that are of one kind."""

    root: Root
    kind: ItemKind
    account: str
    """Of an ACCOUNT; else the one above its parts, "" if there is none."""
    cents: int
    last_year_cents: int | None
    """At the end of the year before, None if nothing was booked by then."""
    parts: tuple[Part, ...] = ()
    """In order of account."""


class Movement(NamedTuple):
    """What was added to an account in the year, and taken off: opening + added - taken off is
    closing.
    """

    kind: ItemKind
    account: str
    opening_cents: int
    added_cents: int
    taken_off_cents: int
    closing_cents: int


class Amounts(NamedTuple):
    """A line of the income statement, or a sum of it."""

    name: str
    """The account, the id of a grant, or the destination."""
    actual_cents: int
    budget_cents: int | None
    last_year_cents: int | None
    is_within: bool = False
    """Whether it is a part of a line above it, which totals leave out."""


class YearReport(NamedTuple):
    """What the accounts of a year tell; what an anonymous document hides is None or empty."""

    coop: Coop
    year: int
    through: Month
    """The last month that counts in what the year brought and cost."""
    day: date
    """That of the balance sheet."""
    last_day: date | None
    """That of the balance sheet beside it, None in a first year."""
    is_over: bool
    """Whether the year is over."""
    is_final: bool
    """Whether it is closed, so that nothing in it changes any more."""
    basis: Basis
    members: Mapping[str, str]
    """The name of each member by id; of an anonymous document empty."""
    sheet: BalanceSheet
    """Its totals are those of the items."""
    last_sheet: BalanceSheet | None
    items: tuple[Item, ...]
    statement: IncomeStatement
    income: tuple[Amounts, ...]
    expenses: tuple[Amounts, ...]
    distribution: tuple[Amounts, ...]
    results: ResultFigures | None
    spaarpotten: SpaarpotAnswer | None
    funds: tuple[Movement, ...]
    equity: tuple[Movement, ...]
    grants: tuple[GrantFigures, ...]
    partners: tuple[Contribution, ...]
    returned: ReturnFigures | None
    awards: PremiumFigures | None
    is_anonymous: bool = False

    @property
    def results_of_members(self) -> tuple[MemberFigures, ...]:
        """What each member earned; nothing where that is hidden."""
        return () if self.results is None else self.results.members
