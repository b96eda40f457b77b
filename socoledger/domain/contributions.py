"""What partners brought in, in all forms, and what became of it: what `contributions` answers
(SPEC 9).
"""

from collections.abc import Mapping
from enum import StrEnum
from typing import NamedTuple


class Form(StrEnum):
    """The forms of a contribution that have an account of their own."""

    CAPITAL = "capital"
    GIFTS = "gifts"
    LOANS = "loans"


class Held(NamedTuple):
    """What one partner brought in in one form; a gift or capital that was put to use is `used`."""

    brought_cents: int = 0
    back_cents: int = 0
    used_cents: int = 0

    @property
    def balance_cents(self) -> int:
        """What stands on the account."""
        return self.brought_cents - self.back_cents - self.used_cents


class OfGrants(NamedTuple):
    """A partner's grants together."""

    received_cents: int = 0
    repaid_cents: int = 0
    spent_cents: int = 0
    kept_cents: int = 0
    returned_cents: int = 0
    """What was left and went to the gemeente's account."""

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


class Contribution(NamedTuple):
    """The account of one partner at the end of a day, since the books began."""

    id: str
    """MUNICIPALITY, or the name as it stands in the account or in grants.yaml."""
    forms: Mapping[Form, Held]
    grants: OfGrants
    from_results_cents: int = 0
    """What results and leavers bring the gemeente, by closes through the month of the day."""
    paid_cents: int = 0
    """What was paid on the gemeente's account."""
    owed_cents: int = 0
    """What it is to be paid still."""

    @property
    def brought_in_cents(self) -> int:
        """In all forms."""
        held = sum(each.brought_cents for each in self.forms.values())
        return held + self.grants.received_cents

    @property
    def got_back_cents(self) -> int:
        """In all forms, and what results brought."""
        held = sum(each.back_cents for each in self.forms.values())
        return held + self.grants.repaid_cents + self.paid_cents

    @property
    def used_cents(self) -> int:
        """Grants spent, and what was taken off the other accounts without being paid back."""
        return self.grants.spent_cents + sum(each.used_cents for each in self.forms.values())

    @property
    def rest_cents(self) -> int:
        """All that was not paid back."""
        held = sum(each.balance_cents for each in self.forms.values())
        kept = self.used_cents + self.grants.kept_cents + self.grants.left_cents
        return held + kept + self.owed_cents
