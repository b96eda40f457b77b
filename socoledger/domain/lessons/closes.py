"""Lessons on closes (S5)."""

from socoledger.domain.findings import _
from socoledger.domain.lessons.lesson import Lesson

# fmt: off
LESSONS: dict[str, Lesson] = {
    "S501": Lesson(
        _("This tag tells socoledger what it has booked itself. An entry of your own with this tag would count towards nobody's result. Usually it came along when a line was copied."),
        "",
        '2025-03-14 * "Tuin" #member-anna #close\n  Assets:Bank    60.00 EUR\n  Income:Tuin   -60.00 EUR',
        '2025-03-14 * "Tuin" #member-anna\n  Assets:Bank    60.00 EUR\n  Income:Tuin   -60.00 EUR',
    ),
    "S502": Lesson(
        _("Members have had their statement of that month, and the gemeente may have had its account. If a balance of that time changes, those papers are no longer right. Usually something was booked late, with an old date."),
        "",
        '2025-01-14 * "Boek"\n  Liabilities:Spaarpot:Anna   25.00 EUR\n    purpose: "course"\n  Assets:Bank                -25.00 EUR',
        '2025-04-14 * "Boek"\n  Liabilities:Spaarpot:Anna   25.00 EUR\n    purpose: "course"\n  Assets:Bank                -25.00 EUR',
    ),
    "S503": Lesson(
        _("The name of the file shows everybody which closed month it holds. Under another name it seems as if that month was never closed."),
        "",
        "closes/2025-03-old.beancount",
        "closes/2025-03.beancount",
    ),
    "S504": Lesson(
        _("Everything the close booked would count twice: in the spaarpotten, in the premiums, and in what the gemeente gets. Usually it is a copy that a backup or file-sharing program made by itself."),
        "",
        "closes/2025-03.beancount\ncloses/2025-03-copy.beancount",
        "closes/2025-03.beancount",
    ),
    "S505": Lesson(
        _("Each close builds on the one before. If one is missing, a month is left out of spaarpotten, premiums and the return to the gemeente, and nobody can check what came after."),
        "",
        "closes/2025-01.beancount\ncloses/2025-03.beancount",
        "closes/2025-01.beancount\ncloses/2025-02.beancount\ncloses/2025-03.beancount",
    ),
    "S506": Lesson(
        _("Statements were handed out, and later months build on these figures. If they still change, two versions of one month are going around, and nobody can say which of them is right."),
        "",
        '2025-01-14 * "Tuin" #member-anna\n  Assets:Bank    60.00 EUR\n  Income:Tuin   -60.00 EUR',
        '2025-04-14 * "Tuin" #member-anna\n  Assets:Bank    60.00 EUR\n  Income:Tuin   -60.00 EUR',
    ),
    "S507": Lesson(
        _("What was once booked has to remain visible, even if it was wrong; the books are kept for seven years. If something disappears, an auditor may think that it is being hidden, even where somebody was only tidying up."),
        "Burgerlijk Wetboek Boek 2 art. 10 lid 3; Algemene wet inzake rijksbelastingen art. 52 lid 4",
        '2025-04-14 * "Tuin, 2025-03-14" #member-anna\n  Assets:Bank    60.00 EUR\n  Income:Tuin   -60.00 EUR',
        '2025-03-14 * "Tuin" #member-anna\n  Assets:Bank    60.00 EUR\n  Income:Tuin   -60.00 EUR\n2025-04-14 * "Tuin van 2025-03-14 ging niet door" #member-anna\n  Income:Tuin    60.00 EUR\n  Assets:Bank   -60.00 EUR',
    ),
    "S508": Lesson(
        _("That month was calculated with what applied at the time: the agreement, the decisions, the members' dates. If those change afterwards, the old figures no longer follow from the books."),
        "",
        "- id: convenant-2025-b\n  from: 2025-02-01\n  reference: Convenant 2025 b",
        "- id: convenant-2025-b\n  from: 2025-04-01\n  reference: Convenant 2025 b",
    ),
    "S509": Lesson(
        _("A close holds only what follows from the books. Where the two differ, the file itself or something it rests on was changed, and neither a member nor the gemeente can know which amount is right."),
        "",
        '2025-03-31 * "Afsluiting 2025-03: verdeling" #close ^close-2025-03\n  member: "anna"\n  result: 450.00 EUR',
        '2025-03-31 * "Afsluiting 2025-03: verdeling" #close ^close-2025-03\n  member: "anna"\n  result: 400.00 EUR',
    ),
    "S510": Lesson(
        _("Closes form a chain: each one refers to the one before. A broken link means that an earlier month was replaced or removed, while later months still rest on it."),
        "",
        '2025-03-31 custom "close" "2025-03"\n  after: "2025-01"',
        '2025-03-31 custom "close" "2025-03"\n  after: "2025-02"',
    ),
    "S511": Lesson(
        _("Checked against other rules, good amounts could seem wrong, through no fault of yours. Usually somebody else in the coöperatie has a newer version on their computer."),
        "",
        '2025-03-31 custom "close" "2025-03"\n  agreement: "convenant-2025"\n  rules: 99',
        '2025-03-31 custom "close" "2025-03"\n  agreement: "convenant-2025"\n  rules: 1',
    ),
    "S512": Lesson(
        _("Everything here is taken to be final and checked. A stray file could be mistaken for a close, or even be counted in the figures without anybody noticing."),
        "",
        "closes/notes.txt",
        "notes/2025-03.txt",
    ),
    "S513": Lesson(
        _("Beancount refuses amounts on an account that is not open yet. After closing, the books could no longer be read; usually the account was opened on the day somebody noticed that it was missing."),
        "Beancount",
        "2025-04-15 open Liabilities:Spaarpot:Anna EUR",
        "2025-01-01 open Liabilities:Spaarpot:Anna EUR",
    ),
    "S514": Lesson(
        _("Beancount refuses amounts on an account that has been closed. Usually it was closed on the day a member left, while that month's result still had to be divided."),
        "Beancount",
        "2025-03-15 close Liabilities:Spaarpot:Anna",
        "2025-04-15 close Liabilities:Spaarpot:Anna",
    ),
    "S515": Lesson(
        _("Everything that is divided is in euros, and this account would not accept them. After closing, the books could no longer be read; usually it is a typing error in the currency."),
        "Beancount",
        "2025-01-01 open Liabilities:Spaarpot:Anna USD",
        "2025-01-01 open Liabilities:Spaarpot:Anna EUR",
    ),
    "S516": Lesson(
        _("You wrote down this balance before the month's result was divided, so that part is not in it yet. After closing, Beancount would report it as an error, while nothing is wrong with the money."),
        "Beancount",
        "2025-04-01 balance Liabilities:Spaarpot:Anna  0.00 EUR",
        "2025-03-31 balance Liabilities:Spaarpot:Anna  0.00 EUR",
    ),
    "S517": Lesson(
        _("The month would seem closed, while spaarpotten and premiums stay at the old amounts. Usually the line went missing when the main file was tidied up, or it names just one file."),
        "",
        'include "2025-*.beancount"\ninclude "../closes/start.beancount"',
        'include "2025-*.beancount"\ninclude "../closes/*.beancount"',
    ),
    "S518": Lesson(
        _("No amount has changed, but the file was saved again, by a person or by a program that tidies up text. Whoever checks the books sees only that it was touched, and has to find out why."),
        "",
        "  Liabilities:Spaarpot:Anna  -340.00 EUR\n\n\n2025-04-01 balance Liabilities:Spaarpot:Anna  -340.00 ~ 0 EUR",
        "  Liabilities:Spaarpot:Anna  -340.00 EUR\n\n2025-04-01 balance Liabilities:Spaarpot:Anna  -340.00 ~ 0 EUR",
    ),
    "S519": Lesson(
        _("Closed months would fall before the beginning of the books and be left out of the calculation. What members built up in them could no longer be explained."),
        "",
        "first_month: 2025-04\ncloses/2025-03.beancount",
        "first_month: 2025-01\ncloses/2025-03.beancount",
    ),
    "S520": Lesson(
        _("As long as a close exists only on this computer, it can get lost or be changed without anybody noticing. Once git has it, the kascommissie and the gemeente can see that it is still the same."),
        "",
        "closes/2025-03.beancount",
        'git add --all && git commit --message "Maart 2025 afgesloten"',
    ),
    "S521": Lesson(
        _("Closed months are not recalculated, so that the statements handed out stay true. If the maximum for the year has risen, what it held back can still be awarded in the months to come."),
        "",
        "amounts:\n  - {id: premium_per_year, from: 2026-07-01, value: 3440.00, source: Stcrt.}",
    ),
    "S522": Lesson(
        _("Whoever checks the books wants to see the receipt, and finds nothing where the journal says it is. Usually a file was renamed or moved. Once the month is closed, the payment could no longer be shown to be right."),
        "Burgerlijk Wetboek Boek 2 art. 10 lid 3",
        '2025-03-14 document Expenses:Materiaal "../bonnen/bon-17.pdf"',
        '2025-03-14 document Expenses:Materiaal "../bonnen/2025-03-14-bon-17.pdf"',
    ),
    "S523": Lesson(
        _("A closed month can be opened again, but never silently: reopen records who asked for it and why. If the file is simply removed, a closed month can be changed and closed again without anybody noticing."),
        "",
        "rm closes/2025-03.beancount",
        'socoledger reopen 2025-03 --reason "bon 17 geboekt op het verkeerde lid"',
    ),
    "S524": Lesson(
        _("Git still has the close as it was made, and the file here says something else. Even if the books agree with it, somebody closed the month again without saying so, and the statements that were handed out may no longer be right."),
        "",
        "closes/2025-03.beancount",
        'socoledger reopen 2025-03 --reason "bon 17 geboekt op het verkeerde lid"',
    ),
    "S525": Lesson(
        _("A seal in the minutes lets you show later that nobody changed anything that had been closed by then, whatever was done to git. Usually a character was copied wrongly; otherwise something has been closed again since the meeting."),
        "",
        "socoledger verify --seal 2025-12=K7QM-2XPA-93ZD-HWTB",
        "socoledger verify --seal 2025-12=K7QM-2XPA-93ZD-HWT8",
    ),
    "S526": Lesson(
        _("The minutes give the seal of a period that is not closed in these books. Usually a different period is meant, or this is a copy of the books from a different date, or the books of another coöperatie."),
        "",
        "socoledger verify --seal 2025-12=K7QM-2XPA-93ZD-HWTB",
        "socoledger verify --seal 2025-11=K7QM-2XPA-93ZD-HWTB",
    ),
    "S527": Lesson(
        _("Whoever checks the books relies on what is written beside an amount: to whom, and what for. If that is changed after the close, the receipt may no longer match, even though every figure is right."),
        "",
        '2025-01-14 * "Bouwmarkt" "Gereedschap"',
        '2025-01-14 * "Bouwmarkt" "Verf en kwasten"',
    ),
}
# fmt: on
