"""What Beancount's validation and balance checks would find in a journal of which every file was
read. Nothing of it is worded here: where there is anything, the full load reads the journal.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from socoledger.domain.accounts import below
from socoledger.domain.findings import Phrase
from socoledger.domain.journal import Opened, Shut, Transaction
from socoledger.domain.period import Month
from socoledger.read.journal.quick.entries import GivenUp, NotTold
from socoledger.read.journal.quick.file_facts import Balanced, FileFacts


def require_right(
    files: Sequence[FileFacts], transactions: Iterable[Transaction]
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
    files: Sequence[FileFacts], transactions: Iterable[Transaction]
) -> frozenset[tuple[str, date]]:
    """See to it that each balance holds at the start of its day, of accounts with those below."""
    asserted: dict[tuple[str, date], int] = {}
    exact: set[tuple[str, date]] = set()
    totals: dict[str, int] = defaultdict(int)
    straddling = _Straddling(files)
    rest = iter(transactions)
    entry = next(rest, None)
    balances = (balance for file in files for balance in file.balances)
    for balance in sorted(balances, key=lambda one: one.day):
        key = (balance.account, balance.day)
        if asserted.setdefault(key, balance.cents) != balance.cents:
            raise GivenUp(Phrase("two balances of one day"))
        while entry is not None and entry.day < balance.day:
            for posting in entry.postings:
                totals[posting.account] += posting.cents
            entry = next(rest, None)
        found = sum(cents for account, cents in totals.items() if below(account, balance.account))
        found += straddling.cents_before(balance)
        if abs(found - balance.cents) > balance.forgiven_cents:
            raise GivenUp(Phrase("a balance that fails"))
        if found == balance.cents:
            exact.add(key)
    return frozenset(exact)


class _Straddling:
    """The sums of months within which a balance is asserted."""

    def __init__(self, files: Iterable[FileFacts]) -> None:
        self._sums: dict[Month, list[tuple[FileFacts, Transaction]]] = defaultdict(list)
        for file in files:
            for entry in file.transactions:
                if entry.is_sum:
                    self._sums[Month.of(entry.day)].append((file, entry))

    def cents_before(self, balance: Balanced) -> int:
        """The cents that stand in sums dated on the day of a balance or later, of days before it.
        Raises NotTold where the file of such a sum does not say.
        """
        if balance.day.day == 1:
            return 0
        cents = 0
        files = {
            file.file: file
            for file, entry in self._sums.get(Month.of(balance.day), ())
            if entry.day >= balance.day
            and any(below(posting.account, balance.account) for posting in entry.postings)
        }
        for file in files.values():
            parts = [
                part.cents
                for part in file.parts
                if (part.account, part.day) == (balance.account, balance.day)
            ]
            if not parts:
                raise NotTold(Phrase("a balance within a month that another file adds up"))
            cents += parts[0]
            cents -= _dated_before(file, balance)
        return cents


def _dated_before(file: FileFacts, balance: Balanced) -> int:
    """The cents of a file's sums of the month of a balance that are dated before it, which are
    counted already.
    """
    first = balance.day.replace(day=1)
    return sum(
        posting.cents
        for entry in file.transactions
        if entry.is_sum and first <= entry.day < balance.day
        for posting in entry.postings
        if below(posting.account, balance.account)
    )
