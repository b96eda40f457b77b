"""Findings of premiums and allowances under artikel 31 of the Participatiewet (SPEC 3.5, 3.6)."""

from socoledger.catalogue.pages import ARTICLE31
from socoledger.domain.findings import Code, Severity, Stops, _

# fmt: off
PREMIUM_TOO_OFTEN = Code(
    "S401", Severity.ERROR, Stops.NOTHING, section="3.5",
    message=_("{member} is paid premiums {count} times in {year}; at most {limit} is allowed"),
    remedy=_("pay the rest next year; the excess counts as income for the benefit"),
    reason=_("By law a premium does not affect the benefit if it is paid once or twice in a calendar year; an agreement may say once. A further payment can be deducted from the member's benefit. The day of payment counts: what was awarded in December and is paid in January counts in the new year."),
    source="Participatiewet art. 31 lid 2 onder j",
    wrong=(
        '2025-12-19 * "Premie 3/3"\n'
        "  Liabilities:Premie:Anna   50.00 EUR\n"
        "  Assets:Bank              -50.00 EUR"
    ),
    right=(
        '2026-01-05 * "Premie"\n'
        "  Liabilities:Premie:Anna   50.00 EUR\n"
        "  Assets:Bank              -50.00 EUR"
    ),
)

PREMIUM_PAID_ABOVE_MAXIMUM = Code(
    "S402", Severity.ERROR, Stops.NOTHING, section="3.5",
    message=_("{member} is paid {total_cents} of premiums in {year}, above the maximum of {maximum_cents}"),
    remedy=_("have the excess paid back, or ask the gemeente; it counts as income for the benefit"),
    reason=_("The law has one maximum for all premiums of a calendar year together; the agreement or the decision may have a lower one. What is paid above it can be deducted from the benefit, often when the member has already spent it."),
    source="Participatiewet art. 31 lid 2 onder j",
    wrong=(
        '2025-06-30 * "Premie"\n'
        "  Liabilities:Premie:Anna   3500.00 EUR\n"
        "  Assets:Bank              -3500.00 EUR"
    ),
    right=(
        '2025-06-30 * "Premie"\n'
        "  Liabilities:Premie:Anna   2400.00 EUR\n"
        "  Assets:Bank              -2400.00 EUR"
    ),
)

PREMIUM_AWARDED_ABOVE_MAXIMUM = Code(
    "S403", Severity.ERROR, Stops.NOTHING, section="3.5",
    message=_("{member} is awarded {total_cents} of premiums in {year}, above the maximum of {maximum_cents}"),
    remedy=_("award less; the excess counts as income for the benefit"),
    reason=_("A member counts on what is awarded. If it turns out to be more than may be paid, it has to be taken back, or it costs them benefit. Usually an award booked by hand came on top of what the hours had already brought."),
    source="Participatiewet art. 31 lid 2 onder j",
    wrong=(
        '2025-06-30 * "Premie"\n'
        "  Expenses:Artikel31        3500.00 EUR\n"
        "  Liabilities:Premie:Anna  -3500.00 EUR"
    ),
    right=(
        '2025-06-30 * "Premie"\n'
        "  Expenses:Artikel31        2400.00 EUR\n"
        "  Liabilities:Premie:Anna  -2400.00 EUR"
    ),
)

PREMIUM_WITHOUT_DECISION = Code(
    "S404", Severity.ERROR, Stops.NOTHING, section="3.5",
    message=_("a premium is paid to {member}, but there is no decision of the college from the twelve months before the payment"),
    remedy=_("ask the college for a decision, and add it to the member's file"),
    reason=_("By law the college judges whether a premium helps somebody towards work. Without that judgment on record, the gemeente may treat the payment as ordinary income and cut the benefit."),
    source="Participatiewet art. 31 lid 2 onder j",
    wrong=(
        "premium: [{from: 2023-01-01, to: 2023-12-31, reference: 2023-014}]\n"
        '2025-06-30 * "Premie"\n'
        "  Liabilities:Premie:Anna   60.00 EUR\n"
        "  Assets:Bank              -60.00 EUR"
    ),
    right=(
        "premium: [{from: 2025-01-01, to: 2025-12-31, reference: 2025-014}]\n"
        '2025-06-30 * "Premie"\n'
        "  Liabilities:Premie:Anna   60.00 EUR\n"
        "  Assets:Bank              -60.00 EUR"
    ),
)

PREMIUM_PAID_ABOVE_AWARDED = Code(
    "S405", Severity.ERROR, Stops.NOTHING, section="3.5",
    message=_("this pays {member} more premium than was awarded: it brings the account to {balance_cents}"),
    remedy=_("close the month first, then pay what is on the account"),
    reason=_("What is paid in advance may turn out not to be allowed: too few hours, no entitlement, or a maximum that has been reached. Asking money back from somebody who lives on a benefit is painful for both sides."),
    wrong=(
        '2025-03-14 custom "hours" "anna" 8\n'
        '2025-03-31 * "Premie"\n'
        "  Liabilities:Premie:Anna   12.00 EUR\n"
        "  Assets:Bank              -12.00 EUR"
    ),
    right=(
        '2025-03-14 custom "hours" "anna" 8\n'
        "; socoledger close 2025-03\n"
        '2025-04-02 * "Premie"\n'
        "  Liabilities:Premie:Anna   12.00 EUR\n"
        "  Assets:Bank              -12.00 EUR"
    ),
)

PAID_WITHOUT_BENEFIT = Code(
    "S406", Severity.WARNING, Stops.NOTHING, section="3.5",
    message=_("{member} has no benefit on this day, so artikel 31 does not apply"),
    remedy=_("see whether this is wages or a payout, and book it as such"),
    reason=_("This article says what the gemeente leaves out of account when it calculates a benefit. It does nothing for somebody who has no benefit, and other rules may apply to the payment, such as those for wages and tax."),
    source="Participatiewet art. 31 lid 2 onder j en k",
    wrong=(
        "benefit: [{from: 2024-03-01, to: 2025-05-31}]\n"
        '2025-06-30 * "Premie"\n'
        "  Liabilities:Premie:Anna   60.00 EUR\n"
        "  Assets:Bank              -60.00 EUR"
    ),
    right=(
        "benefit: [{from: 2024-03-01, to: 2025-05-31}]\n"
        '2025-05-30 * "Premie"\n'
        "  Liabilities:Premie:Anna   60.00 EUR\n"
        "  Assets:Bank              -60.00 EUR"
    ),
)

PREMIUM_UNDER_27 = Code(
    "S408", Severity.ERROR, Stops.NOTHING, section="3.5",
    message=_("{member} is under 27 on this day, so artikel 31 does not exempt this premium"),
    remedy=_("have it paid back, or ask the gemeente"),
    reason=_("For people under 27 the law does not exempt premiums, so the whole amount can be deducted from the benefit. Since 2023 it does for those in the doelgroep loonkostensubsidie; perhaps that is not yet in the member's file."),
    source="Participatiewet art. 31 lid 5",
    wrong=(
        "turns_27: 2026-05-17\n"
        '2025-06-30 * "Premie"\n'
        "  Liabilities:Premie:Anna   60.00 EUR\n"
        "  Assets:Bank              -60.00 EUR"
    ),
    right=(
        "turns_27: 2026-05-17\n"
        "wage_subsidy_group: true\n"
        '2025-06-30 * "Premie"\n'
        "  Liabilities:Premie:Anna   60.00 EUR\n"
        "  Assets:Bank              -60.00 EUR"
    ),
)

PAYMENT_CANCELS_OUT = Code(
    "S410", Severity.WARNING, Stops.NOTHING, section="3.5",
    message=_("money was paid to {member} and came back, or was awarded, on the same day: the two cancel out"),
    remedy=_("first book the award in a transaction of its own, in which no money is paid, and then book the payment"),
    reason=_("This account shows how often and how much a member was paid this year. With both on one day, nobody can see what was really paid, and a payment could be overlooked or counted twice."),
    wrong=(
        '2025-06-30 * "Premie"\n'
        "  Liabilities:Premie:Anna   200.00 EUR\n"
        "  Liabilities:Premie:Anna   -50.00 EUR\n"
        "  Assets:Bank              -150.00 EUR"
    ),
    right=(
        '2025-06-29 * "Premie"\n'
        "  Expenses:Artikel31        50.00 EUR\n"
        "  Liabilities:Premie:Anna  -50.00 EUR\n"
        '2025-06-30 * "Premie"\n'
        "  Liabilities:Premie:Anna   200.00 EUR\n"
        "  Assets:Bank              -200.00 EUR"
    ),
)

ALLOWANCE_PAID_ABOVE_MAXIMUM = Code(
    "S412", Severity.ERROR, Stops.NOTHING, section="3.6",
    message=_("{member} is paid {total_cents} of allowances in {year}, above the maximum of {maximum_cents}"),
    remedy=_("have the excess paid back, or ask the gemeente; it counts as income for the benefit"),
    reason=_("Once the maximum for the year is passed, some gemeenten deduct the whole allowance from the benefit, others only the excess. A few euros too much can therefore cost a member a great deal."),
    source="Participatiewet art. 31 lid 2 onder k; Regeling Participatiewet, IOAW en IOAZ art. 7",
    wrong=(
        '2025-06-30 * "Vergoeding"\n'
        "  Liabilities:Vergoeding:Anna   2500.00 EUR\n"
        "  Assets:Bank                  -2500.00 EUR"
    ),
    right=(
        '2025-06-30 * "Vergoeding"\n'
        "  Liabilities:Vergoeding:Anna   1500.00 EUR\n"
        "  Assets:Bank                  -1500.00 EUR"
    ),
)

ALLOWANCE_AWARDED_ABOVE_MAXIMUM = Code(
    "S413", Severity.ERROR, Stops.NOTHING, section="3.6",
    message=_("{member} is awarded {total_cents} of allowances in {year}, above the maximum of {maximum_cents}"),
    remedy=_("award less; the excess counts as income for the benefit"),
    reason=_("A member counts on what is awarded. Above the maximum, some gemeenten deduct the whole allowance from the benefit, others only the excess. Usually an award booked by hand came on top of what the hours had already brought."),
    source="Participatiewet art. 31 lid 2 onder k; Regeling Participatiewet, IOAW en IOAZ art. 7",
    wrong=(
        '2025-06-30 * "Vergoeding"\n'
        "  Expenses:Artikel31            2500.00 EUR\n"
        "  Liabilities:Vergoeding:Anna  -2500.00 EUR"
    ),
    right=(
        '2025-06-30 * "Vergoeding"\n'
        "  Expenses:Artikel31            150.00 EUR\n"
        "  Liabilities:Vergoeding:Anna  -150.00 EUR"
    ),
)

ALLOWANCE_WITHOUT_DECISION = Code(
    "S414", Severity.ERROR, Stops.NOTHING, section="3.6",
    message=_("an allowance is paid to {member}, but there is no decision of the college from the twelve months before the payment"),
    remedy=_("ask the college for a decision, and add it to the member's file"),
    reason=_("The gemeente decides afterwards whether an allowance leaves the benefit untouched. These books ask for its word beforehand, as with premiums, so that a member never has to pay back what they thought was theirs."),
    source="convenant, artikel over kostenvergoedingen",
    wrong=(
        "allowance: [{from: 2023-01-01, to: 2023-12-31, reference: 2023-015}]\n"
        '2025-06-30 * "Vergoeding"\n'
        "  Liabilities:Vergoeding:Anna   60.00 EUR\n"
        "  Assets:Bank                  -60.00 EUR"
    ),
    right=(
        "allowance: [{from: 2025-01-01, to: 2025-12-31, reference: 2025-015}]\n"
        '2025-06-30 * "Vergoeding"\n'
        "  Liabilities:Vergoeding:Anna   60.00 EUR\n"
        "  Assets:Bank                  -60.00 EUR"
    ),
)

ALLOWANCE_PAID_ABOVE_AWARDED = Code(
    "S415", Severity.ERROR, Stops.NOTHING, section="3.6",
    message=_("this pays {member} more allowance than was awarded: it brings the account to {balance_cents}"),
    remedy=_("close the month first, then pay what is on the account"),
    reason=_("What is paid in advance may turn out to be above the maximum of the month or the year. Then a member who counted on it has to pay it back, or loses benefit."),
    wrong=(
        '2025-03-14 custom "hours" "anna" 8\n'
        '2025-03-31 * "Vergoeding"\n'
        "  Liabilities:Vergoeding:Anna   16.00 EUR\n"
        "  Assets:Bank                  -16.00 EUR"
    ),
    right=(
        '2025-03-14 custom "hours" "anna" 8\n'
        "; socoledger close 2025-03\n"
        '2025-04-02 * "Vergoeding"\n'
        "  Liabilities:Vergoeding:Anna   16.00 EUR\n"
        "  Assets:Bank                  -16.00 EUR"
    ),
)

ALLOWANCE_MONTH_ABOVE_MAXIMUM = Code(
    "S416", Severity.WARNING, Stops.NOTHING, section="3.6",
    message=_("{member} is awarded {total_cents} of allowances in {month}, above the maximum of {maximum_cents} for a month"),
    remedy=_("award less in this month, or ask the gemeente; the excess may count as income for the benefit"),
    reason=_("Each month has its own maximum: a quiet month does not make up for a busy one. Some gemeenten then deduct the whole allowance from the benefit, others only the excess. Usually an award booked by hand came on top of what the hours had already brought."),
    source="Participatiewet art. 31 lid 2 onder k; Regeling Participatiewet, IOAW en IOAZ art. 7",
    wrong=(
        '2025-03-31 * "Vergoeding"\n'
        "  Expenses:Artikel31            250.00 EUR\n"
        "  Liabilities:Vergoeding:Anna  -250.00 EUR"
    ),
    right=(
        '2025-03-31 * "Vergoeding"\n'
        "  Expenses:Artikel31            150.00 EUR\n"
        "  Liabilities:Vergoeding:Anna  -150.00 EUR"
    ),
)

ALLOWANCE_UNDER_27 = Code(
    "S418", Severity.ERROR, Stops.NOTHING, section="3.6",
    message=_("{member} is under 27 on this day, so artikel 31 does not exempt this allowance"),
    remedy=_("have it paid back, or ask the gemeente"),
    reason=_("For people under 27 the law does not exempt volunteer allowances, so the whole amount can be deducted from the benefit. The exception for the doelgroep loonkostensubsidie is for premiums only; allowances were exempt for them too only from November 2020 through September 2021."),
    source="Participatiewet art. 31 lid 5",
    wrong=(
        "turns_27: 2026-05-17\n"
        '2025-06-30 * "Vergoeding"\n'
        "  Liabilities:Vergoeding:Anna   60.00 EUR\n"
        "  Assets:Bank                  -60.00 EUR"
    ),
    right=(
        "turns_27: 2026-05-17\n"
        '2026-06-30 * "Vergoeding"\n'
        "  Liabilities:Vergoeding:Anna   60.00 EUR\n"
        "  Assets:Bank                  -60.00 EUR"
    ),
)

UNDER_27_A_YEAR_EARLY = Code(
    "S420", Severity.NOTICE, Stops.NOTHING, section="3.5",
    message=_("{member} is under 27, and this decision lets them have a premium in 2026 already, by the rule of 2027"),
    remedy=_("keep the decision of the college: it says that the gemeente applies that rule a year early"),
    reason=_("2026 is a year of transition, in which a gemeente may decide to apply the rule of 2027. Without that decision on paper the premium would count as income."),
    source="Binnenlands Bestuur, over de brief van de staatssecretaris",
    wrong=(
        "turns_27: 2028-05-17\n"
        "premium:\n"
        "  - from: 2026-01-01\n"
        "    reference: Besluit 2026-004\n"
        "    under_27: true"
    ),
)

ALLOWANCES_AND_TAX = Code(
    "S432", Severity.NOTICE, Stops.NOTHING, section="3.6",
    message=_("allowances under artikel 31, onder k, are used here; look at the tax side too"),
    remedy=_("ask the Belastingdienst or an adviser what applies to your coöperatie, and keep the answer with the convenant"),
    reason=_("Artikel 31 is about the benefit; tax has rules of its own. A coöperatie is normally subject to vennootschapsbelasting, and then the volunteer scheme of the loonbelasting does not simply apply, even for an amount that does not affect the benefit. These books cannot decide how it is in your case."),
    source="Wet op de loonbelasting 1964 art. 2 lid 6; Wet op de vennootschapsbelasting 1969 art. 2",
    wrong=(
        '2025-03-31 * "Vergoeding"\n'
        "  Expenses:Artikel31            50.00 EUR\n"
        "  Liabilities:Vergoeding:Anna  -50.00 EUR"
    ),
)

RECEIPT_BOOKED_AS_ALLOWANCE = Code(
    "S433", Severity.WARNING, Stops.NOTHING, section="9",
    message=_("this is paid back to {member} against a receipt, but booked as a cost of artikel 31"),
    remedy=_("book real costs on a cost account of their own; a flat amount without receipts is an allowance"),
    reason=_("Real costs that are paid back to a volunteer against a receipt are not an allowance: they do not count for artikel 31 at all. A flat travel allowance is different. Without receipts it counts in full, together with all other allowances of that month and year: 150.00 a month and 58.00 for travel is 208.00, above a maximum of 190.00, and then some gemeenten count all of it as income."),
    source="Participatiewet art. 31 lid 2 onder k; Belastingdienst, vrijwilligersregeling",
    page=ARTICLE31,
    wrong=(
        '2025-03-11 * "Treinkaartje ziekenhuis"\n'
        '  reimbursed: "anna"\n'
        "  Expenses:Artikel31   18.40 EUR\n"
        "  Assets:Bank         -18.40 EUR"
    ),
    right=(
        '2025-03-11 * "Treinkaartje ziekenhuis" #member-collective\n'
        '  reimbursed: "anna"\n'
        "  Expenses:Inkoop   18.40 EUR\n"
        "  Assets:Bank      -18.40 EUR"
    ),
)

UNDER_27_WITHOUT_EFFECT = Code(
    "S445", Severity.WARNING, Stops.NOTHING, section="3.5",
    message=_("under_27 has no effect in this decision for {member}: it applies only in 2026, and only to somebody who is under 27 then"),
    remedy=_("remove under_27 from the decision, or correct the dates of the decision, or add turns_27 to the member's file"),
    reason=_("Somebody may be counting on a premium that this decision does not allow. The rule for people under 27 can be applied early only in 2026, and socoledger needs to know when the member turns 27."),
    source="Binnenlands Bestuur, over de brief van de staatssecretaris",
    wrong=(
        "premium:\n"
        "  - from: 2025-01-01\n"
        "    to: 2025-12-31\n"
        "    reference: Besluit 2025-004\n"
        "    under_27: true"
    ),
    right=(
        "turns_27: 2028-05-17\n"
        "premium:\n"
        "  - from: 2026-01-01\n"
        "    reference: Besluit 2026-004\n"
        "    under_27: true"
    ),
)

PREMIUM_IN_OTHER_MONTH = Code(
    "S446", Severity.WARNING, Stops.NOTHING, section="3.5",
    message=_("{member} was paid a premium in a month in which the agreement pays none; it names: {months}"),
    remedy=_("correct the date if it is wrong, or pay in one of these months from now on; if the gemeente agrees with this one, note that with: socoledger note"),
    reason=_("The gemeente agreed to premiums in fixed months, so that members and their contact persons know what to expect. A payment in between easily becomes one too many in the year, and then counts as income."),
    source="Participatiewet art. 31 lid 2 onder j",
    wrong=(
        "premium: {share: 30%, pay_months: [6, 11]}\n"
        '2025-07-04 * "Premie"\n'
        "  Liabilities:Premie:Anna   300.00 EUR\n"
        "  Assets:Bank              -300.00 EUR"
    ),
    right=(
        "premium: {share: 30%, pay_months: [6, 11]}\n"
        '2025-06-27 * "Premie"\n'
        "  Liabilities:Premie:Anna   300.00 EUR\n"
        "  Assets:Bank              -300.00 EUR"
    ),
)

AWARDED_BEFORE_END_WAS_KNOWN = Code(
    "S447", Severity.WARNING, Stops.NOTHING, section="1",
    message=_("{member} was awarded {amount_cents} as {award} over {months}, which turned out to be {obstacle}; that became known on {known}"),
    remedy=_("what was awarded stays awarded; ask the gemeente whether it may be paid, or has to be paid back if it was paid already"),
    reason=_("Gemeenten end benefits backwards, and members leave without a word. The months were closed by what was known then; what they awarded may count as income now, or be nobody's claim."),
    source="Participatiewet art. 31 lid 2 onder j en k, art. 32 lid 1 onder a",
    wrong=(
        "benefit:\n"
        "  - {from: 2024-03-01, to: 2025-03-31, known: 2025-06-12}\n"
        '2025-05-14 custom "hours" "anna" 8\n'
        '2025-06-20 custom "hours" "anna" 2'
    ),
)
# fmt: on
