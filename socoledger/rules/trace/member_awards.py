"""The trees under one member's premiums or allowances (SPEC 3.5, 3.6, 13)."""

from collections.abc import Callable, Iterator

from socoledger.domain.article31 import OBSTACLES, AwardStanding
from socoledger.domain.findings import Phrase, Place, _
from socoledger.domain.period import Month, month_before, months
from socoledger.domain.trace import Node
from socoledger.rules.awards import Awards, awarded_in
from socoledger.rules.tally import Kind
from socoledger.rules.trace.award_limits import Limits, limit_nodes, maximum_node
from socoledger.rules.trace.award_months import AwardMonths
from socoledger.rules.trace.entries import Entries, total_node
from socoledger.rules.trace.labels import AWARDS_RULE, of_period

_SINCE = _("{what}, by what is known since {month}")
_AWARDED_BEFORE = _("awarded through the month before")
_IN_SPAARPOT = _("in the spaarpot at the end of the month")
_OTHER_BEYOND = _("awarded otherwise above the maximum")
_PAID_BEYOND = _("paid above the maximum")
_NO_ROOM = _("no room, without entitlement in {month}: {obstacle}")
_NO_MONTH = _("no room, as {month} is before the first month of these books")


class MemberAwardTrees:
    """The trees under one member's premiums or allowances. All are of the calendar year of a month,
    through that month.
    """

    def __init__(
        self,
        awards: Awards,
        award_months: AwardMonths,
        last: Month,
        entries: Entries,
        others: Callable[[str], "MemberAwardTrees"],
    ) -> None:
        """`award_months` are the trees of what months earn the member, `others` those of members by
        id; months are reckoned up to and including `last`.
        """
        self._awards = awards
        self._months = award_months
        self._entries = entries
        self._others = others
        self._standings = awards.standings(last)

    def figure(self, name: str, through: Month) -> Node:
        """The tree under a figure, by its key in the JSON."""
        match name:
            case "earned":
                return self.earned(through)
            case "awarded":
                return self.awarded(through)
            case "other":
                return self.other(through)
            case "above_maximum":
                return self.above_maximum(through)
            case "maximum":
                return maximum_node(self._awards, self._standing(through))
            case "paid":
                return self.paid(through)
            case "room":
                return self.room(through)
        raise KeyError(name)

    def earned(self, through: Month) -> Node:
        """What the months of the year earn, as known at the end of `through`."""
        award_months = self._standing(through).months
        parts = (
            self._months.earned(month) for month in award_months if not self._months.is_empty(month)
        )
        return total_node(Phrase(_("earned")), parts, AWARDS_RULE)

    def awarded(self, through: Month) -> Node:
        """What each month of the year awards: together with what it says of earlier months, as a
        decision, an amount of the law or the end of a benefit may become known later.
        """
        first = Month(through.year, 1)
        nodes = (
            self.awarded_in(month) for month in months(first, through) if month in self._standings
        )
        parts = (node for node in nodes if node.parts or node.amount_cents)
        return total_node(Phrase(_("awarded")), parts, AWARDS_RULE)

    def awarded_in(self, month: Month) -> Node:
        """What one month awards, at the line of its close where that booked it."""
        standing, before = self._standings[month], month_before(self._standings, month)
        known = {} if before is None else {one.month: one for one in before.months}
        parts: list[Node] = []
        for one in standing.months:
            then = known.get(one.month)
            if then is None:
                parts.extend(() if self._months.is_empty(one) else self._months.allowed(one))
            elif then.allowed_cents != one.allowed_cents:
                was = (node.negated() for node in self._months.allowed(then) if node.amount_cents)
                label = Phrase(_SINCE, what=of_period("earned", one.month), month=str(month))
                parts.append(total_node(label, (*self._months.allowed(one), *was), AWARDS_RULE))
        limits = Limits.of(standing).less(Limits.of(before))
        parts.extend(limit_nodes(self._awards, standing, limits))
        cents = awarded_in(self._standings, month)
        label = of_period("awarded", month)
        return Node(label, cents, tuple(parts), AWARDS_RULE, place=self._booked_at(month, cents))

    def _booked_at(self, month: Month, cents: int) -> Place | None:
        """Where the close of a month booked what it awards, if it did."""
        booked = [each for each in self._awards.movements if each.close == str(month)]
        if not booked or sum(each.cents for each in booked) != cents:
            return None
        return booked[0].place

    def other(self, through: Month) -> Node:
        """What was awarded otherwise: by hand, and in earlier files of the same person."""
        parts = (*self._by_hand(self._awards, through), *self._earlier_files(through))
        return total_node(Phrase(_("awarded otherwise")), parts, AWARDS_RULE)

    def _by_hand(self, awards: Awards, through: Month) -> Iterator[Node]:
        return map(self._entries.node, awards.by_hand(through))

    def _earlier_files(self, through: Month) -> Iterator[Node]:
        is_reckoned = through in self._standings
        if is_reckoned and not self._awards.books.rules_in(through).persons:
            return
        for file in self._awards.earlier:
            awarded = (self._others(file.member.id).awarded(through),) if is_reckoned else ()
            parts = (*awarded, *self._by_hand(file, through))
            label = Phrase(_("in the file of {id}, the same person"), id=file.member.id)
            yield total_node(label, parts, AWARDS_RULE)

    def above_maximum(self, through: Month) -> Node:
        """What was earned and not awarded: down to hours, with what keeps the award below it."""
        standing = self._standing(through)
        limits = Limits.of(standing)
        above = [
            self._months.above_month(month)
            for month in standing.months
            if month.earned_cents != month.allowed_cents
        ]
        if any(limits):
            above = [self.earned(through), *self._awarded_at_most(standing, limits)]
        return total_node(Phrase(_("above maximum")), above, AWARDS_RULE)

    def _awarded_at_most(self, standing: AwardStanding, limits: Limits) -> Iterator[Node]:
        """What is awarded, by the limit that decides it, to be taken off what was earned."""
        awarded = standing.awarded_cents
        if limits.kept_cents:
            yield Node(Phrase(_AWARDED_BEFORE), -awarded, rule=AWARDS_RULE)
        elif limits.spaarpot_cents:
            before, most = standing.before_cents, standing.most_cents or 0
            yield Node(Phrase(_AWARDED_BEFORE), -before, rule=AWARDS_RULE)
            yield Node(Phrase(_IN_SPAARPOT), -most, rule=AWARDS_RULE)
        else:
            yield maximum_node(self._awards, standing).negated()
            if standing.other_cents:
                yield self.other(standing.month)
            beyond = standing.other_cents - standing.maximum_cents
            if beyond > 0:
                yield Node(Phrase(_OTHER_BEYOND), -beyond, rule=AWARDS_RULE)

    def paid(self, through: Month) -> Node:
        """What was paid in the year, less refunds."""
        return self._paid_out_of(self._awards, through, Phrase(_("paid")))

    def _paid_out_of(self, awards: Awards, through: Month, label: Phrase) -> Node:
        nodes = (
            self._entries.node(each, sign=-1)
            for each in awards.movements
            if each.kind is Kind.CASH
            and each.day.year == through.year
            and Month.of(each.day) <= through
        )
        return total_node(label, nodes, AWARDS_RULE)

    def room(self, through: Month) -> Node:
        """What may still be paid to the person: the maximum, less what all their files paid."""
        standing = self._standing(through)
        maximum = maximum_node(self._awards, standing)
        paid = [
            self._paid_out_of(file, through, Phrase(_("paid to {id}"), id=file.member.id))
            for file in self._awards.of_person
        ]
        parts = [maximum, *(node.negated() for node in paid if node.parts)]
        rest = sum(node.amount_cents for node in parts)
        if not standing.entitled:
            parts.append(Node(_no_room(standing), -rest, rule=AWARDS_RULE))
        elif rest < 0:
            parts.append(Node(Phrase(_PAID_BEYOND), -rest, rule=AWARDS_RULE))
        return total_node(Phrase(_("room")), parts, AWARDS_RULE)

    def _standing(self, through: Month) -> AwardStanding:
        standing = self._standings.get(through)
        return self._awards.before_first_month(through) if standing is None else standing


def _no_room(standing: AwardStanding) -> Phrase:
    month = str(standing.month)
    if not standing.months:
        return Phrase(_NO_MONTH, month=month)
    obstacle = OBSTACLES[standing.months[-1].obstacle or ""]
    return Phrase(_NO_ROOM, month=month, obstacle=Phrase(obstacle))
