"""The trees under the figures of `result` (SPEC 3.1 to 3.4, 13)."""

from collections.abc import Callable

from socoledger.domain.findings import Phrase
from socoledger.domain.member import COLLECTIVE
from socoledger.domain.period import Month, Period
from socoledger.domain.trace import Keys, Node
from socoledger.rules.history import History
from socoledger.rules.result import covered_months
from socoledger.rules.trace.entries import filled, total_node
from socoledger.rules.trace.labels import (
    ABSORBED,
    ARTICLE31,
    EXPENSES,
    FROM_LEAVERS,
    FROM_MEMBERS,
    GRANTS,
    INCOME,
    RESULT,
    RESULT_RULE,
    of_period,
    of_whom,
)
from socoledger.rules.trace.turnover import Portions, nodes_of

OfMonth = Callable[[Month], Node]


class ResultTrees:
    """The trees under the figures of a month or a year."""

    def __init__(self, past: History, period: Period) -> None:
        self._past = past
        self._period = period
        self._covered = covered_months(past, period)
        self._portions = Portions(past)

    def tree(self, keys: Keys) -> Node:
        """The tree under one figure of the answer of `result`."""
        who, *rest = keys
        match rest:
            case ["income"]:
                return self._figure(INCOME, who, lambda month: self.income(who, month))
            case ["expenses"]:
                return self._figure(EXPENSES, who, lambda month: self.expenses(who, month))
            case ["result"]:
                return self._figure(RESULT, who, lambda month: self.result(who, month))
        raise KeyError(keys)

    def income(self, who: str, month: Month) -> Node:
        """What came in."""
        nodes = nodes_of(self._portions.income.get((who, month), ()))
        return total_node(Phrase(INCOME), nodes, RESULT_RULE)

    def expenses(self, who: str, month: Month) -> Node:
        """What was spent, which is positive."""
        nodes = nodes_of(self._portions.expenses.get((who, month), ()))
        return total_node(Phrase(EXPENSES), nodes, RESULT_RULE)

    def result(self, who: str, month: Month) -> Node:
        """Income less expenses; for the coöperatie itself, with what comes from elsewhere."""
        own = (self.income(who, month), self.expenses(who, month).negated())
        parts = filled((*own, *(self._elsewhere(month) if who == COLLECTIVE else ())))
        return total_node(Phrase(RESULT), parts, RESULT_RULE)

    def _elsewhere(self, month: Month) -> tuple[Node, ...]:
        """What else adds to the coöperatie's own result of a month, or takes off from it."""
        figures = self._past.collective_months[month]
        return (
            Node(Phrase(ARTICLE31), -figures.article31_cents, rule=RESULT_RULE),
            Node(Phrase(FROM_MEMBERS), figures.from_members_cents, rule=RESULT_RULE),
            Node(Phrase(FROM_LEAVERS), figures.from_leavers_cents, rule=RESULT_RULE),
            Node(Phrase(ABSORBED), -figures.absorbed_cents, rule=RESULT_RULE),
            Node(Phrase(GRANTS), figures.grants_cents, rule=RESULT_RULE),
        )

    def _figure(self, what: str, who: str, of_month: OfMonth) -> Node:
        """A figure of the period: that of its month, or the sum of its months."""
        label = of_whom(what, who, self._period)
        nodes = [(month, of_month(month)) for month in self._covered]
        if isinstance(self._period, Month) and nodes:
            return nodes[0][1]._replace(label=label)
        parts = (node._replace(label=of_period(what, month)) for month, node in nodes if node.parts)
        return total_node(label, parts, RESULT_RULE)
