"""What `explain` tells of each code besides the table: why it matters, where that comes from, and
an example of how it comes about.

These stand apart from the table because only `explain` needs them; a test holds the two together.
"""

from typing import NamedTuple

from socoledger.domain.findings import _


class Lesson(NamedTuple):
    """`reason` is a message id; `source` is cited in Dutch, as the law is, "" where it is a rule of
    these books; `example` shows how they should not be written.
    """

    reason: str
    source: str
    example: str


# fmt: off
LESSONS: dict[str, Lesson] = {
    "S101": Lesson(
        _("Without this file socoledger cannot know which coöperatie these books are of, nor where the rest of them is. Mostly nothing is lost: the command was just given in another folder."),
        "",
        "books/agreement.yaml\nbooks/members/anna.yaml\nbooks/journal/main.beancount",
    ),
    "S102": Lesson(
        _("What cannot be opened would be missing from every figure, and nobody would notice: income of a member, or a whole year. Usually a file was moved, renamed or locked."),
        "",
        "journal: journal",
    ),
    "S103": Lesson(
        _("Books of a coöperatie hardly ever grow this large. Mostly something else has ended up in the file, and trying to read it could make your computer hang."),
        "",
        "journal/2010-2025.beancount (48 MB)",
    ),
    "S104": Lesson(
        _("In text that was saved differently, letters, lines and even whole entries can get lost without a word, and then money is missing from the figures. It mostly happens when a word processor or an older program has saved the file."),
        "",
        'include "2025-03.docx"',
    ),
    "S105": Lesson(
        _("Mostly this means that saving went wrong, or that something was overwritten by accident. To go on as if nothing were missing would leave a member, the agreement or the whole journal out of the figures."),
        "",
        "members/anna.yaml (0 bytes)",
    ),
    "S106": Lesson(
        _("In these files the layout says what belongs together. Where it does not come out, socoledger would have to guess what you mean, and with members' money it does not guess."),
        "YAML 1.2",
        "name: Buurthuis: De Brug",
    ),
    "S107": Lesson(
        _("Signs such as &, * and ! have a special meaning at the start of a value: they point to another place, or ask a program to do something. Who checks the books must see on the line itself what holds, and books of somebody else must not be able to do anything on your computer."),
        "",
        "enterprise: &Zo Catering",
    ),
    "S108": Lesson(
        _("With two answers to one question, many programs silently take the last one. The figures could then rest on something else than what you read at the top of the file."),
        "YAML 1.2",
        "joined: 2024-03-01\njoined: 2025-03-01",
    ),
    "S109": Lesson(
        _("A slip in such a word would otherwise pass unnoticed: the decision, the levy or the date behind it would not count, and the figures would still look right."),
        "",
        "enterprice: Tuinonderhoud",
    ),
    "S110": Lesson(
        _("This is needed to work out the figures with certainty. socoledger fills in nothing of its own accord, because a wrong guess could cost a member money."),
        "",
        "id: anna\nname: Anna",
    ),
    "S111": Lesson(
        _("A date or an amount that is read wrongly moves money to another month or another member, and nobody sees it. Many slips come from habit: a comma in an amount, or a date that begins with the day."),
        "",
        "joined: 01-03-2024",
    ),
    "S112": Lesson(
        _("Both tell who this is about. If they contradict each other, money of one member could be looked up with another; mostly a file was copied for a new member and only half of it was adapted."),
        "",
        "members/anna.yaml\nid: annie",
    ),
    "S113": Lesson(
        _("Left open, it can mean that there is nothing to say, or that somebody still had to look it up. For a benefit or a decision that makes a great difference to the member."),
        "",
        "id: anna\nname: Anna\njoined:",
    ),
    "S114": Lesson(
        _("A member whose file is passed over has no result, no spaarpot and no premium in these books. The wrong ending is easily missed, because the file looks quite all right when you open it."),
        "",
        "members/anna.yml",
    ),
    "S115": Lesson(
        _("Between curly brackets a comma means that the next thing begins. An amount in the Dutch manner then falls into two pieces, and the cents or the half percent would be lost."),
        "YAML 1.2",
        "benefit:\n  - {from: 2024-03-01, monthly: 1345,00}",
    ),
    "S121": Lesson(
        _("Who checks the books, and git too, gets this one folder: whatever lies elsewhere would be missing there. And books of somebody else must not be able to look at other files on your computer."),
        "",
        'include "../../Downloads/bank.beancount"',
    ),
    "S122": Lesson(
        _("A month or a whole year that is not found would be missing from every figure. Usually the file was renamed, has not been saved yet, or has one letter that differs."),
        "Beancount",
        'include "2025-3.beancount"',
    ),
    "S123": Lesson(
        _("All that stands in it would count double: income, costs and hours. It easily happens where one line takes in all files of a year, and another names one of them again."),
        "",
        'include "2025-*.beancount"\ninclude "2025-03.beancount"',
    ),
    "S124": Lesson(
        _("A plugin is a small program that starts as soon as somebody opens the books. It could change figures, or do harm on the computer of the kascommissie or the gemeente."),
        "",
        'plugin "fava.plugins.link_documents"',
    ),
    "S125": Lesson(
        _("With such a setting amounts could be out by cents or euros while everything seems in order. The kascommissie must be able to rely on it that every check was really done."),
        "",
        'option "inferred_tolerance_default" "EUR:0.50"',
    ),
    "S126": Lesson(
        _("A computer can stall on this. It is hardly ever bookkeeping: mostly the line ends were lost in copying, or something quite different was pasted in."),
        "",
        "share: [[[[[[[[[[[[[[5%]]]]]]]]]]]]]]",
    ),
    "S127": Lesson(
        _("So much can hardly belong to one coöperatie, and reading it would keep your computer busy for a very long time. Mostly a folder with old copies or archives comes along."),
        "",
        'include "../archive/**/*.beancount"',
    ),
    "S128": Lesson(
        _("What you wrote in it seems to be booked and is in no figure: a member may miss income or hours. Mostly it is the file of a new month."),
        "",
        'journal/main.beancount\ninclude "2025-03.beancount"\njournal/2025-03.beancount\njournal/2025-04.beancount',
    ),
    "S129": Lesson(
        _("Beancount accepts any word in this place, so a slip is not noticed there. If hours of a member were meant, no premium or allowance is built up over them."),
        "",
        '2025-03-14 custom "uren" "anna" 4.5',
    ),
    "S131": Lesson(
        _("From here on it is uncertain what is meant: an entry could be dropped, or be taken for a part of another. No figures are safer than wrong ones. Often it is a comma in an amount, a quotation mark, or the spaces in front."),
        "Beancount",
        '2025-03-14 * "Tuin" #member-anna\n  Assets:Bank    12,50 EUR\n  Income:Tuin   -12,50 EUR',
    ),
    "S132": Lesson(
        _("A sum without an answer could be taken for nothing at all, and then an amount would be missing from the books unseen. A sum in an amount is allowed, but it has to come out."),
        "",
        '2025-03-14 * "Catering" #member-anna\n  Assets:Bank      100.00/0 EUR\n  Income:Catering',
    ),
    "S133": Lesson(
        _("With that name Beancount remembers in which file and on which line something stands. Written over, it would send whoever checks the books to the wrong place."),
        "Beancount",
        '2025-03-14 * "Tuin" #member-anna\n  filename: "2025-014.pdf"\n  Assets:Bank    60.00 EUR\n  Income:Tuin   -60.00 EUR',
    ),
    "S134": Lesson(
        _("Accounts are opened beforehand so that a slip of the pen shows at once. Otherwise money would quietly end up on an account of nearly the same name, where nobody looks for it."),
        "Beancount",
        '2025-03-14 * "Tuin" #member-anna\n  Assets:Banc    60.00 EUR\n  Income:Tuin   -60.00 EUR',
    ),
    "S135": Lesson(
        _("Every euro that arrives somewhere left somewhere else. If it does not come out, an amount is wrong or a line is missing. A single cent counts too, because what members earn is divided to the cent."),
        "Beancount",
        '2025-03-14 * "Tuin" #member-anna\n  Assets:Bank    60.00 EUR\n  Income:Tuin   -59.99 EUR',
    ),
    "S136": Lesson(
        _("Somebody who writes 1.000 may mean one euro, or a thousand. And less than a cent can neither be divided nor paid."),
        "",
        '2025-03-14 * "Catering" #member-anna\n  Assets:Bank       1.000 EUR\n  Income:Catering  -1.000 EUR',
    ),
    "S137": Lesson(
        _("Spaarpotten, premiums and what goes back to the gemeente are all in euros. With another currency in between, the result would depend on a rate that nobody has agreed upon."),
        "",
        '2025-03-14 * "Software" #member-anna\n  Expenses:Software   25.00 USD\n  Assets:Bank        -25.00 USD',
    ),
    "S138": Lesson(
        _("With such a balance you hold the books against the bank. Where the two differ, an amount before that day is wrong, and then the result of a member may be wrong as well."),
        "Beancount",
        "2025-04-01 balance Assets:Bank  1250.00 EUR",
    ),
    "S139": Lesson(
        _("These books are written in the form of Beancount, which finds something here that cannot be, such as an account that is opened twice. As long as it stands there, nobody can rely on the balances, and other programs refuse the books too."),
        "Beancount",
        "2025-01-01 open Assets:Bank EUR\n2025-02-01 open Assets:Bank EUR",
    ),
    "S140": Lesson(
        _("Premiums and allowances are worked out from hours. If it is in doubt whose hours these are or how many, a member would get too much or too little."),
        "",
        '2025-03-14 custom "hours" "anna" "4,5"',
    ),
    "S141": Lesson(
        _("Such a remark decides whose an amount is, or for which year it counts. If it were passed over, the money would land in the wrong place, for instance in the account to the gemeente."),
        "",
        '2025-02-10 * "Gemeente"\n  Liabilities:Gemeente   412.50 EUR\n    for: "2024/2025"\n  Assets:Bank           -412.50 EUR',
    ),
    "S143": Lesson(
        _("In a year that nobody looks at, this counts for nothing, and it is missing where it belongs. Nearly always two figures of the date were swapped."),
        "",
        '2205-03-14 custom "hours" "anna" 4.5',
    ),
    "S144": Lesson(
        _("A close lays down the figures of one period for good. If it is no longer clear which, nobody can check them. That happens only if the file was changed afterwards, by a person or a program."),
        "",
        '2025-03-31 custom "close" "2025-3"',
    ),
    "S151": Lesson(
        _("An umbrella is a folder with the file umbrella.yaml and, beside it, a folder for each coöperatie. Without that file socoledger cannot know which books belong together."),
        "",
        "umbrella.yaml:\nbooks: [restaurant, atelier, land]",
    ),
    "S152": Lesson(
        _("Figures of all coöperaties together are only right if every one of them is read. A folder that is missing, or lies elsewhere, would leave a whole coöperatie out."),
        "",
        "books: [restaurant, atelir]",
    ),
    "S201": Lesson(
        _("Money or hours under an unknown name would be nobody's, and the real member would miss them in their result, spaarpot or premium. Mostly one letter is wrong."),
        "",
        '2025-03-14 * "Tuin" #member-ana\n  Assets:Bank    60.00 EUR\n  Income:Tuin   -60.00 EUR',
    ),
    "S202": Lesson(
        _("It is left open who of them gets this money. To give it to one, or to divide it equally, would be a guess at somebody's expense."),
        "",
        '2025-03-14 * "Catering" #member-anna #member-bram\n  Assets:Bank       300.00 EUR\n  Income:Catering  -300.00 EUR',
    ),
    "S203": Lesson(
        _("Who did a job together must be able to check afterwards what part they got, to the cent. From what stands here that cannot be worked out, and somebody could come off badly."),
        "",
        '2025-03-14 * "Catering"\n  members: "anna 60%, bram 40%"\n  Assets:Bank       300.00 EUR\n  Income:Catering  -300.00 EUR',
    ),
    "S204": Lesson(
        _("The one says that this is of one member, the other that several share it. They contradict each other, and with each of them the members get other amounts."),
        "",
        '2025-03-14 * "Catering"\n  member: "anna"\n  members: "anna 2, bram 1"\n  Assets:Bank       300.00 EUR',
    ),
    "S205": Lesson(
        _("The agreement with the gemeente rests on what each member brought in and spent. If this is a member's after all, they miss it in their result, and with it in their spaarpot."),
        "convenant, artikel over het resultaat van elk lid",
        '2025-03-14 * "Tuin"\n  Assets:Bank    60.00 EUR\n  Income:Tuin   -60.00 EUR',
    ),
    "S206": Lesson(
        _("Who has not joined yet, or has left, normally takes no part, so this may be meant for somebody else. Then two members would have a wrong result."),
        "",
        'joined: 2025-04-01\n2025-03-14 * "Tuin" #member-anna\n  Assets:Bank    60.00 EUR\n  Income:Tuin   -60.00 EUR',
    ),
    "S207": Lesson(
        _("Nobody can have worked less than not at all, and a premium over such hours would be wrong. Mostly a correction was written down twice, or a decimal point was left out."),
        "",
        '2025-03-14 custom "hours" "anna" 4.5\n2025-03-28 custom "hours" "anna" -45',
    ),
    "S208": Lesson(
        _("With hours a member builds up a premium or an allowance; somebody who is no member does not. Maybe these hours are another member's, who now comes up short."),
        "",
        'joined: 2025-04-01\n2025-03-14 custom "hours" "anna" 4.5',
    ),
    "S209": Lesson(
        _("Too many hours give too high a premium or allowance, which may have to be paid back later. Mostly a line was copied, a decimal point was lost, or a whole week was written on one day."),
        "",
        '2025-03-14 custom "hours" "anna" 45',
    ),
    "S210": Lesson(
        _("Two members would have one spaarpot together, and one account for premiums. Nobody could tell any more whose money it is."),
        "",
        "id: anna\naccount: Anna\nid: anna-maria\naccount: Anna",
    ),
    "S211": Lesson(
        _("For the days that fall in both, it is not clear what holds: which decision, which maximum, which benefit. Mostly something new was added while the old simply ran on."),
        "",
        "benefit:\n  - {from: 2024-03-01}\n  - {from: 2025-01-01}",
    ),
    "S212": Lesson(
        _("Such a period lasts not a single day: a benefit, a decision or a membership would count for nothing, and a member could miss a premium. Mostly there is a slip in a year."),
        "",
        "joined: 2024-03-01\nleft: 2023-08-31\noutcome: work",
    ),
    "S213": Lesson(
        _("This money stands in nobody's overview, and the member for whom it was meant sees too little. Mostly the account has a slip in its name, or it is of before a member's file was renamed."),
        "",
        '2025-01-01 open Liabilities:Spaarpot:Ana EUR\n2025-01-01 * "Spaarpot"\n  Liabilities:Spaarpot:Ana  -250.00 EUR\n  Equity:Opening             250.00 EUR',
    ),
    "S221": Lesson(
        _("Two of the same name cannot be told apart, so money that is marked with it would be counted for the wrong one, or twice."),
        "",
        "grants:\n  - {id: begeleiding, giver: municipality, from: 2025-01-01, to: 2025-12-31, amount: 25000.00}\n  - {id: begeleiding, giver: Oranje Fonds, from: 2025-01-01, to: 2025-12-31, amount: 5000.00}",
    ),
    "S222": Lesson(
        _("What carries a name that is not known would count nowhere: a cost that no grant pays, turnover of no unit, a receipt of nobody. Mostly it is a slip of the pen."),
        "",
        '2025-03-11 * "Coach" #member-collective\n  grant: "begeleidng"\n  Expenses:Inkoop  250.00 EUR\n  Assets:Bank     -250.00 EUR',
    ),
    "S223": Lesson(
        _("Turnover or costs are of one unit, or of each line its own. With two tags nobody can tell how much is of which."),
        "",
        '2025-03-11 * "Groothandel" #member-collective #unit-restaurant #unit-land\n  Expenses:Inkoop   80.00 EUR\n  Assets:Bank      -80.00 EUR',
    ),
    "S224": Lesson(
        _("A grant is no income: it is to be spent on what it was given for, and what is left may have to go back. As income it would be shared out among members, and the gemeente would get back money of its own as if it had been earned."),
        "convenant of beschikking: subsidie, verantwoording en terugbetaling",
        '2025-01-20 * "Gemeente" "Subsidie" #member-collective\n  grant: "begeleiding"\n  Assets:Bank      12500.00 EUR\n  Income:Verkoop  -12500.00 EUR',
    ),
    "S225": Lesson(
        _("What one coöperatie charges another is income on one side and a cost on the other. Together they earned nothing by it, so totals leave it out; that is only right if both sides have the same amount."),
        "",
        "restaurant: Expenses:Inkoop  120.00 EUR\nland:       Income:Groente  -102.00 EUR",
    ),
    "S226": Lesson(
        _("A dealing that only one side has booked makes the total wrong: the other coöperatie has an invoice or a payment that is missing in its books, or the link or folder was written differently there."),
        "",
        '2025-05-02 * "Groente voor het restaurant" ^groente-7\n  with: "restaurant"\n  Assets:Bank      120.00 EUR\n  Income:Verkoop  -120.00 EUR',
    ),
    "S227": Lesson(
        _("Only dealings between books under the same umbrella can be left out of the totals. With a folder that is none of them, the dealing would be counted as earned from outside."),
        "",
        'with: "restuarant"',
    ),
    "S301": Lesson(
        _("Every euro goes by the agreement that held when it was earned. If the order is mixed up, an old version is easily taken for the new one, and results are divided by the wrong percentages."),
        "convenant, artikel over de looptijd",
        "- id: convenant-2026\n  from: 2026-01-01\n- id: convenant-2025\n  from: 2025-01-01",
    ),
    "S302": Lesson(
        _("Results are worked out and closed by the month. If the rules changed halfway, nobody could say which part of the month's result falls under which of them."),
        "",
        "- id: convenant-2025\n  from: 2025-01-15",
    ),
    "S303": Lesson(
        _("More would be handed over than there is: nothing would be left for the member, and the last in the row would still come up short. Mostly a percentage was mistyped, or a levy stands there twice."),
        "convenant, artikel over de afdrachten",
        "levies:\n  - {to: fund:opleiding, share: 50%}\n  - {to: cooperative, share: 60%}",
    ),
    "S304": Lesson(
        _("What is divided has to come out exactly. With less, money would be left over that is nobody's; with more, more would be given away than was earned."),
        "convenant, artikel over de verdeling",
        "brackets:\n  - {up_to: 3000.00, split: {spaarpot: 100%}}\n  - {split: {municipality: 50%, spaarpot: 40%}}",
    ),
    "S305": Lesson(
        _("The brackets say what happens to the first part of a result, and what to the rest. With a gap or an overlap, a part of it has no destination, or two."),
        "convenant, artikel over de verdeling",
        "brackets:\n  - {up_to: 3000.00, split: {spaarpot: 100%}}\n  - {up_to: 2000.00, split: {spaarpot: 50%, municipality: 50%}}\n  - {split: {municipality: 100%}}",
    ),
    "S306": Lesson(
        _("Money with an unknown destination arrives nowhere: not in a spaarpot, not in a fund, not at the gemeente. Mostly a word was translated, or fund: in front of the name was left out."),
        "convenant, artikel over de verdeling",
        "levies:\n  - {to: opleiding, share: 5%}",
    ),
    "S307": Lesson(
        _("Without an agreement nobody knows how a result is divided, nor what a member may keep. What was earned then could not be accounted for to the gemeente."),
        "convenant, artikel over de looptijd",
        "first_month: 2024-07\nagreements:\n  - id: convenant-2025\n    from: 2025-01-01",
    ),
    "S321": Lesson(
        _("The coöperatie would be lending money to this member, out of what it keeps for the others. Often something was paid before the result that it was to come from had been divided."),
        "convenant, artikel over de spaarpot",
        '2025-03-14 * "Printer"\n  Liabilities:Spaarpot:Anna   800.00 EUR\n    purpose: "business"\n  Assets:Bank                -800.00 EUR',
    ),
    "S322": Lesson(
        _("The gemeente allows members to save because the money goes to what was agreed. If that is not on record, nobody can show it later, and the gemeente may take it for income of the member."),
        "convenant, artikel over de besteding van de spaarpot",
        '2025-03-14 * "Printer"\n  Liabilities:Spaarpot:Anna   120.00 EUR\n  Assets:Bank                -120.00 EUR',
    ),
    "S323": Lesson(
        _("The agreement lays down what members save for. If the money goes to something else, the gemeente may count it as income of the member, and trust in the whole coöperatie suffers."),
        "convenant, artikel over de besteding van de spaarpot",
        '2025-07-14 * "Camping"\n  Liabilities:Spaarpot:Anna   120.00 EUR\n    purpose: "holiday"\n  Assets:Bank                -120.00 EUR',
    ),
    "S324": Lesson(
        _("With this purpose the gemeente wants to look beforehand, for instance whether bijzondere bijstand could pay for it. Without its answer on record the member cannot show later that it was allowed."),
        "convenant, artikel over de besteding van de spaarpot",
        '2025-03-14 * "IKEA"\n  Liabilities:Spaarpot:Anna   120.00 EUR\n    purpose: "private"\n  Assets:Bank                -120.00 EUR',
    ),
    "S325": Lesson(
        _("For the benefit all counts that somebody can freely dispose of. If the money comes into the member's own hands, the benefit may be cut or claimed back; that is why the coöperatie keeps the spaarpot."),
        "Participatiewet art. 31 lid 1; convenant, artikel over de spaarpot",
        '2025-03-14 * "Anna"\n  Liabilities:Spaarpot:Anna   120.00 EUR\n    purpose: "payout"\n  Assets:Bank                -120.00 EUR',
    ),
    "S326": Lesson(
        _("A bad month takes back part of what earlier months brought in, so that the year as a whole is divided rightly. This member had spent some of it already; that is nobody's fault."),
        "convenant, artikel over verliezen",
        '2025-02-20 * "Motor" #member-anna\n  Expenses:Tuin   600.00 EUR\n  Assets:Bank    -600.00 EUR',
    ),
    "S327": Lesson(
        _("The agreement limits what a member may put aside. If it lies above that for long, the gemeente may ask what the money is for, while it was meant to help the member along."),
        "convenant, artikel over het maximum van de spaarpot",
        'maximum: 5000.00\n2025-01-01 * "Spaarpot"\n  Liabilities:Spaarpot:Anna  -6000.00 EUR\n  Equity:Opening              6000.00 EUR',
    ),
    "S328": Lesson(
        _("The coöperatie still keeps money for somebody who no longer takes part, and that person does not know where they stand. The longer it stays so, the harder it becomes to sort out."),
        "convenant, artikel over vertrek",
        "left: 2025-03-31\noutcome: work\non_leaving: keep",
    ),
    "S329": Lesson(
        _("Until then the overviews show money that is no longer kept for this member, and the yearly account is not complete. Mostly it only means that closing lags behind."),
        "convenant, artikel over vertrek",
        "left: 2025-03-31\noutcome: other\non_leaving: municipality",
    ),
    "S330": Lesson(
        _("A premium leaves the benefit alone only within a maximum and a number of times a year, and those are counted on its own account. This one is missing there, and looks like money given freely."),
        "Participatiewet art. 31 lid 2 onder j",
        '2025-06-30 * "Premie"\n  Liabilities:Spaarpot:Anna   200.00 EUR\n    purpose: "premium"\n  Assets:Bank                -200.00 EUR',
    ),
    "S331": Lesson(
        _("What the gemeente is to get follows from the results and is booked by closing. Money paid too early or twice is missing at the coöperatie, and the yearly account does not come out."),
        "convenant, artikel over de terugbetaling aan de gemeente",
        '2025-03-31 * "Gemeente"\n  Liabilities:Gemeente   500.00 EUR\n  Assets:Bank           -500.00 EUR',
    ),
    "S341": Lesson(
        _("A giver pays costs of the period it granted money for. A cost before or after it will be refused when the account is handed in, and until then it is in no result at all."),
        "beschikking van de subsidie: looptijd",
        'grants:\n  - {id: begeleiding, giver: municipality, from: 2025-01-01, to: 2025-12-31, amount: 12500.00}\n2026-01-14 * "Coach" #member-collective\n  grant: "begeleiding"\n  Expenses:Inkoop  250.00 EUR\n  Assets:Bank     -250.00 EUR',
    ),
    "S342": Lesson(
        _("The giver pays no more than was granted. What was spent above it is paid by the coöperatie itself, and lowers its own result and so perhaps the reserve."),
        "beschikking van de subsidie: bedrag",
        'grants:\n  - {id: begeleiding, giver: municipality, from: 2025-01-01, to: 2025-12-31, amount: 12500.00}\n2025-11-14 * "Coach" #member-collective\n  grant: "begeleiding"\n  Expenses:Inkoop  12800.00 EUR\n  Assets:Bank     -12800.00 EUR',
    ),
    "S343": Lesson(
        _("Money above what was granted was paid by mistake, or the grant was raised and grants.yaml does not have that yet. It is not the coöperatie's to spend."),
        "beschikking van de subsidie: bedrag",
        'grants:\n  - {id: begeleiding, giver: municipality, from: 2025-01-01, to: 2025-12-31, amount: 12500.00}\n2025-01-20 * "Gemeente" "Subsidie"\n  Assets:Bank                       15000.00 EUR\n  Liabilities:Subsidie:Begeleiding -15000.00 EUR',
    ),
    "S344": Lesson(
        _("A giver may take back the whole grant if its account is not handed in on time, also what was spent well. The account can be made up once every month of the grant is closed and what is left is paid back or settled."),
        "beschikking van de subsidie: verantwoording",
        'grants:\n  - {id: begeleiding, giver: Oranje Fonds, from: 2025-01-01, to: 2025-12-31, amount: 5000.00, due: 2026-03-31}\n2025-01-20 * "Oranje Fonds"\n  Assets:Bank                       5000.00 EUR\n  Liabilities:Subsidie:Begeleiding -5000.00 EUR\n2026-04-14 * "Coach" #member-collective\n  Expenses:Inkoop  250.00 EUR\n  Assets:Bank     -250.00 EUR',
    ),
    "S345": Lesson(
        _("Money on an account of no grant is not spent by any cost and shows in no overview. Mostly the account has a slip in its name: it ends in the id of the grant with its first letter upper case."),
        "",
        'grants:\n  - {id: begeleiding, giver: municipality, from: 2025-01-01, to: 2025-12-31, amount: 12500.00}\n2025-01-20 * "Gemeente" "Subsidie"\n  Assets:Bank                      12500.00 EUR\n  Liabilities:Subsidie:Begeleding -12500.00 EUR',
    ),
    "S346": Lesson(
        _("Closing takes what costs come to off the account of a grant, and what is left of it too. Money that is paid straight from that account as well is taken off twice: what was given seems overspent, or the gemeente seems not to be paid."),
        "",
        'grants:\n  - {id: begeleiding, giver: municipality, from: 2025-01-01, to: 2025-12-31, amount: 12500.00}\n2025-03-20 * "Coach"\n  Liabilities:Subsidie:Begeleiding  250.00 EUR\n  Assets:Bank                      -250.00 EUR',
    ),
    "S401": Lesson(
        _("The law leaves a premium alone if it comes once or twice in a calendar year; an agreement may say once. A further payment can be taken off the member's benefit. The day of payment is what counts: what was awarded in December and is paid in January, counts in the new year."),
        "Participatiewet art. 31 lid 2 onder j",
        '2025-12-19 * "Premie 3/3"\n  Liabilities:Premie:Anna   50.00 EUR\n  Assets:Bank              -50.00 EUR',
    ),
    "S402": Lesson(
        _("The law has one maximum for all premiums of a calendar year together; the agreement or the decision may have a lower one. What is paid on top of it can be taken off the benefit, often when the member has already spent it."),
        "Participatiewet art. 31 lid 2 onder j",
        '2025-06-30 * "Premie"\n  Liabilities:Premie:Anna   3500.00 EUR\n  Assets:Bank              -3500.00 EUR',
    ),
    "S403": Lesson(
        _("A member counts on what is awarded. If it turns out to be more than may be paid, it has to be taken back, or it costs them benefit. Mostly an award by hand came on top of what the hours already brought."),
        "Participatiewet art. 31 lid 2 onder j",
        '2025-06-30 * "Premie"\n  Expenses:Artikel31        3500.00 EUR\n  Liabilities:Premie:Anna  -3500.00 EUR',
    ),
    "S404": Lesson(
        _("By law it is the college that judges whether a premium helps somebody towards work. Without that judgment on record the gemeente may take the payment for ordinary income, and cut the benefit."),
        "Participatiewet art. 31 lid 2 onder j",
        'premium: [{from: 2023-01-01, to: 2023-12-31, reference: 2023-014}]\n2025-06-30 * "Premie"\n  Liabilities:Premie:Anna   60.00 EUR\n  Assets:Bank              -60.00 EUR',
    ),
    "S405": Lesson(
        _("What is paid ahead may turn out not to be allowed: too few hours, no entitlement, or a maximum that is reached. To ask money back from somebody who lives on a benefit is painful for both sides."),
        "",
        '2025-03-14 custom "hours" "anna" 8\n2025-03-31 * "Premie"\n  Liabilities:Premie:Anna   12.00 EUR\n  Assets:Bank              -12.00 EUR',
    ),
    "S406": Lesson(
        _("This article says what the gemeente leaves alone when it reckons out a benefit. For somebody who gets none it protects nothing, and other rules may hold for the payment, such as those for wages and tax."),
        "Participatiewet art. 31 lid 2 onder j en k",
        'benefit: [{from: 2024-03-01, to: 2025-05-31}]\n2025-06-30 * "Premie"\n  Liabilities:Premie:Anna   60.00 EUR\n  Assets:Bank              -60.00 EUR',
    ),
    "S407": Lesson(
        _("The maximum of premiums changes in January and July, that of allowances in January, and socoledger may not know it yet. As these amounts normally rise, the old one is the safe side; a member may get a little less for the time being."),
        "Participatiewet art. 38 lid 4; Regeling Participatiewet, IOAW en IOAZ art. 7",
        '2026-07-15 custom "hours" "anna" 8',
    ),
    "S408": Lesson(
        _("For young people the law makes no exception for premiums, so all of it can be taken off the benefit. Since 2023 it does for those in the doelgroep loonkostensubsidie; perhaps that is not yet in the member's file."),
        "Participatiewet art. 31 lid 5",
        'turns_27: 2026-05-17\n2025-06-30 * "Premie"\n  Liabilities:Premie:Anna   60.00 EUR\n  Assets:Bank              -60.00 EUR',
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
    ),
    "S412": Lesson(
        _("Once the maximum of the year is passed, some gemeenten take the whole allowance off the benefit, others only what is above. A few euros too much can therefore cost a member a great deal."),
        "Participatiewet art. 31 lid 2 onder k; Regeling Participatiewet, IOAW en IOAZ art. 7",
        '2025-06-30 * "Vergoeding"\n  Liabilities:Vergoeding:Anna   2500.00 EUR\n  Assets:Bank                  -2500.00 EUR',
    ),
    "S413": Lesson(
        _("A member counts on what is awarded. Above the maximum some gemeenten take the whole allowance off the benefit, others only the rest. Mostly an award by hand came on top of what the hours already brought."),
        "Participatiewet art. 31 lid 2 onder k; Regeling Participatiewet, IOAW en IOAZ art. 7",
        '2025-06-30 * "Vergoeding"\n  Expenses:Artikel31            2500.00 EUR\n  Liabilities:Vergoeding:Anna  -2500.00 EUR',
    ),
    "S414": Lesson(
        _("It is the gemeente that judges afterwards whether an allowance leaves the benefit alone. These books ask for its word beforehand, as with premiums, so that a member never has to pay back what they took to be theirs."),
        "convenant, artikel over kostenvergoedingen",
        'allowance: [{from: 2023-01-01, to: 2023-12-31, reference: 2023-015}]\n2025-06-30 * "Vergoeding"\n  Liabilities:Vergoeding:Anna   60.00 EUR\n  Assets:Bank                  -60.00 EUR',
    ),
    "S415": Lesson(
        _("What is paid ahead may turn out to be above the maximum of the month or the year. Then a member who counted on it has to pay back, or loses benefit."),
        "",
        '2025-03-14 custom "hours" "anna" 8\n2025-03-31 * "Vergoeding"\n  Liabilities:Vergoeding:Anna   16.00 EUR\n  Assets:Bank                  -16.00 EUR',
    ),
    "S416": Lesson(
        _("Each month has a maximum of its own: a quiet month does not make up for a busy one. Some gemeenten then take the whole allowance off the benefit, others only what is above. Mostly an award by hand came on top of what the hours brought."),
        "Participatiewet art. 31 lid 2 onder k; Regeling Participatiewet, IOAW en IOAZ art. 7",
        '2025-03-31 * "Vergoeding"\n  Expenses:Artikel31            250.00 EUR\n  Liabilities:Vergoeding:Anna  -250.00 EUR',
    ),
    "S418": Lesson(
        _("For young people the law does not leave allowances for volunteering alone, so all of it can be taken off the benefit. The exception for the doelgroep loonkostensubsidie is for premiums only; just from November 2020 through September 2021 allowances were free for them too."),
        "Participatiewet art. 31 lid 5",
        'turns_27: 2026-05-17\n2025-06-30 * "Vergoeding"\n  Liabilities:Vergoeding:Anna   60.00 EUR\n  Assets:Bank                  -60.00 EUR',
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
    ),
    "S441": Lesson(
        _("The law allows one or two premiums in a calendar year for a person, whoever pays them. Two coöperaties that each pay twice pay four times; what is above counts as income for the benefit."),
        "Participatiewet art. 31 lid 2 onder j",
        "restaurant: Premie:Anna, 30 juni en 31 december\natelier:    Premie:An, 31 december",
    ),
    "S442": Lesson(
        _("The maximum of a calendar year is the person's. Each coöperatie stays below it and together they do not; the gemeente counts what is above as income, and takes it off the benefit."),
        "Participatiewet art. 31 lid 2 onder j en k; art. 32 lid 1 onder a",
        "restaurant: 2000.00\natelier:    1500.00",
    ),
    "S443": Lesson(
        _("What is awarded raises an expectation, and what was awarded never falls. In all books together it is more than may be paid in the calendar year, so that a part cannot be paid without harm to the benefit."),
        "Participatiewet art. 31 lid 2 onder j en k",
        "restaurant: 2000.00\natelier:    1500.00",
    ),
    "S444": Lesson(
        _("Allowances for volunteers have a maximum for each month as well, for all work together. A month above it is a breach even if the year stays below its maximum; months are not averaged."),
        "Participatiewet art. 31 lid 2 onder k; Regeling Participatiewet art. 7",
        "restaurant: 150.00\nland:       100.00",
    ),
    "S501": Lesson(
        _("By this label socoledger knows what it has booked itself. On an entry of your own it would count for nobody's result. Mostly it came along when a line was copied."),
        "",
        '2025-03-14 * "Tuin" #member-anna #close\n  Assets:Bank    60.00 EUR\n  Income:Tuin   -60.00 EUR',
    ),
    "S502": Lesson(
        _("Members have had their statement of that month, and the gemeente may have had its account. If a balance of then becomes another, those papers are no longer right. Mostly something was booked late, with a date of then."),
        "",
        '2025-01-14 * "Boek"\n  Liabilities:Spaarpot:Anna   25.00 EUR\n    purpose: "course"\n  Assets:Bank                -25.00 EUR',
    ),
    "S503": Lesson(
        _("By its name everybody sees which closed month stands in a file. Under another name it seems as if that month was never closed."),
        "",
        "closes/2025-03-old.beancount",
    ),
    "S504": Lesson(
        _("All that the close booked would count double: in the spaarpotten, in the premiums, and in what the gemeente gets. Mostly it is a copy that a program for backups or shared files made by itself."),
        "",
        "closes/2025-03.beancount\ncloses/2025-03-copy.beancount",
    ),
    "S505": Lesson(
        _("Each close builds on the one before. With one missing, a month is left out of spaarpotten, premiums and the return to the gemeente, and nobody can check what came after."),
        "",
        "closes/2025-01.beancount\ncloses/2025-03.beancount",
    ),
    "S506": Lesson(
        _("Statements were handed out, and later months build on these figures. If they still change, two versions of one month go round, and nobody can say which of them holds."),
        "",
        '2025-01-14 * "Tuin" #member-anna\n  Assets:Bank    60.00 EUR\n  Income:Tuin   -60.00 EUR',
    ),
    "S507": Lesson(
        _("What was booked once has to stay in sight, also if it was wrong; the books are kept for seven years. If something disappears, an auditor may think that it is being hidden, even where somebody was only tidying up."),
        "Burgerlijk Wetboek Boek 2 art. 10 lid 3; Algemene wet inzake rijksbelastingen art. 52 lid 4",
        '2025-04-14 * "Tuin, 2025-03-14" #member-anna\n  Assets:Bank    60.00 EUR\n  Income:Tuin   -60.00 EUR',
    ),
    "S508": Lesson(
        _("That month was worked out with what held at the time: the agreement, the decisions, the dates of members. If that becomes another afterwards, the old figures no longer follow from the books."),
        "",
        "- id: convenant-2025-b\n  from: 2025-02-01\n  reference: Convenant 2025 b",
    ),
    "S509": Lesson(
        _("A close is nothing but what follows from the books. Where the two differ, the file itself or something under it was changed, and neither a member nor the gemeente can know which amount is right."),
        "",
        '2025-03-31 * "Afsluiting 2025-03: verdeling" #close ^close-2025-03\n  member: "anna"\n  result: 450.00 EUR',
    ),
    "S510": Lesson(
        _("Closes hang together like a chain, and each remembers the one before. A broken link means that an earlier month was replaced or taken away, while later months still rest on it."),
        "",
        '2025-03-31 custom "close" "2025-03"\n  after: "2025-01"',
    ),
    "S511": Lesson(
        _("Checked by other rules, good amounts could seem wrong, through no fault of yours. Mostly somebody else in the coöperatie has a newer version on their computer."),
        "",
        '2025-03-31 custom "close" "2025-03"\n  agreement: "convenant-2025"\n  rules: 99',
    ),
    "S512": Lesson(
        _("What lies here is taken to be laid down and checked. A stray file could be mistaken for a close, or even count along with the figures unnoticed."),
        "",
        "closes/notes.txt",
    ),
    "S513": Lesson(
        _("Beancount refuses amounts on an account that is not open yet. After closing, the books could not be read any more; mostly the account was opened on the day that it was first noticed to be missing."),
        "Beancount",
        "2025-04-15 open Liabilities:Spaarpot:Anna EUR",
    ),
    "S514": Lesson(
        _("Beancount refuses amounts on an account that has been closed. Mostly it was closed on the day a member left, while the result of that month still had to be divided."),
        "Beancount",
        "2025-03-15 close Liabilities:Spaarpot:Anna",
    ),
    "S515": Lesson(
        _("All that is divided is in euros, and this account would not take them. After closing, the books could not be read any more; mostly it is a slip in the currency."),
        "Beancount",
        "2025-01-01 open Liabilities:Spaarpot:Anna USD",
    ),
    "S516": Lesson(
        _("You noted this balance before the month's result was divided, so that part is not in it yet. After closing, Beancount would report it as an error, while nothing is wrong with the money."),
        "Beancount",
        "2025-04-01 balance Liabilities:Spaarpot:Anna  0.00 EUR",
    ),
    "S517": Lesson(
        _("The month would seem closed, while spaarpotten and premiums stay at the old amounts. Mostly the line went missing when the main file was tidied up, or it names just one file."),
        "",
        'include "2025-*.beancount"\ninclude "../closes/start.beancount"',
    ),
    "S518": Lesson(
        _("No amount has changed, but the file was saved anew, by a person or by a program that tidies up text. Who checks the books sees only that it was touched, and has to find out why."),
        "",
        "  Liabilities:Spaarpot:Anna  -340.00 EUR\n\n\n2025-04-01 balance Liabilities:Spaarpot:Anna  -340.00 ~ 0 EUR",
    ),
    "S519": Lesson(
        _("Closed months would lie before the beginning of the books and be left out of the reckoning. What members built up in them could no longer be explained."),
        "",
        "first_month: 2025-04\ncloses/2025-03.beancount",
    ),
    "S520": Lesson(
        _("As long as a close is on this computer alone, it can get lost or be changed without anybody seeing it. Once git has it, the kascommissie and the gemeente can see that it is still the same."),
        "",
        "closes/2025-03.beancount",
    ),
    "S521": Lesson(
        _("Closed months are not worked out anew, so that the statements handed out stay true. Where the maximum of the year has risen, what was held back by it can still be awarded in the months to come."),
        "",
        "amounts:\n  - {id: premium_per_year, from: 2026-07-01, value: 3440.00, source: Stcrt.}",
    ),
    "S601": Lesson(
        _("Who has somebody's BSN can pass for them, and an organisation may use it only where a law says so, even if the member agrees. Git forgets nothing: the number would stay in every copy of these books."),
        "UAVG art. 46",
        "name: Anna 111222333",
    ),
    "S602": Lesson(
        _("A BSN easily comes along in a description that was taken over from the bank or a letter, and then everybody who gets these books can read it. An invoice or customer number can look just the same, so only you can tell."),
        "UAVG art. 46",
        '2025-03-14 * "Anna 111222333" #member-anna\n  Assets:Bank    60.00 EUR\n  Income:Tuin   -60.00 EUR',
    ),
    "S603": Lesson(
        _("Nothing in these books is worked out with it, so it need not be here. Beside a name and a benefit it makes fraud easy if a copy gets into the wrong hands, and git keeps it for good."),
        "AVG art. 5 lid 1 onder c",
        "name: Anna NL91ABNA0417164300",
    ),
    "S604": Lesson(
        _("With pseudonyms, members count on it that nobody recognises them here. One name in a description is enough to connect a benefit and a spaarpot with a person, in every copy of the books."),
        "AVG art. 5 lid 1 onder c",
        '2025-03-14 * "Anna de Vries" #member-m07\n  Assets:Bank    60.00 EUR\n  Income:Tuin   -60.00 EUR',
    ),
    "S605": Lesson(
        _("With this list socoledger sees whether a real name has slipped in; without it nobody warns you. But if git takes the list along, whoever gets the books can see at once who is behind each pseudonym."),
        "AVG art. 5 lid 1 onder f",
        "pseudonyms: true\nnames_file: private/names.txt",
    ),
}
# fmt: on
