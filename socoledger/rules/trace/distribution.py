"""The trees under what becomes of a result: its distribution, and losses (SPEC 3.3, 3.4, 13).

What a month distributes in all is its result, and the change of the loss that is carried on; what
one destination gets of it is that, less what goes elsewhere. So each entry stands once in a year.
"""

from collections.abc import Callable, Iterator, Mapping

from socoledger.domain.destinations import RESERVE
from socoledger.domain.distribution import Part
from socoledger.domain.findings import Phrase, _
from socoledger.domain.period import Month, december, month_before
from socoledger.domain.result import Standing
from socoledger.domain.trace import Node
from socoledger.rules.distribution import changes_by_destination
from socoledger.rules.trace.entries import filled, total_node
from socoledger.rules.trace.labels import CARRIED, DISTRIBUTION_RULE, going_to, of_period

IN_ALL = _("what is distributed in all")
CARRIED_ON = _("loss that is carried on: {before_cents} before, {after_cents} now")
MADE_GOOD = _("earlier loss made good: {before_cents} before, {after_cents} now")
BY_COOPERATIVE = _("loss that the coöperatie bears: {before_cents} before, {after_cents} now")
BY_RESERVE = _("earlier loss that the reserve bears: {before_cents}")
BORNE = _("loss that the coöperatie bears")
CARRIED_FROM = _("loss carried on from {month}")

LEVY = _("levy of {share} of {base_cents}: {amount_cents}")
BRACKET = _("bracket {number}, {share} of {base_cents}: {amount_cents}")
REST_OF_BRACKET = _("bracket {number}, the rest of {base_cents}: {amount_cents}")
NO_PROFIT = _("nothing, as there is no profit")
NOTHING_OF = _("nothing of {amount_cents}")
RESERVE_BEARS = _("the reserve bears the loss: {amount_cents}")
BOTH = _("{first}; {second}")
LESS = _("{terms}; less through the month before: {before_cents}")
UNDER = _("{agreement}, the year through {month}: {terms}")


class DistributionTrees:
    """The trees under what becomes of one result, of a member or of the coöperatie itself."""

    def __init__(
        self,
        standings: Mapping[Month, Standing],
        result: Callable[[Month], Node],
        *,
        from_reserve: bool = False,
    ) -> None:
        """`result` gives the tree under the result of a month; `from_reserve` says whether the
        reserve bears a loss at the end of a year.
        """
        self._standings = standings
        self._result = result
        self._from_reserve = from_reserve
        self._changes = changes_by_destination(standings)

    def to(self, destination: str, month: Month) -> Node:
        """What a month adds to what a destination got of the year's result."""
        elsewhere = (
            self._clause_node(other, month).negated()
            for other in self._changes[month]
            if other != destination
        )
        parts = filled((self._in_all(month), *elsewhere))
        return self._clause_node(destination, month)._replace(parts=tuple(parts))

    def _clause_node(self, to: str, month: Month) -> Node:
        """What goes to a destination in a month, with what of the agreement it goes by."""
        return Node(
            going_to(to),
            self._changes[month].get(to, 0),
            rule=DISTRIBUTION_RULE,
            clause=self._clause(to, month),
            place=self._standings[month].agreement.place,
        )

    def _clause(self, to: str, month: Month) -> Phrase:
        standing = self._standings[month]
        parts = [part for part in standing.after.parts if part.to == to]
        terms = [_term(part) for part in parts]
        now_cents = sum(part.cents for part in parts)
        if to == RESERVE and standing.absorbed_cents:
            terms.append(Phrase(RESERVE_BEARS, amount_cents=-standing.absorbed_cents))
            now_cents -= standing.absorbed_cents
        listed = terms[0] if terms else _nothing(standing)
        for term in terms[1:]:
            listed = Phrase(BOTH, first=listed, second=term)
        before_cents = now_cents - self._changes[month].get(to, 0)
        if before_cents:
            listed = Phrase(LESS, terms=listed, before_cents=before_cents)
        return Phrase(UNDER, agreement=standing.agreement.id, month=str(month), terms=listed)

    def _in_all(self, month: Month) -> Node:
        """What a month adds to what is distributed: its result, and the change of a loss."""
        parts = filled((self._result(month), self._change_of_loss(month)))
        return total_node(Phrase(IN_ALL), parts, DISTRIBUTION_RULE)

    def _change_of_loss(self, month: Month) -> Node:
        """What keeps a loss from being distributed, or what makes one good (SPEC 3.3)."""
        standing, previous = self._standings[month], month_before(self._standings, month)
        before = standing.carried_cents if previous is None else min(0, previous.y_cents)
        by_reserve = self._from_reserve and standing.absorbed_cents
        after = 0 if by_reserve else min(0, standing.y_cents)
        if by_reserve:
            label = BY_RESERVE
        elif after > before:
            label = MADE_GOOD
        else:
            label = BY_COOPERATIVE if standing.absorbed_cents else CARRIED_ON
        phrase = Phrase(label, before_cents=before, after_cents=after)
        return Node(phrase, before - after, rule=DISTRIBUTION_RULE)

    def carried_in(self, month: Month) -> Node:
        """The loss carried into the year, in the first month of it; else nothing."""
        if month_before(self._standings, month) is None:
            return self.carried(month.year)
        return Node(Phrase(CARRIED), 0, rule=DISTRIBUTION_RULE)

    def carried(self, year: int) -> Node:
        """The loss carried into a year: what the year before, and losses before that, came to."""
        into_year = self._carried_cents(year)
        parts = self._through(december(year - 1)) if into_year else ()
        return total_node(Phrase(CARRIED), parts, DISTRIBUTION_RULE)

    def borne(self, month: Month) -> Node:
        """The loss that the coöperatie bears at the end of a year; it is positive."""
        is_borne = month in self._standings and self._standings[month].absorbed_cents
        parts = (part.negated() for part in (self._through(month) if is_borne else ()))
        return total_node(Phrase(BORNE), parts, DISTRIBUTION_RULE)

    def _carried_cents(self, year: int) -> int:
        return next(
            (one.carried_cents for month, one in self._standings.items() if month.year == year), 0
        )

    def _through(self, month: Month) -> Iterator[Node]:
        """What Y of a month is made of (SPEC 3.3): the results of its period, and the loss carried
        into that.
        """
        standing = self._standings[month]
        in_period = [month]
        previous = month_before(self._standings, month)
        while previous is not None and previous.agreement is standing.agreement:
            in_period.insert(0, previous.month)
            previous = month_before(self._standings, previous.month)
        if previous is None and standing.carried_cents:
            yield self.carried(month.year)
        elif previous is not None and standing.period_carried_cents:
            label = Phrase(CARRIED_FROM, month=str(previous.month))
            yield total_node(label, self._through(previous.month), DISTRIBUTION_RULE)
        for each in in_period:
            result = self._result(each)
            yield from filled([result._replace(label=of_period(result.label, each))])


def _nothing(standing: Standing) -> Phrase:
    """Why a destination gets nothing of a year."""
    if standing.after.amount_cents <= 0:
        return Phrase(NO_PROFIT)
    return Phrase(NOTHING_OF, amount_cents=standing.after.amount_cents)


def _term(part: Part) -> Phrase:
    """How one clause comes to its amount."""
    amounts = {"base_cents": part.base_cents, "amount_cents": part.cents}
    if part.bracket == 0 and part.share is not None:
        return Phrase(LEVY, share=part.share, **amounts)
    if part.share is None:
        return Phrase(REST_OF_BRACKET, number=part.bracket, **amounts)
    return Phrase(BRACKET, number=part.bracket, share=part.share, **amounts)
