"""What Beancount's validation and balance checks would find in a journal of which every file was
read. Nothing of it is worded here: where there is anything, the full load reads the journal.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import TypeVar

from socoledger.domain.accounts import below
from socoledger.domain.findings import Phrase
from socoledger.domain.journal import Opened, Shut, Transaction
from socoledger.read.journal.quick.entries import GivenUp
from socoledger.read.journal.quick.file_facts import Balanced, FileFacts

T = TypeVar("T")


def require_right(files: Sequence[FileFacts], transactions: Iterable[Transaction]) -> None:
    """Raise GivenUp for anything that Beancount would find. `transactions` are those of all files,
    in order of day.
    """
    opened = _once(
        (pair for file in files for pair in file.opened), Phrase("an account opened twice")
    )
    shut = _once((pair for file in files for pair in file.shut), Phrase("an account closed twice"))
    for account, closing in shut.items():
        if account not in opened or closing.day < opened[account].day:
            raise GivenUp(Phrase("an account closed before it was opened"))
    for file in files:
        _require_open(file, opened, shut)
    counts = Counter(currency for file in files for currency in file.commodities)
    if any(count > 1 for count in counts.values()):
        raise GivenUp(Phrase("a currency described twice"))
    balances = [balance for file in files for balance in file.balances]
    _require_balances(sorted(balances, key=lambda one: one.day), transactions)


def _once(pairs: Iterable[tuple[str, T]], reason: Phrase) -> dict[str, T]:
    """Pairs by account, of which there must be one each."""
    by_account: dict[str, T] = {}
    for account, directive in pairs:
        if account in by_account:
            raise GivenUp(reason)
        by_account[account] = directive
    return by_account


def _require_open(file: FileFacts, opened: Mapping[str, Opened], shut: Mapping[str, Shut]) -> None:
    """See to it that accounts are used while they are open, in euros."""
    for account, (first, last) in file.used.items():
        opening, closing = opened.get(account), shut.get(account)
        if opening is None or not opening.euros or first < opening.day:
            raise GivenUp(Phrase("an account that is not open"))
        if closing is not None and last > closing.day:
            raise GivenUp(Phrase("an account that is not open"))
    for account, day in file.referred:
        opening = opened.get(account)
        if opening is None or not opening.euros or day < opening.day:
            raise GivenUp(Phrase("an account that is not open"))


def _require_balances(balances: Sequence[Balanced], transactions: Iterable[Transaction]) -> None:
    """See to it that each balance holds at the start of its day, of accounts with those below."""
    asserted: dict[tuple[str, date], int] = {}
    totals: dict[str, int] = defaultdict(int)
    rest = iter(transactions)
    entry = next(rest, None)
    for balance in balances:
        if asserted.setdefault((balance.account, balance.day), balance.cents) != balance.cents:
            raise GivenUp(Phrase("two balances of one day"))
        while entry is not None and entry.day < balance.day:
            for posting in entry.postings:
                totals[posting.account] += posting.cents
            entry = next(rest, None)
        found = sum(cents for account, cents in totals.items() if below(account, balance.account))
        if abs(found - balance.cents) > balance.forgiven_cents:
            raise GivenUp(Phrase("a balance that fails"))
