"""Findings on bank.yaml and on what comes from the bank (SPEC 10)."""

from socoledger.catalogue.pages import BANK
from socoledger.domain.findings import Code, Severity, Stops, _

# fmt: off
RULE_NEVER_FITS = Code(
    "S155", Severity.WARNING, Stops.NOTHING, section="10", page=BANK,
    message=_("this rule never decides: all that fits it also fits the rule on line {line}, which comes first"),
    remedy=_("put it above that one, or take one of them away"),
    reason=_("The first rule that fits decides. A rule below one that always fits too looks as if it did something, and the lines that it was made for are booked elsewhere."),
    wrong=(
        "rules:\n"
        "  - {text: bouwmarkt, account: Expenses:Materiaal, member: anna}\n"
        "  - {text: bouwmarkt west, account: Expenses:Materiaal, member: bram}"
    ),
    right=(
        "rules:\n"
        "  - {text: bouwmarkt west, account: Expenses:Materiaal, member: bram}\n"
        "  - {text: bouwmarkt, account: Expenses:Materiaal, member: anna}"
    ),
)

STILL_UNSORTED = Code(
    "S351", Severity.ERROR, Stops.NOTHING, section="10", page=BANK, is_never_accepted=True,
    message=_("{amount_cents} still stands on {account}: nobody has said yet what it was for"),
    remedy=_("say so with: socoledger import; or write the account that it belongs on in its place, with whose it is, and * instead of !"),
    reason=_("What came in from the bank and fits no rule is kept apart, so that nothing is guessed. As long as it stands there, it is missing from somebody's result or spaarpot; so its month cannot be closed."),
    wrong=(
        '2025-03-14 ! "Bouwmarkt" "Snoeischaar"\n'
        "  Assets:Bank       -12.50 EUR\n"
        "  Assets:Uitzoeken   12.50 EUR"
    ),
    right=(
        '2025-03-14 * "Bouwmarkt" "Snoeischaar" #member-anna\n'
        "  Assets:Bank       -12.50 EUR\n"
        "  Expenses:Inkoop    12.50 EUR"
    ),
)

BANK_NOT_TIED = Code(
    "S352", Severity.WARNING, Stops.NOTHING, section="10", page=BANK,
    message=_("{month} has no balance of {account} as the bank has it"),
    remedy=_("import the statement of the end of that month, or write the balance of the day after it: {day} balance {account}  AMOUNT ~ 0 EUR"),
    reason=_("Only the bank says how much there really is. A balance at the end of a month shows that no line is missing and none is there twice; after the close both are hard to put right."),
    wrong=(
        '2025-03-14 * "Tuin gesnoeid" #member-anna\n'
        "  Assets:Bank      50.00 EUR\n"
        "  Income:Verkoop  -50.00 EUR"
    ),
    right=(
        '2025-03-14 * "Tuin gesnoeid" #member-anna\n'
        "  Assets:Bank      50.00 EUR\n"
        "  Income:Verkoop  -50.00 EUR\n"
        "2025-04-01 balance Assets:Bank  50.00 ~ 0 EUR"
    ),
)
# fmt: on
