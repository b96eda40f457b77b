"""The tree under what falls elsewhere of a spaarpot whose member left (SPEC 3.7, 13)."""

from collections.abc import Iterator

from socoledger.domain.agreement import SPAARPOT
from socoledger.domain.findings import Phrase, _
from socoledger.domain.period import Month, months
from socoledger.domain.trace import Node
from socoledger.rules.history import History
from socoledger.rules.leaving import Leaving
from socoledger.rules.onderdeel import PREMIUM
from socoledger.rules.tally import Role
from socoledger.rules.trace.awards import AwardTrees
from socoledger.rules.trace.entries import Entries, filled, total_node
from socoledger.rules.trace.labels import SPAARPOT_RULE, of_period
from socoledger.rules.trace.member_results import MemberResults

FALLS = _("in the spaarpot of {id}, who left")
BY_HAND = _("booked on the spaarpot, not by a close")
FROM_RESULTS = _("from results to the spaarpot")
TAKEN = _("premium taken out of the spaarpot")


class LeavingTrees:
    """The trees under what closes take out of the spaarpotten of those who left."""

    def __init__(self, past: History, results: MemberResults, awards: AwardTrees) -> None:
        self._past = past
        self._results = results
        self._awards = awards
        self._entries = Entries(past.books.journal)

    def of(self, leaving: Leaving) -> Node:
        """What was in the spaarpot at the end of a month, since last there was nothing in it."""
        emptied = [
            other.month
            for other in self._past.leavings
            if other.member == leaving.member and other.month < leaving.month
        ]
        since = max(emptied, default=None)
        parts = filled(self._parts(leaving, since))
        label = Phrase(FALLS, id=leaving.member)
        return total_node(label, parts, SPAARPOT_RULE)._replace(place=leaving.agreement.place)

    def _parts(self, leaving: Leaving, since: Month | None) -> Iterator[Node]:
        who, past = leaving.member, self._past
        first = past.books.coop.first_month if since is None else since.plus(1)
        covered = list(months(first, leaving.month))
        start = None if since is None else since.last_day
        by_hand = (
            self._entries.node(movement)
            for movement in past.totals.movements_of(Role.SPAARPOT, who)
            if not movement.by_close
            and (start is None or movement.day > start)
            and movement.day <= leaving.month.last_day
        )
        yield total_node(Phrase(BY_HAND), by_hand, SPAARPOT_RULE)
        distribution = self._results.distribution(who)
        nodes = [(month, distribution.to(SPAARPOT, month)) for month in covered]
        yield total_node(
            Phrase(FROM_RESULTS),
            (
                node._replace(label=of_period(node.label, month))
                for month, node in nodes
                if node.amount_cents
            ),
            SPAARPOT_RULE,
        )
        for month in covered:
            if past.awards[who][month].from_spaarpot_cents:
                taken = self._awards.member(who, PREMIUM).awarded_in(month)
                yield taken.negated()._replace(label=of_period(TAKEN, month))
