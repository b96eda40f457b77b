"""Balances that closes assert, account by account (SPEC 4)."""

from collections.abc import Sequence

from socoledger.domain.accounts import Accounts, below
from socoledger.domain.closing import Assertions


def in_bytes(account: str) -> bytes:
    """The key by which accounts are sorted."""
    return account.encode()


def year_accounts(accounts: Accounts) -> tuple[str, ...]:
    """The accounts whose balances the close of a year asserts: those of every destination of the
    coöperatie's own result.
    """
    return (accounts.municipality, accounts.funds, accounts.reserve)


class Balances:
    """The balances of the accounts below some parents; a debit is positive."""

    def __init__(self, parents: Sequence[str]) -> None:
        self._parents = parents
        self._kept: dict[str, bool] = {}
        self._cents: dict[str, int] = {}

    def add(self, account: str, cents: int) -> None:
        """Add cents to an account, if it is below one of the parents."""
        is_kept = self._kept.get(account)
        if is_kept is None:
            is_kept = self._kept[account] = any(below(account, parent) for parent in self._parents)
        if is_kept:
            self._cents[account] = self._cents.get(account, 0) + cents

    def asserted(self) -> Assertions:
        """Every account that was used, with its balance including accounts below it; also those
        that a close directive has ended, as Beancount allows their balance to be asserted.
        """
        totals = dict(self._cents)
        for account, cents in self._cents.items():
            parent = account
            while ":" in parent:
                parent = parent.rpartition(":")[0]
                if parent in totals:
                    totals[parent] += cents
        return tuple((account, totals[account]) for account in sorted(self._cents, key=in_bytes))
