"""Findings of what should not stand in books: numbers, real names (SPEC 7)."""

from socoledger.catalogue.pages import PRIVACY
from socoledger.domain.findings import Code, Severity, Stops, _

# fmt: off
BSN_FOUND = Code(
    "S601", Severity.ERROR, Stops.NOTHING, section="7",
    message=_("there is a number here that may be a BSN (burgerservicenummer): {what}"),
    remedy=_("if it is a BSN, remove it, and from git's history too if it was committed; one number in eleven looks like one by chance, so if it is not a BSN, add it to not_bsn in coop.yaml"),
    reason=_("Anyone who has somebody's BSN can pose as them, and an organisation may use it only where a law says so, even if the member agrees. Git forgets nothing: the number would stay in every copy of these books."),
    source="UAVG art. 46",
    page=PRIVACY,
    wrong="name: Anna 111222333",
    right="name: Anna",
)

BSN_POSSIBLE = Code(
    "S602", Severity.WARNING, Stops.NOTHING, section="7",
    message=_("a number of nine digits here may be a BSN (burgerservicenummer)"),
    remedy=_("remove it if it is a BSN; one number in eleven looks like one by chance, so if it is not a BSN, add it to not_bsn in coop.yaml"),
    reason=_("A BSN easily slips in with a description copied from the bank or a letter, and then everybody who gets these books can read it. An invoice or customer number can look just the same, so only you can tell."),
    source="UAVG art. 46",
    page=PRIVACY,
    wrong=(
        '2025-03-14 * "Anna 111222333" #member-anna\n'
        "  Assets:Bank    60.00 EUR\n"
        "  Income:Tuin   -60.00 EUR"
    ),
    right=(
        '2025-03-14 * "Anna" #member-anna\n'
        "  Assets:Bank    60.00 EUR\n"
        "  Income:Tuin   -60.00 EUR"
    ),
)

IBAN_OF_MEMBER = Code(
    "S603", Severity.WARNING, Stops.NOTHING, section="7",
    message=_("there is an account number (IBAN) in the file of {member}"),
    remedy=_("take it out, and keep account numbers at the bank or outside these books"),
    reason=_("Nothing in these books is calculated with it, so it need not be here. Beside a name and a benefit it makes fraud easy if a copy gets into the wrong hands, and git keeps it for good."),
    source="AVG art. 5 lid 1 onder c",
    page=PRIVACY,
    wrong="name: Anna NL91ABNA0417164300",
    right="name: Anna",
)

REAL_NAME_FOUND = Code(
    "S604", Severity.ERROR, Stops.NOTHING, section="7",
    message=_("there is a real name here, in books that use pseudonyms"),
    remedy=_("write the pseudonym instead; if git has the name already, take it out of the history too"),
    reason=_("With pseudonyms, members can count on not being recognised here. One name in a description is enough to connect a benefit and a spaarpot with a person, in every copy of the books."),
    source="AVG art. 5 lid 1 onder c",
    page=PRIVACY,
    wrong=(
        '2025-03-14 * "Anna de Vries" #member-m07\n'
        "  Assets:Bank    60.00 EUR\n"
        "  Income:Tuin   -60.00 EUR"
    ),
    right=(
        '2025-03-14 * "M07" #member-m07\n'
        "  Assets:Bank    60.00 EUR\n"
        "  Income:Tuin   -60.00 EUR"
    ),
)

NAMES_FILE_UNPROTECTED = Code(
    "S605", Severity.WARNING, Stops.NOTHING, section="7",
    message=_("{file}, the list of real names, is missing, or git does not ignore it"),
    remedy=_("put the names in it, one on each line, and add {file} to .gitignore; if git has it already, also: git rm --cached {file}"),
    reason=_("With this list socoledger sees whether a real name has slipped in; without it nobody warns you. But if git includes the list, anybody who gets the books can see at once who is behind each pseudonym."),
    source="AVG art. 5 lid 1 onder f",
    page=PRIVACY,
    wrong=(
        "pseudonyms: true\n"
        "names_file: private/names.txt"
    ),
    right=(
        "pseudonyms: true\n"
        "names_file: private/names.txt\n"
        "\n"
        ".gitignore:\n"
        "private/names.txt"
    ),
)

IBAN_IN_JOURNAL = Code(
    "S606", Severity.NOTICE, Stops.NOTHING, section="7",
    message=_("an account number (IBAN) stands in the journal"),
    remedy=_("leave it out if nobody needs it: git keeps what it once has, and a name with a number tells more than a name"),
    reason=_("An account number in a payee or a text, as banks put it there, stays in git for good, next to a name and an amount. Books do not need it: what was paid to whom stands at the bank."),
    source="AVG art. 5 lid 1 onder c",
    page=PRIVACY,
    wrong=(
        '2025-03-14 * "Klant NL91 ABNA 0417 1643 00" #member-anna\n'
        "  Assets:Bank      50.00 EUR\n"
        "  Income:Verkoop  -50.00 EUR"
    ),
    right=(
        '2025-03-14 * "Klant" #member-anna\n'
        "  Assets:Bank      50.00 EUR\n"
        "  Income:Verkoop  -50.00 EUR"
    ),
)

NAMES_FILE_NOT_READ = Code(
    "S607", Severity.ERROR, Stops.NOTHING, section="1",
    message=_("the real names in {file} are not looked for: {reason}"),
    remedy=_("let names_file name a text file in the folder of the books, which git ignores"),
    reason=_("Without these names nobody warns you when one of them slips into the books. Only what lies in the folder of the books is read, so that books of somebody else cannot have another file of yours read."),
    source="AVG art. 5 lid 1 onder f",
    page=PRIVACY,
    wrong=(
        "pseudonyms: true\n"
        "names_file: ../names.txt"
    ),
    right=(
        "pseudonyms: true\n"
        "names_file: private/names.txt"
    ),
)
# fmt: on
