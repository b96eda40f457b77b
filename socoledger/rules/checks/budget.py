"""Findings on the budgets: accounts that there are none of, and amounts that are less than those
below them (SPEC 12).
"""

from collections.abc import Iterator
from difflib import get_close_matches

from socoledger.catalogue.budget import BUDGET_ACCOUNT_UNKNOWN, BUDGET_BELOW_EXCEEDS
from socoledger.domain.accounts import below, nearest_above
from socoledger.domain.books import Books
from socoledger.domain.budget import Budget
from socoledger.domain.findings import Finding, Parameter, Phrase
from socoledger.rules.ledger import known_accounts

_MEANT = Phrase("write it as the journal opens it: {meant}")


def budget_findings(books: Books) -> Iterator[Finding]:
    """Each account of a budget that is none of income or expenses, nor above one, and each that has
    less than those below it. That of premiums and allowances need not be open yet.
    """
    if not books.budgets:
        return
    roots, accounts = books.journal.roots, books.coop.accounts
    known = sorted(
        account
        for account in known_accounts(books.journal) | {accounts.article31}
        if account.partition(":")[0] in (roots.income, roots.expenses)
        and not below(account, accounts.distribution)
    )
    for budget in books.budgets:
        yield from _unknown(budget, known)
        yield from _exceeded(budget)


def _unknown(budget: Budget, known: list[str]) -> Iterator[Finding]:
    for line in budget.lines:
        if line.account not in known:
            near = get_close_matches(line.account, known, n=1)
            advice: dict[str, Parameter] = {"remedy": _MEANT, "meant": near[0]} if near else {}
            yield Finding.of(
                BUDGET_ACCOUNT_UNKNOWN,
                line.place,
                year=str(budget.year),
                account=line.account,
                **advice,
            )


def _exceeded(budget: Budget) -> Iterator[Finding]:
    amounts = budget.by_account()
    for line in budget.lines:
        of_lower = sum(
            cents
            for account, cents in amounts.items()
            if nearest_above(account, amounts) == line.account
        )
        if of_lower > line.cents:
            yield Finding.of(
                BUDGET_BELOW_EXCEEDS,
                line.place,
                year=str(budget.year),
                account=line.account,
                above_cents=line.cents,
                below_cents=of_lower,
            )
