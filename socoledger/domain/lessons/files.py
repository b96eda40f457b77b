"""Lessons on what of the files and the journal cannot be read as meant (S1)."""

from socoledger.domain.findings import _
from socoledger.domain.lessons.lesson import Lesson

# fmt: off
LESSONS: dict[str, Lesson] = {
    "S101": Lesson(
        _("Without this file socoledger cannot know which coöperatie these books belong to, nor where the rest of them is. Usually nothing is lost: the command was just given in another folder."),
        "",
        "books/agreement.yaml\nbooks/members/anna.yaml\nbooks/journal/main.beancount",
        "books/coop.yaml\nbooks/agreement.yaml\nbooks/members/anna.yaml\nbooks/journal/main.beancount",
    ),
    "S102": Lesson(
        _("What cannot be opened would be missing from every figure, and nobody would notice: a member's income, or a whole year. Usually a file was moved, renamed or locked."),
        "",
        "journal: journal",
        "journal: journal/main.beancount",
    ),
    "S103": Lesson(
        _("The books of a coöperatie hardly ever get this large. Usually something else has ended up in the file, and trying to read it could make your computer hang."),
        "",
        "journal/2010-2025.beancount (48 MB)",
        "journal/2010.beancount (3 MB)\njournal/2011.beancount (3 MB)",
    ),
    "S104": Lesson(
        _("In text that was saved differently, letters, lines and even whole entries can get lost without any warning, and then money is missing from the figures. It usually happens when a word processor or an older program has saved the file."),
        "",
        'include "2025-03.docx"',
        'include "2025-03.beancount"',
    ),
    "S105": Lesson(
        _("Usually this means that saving went wrong, or that something was overwritten by accident. Carrying on as if nothing were missing would leave a member, the agreement or the whole journal out of the figures."),
        "",
        "members/anna.yaml (0 bytes)",
        "members/anna.yaml\nid: anna\nname: Anna\njoined: 2024-03-01",
    ),
    "S106": Lesson(
        _("In these files the layout says what belongs together. Where it is unclear, socoledger would have to guess what you mean, and with members' money it does not guess."),
        "YAML 1.2",
        "name: Buurthuis: De Brug",
        'name: "Buurthuis: De Brug"',
    ),
    "S107": Lesson(
        _("Signs such as &, * and ! have a special meaning at the start of a value: they point to another place, or ask a program to do something. Whoever checks the books must be able to see on the line itself what it says, and somebody else's books must not be able to do anything on your computer."),
        "",
        "enterprise: &Zo Catering",
        'enterprise: "&Zo Catering"',
    ),
    "S108": Lesson(
        _("With two answers to one question, many programs silently take the last one. The figures could then rest on something other than what you read at the top of the file."),
        "YAML 1.2",
        "joined: 2024-03-01\njoined: 2025-03-01",
        "joined: 2024-03-01",
    ),
    "S109": Lesson(
        _("A typing error in such a word would otherwise pass unnoticed: the decision, the levy or the date after it would not count, and the figures would still look right."),
        "",
        "enterprice: Tuinonderhoud",
        "enterprise: Tuinonderhoud",
    ),
    "S110": Lesson(
        _("This is needed to calculate the figures with certainty. socoledger fills in nothing by itself, because a wrong guess could cost a member money."),
        "",
        "id: anna\nname: Anna",
        "id: anna\nname: Anna\njoined: 2024-03-01",
    ),
    "S111": Lesson(
        _("A date or an amount that is read wrongly moves money to another month or another member, and nobody sees it. Many slips come from habit: a comma in an amount, or a date that begins with the day."),
        "",
        "joined: 01-03-2024",
        "joined: 2024-03-01",
    ),
    "S112": Lesson(
        _("Both say who this is about. If they contradict each other, one member's money could be looked up under another; usually a file was copied for a new member and only half of it was changed."),
        "",
        "members/anna.yaml\nid: annie",
        "members/anna.yaml\nid: anna",
    ),
    "S113": Lesson(
        _("Left empty, it can mean that there is nothing to say, or that somebody still had to look it up. For a benefit or a decision that makes a great difference to the member."),
        "",
        "id: anna\nname: Anna\njoined:",
        "id: anna\nname: Anna\njoined: 2024-03-01",
    ),
    "S114": Lesson(
        _("A member whose file is skipped has no result, no spaarpot and no premium in these books. The wrong ending is easily missed, because the file looks fine when you open it."),
        "",
        "members/anna.yml",
        "members/anna.yaml",
    ),
    "S115": Lesson(
        _("Between curly brackets a comma means that the next item begins. An amount written the Dutch way then falls into two pieces, and the cents or the half percent would be lost."),
        "YAML 1.2",
        "benefit:\n  - {from: 2024-03-01, monthly: 1345,00}",
        "benefit:\n  - {from: 2024-03-01, monthly: 1345.00}",
    ),
    "S117": Lesson(
        _("Two people changed the same lines, and git could not know whose version to keep. From the first mark to ======= is what was here; from there to the last mark is what came in. Only you can tell which of the two is right."),
        "",
        "<<<<<<< HEAD\njoined: 2024-03-01\n=======\njoined: 2024-04-01\n>>>>>>> penningmeester",
        "joined: 2024-03-01",
    ),
    "S121": Lesson(
        _("Whoever checks the books, and git too, gets this one folder: anything kept elsewhere would be missing there. And somebody else's books must not be able to look at other files on your computer."),
        "",
        'include "../../Downloads/bank.beancount"',
        'include "bank.beancount"',
    ),
    "S122": Lesson(
        _("A month or a whole year that is not found would be missing from every figure. Usually the file was renamed, has not been saved yet, or differs in one letter."),
        "Beancount",
        'include "2025-3.beancount"',
        'include "2025-03.beancount"',
    ),
    "S123": Lesson(
        _("Everything in it would count twice: income, costs and hours. It easily happens when one line includes all files of a year, and another names one of them again."),
        "",
        'include "2025-*.beancount"\ninclude "2025-03.beancount"',
        'include "2025-*.beancount"',
    ),
    "S124": Lesson(
        _("A plugin is a small program that starts as soon as somebody opens the books. It could change figures, or harm the computer of the kascommissie or the gemeente."),
        "",
        'plugin "fava.plugins.link_documents"',
        'plugin "socoledger.plugin"',
    ),
    "S125": Lesson(
        _("With such a setting, amounts could be off by cents or euros while everything seems in order. The kascommissie must be able to rely on every check having really been done."),
        "",
        'option "inferred_tolerance_default" "EUR:0.50"',
        'option "operating_currency" "EUR"',
    ),
    "S126": Lesson(
        _("A computer can get stuck on this. It is hardly ever bookkeeping: usually the line ends were lost in copying, or something quite different was pasted in."),
        "",
        "benefit: [[[[[[[[[[[[[[{from: 2024-03-01}]]]]]]]]]]]]]]",
        "benefit: [{from: 2024-03-01}]",
    ),
    "S127": Lesson(
        _("This is far more than one coöperatie would have, and reading it would keep your computer busy for a very long time. Usually a folder with old copies or archives is included."),
        "",
        'include "../archive/**/*.beancount"',
        'include "../archive/2024/*.beancount"',
    ),
    "S128": Lesson(
        _("What you wrote in it seems to be booked but is in no figure: a member may be missing income or hours. Usually it is the file of a new month."),
        "",
        'journal/main.beancount\ninclude "2025-03.beancount"\njournal/2025-03.beancount\njournal/2025-04.beancount',
        'journal/main.beancount\ninclude "2025-*.beancount"\njournal/2025-03.beancount\njournal/2025-04.beancount',
    ),
    "S129": Lesson(
        _("Beancount accepts any word here, so a typing error is not noticed. If a member's hours were meant, they earn no premium or allowance."),
        "",
        '2025-03-14 custom "uren" "anna" 4.5',
        '2025-03-14 custom "hours" "anna" 4.5',
    ),
    "S131": Lesson(
        _("From here on it is uncertain what is meant: an entry could be dropped, or taken for part of another. No figures are safer than wrong ones. Often it is a comma in an amount, a quotation mark, or the spaces at the start of a line."),
        "Beancount",
        '2025-03-14 * "Tuin" #member-anna\n  Assets:Bank    12,50 EUR\n  Income:Tuin   -12,50 EUR',
        '2025-03-14 * "Tuin" #member-anna\n  Assets:Bank    12.50 EUR\n  Income:Tuin   -12.50 EUR',
    ),
    "S132": Lesson(
        _("A calculation without an answer could be taken for nothing at all, and then an amount would be missing from the books without anybody seeing it. You may write a calculation as an amount, but it has to work out."),
        "",
        '2025-03-14 * "Catering" #member-anna\n  Assets:Bank      100.00/0 EUR\n  Income:Catering',
        '2025-03-14 * "Catering" #member-anna\n  Assets:Bank      100.00/4 EUR\n  Income:Catering',
    ),
    "S133": Lesson(
        _("Beancount uses that name to remember in which file and on which line something is. If it is overwritten, whoever checks the books is sent to the wrong place."),
        "Beancount",
        '2025-03-14 * "Tuin" #member-anna\n  filename: "2025-014.pdf"\n  Assets:Bank    60.00 EUR\n  Income:Tuin   -60.00 EUR',
        '2025-03-14 * "Tuin" #member-anna\n  invoice: "2025-014"\n  Assets:Bank    60.00 EUR\n  Income:Tuin   -60.00 EUR',
    ),
    "S134": Lesson(
        _("Accounts are opened beforehand so that a typing error shows at once. Otherwise money would quietly end up on an account with almost the same name, where nobody looks for it."),
        "Beancount",
        '2025-03-14 * "Tuin" #member-anna\n  Assets:Banc    60.00 EUR\n  Income:Tuin   -60.00 EUR',
        '2025-03-14 * "Tuin" #member-anna\n  Assets:Bank    60.00 EUR\n  Income:Tuin   -60.00 EUR',
    ),
    "S135": Lesson(
        _("Every euro that arrives somewhere has left somewhere else. If the two sides are not equal, an amount is wrong or a line is missing. A single cent counts too, because what members earn is divided to the cent."),
        "Beancount",
        '2025-03-14 * "Tuin" #member-anna\n  Assets:Bank    60.00 EUR\n  Income:Tuin   -59.99 EUR',
        '2025-03-14 * "Tuin" #member-anna\n  Assets:Bank    60.00 EUR\n  Income:Tuin   -60.00 EUR',
    ),
    "S136": Lesson(
        _("Somebody who writes 1.000 may mean one euro, or a thousand. And less than a cent cannot be divided or paid."),
        "",
        '2025-03-14 * "Catering" #member-anna\n  Assets:Bank       1.000 EUR\n  Income:Catering  -1.000 EUR',
        '2025-03-14 * "Catering" #member-anna\n  Assets:Bank       1000.00 EUR\n  Income:Catering  -1000.00 EUR',
    ),
    "S137": Lesson(
        _("Spaarpotten, premiums and what goes back to the gemeente are all in euros. With another currency in between, the result would depend on an exchange rate that nobody has agreed on."),
        "",
        '2025-03-14 * "Software" #member-anna\n  Expenses:Software   25.00 USD\n  Assets:Bank        -25.00 USD',
        '2025-03-14 * "Software" #member-anna\n  Expenses:Software   23.10 EUR\n  Assets:Bank        -23.10 EUR',
    ),
    "S138": Lesson(
        _("With such a balance you check the books against the bank. Where the two differ, an amount before that day is wrong, and then a member's result may be wrong as well."),
        "Beancount",
        '2025-04-01 * "Tuin" #member-anna\n  Assets:Bank    60.00 EUR\n  Income:Tuin   -60.00 EUR\n2025-04-01 balance Assets:Bank  60.00 EUR',
        '2025-04-01 * "Tuin" #member-anna\n  Assets:Bank    60.00 EUR\n  Income:Tuin   -60.00 EUR\n2025-04-02 balance Assets:Bank  60.00 EUR',
    ),
    "S139": Lesson(
        _("These books are in the format of Beancount, which finds something here that cannot be, such as an account that is opened twice. As long as it is there, nobody can rely on the balances, and other programs refuse the books too."),
        "Beancount",
        "2025-01-01 open Assets:Kas EUR\n2025-02-01 open Assets:Kas EUR",
        "2025-01-01 open Assets:Kas EUR",
    ),
    "S140": Lesson(
        _("Premiums and allowances are calculated from hours. If it is unclear whose hours these are or how many, a member would get too much or too little."),
        "",
        '2025-03-14 custom "hours" "anna" "4,5"',
        '2025-03-14 custom "hours" "anna" 4.5',
    ),
    "S141": Lesson(
        _("This key decides whose an amount is, or for which year it counts. If it were ignored, the money would end up in the wrong place, for instance in the account to the gemeente."),
        "",
        '2025-02-10 * "Gemeente"\n  Liabilities:Gemeente   412.50 EUR\n    for: "2024/2025"\n  Assets:Bank           -412.50 EUR',
        '2025-02-10 * "Gemeente"\n  Liabilities:Gemeente   412.50 EUR\n    for: "2024"\n  Assets:Bank           -412.50 EUR',
    ),
    "S143": Lesson(
        _("In a year that nobody looks at, this counts for nothing, and it is missing where it belongs. Usually two digits of the date were swapped."),
        "",
        '2205-03-14 custom "hours" "anna" 4.5',
        '2025-03-14 custom "hours" "anna" 4.5',
    ),
    "S144": Lesson(
        _("A close fixes the figures of one period for good. If it is no longer clear which period, nobody can check them. That happens only if the file was changed afterwards, by a person or a program."),
        "",
        '2025-03-31 custom "close" "2025-3"',
        '2025-03-31 custom "close" "2025-03"',
    ),
    "S151": Lesson(
        _("An umbrella is a folder with the file umbrella.yaml and, beside it, a folder for each coöperatie. Without that file socoledger cannot know which books belong together."),
        "",
        "restaurant/coop.yaml\natelier/coop.yaml",
        "umbrella.yaml\nrestaurant/coop.yaml\natelier/coop.yaml",
    ),
    "S152": Lesson(
        _("The figures of all coöperaties together are only right if every one of them is read. A folder that is missing, or is somewhere else, would leave out a whole coöperatie."),
        "",
        "books: [restaurant, atelir]",
        "books: [restaurant, atelier]",
    ),
}
# fmt: on
