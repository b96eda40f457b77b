"""Findings of the spaarpotten: below zero, spent, paid out, left behind (SPEC 3.7)."""

from socoledger.domain.findings import Code, Severity, Stops, _

# fmt: off
SPAARPOT_BELOW_ZERO = Code(
    "S321", Severity.ERROR, Stops.NOTHING, section="3.7",
    message=_("this brings the spaarpot of {member} to {balance_cents}, below zero"),
    remedy=_("spend no more than there is, or first close the month that brings the money in"),
    reason=_("The coöperatie would be lending money to this member, out of what it keeps for the others. Often something was paid before the result that it should come from had been divided."),
    source="convenant, artikel over de spaarpot",
    wrong=(
        '2025-03-14 * "Printer"\n'
        "  Liabilities:Spaarpot:Anna   800.00 EUR\n"
        '    purpose: "business"\n'
        "  Assets:Bank                -800.00 EUR"
    ),
    right=(
        '2025-01-01 * "Beginsaldo"\n'
        "  Equity:Opening              900.00 EUR\n"
        "  Liabilities:Spaarpot:Anna  -900.00 EUR\n"
        '2025-03-14 * "Printer"\n'
        "  Liabilities:Spaarpot:Anna   800.00 EUR\n"
        '    purpose: "business"\n'
        "  Assets:Bank                -800.00 EUR"
    ),
)

SPENDING_WITHOUT_PURPOSE = Code(
    "S322", Severity.ERROR, Stops.NOTHING, section="3.7",
    message=_("this spends money from the spaarpot of {member} without saying what for"),
    remedy=_('add purpose: "..." with one of these: {known}'),
    reason=_("The gemeente lets members save because the money goes to what was agreed. If that is not on record, nobody can show it later, and the gemeente may treat it as income of the member."),
    source="convenant, artikel over de besteding van de spaarpot",
    wrong=(
        '2025-03-14 * "Printer"\n'
        "  Liabilities:Spaarpot:Anna   120.00 EUR\n"
        "  Assets:Bank                -120.00 EUR"
    ),
    right=(
        '2025-03-14 * "Printer"\n'
        "  Liabilities:Spaarpot:Anna   120.00 EUR\n"
        '    purpose: "business"\n'
        "  Assets:Bank                -120.00 EUR"
    ),
)

PURPOSE_NOT_AGREED = Code(
    "S323", Severity.ERROR, Stops.NOTHING, section="3.7",
    message=_("a spaarpot may not be spent on '{purpose}' under {agreement}; agreed purposes: {known}"),
    remedy=_("choose an agreed purpose, or ask the gemeente"),
    reason=_("The agreement says what members save for. If the money goes to something else, the gemeente may count it as income of the member, and trust in the whole coöperatie suffers."),
    source="convenant, artikel over de besteding van de spaarpot",
    wrong=(
        '2025-07-14 * "Camping"\n'
        "  Liabilities:Spaarpot:Anna   120.00 EUR\n"
        '    purpose: "holiday"\n'
        "  Assets:Bank                -120.00 EUR"
    ),
    right=(
        '2025-07-14 * "Volksuniversiteit"\n'
        "  Liabilities:Spaarpot:Anna   120.00 EUR\n"
        '    purpose: "course"\n'
        "  Assets:Bank                -120.00 EUR"
    ),
)

SPENDING_WITHOUT_APPROVAL = Code(
    "S324", Severity.ERROR, Stops.NOTHING, section="3.7",
    message=_("spending on '{purpose}' needs the gemeente's approval"),
    remedy=_('add approval: "..." with the reference of their letter'),
    reason=_("For this purpose the gemeente wants to look beforehand, for instance whether bijzondere bijstand could pay for it. Without its answer on record the member cannot show later that it was allowed."),
    source="convenant, artikel over de besteding van de spaarpot",
    wrong=(
        '2025-03-14 * "IKEA"\n'
        "  Liabilities:Spaarpot:Anna   120.00 EUR\n"
        '    purpose: "private"\n'
        "  Assets:Bank                -120.00 EUR"
    ),
    right=(
        '2025-03-14 * "IKEA"\n'
        "  Liabilities:Spaarpot:Anna   120.00 EUR\n"
        '    purpose: "private"\n'
        '    approval: "Besluit 2025-021"\n'
        "  Assets:Bank                -120.00 EUR"
    ),
)

PAYOUT_DURING_BENEFIT = Code(
    "S325", Severity.ERROR, Stops.NOTHING, section="3.7",
    message=_("{member} has a benefit on this day, so their spaarpot cannot be paid out"),
    remedy=_("spend it on an agreed purpose; only a member without a benefit can have it paid out"),
    reason=_("When the gemeente calculates a benefit, it counts everything that somebody can freely spend. If the money comes into the member's own hands, the benefit may be cut or reclaimed; that is why the coöperatie keeps the spaarpot."),
    source="Participatiewet art. 31 lid 1; convenant, artikel over de spaarpot",
    wrong=(
        '2025-03-14 * "Anna"\n'
        "  Liabilities:Spaarpot:Anna   120.00 EUR\n"
        '    purpose: "payout"\n'
        "  Assets:Bank                -120.00 EUR"
    ),
    right=(
        '2025-03-14 * "Printer"\n'
        "  Liabilities:Spaarpot:Anna   120.00 EUR\n"
        '    purpose: "business"\n'
        "  Assets:Bank                -120.00 EUR"
    ),
)

SPAARPOT_BELOW_ZERO_BY_LOSS = Code(
    "S326", Severity.WARNING, Stops.NOTHING, section="3.7",
    message=_("a loss has brought the spaarpot of {member} down to {balance_cents}"),
    remedy=_("nothing to do in the books: later results will fill the spaarpot again; agree with the member to spend nothing more until then"),
    reason=_("A bad month takes back part of what earlier months brought in, so that the year as a whole is divided correctly. This member had already spent some of it; that is nobody's fault."),
    source="convenant, artikel over verliezen",
    wrong=(
        '2025-02-20 * "Motor" #member-anna\n'
        "  Expenses:Tuin   600.00 EUR\n"
        "  Assets:Bank    -600.00 EUR"
    ),
)

SPAARPOT_ABOVE_MAXIMUM = Code(
    "S327", Severity.WARNING, Stops.NOTHING, section="3.7",
    message=_("the spaarpot of {member} holds {balance_cents}, above the agreed {maximum_cents}"),
    remedy=_("agree with the member and the gemeente what to do with the rest"),
    reason=_("The agreement limits what a member may put aside. If it stays above that limit for long, the gemeente may ask what the money is for, as it was meant to help the member along."),
    source="convenant, artikel over het maximum van de spaarpot",
    wrong=(
        "maximum: 5000.00\n"
        '2025-01-01 * "Spaarpot"\n'
        "  Liabilities:Spaarpot:Anna  -6000.00 EUR\n"
        "  Equity:Opening              6000.00 EUR"
    ),
    right=(
        "maximum: 6000.00\n"
        '2025-01-01 * "Spaarpot"\n'
        "  Liabilities:Spaarpot:Anna  -6000.00 EUR\n"
        "  Equity:Opening              6000.00 EUR"
    ),
)

SPAARPOT_LEFT_BEHIND = Code(
    "S328", Severity.WARNING, Stops.NOTHING, section="3.7",
    message=_("{member} left on {left}, and {balance_cents} is still in the spaarpot"),
    remedy=_("agree what happens to it, and book that"),
    reason=_("The coöperatie still keeps money for somebody who no longer takes part, and that person does not know where they stand. The longer it stays like that, the harder it becomes to sort out."),
    source="convenant, artikel over vertrek",
    wrong=(
        "benefit: [{from: 2024-03-01, to: 2025-03-31}]\n"
        "left: 2025-03-31\n"
        "outcome: work\n"
        "on_leaving: keep"
    ),
    right=(
        "benefit: [{from: 2024-03-01, to: 2025-03-31}]\n"
        "left: 2025-03-31\n"
        "outcome: work\n"
        "on_leaving: keep\n"
        '2025-04-15 * "Anna"\n'
        "  Liabilities:Spaarpot:Anna   100.00 EUR\n"
        '    purpose: "payout"\n'
        "  Assets:Bank                -100.00 EUR"
    ),
)

SPAARPOT_SETTLED_BY_CLOSE = Code(
    "S329", Severity.WARNING, Stops.NOTHING, section="3.7",
    message=_("{member} left on {left}, and the agreement says where the {balance_cents} in the spaarpot goes"),
    remedy=_("book nothing by hand: the close of the month does that"),
    reason=_("Until then the overviews show money that is no longer kept for this member, and the yearly account is not complete. Usually it just means that the closing of months is behind."),
    source="convenant, artikel over vertrek",
    wrong=(
        "left: 2025-03-31\n"
        "outcome: other\n"
        "on_leaving: municipality"
    ),
)

PREMIUM_PAID_FROM_SPAARPOT = Code(
    "S330", Severity.ERROR, Stops.NOTHING, section="3.5",
    message=_("this pays a premium straight out of the spaarpot of {member}, so it is counted nowhere as one"),
    remedy=_('first award it: book it from the spaarpot (with purpose: "premium") to {account}; then pay it from there'),
    reason=_("A premium does not affect the benefit as long as it stays within a maximum and a number of payments a year, and both are counted on its own account. This payment is missing there, and looks like money given away freely."),
    source="Participatiewet art. 31 lid 2 onder j",
    wrong=(
        '2025-06-30 * "Premie"\n'
        "  Liabilities:Spaarpot:Anna   200.00 EUR\n"
        '    purpose: "premium"\n'
        "  Assets:Bank                -200.00 EUR"
    ),
    right=(
        '2025-06-30 * "Premie toegekend"\n'
        "  Liabilities:Spaarpot:Anna   200.00 EUR\n"
        '    purpose: "premium"\n'
        "  Liabilities:Premie:Anna    -200.00 EUR\n"
        '2025-07-01 * "Premie uitbetaald"\n'
        "  Liabilities:Premie:Anna     200.00 EUR\n"
        "  Assets:Bank                -200.00 EUR"
    ),
)

SPAARPOT_OPENS_BELOW_ZERO = Code(
    "S333", Severity.ERROR, Stops.NOTHING, section="3.7",
    message=_("this opening entry makes the spaarpot of {member} negative: {balance_cents}"),
    remedy=_("see whether the signs are the wrong way round: what a member has is a negative amount on the spaarpot"),
    reason=_("A spaarpot begins with what the member had. What the coöperatie owes has a minus sign in these books, so with the signs the wrong way round the member begins with a debt."),
    wrong=(
        '2024-12-31 * "Beginstand"\n'
        "  Liabilities:Spaarpot:Anna   240.00 EUR\n"
        "  Equity:Opening             -240.00 EUR"
    ),
    right=(
        '2024-12-31 * "Beginstand"\n'
        "  Equity:Opening              240.00 EUR\n"
        "  Liabilities:Spaarpot:Anna  -240.00 EUR"
    ),
)

REFUND_UNCONFIRMED = Code(
    "S334", Severity.NOTICE, Stops.NOTHING, section="3.7",
    message=_("this money in the spaarpot of {member} is treated as a refund of what was spent on {day}"),
    remedy=_('if that is right, add purpose: "{purpose}" to confirm it; if it is something else, split the amount over two lines'),
    reason=_("A refund from a shop is not new savings: the member has simply spent less. Money that comes back within a year with the same payee, link or amount is treated as a refund, unless the entry itself says what it is."),
    wrong=(
        '2025-06-10 * "Bouwmarkt"\n'
        "  Liabilities:Spaarpot:Anna   60.00 EUR\n"
        '    purpose: "business"\n'
        "  Assets:Bank                -60.00 EUR\n"
        '2025-06-20 * "Bouwmarkt"\n'
        "  Assets:Bank                 60.00 EUR\n"
        "  Liabilities:Spaarpot:Anna  -60.00 EUR"
    ),
    right=(
        '2025-06-10 * "Bouwmarkt"\n'
        "  Liabilities:Spaarpot:Anna   60.00 EUR\n"
        '    purpose: "business"\n'
        "  Assets:Bank                -60.00 EUR\n"
        '2025-06-20 * "Bouwmarkt"\n'
        "  Assets:Bank                 60.00 EUR\n"
        "  Liabilities:Spaarpot:Anna  -60.00 EUR\n"
        '    purpose: "business"'
    ),
)
# fmt: on
