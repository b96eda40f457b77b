"""The texts above the parts of figures."""

from socoledger.domain.findings import Phrase, _
from socoledger.domain.member import COLLECTIVE
from socoledger.domain.period import Period

OF_WHOM, OF_PERIOD = _("{what} of {who}, {period}"), _("{what}, {period}")
COOPERATIVE_ITSELF = _("the coöperatie itself")
INCOME, EXPENSES, RESULT = _("income"), _("expenses"), _("result")
ARTICLE31, FROM_MEMBERS, FROM_LEAVERS = _("art. 31"), _("from members"), _("from leavers")
ABSORBED, GRANTS = _("losses borne"), _("grants")

DOCUMENTED = "docs/rules.md#"
RESULT_RULE = f"{DOCUMENTED}result"


def of_whom(what: str, who: str, period: Period) -> Phrase:
    """A figure of a member, or of COLLECTIVE, in a period."""
    named = Phrase(COOPERATIVE_ITSELF) if who == COLLECTIVE else who
    return Phrase(OF_WHOM, what=_phrase(what), who=named, period=str(period))


def of_period(what: str, period: Period) -> Phrase:
    """A figure in a period, below that of whom it is."""
    return Phrase(OF_PERIOD, what=_phrase(what), period=str(period))


def _phrase(what: str) -> Phrase:
    return what if isinstance(what, Phrase) else Phrase(what)
