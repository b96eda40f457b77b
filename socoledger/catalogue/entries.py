"""Findings of entries that can be read, and are probably not as meant (SPEC 2 and 7)."""

from socoledger.domain.findings import Code, Severity, Stops, _

# fmt: off
WORD_MISSPELT = Code(
    "S228", Severity.ERROR, Stops.FIGURES, section="2",
    message=_("'{written}' does not count here, and looks like '{meant}'"),
    remedy=_("write {meant} if that is meant; if it is a word of your own, add to coop.yaml: keys: [{word}]"),
    reason=_("Beancount accepts any key and any tag, so a typing error is not noticed there. With grants instead of grant, or with the Dutch word, the grant does not pay the cost, the wrong member gets the money, or last year's return stays open, and the figures still look right."),
    wrong=(
        '2025-03-14 * "Stof"\n'
        '  lid: "anna"\n'
        "  Expenses:Inkoop   60.00 EUR\n"
        "  Assets:Bank      -60.00 EUR"
    ),
    right=(
        '2025-03-14 * "Stof"\n'
        '  member: "anna"\n'
        "  Expenses:Inkoop   60.00 EUR\n"
        "  Assets:Bank      -60.00 EUR"
    ),
)

ENTRY_CONTRADICTS_ITSELF = Code(
    "S229", Severity.ERROR, Stops.FIGURES, section="2",
    message=_("this transaction says two different things about itself: {one} and {other}"),
    remedy=_("remove the one that is wrong; if one line belongs to another, write it under that line"),
    reason=_("One of the two says that the money belongs to one member, the other that it belongs to another, and socoledger could only follow one of them silently. It happens where a pushtag or pushmeta reaches further than intended, or where an entry was copied and only half of it changed."),
    wrong=(
        '2025-03-14 * "Tuin" #member-bram\n'
        '  member: "anna"\n'
        "  Assets:Bank    60.00 EUR\n"
        "  Income:Tuin   -60.00 EUR"
    ),
    right=(
        '2025-03-14 * "Tuin"\n'
        '  member: "anna"\n'
        "  Assets:Bank    60.00 EUR\n"
        "  Income:Tuin   -60.00 EUR"
    ),
)

PAD_CHANGES_EARLIER_MONTH = Code(
    "S230", Severity.ERROR, Stops.FIGURES, section="2",
    message=_("this pad makes {account} come out at a balance of {day}, after {month}: what is booked later would change {month}"),
    remedy=_("write the difference as a transaction of its own, or let the balance lie in {month}"),
    reason=_("A pad books whatever is needed to reach a later balance. If that balance lies in a later month, each line booked until then changes the amount in the month of the pad, also when that month is closed and told to the members and the gemeente."),
    wrong=(
        "2025-01-31 pad Assets:Bank Equity:Opening\n"
        "2025-03-01 balance Assets:Bank 50.00 EUR"
    ),
    right=(
        "2025-01-30 pad Assets:Bank Equity:Opening\n"
        "2025-01-31 balance Assets:Bank 50.00 EUR"
    ),
)

DATED_IN_FUTURE = Code(
    "S236", Severity.WARNING, Stops.NOTHING, section="7",
    message=_("this is dated {day}, which is in the future: today is {today}"),
    remedy=_("check the day and the year; if they are right, this counts from that day on, and until then only in figures you ask for that month or year"),
    reason=_("Nothing is booked before it happens, so a date in the future is usually a typing error, such as 2062 for 2026. If you ask for figures without giving a period, they run to the current month and not to that date."),
    wrong=(
        '2062-03-14 * "Tuin gesnoeid" #member-anna\n'
        "  Assets:Bank      50.00 EUR\n"
        "  Income:Verkoop  -50.00 EUR"
    ),
    right=(
        '2026-03-14 * "Tuin gesnoeid" #member-anna\n'
        "  Assets:Bank      50.00 EUR\n"
        "  Income:Verkoop  -50.00 EUR"
    ),
)

TRANSACTION_TWICE = Code(
    "S237", Severity.WARNING, Stops.NOTHING, section="7",
    message=_("this is the same as what stands at {where}: day, text, amounts and whose it is"),
    remedy=_("take one of the two away; if both happened, let the text of each say which"),
    reason=_("What stands twice counts twice: turnover, what goes to the spaarpot and what goes back to the gemeente. It happens where a statement is read in twice, or a page is copied. Twice the same on one day does happen too; then the text can say which is which."),
    wrong=(
        '2025-03-14 * "Tuin gesnoeid" #member-anna\n'
        "  Assets:Bank      50.00 EUR\n"
        "  Income:Verkoop  -50.00 EUR\n"
        '2025-03-14 * "Tuin gesnoeid" #member-anna\n'
        "  Assets:Bank      50.00 EUR\n"
        "  Income:Verkoop  -50.00 EUR"
    ),
    right=(
        '2025-03-14 * "Tuin gesnoeid, nummer 12" #member-anna\n'
        "  Assets:Bank      50.00 EUR\n"
        "  Income:Verkoop  -50.00 EUR\n"
        '2025-03-14 * "Tuin gesnoeid, nummer 14" #member-anna\n'
        "  Assets:Bank      50.00 EUR\n"
        "  Income:Verkoop  -50.00 EUR"
    ),
)

HOURS_TWICE = Code(
    "S238", Severity.WARNING, Stops.NOTHING, section="7",
    message=_("the same hours of {member} on this day stand at {where} too"),
    remedy=_("take one of the two away; if both were worked, add them up in one line, or say what each is for"),
    reason=_("Hours earn a premium or an allowance, so hours that stand twice are paid twice, and may bring a member above a legal maximum."),
    wrong=(
        '2025-03-14 custom "hours" "anna" 4.00\n'
        '2025-03-14 custom "hours" "anna" 4.00'
    ),
    right='2025-03-14 custom "hours" "anna" 8.00',
)

LINK_TWICE = Code(
    "S239", Severity.WARNING, Stops.NOTHING, section="7",
    message=_("the link ^{link} stands with {amount_cents} on {account} before, at {where}"),
    remedy=_("take one of the two away if they are the same invoice or payment; if not, give each a link of its own"),
    reason=_("A link keeps together what belongs together: an invoice and its payment, which are on either side of an account. Twice on the same side of it is one invoice or one payment that is booked twice."),
    wrong=(
        '2025-03-14 * "Tuin gesnoeid" #member-anna ^2025-12\n'
        "  Assets:Bank      50.00 EUR\n"
        "  Income:Verkoop  -50.00 EUR\n"
        '2025-03-20 * "Factuur 12" #member-anna ^2025-12\n'
        "  Assets:Bank      50.00 EUR\n"
        "  Income:Verkoop  -50.00 EUR"
    ),
    right=(
        '2025-03-14 * "Tuin gesnoeid" #member-anna ^2025-12\n'
        "  Assets:Bank      50.00 EUR\n"
        "  Income:Verkoop  -50.00 EUR\n"
        '2025-03-20 * "Factuur 13" #member-anna ^2025-13\n'
        "  Assets:Bank      50.00 EUR\n"
        "  Income:Verkoop  -50.00 EUR"
    ),
)

STILL_UNSURE = Code(
    "S241", Severity.WARNING, Stops.NOTHING, section="7",
    message=_("this still has a ! for not being sure, and {month} is over"),
    remedy=_("find out how it was, and write a * instead"),
    reason=_("Who writes a ! means to look at it again. Once the month is closed it counts all the same, and can only be corrected in a later one."),
    wrong=(
        '2025-03-14 ! "Tuin gesnoeid, of was het april?" #member-anna\n'
        "  Assets:Bank      50.00 EUR\n"
        "  Income:Verkoop  -50.00 EUR"
    ),
    right=(
        '2025-03-14 * "Tuin gesnoeid" #member-anna\n'
        "  Assets:Bank      50.00 EUR\n"
        "  Income:Verkoop  -50.00 EUR"
    ),
)

INCOME_LOWERED_UNEXPLAINED = Code(
    "S242", Severity.WARNING, Stops.NOTHING, section="7",
    message=_("this takes {amount_cents} off the income on {account}, and does not say why"),
    remedy=_('if it is a credit note, give it the ^link of its invoice, say credit note in its text, or add note: "why"; if not, put the minus on the other line'),
    reason=_("Income stands with a minus: the money on the bank came from there. Without the minus it lowers a result. That is right for a credit note, which has the link of its invoice or a note that says why; otherwise the two lines have changed places."),
    wrong=(
        '2025-03-14 * "Tuin gesnoeid" #member-anna\n'
        "  Assets:Bank     -50.00 EUR\n"
        "  Income:Verkoop   50.00 EUR"
    ),
    right=(
        '2025-03-14 * "Tuin gesnoeid" #member-anna\n'
        "  Assets:Bank      50.00 EUR\n"
        "  Income:Verkoop  -50.00 EUR"
    ),
)

CASH_BELOW_ZERO = Code(
    "S347", Severity.ERROR, Stops.NOTHING, section="7",
    message=_("at the end of this day {account} comes to {balance_cents}; cash cannot be below zero"),
    remedy=_("find what is missing before it: cash from the bank, takings, or a date that is wrong; if it is no cash, name in coop.yaml what is: cash: [ACCOUNT]"),
    reason=_("There is never less than nothing in a cash box, so something before it is missing, has the wrong amount or the wrong day. Cash is where money gets lost first, and what the audit committee counts first."),
    wrong=(
        "2025-01-01 open Assets:Kas EUR\n"
        '2025-03-14 * "Markt" "Zaden" #member-anna\n'
        "  Expenses:Inkoop   12.50 EUR\n"
        "  Assets:Kas       -12.50 EUR"
    ),
    right=(
        "2025-01-01 open Assets:Kas EUR\n"
        '2025-03-13 * "Van de bank naar de kas"\n'
        "  Assets:Kas   50.00 EUR\n"
        "  Assets:Bank -50.00 EUR\n"
        '2025-03-14 * "Markt" "Zaden" #member-anna\n'
        "  Expenses:Inkoop   12.50 EUR\n"
        "  Assets:Kas       -12.50 EUR"
    ),
)

BALANCE_DIFFERS_BY_CENTS = Code(
    "S348", Severity.ERROR, Stops.NOTHING, section="7",
    message=_("the balance of {account} should be {asserted_cents}, and in the books it is {found_cents}; Beancount lets so small a difference pass"),
    remedy=_("find what is missing, to the cent; if it may differ, say by how much, as ~ 0.01 behind the amount"),
    reason=_("Beancount lets an asserted balance differ by one of its last decimal: a cent of 1.00, ten cents of 1.0. Money of members is kept to the cent, and a cent that is lost comes back at every balance after it."),
    source="Beancount",
    wrong=(
        '2025-03-14 * "Tuin gesnoeid" #member-anna\n'
        "  Assets:Bank      50.00 EUR\n"
        "  Income:Verkoop  -50.00 EUR\n"
        "2025-03-15 balance Assets:Bank  49.99 EUR"
    ),
    right=(
        '2025-03-14 * "Tuin gesnoeid" #member-anna\n'
        "  Assets:Bank      50.00 EUR\n"
        "  Income:Verkoop  -50.00 EUR\n"
        "2025-03-15 balance Assets:Bank  50.00 EUR"
    ),
)
# fmt: on
