"""Lessons on what of the files and the journal cannot be read as meant (S1)."""

from socoledger.domain.findings import _
from socoledger.domain.lessons.lesson import Lesson

# fmt: off
LESSONS: dict[str, Lesson] = {
    "S101": Lesson(
        _("Without this file socoledger cannot know which coöperatie these books are of, nor where the rest of them is. Mostly nothing is lost: the command was just given in another folder."),
        "",
        "books/agreement.yaml\nbooks/members/anna.yaml\nbooks/journal/main.beancount",
        "books/coop.yaml\nbooks/agreement.yaml\nbooks/members/anna.yaml\nbooks/journal/main.beancount",
    ),
    "S102": Lesson(
        _("What cannot be opened would be missing from every figure, and nobody would notice: income of a member, or a whole year. Usually a file was moved, renamed or locked."),
        "",
        "journal: journal",
        "journal: journal/main.beancount",
    ),
    "S103": Lesson(
        _("Books of a coöperatie hardly ever grow this large. Mostly something else has ended up in the file, and trying to read it could make your computer hang."),
        "",
        "journal/2010-2025.beancount (48 MB)",
        "journal/2010.beancount (3 MB)\njournal/2011.beancount (3 MB)",
    ),
    "S104": Lesson(
        _("In text that was saved differently, letters, lines and even whole entries can get lost without a word, and then money is missing from the figures. It mostly happens when a word processor or an older program has saved the file."),
        "",
        'include "2025-03.docx"',
        'include "2025-03.beancount"',
    ),
    "S105": Lesson(
        _("Mostly this means that saving went wrong, or that something was overwritten by accident. To go on as if nothing were missing would leave a member, the agreement or the whole journal out of the figures."),
        "",
        "members/anna.yaml (0 bytes)",
        "members/anna.yaml\nid: anna\nname: Anna\njoined: 2024-03-01",
    ),
    "S106": Lesson(
        _("In these files the layout says what belongs together. Where it does not come out, socoledger would have to guess what you mean, and with members' money it does not guess."),
        "YAML 1.2",
        "name: Buurthuis: De Brug",
        'name: "Buurthuis: De Brug"',
    ),
    "S107": Lesson(
        _("Signs such as &, * and ! have a special meaning at the start of a value: they point to another place, or ask a program to do something. Who checks the books must see on the line itself what holds, and books of somebody else must not be able to do anything on your computer."),
        "",
        "enterprise: &Zo Catering",
        'enterprise: "&Zo Catering"',
    ),
    "S108": Lesson(
        _("With two answers to one question, many programs silently take the last one. The figures could then rest on something else than what you read at the top of the file."),
        "YAML 1.2",
        "joined: 2024-03-01\njoined: 2025-03-01",
        "joined: 2024-03-01",
    ),
    "S109": Lesson(
        _("A slip in such a word would otherwise pass unnoticed: the decision, the levy or the date behind it would not count, and the figures would still look right."),
        "",
        "enterprice: Tuinonderhoud",
        "enterprise: Tuinonderhoud",
    ),
    "S110": Lesson(
        _("This is needed to work out the figures with certainty. socoledger fills in nothing of its own accord, because a wrong guess could cost a member money."),
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
        _("Both tell who this is about. If they contradict each other, money of one member could be looked up with another; mostly a file was copied for a new member and only half of it was adapted."),
        "",
        "members/anna.yaml\nid: annie",
        "members/anna.yaml\nid: anna",
    ),
    "S113": Lesson(
        _("Left open, it can mean that there is nothing to say, or that somebody still had to look it up. For a benefit or a decision that makes a great difference to the member."),
        "",
        "id: anna\nname: Anna\njoined:",
        "id: anna\nname: Anna\njoined: 2024-03-01",
    ),
    "S114": Lesson(
        _("A member whose file is passed over has no result, no spaarpot and no premium in these books. The wrong ending is easily missed, because the file looks quite all right when you open it."),
        "",
        "members/anna.yml",
        "members/anna.yaml",
    ),
    "S115": Lesson(
        _("Between curly brackets a comma means that the next thing begins. An amount in the Dutch manner then falls into two pieces, and the cents or the half percent would be lost."),
        "YAML 1.2",
        "benefit:\n  - {from: 2024-03-01, monthly: 1345,00}",
        "benefit:\n  - {from: 2024-03-01, monthly: 1345.00}",
    ),
    "S117": Lesson(
        _("Two people changed the same lines, and git could not know whose hold. Between the first mark and ======= stands what was here, from there to the last mark what came in. Only you can tell which of the two is right."),
        "",
        "<<<<<<< HEAD\njoined: 2024-03-01\n=======\njoined: 2024-04-01\n>>>>>>> penningmeester",
        "joined: 2024-03-01",
    ),
    "S121": Lesson(
        _("Who checks the books, and git too, gets this one folder: whatever lies elsewhere would be missing there. And books of somebody else must not be able to look at other files on your computer."),
        "",
        'include "../../Downloads/bank.beancount"',
        'include "bank.beancount"',
    ),
    "S122": Lesson(
        _("A month or a whole year that is not found would be missing from every figure. Usually the file was renamed, has not been saved yet, or has one letter that differs."),
        "Beancount",
        'include "2025-3.beancount"',
        'include "2025-03.beancount"',
    ),
    "S123": Lesson(
        _("All that stands in it would count double: income, costs and hours. It easily happens where one line takes in all files of a year, and another names one of them again."),
        "",
        'include "2025-*.beancount"\ninclude "2025-03.beancount"',
        'include "2025-*.beancount"',
    ),
    "S124": Lesson(
        _("A plugin is a small program that starts as soon as somebody opens the books. It could change figures, or do harm on the computer of the kascommissie or the gemeente."),
        "",
        'plugin "fava.plugins.link_documents"',
        'plugin "socoledger.plugin"',
    ),
    "S125": Lesson(
        _("With such a setting amounts could be out by cents or euros while everything seems in order. The kascommissie must be able to rely on it that every check was really done."),
        "",
        'option "inferred_tolerance_default" "EUR:0.50"',
        'option "operating_currency" "EUR"',
    ),
    "S126": Lesson(
        _("A computer can stall on this. It is hardly ever bookkeeping: mostly the line ends were lost in copying, or something quite different was pasted in."),
        "",
        "benefit: [[[[[[[[[[[[[[{from: 2024-03-01}]]]]]]]]]]]]]]",
        "benefit: [{from: 2024-03-01}]",
    ),
    "S127": Lesson(
        _("So much can hardly belong to one coöperatie, and reading it would keep your computer busy for a very long time. Mostly a folder with old copies or archives comes along."),
        "",
        'include "../archive/**/*.beancount"',
        'include "../archive/2024/*.beancount"',
    ),
    "S128": Lesson(
        _("What you wrote in it seems to be booked and is in no figure: a member may miss income or hours. Mostly it is the file of a new month."),
        "",
        'journal/main.beancount\ninclude "2025-03.beancount"\njournal/2025-03.beancount\njournal/2025-04.beancount',
        'journal/main.beancount\ninclude "2025-*.beancount"\njournal/2025-03.beancount\njournal/2025-04.beancount',
    ),
    "S129": Lesson(
        _("Beancount accepts any word in this place, so a slip is not noticed there. If hours of a member were meant, no premium or allowance is built up over them."),
        "",
        '2025-03-14 custom "uren" "anna" 4.5',
        '2025-03-14 custom "hours" "anna" 4.5',
    ),
    "S131": Lesson(
        _("From here on it is uncertain what is meant: an entry could be dropped, or be taken for a part of another. No figures are safer than wrong ones. Often it is a comma in an amount, a quotation mark, or the spaces in front."),
        "Beancount",
        '2025-03-14 * "Tuin" #member-anna\n  Assets:Bank    12,50 EUR\n  Income:Tuin   -12,50 EUR',
        '2025-03-14 * "Tuin" #member-anna\n  Assets:Bank    12.50 EUR\n  Income:Tuin   -12.50 EUR',
    ),
    "S132": Lesson(
        _("A sum without an answer could be taken for nothing at all, and then an amount would be missing from the books unseen. A sum in an amount is allowed, but it has to come out."),
        "",
        '2025-03-14 * "Catering" #member-anna\n  Assets:Bank      100.00/0 EUR\n  Income:Catering',
        '2025-03-14 * "Catering" #member-anna\n  Assets:Bank      100.00/4 EUR\n  Income:Catering',
    ),
    "S133": Lesson(
        _("With that name Beancount remembers in which file and on which line something stands. Written over, it would send whoever checks the books to the wrong place."),
        "Beancount",
        '2025-03-14 * "Tuin" #member-anna\n  filename: "2025-014.pdf"\n  Assets:Bank    60.00 EUR\n  Income:Tuin   -60.00 EUR',
        '2025-03-14 * "Tuin" #member-anna\n  invoice: "2025-014"\n  Assets:Bank    60.00 EUR\n  Income:Tuin   -60.00 EUR',
    ),
    "S134": Lesson(
        _("Accounts are opened beforehand so that a slip of the pen shows at once. Otherwise money would quietly end up on an account of nearly the same name, where nobody looks for it."),
        "Beancount",
        '2025-03-14 * "Tuin" #member-anna\n  Assets:Banc    60.00 EUR\n  Income:Tuin   -60.00 EUR',
        '2025-03-14 * "Tuin" #member-anna\n  Assets:Bank    60.00 EUR\n  Income:Tuin   -60.00 EUR',
    ),
    "S135": Lesson(
        _("Every euro that arrives somewhere left somewhere else. If it does not come out, an amount is wrong or a line is missing. A single cent counts too, because what members earn is divided to the cent."),
        "Beancount",
        '2025-03-14 * "Tuin" #member-anna\n  Assets:Bank    60.00 EUR\n  Income:Tuin   -59.99 EUR',
        '2025-03-14 * "Tuin" #member-anna\n  Assets:Bank    60.00 EUR\n  Income:Tuin   -60.00 EUR',
    ),
    "S136": Lesson(
        _("Somebody who writes 1.000 may mean one euro, or a thousand. And less than a cent can neither be divided nor paid."),
        "",
        '2025-03-14 * "Catering" #member-anna\n  Assets:Bank       1.000 EUR\n  Income:Catering  -1.000 EUR',
        '2025-03-14 * "Catering" #member-anna\n  Assets:Bank       1000.00 EUR\n  Income:Catering  -1000.00 EUR',
    ),
    "S137": Lesson(
        _("Spaarpotten, premiums and what goes back to the gemeente are all in euros. With another currency in between, the result would depend on a rate that nobody has agreed upon."),
        "",
        '2025-03-14 * "Software" #member-anna\n  Expenses:Software   25.00 USD\n  Assets:Bank        -25.00 USD',
        '2025-03-14 * "Software" #member-anna\n  Expenses:Software   23.10 EUR\n  Assets:Bank        -23.10 EUR',
    ),
    "S138": Lesson(
        _("With such a balance you hold the books against the bank. Where the two differ, an amount before that day is wrong, and then the result of a member may be wrong as well."),
        "Beancount",
        '2025-04-01 * "Tuin" #member-anna\n  Assets:Bank    60.00 EUR\n  Income:Tuin   -60.00 EUR\n2025-04-01 balance Assets:Bank  60.00 EUR',
        '2025-04-01 * "Tuin" #member-anna\n  Assets:Bank    60.00 EUR\n  Income:Tuin   -60.00 EUR\n2025-04-02 balance Assets:Bank  60.00 EUR',
    ),
    "S139": Lesson(
        _("These books are written in the form of Beancount, which finds something here that cannot be, such as an account that is opened twice. As long as it stands there, nobody can rely on the balances, and other programs refuse the books too."),
        "Beancount",
        "2025-01-01 open Assets:Kas EUR\n2025-02-01 open Assets:Kas EUR",
        "2025-01-01 open Assets:Kas EUR",
    ),
    "S140": Lesson(
        _("Premiums and allowances are worked out from hours. If it is in doubt whose hours these are or how many, a member would get too much or too little."),
        "",
        '2025-03-14 custom "hours" "anna" "4,5"',
        '2025-03-14 custom "hours" "anna" 4.5',
    ),
    "S141": Lesson(
        _("Such a remark decides whose an amount is, or for which year it counts. If it were passed over, the money would land in the wrong place, for instance in the account to the gemeente."),
        "",
        '2025-02-10 * "Gemeente"\n  Liabilities:Gemeente   412.50 EUR\n    for: "2024/2025"\n  Assets:Bank           -412.50 EUR',
        '2025-02-10 * "Gemeente"\n  Liabilities:Gemeente   412.50 EUR\n    for: "2024"\n  Assets:Bank           -412.50 EUR',
    ),
    "S143": Lesson(
        _("In a year that nobody looks at, this counts for nothing, and it is missing where it belongs. Nearly always two figures of the date were swapped."),
        "",
        '2205-03-14 custom "hours" "anna" 4.5',
        '2025-03-14 custom "hours" "anna" 4.5',
    ),
    "S144": Lesson(
        _("A close lays down the figures of one period for good. If it is no longer clear which, nobody can check them. That happens only if the file was changed afterwards, by a person or a program."),
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
        _("Figures of all coöperaties together are only right if every one of them is read. A folder that is missing, or lies elsewhere, would leave a whole coöperatie out."),
        "",
        "books: [restaurant, atelir]",
        "books: [restaurant, atelier]",
    ),
}
# fmt: on
