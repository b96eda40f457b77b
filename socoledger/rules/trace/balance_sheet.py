"""The trees under the lines of a balance sheet (SPEC 12, 13)."""

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from itertools import groupby

from socoledger.domain.accounts import Root
from socoledger.domain.books import Books
from socoledger.domain.findings import Phrase, _
from socoledger.domain.journal import Posting, Transaction
from socoledger.domain.period import Month
from socoledger.domain.trace import Keys, Node
from socoledger.rules.ledger import as_read, postings_until
from socoledger.rules.trace.entries import entry_node, filled, total_node

RULE = "docs/commands.md#balance-sheet"

Entry = tuple[Transaction, Posting]
Read = Callable[[int, Root], int]
"""How cents, of which a debit is positive, are read on an account of a root."""


class SheetTrees:
    """The trees under the lines and sums of a balance sheet at the end of a day."""

    def __init__(self, books: Books, day: date) -> None:
        self._roots = books.journal.roots
        self._day = day
        self._by_account: dict[str, list[Entry]] = {}
        for transaction, posting in postings_until(books.journal, day):
            self._by_account.setdefault(posting.account, []).append((transaction, posting))

    def tree(self, keys: Keys) -> Node:
        """The tree under one figure of the answer of `balance-sheet`, by its last key; or under
        what stands on an account, by its name.
        """
        *_above, key = keys
        made = _SUMS.get(key)
        return self._account(key) if made is None else made(self)

    def _account(self, account: str) -> Node:
        """What stands on an account, without the accounts below it, as `accounts` says."""
        return self._on(account, self._by_account.get(account, ()), as_read)

    def _on(self, account: str, entries: Iterable[Entry], read: Read) -> Node:
        root = self._roots.root_of(account)
        parts = _by_year(entries, lambda cents: read(cents, root))
        return total_node(Phrase("{account}", account=account), parts, RULE)

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
        accounts = (self._account(account) for account in self._accounts(root))
        return total_node(label, [node for node in accounts if node.amount_cents], RULE)

    def _accounts(self, *roots: Root) -> list[str]:
        """The accounts of some roots that are used, in the order of bytes."""
        used = (account for account in self._by_account if self._roots.root_of(account) in roots)
        return sorted(used, key=str.encode)

    def _income_less_expenses(self, label: Phrase, counts: Callable[[int], bool]) -> Node:
        """The accounts of income and expenses, of the years that count."""
        nodes = (
            self._on(
                account,
                (entry for entry in self._by_account[account] if counts(entry[0].day.year)),
                lambda cents, _root: -cents,
            )
            for account in self._accounts("income", "expenses")
        )
        return total_node(label, [node for node in nodes if node.amount_cents], RULE)


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


_SUMS: Mapping[str, Callable[[SheetTrees], Node]] = {
    "assets": SheetTrees.assets,
    "liabilities": SheetTrees.liabilities,
    "equity": SheetTrees.equity,
    "undistributed": SheetTrees.undistributed,
    "earlier": SheetTrees.earlier,
    "year": SheetTrees.year,
    "right": SheetTrees.right,
}
