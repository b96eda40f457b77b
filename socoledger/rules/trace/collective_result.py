"""The trees under the coöperatie's own result, month by month (SPEC 3.1, 3.4, 9, 13)."""

from collections.abc import Callable, Iterator, Mapping
from functools import cache

from socoledger.domain.agreement import COOPERATIVE
from socoledger.domain.findings import Phrase, _
from socoledger.domain.grants import Grant
from socoledger.domain.member import COLLECTIVE
from socoledger.domain.period import Month
from socoledger.domain.trace import Node
from socoledger.rules.grant_standings import changes_by_month, costs_in_period
from socoledger.rules.history import History
from socoledger.rules.onderdeel import ALLOWANCE, PREMIUM
from socoledger.rules.trace.awards import AwardTrees
from socoledger.rules.trace.distribution import DistributionTrees
from socoledger.rules.trace.entries import Entries, filled, total_node
from socoledger.rules.trace.grants import GrantTrees
from socoledger.rules.trace.labels import (
    ABSORBED,
    ARTICLE31,
    FROM_LEAVERS,
    FROM_MEMBERS,
    GRANTS,
    GRANTS_RULE,
    RESULT,
    RESULT_RULE,
    whose,
)
from socoledger.rules.trace.leaving import LeavingTrees
from socoledger.rules.trace.member_results import MemberResults
from socoledger.rules.trace.turnover import nodes_of

PREMIUM_AWARDED, ALLOWANCE_AWARDED = _("awarded premium"), _("awarded allowance")
ABOVE_GRANT = _("costs of the month above grant {grant}")
PAID_BY_GRANT = _("of which grant {grant} pays")
KEPT = _("kept of grant {grant}")
KEPT_BEFORE = _("kept in earlier months")

OfMonth = Callable[[Month], Node]
"""The tree under a figure in a month."""


class CollectiveResult:
    """The trees under the coöperatie's own result, and what becomes of it."""

    def __init__(self, past: History, members: MemberResults) -> None:
        self._past = past
        self._members = members
        self._awards = AwardTrees(past, past.last, members)
        self.leavings = LeavingTrees(past, members, self._awards)
        self._entries = Entries(past.books.journal)
        self.result: OfMonth = cache(self._result)
        self.distribution = DistributionTrees(past.collective, self.result, from_reserve=True)
        self._figures: Mapping[str, OfMonth] = {
            "article31": self.article31,
            "from_members": self.from_members,
            "from_leavers": self.from_leavers,
            "absorbed": self.absorbed,
            "grants": self.grants,
            "result": self.result,
        }

    def figure(self, key: str) -> OfMonth | None:
        """The trees of a figure by month, by its key in the JSON of `result`; None: it is one that
        members have too.
        """
        return self._figures.get(key)

    def article31(self, month: Month) -> Node:
        """What members were awarded, and costs of art. 31 booked by hand; a cost is positive."""
        by_hand = nodes_of(self._members.portions.article31.get(month, ()))
        awarded = (node for who in self._past.awards for node in self._awarded(who, month))
        return total_node(Phrase(ARTICLE31), filled((*by_hand, *awarded)), RESULT_RULE)

    def _awarded(self, who: str, month: Month) -> Iterator[Node]:
        """What a month awards a member at the coöperatie's cost."""
        awards = self._past.awards[who][month]
        if awards.premium_cents != awards.from_spaarpot_cents:
            node = self._awards.member(who, PREMIUM).awarded_in(month)
            yield node._replace(label=whose(Phrase(PREMIUM_AWARDED), who))
        if awards.allowance_cents:
            node = self._awards.member(who, ALLOWANCE).awarded_in(month)
            yield node._replace(label=whose(Phrase(ALLOWANCE_AWARDED), who))

    def from_members(self, month: Month) -> Node:
        """What members' results brought to the coöperatie."""
        nodes = (
            node._replace(label=whose(node.label, who))
            for who in self._past.members
            for node in [self._members.distribution(who).to(COOPERATIVE, month)]
            if node.amount_cents
        )
        return total_node(Phrase(FROM_MEMBERS), nodes, RESULT_RULE)

    def from_leavers(self, month: Month) -> Node:
        """The spaarpotten of those who left that fell to the coöperatie."""
        nodes = (
            self.leavings.of(leaving)
            for leaving in self._past.leavings
            if leaving.month == month and leaving.to == COOPERATIVE
        )
        return total_node(Phrase(FROM_LEAVERS), nodes, RESULT_RULE)

    def absorbed(self, month: Month) -> Node:
        """The losses of members that it bears, which is positive."""
        nodes = (
            node._replace(label=whose(node.label, who))
            for who in self._past.members
            for node in [self._members.distribution(who).borne(month)]
        )
        return total_node(Phrase(ABSORBED), filled(nodes), RESULT_RULE)

    def grants(self, month: Month) -> Node:
        """What it keeps of grants, less costs above their amounts (SPEC 9)."""
        nodes = (node for grant in self._past.books.grants for node in self._of_grant(grant, month))
        return total_node(Phrase(GRANTS), filled(nodes), RESULT_RULE)

    def _of_grant(self, grant: Grant, month: Month) -> Iterator[Node]:
        change = changes_by_month(self._past.grants[grant.id])[month]
        if change.exceeded_cents:
            first = month == self._past.books.coop.first_month
            costs = [
                self._entries.node(cost)
                for cost in costs_in_period(grant, self._past.totals)
                if Month.of(cost.day) == month or (first and Month.of(cost.day) < month)
            ]
            covered = sum(cost.amount_cents for cost in costs) - change.exceeded_cents
            label = Phrase(PAID_BY_GRANT, grant=grant.id)
            paid = Node(label, -covered, rule=GRANTS_RULE, place=grant.place)
            parts = filled((*costs, paid))
            yield total_node(Phrase(ABOVE_GRANT, grant=grant.id), parts, GRANTS_RULE).negated()
        if change.settled_cents and not grant.repay:
            kept = GrantTrees(self._past, month.last_day).kept(grant)
            before = Node(Phrase(KEPT_BEFORE), change.settled_cents - kept.amount_cents)
            parts = filled((kept, before._replace(rule=GRANTS_RULE)))
            yield total_node(Phrase(KEPT, grant=grant.id), parts, GRANTS_RULE)

    def _result(self, month: Month) -> Node:
        """All of these together."""
        parts = (
            self._members.income(COLLECTIVE, month),
            self._members.expenses(COLLECTIVE, month).negated(),
            self.article31(month).negated(),
            self.from_members(month),
            self.from_leavers(month),
            self.absorbed(month).negated(),
            self.grants(month),
        )
        return total_node(Phrase(RESULT), filled(parts), RESULT_RULE)
