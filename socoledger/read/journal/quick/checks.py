"""What Beancount's validation and balance checks would find in a journal of which every file was
read. Nothing of it is worded here: where there is anything, the full load reads the journal.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from socoledger.domain.asserted import asserted_balances, reaches_beyond
from socoledger.domain.findings import Phrase
from socoledger.domain.journal import Opened, Shut, Transaction
from socoledger.domain.period import Month
from socoledger.read.journal.quick.entries import GivenUp, NotTold
from socoledger.read.journal.quick.file_facts import Balanced, FileFacts, cents_between


def require_right(
    files: Sequence[FileFacts], transactions: Sequence[Transaction]
) -> frozenset[tuple[str, date]]:
    """The accounts and days of balances that hold to the cent. `transactions` are those of all
    files, in order of day. Raises GivenUp for anything that Beancount would find, and NotTold where
    sums do not say whether a balance holds.
    """
    opened = _opened(files)
    shut = _shut(files, opened)
    for file in files:
        _require_open(file, opened, shut)
    counts = Counter(currency for file in files for currency in file.commodities)
    if any(count > 1 for count in counts.values()):
        raise GivenUp(Phrase("a currency described twice"))
    return _require_balances(files, transactions)


def _opened(files: Iterable[FileFacts]) -> dict[str, Opened]:
    opened: dict[str, Opened] = {}
    for file in files:
        for account, opening in file.opened:
            if account in opened:
                raise GivenUp(Phrase("an account opened twice"))
            opened[account] = opening
    return opened


def _shut(files: Iterable[FileFacts], opened: Mapping[str, Opened]) -> dict[str, Shut]:
    shut: dict[str, Shut] = {}
    for file in files:
        for account, closing in file.shut:
            if account in shut:
                raise GivenUp(Phrase("an account closed twice"))
            if account not in opened or closing.day < opened[account].day:
                raise GivenUp(Phrase("an account closed before it was opened"))
            shut[account] = closing
    return shut


def _require_open(file: FileFacts, opened: Mapping[str, Opened], shut: Mapping[str, Shut]) -> None:
    """See to it that accounts are used while they are open, in euros."""
    for account, first, last in file.used:
        opening, closing = opened.get(account), shut.get(account)
        if opening is None or not opening.euros or first < opening.day:
            raise GivenUp(Phrase("an account that is not open"))
        if closing is not None and last > closing.day:
            raise GivenUp(Phrase("an account that is not open"))
    for account, day in file.referred:
        opening = opened.get(account)
        if opening is None or not opening.euros or day < opening.day:
            raise GivenUp(Phrase("an account that is not open"))


def _require_balances(
    files: Sequence[FileFacts], transactions: Sequence[Transaction]
) -> frozenset[tuple[str, date]]:
    """See to it that each balance holds at the start of its day, of accounts with those below."""
    asserted: dict[tuple[str, date], int] = {}
    exact: set[tuple[str, date]] = set()
    balances = sorted((one for file in files for one in file.balances), key=lambda one: one.day)
    within_sums = _Sums(files).within
    for balance, found in asserted_balances(transactions, balances, within_sums):
        key = (balance.account, balance.day)
        if asserted.setdefault(key, balance.cents) != balance.cents:
            raise GivenUp(Phrase("two balances of one day"))
        if found is None:
            raise NotTold(Phrase("a balance within a month that another file adds up"))
        if abs(found - balance.cents) > balance.forgiven_cents:
            raise GivenUp(Phrase("a balance that fails"))
        if found == balance.cents:
            exact.add(key)
    return frozenset(exact)


class _Sums:
    """The sums of files, by month."""

    def __init__(self, files: Iterable[FileFacts]) -> None:
        self._by_month: dict[Month, list[tuple[FileFacts, list[Transaction]]]] = defaultdict(list)
        for file in files:
            sums: dict[Month, list[Transaction]] = defaultdict(list)
            for entry in file.transactions:
                if entry.is_sum:
                    sums[Month.of(entry.day)].append(entry)
            for month, entries in sums.items():
                self._by_month[month].append((file, entries))

    def within(self, balance: Balanced) -> int | None:
        """The cents of days before a balance in sums of its month, less those of sums dated before
        it, of files with a sum that reaches beyond; None where such a file does not say.
        """
        key, first, cents = (balance.account, balance.day), balance.day.replace(day=1), 0
        for file, sums in self._by_month.get(Month.of(balance.day), ()):
            if not any(reaches_beyond(entry, balance) for entry in sums):
                continue
            part = next((one for one in file.parts if (one.account, one.day) == key), None)
            if part is None:
                return None
            cents += part.cents - cents_between(sums, balance.account, first, balance.day)
        return cents
