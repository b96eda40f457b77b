"""The trees under members' own results, month by month (SPEC 3.1, 3.3, 13)."""

from collections.abc import Callable, Mapping
from functools import cache

from socoledger.domain.findings import Phrase
from socoledger.domain.period import Month
from socoledger.domain.trace import Node
from socoledger.rules.history import History
from socoledger.rules.trace.distribution import DistributionTrees
from socoledger.rules.trace.entries import Entries, filled, total_node
from socoledger.rules.trace.labels import (
    EXPENSES,
    INCOME,
    RECEIPTS_RULE,
    REIMBURSED,
    RESULT,
    RESULT_RULE,
)
from socoledger.rules.trace.turnover import Portions, nodes_of

OfMember = Callable[[str, Month], Node]
"""The tree under a figure of a member in a month."""


class MemberResults:
    """The trees under what members bring in, and what becomes of it."""

    def __init__(self, past: History) -> None:
        self._past = past
        self.portions = Portions(past)
        self._entries = Entries(past.books.journal)
        self.distribution = cache(self._distribution)
        self.result: OfMember = cache(self._result)
        self._figures: Mapping[str, OfMember] = {
            "income": self.income,
            "expenses": self.expenses,
            "result": self.result,
            "reimbursed": self.reimbursed,
        }

    def figure(self, key: str, who: str, month: Month) -> Node:
        """A figure of a member, by its key in the JSON of `result`."""
        return self._figures[key](who, month)

    def income(self, who: str, month: Month) -> Node:
        """What came in, for a member or COLLECTIVE."""
        nodes = nodes_of(self.portions.income.get((who, month), ()))
        return total_node(Phrase(INCOME), nodes, RESULT_RULE)

    def expenses(self, who: str, month: Month) -> Node:
        """What was spent, which is positive."""
        nodes = nodes_of(self.portions.expenses.get((who, month), ()))
        return total_node(Phrase(EXPENSES), nodes, RESULT_RULE)

    def _result(self, who: str, month: Month) -> Node:
        """A member's income less expenses."""
        parts = (self.income(who, month), self.expenses(who, month).negated())
        return total_node(Phrase(RESULT), filled(parts), RESULT_RULE)

    def reimbursed(self, who: str, month: Month) -> Node:
        """What was paid back to a member against receipts, apart from all else (SPEC 9)."""
        nodes = (
            self._entries.node(cost)
            for cost in self._past.totals.reimbursed.get(who, ())
            if Month.of(cost.day) == month
        )
        return total_node(Phrase(REIMBURSED), nodes, RECEIPTS_RULE)

    def _distribution(self, who: str) -> DistributionTrees:
        """What becomes of a member's result."""
        return DistributionTrees(self._past.members[who], lambda month: self.result(who, month))
