"""Findings on budget.yaml."""

from socoledger.catalogue.pages import BUDGET
from socoledger.domain.findings import Code, Severity, Stops, _

# fmt: off
BUDGET_ACCOUNT_UNKNOWN = Code(
    "S355", Severity.WARNING, Stops.NOTHING, section="1",
    message=_("the budget of {year} names {account}, which is no account of income or expenses in the journal"),
    remedy=_("write it as the journal opens it; socoledger accounts lists them all"),
    reason=_("What is earned or spent on the account that was meant would stand in the income statement without its budget, and beside it a budget of which nothing seems to be used. Usually the name differs in one letter, or the account is called otherwise by now."),
    page=BUDGET,
    wrong=(
        "years:\n"
        "  - year: 2025\n"
        "    accounts: {Income:Tuinn: 12000.00}"
    ),
    right=(
        "years:\n"
        "  - year: 2025\n"
        "    accounts: {Income:Tuin: 12000.00}"
    ),
)
# fmt: on
