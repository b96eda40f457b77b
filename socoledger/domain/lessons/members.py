"""Lessons on members, tags, and what else postings are marked with (S2)."""

from socoledger.domain.findings import _
from socoledger.domain.lessons.lesson import Lesson

# fmt: off
LESSONS: dict[str, Lesson] = {
    "S201": Lesson(
        _("Money or hours under an unknown name would belong to nobody, and the real member would miss them in their result, spaarpot or premium. Usually one letter is wrong."),
        "",
        '2025-03-14 * "Tuin" #member-ana\n  Assets:Bank    60.00 EUR\n  Income:Tuin   -60.00 EUR',
        '2025-03-14 * "Tuin" #member-anna\n  Assets:Bank    60.00 EUR\n  Income:Tuin   -60.00 EUR',
    ),
    "S202": Lesson(
        _("It does not say which of them gets this money. Giving it to one of them, or dividing it equally, would be a guess at somebody's expense."),
        "",
        '2025-03-14 * "Catering" #member-anna #member-bram\n  Assets:Bank       300.00 EUR\n  Income:Catering  -300.00 EUR',
        '2025-03-14 * "Catering"\n  members: "anna, bram"\n  Assets:Bank       300.00 EUR\n  Income:Catering  -300.00 EUR',
    ),
    "S203": Lesson(
        _("People who did a job together must be able to check afterwards what share they got, to the cent. That cannot be worked out from what is written here, and somebody could lose out."),
        "",
        '2025-03-14 * "Catering"\n  members: "anna 60%, bram 40%"\n  Assets:Bank       300.00 EUR\n  Income:Catering  -300.00 EUR',
        '2025-03-14 * "Catering"\n  members: "anna 60, bram 40"\n  Assets:Bank       300.00 EUR\n  Income:Catering  -300.00 EUR',
    ),
    "S204": Lesson(
        _("One says that this belongs to one member, the other that several share it. They contradict each other, and the members would get different amounts."),
        "",
        '2025-03-14 * "Catering"\n  member: "anna"\n  members: "anna 2, bram 1"\n  Assets:Bank       300.00 EUR\n  Income:Catering  -300.00 EUR',
        '2025-03-14 * "Catering"\n  members: "anna 2, bram 1"\n  Assets:Bank       300.00 EUR\n  Income:Catering  -300.00 EUR',
    ),
    "S205": Lesson(
        _("The agreement with the gemeente rests on what each member earned and spent. If this belongs to a member after all, it is missing from their result, and so from their spaarpot."),
        "convenant, artikel over het resultaat van elk lid",
        '2025-03-14 * "Tuin"\n  Assets:Bank    60.00 EUR\n  Income:Tuin   -60.00 EUR',
        '2025-03-14 * "Tuin" #member-anna\n  Assets:Bank    60.00 EUR\n  Income:Tuin   -60.00 EUR',
    ),
    "S206": Lesson(
        _("Somebody who has not joined yet, or has left, normally takes no part, so this may be meant for somebody else. Then two members would have a wrong result."),
        "",
        'joined: 2025-04-01\n2025-03-14 * "Tuin" #member-anna\n  Assets:Bank    60.00 EUR\n  Income:Tuin   -60.00 EUR',
        'joined: 2025-03-01\n2025-03-14 * "Tuin" #member-anna\n  Assets:Bank    60.00 EUR\n  Income:Tuin   -60.00 EUR',
    ),
    "S207": Lesson(
        _("Nobody can have worked fewer than zero hours, and a premium over such hours would be wrong. Usually a correction was written down twice, or a decimal point was left out."),
        "",
        '2025-03-14 custom "hours" "anna" 4.5\n2025-03-28 custom "hours" "anna" -45',
        '2025-03-14 custom "hours" "anna" 4.5\n2025-03-28 custom "hours" "anna" -4.5',
    ),
    "S208": Lesson(
        _("Hours earn a member a premium or an allowance; somebody who is not a member earns none. Maybe these hours belong to another member, who now gets too little."),
        "",
        'joined: 2025-04-01\n2025-03-14 custom "hours" "anna" 4.5',
        'joined: 2025-03-01\n2025-03-14 custom "hours" "anna" 4.5',
    ),
    "S209": Lesson(
        _("Too many hours give too high a premium or allowance, which may have to be paid back later. Usually a line was copied, a decimal point was lost, or a whole week was written on one day."),
        "",
        '2025-03-14 custom "hours" "anna" 45',
        '2025-03-14 custom "hours" "anna" 4.5',
    ),
    "S210": Lesson(
        _("Two members would share one spaarpot and one account for premiums. Nobody could tell any more whose money it is."),
        "",
        "id: anna\naccount: Anna\nid: anna-maria\naccount: Anna",
        "id: anna\naccount: Anna\nid: anna-maria\naccount: AnnaMaria",
    ),
    "S211": Lesson(
        _("For the days that fall in both, it is not clear which one applies: which decision, which maximum, which benefit. Usually something new was added while the old one simply ran on."),
        "",
        "benefit:\n  - {from: 2024-03-01}\n  - {from: 2025-01-01}",
        "benefit:\n  - {from: 2024-03-01, to: 2024-12-31}\n  - {from: 2025-01-01}",
    ),
    "S212": Lesson(
        _("Such a period does not last a single day: a benefit, a decision or a membership would count for nothing, and a member could miss a premium. Usually a year was mistyped."),
        "",
        "joined: 2024-03-01\nleft: 2023-08-31\noutcome: work",
        "joined: 2024-03-01\nleft: 2025-08-31\noutcome: work",
    ),
    "S213": Lesson(
        _("This money is in nobody's overview, and the member it was meant for sees too little. Usually there is a typing error in the account's name, or it dates from before a member's file was renamed."),
        "",
        '2025-01-01 open Liabilities:Spaarpot:Ana EUR\n2025-01-01 * "Spaarpot"\n  Liabilities:Spaarpot:Ana  -250.00 EUR\n  Equity:Opening             250.00 EUR',
        '2025-01-01 * "Spaarpot"\n  Liabilities:Spaarpot:Anna  -250.00 EUR\n  Equity:Opening              250.00 EUR',
    ),
    "S221": Lesson(
        _("If two have the same name, or the same date, only one can apply, and nobody sees which. A purpose would no longer need approval, the wrong one of two legal amounts would be used, or money would be counted for the wrong grant."),
        "",
        "grants:\n  - id: begeleiding\n    giver: municipality\n    from: 2025-01-01\n    to: 2025-12-31\n    amount: 25000.00\n  - id: begeleiding\n    giver: Oranje Fonds\n    from: 2025-01-01\n    to: 2025-12-31\n    amount: 5000.00",
        "grants:\n  - id: begeleiding\n    giver: municipality\n    from: 2025-01-01\n    to: 2025-12-31\n    amount: 25000.00\n  - id: coach\n    giver: Oranje Fonds\n    from: 2025-01-01\n    to: 2025-12-31\n    amount: 5000.00",
    ),
    "S222": Lesson(
        _("Anything under an unknown name would count nowhere: a cost that no grant pays, income of no unit, a receipt of nobody. Usually it is a typing error."),
        "",
        '2025-03-11 * "Coach" #member-collective\n  grant: "begeleidng"\n  Expenses:Inkoop  250.00 EUR\n  Assets:Bank     -250.00 EUR',
        '2025-03-11 * "Coach" #member-collective\n  grant: "begeleiding"\n  Expenses:Inkoop  250.00 EUR\n  Assets:Bank     -250.00 EUR',
    ),
    "S223": Lesson(
        _("Income or costs belong to one unit, or each line to its own. With two tags nobody can tell how much belongs to which."),
        "",
        '2025-03-11 * "Groothandel" #member-collective #unit-restaurant #unit-land\n  Expenses:Inkoop   80.00 EUR\n  Assets:Bank      -80.00 EUR',
        '2025-03-11 * "Groothandel" #member-collective #unit-restaurant\n  Expenses:Inkoop   80.00 EUR\n  Assets:Bank      -80.00 EUR',
    ),
    "S224": Lesson(
        _("A grant is not income: it has to be spent on what it was given for, and what is left may have to go back. As income it would be shared out among members, and the gemeente would get its own money back as if it had been earned."),
        "convenant of beschikking: subsidie, verantwoording en terugbetaling",
        '2025-01-20 * "Gemeente" "Subsidie" #member-collective\n  grant: "begeleiding"\n  Assets:Bank      12500.00 EUR\n  Income:Verkoop  -12500.00 EUR',
        '2025-01-20 * "Gemeente" "Subsidie"\n  Assets:Bank                       12500.00 EUR\n  Liabilities:Subsidie:Begeleiding -12500.00 EUR',
    ),
    "S225": Lesson(
        _("What one coöperatie charges another is income on one side and a cost on the other. Together they earned nothing by it, so totals leave it out; that is only right if both sides have the same amount."),
        "",
        "restaurant: Expenses:Inkoop  120.00 EUR\nland:       Income:Groente  -102.00 EUR",
        "restaurant: Expenses:Inkoop  120.00 EUR\nland:       Income:Groente  -120.00 EUR",
    ),
    "S226": Lesson(
        _("A transaction between two coöperaties that only one of them has booked makes the total wrong: an invoice or a payment is missing from the other books, or the link or folder is written differently there."),
        "",
        'land:\n2025-05-02 * "Groente voor het restaurant" ^groente-7\n  with: "restaurant"\n  Assets:Bank      120.00 EUR\n  Income:Verkoop  -120.00 EUR',
        'land:\n2025-05-02 * "Groente voor het restaurant" ^groente-7\n  with: "restaurant"\n  Assets:Bank      120.00 EUR\n  Income:Verkoop  -120.00 EUR\nrestaurant:\n2025-05-02 * "Groente van het land" ^groente-7\n  with: "land"\n  Expenses:Inkoop  120.00 EUR\n  Assets:Bank     -120.00 EUR',
    ),
    "S227": Lesson(
        _("Only transactions between books under the same umbrella can be left out of the totals. With a folder that is not one of them, the transaction would be counted as earned from outside."),
        "",
        'with: "restuarant"',
        'with: "restaurant"',
    ),
    "S228": Lesson(
        _("Beancount accepts any key and any tag, so a typing error is not noticed there. With grants instead of grant, or with the Dutch word, the grant does not pay the cost, the wrong member gets the money, or last year's return stays open, and the figures still look right."),
        "",
        '2025-03-14 * "Stof"\n  lid: "anna"\n  Expenses:Inkoop   60.00 EUR\n  Assets:Bank      -60.00 EUR',
        '2025-03-14 * "Stof"\n  member: "anna"\n  Expenses:Inkoop   60.00 EUR\n  Assets:Bank      -60.00 EUR',
    ),
    "S229": Lesson(
        _("One of the two says that the money belongs to one member, the other that it belongs to another, and socoledger could only follow one of them silently. It happens where a pushtag or pushmeta reaches further than intended, or where an entry was copied and only half of it changed."),
        "",
        '2025-03-14 * "Tuin" #member-bram\n  member: "anna"\n  Assets:Bank    60.00 EUR\n  Income:Tuin   -60.00 EUR',
        '2025-03-14 * "Tuin"\n  member: "anna"\n  Assets:Bank    60.00 EUR\n  Income:Tuin   -60.00 EUR',
    ),
    "S230": Lesson(
        _("A pad books whatever is needed to reach a later balance. If that balance lies in a later month, each line booked until then changes the amount in the month of the pad, also when that month is closed and told to the members and the gemeente."),
        "",
        "2025-01-31 pad Assets:Bank Equity:Opening\n2025-03-01 balance Assets:Bank 50.00 EUR",
        "2025-01-30 pad Assets:Bank Equity:Opening\n2025-01-31 balance Assets:Bank 50.00 EUR",
    ),
    "S236": Lesson(
        _("Nothing is booked before it happens, so a date in the future is usually a typing error, such as 2062 for 2026. If you ask for figures without giving a period, they run to the current month and not to that date."),
        "",
        '2062-03-14 * "Tuin gesnoeid" #member-anna\n  Assets:Bank      50.00 EUR\n  Income:Verkoop  -50.00 EUR',
        '2026-03-14 * "Tuin gesnoeid" #member-anna\n  Assets:Bank      50.00 EUR\n  Income:Verkoop  -50.00 EUR',
    ),
    "S237": Lesson(
        _("What stands twice counts twice: turnover, what goes to the spaarpot and what goes back to the gemeente. It happens where a statement is read in twice, or a page is copied. Twice the same on one day does happen too; then the text can say which is which."),
        "",
        '2025-03-14 * "Tuin gesnoeid" #member-anna\n  Assets:Bank      50.00 EUR\n  Income:Verkoop  -50.00 EUR\n2025-03-14 * "Tuin gesnoeid" #member-anna\n  Assets:Bank      50.00 EUR\n  Income:Verkoop  -50.00 EUR',
        '2025-03-14 * "Tuin gesnoeid, nummer 12" #member-anna\n  Assets:Bank      50.00 EUR\n  Income:Verkoop  -50.00 EUR\n2025-03-14 * "Tuin gesnoeid, nummer 14" #member-anna\n  Assets:Bank      50.00 EUR\n  Income:Verkoop  -50.00 EUR',
    ),
    "S238": Lesson(
        _("Hours earn a premium or an allowance, so hours that stand twice are paid twice, and may bring a member above a legal maximum."),
        "",
        '2025-03-14 custom "hours" "anna" 4.00\n2025-03-14 custom "hours" "anna" 4.00',
        '2025-03-14 custom "hours" "anna" 8.00',
    ),
    "S239": Lesson(
        _("A link keeps together what belongs together: an invoice and its payment, which are on either side of an account. Twice on the same side of it is one invoice or one payment that is booked twice."),
        "",
        '2025-03-14 * "Tuin gesnoeid" #member-anna ^2025-12\n  Assets:Bank      50.00 EUR\n  Income:Verkoop  -50.00 EUR\n2025-03-20 * "Factuur 12" #member-anna ^2025-12\n  Assets:Bank      50.00 EUR\n  Income:Verkoop  -50.00 EUR',
        '2025-03-14 * "Tuin gesnoeid" #member-anna ^2025-12\n  Assets:Bank      50.00 EUR\n  Income:Verkoop  -50.00 EUR\n2025-03-20 * "Factuur 13" #member-anna ^2025-13\n  Assets:Bank      50.00 EUR\n  Income:Verkoop  -50.00 EUR',
    ),
    "S241": Lesson(
        _("Who writes a ! means to look at it again. Once the month is closed it counts all the same, and can only be corrected in a later one."),
        "",
        '2025-03-14 ! "Tuin gesnoeid, of was het april?" #member-anna\n  Assets:Bank      50.00 EUR\n  Income:Verkoop  -50.00 EUR',
        '2025-03-14 * "Tuin gesnoeid" #member-anna\n  Assets:Bank      50.00 EUR\n  Income:Verkoop  -50.00 EUR',
    ),
    "S242": Lesson(
        _("Income stands with a minus: the money on the bank came from there. Without the minus it lowers a result. That is right for a credit note, which has the link of its invoice or a note that says why; otherwise the two lines have changed places."),
        "",
        '2025-03-14 * "Tuin gesnoeid" #member-anna\n  Assets:Bank     -50.00 EUR\n  Income:Verkoop   50.00 EUR',
        '2025-03-14 * "Tuin gesnoeid" #member-anna\n  Assets:Bank      50.00 EUR\n  Income:Verkoop  -50.00 EUR',
    ),
}
# fmt: on
