"""The balance sheet at the end of a day (SPEC 12).

No entry takes income and expenses off their accounts at the end of a year; closes book against
`accounts.distribution` and `accounts.article31`, which are expenses. So what all of these accounts
come to is the result that is not distributed yet.
"""

from collections.abc import Sequence
from datetime import date

from socoledger.domain.accounts import Root
from socoledger.domain.balance_sheet import BalanceLine, BalanceSheet, BalanceSums, Undistributed
from socoledger.domain.books import Books
from socoledger.domain.journal import Journal
from socoledger.domain.ledger import AccountBalance
from socoledger.domain.period import december
from socoledger.rules.ledger import accounts_answer, balances_at


def balance_sheet(books: Books, day: date) -> BalanceSheet:
    """What stands on both sides at the end of `day`."""
    balances = accounts_answer(books, day).accounts
    assets, liabilities, equity = (_lines(balances, root) for root in _SIDES)
    undistributed = _undistributed(books.journal, day)
    sums = [_sum(side) for side in (assets, liabilities, equity)]
    result = undistributed.earlier_cents + undistributed.year_cents
    return BalanceSheet(
        at=day,
        assets=assets,
        liabilities=liabilities,
        equity=equity,
        undistributed=undistributed,
        total=BalanceSums(
            assets_cents=sums[0],
            liabilities_cents=sums[1],
            equity_cents=sums[2],
            undistributed_cents=result,
            right_cents=sums[1] + sums[2] + result,
        ),
    )


_SIDES: tuple[Root, ...] = ("assets", "liabilities", "equity")


def _lines(balances: Sequence[AccountBalance], root: Root) -> tuple[BalanceLine, ...]:
    return tuple(
        BalanceLine(account=one.account, amount_cents=one.balance_cents)
        for one in balances
        if one.kind == root and one.balance_cents
    )


def _sum(lines: Sequence[BalanceLine]) -> int:
    return sum(line.amount_cents for line in lines)


def _undistributed(journal: Journal, day: date) -> Undistributed:
    earlier = _income_less_expenses(journal, december(day.year - 1).last_day)
    return Undistributed(
        earlier_cents=earlier, year_cents=_income_less_expenses(journal, day) - earlier
    )


def _income_less_expenses(journal: Journal, day: date) -> int:
    """The cents on all accounts of income and expenses at the end of `day`."""
    return -sum(
        cents
        for account, cents in balances_at(journal, day).items()
        if journal.roots.root_of(account) in ("income", "expenses")
    )
