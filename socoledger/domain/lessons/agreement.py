"""Lessons on the agreement, spaarpotten and grants (S3)."""

from socoledger.domain.findings import _
from socoledger.domain.lessons.lesson import Lesson

# fmt: off
LESSONS: dict[str, Lesson] = {
    "S301": Lesson(
        _("Every euro is divided under the agreement in force when it was earned. If the order is mixed up, an old version is easily taken for the new one, and results are divided by the wrong percentages."),
        "convenant, artikel over de looptijd",
        "- id: convenant-2026\n  from: 2026-01-01\n- id: convenant-2025\n  from: 2025-01-01",
        "- id: convenant-2025\n  from: 2025-01-01\n- id: convenant-2026\n  from: 2026-01-01",
    ),
    "S302": Lesson(
        _("Results are calculated and closed by the month. If the rules changed halfway, nobody could say which part of the month's result falls under which rules."),
        "",
        "- id: convenant-2025\n  from: 2025-01-15",
        "- id: convenant-2025\n  from: 2025-01-01",
    ),
    "S303": Lesson(
        _("More would be handed over than there is: nothing would be left for the member, and the last in line would still fall short. Usually a percentage was mistyped, or a levy is listed twice."),
        "convenant, artikel over de afdrachten",
        "levies:\n  - {to: fund:opleiding, share: 50%}\n  - {to: cooperative, share: 60%}",
        "levies:\n  - {to: fund:opleiding, share: 5%}\n  - {to: cooperative, share: 10%}",
    ),
    "S304": Lesson(
        _("What is divided has to add up exactly. With less, money would be left over that belongs to nobody; with more, more would be given away than was earned."),
        "convenant, artikel over de verdeling",
        "brackets:\n  - {up_to: 3000.00, split: {spaarpot: 100%}}\n  - {split: {municipality: 50%, spaarpot: 40%}}",
        "brackets:\n  - {up_to: 3000.00, split: {spaarpot: 100%}}\n  - {split: {municipality: 50%, spaarpot: 50%}}",
    ),
    "S305": Lesson(
        _("The brackets say what happens to the first part of a result, and what to the rest. With a gap or an overlap, some of it would go nowhere, or to two places."),
        "convenant, artikel over de verdeling",
        "brackets:\n  - {up_to: 3000.00, split: {spaarpot: 100%}}\n  - {up_to: 2000.00, split: {spaarpot: 50%, municipality: 50%}}\n  - {split: {municipality: 100%}}",
        "brackets:\n  - {up_to: 2000.00, split: {spaarpot: 100%}}\n  - {up_to: 3000.00, split: {spaarpot: 50%, municipality: 50%}}\n  - {split: {municipality: 100%}}",
    ),
    "S306": Lesson(
        _("Money with an unknown destination goes nowhere: not to a spaarpot, not to a fund, not to the gemeente. Usually a word was translated, or fund: before the name was left out."),
        "convenant, artikel over de verdeling",
        "levies:\n  - {to: opleiding, share: 5%}",
        "levies:\n  - {to: fund:opleiding, share: 5%}",
    ),
    "S307": Lesson(
        _("Without an agreement nobody knows how a result is divided, nor what a member may keep. What was earned then could not be accounted for to the gemeente."),
        "convenant, artikel over de looptijd",
        "first_month: 2024-07\nagreements:\n  - id: convenant-2025\n    from: 2025-01-01",
        "first_month: 2025-01\nagreements:\n  - id: convenant-2025\n    from: 2025-01-01",
    ),
    "S321": Lesson(
        _("The coöperatie would be lending money to this member, out of what it keeps for the others. Often something was paid before the result that it should come from had been divided."),
        "convenant, artikel over de spaarpot",
        '2025-03-14 * "Printer"\n  Liabilities:Spaarpot:Anna   800.00 EUR\n    purpose: "business"\n  Assets:Bank                -800.00 EUR',
        '2025-01-01 * "Beginsaldo"\n  Equity:Opening              900.00 EUR\n  Liabilities:Spaarpot:Anna  -900.00 EUR\n2025-03-14 * "Printer"\n  Liabilities:Spaarpot:Anna   800.00 EUR\n    purpose: "business"\n  Assets:Bank                -800.00 EUR',
    ),
    "S322": Lesson(
        _("The gemeente lets members save because the money goes to what was agreed. If that is not on record, nobody can show it later, and the gemeente may treat it as income of the member."),
        "convenant, artikel over de besteding van de spaarpot",
        '2025-03-14 * "Printer"\n  Liabilities:Spaarpot:Anna   120.00 EUR\n  Assets:Bank                -120.00 EUR',
        '2025-03-14 * "Printer"\n  Liabilities:Spaarpot:Anna   120.00 EUR\n    purpose: "business"\n  Assets:Bank                -120.00 EUR',
    ),
    "S323": Lesson(
        _("The agreement says what members save for. If the money goes to something else, the gemeente may count it as income of the member, and trust in the whole coöperatie suffers."),
        "convenant, artikel over de besteding van de spaarpot",
        '2025-07-14 * "Camping"\n  Liabilities:Spaarpot:Anna   120.00 EUR\n    purpose: "holiday"\n  Assets:Bank                -120.00 EUR',
        '2025-07-14 * "Volksuniversiteit"\n  Liabilities:Spaarpot:Anna   120.00 EUR\n    purpose: "course"\n  Assets:Bank                -120.00 EUR',
    ),
    "S324": Lesson(
        _("For this purpose the gemeente wants to look beforehand, for instance whether bijzondere bijstand could pay for it. Without its answer on record the member cannot show later that it was allowed."),
        "convenant, artikel over de besteding van de spaarpot",
        '2025-03-14 * "IKEA"\n  Liabilities:Spaarpot:Anna   120.00 EUR\n    purpose: "private"\n  Assets:Bank                -120.00 EUR',
        '2025-03-14 * "IKEA"\n  Liabilities:Spaarpot:Anna   120.00 EUR\n    purpose: "private"\n    approval: "Besluit 2025-021"\n  Assets:Bank                -120.00 EUR',
    ),
    "S325": Lesson(
        _("When the gemeente calculates a benefit, it counts everything that somebody can freely spend. If the money comes into the member's own hands, the benefit may be cut or reclaimed; that is why the coöperatie keeps the spaarpot."),
        "Participatiewet art. 31 lid 1; convenant, artikel over de spaarpot",
        '2025-03-14 * "Anna"\n  Liabilities:Spaarpot:Anna   120.00 EUR\n    purpose: "payout"\n  Assets:Bank                -120.00 EUR',
        '2025-03-14 * "Printer"\n  Liabilities:Spaarpot:Anna   120.00 EUR\n    purpose: "business"\n  Assets:Bank                -120.00 EUR',
    ),
    "S326": Lesson(
        _("A bad month takes back part of what earlier months brought in, so that the year as a whole is divided correctly. This member had already spent some of it; that is nobody's fault."),
        "convenant, artikel over verliezen",
        '2025-02-20 * "Motor" #member-anna\n  Expenses:Tuin   600.00 EUR\n  Assets:Bank    -600.00 EUR',
    ),
    "S327": Lesson(
        _("The agreement limits what a member may put aside. If it stays above that limit for long, the gemeente may ask what the money is for, as it was meant to help the member along."),
        "convenant, artikel over het maximum van de spaarpot",
        'maximum: 5000.00\n2025-01-01 * "Spaarpot"\n  Liabilities:Spaarpot:Anna  -6000.00 EUR\n  Equity:Opening              6000.00 EUR',
        'maximum: 6000.00\n2025-01-01 * "Spaarpot"\n  Liabilities:Spaarpot:Anna  -6000.00 EUR\n  Equity:Opening              6000.00 EUR',
    ),
    "S328": Lesson(
        _("The coöperatie still keeps money for somebody who no longer takes part, and that person does not know where they stand. The longer it stays like that, the harder it becomes to sort out."),
        "convenant, artikel over vertrek",
        "benefit: [{from: 2024-03-01, to: 2025-03-31}]\nleft: 2025-03-31\noutcome: work\non_leaving: keep",
        'benefit: [{from: 2024-03-01, to: 2025-03-31}]\nleft: 2025-03-31\noutcome: work\non_leaving: keep\n2025-04-15 * "Anna"\n  Liabilities:Spaarpot:Anna   100.00 EUR\n    purpose: "payout"\n  Assets:Bank                -100.00 EUR',
    ),
    "S329": Lesson(
        _("Until then the overviews show money that is no longer kept for this member, and the yearly account is not complete. Usually it just means that the closing of months is behind."),
        "convenant, artikel over vertrek",
        "left: 2025-03-31\noutcome: other\non_leaving: municipality",
    ),
    "S330": Lesson(
        _("A premium does not affect the benefit as long as it stays within a maximum and a number of payments a year, and both are counted on its own account. This payment is missing there, and looks like money given away freely."),
        "Participatiewet art. 31 lid 2 onder j",
        '2025-06-30 * "Premie"\n  Liabilities:Spaarpot:Anna   200.00 EUR\n    purpose: "premium"\n  Assets:Bank                -200.00 EUR',
        '2025-06-30 * "Premie toegekend"\n  Liabilities:Spaarpot:Anna   200.00 EUR\n    purpose: "premium"\n  Liabilities:Premie:Anna    -200.00 EUR\n2025-07-01 * "Premie uitbetaald"\n  Liabilities:Premie:Anna     200.00 EUR\n  Assets:Bank                -200.00 EUR',
    ),
    "S331": Lesson(
        _("What the gemeente should get follows from the results and is booked by closing. Money paid too early or twice is missing from the coöperatie's own funds, and the yearly account does not add up."),
        "convenant, artikel over de terugbetaling aan de gemeente",
        '2025-03-31 * "Gemeente"\n  Liabilities:Gemeente   500.00 EUR\n  Assets:Bank           -500.00 EUR',
        '2025-01-01 * "Nog te betalen over 2024"\n  Equity:Opening         500.00 EUR\n  Liabilities:Gemeente  -500.00 EUR\n2025-03-31 * "Gemeente"\n  for: "2024"\n  Liabilities:Gemeente   500.00 EUR\n  Assets:Bank           -500.00 EUR',
    ),
    "S332": Lesson(
        _("What is paid in January is mostly last year's return. Counted as this year's, last year stays open and this year comes out below nothing, and the gemeente's yearly account does not tally."),
        "convenant, artikel over de terugbetaling aan de gemeente",
        '2026-01-20 * "Gemeente"\n  Liabilities:Gemeente   412.50 EUR\n  Assets:Bank           -412.50 EUR',
        '2026-01-20 * "Gemeente"\n  for: "2025"\n  Liabilities:Gemeente   412.50 EUR\n  Assets:Bank           -412.50 EUR',
    ),
    "S333": Lesson(
        _("A spaarpot begins with what the member had. What the coöperatie owes has a minus sign in these books, so with the signs the wrong way round the member begins with a debt."),
        "",
        '2024-12-31 * "Beginstand"\n  Liabilities:Spaarpot:Anna   240.00 EUR\n  Equity:Opening             -240.00 EUR',
        '2024-12-31 * "Beginstand"\n  Equity:Opening              240.00 EUR\n  Liabilities:Spaarpot:Anna  -240.00 EUR',
    ),
    "S334": Lesson(
        _("A refund from a shop is not new savings: the member has simply spent less. Money that comes back within a year with the same payee, link or amount is treated as a refund, unless the entry itself says what it is."),
        "",
        '2025-06-10 * "Bouwmarkt"\n  Liabilities:Spaarpot:Anna   60.00 EUR\n    purpose: "business"\n  Assets:Bank                -60.00 EUR\n2025-06-20 * "Bouwmarkt"\n  Assets:Bank                 60.00 EUR\n  Liabilities:Spaarpot:Anna  -60.00 EUR',
        '2025-06-10 * "Bouwmarkt"\n  Liabilities:Spaarpot:Anna   60.00 EUR\n    purpose: "business"\n  Assets:Bank                -60.00 EUR\n2025-06-20 * "Bouwmarkt"\n  Assets:Bank                 60.00 EUR\n  Liabilities:Spaarpot:Anna  -60.00 EUR\n    purpose: "business"',
    ),
    "S341": Lesson(
        _("A grant pays for costs in the period it was given for. A cost before or after that period will be refused when you report on the grant, and until then it is in nobody's result."),
        "beschikking van de subsidie: looptijd",
        'grants:\n  - id: begeleiding\n    giver: municipality\n    from: 2025-01-01\n    to: 2025-12-31\n    amount: 12500.00\n2026-01-14 * "Coach" #member-collective\n  grant: "begeleiding"\n  Expenses:Inkoop  250.00 EUR\n  Assets:Bank     -250.00 EUR',
        'grants:\n  - id: begeleiding\n    giver: municipality\n    from: 2025-01-01\n    to: 2025-12-31\n    amount: 12500.00\n2025-12-14 * "Coach" #member-collective\n  grant: "begeleiding"\n  Expenses:Inkoop  250.00 EUR\n  Assets:Bank     -250.00 EUR',
    ),
    "S342": Lesson(
        _("A grant pays no more than its amount. What was spent above it is paid by the coöperatie itself, and lowers its own result and so perhaps the reserve."),
        "beschikking van de subsidie: bedrag",
        'grants:\n  - id: begeleiding\n    giver: municipality\n    from: 2025-01-01\n    to: 2025-12-31\n    amount: 12500.00\n2025-11-14 * "Coach" #member-collective\n  grant: "begeleiding"\n  Expenses:Inkoop  12800.00 EUR\n  Assets:Bank     -12800.00 EUR',
        'grants:\n  - id: begeleiding\n    giver: municipality\n    from: 2025-01-01\n    to: 2025-12-31\n    amount: 12500.00\n2025-11-14 * "Coach" #member-collective\n  Expenses:Inkoop  12500.00 EUR\n    grant: "begeleiding"\n  Expenses:Inkoop    300.00 EUR\n  Assets:Bank     -12800.00 EUR',
    ),
    "S343": Lesson(
        _("Money above the amount of the grant was paid by mistake, or the grant was raised and grants.yaml does not say so yet. The coöperatie may not spend it."),
        "beschikking van de subsidie: bedrag",
        'grants:\n  - id: begeleiding\n    giver: municipality\n    from: 2025-01-01\n    to: 2025-12-31\n    amount: 12500.00\n2025-01-20 * "Gemeente" "Subsidie"\n  Assets:Bank                       15000.00 EUR\n  Liabilities:Subsidie:Begeleiding -15000.00 EUR',
        'grants:\n  - id: begeleiding\n    giver: municipality\n    from: 2025-01-01\n    to: 2025-12-31\n    amount: 15000.00\n2025-01-20 * "Gemeente" "Subsidie"\n  Assets:Bank                       15000.00 EUR\n  Liabilities:Subsidie:Begeleiding -15000.00 EUR',
    ),
    "S344": Lesson(
        _("The funder may reclaim the whole grant, even what was properly spent, if the report on it is not handed in on time. The report can be drawn up once every month of the grant is closed and what is left has been paid back or settled."),
        "beschikking van de subsidie: verantwoording",
        'grants:\n  - id: begeleiding\n    giver: Oranje Fonds\n    from: 2025-01-01\n    to: 2025-01-31\n    amount: 5000.00\n    due: 2025-03-31\n2025-01-20 * "Oranje Fonds"\n  Assets:Bank                       5000.00 EUR\n  Liabilities:Subsidie:Begeleiding -5000.00 EUR\n2025-01-28 * "Coach" #member-collective\n  grant: "begeleiding"\n  Expenses:Inkoop  5000.00 EUR\n  Assets:Bank     -5000.00 EUR\n2025-04-14 * "Coach" #member-collective\n  Expenses:Inkoop  250.00 EUR\n  Assets:Bank     -250.00 EUR',
        'grants:\n  - id: begeleiding\n    giver: Oranje Fonds\n    from: 2025-01-01\n    to: 2025-01-31\n    amount: 5000.00\n    due: 2025-03-31\n2025-01-20 * "Oranje Fonds"\n  Assets:Bank                       5000.00 EUR\n  Liabilities:Subsidie:Begeleiding -5000.00 EUR\n2025-01-28 * "Coach" #member-collective\n  grant: "begeleiding"\n  Expenses:Inkoop  5000.00 EUR\n  Assets:Bank     -5000.00 EUR\n; socoledger close 2025-01\n2025-04-14 * "Coach" #member-collective\n  Expenses:Inkoop  250.00 EUR\n  Assets:Bank     -250.00 EUR',
    ),
    "S345": Lesson(
        _("Money on an account that belongs to no grant pays for no costs and shows up nowhere. Usually there is a typing error in the account's name: it ends in the id of the grant with a capital first letter."),
        "",
        'grants:\n  - id: begeleiding\n    giver: municipality\n    from: 2025-01-01\n    to: 2025-12-31\n    amount: 12500.00\n2025-01-20 * "Gemeente" "Subsidie"\n  Assets:Bank                       12500.00 EUR\n  Liabilities:Subsidie:Begeleding -12500.00 EUR',
        'grants:\n  - id: begeleiding\n    giver: municipality\n    from: 2025-01-01\n    to: 2025-12-31\n    amount: 12500.00\n2025-01-20 * "Gemeente" "Subsidie"\n  Assets:Bank                       12500.00 EUR\n  Liabilities:Subsidie:Begeleiding -12500.00 EUR',
    ),
    "S346": Lesson(
        _("Closing takes the costs off the account of a grant, and then whatever is left of it. Money that is also paid straight from that account is taken off twice: the grant seems overspent, or the gemeente seems not to have been paid."),
        "",
        'grants:\n  - id: begeleiding\n    giver: municipality\n    from: 2025-01-01\n    to: 2025-12-31\n    amount: 12500.00\n2025-03-20 * "Coach"\n  Liabilities:Subsidie:Begeleiding  250.00 EUR\n  Assets:Bank                      -250.00 EUR',
        'grants:\n  - id: begeleiding\n    giver: municipality\n    from: 2025-01-01\n    to: 2025-12-31\n    amount: 12500.00\n2025-03-20 * "Coach" #member-collective\n  grant: "begeleiding"\n  Expenses:Inkoop  250.00 EUR\n  Assets:Bank     -250.00 EUR',
    ),
    "S347": Lesson(
        _("There is never less than nothing in a cash box, so something before it is missing, has the wrong amount or the wrong day. Cash is where money gets lost first, and what the audit committee counts first."),
        "",
        '2025-01-01 open Assets:Kas EUR\n2025-03-14 * "Markt" "Zaden" #member-anna\n  Expenses:Inkoop   12.50 EUR\n  Assets:Kas       -12.50 EUR',
        '2025-01-01 open Assets:Kas EUR\n2025-03-13 * "Van de bank naar de kas"\n  Assets:Kas   50.00 EUR\n  Assets:Bank -50.00 EUR\n2025-03-14 * "Markt" "Zaden" #member-anna\n  Expenses:Inkoop   12.50 EUR\n  Assets:Kas       -12.50 EUR',
    ),
    "S348": Lesson(
        _("Beancount lets an asserted balance differ by one of its last decimal: a cent of 1.00, ten cents of 1.0. Money of members is kept to the cent, and a cent that is lost comes back at every balance after it."),
        "Beancount",
        '2025-03-14 * "Tuin gesnoeid" #member-anna\n  Assets:Bank      50.00 EUR\n  Income:Verkoop  -50.00 EUR\n2025-03-15 balance Assets:Bank  49.99 EUR',
        '2025-03-14 * "Tuin gesnoeid" #member-anna\n  Assets:Bank      50.00 EUR\n  Income:Verkoop  -50.00 EUR\n2025-03-15 balance Assets:Bank  50.00 EUR',
    ),
    "S349": Lesson(
        _("A grant is no income: it is to be spent on what it was given for, and what is left may have to go back. As income it would be shared out among members, and the gemeente would get back money of its own as if it had been earned."),
        "convenant of beschikking: subsidie, verantwoording en terugbetaling",
        '2025-01-20 * "Gemeente" "Subsidie" #member-collective\n  Assets:Bank      12500.00 EUR\n  Income:Verkoop  -12500.00 EUR',
        '2025-01-20 * "Gemeente" "Subsidie"\n  Assets:Bank                       12500.00 EUR\n  Liabilities:Subsidie:Begeleiding  -12500.00 EUR',
    ),
    "S350": Lesson(
        _("Closing the last month of a grant moves what is left of it to the account of the gemeente. Who pays the gemeente straight from the grant's account makes the books say that it is still owed there, and it could be paid a second time."),
        "",
        'grants:\n  - id: begeleiding\n    giver: municipality\n    from: 2025-01-01\n    to: 2025-03-31\n    amount: 1000.00\n2025-01-10 * "Gemeente"\n  Assets:Bank                       1000.00 EUR\n  Liabilities:Subsidie:Begeleiding\n2025-04-10 * "Gemeente, wat over is"\n  Liabilities:Subsidie:Begeleiding  1000.00 EUR\n  Assets:Bank                      -1000.00 EUR',
        'grants:\n  - id: begeleiding\n    giver: municipality\n    from: 2025-01-01\n    to: 2025-03-31\n    amount: 1000.00\n2025-01-10 * "Gemeente"\n  Assets:Bank                       1000.00 EUR\n  Liabilities:Subsidie:Begeleiding\n2025-04-10 * "Gemeente, wat over is"\n  Liabilities:Gemeente  1000.00 EUR\n  Assets:Bank          -1000.00 EUR',
    ),
}
# fmt: on
