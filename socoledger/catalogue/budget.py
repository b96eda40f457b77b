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
BUDGET_BELOW_EXCEEDS = Code(
    "S364", Severity.WARNING, Stops.NOTHING, section="1",
    message=_("the budget of {year} has {below_cents} on accounts below {account}, which itself has {above_cents} for all of them"),
    remedy=_("give {account} the amount of itself and all accounts below it together, or leave it out"),
    reason=_("An account of a budget counts with those below it, and totals count the upper one alone: what is budgeted below it is a part of it, and cannot be more. Usually the amount of the upper account was meant for itself alone."),
    page=BUDGET,
    wrong=(
        "years:\n"
        "  - year: 2025\n"
        "    accounts: {Income:Tuin: 200.00, Income:Tuin:Advies: 900.00}"
    ),
    right=(
        "years:\n"
        "  - year: 2025\n"
        "    accounts: {Income:Tuin: 1100.00, Income:Tuin:Advies: 900.00}"
    ),
)
# fmt: on
