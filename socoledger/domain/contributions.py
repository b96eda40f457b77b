"""The answer of `contributions`: what partners brought in, in all forms, and its use (SPEC 9)."""

from enum import StrEnum
from typing import Literal, NamedTuple

from socoledger.domain.record import Cents, Day, record


class Form(StrEnum):
    """The forms of a contribution that have an account of their own."""

    CAPITAL = "capital"
    GIFTS = "gifts"
    LOANS = "loans"


class Held(NamedTuple):
    """The sums of one partner's contributions in one form; what was spent of them is `used`."""

    brought_cents: int = 0
    back_cents: int = 0
    used_cents: int = 0

    @property
    def balance_cents(self) -> int:
        """The balance of the account."""
        return self.brought_cents - self.back_cents - self.used_cents


class OfGrants(NamedTuple):
    """The sums of all grants of a partner."""

    received_cents: int = 0
    repaid_cents: int = 0
    spent_cents: int = 0
    kept_cents: int = 0
    returned_cents: int = 0
    """The rest of grants that went to the gemeente's account."""

    @property
    def left_cents(self) -> int:
        """What is neither spent, kept, nor on its way back; below 0 if spent before received."""
        return (
            self.received_cents
            - self.repaid_cents
            - self.spent_cents
            - self.kept_cents
            - self.returned_cents
        )


@record
class BroughtIn:
    """What a partner brought in, by form."""

    capital_cents: Cents
    gifts_cents: Cents
    loans_cents: Cents
    grants_cents: Cents
    total_cents: Cents


@record
class GotBack:
    """What a partner got back, by form, and what results brought the gemeente."""

    capital_cents: Cents
    gifts_cents: Cents
    loans_cents: Cents
    grants_cents: Cents
    returned_cents: Cents
    """What was paid on the gemeente's account."""
    total_cents: Cents


@record
class Rest:
    """What became of what was not paid back."""

    capital_cents: Cents
    """What stands on the account, and so below."""
    gifts_cents: Cents
    loans_cents: Cents
    used_cents: Cents
    """Grants spent, and what was taken off the other accounts without being paid back."""
    kept_cents: Cents
    """What was left of grants and went to the coöperatie's own result."""
    left_cents: Cents
    """What of grants is neither spent, kept, nor on its way back."""
    owed_cents: Cents
    """What the gemeente is to be paid still."""
    total_cents: Cents


@record
class Contribution:
    """The account of one partner at the end of a day, since the books began: `brought_in` and
    `from_results` come to `got_back` and `rest`, to the cent.
    """

    id: str
    """`municipality`, or the name as it stands in the account or in grants.yaml."""
    name: str
    brought_in: BroughtIn
    from_results_cents: Cents
    """What results and leavers bring the gemeente, by closes through the month of the day."""
    got_back: GotBack
    rest: Rest


@record
class ContributionsAnswer:
    """The answer of `contributions`: the account of each partner at a day."""

    schema: Literal["socoledger.contributions/1"] = "socoledger.contributions/1"
    at: Day
    partners: tuple[Contribution, ...]
    """The gemeente first, then by name."""


@record
class ContributionsTotal:
    """The total of `contributions` under an umbrella: one account for each partner, however its
    name is written.
    """

    at: Day
    partners: tuple[Contribution, ...]
