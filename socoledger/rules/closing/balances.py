"""Balances that closes assert, account by account (SPEC 4)."""

from collections.abc import Sequence

from socoledger.domain.accounts import below
from socoledger.domain.closing import Assertions


def in_bytes(account: str) -> bytes:
    """What accounts are put in order by."""
    return account.encode()


class Balances:
    """What stands on the accounts below some parents; a debit is positive."""

    def __init__(self, parents: Sequence[str]) -> None:
        self._parents = parents
        self._kept: dict[str, bool] = {}
        self._cents: dict[str, int] = {}

    def add(self, account: str, cents: int) -> None:
        """Book on an account, if it is one of these."""
        kept = self._kept.get(account)
        if kept is None:
            kept = self._kept[account] = any(below(account, parent) for parent in self._parents)
        if kept:
            self._cents[account] = self._cents.get(account, 0) + cents

    def asserted(self) -> Assertions:
        """Every account that was used, with what it and those below it hold; also those that a
        close directive has ended: Beancount lets their balance be asserted.
        """
        totals = dict(self._cents)
        for account, cents in self._cents.items():
            whole = account
            while ":" in whole:
                whole = whole.rpartition(":")[0]
                if whole in totals:
                    totals[whole] += cents
        return tuple((account, totals[account]) for account in sorted(self._cents, key=in_bytes))
