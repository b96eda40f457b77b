"""Lessons on members, tags, and what else postings are marked with (S2)."""

from socoledger.domain.findings import _
from socoledger.domain.lessons.lesson import Lesson

# fmt: off
LESSONS: dict[str, Lesson] = {
    "S201": Lesson(
        _("Money or hours under an unknown name would be nobody's, and the real member would miss them in their result, spaarpot or premium. Mostly one letter is wrong."),
        "",
        '2025-03-14 * "Tuin" #member-ana\n  Assets:Bank    60.00 EUR\n  Income:Tuin   -60.00 EUR',
        '2025-03-14 * "Tuin" #member-anna\n  Assets:Bank    60.00 EUR\n  Income:Tuin   -60.00 EUR',
    ),
    "S202": Lesson(
        _("It is left open who of them gets this money. To give it to one, or to divide it equally, would be a guess at somebody's expense."),
        "",
        '2025-03-14 * "Catering" #member-anna #member-bram\n  Assets:Bank       300.00 EUR\n  Income:Catering  -300.00 EUR',
        '2025-03-14 * "Catering"\n  members: "anna, bram"\n  Assets:Bank       300.00 EUR\n  Income:Catering  -300.00 EUR',
    ),
    "S203": Lesson(
        _("Who did a job together must be able to check afterwards what part they got, to the cent. From what stands here that cannot be worked out, and somebody could come off badly."),
        "",
        '2025-03-14 * "Catering"\n  members: "anna 60%, bram 40%"\n  Assets:Bank       300.00 EUR\n  Income:Catering  -300.00 EUR',
        '2025-03-14 * "Catering"\n  members: "anna 60, bram 40"\n  Assets:Bank       300.00 EUR\n  Income:Catering  -300.00 EUR',
    ),
    "S204": Lesson(
        _("The one says that this is of one member, the other that several share it. They contradict each other, and with each of them the members get other amounts."),
        "",
        '2025-03-14 * "Catering"\n  member: "anna"\n  members: "anna 2, bram 1"\n  Assets:Bank       300.00 EUR\n  Income:Catering  -300.00 EUR',
        '2025-03-14 * "Catering"\n  members: "anna 2, bram 1"\n  Assets:Bank       300.00 EUR\n  Income:Catering  -300.00 EUR',
    ),
    "S205": Lesson(
        _("The agreement with the gemeente rests on what each member brought in and spent. If this is a member's after all, they miss it in their result, and with it in their spaarpot."),
        "convenant, artikel over het resultaat van elk lid",
        '2025-03-14 * "Tuin"\n  Assets:Bank    60.00 EUR\n  Income:Tuin   -60.00 EUR',
        '2025-03-14 * "Tuin" #member-anna\n  Assets:Bank    60.00 EUR\n  Income:Tuin   -60.00 EUR',
    ),
    "S206": Lesson(
        _("Who has not joined yet, or has left, normally takes no part, so this may be meant for somebody else. Then two members would have a wrong result."),
        "",
        'joined: 2025-04-01\n2025-03-14 * "Tuin" #member-anna\n  Assets:Bank    60.00 EUR\n  Income:Tuin   -60.00 EUR',
        'joined: 2025-03-01\n2025-03-14 * "Tuin" #member-anna\n  Assets:Bank    60.00 EUR\n  Income:Tuin   -60.00 EUR',
    ),
    "S207": Lesson(
        _("Nobody can have worked less than not at all, and a premium over such hours would be wrong. Mostly a correction was written down twice, or a decimal point was left out."),
        "",
        '2025-03-14 custom "hours" "anna" 4.5\n2025-03-28 custom "hours" "anna" -45',
        '2025-03-14 custom "hours" "anna" 4.5\n2025-03-28 custom "hours" "anna" -4.5',
    ),
    "S208": Lesson(
        _("With hours a member builds up a premium or an allowance; somebody who is no member does not. Maybe these hours are another member's, who now comes up short."),
        "",
        'joined: 2025-04-01\n2025-03-14 custom "hours" "anna" 4.5',
        'joined: 2025-03-01\n2025-03-14 custom "hours" "anna" 4.5',
    ),
    "S209": Lesson(
        _("Too many hours give too high a premium or allowance, which may have to be paid back later. Mostly a line was copied, a decimal point was lost, or a whole week was written on one day."),
        "",
        '2025-03-14 custom "hours" "anna" 45',
        '2025-03-14 custom "hours" "anna" 4.5',
    ),
    "S210": Lesson(
        _("Two members would have one spaarpot together, and one account for premiums. Nobody could tell any more whose money it is."),
        "",
        "id: anna\naccount: Anna\nid: anna-maria\naccount: Anna",
        "id: anna\naccount: Anna\nid: anna-maria\naccount: AnnaMaria",
    ),
    "S211": Lesson(
        _("For the days that fall in both, it is not clear what holds: which decision, which maximum, which benefit. Mostly something new was added while the old simply ran on."),
        "",
        "benefit:\n  - {from: 2024-03-01}\n  - {from: 2025-01-01}",
        "benefit:\n  - {from: 2024-03-01, to: 2024-12-31}\n  - {from: 2025-01-01}",
    ),
    "S212": Lesson(
        _("Such a period lasts not a single day: a benefit, a decision or a membership would count for nothing, and a member could miss a premium. Mostly there is a slip in a year."),
        "",
        "joined: 2024-03-01\nleft: 2023-08-31\noutcome: work",
        "joined: 2024-03-01\nleft: 2025-08-31\noutcome: work",
    ),
    "S213": Lesson(
        _("This money stands in nobody's overview, and the member for whom it was meant sees too little. Mostly the account has a slip in its name, or it is of before a member's file was renamed."),
        "",
        '2025-01-01 open Liabilities:Spaarpot:Ana EUR\n2025-01-01 * "Spaarpot"\n  Liabilities:Spaarpot:Ana  -250.00 EUR\n  Equity:Opening             250.00 EUR',
        '2025-01-01 * "Spaarpot"\n  Liabilities:Spaarpot:Anna  -250.00 EUR\n  Equity:Opening              250.00 EUR',
    ),
    "S221": Lesson(
        _("Of two that have the same name, or the same date, only one can hold, and nobody sees which. A purpose would need no approval any more, a legal amount would be the wrong one of two, or money would be counted for the wrong grant."),
        "",
        "grants:\n  - id: begeleiding\n    giver: municipality\n    from: 2025-01-01\n    to: 2025-12-31\n    amount: 25000.00\n  - id: begeleiding\n    giver: Oranje Fonds\n    from: 2025-01-01\n    to: 2025-12-31\n    amount: 5000.00",
        "grants:\n  - id: begeleiding\n    giver: municipality\n    from: 2025-01-01\n    to: 2025-12-31\n    amount: 25000.00\n  - id: coach\n    giver: Oranje Fonds\n    from: 2025-01-01\n    to: 2025-12-31\n    amount: 5000.00",
    ),
    "S222": Lesson(
        _("What carries a name that is not known would count nowhere: a cost that no grant pays, turnover of no unit, a receipt of nobody. Mostly it is a slip of the pen."),
        "",
        '2025-03-11 * "Coach" #member-collective\n  grant: "begeleidng"\n  Expenses:Inkoop  250.00 EUR\n  Assets:Bank     -250.00 EUR',
        '2025-03-11 * "Coach" #member-collective\n  grant: "begeleiding"\n  Expenses:Inkoop  250.00 EUR\n  Assets:Bank     -250.00 EUR',
    ),
    "S223": Lesson(
        _("Turnover or costs are of one unit, or of each line its own. With two tags nobody can tell how much is of which."),
        "",
        '2025-03-11 * "Groothandel" #member-collective #unit-restaurant #unit-land\n  Expenses:Inkoop   80.00 EUR\n  Assets:Bank      -80.00 EUR',
        '2025-03-11 * "Groothandel" #member-collective #unit-restaurant\n  Expenses:Inkoop   80.00 EUR\n  Assets:Bank      -80.00 EUR',
    ),
    "S224": Lesson(
        _("A grant is no income: it is to be spent on what it was given for, and what is left may have to go back. As income it would be shared out among members, and the gemeente would get back money of its own as if it had been earned."),
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
        _("A dealing that only one side has booked makes the total wrong: the other coöperatie has an invoice or a payment that is missing in its books, or the link or folder was written differently there."),
        "",
        'land:\n2025-05-02 * "Groente voor het restaurant" ^groente-7\n  with: "restaurant"\n  Assets:Bank      120.00 EUR\n  Income:Verkoop  -120.00 EUR',
        'land:\n2025-05-02 * "Groente voor het restaurant" ^groente-7\n  with: "restaurant"\n  Assets:Bank      120.00 EUR\n  Income:Verkoop  -120.00 EUR\nrestaurant:\n2025-05-02 * "Groente van het land" ^groente-7\n  with: "land"\n  Expenses:Inkoop  120.00 EUR\n  Assets:Bank     -120.00 EUR',
    ),
    "S227": Lesson(
        _("Only dealings between books under the same umbrella can be left out of the totals. With a folder that is none of them, the dealing would be counted as earned from outside."),
        "",
        'with: "restuarant"',
        'with: "restaurant"',
    ),
    "S228": Lesson(
        _("Beancount accepts any key and any tag, so a slip is not noticed there. With grants for grant, or the Dutch word, the grant does not pay the cost, the wrong member gets the money, or last year's return stays open, and the figures still look right."),
        "",
        '2025-03-14 * "Stof"\n  grants: "begeleiding"\n  Expenses:Inkoop   60.00 EUR\n  Assets:Bank      -60.00 EUR',
        '2025-03-14 * "Stof"\n  grant: "begeleiding"\n  Expenses:Inkoop   60.00 EUR\n  Assets:Bank      -60.00 EUR',
    ),
    "S229": Lesson(
        _("Who reads the one would say that the money is of one member, who reads the other that it is of another, and socoledger could only follow one of them in silence. It happens where a pushtag or pushmeta reaches further than was thought, or where an entry was copied and half of it changed."),
        "",
        '2025-03-14 * "Tuin" #member-bram\n  member: "anna"\n  Assets:Bank    60.00 EUR\n  Income:Tuin   -60.00 EUR',
        '2025-03-14 * "Tuin"\n  member: "anna"\n  Assets:Bank    60.00 EUR\n  Income:Tuin   -60.00 EUR',
    ),
    "S236": Lesson(
        _("Nothing is booked before it happens, so a day to come is mostly a slip of the pen: 2062 for 2026. Figures that are asked for without a period would jump to that day; they stop at the month of today instead."),
        "",
        '2062-03-14 * "Tuin gesnoeid" #member-anna\n  Assets:Bank      50.00 EUR\n  Income:Verkoop  -50.00 EUR',
        '2026-03-14 * "Tuin gesnoeid" #member-anna\n  Assets:Bank      50.00 EUR\n  Income:Verkoop  -50.00 EUR',
    ),
}
# fmt: on
