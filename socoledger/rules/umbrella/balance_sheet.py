"""The total of `balance-sheet` under an umbrella: all books added up."""

from collections.abc import Sequence

from socoledger.domain.balance_sheet import BalanceSheet, BalanceSheetTotal


def total_of_balance_sheets(answers: Sequence[BalanceSheet]) -> BalanceSheetTotal:
    """Both sides of at least one of the books."""
    totals = [answer.total for answer in answers]
    return BalanceSheetTotal(
        at=answers[0].at,
        assets_cents=sum(total.assets_cents for total in totals),
        liabilities_cents=sum(total.liabilities_cents for total in totals),
        equity_cents=sum(total.equity_cents for total in totals),
        undistributed_cents=sum(total.undistributed_cents for total in totals),
        right_cents=sum(total.right_cents for total in totals),
    )
