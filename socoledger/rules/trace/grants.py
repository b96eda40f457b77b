"""The trees under the figures of grants (SPEC 9, 13)."""

from collections.abc import Callable, Iterable, Mapping
from datetime import date

from socoledger.domain.findings import Phrase, _
from socoledger.domain.grants import Grant
from socoledger.domain.period import Month
from socoledger.domain.trace import Keys, Node
from socoledger.rules.grant_standings import (
    costs_in_period,
    is_repaid,
    is_settled,
    treasurer_movements,
)
from socoledger.rules.history import History
from socoledger.rules.tally import Movement, Role
from socoledger.rules.trace.entries import Entries, filled, total_node

RULE = "docs/rules.md#grants"
TOTAL, COSTS = "total", "costs"
_NOT_BELOW = _("what would be below zero counts as zero")


class GrantTrees:
    """The trees under the figures of grants at the end of a day; `past` holds the facts up to that
    day.
    """

    def __init__(self, past: History, at: date) -> None:
        self._grants = {grant.id: grant for grant in past.books.grants}
        self._totals = past.totals
        self._standings = past.grants
        self._until = past.until
        self._at = at
        self._entries = Entries(past.books.journal)

    def tree(self, keys: Keys) -> Node:
        """The tree under one figure of the answer of `grants`: of a grant by its id, or `total`; of
        a grant also what is charged to it in all (COSTS), and on an account by its name.
        """
        id_, key = keys
        made = _TREES.get(key)
        if id_ != TOTAL:
            grant = self._grants[id_]
            return self._costs_on(grant, key) if made is None else made(self, grant)
        if made is None:
            raise KeyError(keys)
        parts = (made(self, grant) for grant in self._grants.values())
        return total_node(Phrase(_("all grants together")), parts, RULE)

    def charged(self) -> tuple[tuple[Keys, int], ...]:
        """The costs of each grant, in all and by account, which have no keys in the answer."""
        nodes = [(grant.id, self.costs(grant)) for grant in self._grants.values()]
        in_all = [((id_, COSTS), node.amount_cents) for id_, node in nodes]
        by_account = [
            ((id_, str(part.label.parameters["account"])), part.amount_cents)
            for id_, node in nodes
            for part in node.parts
        ]
        return (*in_all, *by_account)

    def amount(self, grant: Grant) -> Node:
        """What was granted, as grants.yaml says."""
        label = Phrase(_("the amount of grant {grant}"), grant=grant.id)
        return Node(label, grant.amount_cents, rule=RULE, place=grant.place)

    def received(self, grant: Grant) -> Node:
        """What came in, less what went back before the end of the period."""
        movements = treasurer_movements(grant, self._totals)
        parts = self._moved(one for one in movements if not is_repaid(grant, one))
        return total_node(_labelled(_("received of grant {grant}"), grant), parts, RULE)

    def repaid(self, grant: Grant) -> Node:
        """What was paid back after the period."""
        movements = treasurer_movements(grant, self._totals)
        entries = self._moved(one for one in movements if is_repaid(grant, one))
        parts = (entry.negated() for entry in entries)
        return total_node(_labelled(_("paid back of grant {grant}"), grant), parts, RULE)

    def costs(self, grant: Grant) -> Node:
        """All costs of its period, also those above its amount; each account a part."""
        costs = costs_in_period(grant, self._totals)
        accounts = sorted({cost.account for cost in costs}, key=str.encode)
        parts = (self._costs_on(grant, account) for account in accounts)
        return total_node(_labelled(_("costs charged to grant {grant}"), grant), parts, RULE)

    def spent(self, grant: Grant) -> Node:
        """Its costs, between nothing and its amount."""
        costs = self.costs(grant)
        above = max(0, costs.amount_cents - grant.amount_cents)
        parts = [costs]
        if above:
            label = Phrase(_("above the amount, so not paid out of it"))
            parts.append(Node(label, -above, place=grant.place))
        if costs.amount_cents < 0:
            parts.append(Node(Phrase(_NOT_BELOW), -costs.amount_cents, rule=RULE))
        return total_node(_labelled(_("spent of grant {grant}"), grant), parts, RULE)

    def exceeded(self, grant: Grant) -> Node:
        """Its costs above its amount."""
        parts = [self.costs(grant), self.amount(grant).negated()]
        return _at_least_zero(_labelled(_("costs above grant {grant}"), grant), parts)

    def left(self, grant: Grant) -> Node:
        """What is left of what was received."""
        parts = [self.received(grant), self.spent(grant).negated()]
        return _at_least_zero(_labelled(_("left of grant {grant}"), grant), parts)

    def advanced(self, grant: Grant) -> Node:
        """What was spent before it was received."""
        parts = [self.spent(grant), self.received(grant).negated()]
        label = _labelled(_("spent of grant {grant} before it was received"), grant)
        return _at_least_zero(label, parts)

    def returned(self, grant: Grant) -> Node:
        """What was left, and went to the gemeente's account."""
        label = _labelled(_("left of grant {grant}, for the gemeente"), grant)
        parts = self._settled_parts(grant) if grant.repay else []
        return total_node(label, parts, RULE)

    def kept(self, grant: Grant) -> Node:
        """What was left, and went to the coöperatie's own result."""
        label = _labelled(_("left of grant {grant}, for the coöperatie itself"), grant)
        parts = [] if grant.repay else self._settled_parts(grant)
        return total_node(label, parts, RULE)

    def balance(self, grant: Grant) -> Node:
        """What its account holds: what came in and went back, and what closes booked."""
        parts = [self.received(grant), self.repaid(grant).negated(), self._booked(grant)]
        return total_node(_labelled(_("balance of grant {grant}"), grant), filled(parts), RULE)

    def pending(self, grant: Grant) -> Node:
        """What closes are still to book on its account."""
        taken_off = [self.spent(grant), self.returned(grant), self.kept(grant), self._booked(grant)]
        parts = [part.negated() for part in filled(taken_off)]
        label = _labelled(_("still to be booked on the account of grant {grant}"), grant)
        return total_node(label, parts, RULE)

    def _booked(self, grant: Grant) -> Node:
        movements = self._totals.movements_of(Role.GRANT, grant.id)
        parts = self._moved(movement for movement in movements if movement.by_close)
        return total_node(_labelled(_("booked by closes for grant {grant}"), grant), parts, RULE)

    def _costs_on(self, grant: Grant, account: str) -> Node:
        costs = costs_in_period(grant, self._totals)
        parts = (self._entries.node(cost) for cost in costs if cost.account == account)
        return total_node(Phrase("{account}", account=account), parts, RULE)

    def _settled_parts(self, grant: Grant) -> list[Node]:
        """What was received less what was spent, at the end of the month in which most of it was
        left after its period (SPEC 9); nothing where nothing was left by then.
        """
        standings = self._standings[grant.id]
        now = standings.get(Month.of(self._at))
        if now is None or not now.settled_cents or not is_settled(grant):
            return []
        month = min(
            month for month, one in standings.items() if one.settled_cents == now.settled_cents
        )
        end = month.last_day_up_to(self._until)
        movements = treasurer_movements(grant, self._totals)
        received = total_node(
            Phrase(_("received of it by {day}, less what was paid back"), day=end),
            self._moved(movement for movement in movements if movement.day <= end),
        )
        return [received, self.spent(grant).negated()]

    def _moved(self, movements: Iterable[Movement]) -> list[Node]:
        return [self._entries.node(movement) for movement in movements]


def _labelled(message: str, grant: Grant) -> Phrase:
    return Phrase(message, grant=grant.id)


def _at_least_zero(label: Phrase, parts: list[Node]) -> Node:
    """The sum of parts, or zero where that is below it."""
    cents = sum(part.amount_cents for part in parts)
    if cents < 0:
        parts = [*parts, Node(Phrase(_NOT_BELOW), -cents, rule=RULE)]
    return total_node(label, parts, RULE)


_TREES: Mapping[str, Callable[[GrantTrees, Grant], Node]] = {
    "amount": GrantTrees.amount,
    "received": GrantTrees.received,
    "spent": GrantTrees.spent,
    COSTS: GrantTrees.costs,
    "exceeded": GrantTrees.exceeded,
    "left": GrantTrees.left,
    "advanced": GrantTrees.advanced,
    "returned": GrantTrees.returned,
    "kept": GrantTrees.kept,
    "repaid": GrantTrees.repaid,
    "balance": GrantTrees.balance,
    "pending": GrantTrees.pending,
}
