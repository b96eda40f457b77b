"""The budget of a year: what each account is expected to bring or to cost (SPEC 12)."""

from collections.abc import Mapping
from typing import NamedTuple

from socoledger.domain.findings import Place


class BudgetLine(NamedTuple):
    """What is expected on one account and those below it, as it is read: income positive."""

    account: str
    cents: int
    place: Place


class Budget(NamedTuple):
    """The budget of one calendar year."""

    year: int
    lines: tuple[BudgetLine, ...]

    def by_account(self) -> Mapping[str, int]:
        """The cents on each account."""
        return {line.account: line.cents for line in self.lines}
