"""The trees under the register of art. 31: premiums and allowances (SPEC 3.5, 3.6, 13)."""

from collections.abc import Iterator
from datetime import date
from functools import partial

from socoledger.domain.agreement import RESULT, SPAARPOT
from socoledger.domain.article31 import PremiumFigures
from socoledger.domain.findings import Phrase, _
from socoledger.domain.period import Month, months, parse_date
from socoledger.domain.trace import Keys, Node
from socoledger.rules.awards import awards_of
from socoledger.rules.history import History
from socoledger.rules.onderdeel import ALLOWANCE, PREMIUM, Onderdeel
from socoledger.rules.trace.award_months import AwardMonths, hours_by_month
from socoledger.rules.trace.entries import Entries, total_node
from socoledger.rules.trace.labels import AWARDS_RULE, RECEIPTS_RULE, of_whom
from socoledger.rules.trace.member_awards import MemberAwardTrees
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


class AwardTrees:
    """The trees under the figures of `premium` for a year, through a month."""

    def __init__(self, past: History, through: Month, results: MemberResults | None = None) -> None:
        """`results` are those of the same books; None: they are made here."""
        self._past = past
        self._through = through
        self._results = results or MemberResults(past)
        self._entries = Entries(past.books.journal)
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

    def member(self, who: str, onderdeel: Onderdeel) -> MemberAwardTrees:
        """The awards of one member."""
        key = (who, onderdeel.name)
        if key not in self._known:
            self._known[key] = self._of_member(who, onderdeel)
        return self._known[key]

    def _of_member(self, who: str, onderdeel: Onderdeel) -> MemberAwardTrees:
        past = self._past
        awards = awards_of(past.books, past.totals, self._members[who], onderdeel, past.until)
        hours = hours_by_month(past.books.journal.hours, awards)
        award_months = AwardMonths(awards, hours, partial(self._brought_in, who))
        others = partial(self.member, onderdeel=onderdeel)
        return MemberAwardTrees(awards, award_months, past.last, self._entries, others)

    def _brought_in(self, who: str, month: Month, of: str) -> Node:
        """What a month brought in of what a premium is a share of: the spaarpot, or the result."""
        if of == RESULT:
            return self._results.result(who, month)
        node = self._results.distribution(who).to(SPAARPOT, month)
        return node._replace(label=Phrase(_("came into the spaarpot")))

    def _reimbursed(self, who: str) -> Node:
        """What was paid back to a member against receipts."""
        nodes = (
            node
            for month in months(Month(self._through.year, 1), self._through)
            for node in self._results.reimbursed(who, month).parts
        )
        return total_node(of_whom(_REIMBURSED, who, self._through.year), nodes, RECEIPTS_RULE)
