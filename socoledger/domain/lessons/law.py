"""Lessons on the law: art. 31 and the KOR (S4)."""

from socoledger.domain.findings import _
from socoledger.domain.lessons.lesson import Lesson

# fmt: off
LESSONS: dict[str, Lesson] = {
    "S401": Lesson(
        _("The law leaves a premium alone if it comes once or twice in a calendar year; an agreement may say once. A further payment can be taken off the member's benefit. The day of payment is what counts: what was awarded in December and is paid in January, counts in the new year."),
        "Participatiewet art. 31 lid 2 onder j",
        '2025-12-19 * "Premie 3/3"\n  Liabilities:Premie:Anna   50.00 EUR\n  Assets:Bank              -50.00 EUR',
        '2026-01-05 * "Premie"\n  Liabilities:Premie:Anna   50.00 EUR\n  Assets:Bank              -50.00 EUR',
    ),
    "S402": Lesson(
        _("The law has one maximum for all premiums of a calendar year together; the agreement or the decision may have a lower one. What is paid on top of it can be taken off the benefit, often when the member has already spent it."),
        "Participatiewet art. 31 lid 2 onder j",
        '2025-06-30 * "Premie"\n  Liabilities:Premie:Anna   3500.00 EUR\n  Assets:Bank              -3500.00 EUR',
        '2025-06-30 * "Premie"\n  Liabilities:Premie:Anna   2400.00 EUR\n  Assets:Bank              -2400.00 EUR',
    ),
    "S403": Lesson(
        _("A member counts on what is awarded. If it turns out to be more than may be paid, it has to be taken back, or it costs them benefit. Mostly an award by hand came on top of what the hours already brought."),
        "Participatiewet art. 31 lid 2 onder j",
        '2025-06-30 * "Premie"\n  Expenses:Artikel31        3500.00 EUR\n  Liabilities:Premie:Anna  -3500.00 EUR',
        '2025-06-30 * "Premie"\n  Expenses:Artikel31        2400.00 EUR\n  Liabilities:Premie:Anna  -2400.00 EUR',
    ),
    "S404": Lesson(
        _("By law it is the college that judges whether a premium helps somebody towards work. Without that judgment on record the gemeente may take the payment for ordinary income, and cut the benefit."),
        "Participatiewet art. 31 lid 2 onder j",
        'premium: [{from: 2023-01-01, to: 2023-12-31, reference: 2023-014}]\n2025-06-30 * "Premie"\n  Liabilities:Premie:Anna   60.00 EUR\n  Assets:Bank              -60.00 EUR',
        'premium: [{from: 2025-01-01, to: 2025-12-31, reference: 2025-014}]\n2025-06-30 * "Premie"\n  Liabilities:Premie:Anna   60.00 EUR\n  Assets:Bank              -60.00 EUR',
    ),
    "S405": Lesson(
        _("What is paid ahead may turn out not to be allowed: too few hours, no entitlement, or a maximum that is reached. To ask money back from somebody who lives on a benefit is painful for both sides."),
        "",
        '2025-03-14 custom "hours" "anna" 8\n2025-03-31 * "Premie"\n  Liabilities:Premie:Anna   12.00 EUR\n  Assets:Bank              -12.00 EUR',
        '2025-03-14 custom "hours" "anna" 8\n; socoledger close 2025-03\n2025-04-02 * "Premie"\n  Liabilities:Premie:Anna   12.00 EUR\n  Assets:Bank              -12.00 EUR',
    ),
    "S406": Lesson(
        _("This article says what the gemeente leaves alone when it reckons out a benefit. For somebody who gets none it protects nothing, and other rules may hold for the payment, such as those for wages and tax."),
        "Participatiewet art. 31 lid 2 onder j en k",
        'benefit: [{from: 2024-03-01, to: 2025-05-31}]\n2025-06-30 * "Premie"\n  Liabilities:Premie:Anna   60.00 EUR\n  Assets:Bank              -60.00 EUR',
        'benefit: [{from: 2024-03-01, to: 2025-05-31}]\n2025-05-30 * "Premie"\n  Liabilities:Premie:Anna   60.00 EUR\n  Assets:Bank              -60.00 EUR',
    ),
    "S407": Lesson(
        _("The maximum of premiums changes in January and July, that of allowances in January, and socoledger may not know it yet. As these amounts normally rise, the old one is the safe side; a member may get a little less for the time being."),
        "Participatiewet art. 38 lid 4; Regeling Participatiewet, IOAW en IOAZ art. 7",
        '2026-07-15 custom "hours" "anna" 8',
        'amounts:\n  - id: premium_per_year\n    from: 2026-07-01\n    value: 3440.00\n    source: "Stcrt. 2026, 12345"\n2026-07-15 custom "hours" "anna" 8',
    ),
    "S408": Lesson(
        _("For young people the law makes no exception for premiums, so all of it can be taken off the benefit. Since 2023 it does for those in the doelgroep loonkostensubsidie; perhaps that is not yet in the member's file."),
        "Participatiewet art. 31 lid 5",
        'turns_27: 2026-05-17\n2025-06-30 * "Premie"\n  Liabilities:Premie:Anna   60.00 EUR\n  Assets:Bank              -60.00 EUR',
        'turns_27: 2026-05-17\nwage_subsidy_group: true\n2025-06-30 * "Premie"\n  Liabilities:Premie:Anna   60.00 EUR\n  Assets:Bank              -60.00 EUR',
    ),
    "S409": Lesson(
        _("The law changes at that date, and its new text was not found when this version of socoledger was made. If it became stricter, a payment can cost a young member benefit; if milder, they may miss something."),
        "Participatiewet art. 31 lid 5",
        'turns_27: 2027-05-17\n2027-01-15 custom "hours" "anna" 8',
    ),
    "S410": Lesson(
        _("This account shows how often and how much a member was paid this year. With both on one day it cannot be seen any more what was really paid, and a payment could be overlooked or counted twice."),
        "",
        '2025-06-30 * "Premie"\n  Liabilities:Premie:Anna   200.00 EUR\n  Liabilities:Premie:Anna   -50.00 EUR\n  Assets:Bank              -150.00 EUR',
        '2025-06-29 * "Premie"\n  Expenses:Artikel31        50.00 EUR\n  Liabilities:Premie:Anna  -50.00 EUR\n2025-06-30 * "Premie"\n  Liabilities:Premie:Anna   200.00 EUR\n  Assets:Bank              -200.00 EUR',
    ),
    "S412": Lesson(
        _("Once the maximum of the year is passed, some gemeenten take the whole allowance off the benefit, others only what is above. A few euros too much can therefore cost a member a great deal."),
        "Participatiewet art. 31 lid 2 onder k; Regeling Participatiewet, IOAW en IOAZ art. 7",
        '2025-06-30 * "Vergoeding"\n  Liabilities:Vergoeding:Anna   2500.00 EUR\n  Assets:Bank                  -2500.00 EUR',
        '2025-06-30 * "Vergoeding"\n  Liabilities:Vergoeding:Anna   1500.00 EUR\n  Assets:Bank                  -1500.00 EUR',
    ),
    "S413": Lesson(
        _("A member counts on what is awarded. Above the maximum some gemeenten take the whole allowance off the benefit, others only the rest. Mostly an award by hand came on top of what the hours already brought."),
        "Participatiewet art. 31 lid 2 onder k; Regeling Participatiewet, IOAW en IOAZ art. 7",
        '2025-06-30 * "Vergoeding"\n  Expenses:Artikel31            2500.00 EUR\n  Liabilities:Vergoeding:Anna  -2500.00 EUR',
        '2025-06-30 * "Vergoeding"\n  Expenses:Artikel31            150.00 EUR\n  Liabilities:Vergoeding:Anna  -150.00 EUR',
    ),
    "S414": Lesson(
        _("It is the gemeente that judges afterwards whether an allowance leaves the benefit alone. These books ask for its word beforehand, as with premiums, so that a member never has to pay back what they took to be theirs."),
        "convenant, artikel over kostenvergoedingen",
        'allowance: [{from: 2023-01-01, to: 2023-12-31, reference: 2023-015}]\n2025-06-30 * "Vergoeding"\n  Liabilities:Vergoeding:Anna   60.00 EUR\n  Assets:Bank                  -60.00 EUR',
        'allowance: [{from: 2025-01-01, to: 2025-12-31, reference: 2025-015}]\n2025-06-30 * "Vergoeding"\n  Liabilities:Vergoeding:Anna   60.00 EUR\n  Assets:Bank                  -60.00 EUR',
    ),
    "S415": Lesson(
        _("What is paid ahead may turn out to be above the maximum of the month or the year. Then a member who counted on it has to pay back, or loses benefit."),
        "",
        '2025-03-14 custom "hours" "anna" 8\n2025-03-31 * "Vergoeding"\n  Liabilities:Vergoeding:Anna   16.00 EUR\n  Assets:Bank                  -16.00 EUR',
        '2025-03-14 custom "hours" "anna" 8\n; socoledger close 2025-03\n2025-04-02 * "Vergoeding"\n  Liabilities:Vergoeding:Anna   16.00 EUR\n  Assets:Bank                  -16.00 EUR',
    ),
    "S416": Lesson(
        _("Each month has a maximum of its own: a quiet month does not make up for a busy one. Some gemeenten then take the whole allowance off the benefit, others only what is above. Mostly an award by hand came on top of what the hours brought."),
        "Participatiewet art. 31 lid 2 onder k; Regeling Participatiewet, IOAW en IOAZ art. 7",
        '2025-03-31 * "Vergoeding"\n  Expenses:Artikel31            250.00 EUR\n  Liabilities:Vergoeding:Anna  -250.00 EUR',
        '2025-03-31 * "Vergoeding"\n  Expenses:Artikel31            150.00 EUR\n  Liabilities:Vergoeding:Anna  -150.00 EUR',
    ),
    "S418": Lesson(
        _("For young people the law does not leave allowances for volunteering alone, so all of it can be taken off the benefit. The exception for the doelgroep loonkostensubsidie is for premiums only; just from November 2020 through September 2021 allowances were free for them too."),
        "Participatiewet art. 31 lid 5",
        'turns_27: 2026-05-17\n2025-06-30 * "Vergoeding"\n  Liabilities:Vergoeding:Anna   60.00 EUR\n  Assets:Bank                  -60.00 EUR',
        'turns_27: 2026-05-17\n2026-06-30 * "Vergoeding"\n  Liabilities:Vergoeding:Anna   60.00 EUR\n  Assets:Bank                  -60.00 EUR',
    ),
    "S430": Lesson(
        _("For btw the coöperatie is normally one entrepreneur, so the invoices of all members count together. Above the threshold the scheme for small businesses ends at once, and btw that was not charged comes out of your own funds."),
        "Wet op de omzetbelasting 1968 art. 25",
        'kor: true\n2025-09-14 * "Catering" #member-anna\n  Assets:Bank       16500.00 EUR\n  Income:Catering  -16500.00 EUR',
    ),
    "S431": Lesson(
        _("From the invoice that passes the threshold, btw is due even if it was not charged. The longer that goes on, the more the coöperatie pays from what members earned together."),
        "Wet op de omzetbelasting 1968 art. 25",
        'kor: true\n2025-09-14 * "Catering" #member-anna\n  Assets:Bank       21000.00 EUR\n  Income:Catering  -21000.00 EUR',
        'kor: false\n2025-09-14 * "Catering" #member-anna\n  Assets:Bank       21000.00 EUR\n  Income:Catering  -21000.00 EUR',
    ),
    "S432": Lesson(
        _("Artikel 31 is about the benefit; tax has rules of its own. A coöperatie normally is subject to vennootschapsbelasting, and then the volunteer scheme of the loonbelasting does not simply apply, even for an amount that leaves the benefit alone. How it is in your case, these books do not decide."),
        "Wet op de loonbelasting 1964 art. 2 lid 6; Wet op de vennootschapsbelasting 1969 art. 2",
        '2025-03-31 * "Vergoeding"\n  Expenses:Artikel31            50.00 EUR\n  Liabilities:Vergoeding:Anna  -50.00 EUR',
    ),
    "S433": Lesson(
        _("Real costs that a volunteer is paid back against a receipt are no allowance: they do not count for article 31 at all. A flat travel allowance is another matter. Without receipts it counts in full, together with all other allowances of that month and year: 150.00 a month and 58.00 for travel is 208.00, above a maximum of 190.00, and then some gemeenten count all of it as income."),
        "Participatiewet art. 31 lid 2 onder k; Belastingdienst, vrijwilligersregeling",
        '2025-03-11 * "Treinkaartje ziekenhuis"\n  reimbursed: "anna"\n  Expenses:Artikel31   18.40 EUR\n  Assets:Bank         -18.40 EUR',
        '2025-03-11 * "Treinkaartje ziekenhuis" #member-collective\n  reimbursed: "anna"\n  Expenses:Inkoop   18.40 EUR\n  Assets:Bank      -18.40 EUR',
    ),
    "S441": Lesson(
        _("The law allows one or two premiums in a calendar year for a person, whoever pays them. Two coöperaties that each pay twice pay four times; what is above counts as income for the benefit."),
        "Participatiewet art. 31 lid 2 onder j",
        "restaurant: Premie:Anna, 30 juni en 31 december\natelier:    Premie:An, 31 december",
        "restaurant: Premie:Anna, 30 juni\natelier:    Premie:An, 31 december",
    ),
    "S442": Lesson(
        _("The maximum of a calendar year is the person's. Each coöperatie stays below it and together they do not; the gemeente counts what is above as income, and takes it off the benefit."),
        "Participatiewet art. 31 lid 2 onder j en k; art. 32 lid 1 onder a",
        "restaurant: 2000.00\natelier:    1500.00",
        "restaurant: 1200.00\natelier:    1200.00",
    ),
    "S443": Lesson(
        _("What is awarded raises an expectation, and what was awarded never falls. In all books together it is more than may be paid in the calendar year, so that a part cannot be paid without harm to the benefit."),
        "Participatiewet art. 31 lid 2 onder j en k",
        "restaurant: 2000.00\natelier:    1500.00",
        "restaurant: 1200.00\natelier:    1200.00",
    ),
    "S444": Lesson(
        _("Allowances for volunteers have a maximum for each month as well, for all work together. A month above it is a breach even if the year stays below its maximum; months are not averaged."),
        "Participatiewet art. 31 lid 2 onder k; Regeling Participatiewet art. 7",
        "restaurant: 150.00\nland:       100.00",
        "restaurant: 150.00\nland:        50.00",
    ),
}
# fmt: on
