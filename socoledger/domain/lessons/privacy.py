"""Lessons on privacy (S6)."""

from socoledger.domain.findings import _
from socoledger.domain.lessons.lesson import Lesson

# fmt: off
LESSONS: dict[str, Lesson] = {
    "S601": Lesson(
        _("Anyone who has somebody's BSN can pose as them, and an organisation may use it only where a law says so, even if the member agrees. Git forgets nothing: the number would stay in every copy of these books."),
        "UAVG art. 46",
        "name: Anna 111222333",
        "name: Anna",
    ),
    "S602": Lesson(
        _("A BSN easily slips in with a description copied from the bank or a letter, and then everybody who gets these books can read it. An invoice or customer number can look just the same, so only you can tell."),
        "UAVG art. 46",
        '2025-03-14 * "Anna 111222333" #member-anna\n  Assets:Bank    60.00 EUR\n  Income:Tuin   -60.00 EUR',
        '2025-03-14 * "Anna" #member-anna\n  Assets:Bank    60.00 EUR\n  Income:Tuin   -60.00 EUR',
    ),
    "S603": Lesson(
        _("Nothing in these books is calculated with it, so it need not be here. Beside a name and a benefit it makes fraud easy if a copy gets into the wrong hands, and git keeps it for good."),
        "AVG art. 5 lid 1 onder c",
        "name: Anna NL91ABNA0417164300",
        "name: Anna",
    ),
    "S604": Lesson(
        _("With pseudonyms, members can count on not being recognised here. One name in a description is enough to connect a benefit and a spaarpot with a person, in every copy of the books."),
        "AVG art. 5 lid 1 onder c",
        '2025-03-14 * "Anna de Vries" #member-m07\n  Assets:Bank    60.00 EUR\n  Income:Tuin   -60.00 EUR',
        '2025-03-14 * "M07" #member-m07\n  Assets:Bank    60.00 EUR\n  Income:Tuin   -60.00 EUR',
    ),
    "S605": Lesson(
        _("With this list socoledger sees whether a real name has slipped in; without it nobody warns you. But if git includes the list, anybody who gets the books can see at once who is behind each pseudonym."),
        "AVG art. 5 lid 1 onder f",
        "pseudonyms: true\nnames_file: private/names.txt",
        "pseudonyms: true\nnames_file: private/names.txt\n\n.gitignore:\nprivate/names.txt",
    ),
    "S606": Lesson(
        _("An account number in a payee or a text, as banks put it there, stays in git for good, next to a name and an amount. Books do not need it: what was paid to whom stands at the bank."),
        "AVG art. 5 lid 1 onder c",
        '2025-03-14 * "Klant NL91 ABNA 0417 1643 00" #member-anna\n  Assets:Bank      50.00 EUR\n  Income:Verkoop  -50.00 EUR',
        '2025-03-14 * "Klant" #member-anna\n  Assets:Bank      50.00 EUR\n  Income:Verkoop  -50.00 EUR',
    ),
    "S607": Lesson(
        _("Without these names nobody warns you when one of them slips into the books. Only what lies in the folder of the books is read, so that books of somebody else cannot have another file of yours read."),
        "AVG art. 5 lid 1 onder f",
        "pseudonyms: true\nnames_file: ../names.txt",
        "pseudonyms: true\nnames_file: private/names.txt",
    ),
}
# fmt: on
