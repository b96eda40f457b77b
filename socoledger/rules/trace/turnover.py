"""The entries that income, expenses and costs of art. 31 are made of (SPEC 3.1)."""

from collections import defaultdict
from collections.abc import Iterable
from typing import NamedTuple

from socoledger.domain.findings import Phrase, _
from socoledger.domain.journal import Posting, Transaction
from socoledger.domain.period import Month
from socoledger.domain.trace import Node
from socoledger.rules.history import History
from socoledger.rules.tally import Role, roles_in
from socoledger.rules.trace.entries import entry_node

SHARED = _("{entry}; a share of {whole_cents}")


class Portion(NamedTuple):
    """What of one posting counts in one result."""

    transaction: Transaction
    posting: Posting
    cents: int
    """As people read it: income and costs are positive."""

    def node(self) -> Node:
        """The portion as a part of a figure."""
        node = entry_node(self.transaction, self.posting.line, self.cents)
        whole = self.posting.cents
        if abs(whole) == abs(self.cents):
            return node
        label = Phrase(SHARED, entry=node.label, whole_cents=abs(whole))
        return node._replace(label=label)


class Portions:
    """The portions of all entries by what they count in."""

    def __init__(self, past: History) -> None:
        self.income: dict[tuple[str, Month], list[Portion]] = defaultdict(list)
        """By member's id or COLLECTIVE, and month; so are expenses."""
        self.expenses: dict[tuple[str, Month], list[Portion]] = defaultdict(list)
        self.article31: dict[Month, list[Portion]] = defaultdict(list)
        """Costs of art. 31 that no close booked."""
        roles = roles_in(past.books)
        for transaction in past.books.journal.transactions:
            if past.until is None or transaction.day <= past.until:
                for posting in transaction.postings:
                    if posting.grant is None:
                        self._add(transaction, posting, roles.of(posting.account)[0])

    def _add(self, transaction: Transaction, posting: Posting, role: Role) -> None:
        month = Month.of(transaction.day)
        if role in (Role.INCOME, Role.EXPENSES):
            portions, sign = (self.income, -1) if role is Role.INCOME else (self.expenses, 1)
            for owner, cents in posting.shares:
                portions[owner, month].append(Portion(transaction, posting, sign * cents))
        elif role is Role.ARTICLE31 and transaction.close is None:
            self.article31[month].append(Portion(transaction, posting, posting.cents))


def nodes_of(portions: Iterable[Portion]) -> tuple[Node, ...]:
    """Portions as parts of a figure, without those of nothing."""
    return tuple(portion.node() for portion in portions if portion.cents)
