"""Findings of the journal as Beancount reads it: syntax, includes, amounts (SPEC 2)."""

from socoledger.domain.findings import Code, Severity, Stops, _

# fmt: off
AMOUNT_TOO_LARGE = Code(
    "S118", Severity.ERROR, Stops.READING, section="2",
    message=_("this amount is too large to be right: {number}"),
    remedy=_("see whether a point is missing in it; below ten thousand million euros everything can be booked"),
    reason=_("So much money passes through no coöperatie. Mostly a point is missing, or an account number or a date has ended up where the amount should be."),
    wrong=(
        '2025-03-14 * "Klus" #member-anna\n'
        "  Assets:Bank    6000000000000.00 EUR\n"
        "  Income:Tuin   -6000000000000.00 EUR"
    ),
    right=(
        '2025-03-14 * "Klus" #member-anna\n'
        "  Assets:Bank    60.00 EUR\n"
        "  Income:Tuin   -60.00 EUR"
    ),
)

INCLUDE_MATCHES_NOTHING = Code(
    "S122", Severity.ERROR, Stops.READING, section="2",
    message=_("include '{what}' matches no file"),
    remedy=_("correct the name, or remove the line"),
    reason=_("A month or a whole year that is not found would be missing from every figure. Usually the file was renamed, has not been saved yet, or differs in one letter."),
    source="Beancount",
    wrong='include "2025-3.beancount"',
    right='include "2025-03.beancount"',
)

PLUGIN_UNKNOWN = Code(
    "S124", Severity.ERROR, Stops.READING, section="2",
    message=_("the plugin '{what}' is not on the list of plugins known to be harmless, and was not run"),
    remedy=_("remove the line; socoledger needs no plugins"),
    reason=_("A plugin is a small program that starts as soon as somebody opens the books. It could change figures, or harm the computer of the kascommissie or the gemeente."),
    wrong='plugin "fava.plugins.link_documents"',
    right='plugin "socoledger.plugin"',
)

OPTION_NOT_ALLOWED = Code(
    "S125", Severity.ERROR, Stops.READING, section="2",
    message=_("the option '{what}' switches off checks or opens other folders"),
    remedy=_("remove the line"),
    reason=_("With such a setting, amounts could be off by cents or euros while everything seems in order. The kascommissie must be able to rely on every check having really been done."),
    wrong='option "inferred_tolerance_default" "EUR:0.50"',
    right='option "operating_currency" "EUR"',
)

FILE_NOT_INCLUDED = Code(
    "S128", Severity.WARNING, Stops.NOTHING, section="2",
    message=_("this file does not count: no file of the journal includes it"),
    remedy=_('include it from {main}: include "{include}"'),
    reason=_("What you wrote in it seems to be booked but is in no figure: a member may be missing income or hours. Usually it is the file of a new month."),
    wrong=(
        "journal/main.beancount\n"
        'include "2025-03.beancount"\n'
        "journal/2025-03.beancount\n"
        "journal/2025-04.beancount"
    ),
    right=(
        "journal/main.beancount\n"
        'include "2025-*.beancount"\n'
        "journal/2025-03.beancount\n"
        "journal/2025-04.beancount"
    ),
)

HOURS_MISSPELT = Code(
    "S129", Severity.ERROR, Stops.READING, section="2",
    message=_("'{kind}' looks like 'hours' but is not a word that socoledger knows, so this does not count"),
    remedy=_('write: custom "hours" "member" 4.5; or, if it is something of your own, add to coop.yaml: keys: [{kind}]'),
    reason=_("Beancount accepts any word here, so a typing error is not noticed. If a member's hours were meant, they earn no premium or allowance."),
    wrong='2025-03-14 custom "uren" "anna" 4.5',
    right='2025-03-14 custom "hours" "anna" 4.5',
)

JOURNAL_UNREADABLE = Code(
    "S131", Severity.ERROR, Stops.READING, section="2",
    message=_("the journal cannot be read here: {reason}{said}"),
    remedy=_("compare this line and the one above it with similar lines nearby, and correct what differs"),
    reason=_("From here on it is uncertain what is meant: an entry could be dropped, or taken for part of another. No figures are safer than wrong ones. Often it is a comma in an amount, a quotation mark, or the spaces at the start of a line."),
    source="Beancount",
    wrong=(
        '2025-03-14 * "Tuin" #member-anna\n'
        "  Assets:Bank    12,50 EUR\n"
        "  Income:Tuin   -12,50 EUR"
    ),
    right=(
        '2025-03-14 * "Tuin" #member-anna\n'
        "  Assets:Bank    12.50 EUR\n"
        "  Income:Tuin   -12.50 EUR"
    ),
)

NUMBER_IMPOSSIBLE = Code(
    "S132", Severity.ERROR, Stops.READING, section="2",
    message=_("this number is impossible, or divided by zero"),
    remedy=_("write the amount itself, like 1234.56"),
    reason=_("A calculation without an answer could be taken for nothing at all, and then an amount would be missing from the books without anybody seeing it. You may write a calculation as an amount, but it has to work out."),
    wrong=(
        '2025-03-14 * "Catering" #member-anna\n'
        "  Assets:Bank      100.00/0 EUR\n"
        "  Income:Catering"
    ),
    right=(
        '2025-03-14 * "Catering" #member-anna\n'
        "  Assets:Bank      100.00/4 EUR\n"
        "  Income:Catering"
    ),
)

METADATA_KEY_RESERVED = Code(
    "S133", Severity.ERROR, Stops.READING, section="2",
    message=_("the metadata key '{key}' is Beancount's own"),
    remedy=_("choose another key"),
    reason=_("Beancount uses that name to remember in which file and on which line something is. If it is overwritten, whoever checks the books is sent to the wrong place."),
    source="Beancount",
    wrong=(
        '2025-03-14 * "Tuin" #member-anna\n'
        '  filename: "2025-014.pdf"\n'
        "  Assets:Bank    60.00 EUR\n"
        "  Income:Tuin   -60.00 EUR"
    ),
    right=(
        '2025-03-14 * "Tuin" #member-anna\n'
        '  invoice: "2025-014"\n'
        "  Assets:Bank    60.00 EUR\n"
        "  Income:Tuin   -60.00 EUR"
    ),
)

ACCOUNT_NOT_OPEN = Code(
    "S134", Severity.ERROR, Stops.READING, section="2",
    message=_("the account {account} is not open on this day"),
    remedy=_("correct the name, or make sure that the account is open by then: {day} open {account} EUR"),
    reason=_("Accounts are opened beforehand so that a typing error shows at once. Otherwise money would quietly end up on an account with almost the same name, where nobody looks for it."),
    source="Beancount",
    wrong=(
        '2025-03-14 * "Tuin" #member-anna\n'
        "  Assets:Banc    60.00 EUR\n"
        "  Income:Tuin   -60.00 EUR"
    ),
    right=(
        '2025-03-14 * "Tuin" #member-anna\n'
        "  Assets:Bank    60.00 EUR\n"
        "  Income:Tuin   -60.00 EUR"
    ),
)

TRANSACTION_UNBALANCED = Code(
    "S135", Severity.ERROR, Stops.READING, section="2",
    message=_("the transaction does not balance; {difference} is left over"),
    remedy=_("correct an amount until what comes in and what goes out are equal, to the cent"),
    reason=_("Every euro that arrives somewhere has left somewhere else. If the two sides are not equal, an amount is wrong or a line is missing. A single cent counts too, because what members earn is divided to the cent."),
    source="Beancount",
    wrong=(
        '2025-03-14 * "Tuin" #member-anna\n'
        "  Assets:Bank    60.00 EUR\n"
        "  Income:Tuin   -59.99 EUR"
    ),
    right=(
        '2025-03-14 * "Tuin" #member-anna\n'
        "  Assets:Bank    60.00 EUR\n"
        "  Income:Tuin   -60.00 EUR"
    ),
)

TOO_MANY_DECIMALS = Code(
    "S136", Severity.ERROR, Stops.READING, section="2",
    message=_("this amount has more than two decimals: {number}"),
    remedy=_("write it with two decimals, like 1000.00 or 1.00"),
    reason=_("Somebody who writes 1.000 may mean one euro, or a thousand. And less than a cent cannot be divided or paid."),
    wrong=(
        '2025-03-14 * "Catering" #member-anna\n'
        "  Assets:Bank       1.000 EUR\n"
        "  Income:Catering  -1.000 EUR"
    ),
    right=(
        '2025-03-14 * "Catering" #member-anna\n'
        "  Assets:Bank       1000.00 EUR\n"
        "  Income:Catering  -1000.00 EUR"
    ),
)

NOT_PLAIN_EUROS = Code(
    "S137", Severity.ERROR, Stops.READING, section="2",
    message=_("this amount is not in plain euros: {what}"),
    remedy=_("book in EUR, without a price or cost after the amount"),
    reason=_("Spaarpotten, premiums and what goes back to the gemeente are all in euros. With another currency in between, the result would depend on an exchange rate that nobody has agreed on."),
    wrong=(
        '2025-03-14 * "Software" #member-anna\n'
        "  Expenses:Software   25.00 USD\n"
        "  Assets:Bank        -25.00 USD"
    ),
    right=(
        '2025-03-14 * "Software" #member-anna\n'
        "  Expenses:Software   23.10 EUR\n"
        "  Assets:Bank        -23.10 EUR"
    ),
)

BALANCE_DIFFERS = Code(
    "S138", Severity.ERROR, Stops.READING, section="2",
    message=_("the balance of {account} should be {asserted} at the start of this day, and in the books it is {found}"),
    remedy=_("compare with the bank statement, and find what is missing or booked twice before this day; for the balance at the end of a day, date it a day later"),
    reason=_("With such a balance you check the books against the bank. Where the two differ, an amount before that day is wrong, and then a member's result may be wrong as well."),
    source="Beancount",
    wrong=(
        '2025-04-01 * "Tuin" #member-anna\n'
        "  Assets:Bank    60.00 EUR\n"
        "  Income:Tuin   -60.00 EUR\n"
        "2025-04-01 balance Assets:Bank  60.00 EUR"
    ),
    right=(
        '2025-04-01 * "Tuin" #member-anna\n'
        "  Assets:Bank    60.00 EUR\n"
        "  Income:Tuin   -60.00 EUR\n"
        "2025-04-02 balance Assets:Bank  60.00 EUR"
    ),
)

REFUSED_BY_BEANCOUNT = Code(
    "S139", Severity.ERROR, Stops.READING, section="2",
    message=_("Beancount does not accept this: {reason}{said}"),
    remedy=_("correct it; bean-check says the same"),
    reason=_("These books are in the format of Beancount, which finds something here that cannot be, such as an account that is opened twice. As long as it is there, nobody can rely on the balances, and other programs refuse the books too."),
    source="Beancount",
    wrong=(
        "2025-01-01 open Assets:Kas EUR\n"
        "2025-02-01 open Assets:Kas EUR"
    ),
    right="2025-01-01 open Assets:Kas EUR",
)

HOURS_UNREADABLE = Code(
    "S140", Severity.ERROR, Stops.READING, section="2",
    message=_('these hours cannot be read; write them like: custom "hours" "member" 4.5 "what for"'),
    remedy=_("write the member's id in quotes, the hours with at most two decimals, and if you say what for, that in quotes too"),
    reason=_("Premiums and allowances are calculated from hours. If it is unclear whose hours these are or how many, a member would get too much or too little."),
    wrong='2025-03-14 custom "hours" "anna" "4,5"',
    right='2025-03-14 custom "hours" "anna" 4.5',
)

METADATA_WRONG = Code(
    "S141", Severity.ERROR, Stops.READING, section="2",
    message=_("'{key}' has a value that cannot be right: {value}; it should be {expected}"),
    remedy=_("correct the value"),
    reason=_("This key decides whose an amount is, or for which year it counts. If it were ignored, the money would end up in the wrong place, for instance in the account to the gemeente."),
    wrong=(
        '2025-02-10 * "Gemeente"\n'
        "  Liabilities:Gemeente   412.50 EUR\n"
        '    for: "2024/2025"\n'
        "  Assets:Bank           -412.50 EUR"
    ),
    right=(
        '2025-02-10 * "Gemeente"\n'
        "  Liabilities:Gemeente   412.50 EUR\n"
        '    for: "2024"\n'
        "  Assets:Bank           -412.50 EUR"
    ),
)

YEAR_WRONG = Code(
    "S143", Severity.ERROR, Stops.READING, section="2",
    message=_("the year {year} cannot be right"),
    remedy=_("correct the date"),
    reason=_("In a year that nobody looks at, this counts for nothing, and it is missing where it belongs. Usually two digits of the date were swapped."),
    wrong='2205-03-14 custom "hours" "anna" 4.5',
    right='2025-03-14 custom "hours" "anna" 4.5',
)

MERGE_CONFLICT_IN_JOURNAL = Code(
    "S145", Severity.ERROR, Stops.READING, section="7",
    message=_("git could not join two versions of this file, and left both between the marks <<<<<<< and >>>>>>>"),
    remedy=_("keep of each pair what is right, take away the three marks, then: git add; a close is never joined by hand: git checkout --ours FILE or --theirs FILE takes one of them whole, git merge --abort goes back to before; then: socoledger verify"),
    reason=_("Two people changed the same lines, or the same month was closed twice. Until somebody chooses, it is not known which amounts hold, and to read both would count money twice."),
    wrong=(
        "<<<<<<< HEAD\n"
        '2025-03-14 * "Tuin" #member-anna\n'
        "=======\n"
        '2025-03-14 * "Tuin" #member-bram\n'
        ">>>>>>> other"
    ),
    right='2025-03-14 * "Tuin" #member-anna',
)

INCLUDE_WITH_BACKSLASH = Code(
    "S146", Severity.ERROR, Stops.READING, section="2",
    message=_("include '{what}' has a \\ in it"),
    remedy=_('write / for it, which every computer understands: include "{right}"'),
    reason=_("Windows divides folders by a backslash; other computers do not, and to Beancount it begins a special sign. The file would not be found, and what is in it would be missing from every figure."),
    wrong='include "2025\\03.beancount"',
    right='include "2025/03.beancount"',
)

HIDDEN_SIGN = Code(
    "S147", Severity.ERROR, Stops.READING, section="7",
    message=_("'{written}' looks right and is not: in it is {sign}"),
    remedy=_("write it anew here, by hand and not by copying, the way it is written everywhere else: {written}"),
    reason=_("Two names can look the same and yet be different: a letter such as ë can be one sign, or an e followed by two dots, and some spaces and hyphens cannot be seen at all. Money on such an account would belong to nobody. These signs often come along when you copy from a web page, a PDF or a word processor. In descriptions and comments they do no harm."),
    wrong=(
        '2025-03-14 * "Tuin" #member-anna\n'
        "  Assets:Bank\xa0   50.00 EUR\n"
        "  Income:Tuin   -50.00 EUR"
    ),
    right=(
        '2025-03-14 * "Tuin" #member-anna\n'
        "  Assets:Bank   50.00 EUR\n"
        "  Income:Tuin  -50.00 EUR"
    ),
)
# fmt: on
