"""The totals of `accounts` under an umbrella: all books added up."""

from collections.abc import Sequence

from socoledger.domain.ledger import AccountsAnswer, AccountsTotal, LedgerAnswer, LedgerTotal


def total_of_accounts(answers: Sequence[AccountsAnswer]) -> AccountsTotal:
    """The accounts of at least one of the books."""
    totals = [answer.total for answer in answers]
    return AccountsTotal(
        at=answers[0].at,
        assets_cents=sum(total.assets_cents for total in totals),
        liabilities_cents=sum(total.liabilities_cents for total in totals),
        equity_cents=sum(total.equity_cents for total in totals),
        income_cents=sum(total.income_cents for total in totals),
        expenses_cents=sum(total.expenses_cents for total in totals),
    )


def total_of_ledgers(answers: Sequence[LedgerAnswer]) -> LedgerTotal:
    """The ledgers of one account in at least one of the books."""
    return LedgerTotal(
        account=answers[0].account,
        period=answers[0].period,
        from_=answers[0].from_,
        to=answers[0].to,
        opening_cents=sum(answer.opening_cents for answer in answers),
        added_cents=sum(answer.added_cents for answer in answers),
        taken_off_cents=sum(answer.taken_off_cents for answer in answers),
        closing_cents=sum(answer.closing_cents for answer in answers),
    )
