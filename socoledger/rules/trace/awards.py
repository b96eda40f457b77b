"""The trees under the register of art. 31: premiums and allowances (SPEC 3.5, 3.6, 13)."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from functools import cached_property, partial

from socoledger.domain.agreement import RESULT, SPAARPOT
from socoledger.domain.article31 import OBSTACLES, AwardStanding, PremiumFigures
from socoledger.domain.findings import Phrase, Place, _
from socoledger.domain.journal import Transaction
from socoledger.domain.member import Member
from socoledger.domain.period import Month, month_before, months, parse_date
from socoledger.domain.trace import Keys, Node
from socoledger.rules.awards import Awards, awarded_in, awards_of
from socoledger.rules.history import History
from socoledger.rules.onderdeel import ALLOWANCE, PREMIUM, Onderdeel
from socoledger.rules.tally import Kind, Movement
from socoledger.rules.trace.award_limits import Limits, limit_nodes, maximum_node
from socoledger.rules.trace.award_months import (
    AwardMonths,
    hours_by_month,
)
from socoledger.rules.trace.entries import by_place, entry_node, total_node
from socoledger.rules.trace.labels import AWARDS_RULE, RECEIPTS_RULE, of_period, of_whom
from socoledger.rules.trace.member_results import MemberResults

_OF_PREMIUM = {
    "earned": _("earned premium"),
    "awarded": _("awarded premium"),
    "other": _("otherwise awarded premium"),
    "above_maximum": _("premium above the maximum"),
    "maximum": _("maximum of the premium"),
    "paid": _("paid premium"),
    "room": _("room for premium"),
}
_OF_ALLOWANCE = {
    "earned": _("earned allowance"),
    "awarded": _("awarded allowance"),
    "other": _("otherwise awarded allowance"),
    "above_maximum": _("allowance above the maximum"),
    "maximum": _("maximum of the allowance"),
    "paid": _("paid allowance"),
    "room": _("room for allowance"),
}
_REIMBURSED = _("paid back against receipts")
_PAID_ON = _("premium paid to {who} on {day}")
_SINCE = _("{what}, by what is known since {month}")
_AWARDED_BEFORE = _("awarded through the month before")
_IN_SPAARPOT = _("in the spaarpot at the end of the month")
_OTHER_BEYOND = _("awarded otherwise above the maximum")
_PAID_BEYOND = _("paid above the maximum")
_NO_ROOM = _("no room, without entitlement in {month}: {obstacle}")
_NO_MONTH = _("no room, as {month} is before the first month of these books")


class AwardTrees:
    """The trees under the figures of `premium` for a year, through a month."""

    def __init__(self, past: History, through: Month, results: MemberResults | None = None) -> None:
        """`results` are those of the same books; None: they are made here."""
        self._past = past
        self._through = through
        self._results = results or MemberResults(past)
        self._members = {member.id: member for member in past.books.members}
        self._known: dict[tuple[str, str], MemberAwardTrees] = {}

    def tree(self, keys: Keys) -> Node:
        """The tree under one amount of the answer of `premium`."""
        match keys:
            case (who, "reimbursed"):
                return self._reimbursed(who)
            case (who, "premium", ("payments" | "refunds") as side, day):
                return self._paid_on(who, parse_date(day), is_refund=side == "refunds")
            case (who, "premium", figure):
                return self._figure(PREMIUM, who, figure)
            case (who, "allowance", figure):
                return self._figure(ALLOWANCE, who, figure)
        raise KeyError(keys)

    def _figure(self, onderdeel: Onderdeel, who: str, figure: str) -> Node:
        texts = _OF_PREMIUM if onderdeel is PREMIUM else _OF_ALLOWANCE
        label = of_whom(texts[figure], who, self._through.year)
        node = self.member(who, onderdeel).figure(figure, self._through)
        return node._replace(label=label, article=node.article or onderdeel.article)

    def payments(self, figures: PremiumFigures) -> Iterator[tuple[Keys, int]]:
        """The keys and cents of each day's payments of premiums, which have no id."""
        for member in figures.members:
            for payment in member.premium.payments:
                side = "refunds" if payment.amount_cents < 0 else "payments"
                keys = (member.id, "premium", side, payment.date.isoformat())
                yield keys, payment.amount_cents

    def _paid_on(self, who: str, day: date, *, is_refund: bool) -> Node:
        paid = self.member(who, PREMIUM).paid(self._through)
        parts = (
            part for part in paid.parts if part.day == day and (part.amount_cents < 0) is is_refund
        )
        label = Phrase(_PAID_ON, who=who, day=day)
        return total_node(label, parts, AWARDS_RULE)

    def member(self, who: str, onderdeel: Onderdeel) -> "MemberAwardTrees":
        """The awards of one member."""
        key = (who, onderdeel.name)
        if key not in self._known:
            self._known[key] = MemberAwardTrees(self, self._members[who], onderdeel)
        return self._known[key]

    def months_of(self, awards: Awards) -> AwardMonths:
        """What months earn a member."""
        hours = hours_by_month(self._past.books.journal.hours, awards)
        return AwardMonths(awards, hours, partial(self._brought_in, awards.member.id))

    def _brought_in(self, who: str, month: Month, of: str) -> Node:
        """What a month brought in of what a premium is a share of: the spaarpot, or the result."""
        if of == RESULT:
            return self._results.result(who, month)
        node = self._results.distribution(who).to(SPAARPOT, month)
        return node._replace(label=Phrase(_("came into the spaarpot")))

    def awards_of(self, member: Member, onderdeel: Onderdeel) -> Awards:
        """The figures of a member's awards."""
        past = self._past
        return awards_of(past.books, past.totals, member, onderdeel, past.until)

    def standings(self, awards: Awards) -> Mapping[Month, AwardStanding]:
        """How awards stand through each month."""
        return awards.standings(self._past.last)

    def entries(self, movements: Iterable[Movement], sign: int = 1) -> tuple[Node, ...]:
        """Movements as parts of a figure; a credit counts as `sign`."""
        return tuple(
            entry_node(self._entries[movement.place], movement.place.line, sign * movement.cents)
            for movement in movements
            if movement.cents
        )

    @cached_property
    def _entries(self) -> Mapping[Place, Transaction]:
        return by_place(self._past.books.journal)

    def _reimbursed(self, who: str) -> Node:
        """What was paid back to a member against receipts."""
        nodes = (
            node
            for month in months(Month(self._through.year, 1), self._through)
            for node in self._results.reimbursed(who, month).parts
        )
        return total_node(of_whom(_REIMBURSED, who, self._through.year), nodes, RECEIPTS_RULE)


class MemberAwardTrees:
    """The trees under one member's premiums or allowances. All are of the calendar year of a month,
    through that month.
    """

    def __init__(self, trees: AwardTrees, member: Member, onderdeel: Onderdeel) -> None:
        self._trees = trees
        self._awards = trees.awards_of(member, onderdeel)
        self._months = trees.months_of(self._awards)
        self._standings = trees.standings(self._awards)

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

    def _by_hand(self, awards: Awards, through: Month) -> tuple[Node, ...]:
        return self._trees.entries(awards.by_hand(through))

    def _earlier_files(self, through: Month) -> Iterator[Node]:
        is_reckoned = through in self._standings
        if is_reckoned and not self._awards.books.rules_in(through).persons:
            return
        for file in self._awards.earlier:
            member = self._trees.member(file.member.id, self._awards.onderdeel)
            awarded = (member.awarded(through),) if is_reckoned else ()
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
        movements = [
            each
            for each in awards.movements
            if each.kind is Kind.CASH
            and each.day.year == through.year
            and Month.of(each.day) <= through
        ]
        return total_node(label, self._trees.entries(movements, sign=-1), AWARDS_RULE)

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
