"""What keeps an award below what was earned: maxima, the spaarpot, and what was awarded before
(SPEC 3.5, 3.6).
"""

from collections.abc import Iterator
from typing import NamedTuple

from socoledger.domain.agreement import Limit
from socoledger.domain.article31 import AwardMonth, AwardStanding
from socoledger.domain.findings import Phrase, _
from socoledger.domain.trace import Node
from socoledger.rules.awards import Awards
from socoledger.rules.onderdeel import within
from socoledger.rules.trace.award_months import called
from socoledger.rules.trace.labels import AWARDS_RULE

MAXIMUM = _("maximum of the year")
_NO_MAXIMUM = _("no maximum, as there was no entitlement in any month")
_BY_LAW = _("the law allows {maximum_cents} a year, from {start} on")
_UNKNOWN_LAW = _("the law's maximum of that day is not known, so nothing is allowed")
_BY_AGREEMENT = _("{agreement}: at most {maximum_cents} a year")
_SHARE_BY_AGREEMENT = _("{agreement}: at most {share} of the legal {legal_cents} a year")
_BY_COLLEGE = _("the college allows {maximum_cents} a year")
_SHARE_BY_COLLEGE = _("the college allows {share} of the legal {legal_cents} a year")
_LESS_OTHER = _("{maximum}; of which {other_cents} was awarded otherwise")

_YEAR = (_("within the maximum of the year after all"), _("above the maximum of the year"))
_SPAARPOT = (
    _("is in the spaarpot after all"),
    _("more than is in the spaarpot at the end of the month"),
)
_KEPT = (_("was awarded before, and stays"), _("was awarded before"))
"""What each limit is called where it adds, and where it takes off."""


class Limits(NamedTuple):
    """What each limit adds to what was earned within the maximum of each month, through a month of
    the year; below 0 what it takes off. In all it is what was awarded.
    """

    year_cents: int = 0
    spaarpot_cents: int = 0
    kept_cents: int = 0
    """What stays awarded though it would be less now."""

    @classmethod
    def of(cls, standing: AwardStanding | None) -> "Limits":
        """The limits of a year through a month; none without a month."""
        if standing is None:
            return cls()
        earned = standing.allowed_cents
        in_year = min(earned, max(0, standing.maximum_cents - standing.other_cents))
        in_pot = in_year
        if standing.most_cents is not None:
            in_pot = min(in_year, standing.before_cents + standing.most_cents)
        return cls(in_year - earned, in_pot - in_year, standing.awarded_cents - in_pot)

    def less(self, before: "Limits") -> "Limits":
        """What a month adds to these, by those through the month before."""
        return Limits(*(now - then for now, then in zip(self, before, strict=True)))


def limit_nodes(awards: Awards, standing: AwardStanding, limits: Limits) -> Iterator[Node]:
    """The limits as parts of an award, those that matter."""
    if limits.year_cents:
        yield _above_year(awards, standing, limits.year_cents)
    for texts, cents in ((_SPAARPOT, limits.spaarpot_cents), (_KEPT, limits.kept_cents)):
        if cents:
            yield Node(Phrase(texts[cents < 0]), cents, rule=AWARDS_RULE)


def _above_year(awards: Awards, standing: AwardStanding, cents: int) -> Node:
    maximum = maximum_node(awards, standing)
    clause = maximum.clause
    if clause is not None and standing.other_cents:
        clause = Phrase(_LESS_OTHER, maximum=clause, other_cents=standing.other_cents)
    return maximum._replace(label=Phrase(_YEAR[cents < 0]), amount_cents=cents, clause=clause)


def maximum_node(awards: Awards, standing: AwardStanding) -> Node:
    """The maximum of the year: the smallest of those of the law, the agreement and the decision, in
    the last month with entitlement.
    """
    entitled = [month for month in standing.months if month.entitled]
    if not entitled:
        return Node(Phrase(_NO_MAXIMUM), 0, rule=AWARDS_RULE)
    month = entitled[-1]
    legal, agreement = month.legal.cents, awards.books.agreement(month.month)
    agreed = awards.onderdeel.agreed_per_year(agreement)
    agreed_cents = within(agreed, legal, legal)
    node = Node(Phrase(MAXIMUM), standing.maximum_cents, rule=AWARDS_RULE)
    decision = month.decision
    of_college = None if decision is None else decision.maximum
    if decision is not None and of_college is not None and standing.maximum_cents < agreed_cents:
        clause = _clause(of_college, (_BY_COLLEGE, _SHARE_BY_COLLEGE), month)
        return node._replace(clause=clause, decision=decision.reference, place=decision.place)
    if agreement is not None and agreed is not None and agreed_cents < legal:
        clause = _clause(agreed, (_BY_AGREEMENT, _SHARE_BY_AGREEMENT), month)
        clause = clause.filled(agreement=called(agreement))
        return node._replace(clause=clause, place=agreement.place)
    return node._replace(clause=_legal(month), article=awards.onderdeel.article)


def _clause(limit: Limit, texts: tuple[str, str], month: AwardMonth) -> Phrase:
    of_amount, of_share = texts
    if limit.share is None:
        return Phrase(of_amount, maximum_cents=limit.cents or 0)
    return Phrase(of_share, share=limit.share, legal_cents=month.legal.cents)


def _legal(month: AwardMonth) -> Phrase:
    serving = month.legal.serving
    if serving is None:
        return Phrase(_UNKNOWN_LAW)
    return Phrase(_BY_LAW, maximum_cents=month.legal.cents, start=serving.start)
