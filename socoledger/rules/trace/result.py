"""The trees under the figures of `result` (SPEC 3.1 to 3.4, 13)."""

from socoledger.domain.findings import Phrase
from socoledger.domain.member import COLLECTIVE
from socoledger.domain.period import Month, Period
from socoledger.domain.trace import Keys, Node
from socoledger.rules.history import History
from socoledger.rules.result import covered_months
from socoledger.rules.trace.collective_result import CollectiveResult, OfMonth
from socoledger.rules.trace.distribution import DistributionTrees
from socoledger.rules.trace.entries import total_node
from socoledger.rules.trace.labels import (
    CARRIED,
    FIGURES,
    RESULT_RULE,
    from_result,
    going_to,
    of_period,
    of_whom,
)
from socoledger.rules.trace.member_results import MemberResults


class ResultTrees:
    """The trees under the figures of a month or a year."""

    def __init__(self, past: History, period: Period) -> None:
        self._period = period
        self._covered = covered_months(past, period)
        self.members = MemberResults(past)
        self.collective = CollectiveResult(past, self.members)

    def tree(self, keys: Keys) -> Node:
        """The tree under one figure of the answer of `result`."""
        match keys:
            case (who, "distribution", to):
                distribution = self._distribution(who)
                tree = self._figure(going_to(to), lambda month: distribution.to(to, month))
                return tree._replace(label=from_result(to, who, self._period))
            case (who, "carried"):
                tree = self._carried(self._distribution(who))
                return tree._replace(label=of_whom(CARRIED, who, self._period))
        who, key = keys
        tree = self._figure(Phrase(FIGURES[key]), self._by_month(who, key))
        return tree._replace(label=of_whom(FIGURES[key], who, self._period))

    def _carried(self, distribution: DistributionTrees) -> Node:
        """The loss carried into the year, which its first month has too."""
        if isinstance(self._period, Month):
            return self._figure(Phrase(CARRIED), distribution.carried_in)
        return distribution.carried(self._period)

    def _by_month(self, who: str, key: str) -> OfMonth:
        own = self.collective.figure(key) if who == COLLECTIVE else None
        return own or (lambda month: self.members.figure(key, who, month))

    def _distribution(self, who: str) -> DistributionTrees:
        is_own = who == COLLECTIVE
        return self.collective.distribution if is_own else self.members.distribution(who)

    def _figure(self, what: Phrase, of_month: OfMonth) -> Node:
        """A figure of the period: that of its month, or the sum of its months."""
        nodes = [(month, of_month(month)) for month in self._covered]
        if isinstance(self._period, Month) and nodes:
            return nodes[0][1]
        parts = (
            node._replace(label=of_period(what, month)) for month, node in nodes if _is_shown(node)
        )
        return total_node(what, parts, nodes[0][1].rule if nodes else RESULT_RULE)


def _is_shown(node: Node) -> bool:
    """Whether a month stands in its year: not one in which a destination gets nothing."""
    return node.amount_cents != 0 or (bool(node.parts) and node.clause is None)
