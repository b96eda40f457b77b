"""Each command that shows figures, and how tests ask it of the examples in every format."""

from collections.abc import Callable

from socoledger.commands import status
from socoledger.commands.accounts import Asked, accounts
from socoledger.commands.answering import Scope
from socoledger.commands.balance_sheet import balance_sheet
from socoledger.commands.budget import budget
from socoledger.commands.context import Context
from socoledger.commands.contributions import contributions
from socoledger.commands.grants import grants
from socoledger.commands.impact import impact
from socoledger.commands.income_statement import income_statement
from socoledger.commands.law import law
from socoledger.commands.premium import premium
from socoledger.commands.result import result
from socoledger.commands.return_ import return_
from socoledger.commands.review import review
from socoledger.commands.spaarpot import spaarpot
from socoledger.commands.timeline import timeline
from socoledger.domain.exits import Answer
from socoledger.domain.options import Format
from tests.support.paths import EXAMPLES

BOOKS = sorted(path.parent for path in EXAMPLES.glob("**/coop.yaml"))
Ask = Callable[[Context, Format, Scope], Answer]
FIGURES: dict[str, Ask] = {
    "result": lambda context, how, scope: result(context, how, None, scope=scope),
    "units": lambda context, how, scope: result(context, how, None, by="unit", scope=scope),
    "members by unit": lambda context, how, scope: result(
        context, how, None, by="member,unit", scope=scope
    ),
    "spaarpot": lambda context, how, scope: spaarpot(context, how, None, None, scope=scope),
    "accounts": lambda context, how, scope: accounts(context, how, scope=scope),
    "ledger": lambda context, how, scope: accounts(context, how, Asked("Assets:Bank"), scope=scope),
    "balance-sheet": lambda context, how, scope: balance_sheet(context, how, scope=scope),
    "income-statement": lambda context, how, scope: income_statement(
        context, how, None, scope=scope
    ),
    "premium": lambda context, how, scope: premium(context, how, None, None, scope=scope),
    "return": lambda context, how, scope: return_(context, how, None, scope=scope),
    "grants": lambda context, how, scope: grants(context, how, scope=scope),
    "contributions": lambda context, how, scope: contributions(context, how, scope=scope),
    "impact": lambda context, how, scope: impact(context, how, None, scope=scope),
    "review": lambda context, how, scope: review(context, how, scope=scope),
    "timeline": lambda context, how, scope: timeline(context, how, "anna", scope=scope),
}
NOT_UNDER_AN_UMBRELLA: dict[str, Ask] = {
    "budget": lambda context, how, scope: budget(context, how, None, scope.at),
    "law": lambda context, how, _scope: law(context, how, "2027-01-01"),
    "status": lambda context, how, _scope: status.status(context, how),
}
