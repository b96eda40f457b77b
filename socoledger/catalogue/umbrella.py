"""Findings of several books under one umbrella: partners, and persons in all books (SPEC 9)."""

from socoledger.catalogue.pages import UMBRELLA
from socoledger.domain.findings import Code, Severity, Stops, _

# fmt: off
UMBRELLA_FILE_MISSING = Code(
    "S151", Severity.ERROR, Stops.READING, section="9",
    message=_("there is no umbrella here: umbrella.yaml is missing"),
    remedy=_("name the folder that holds umbrella.yaml: --umbrella DIR"),
    reason=_("An umbrella is a folder with the file umbrella.yaml and, beside it, a folder for each coöperatie. Without that file socoledger cannot know which books belong together."),
    page=UMBRELLA,
    wrong=(
        "restaurant/coop.yaml\n"
        "atelier/coop.yaml"
    ),
    right=(
        "umbrella.yaml\n"
        "restaurant/coop.yaml\n"
        "atelier/coop.yaml"
    ),
)

NO_BOOKS_IN_FOLDER = Code(
    "S152", Severity.ERROR, Stops.READING, section="9",
    message=_("'{folder}' is not a folder with books under this umbrella"),
    remedy=_("name folders beside umbrella.yaml that hold a coop.yaml"),
    reason=_("The figures of all coöperaties together are only right if every one of them is read. A folder that is missing, or is somewhere else, would leave out a whole coöperatie."),
    page=UMBRELLA,
    wrong="books: [restaurant, atelir]",
    right="books: [restaurant, atelier]",
)

PARTNER_AMOUNT_DIFFERS = Code(
    "S225", Severity.WARNING, Stops.NOTHING, section="9",
    message=_("this transaction with {books} is {amount_cents} here and {other_cents} there"),
    remedy=_("book the same amount on both sides, as income in one and as costs in the other, with the same link"),
    reason=_("What one coöperatie charges another is income on one side and a cost on the other. Together they earned nothing by it, so totals leave it out; that is only right if both sides have the same amount."),
    page=UMBRELLA,
    wrong=(
        "restaurant: Expenses:Inkoop  120.00 EUR\n"
        "land:       Income:Groente  -102.00 EUR"
    ),
    right=(
        "restaurant: Expenses:Inkoop  120.00 EUR\n"
        "land:       Income:Groente  -120.00 EUR"
    ),
)

PARTNER_TRANSACTION_MISSING = Code(
    "S226", Severity.WARNING, Stops.NOTHING, section="9",
    message=_("this is a transaction with {books}, and those books have no transaction with these that has the same link"),
    remedy=_('book it there too, with the key with: "..." and the same ^link; or correct what is here'),
    reason=_("A transaction between two coöperaties that only one of them has booked makes the total wrong: an invoice or a payment is missing from the other books, or the link or folder is written differently there."),
    page=UMBRELLA,
    wrong=(
        "land:\n"
        '2025-05-02 * "Groente voor het restaurant" ^groente-7\n'
        '  with: "restaurant"\n'
        "  Assets:Bank      120.00 EUR\n"
        "  Income:Verkoop  -120.00 EUR"
    ),
    right=(
        "land:\n"
        '2025-05-02 * "Groente voor het restaurant" ^groente-7\n'
        '  with: "restaurant"\n'
        "  Assets:Bank      120.00 EUR\n"
        "  Income:Verkoop  -120.00 EUR\n"
        "restaurant:\n"
        '2025-05-02 * "Groente van het land" ^groente-7\n'
        '  with: "land"\n'
        "  Expenses:Inkoop  120.00 EUR\n"
        "  Assets:Bank     -120.00 EUR"
    ),
)

PARTNER_UNKNOWN = Code(
    "S227", Severity.WARNING, Stops.NOTHING, section="9",
    message=_("'{folder}' under 'with' is not one of the other books under this umbrella, which are: {known}"),
    remedy=_("correct it, or add the folder to umbrella.yaml"),
    reason=_("Only transactions between books under the same umbrella can be left out of the totals. With a folder that is not one of them, the transaction would be counted as earned from outside."),
    page=UMBRELLA,
    wrong='with: "restuarant"',
    right='with: "restaurant"',
)

PERSON_PREMIUM_TOO_OFTEN = Code(
    "S441", Severity.ERROR, Stops.NOTHING, section="9",
    message=_("{person} is paid premiums {count} times in {year} in all books together; at most {limit} is allowed"),
    remedy=_("pay the rest next year; the excess counts as income for the benefit"),
    reason=_("The law allows one or two premiums in a calendar year for each person, whoever pays them. Two coöperaties that each pay twice make four payments; the excess counts as income for the benefit."),
    source="Participatiewet art. 31 lid 2 onder j",
    page=UMBRELLA,
    wrong=(
        "restaurant: Premie:Anna, 30 juni en 31 december\n"
        "atelier:    Premie:An, 31 december"
    ),
    right=(
        "restaurant: Premie:Anna, 30 juni\n"
        "atelier:    Premie:An, 31 december"
    ),
)

PERSON_PAID_ABOVE_MAXIMUM = Code(
    "S442", Severity.ERROR, Stops.NOTHING, section="9",
    message=_("{person} is paid {total_cents} of {kind} in {year} in all books together, above the maximum of {maximum_cents}"),
    remedy=_("have the excess paid back, or ask the gemeente; it counts as income for the benefit"),
    reason=_("The maximum for a calendar year is for the person. Each coöperatie may stay below it while together they do not; the gemeente counts the excess as income, and deducts it from the benefit."),
    source="Participatiewet art. 31 lid 2 onder j en k; art. 32 lid 1 onder a",
    page=UMBRELLA,
    wrong=(
        "restaurant: 2000.00\n"
        "atelier:    1500.00"
    ),
    right=(
        "restaurant: 1200.00\n"
        "atelier:    1200.00"
    ),
)

PERSON_AWARDED_ABOVE_MAXIMUM = Code(
    "S443", Severity.ERROR, Stops.NOTHING, section="9",
    message=_("{person} is awarded {total_cents} of {kind} through {month} in all books together, above the maximum of {maximum_cents} for a year"),
    remedy=_("agree between the coöperaties which of them awards what, and pay no more than the maximum"),
    reason=_("A member counts on an award, and it is never lowered afterwards. In all books together, more has been awarded than may be paid in the calendar year, so part of it cannot be paid without harm to the benefit."),
    source="Participatiewet art. 31 lid 2 onder j en k",
    page=UMBRELLA,
    wrong=(
        "restaurant: 2000.00\n"
        "atelier:    1500.00"
    ),
    right=(
        "restaurant: 1200.00\n"
        "atelier:    1200.00"
    ),
)

PERSON_MONTH_ABOVE_MAXIMUM = Code(
    "S444", Severity.WARNING, Stops.NOTHING, section="9",
    message=_("{person} is awarded {total_cents} of allowances in {month} in all books together, above the maximum of {maximum_cents} for a month"),
    remedy=_("agree between the coöperaties which of them awards what; the excess may count as income for the benefit"),
    reason=_("Allowances for volunteers also have a maximum for each month, for all work together. A month above it is a breach even if the year stays below its maximum; months are not averaged."),
    source="Participatiewet art. 31 lid 2 onder k; Regeling Participatiewet art. 7",
    page=UMBRELLA,
    wrong=(
        "restaurant: 150.00\n"
        "land:       100.00"
    ),
    right=(
        "restaurant: 150.00\n"
        "land:        50.00"
    ),
)
# fmt: on
