"""The texts above the parts of figures."""

from socoledger.domain.destinations import COOPERATIVE, FUND, MUNICIPALITY, RESERVE, SPAARPOT
from socoledger.domain.findings import Phrase, _
from socoledger.domain.member import COLLECTIVE
from socoledger.domain.period import Period

WHOSE = _("{what} of {who}")
FROM_RESULT = _("{to}, from the result of {who}, {period}")
OF_WHOM, OF_PERIOD = _("{what} of {who}, {period}"), _("{what}, {period}")
COOPERATIVE_ITSELF = _("the coöperatie itself")
INCOME, EXPENSES, RESULT = _("income"), _("expenses"), _("result")
ARTICLE31, FROM_MEMBERS, FROM_LEAVERS = _("art. 31"), _("from members"), _("from leavers")
ABSORBED, GRANTS, REIMBURSED = _("losses borne"), _("grants"), _("against receipts")
CARRIED = _("loss carried into the year")
FIGURES = {
    "income": INCOME,
    "expenses": EXPENSES,
    "result": RESULT,
    "article31": ARTICLE31,
    "from_members": FROM_MEMBERS,
    "from_leavers": FROM_LEAVERS,
    "absorbed": ABSORBED,
    "grants": GRANTS,
    "reimbursed": REIMBURSED,
}
"""The texts of figures, by their keys in the JSON of `result`."""

_DESTINATIONS = {
    COOPERATIVE: _("coöperatie"),
    MUNICIPALITY: _("gemeente"),
    RESERVE: _("reserve"),
    SPAARPOT: _("spaarpot"),
}
_FUND = _("fund {name}")
_TO = _("to {to}")

DOCUMENTED = "docs/rules.md#"
RESULT_RULE = f"{DOCUMENTED}result"
DISTRIBUTION_RULE = f"{DOCUMENTED}distribution"
AWARDS_RULE = f"{DOCUMENTED}premiums-and-allowances"
SHARE_RULE = f"{DOCUMENTED}a-premium-as-a-share"
SPAARPOT_RULE = f"{DOCUMENTED}spaarpot"
GRANTS_RULE = f"{DOCUMENTED}grants"
RETURN_RULE = f"{DOCUMENTED}return-to-the-gemeente"
RECEIPTS_RULE = f"{DOCUMENTED}units-contributions-receipts"


def whose(what: Phrase, who: str) -> Phrase:
    """A figure of a member, below that of several."""
    return Phrase(WHOSE, what=what, who=who)


def of_whom(what: str, who: str, period: Period) -> Phrase:
    """A figure of a member, or of COLLECTIVE, in a period."""
    return Phrase(OF_WHOM, what=_phrase(what), who=_named(who), period=str(period))


def from_result(to: str, who: str, period: Period) -> Phrase:
    """What a destination gets of the result of a member, or of COLLECTIVE, in a period."""
    return Phrase(FROM_RESULT, to=going_to(to), who=_named(who), period=str(period))


def _named(who: str) -> str:
    return Phrase(COOPERATIVE_ITSELF) if who == COLLECTIVE else who


def of_period(what: str, period: Period) -> Phrase:
    """A figure in a period, below that of whom it is."""
    return Phrase(OF_PERIOD, what=_phrase(what), period=str(period))


def going_to(to: str) -> Phrase:
    """That an amount goes to a destination."""
    is_fund = to.startswith(FUND)
    named = Phrase(_FUND, name=to.removeprefix(FUND)) if is_fund else Phrase(_DESTINATIONS[to])
    return Phrase(_TO, to=named)


def _phrase(what: str) -> Phrase:
    return what if isinstance(what, Phrase) else Phrase(what)
