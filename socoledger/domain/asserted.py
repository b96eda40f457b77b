"""The balances that a journal asserts, held against its transactions, which may be sums of a month
(`Transaction.is_sum`).
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from socoledger.domain.accounts import below
from socoledger.domain.journal import Assertion, Transaction
from socoledger.domain.period import Month


def asserted_balances(
    transactions: Sequence[Transaction], assertions: Iterable[Assertion]
) -> Iterator[tuple[Assertion, int | None]]:
    """Each assertion with the cents on its account, and those below it, at the start of its day;
    None: this cannot be told, as a sum may reach from before that day to after it. Both are given
    in order of day.
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
        if any(_reaches_beyond(one, assertion) for one in sums.get(Month.of(assertion.day), ())):
            yield assertion, None
        else:
            yield assertion, _below(balances, assertion.account)


def _below(balances: dict[str, int], parent: str) -> int:
    return sum(cents for account, cents in balances.items() if below(account, parent))


def _reaches_beyond(entry: Transaction, assertion: Assertion) -> bool:
    """Whether a sum of the month of an assertion, on its account, is dated on its day or after it
    and may begin before.
    """
    return 1 < assertion.day.day <= entry.day.day and any(
        below(posting.account, assertion.account) for posting in entry.postings
    )
