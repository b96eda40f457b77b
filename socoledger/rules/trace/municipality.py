"""The trees under the return to the gemeente, and under its account (SPEC 3.8, 13)."""

from collections.abc import Callable, Iterable, Iterator, Mapping

from socoledger.domain.agreement import MUNICIPALITY
from socoledger.domain.findings import Phrase, _
from socoledger.domain.grants import Grant
from socoledger.domain.member import COLLECTIVE
from socoledger.domain.period import Month, Period, december
from socoledger.domain.trace import Keys, Node
from socoledger.rules.grant_standings import changes_by_month, is_settled
from socoledger.rules.history import History
from socoledger.rules.leaving import Leaving
from socoledger.rules.result import covered_months
from socoledger.rules.tally import Kind, Movement, Role
from socoledger.rules.trace.entries import Entries, filled, total_node
from socoledger.rules.trace.grants import GrantTrees
from socoledger.rules.trace.labels import GRANTS_RULE, RETURN_RULE, of_period, whose
from socoledger.rules.trace.result import ResultTrees

COMPUTED, BOOKED = _("return to the gemeente as computed"), _("return booked by closes")
PENDING, PAID = _("return that no close booked yet"), _("return paid to the gemeente")
OUTSTANDING = _("return booked and not paid")
BALANCE = _("balance of the account of the gemeente")
GRANTS = _("left of grants of the gemeente")
_ON_LEAVING = _("to gemeente, from the spaarpot of {who}, who left, {period}")
_LEFT = _("left of grant {grant}, for the gemeente")
_RETURNED_BEFORE = _("returned in earlier months")
_OTHERWISE = _("booked in other ways")
_TO_BOOK = _("still to be booked for {period}")


class ReturnTrees:
    """The trees under the figures of `return` for a year."""

    def __init__(self, past: History, year: int) -> None:
        """`past` holds the months up to the last one of the figures."""
        self._past = past
        self._year = year
        self._covered = covered_months(past, year)
        self._results = ResultTrees(past, year)
        self._leavings = self._results.collective.leavings
        self._entries = Entries(past.books.journal)
        self._movements = past.totals.movements_of(Role.MUNICIPALITY)
        self._figures: Mapping[str, Callable[[], Node]] = {
            "grants": self.grants,
            "computed": self.computed,
            "booked": self.booked,
            "pending": self.pending,
            "paid": self.paid,
            "outstanding": self.outstanding,
            "balance": self.balance,
        }

    def tree(self, keys: Keys) -> Node:
        """The tree under one amount of the answer of `return`."""
        match keys:
            case (key,):
                return self._figures[key]()
            case (who, "result"):
                return self._results.tree((who, "result"))
            case (who, "amount"):
                return self.amount(who)
            case (who, "leaving"):
                return self.leaving(who)
        raise KeyError(keys)

    def amount(self, who: str) -> Node:
        """What goes back of the result of a member, or of the coöperatie itself."""
        return self._results.tree((who, "distribution", MUNICIPALITY))

    def leaving(self, who: str) -> Node:
        """What was left in the spaarpot of a member who left."""
        nodes = (self._leavings.of(leaving) for leaving in self._fallen() if leaving.member == who)
        label = Phrase(_ON_LEAVING, who=who, period=str(self._year))
        return total_node(label, nodes, RETURN_RULE)

    def _fallen(self) -> Iterator[Leaving]:
        """The spaarpotten that fell to the gemeente in the year."""
        return (
            leaving
            for leaving in self._past.leavings
            if leaving.month.year == self._year and leaving.to == MUNICIPALITY
        )

    def grants(self) -> Node:
        """What was left of the gemeente's grants whose period ended."""
        nodes = (node for month in self._covered for node in self._grants_in(month))
        return total_node(of_period(GRANTS, self._year), nodes, RETURN_RULE)

    def _grants_in(self, month: Month) -> Iterator[Node]:
        for grant in self._past.books.grants:
            if grant.repay and is_settled(grant):
                cents = changes_by_month(self._past.grants[grant.id])[month].settled_cents
                if cents:
                    yield self._left_of(grant, month, cents)

    def _left_of(self, grant: Grant, month: Month, cents: int) -> Node:
        """What a month gives back of a grant: what is left of it, less what went back before."""
        left = GrantTrees(self._past, month.last_day).returned(grant)
        label = of_period(Phrase(_LEFT, grant=grant.id), month)
        if left.amount_cents == cents:
            return left._replace(label=label)
        before = Node(Phrase(_RETURNED_BEFORE), cents - left.amount_cents, rule=GRANTS_RULE)
        return total_node(label, (left, before), GRANTS_RULE)

    def computed(self) -> Node:
        """All that goes back by the rules: of results, of leavers' spaarpotten, and of grants."""
        members = [member.id for member in self._past.books.members]
        parts = (
            *(self.amount(who) for who in members),
            *(self.leaving(who) for who in members),
            self.amount(COLLECTIVE),
            self.grants(),
        )
        return self._total(COMPUTED, (part for part in parts if part.amount_cents))

    def booked(self) -> Node:
        """What closes booked for the year."""
        return self._total(BOOKED, self._entries_of(self._booked_for(self._year)))

    def pending(self) -> Node:
        """What is computed and not booked: of each month, and of the year, where these differ."""
        booked = self._booked_for(self._year)
        periods: tuple[Period, ...] = (*self._covered, self._year)
        known = {str(period) for period in periods}
        parts = [self._to_book(period, booked) for period in periods]
        beyond = [each for each in booked if each.close not in known]
        parts.extend(node.negated() for node in self._entries_of(beyond))
        return self._total(PENDING, (part for part in parts if part.amount_cents))

    def _to_book(self, period: Period, booked: Iterable[Movement]) -> Node:
        """What the close of a period is still to book, or booked too much."""
        of_close = self._entries_of(each for each in booked if each.close == str(period))
        parts = (*self._due(period), *(node.negated() for node in of_close))
        return total_node(Phrase(_TO_BOOK, period=str(period)), parts, RETURN_RULE)

    def _due(self, period: Period) -> Iterator[Node]:
        """What the close of a month or of the year books."""
        if isinstance(period, int):
            own = self.amount(COLLECTIVE)
            yield from (own,) if own.amount_cents else ()
            return
        for member in self._past.books.members:
            node = self._results.members.distribution(member.id).to(MUNICIPALITY, period)
            if node.amount_cents:
                yield node._replace(label=whose(node.label, member.id))
        yield from (self._leavings.of(one) for one in self._fallen() if one.month == period)
        yield from self._grants_in(period)

    def paid(self) -> Node:
        """What was paid for the year, less refunds."""
        return self._total(PAID, self._entries_of(self._paid_for(self._year), sign=-1))

    def outstanding(self) -> Node:
        """What is booked and not paid."""
        return self._total(OUTSTANDING, filled((self.booked(), self.paid().negated())))

    def balance(self) -> Node:
        """What is owed at the end of the year, by the years that it was booked and paid for."""
        end = december(self._year).last_day
        until = [each for each in self._movements if each.day <= end]
        booked = {each: each.for_year or 0 for each in until if each.by_close}
        paid = {each: _paid_year(each) for each in until if each.kind is Kind.CASH}
        parts = []
        for year in sorted({*booked.values(), *paid.values()}):
            for text, years in ((BOOKED, booked), (PAID, paid)):
                movements = (each for each in until if years.get(each) == year)
                parts.append(total_node(of_period(text, year), self._entries_of(movements)))
        others = (each for each in until if each not in booked and each not in paid)
        parts.append(total_node(Phrase(_OTHERWISE), self._entries_of(others)))
        return self._total(BALANCE, filled(parts))

    def _booked_for(self, year: int) -> list[Movement]:
        return [each for each in self._movements if each.by_close and each.for_year == year]

    def _paid_for(self, year: int) -> list[Movement]:
        return [
            each for each in self._movements if each.kind is Kind.CASH and _paid_year(each) == year
        ]

    def _entries_of(self, movements: Iterable[Movement], sign: int = 1) -> list[Node]:
        """Movements as parts of a figure; a credit counts as `sign`."""
        return [self._entries.node(each, sign) for each in movements]

    def _total(self, text: str, parts: Iterable[Node]) -> Node:
        return total_node(of_period(text, self._year), parts, RETURN_RULE)


def _paid_year(movement: Movement) -> int:
    """The year that a payment is for."""
    return movement.for_year or movement.day.year
