"""Lessons on the law: art. 31 and the KOR (S4)."""

from socoledger.domain.findings import _
from socoledger.domain.lessons.lesson import Lesson

# fmt: off
LESSONS: dict[str, Lesson] = {
    "S401": Lesson(
        _("By law a premium does not affect the benefit if it is paid once or twice in a calendar year; an agreement may say once. A further payment can be deducted from the member's benefit. The day of payment counts: what was awarded in December and is paid in January counts in the new year."),
        "Participatiewet art. 31 lid 2 onder j",
        '2025-12-19 * "Premie 3/3"\n  Liabilities:Premie:Anna   50.00 EUR\n  Assets:Bank              -50.00 EUR',
        '2026-01-05 * "Premie"\n  Liabilities:Premie:Anna   50.00 EUR\n  Assets:Bank              -50.00 EUR',
    ),
    "S402": Lesson(
        _("The law has one maximum for all premiums of a calendar year together; the agreement or the decision may have a lower one. What is paid above it can be deducted from the benefit, often when the member has already spent it."),
        "Participatiewet art. 31 lid 2 onder j",
        '2025-06-30 * "Premie"\n  Liabilities:Premie:Anna   3500.00 EUR\n  Assets:Bank              -3500.00 EUR',
        '2025-06-30 * "Premie"\n  Liabilities:Premie:Anna   2400.00 EUR\n  Assets:Bank              -2400.00 EUR',
    ),
    "S403": Lesson(
        _("A member counts on what is awarded. If it turns out to be more than may be paid, it has to be taken back, or it costs them benefit. Usually an award booked by hand came on top of what the hours had already brought."),
        "Participatiewet art. 31 lid 2 onder j",
        '2025-06-30 * "Premie"\n  Expenses:Artikel31        3500.00 EUR\n  Liabilities:Premie:Anna  -3500.00 EUR',
        '2025-06-30 * "Premie"\n  Expenses:Artikel31        2400.00 EUR\n  Liabilities:Premie:Anna  -2400.00 EUR',
    ),
    "S404": Lesson(
        _("By law the college judges whether a premium helps somebody towards work. Without that judgment on record, the gemeente may treat the payment as ordinary income and cut the benefit."),
        "Participatiewet art. 31 lid 2 onder j",
        'premium: [{from: 2023-01-01, to: 2023-12-31, reference: 2023-014}]\n2025-06-30 * "Premie"\n  Liabilities:Premie:Anna   60.00 EUR\n  Assets:Bank              -60.00 EUR',
        'premium: [{from: 2025-01-01, to: 2025-12-31, reference: 2025-014}]\n2025-06-30 * "Premie"\n  Liabilities:Premie:Anna   60.00 EUR\n  Assets:Bank              -60.00 EUR',
    ),
    "S405": Lesson(
        _("What is paid in advance may turn out not to be allowed: too few hours, no entitlement, or a maximum that has been reached. Asking money back from somebody who lives on a benefit is painful for both sides."),
        "",
        '2025-03-14 custom "hours" "anna" 8\n2025-03-31 * "Premie"\n  Liabilities:Premie:Anna   12.00 EUR\n  Assets:Bank              -12.00 EUR',
        '2025-03-14 custom "hours" "anna" 8\n; socoledger close 2025-03\n2025-04-02 * "Premie"\n  Liabilities:Premie:Anna   12.00 EUR\n  Assets:Bank              -12.00 EUR',
    ),
    "S406": Lesson(
        _("This article says what the gemeente leaves out of account when it calculates a benefit. It does nothing for somebody who has no benefit, and other rules may apply to the payment, such as those for wages and tax."),
        "Participatiewet art. 31 lid 2 onder j en k",
        'benefit: [{from: 2024-03-01, to: 2025-05-31}]\n2025-06-30 * "Premie"\n  Liabilities:Premie:Anna   60.00 EUR\n  Assets:Bank              -60.00 EUR',
        'benefit: [{from: 2024-03-01, to: 2025-05-31}]\n2025-05-30 * "Premie"\n  Liabilities:Premie:Anna   60.00 EUR\n  Assets:Bank              -60.00 EUR',
    ),
    "S407": Lesson(
        _("The maximum for premiums changes in January and July, the one for allowances in January, and socoledger may not know the new amount yet. These amounts normally rise, so the old one is on the safe side; a member may get a little less for the time being."),
        "Participatiewet art. 38 lid 4; Regeling Participatiewet, IOAW en IOAZ art. 7",
        '2026-07-15 custom "hours" "anna" 8',
        'amounts:\n  - id: premium_per_year\n    from: 2026-07-01\n    value: 3440.00\n    source: "Stcrt. 2026, 12345"\n2026-07-15 custom "hours" "anna" 8',
    ),
    "S408": Lesson(
        _("For people under 27 the law does not exempt premiums, so the whole amount can be deducted from the benefit. Since 2023 it does for those in the doelgroep loonkostensubsidie; perhaps that is not yet in the member's file."),
        "Participatiewet art. 31 lid 5",
        'turns_27: 2026-05-17\n2025-06-30 * "Premie"\n  Liabilities:Premie:Anna   60.00 EUR\n  Assets:Bank              -60.00 EUR',
        'turns_27: 2026-05-17\nwage_subsidy_group: true\n2025-06-30 * "Premie"\n  Liabilities:Premie:Anna   60.00 EUR\n  Assets:Bank              -60.00 EUR',
    ),
    "S409": Lesson(
        _("The law changes on that date, and its new text could not be found when this version of socoledger was made. If the rule became stricter, a payment can cost a young member benefit; if it became milder, they may miss out."),
        "Participatiewet art. 31 lid 5",
        'turns_27: 2027-05-17\n2027-01-15 custom "hours" "anna" 8',
    ),
    "S410": Lesson(
        _("This account shows how often and how much a member was paid this year. With both on one day, nobody can see what was really paid, and a payment could be overlooked or counted twice."),
        "",
        '2025-06-30 * "Premie"\n  Liabilities:Premie:Anna   200.00 EUR\n  Liabilities:Premie:Anna   -50.00 EUR\n  Assets:Bank              -150.00 EUR',
        '2025-06-29 * "Premie"\n  Expenses:Artikel31        50.00 EUR\n  Liabilities:Premie:Anna  -50.00 EUR\n2025-06-30 * "Premie"\n  Liabilities:Premie:Anna   200.00 EUR\n  Assets:Bank              -200.00 EUR',
    ),
    "S412": Lesson(
        _("Once the maximum for the year is passed, some gemeenten deduct the whole allowance from the benefit, others only the excess. A few euros too much can therefore cost a member a great deal."),
        "Participatiewet art. 31 lid 2 onder k; Regeling Participatiewet, IOAW en IOAZ art. 7",
        '2025-06-30 * "Vergoeding"\n  Liabilities:Vergoeding:Anna   2500.00 EUR\n  Assets:Bank                  -2500.00 EUR',
        '2025-06-30 * "Vergoeding"\n  Liabilities:Vergoeding:Anna   1500.00 EUR\n  Assets:Bank                  -1500.00 EUR',
    ),
    "S413": Lesson(
        _("A member counts on what is awarded. Above the maximum, some gemeenten deduct the whole allowance from the benefit, others only the excess. Usually an award booked by hand came on top of what the hours had already brought."),
        "Participatiewet art. 31 lid 2 onder k; Regeling Participatiewet, IOAW en IOAZ art. 7",
        '2025-06-30 * "Vergoeding"\n  Expenses:Artikel31            2500.00 EUR\n  Liabilities:Vergoeding:Anna  -2500.00 EUR',
        '2025-06-30 * "Vergoeding"\n  Expenses:Artikel31            150.00 EUR\n  Liabilities:Vergoeding:Anna  -150.00 EUR',
    ),
    "S414": Lesson(
        _("The gemeente decides afterwards whether an allowance leaves the benefit untouched. These books ask for its word beforehand, as with premiums, so that a member never has to pay back what they thought was theirs."),
        "convenant, artikel over kostenvergoedingen",
        'allowance: [{from: 2023-01-01, to: 2023-12-31, reference: 2023-015}]\n2025-06-30 * "Vergoeding"\n  Liabilities:Vergoeding:Anna   60.00 EUR\n  Assets:Bank                  -60.00 EUR',
        'allowance: [{from: 2025-01-01, to: 2025-12-31, reference: 2025-015}]\n2025-06-30 * "Vergoeding"\n  Liabilities:Vergoeding:Anna   60.00 EUR\n  Assets:Bank                  -60.00 EUR',
    ),
    "S415": Lesson(
        _("What is paid in advance may turn out to be above the maximum of the month or the year. Then a member who counted on it has to pay it back, or loses benefit."),
        "",
        '2025-03-14 custom "hours" "anna" 8\n2025-03-31 * "Vergoeding"\n  Liabilities:Vergoeding:Anna   16.00 EUR\n  Assets:Bank                  -16.00 EUR',
        '2025-03-14 custom "hours" "anna" 8\n; socoledger close 2025-03\n2025-04-02 * "Vergoeding"\n  Liabilities:Vergoeding:Anna   16.00 EUR\n  Assets:Bank                  -16.00 EUR',
    ),
    "S416": Lesson(
        _("Each month has its own maximum: a quiet month does not make up for a busy one. Some gemeenten then deduct the whole allowance from the benefit, others only the excess. Usually an award booked by hand came on top of what the hours had already brought."),
        "Participatiewet art. 31 lid 2 onder k; Regeling Participatiewet, IOAW en IOAZ art. 7",
        '2025-03-31 * "Vergoeding"\n  Expenses:Artikel31            250.00 EUR\n  Liabilities:Vergoeding:Anna  -250.00 EUR',
        '2025-03-31 * "Vergoeding"\n  Expenses:Artikel31            150.00 EUR\n  Liabilities:Vergoeding:Anna  -150.00 EUR',
    ),
    "S418": Lesson(
        _("For people under 27 the law does not exempt volunteer allowances, so the whole amount can be deducted from the benefit. The exception for the doelgroep loonkostensubsidie is for premiums only; allowances were exempt for them too only from November 2020 through September 2021."),
        "Participatiewet art. 31 lid 5",
        'turns_27: 2026-05-17\n2025-06-30 * "Vergoeding"\n  Liabilities:Vergoeding:Anna   60.00 EUR\n  Assets:Bank                  -60.00 EUR',
        'turns_27: 2026-05-17\n2026-06-30 * "Vergoeding"\n  Liabilities:Vergoeding:Anna   60.00 EUR\n  Assets:Bank                  -60.00 EUR',
    ),
    "S419": Lesson(
        _("A newspaper reported this, quoting a letter from the State Secretary; the text of the law for 2027 itself could not be found. If the law turns out differently, a premium would count as income of a young member."),
        "Binnenlands Bestuur, over de brief van de staatssecretaris",
        'turns_27: 2028-05-17\n2027-01-15 custom "hours" "anna" 8',
        'under_27:\n  - for: premium\n    from: 2027-01-01\n    rule: lifted\n    source: "Stb. 2026, 123"',
    ),
    "S420": Lesson(
        _("2026 is a year of transition, in which a gemeente may decide to apply the rule of 2027. Without that decision on paper the premium would count as income."),
        "Binnenlands Bestuur, over de brief van de staatssecretaris",
        "turns_27: 2028-05-17\npremium:\n  - from: 2026-01-01\n    reference: Besluit 2026-004\n    under_27: true",
        "",
    ),
    "S421": Lesson(
        _("An amount in law.yaml takes precedence, even over what socoledger found in the law. If it is a mistake, members get too much, which the gemeente can claim back, or less than they are allowed to have."),
        "Participatiewet art. 31 lid 2 onder j en k",
        'amounts:\n  - id: premium_per_year\n    from: 2026-01-01\n    value: 3938.00\n    source: "Stcrt. 2025, 43553"',
        'amounts:\n  - id: premium_per_year\n    from: 2026-01-01\n    value: 3398.00\n    source: "Stcrt. 2025, 43553"',
    ),
    "S422": Lesson(
        _("Legal amounts rise by a few per cent a year. A larger change usually means a digit too many or too few, and every premium or allowance of the year would be checked against that wrong amount."),
        "Participatiewet art. 38 lid 4",
        'amounts:\n  - id: premium_per_year\n    from: 2026-07-01\n    value: 344.00\n    source: "Stcrt. 2026, 1234"',
        'amounts:\n  - id: premium_per_year\n    from: 2026-07-01\n    value: 3440.00\n    source: "Stcrt. 2026, 1234"',
    ),
    "S430": Lesson(
        _("For btw the coöperatie is normally one entrepreneur, so the invoices of all members count together. Above the threshold the small business scheme ends at once, and btw that was not charged comes out of your own funds."),
        "Wet op de omzetbelasting 1968 art. 25",
        'kor: true\n2025-09-14 * "Catering" #member-anna\n  Assets:Bank       16500.00 EUR\n  Income:Catering  -16500.00 EUR',
    ),
    "S431": Lesson(
        _("From the invoice that passes the threshold on, btw is due even if it was not charged. The longer that goes on, the more the coöperatie pays out of what members earned together."),
        "Wet op de omzetbelasting 1968 art. 25",
        'kor: true\n2025-09-14 * "Catering" #member-anna\n  Assets:Bank       21000.00 EUR\n  Income:Catering  -21000.00 EUR',
        'kor: false\n2025-09-14 * "Catering" #member-anna\n  Assets:Bank       21000.00 EUR\n  Income:Catering  -21000.00 EUR',
    ),
    "S432": Lesson(
        _("Artikel 31 is about the benefit; tax has rules of its own. A coöperatie is normally subject to vennootschapsbelasting, and then the volunteer scheme of the loonbelasting does not simply apply, even for an amount that does not affect the benefit. These books cannot decide how it is in your case."),
        "Wet op de loonbelasting 1964 art. 2 lid 6; Wet op de vennootschapsbelasting 1969 art. 2",
        '2025-03-31 * "Vergoeding"\n  Expenses:Artikel31            50.00 EUR\n  Liabilities:Vergoeding:Anna  -50.00 EUR',
    ),
    "S433": Lesson(
        _("Real costs that are paid back to a volunteer against a receipt are not an allowance: they do not count for artikel 31 at all. A flat travel allowance is different. Without receipts it counts in full, together with all other allowances of that month and year: 150.00 a month and 58.00 for travel is 208.00, above a maximum of 190.00, and then some gemeenten count all of it as income."),
        "Participatiewet art. 31 lid 2 onder k; Belastingdienst, vrijwilligersregeling",
        '2025-03-11 * "Treinkaartje ziekenhuis"\n  reimbursed: "anna"\n  Expenses:Artikel31   18.40 EUR\n  Assets:Bank         -18.40 EUR',
        '2025-03-11 * "Treinkaartje ziekenhuis" #member-collective\n  reimbursed: "anna"\n  Expenses:Inkoop   18.40 EUR\n  Assets:Bank      -18.40 EUR',
    ),
    "S441": Lesson(
        _("The law allows one or two premiums in a calendar year for each person, whoever pays them. Two coöperaties that each pay twice make four payments; the excess counts as income for the benefit."),
        "Participatiewet art. 31 lid 2 onder j",
        "restaurant: Premie:Anna, 30 juni en 31 december\natelier:    Premie:An, 31 december",
        "restaurant: Premie:Anna, 30 juni\natelier:    Premie:An, 31 december",
    ),
    "S442": Lesson(
        _("The maximum for a calendar year is for the person. Each coöperatie may stay below it while together they do not; the gemeente counts the excess as income, and deducts it from the benefit."),
        "Participatiewet art. 31 lid 2 onder j en k; art. 32 lid 1 onder a",
        "restaurant: 2000.00\natelier:    1500.00",
        "restaurant: 1200.00\natelier:    1200.00",
    ),
    "S443": Lesson(
        _("A member counts on an award, and it is never lowered afterwards. In all books together, more has been awarded than may be paid in the calendar year, so part of it cannot be paid without harm to the benefit."),
        "Participatiewet art. 31 lid 2 onder j en k",
        "restaurant: 2000.00\natelier:    1500.00",
        "restaurant: 1200.00\natelier:    1200.00",
    ),
    "S444": Lesson(
        _("Allowances for volunteers also have a maximum for each month, for all work together. A month above it is a breach even if the year stays below its maximum; months are not averaged."),
        "Participatiewet art. 31 lid 2 onder k; Regeling Participatiewet art. 7",
        "restaurant: 150.00\nland:       100.00",
        "restaurant: 150.00\nland:        50.00",
    ),
    "S445": Lesson(
        _("Somebody may be counting on a premium that this decision does not allow. The rule for people under 27 can be applied early only in 2026, and socoledger needs to know when the member turns 27."),
        "Binnenlands Bestuur, over de brief van de staatssecretaris",
        "premium:\n  - from: 2025-01-01\n    to: 2025-12-31\n    reference: Besluit 2025-004\n    under_27: true",
        "turns_27: 2028-05-17\npremium:\n  - from: 2026-01-01\n    reference: Besluit 2026-004\n    under_27: true",
    ),
}
# fmt: on
