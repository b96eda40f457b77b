"""The trees under the lines of a balance sheet (SPEC 12, 13)."""

from collections.abc import Callable, Iterable
from datetime import date
from itertools import groupby

from socoledger.domain.accounts import Root, below
from socoledger.domain.books import Books
from socoledger.domain.findings import Phrase, _
from socoledger.domain.journal import Posting, Transaction
from socoledger.domain.period import Month
from socoledger.domain.trace import Node
from socoledger.rules.ledger import as_read, postings_until
from socoledger.rules.trace.entries import entry_node, filled, total_node

RULE = "docs/commands.md#balance-sheet"

Entry = tuple[Transaction, Posting]
Read = Callable[[int, Root], int]
"""How cents, of which a debit is positive, are read on an account of a root."""


def account_tree(books: Books, day: date, account: str) -> Node:
    """What stands on an account at the end of a day, without the accounts below it, as
    `balance-sheet` and `accounts` say; of one that nothing is booked on itself: those below it. The
    account must be one of these books.
    """
    entries = _Entries(books, day)
    own = [entry for entry in entries.all if entry[1].account == account]
    if own:
        return entries.on(account, own)
    label = Phrase("{account}", account=account)
    return entries.by_account(label, lambda other, _year: below(other, account))


def side_tree(books: Books, day: date, key: str) -> Node:
    """A sum of the balance sheet at the end of a day, by its key in the JSON, one of KEYS."""
    return _SIDES[key](_Entries(books, day))


class _Entries:
    """The postings up to and including a day, as parts of sums."""

    def __init__(self, books: Books, day: date) -> None:
        self._roots = books.journal.roots
        self._day = day
        self.all = tuple(postings_until(books.journal, day))

    def on(self, account: str, entries: Iterable[Entry], read: Read = as_read) -> Node:
        """What entries come to on an account: its years, months and entries."""
        root = self._roots.root_of(account)
        parts = _by_year(entries, lambda cents: read(cents, root))
        return total_node(Phrase("{account}", account=account), parts, RULE)

    def by_account(
        self, label: Phrase, has: Callable[[str, int], bool], read: Read = as_read
    ) -> Node:
        """What accounts come to together: each with its entries, in the order of bytes, but those
        on which nothing stands. `has` says of an account and a year whether they belong to it.
        """
        found: dict[str, list[Entry]] = {}
        for transaction, posting in self.all:
            if has(posting.account, transaction.day.year):
                found.setdefault(posting.account, []).append((transaction, posting))
        accounts = sorted(found, key=str.encode)
        nodes = (self.on(account, found[account], read) for account in accounts)
        return total_node(label, [node for node in nodes if node.amount_cents], RULE)

    def assets(self) -> Node:
        """The left side."""
        return self._side(Phrase(_("assets")), "assets")

    def liabilities(self) -> Node:
        """What is owed."""
        return self._side(Phrase(_("liabilities")), "liabilities")

    def equity(self) -> Node:
        """What is the coöperatie's own."""
        return self._side(Phrase(_("equity")), "equity")

    def earlier(self) -> Node:
        """Income less expenses of the years before that of the day."""
        label = Phrase(_("result of earlier years, not distributed"))
        return self._income_less_expenses(label, lambda year: year < self._day.year)

    def year(self) -> Node:
        """Income less expenses of the year of the day."""
        label = Phrase(_("result of {year}, not distributed yet"), year=str(self._day.year))
        return self._income_less_expenses(label, lambda year: year == self._day.year)

    def undistributed(self) -> Node:
        """Income less expenses, as far as nothing put it elsewhere."""
        parts = filled([self.earlier(), self.year()])
        return total_node(Phrase(_("result, not distributed yet")), parts, RULE)

    def right(self) -> Node:
        """The right side."""
        parts = filled([self.liabilities(), self.equity(), self.undistributed()])
        return total_node(Phrase(_("the right side")), parts, RULE)

    def _side(self, label: Phrase, root: Root) -> Node:
        return self.by_account(label, lambda account, _year: self._roots.root_of(account) == root)

    def _income_less_expenses(self, label: Phrase, counts: Callable[[int], bool]) -> Node:
        def has(account: str, year: int) -> bool:
            return counts(year) and self._roots.root_of(account) in ("income", "expenses")

        return self.by_account(label, has, lambda cents, _root: -cents)


def _by_year(entries: Iterable[Entry], read: Callable[[int], int]) -> list[Node]:
    """Entries in order of date, as years that are made of months, and these of entries."""
    return [
        total_node(Phrase("{year}", year=str(year)), _by_month(in_year, read))
        for year, in_year in groupby(entries, lambda entry: entry[0].day.year)
    ]


def _by_month(entries: Iterable[Entry], read: Callable[[int], int]) -> list[Node]:
    return [
        total_node(
            Phrase("{month}", month=str(month)),
            [
                entry_node(transaction, posting.line, read(posting.cents))
                for transaction, posting in in_month
            ],
        )
        for month, in_month in groupby(entries, lambda entry: Month.of(entry[0].day))
    ]


_SIDES: dict[str, Callable[[_Entries], Node]] = {
    "assets": _Entries.assets,
    "liabilities": _Entries.liabilities,
    "equity": _Entries.equity,
    "undistributed": _Entries.undistributed,
    "earlier": _Entries.earlier,
    "year": _Entries.year,
    "right": _Entries.right,
}
KEYS = tuple(_SIDES)
"""The sums of a balance sheet; each account has a tree too."""
