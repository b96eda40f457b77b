"""The balances that a journal asserts, held against its transactions, which may be sums of a month
(`Transaction.is_sum`).
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from typing import Protocol, TypeVar

from socoledger.domain.accounts import below
from socoledger.domain.journal import Transaction
from socoledger.domain.period import Month


class Asserted(Protocol):
    """What asserts a balance at the start of a day."""

    @property
    def day(self) -> date:
        """The day."""

    @property
    def account(self) -> str:
        """The account, with those below it."""


A = TypeVar("A", bound=Asserted)


def _not_told(_assertion: Asserted) -> int | None:
    return None


def asserted_balances(
    transactions: Sequence[Transaction],
    assertions: Iterable[A],
    within_sums: Callable[[A], int | None] = _not_told,
) -> Iterator[tuple[A, int | None]]:
    """Each assertion with the cents on its account, and those below it, at the start of its day.
    Both are given in order of day.

    Where sums may reach from before that day to after it, `within_sums` gives the cents that they
    hold of the days before it, less those of sums of that month dated before it; None, as where it
    is left out: this cannot be told.
    """
    balances: dict[str, int] = defaultdict(int)
    sums: dict[Month, list[Transaction]] = defaultdict(list)
    for one in transactions:
        if one.is_sum:
            sums[Month.of(one.day)].append(one)
    entries = iter(transactions)
    entry = next(entries, None)
    for assertion in assertions:
        while entry is not None and entry.day < assertion.day:
            for posting in entry.postings:
                balances[posting.account] += posting.cents
            entry = next(entries, None)
        cents = _below(balances, assertion.account)
        if any(reaches_beyond(one, assertion) for one in sums.get(Month.of(assertion.day), ())):
            inside = within_sums(assertion)
            yield assertion, None if inside is None else cents + inside
        else:
            yield assertion, cents


def _below(balances: dict[str, int], parent: str) -> int:
    return sum(cents for account, cents in balances.items() if below(account, parent))


def reaches_beyond(entry: Transaction, assertion: Asserted) -> bool:
    """Whether a sum of the month of an assertion, on its account, is dated on its day or after it
    and may begin before.
    """
    return 1 < assertion.day.day <= entry.day.day and any(
        below(posting.account, assertion.account) for posting in entry.postings
    )
