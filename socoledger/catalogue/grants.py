"""Findings of grants: their costs, what was received, their accounts (SPEC 9)."""

from socoledger.domain.findings import Code, Severity, Stops, _

# fmt: off
GRANT_BOOKED_AS_INCOME = Code(
    "S224", Severity.ERROR, Stops.FIGURES, section="9",
    message=_("money of the grant '{grant}' is booked as income here"),
    remedy=_("book what is received on the account of the grant, and use grant only on costs"),
    reason=_("A grant is not income: it has to be spent on what it was given for, and what is left may have to go back. As income it would be shared out among members, and the gemeente would get its own money back as if it had been earned."),
    source="convenant of beschikking: subsidie, verantwoording en terugbetaling",
    wrong=(
        '2025-01-20 * "Gemeente" "Subsidie" #member-collective\n'
        '  grant: "begeleiding"\n'
        "  Assets:Bank      12500.00 EUR\n"
        "  Income:Verkoop  -12500.00 EUR"
    ),
    right=(
        '2025-01-20 * "Gemeente" "Subsidie"\n'
        "  Assets:Bank                       12500.00 EUR\n"
        "  Liabilities:Subsidie:Begeleiding -12500.00 EUR"
    ),
)

GRANT_COST_OUTSIDE_PERIOD = Code(
    "S341", Severity.ERROR, Stops.NOTHING, section="9",
    message=_("this cost of the grant '{grant}' is outside its period, {first} to {last}, so the grant does not pay for it and it is in nobody's result"),
    remedy=_("remove grant from it; or, if the funder allows more time, add that to grants.yaml as a grant of its own"),
    reason=_("A grant pays for costs in the period it was given for. A cost before or after that period will be refused when you report on the grant, and until then it is in nobody's result."),
    source="beschikking van de subsidie: looptijd",
    wrong=(
        "grants:\n"
        "  - id: begeleiding\n"
        "    giver: municipality\n"
        "    from: 2025-01-01\n"
        "    to: 2025-12-31\n"
        "    amount: 12500.00\n"
        '2026-01-14 * "Coach" #member-collective\n'
        '  grant: "begeleiding"\n'
        "  Expenses:Inkoop  250.00 EUR\n"
        "  Assets:Bank     -250.00 EUR"
    ),
    right=(
        "grants:\n"
        "  - id: begeleiding\n"
        "    giver: municipality\n"
        "    from: 2025-01-01\n"
        "    to: 2025-12-31\n"
        "    amount: 12500.00\n"
        '2025-12-14 * "Coach" #member-collective\n'
        '  grant: "begeleiding"\n'
        "  Expenses:Inkoop  250.00 EUR\n"
        "  Assets:Bank     -250.00 EUR"
    ),
)

GRANT_COSTS_ABOVE_MAXIMUM = Code(
    "S342", Severity.WARNING, Stops.NOTHING, section="9",
    message=_("the costs of the grant '{grant}' come to {total_cents}, above its {maximum_cents}"),
    remedy=_("nothing to do: the rest lowers the coöperatie's own result; if the funder gives more, add that as a grant of its own"),
    reason=_("A grant pays no more than its amount. What was spent above it is paid by the coöperatie itself, and lowers its own result and so perhaps the reserve."),
    source="beschikking van de subsidie: bedrag",
    wrong=(
        "grants:\n"
        "  - id: begeleiding\n"
        "    giver: municipality\n"
        "    from: 2025-01-01\n"
        "    to: 2025-12-31\n"
        "    amount: 12500.00\n"
        '2025-11-14 * "Coach" #member-collective\n'
        '  grant: "begeleiding"\n'
        "  Expenses:Inkoop  12800.00 EUR\n"
        "  Assets:Bank     -12800.00 EUR"
    ),
    right=(
        "grants:\n"
        "  - id: begeleiding\n"
        "    giver: municipality\n"
        "    from: 2025-01-01\n"
        "    to: 2025-12-31\n"
        "    amount: 12500.00\n"
        '2025-11-14 * "Coach" #member-collective\n'
        "  Expenses:Inkoop  12500.00 EUR\n"
        '    grant: "begeleiding"\n'
        "  Expenses:Inkoop    300.00 EUR\n"
        "  Assets:Bank     -12800.00 EUR"
    ),
)

GRANT_RECEIVED_ABOVE_MAXIMUM = Code(
    "S343", Severity.WARNING, Stops.NOTHING, section="9",
    message=_("for the grant '{grant}', {total_cents} has been received, more than its amount of {maximum_cents}"),
    remedy=_("pay back what is too much, or correct the amount in grants.yaml"),
    reason=_("Money above the amount of the grant was paid by mistake, or the grant was raised and grants.yaml does not say so yet. The coöperatie may not spend it."),
    source="beschikking van de subsidie: bedrag",
    wrong=(
        "grants:\n"
        "  - id: begeleiding\n"
        "    giver: municipality\n"
        "    from: 2025-01-01\n"
        "    to: 2025-12-31\n"
        "    amount: 12500.00\n"
        '2025-01-20 * "Gemeente" "Subsidie"\n'
        "  Assets:Bank                       15000.00 EUR\n"
        "  Liabilities:Subsidie:Begeleiding -15000.00 EUR"
    ),
    right=(
        "grants:\n"
        "  - id: begeleiding\n"
        "    giver: municipality\n"
        "    from: 2025-01-01\n"
        "    to: 2025-12-31\n"
        "    amount: 15000.00\n"
        '2025-01-20 * "Gemeente" "Subsidie"\n'
        "  Assets:Bank                       15000.00 EUR\n"
        "  Liabilities:Subsidie:Begeleiding -15000.00 EUR"
    ),
)

GRANT_NOT_SETTLED = Code(
    "S344", Severity.WARNING, Stops.NOTHING, section="9",
    message=_("the report on the grant '{grant}' was due on {due}, but the grant has not been settled: {balance_cents} is still on its account"),
    remedy=_("close every month up to and including the grant's last one, hand in the report on the grant, and settle with the funder what is still on its account"),
    reason=_("The funder may reclaim the whole grant, even what was properly spent, if the report on it is not handed in on time. The report can be drawn up once every month of the grant is closed and what is left has been paid back or settled."),
    source="beschikking van de subsidie: verantwoording",
    wrong=(
        "grants:\n"
        "  - id: begeleiding\n"
        "    giver: Oranje Fonds\n"
        "    from: 2025-01-01\n"
        "    to: 2025-01-31\n"
        "    amount: 5000.00\n"
        "    due: 2025-03-31\n"
        '2025-01-20 * "Oranje Fonds"\n'
        "  Assets:Bank                       5000.00 EUR\n"
        "  Liabilities:Subsidie:Begeleiding -5000.00 EUR\n"
        '2025-01-28 * "Coach" #member-collective\n'
        '  grant: "begeleiding"\n'
        "  Expenses:Inkoop  5000.00 EUR\n"
        "  Assets:Bank     -5000.00 EUR\n"
        '2025-04-14 * "Coach" #member-collective\n'
        "  Expenses:Inkoop  250.00 EUR\n"
        "  Assets:Bank     -250.00 EUR"
    ),
    right=(
        "grants:\n"
        "  - id: begeleiding\n"
        "    giver: Oranje Fonds\n"
        "    from: 2025-01-01\n"
        "    to: 2025-01-31\n"
        "    amount: 5000.00\n"
        "    due: 2025-03-31\n"
        '2025-01-20 * "Oranje Fonds"\n'
        "  Assets:Bank                       5000.00 EUR\n"
        "  Liabilities:Subsidie:Begeleiding -5000.00 EUR\n"
        '2025-01-28 * "Coach" #member-collective\n'
        '  grant: "begeleiding"\n'
        "  Expenses:Inkoop  5000.00 EUR\n"
        "  Assets:Bank     -5000.00 EUR\n"
        "; socoledger close 2025-01\n"
        '2025-04-14 * "Coach" #member-collective\n'
        "  Expenses:Inkoop  250.00 EUR\n"
        "  Assets:Bank     -250.00 EUR"
    ),
)

ACCOUNT_OF_NO_GRANT = Code(
    "S345", Severity.WARNING, Stops.NOTHING, section="9",
    message=_("the account {account} belongs to no grant"),
    remedy=_("correct the account, or add the grant to grants.yaml"),
    reason=_("Money on an account that belongs to no grant pays for no costs and shows up nowhere. Usually there is a typing error in the account's name: it ends in the id of the grant with a capital first letter."),
    wrong=(
        "grants:\n"
        "  - id: begeleiding\n"
        "    giver: municipality\n"
        "    from: 2025-01-01\n"
        "    to: 2025-12-31\n"
        "    amount: 12500.00\n"
        '2025-01-20 * "Gemeente" "Subsidie"\n'
        "  Assets:Bank                       12500.00 EUR\n"
        "  Liabilities:Subsidie:Begeleding -12500.00 EUR"
    ),
    right=(
        "grants:\n"
        "  - id: begeleiding\n"
        "    giver: municipality\n"
        "    from: 2025-01-01\n"
        "    to: 2025-12-31\n"
        "    amount: 12500.00\n"
        '2025-01-20 * "Gemeente" "Subsidie"\n'
        "  Assets:Bank                       12500.00 EUR\n"
        "  Liabilities:Subsidie:Begeleiding -12500.00 EUR"
    ),
)

GRANT_ACCOUNT_OVERDRAWN = Code(
    "S346", Severity.WARNING, Stops.NOTHING, section="9",
    message=_("this takes more off the account of the grant '{grant}' than is on it: it brings the account to {balance_cents}"),
    remedy=_("book costs on a cost account, with grant; and once the last month is closed, pay the gemeente what is left, from the account kept for the gemeente"),
    reason=_("Closing takes the costs off the account of a grant, and then whatever is left of it. Money that is also paid straight from that account is taken off twice: the grant seems overspent, or the gemeente seems not to have been paid."),
    wrong=(
        "grants:\n"
        "  - id: begeleiding\n"
        "    giver: municipality\n"
        "    from: 2025-01-01\n"
        "    to: 2025-12-31\n"
        "    amount: 12500.00\n"
        '2025-03-20 * "Coach"\n'
        "  Liabilities:Subsidie:Begeleiding  250.00 EUR\n"
        "  Assets:Bank                      -250.00 EUR"
    ),
    right=(
        "grants:\n"
        "  - id: begeleiding\n"
        "    giver: municipality\n"
        "    from: 2025-01-01\n"
        "    to: 2025-12-31\n"
        "    amount: 12500.00\n"
        '2025-03-20 * "Coach" #member-collective\n'
        '  grant: "begeleiding"\n'
        "  Expenses:Inkoop  250.00 EUR\n"
        "  Assets:Bank     -250.00 EUR"
    ),
)

INCOME_LOOKS_LIKE_GRANT = Code(
    "S349", Severity.WARNING, Stops.NOTHING, section="9",
    message=_("this looks like money of the grant '{grant}', and is booked as income"),
    remedy=_("if it is, book it on {granted} and let the costs it pays carry grant; if it is pay for work or goods, leave it as it is"),
    reason=_("A grant is no income: it is to be spent on what it was given for, and what is left may have to go back. As income it would be shared out among members, and the gemeente would get back money of its own as if it had been earned."),
    source="convenant of beschikking: subsidie, verantwoording en terugbetaling",
    wrong=(
        '2025-01-20 * "Gemeente" "Subsidie" #member-collective\n'
        "  Assets:Bank      12500.00 EUR\n"
        "  Income:Verkoop  -12500.00 EUR"
    ),
    right=(
        '2025-01-20 * "Gemeente" "Subsidie"\n'
        "  Assets:Bank                       12500.00 EUR\n"
        "  Liabilities:Subsidie:Begeleiding  -12500.00 EUR"
    ),
)

GRANT_OVERDRAWN_ONCE_CLOSED = Code(
    "S350", Severity.WARNING, Stops.NOTHING, section="9",
    message=_("this takes more off the account of the grant '{grant}' than will be left there once the months before are closed: it then comes to {balance_cents}"),
    remedy=_("close these months first, then see what is left; what goes back to the gemeente is paid from the account of the gemeente, or it would be owed twice"),
    reason=_("Closing the last month of a grant moves what is left of it to the account of the gemeente. Who pays the gemeente straight from the grant's account makes the books say that it is still owed there, and it could be paid a second time."),
    wrong=(
        "grants:\n"
        "  - id: begeleiding\n"
        "    giver: municipality\n"
        "    from: 2025-01-01\n"
        "    to: 2025-03-31\n"
        "    amount: 1000.00\n"
        '2025-01-10 * "Gemeente"\n'
        "  Assets:Bank                       1000.00 EUR\n"
        "  Liabilities:Subsidie:Begeleiding\n"
        '2025-04-10 * "Gemeente, wat over is"\n'
        "  Liabilities:Subsidie:Begeleiding  1000.00 EUR\n"
        "  Assets:Bank                      -1000.00 EUR"
    ),
    right=(
        "grants:\n"
        "  - id: begeleiding\n"
        "    giver: municipality\n"
        "    from: 2025-01-01\n"
        "    to: 2025-03-31\n"
        "    amount: 1000.00\n"
        '2025-01-10 * "Gemeente"\n'
        "  Assets:Bank                       1000.00 EUR\n"
        "  Liabilities:Subsidie:Begeleiding\n"
        '2025-04-10 * "Gemeente, wat over is"\n'
        "  Liabilities:Gemeente  1000.00 EUR\n"
        "  Assets:Bank          -1000.00 EUR"
    ),
)
# fmt: on
