"""What a month earns a member under art. 31, down to the entries of hours (SPEC 3.5, 3.6)."""

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from fractions import Fraction

from socoledger.domain.agreement import RESULT, SPAARPOT, Agreement
from socoledger.domain.article31 import OBSTACLES, AwardMonth, Share
from socoledger.domain.findings import Phrase, _
from socoledger.domain.journal import Hours
from socoledger.domain.money import round_half_up
from socoledger.domain.period import Month
from socoledger.domain.trace import Node
from socoledger.rules.awards import Awards
from socoledger.rules.onderdeel import PREMIUM
from socoledger.rules.trace.labels import AWARDS_RULE, SHARE_RULE, of_period

BroughtIn = Callable[[Month, str], Node]
"""What a month brought in of what a premium is a share of: "spaarpot" or "result"."""

EARNED = _("earned")
_NOTHING = _("nothing is earned in {month}: {obstacle}")
_LATER = _("{what}; the decision was taken on {decided}")
_ENTRY = _("{day} {hours_hundredths} hours x {rate_cents}")
_ENTRY_FOR = _("{day} {hours_hundredths} hours x {rate_cents}: {unit}")
_PER_HOUR = _("{agreement}: {rate_cents} an hour")
_SHARE_OF = {
    SPAARPOT: _("share of what came into the spaarpot"),
    RESULT: _("share of the result"),
}
_CUMULATIVE = _(
    "{agreement}: {share} of the year's {through_cents} through this month, "
    "less that of {before_cents} through the month before"
)
_PORTION = _("{share} of {whole_cents}")
_PORTION_OF = _("{portion}; {terms}")
_ABOVE_MONTH = _("above the maximum of the month")
_PER_MONTH = _("{agreement}: at most {maximum_cents} a month")
_LEGAL_MONTH = _("the law allows {maximum_cents} a month")


class AwardMonths:
    """The trees under what months earn one member."""

    def __init__(
        self, awards: Awards, hours: Mapping[Month, Sequence[Hours]], brought_in: BroughtIn
    ) -> None:
        """`hours` are the member's entries by month."""
        self._awards = awards
        self._hours = hours
        self._brought_in = brought_in

    def is_empty(self, month: AwardMonth) -> bool:
        """Whether there is nothing to tell of a month: it has no hours, and earns nothing."""
        nothing = not month.earned_cents and not month.allowed_cents
        return nothing and not self._hours.get(month.month)

    def earned(self, month: AwardMonth) -> Node:
        """What a month earns."""
        label = self._label(month)
        if not month.entitled:
            return Node(label, 0, rule=AWARDS_RULE)
        agreement = self._awards.books.agreement(month.month)
        parts = [*self._of_hours(month)]
        if month.share is not None:
            parts.append(self._of_share(month, month.share, agreement))
        rate = Phrase(_PER_HOUR, agreement=called(agreement), rate_cents=month.per_hour_cents)
        return Node(
            label,
            month.earned_cents,
            tuple(parts),
            rule=AWARDS_RULE,
            clause=rate if month.per_hour_cents else None,
            decision=month.decision.reference if month.decision else "",
            place=month.decision.place if month.decision else None,
        )

    def allowed(self, month: AwardMonth) -> tuple[Node, ...]:
        """What of it is within the maximum of the month: what it earns, less what is above."""
        above = month.allowed_cents - month.earned_cents
        if not above or month.month_maximum_cents is None:
            return (self.earned(month),)
        label = Phrase(_ABOVE_MONTH)
        return self.earned(month), self._month_maximum(month, label, above)

    def above_month(self, month: AwardMonth) -> Node:
        """What of it is above the maximum of the month."""
        maximum = self._month_maximum(month, Phrase(_ABOVE_MONTH), -month.allowed_cents)
        parts = (self.earned(month), maximum)
        cents = month.earned_cents - month.allowed_cents
        return Node(of_period(_ABOVE_MONTH, month.month), cents, parts, AWARDS_RULE)

    def _label(self, month: AwardMonth) -> Phrase:
        obstacle = month.obstacle
        if obstacle is None and not month.per_hour_cents and month.share is None:
            obstacle = "no rate"
        if obstacle is not None:
            why = Phrase(OBSTACLES[obstacle])
            return Phrase(_NOTHING, month=str(month.month), obstacle=why)
        label = of_period(EARNED, month.month)
        decision = month.decision
        if decision is not None and decision.decided > month.month.last_day:
            return Phrase(_LATER, what=label, decided=decision.decided)
        return label

    def _of_hours(self, month: AwardMonth) -> Iterator[Node]:
        """The entries of hours, each with what it earns, and what rounding them apart differs."""
        rate = month.per_hour_cents
        if not rate:
            return
        rest = month.earned_cents - (0 if month.share is None else month.share.cents)
        for entry in self._hours.get(month.month, ()):
            cents = round_half_up(Fraction(entry.hundredths * rate, 100))  # 3.5, 3.6
            rest -= cents
            yield _entry_node(entry, rate, cents)
        if rest:
            yield rounding_node(rest)

    def _of_share(self, month: AwardMonth, share: Share, agreement: Agreement | None) -> Node:
        """The share of what the month brought in."""
        whole = self._brought_in(month.month, share.of)
        portion = portion_of(whole, share.share)
        uncounted = share.through_cents - share.before_cents - whole.amount_cents
        below_zero = round_half_up(share.share * uncounted)  # 3.5
        rest = share.cents - portion.amount_cents - below_zero
        clause = Phrase(_PORTION, share=share.share, whole_cents=whole.amount_cents)
        parts = [portion._replace(clause=clause)]
        if below_zero:
            parts.append(
                Node(Phrase(_("a year below zero counts as zero")), below_zero, rule=SHARE_RULE)
            )
        if rest:
            parts.append(rounding_node(rest))
        cumulative = Phrase(
            _CUMULATIVE,
            agreement=called(agreement),
            share=share.share,
            through_cents=share.through_cents,
            before_cents=share.before_cents,
        )
        label = Phrase(_SHARE_OF[share.of])
        return Node(label, share.cents, tuple(parts), SHARE_RULE, cumulative)

    def _month_maximum(self, month: AwardMonth, label: Phrase, cents: int) -> Node:
        """A node that follows from the maximum of the month, by the agreement or the law."""
        awards, maximum = self._awards, month.month_maximum_cents or 0
        agreement = awards.books.agreement(month.month)
        if agreement is not None:
            of_premium = awards.onderdeel is PREMIUM
            terms = agreement.premium if of_premium else agreement.allowance
            if terms.per_month_cents == maximum:
                name = called(agreement)
                clause = Phrase(_PER_MONTH, agreement=name, maximum_cents=maximum)
                place = agreement.place
                return Node(label, cents, rule=AWARDS_RULE, clause=clause, place=place)
        clause = Phrase(_LEGAL_MONTH, maximum_cents=maximum)
        article = awards.onderdeel.article
        return Node(label, cents, rule=AWARDS_RULE, clause=clause, article=article)


def called(agreement: Agreement | None) -> str:
    """What people call an agreement."""
    return "" if agreement is None else agreement.reference or agreement.id


def hours_by_month(entries: Sequence[Hours], awards: Awards) -> dict[Month, list[Hours]]:
    """A member's entries of hours that count, by month."""
    by_month: dict[Month, list[Hours]] = defaultdict(list)
    for entry in entries:
        is_known = awards.until is None or entry.day <= awards.until
        if entry.member == awards.member.id and is_known:
            by_month[Month.of(entry.day)].append(entry)
    return by_month


def _entry_node(entry: Hours, rate_cents: int, cents: int) -> Node:
    label = Phrase(
        _ENTRY_FOR if entry.unit else _ENTRY,
        day=entry.day,
        hours_hundredths=entry.hundredths,
        rate_cents=rate_cents,
        unit=entry.unit or "",
    )
    return Node(label, cents, day=entry.day, place=entry.place)


def rounding_node(cents: int) -> Node:
    """What the parts differ from their sum, as each of them is rounded."""
    return Node(Phrase(_("rounding")), cents, rule=AWARDS_RULE)


def portion_of(node: Node, share: Fraction) -> Node:
    """A share of a figure: of each end of its tree, rounded, so that the parts add up."""
    if node.parts:
        parts = tuple(portion_of(part, share) for part in node.parts)
        return node._replace(amount_cents=sum(part.amount_cents for part in parts), parts=parts)
    clause = Phrase(_PORTION, share=share, whole_cents=node.amount_cents)
    if node.clause is not None:
        clause = Phrase(_PORTION_OF, portion=clause, terms=node.clause)
    cents = round_half_up(share * node.amount_cents)
    return node._replace(amount_cents=cents, clause=clause)
