"""The answer of `balance-sheet`: what there is at a day, and whose it is (SPEC 12)."""

from typing import Literal

from socoledger.domain.record import Cents, Day, record


@record
class BalanceLine:
    """What stands on one account, without the accounts below it."""

    account: str
    amount_cents: Cents
    """Positive under assets if it is there, under liabilities and equity if it is owed or own."""


@record
class Undistributed:
    """Income less expenses, as far as nothing put it on another account yet: no close, and no entry
    of the treasurer's.
    """

    earlier_cents: Cents
    """Of the years before that of the day."""
    year_cents: Cents
    """Of the year of the day, up to it."""


@record
class BalanceSums:
    """The sides of a balance sheet: `assets` on the left equals `right`."""

    assets_cents: Cents
    liabilities_cents: Cents
    equity_cents: Cents
    undistributed_cents: Cents
    right_cents: Cents
    """Liabilities, equity and what is not distributed."""


@record
class BalanceSheet:
    """The answer of `balance-sheet`: assets on the left, liabilities and equity on the right, and
    there too the result that is not distributed yet (SPEC 12). Accounts on which nothing stands are
    left out.
    """

    schema: Literal["socoledger.balance-sheet/1"] = "socoledger.balance-sheet/1"
    at: Day
    assets: tuple[BalanceLine, ...]
    liabilities: tuple[BalanceLine, ...]
    equity: tuple[BalanceLine, ...]
    undistributed: Undistributed
    total: BalanceSums


@record
class BalanceSheetTotal:
    """The total of `balance-sheet` under an umbrella; what one of the books owes another stands on
    both sides.
    """

    at: Day
    assets_cents: Cents
    liabilities_cents: Cents
    equity_cents: Cents
    undistributed_cents: Cents
    right_cents: Cents
    """Liabilities, equity and what is not distributed; equals assets."""
