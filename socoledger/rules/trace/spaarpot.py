"""The trees under the figures of `spaarpot`: movements, and what closes booked (SPEC 3.7, 13).

What a close booked is told with its own line, and below that by the rules, if these say the same.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from itertools import groupby

from socoledger.domain.agreement import SPAARPOT
from socoledger.domain.findings import Phrase, _
from socoledger.domain.period import Month
from socoledger.domain.spaarpot import Sum
from socoledger.domain.trace import Keys, Node
from socoledger.rules.history import History
from socoledger.rules.onderdeel import PREMIUM
from socoledger.rules.spaarpot import counts_in, is_withdrawn, refunds_of
from socoledger.rules.tally import Kind, Movement, Role
from socoledger.rules.trace.awards import AwardTrees
from socoledger.rules.trace.entries import Entries, filled, total_node
from socoledger.rules.trace.labels import SPAARPOT_RULE, of_period
from socoledger.rules.trace.leaving import FALLS, LeavingTrees
from socoledger.rules.trace.member_results import MemberResults

OF_ONE, OF_ALL = _("{what}, spaarpot of {who}, {day}"), _("{what}, all spaarpotten, {day}")
OPENING = _("what was in it at the start of the year")
ADDITIONS, WITHDRAWALS, LEAVING = _("added"), _("spent"), _("taken out on leaving")
BALANCE, PENDING = _("balance"), _("still to be booked by closes")
FROM_RESULT = _("from the result to the spaarpot")
PREMIUM_TAKEN = _("premium taken out of the spaarpot")
DIFFERS = _("{entry}; by the rules it is {rules_cents}")
NOT_CLOSED = _("{month}, not closed yet")
BOOKED_MORE = _("the close of {month} booked {differs_cents} more than the rules give")
BOOKED_LESS = _("the close of {month} booked {differs_cents} less than the rules give")
ELSEWHERE = _("booked by closes of months outside these books")

_TEXTS: Mapping[str, str] = {
    "opening": OPENING,
    "additions": ADDITIONS,
    "withdrawals": WITHDRAWALS,
    "leaving": LEAVING,
    "balance": BALANCE,
    "pending": PENDING,
}
TOTAL = "total"


class SpaarpotTrees:
    """The trees under the figures of spaarpotten at the end of a day; `past` holds the facts up to
    it.
    """

    def __init__(self, past: History, at: date) -> None:
        self._past = past
        self._at = at
        self._results = MemberResults(past)
        self._awards = AwardTrees(past, past.last, self._results)
        self._leavings = LeavingTrees(past, self._results, self._awards)
        self._entries = Entries(past.books.journal)

    def tree(self, keys: Keys) -> Node:
        """The tree under one figure of the answer of `spaarpot`."""
        who, key = keys
        what = Phrase(_TEXTS[key])
        if who != TOTAL:
            label = Phrase(OF_ONE, what=what, who=who, day=self._at)
            return self._figure(who, key)._replace(label=label)
        members = (self.tree((member.id, key)) for member in self._past.books.members)
        label = Phrase(OF_ALL, what=what, day=self._at)
        return total_node(label, filled(members), SPAARPOT_RULE)

    def _figure(self, who: str, key: str) -> Node:
        match key:
            case "balance":
                return self._balance(who)
            case "pending":
                return self._pending(who)
            case "opening":
                return self._sum(who, "opening")
            case "additions":
                return self._sum(who, "additions")
            case "withdrawals":
                return self._sum(who, "withdrawals").negated()
            case "leaving":
                return self._sum(who, "leaving").negated()
        raise KeyError(key)

    def _balance(self, who: str) -> Node:
        sums: tuple[Sum, ...] = ("opening", "additions", "withdrawals", "leaving")
        parts = filled(self._sum(who, each) for each in sums)
        return total_node(Phrase(BALANCE), parts, SPAARPOT_RULE)

    def _sum(self, who: str, sum_: Sum) -> Node:
        """The movements that count in a sum of the year; what comes in is positive."""
        movements = self._past.totals.movements_of(Role.SPAARPOT, who)
        refunds = refunds_of(movements)
        parts = [
            self._movement(who, movement)
            for movement in movements
            if movement.cents and counts_in(movement, self._at.year, refunds) == sum_
        ]
        if sum_ == "opening":
            parts = _by_year(parts)
        return total_node(Phrase(_TEXTS[sum_]), parts, SPAARPOT_RULE)

    def _movement(self, who: str, movement: Movement) -> Node:
        """A movement at its line; if a close booked it, with what it comes from by the rules."""
        entry = self._entries.node(movement)
        if not movement.by_close:
            return entry
        ruled = self._by_rules(who, movement)
        if ruled.amount_cents != movement.cents:
            cents = ruled.amount_cents
            return entry._replace(label=Phrase(DIFFERS, entry=entry.label, rules_cents=cents))
        return entry._replace(parts=(ruled,))

    def _by_rules(self, who: str, movement: Movement) -> Node:
        """What the rules have the close of a movement's month book for the same reason."""
        month = self._months(who).get(movement.close or "")
        if month is None:
            return Node(Phrase(FROM_RESULT), 0, rule=SPAARPOT_RULE)
        if movement.kind is Kind.LEAVING:
            return self._left(who, month)
        return (self._premium if is_withdrawn(movement) else self._added)(who, month)

    def _months(self, who: str) -> Mapping[str, Month]:
        return {str(month): month for month in self._past.members[who]}

    def _added(self, who: str, month: Month) -> Node:
        """What a month's result adds to the spaarpot."""
        node = self._results.distribution(who).to(SPAARPOT, month)
        return node._replace(label=of_period(Phrase(FROM_RESULT), month))

    def _premium(self, who: str, month: Month) -> Node:
        """What a month takes out of the spaarpot as a premium; it is negative."""
        label = of_period(Phrase(PREMIUM_TAKEN), month)
        if not self._past.awards[who][month].from_spaarpot_cents:
            return Node(label, 0, rule=SPAARPOT_RULE)
        awarded = self._awards.member(who, PREMIUM).awarded_in(month)
        return awarded.negated()._replace(label=label)

    def _left(self, who: str, month: Month) -> Node:
        """What a month takes out of the spaarpot of who left; it is negative."""
        nodes = (
            self._leavings.of(leaving).negated()
            for leaving in self._past.leavings
            if (leaving.member, leaving.month) == (who, month)
        )
        return next(nodes, Node(Phrase(FALLS, id=who), 0, rule=SPAARPOT_RULE))

    def _pending(self, who: str) -> Node:
        """What closes are still to book: month by month, where the rules say something else than
        what closes booked.
        """
        booked: dict[str, list[Node]] = {}
        for movement in self._past.totals.movements_of(Role.SPAARPOT, who):
            if movement.by_close:
                entry = self._entries.node(movement, sign=-1)
                booked.setdefault(movement.close or "", []).append(entry)
        parts = list(self._pending_months(who, booked))
        rest = (entry for period in booked for entry in booked[period])
        parts.append(total_node(Phrase(ELSEWHERE), rest, SPAARPOT_RULE))
        return total_node(Phrase(PENDING), filled(parts), SPAARPOT_RULE)

    def _pending_months(self, who: str, booked: dict[str, list[Node]]) -> Iterator[Node]:
        """The months of which something is pending; their closes are taken out of `booked`."""
        made: Sequence[Callable[[str, Month], Node]] = (self._added, self._premium, self._left)
        for text, month in self._months(who).items():
            ruled = (make(who, month) for make in made)
            parts = [*(node for node in ruled if node.amount_cents), *booked.pop(text, ())]
            node = total_node(Phrase(NOT_CLOSED, month=text), parts, SPAARPOT_RULE)
            if text in self._past.books.journal.closed:
                node = node._replace(label=_told_of_close(text, node.amount_cents))
            if node.amount_cents:
                yield node


def _told_of_close(period: str, pending_cents: int) -> Phrase:
    """What is pending of a closed month: what its close booked is not what the rules give now."""
    label = BOOKED_LESS if pending_cents > 0 else BOOKED_MORE
    return Phrase(label, month=period, differs_cents=abs(pending_cents))


def _by_year(entries: Iterable[Node]) -> list[Node]:
    """Entries in order of date, in a node for each year."""
    by_year = groupby(entries, lambda entry: "" if entry.day is None else str(entry.day.year))
    return [
        total_node(Phrase("{year}", year=year), list(in_year), SPAARPOT_RULE)
        for year, in_year in by_year
    ]
