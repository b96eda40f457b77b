"""Findings of the files as files: what is there, and YAML as it is written (SPEC 1 and 2)."""

from socoledger.catalogue.pages import UNITS
from socoledger.domain.findings import Code, Severity, Stops, _

# fmt: off
COOP_FILE_MISSING = Code(
    "S101", Severity.ERROR, Stops.READING, section="1",
    message=_("there are no books here: coop.yaml is missing"),
    remedy=_("go to the folder of your books, or name it with --books, or make new books with: socoledger init FOLDER"),
    reason=_("Without this file socoledger cannot know which coöperatie these books belong to, nor where the rest of them is. Usually nothing is lost: the command was just given in another folder."),
    wrong=(
        "books/agreement.yaml\n"
        "books/members/anna.yaml\n"
        "books/journal/main.beancount"
    ),
    right=(
        "books/coop.yaml\n"
        "books/agreement.yaml\n"
        "books/members/anna.yaml\n"
        "books/journal/main.beancount"
    ),
)

FILE_UNREADABLE = Code(
    "S102", Severity.ERROR, Stops.READING, section="2",
    message=_("{what} cannot be opened: {reason}"),
    remedy=_("make sure that it exists, is an ordinary file and that you may read it"),
    reason=_("What cannot be opened would be missing from every figure, and nobody would notice: a member's income, or a whole year. Usually a file was moved, renamed or locked."),
    wrong="journal: journal",
    right="journal: journal/main.beancount",
)

FILE_TOO_LARGE = Code(
    "S103", Severity.ERROR, Stops.READING, section="2",
    message=_("this file is too large: {size} MB, at most {limit} MB is read"),
    remedy=_("divide it into files per year and include those"),
    reason=_("The books of a coöperatie hardly ever get this large. Usually something else has ended up in the file, and trying to read it could make your computer hang."),
    wrong="journal/2010-2025.beancount (48 MB)",
    right=(
        "journal/2010.beancount (3 MB)\n"
        "journal/2011.beancount (3 MB)"
    ),
)

FILE_NOT_UTF8 = Code(
    "S104", Severity.ERROR, Stops.READING, section="2",
    message=_("this is not plain UTF-8 text: {reason}"),
    remedy=_("save the file again as UTF-8, with ordinary line endings"),
    reason=_("In text that was saved differently, letters, lines and even whole entries can get lost without any warning, and then money is missing from the figures. It usually happens when a word processor or an older program has saved the file."),
    wrong='include "2025-03.docx"',
    right='include "2025-03.beancount"',
)

FILE_EMPTY = Code(
    "S105", Severity.ERROR, Stops.READING, section="1",
    message=_("this file is empty"),
    remedy=_("fill it in, or remove it"),
    reason=_("Usually this means that saving went wrong, or that something was overwritten by accident. Carrying on as if nothing were missing would leave a member, the agreement or the whole journal out of the figures."),
    wrong="members/anna.yaml (0 bytes)",
    right=(
        "members/anna.yaml\n"
        "id: anna\n"
        "name: Anna\n"
        "joined: 2024-03-01"
    ),
)

YAML_UNREADABLE = Code(
    "S106", Severity.ERROR, Stops.READING, section="1",
    message=_("this YAML cannot be read: {reason}"),
    remedy=_("look at the indentation, colons, brackets and quotes on this line and the one above"),
    reason=_("In these files the layout says what belongs together. Where it is unclear, socoledger would have to guess what you mean, and with members' money it does not guess."),
    source="YAML 1.2",
    wrong="name: Buurthuis: De Brug",
    right='name: "Buurthuis: De Brug"',
)

YAML_NOT_ALLOWED = Code(
    "S107", Severity.ERROR, Stops.READING, section="1",
    message=_("{what} is not allowed in these files"),
    remedy=_("write the value out in full"),
    reason=_("Signs such as &, * and ! have a special meaning at the start of a value: they point to another place, or ask a program to do something. Whoever checks the books must be able to see on the line itself what it says, and somebody else's books must not be able to do anything on your computer."),
    wrong="enterprise: &Zo Catering",
    right='enterprise: "&Zo Catering"',
)

KEY_TWICE = Code(
    "S108", Severity.ERROR, Stops.READING, section="1",
    message=_("the key '{key}' is given twice here (first on line {first})"),
    remedy=_("keep one of the two"),
    reason=_("With two answers to one question, many programs silently take the last one. The figures could then rest on something other than what you read at the top of the file."),
    source="YAML 1.2",
    wrong=(
        "joined: 2024-03-01\n"
        "joined: 2025-03-01"
    ),
    right="joined: 2024-03-01",
)

KEY_UNKNOWN = Code(
    "S109", Severity.ERROR, Stops.READING, section="1",
    message=_("the key '{key}' is not known here; known are: {known}"),
    remedy=_("correct or remove it"),
    reason=_("A typing error in such a word would otherwise pass unnoticed: the decision, the levy or the date after it would not count, and the figures would still look right."),
    wrong="enterprice: Tuinonderhoud",
    right="enterprise: Tuinonderhoud",
)

KEY_MISSING = Code(
    "S110", Severity.ERROR, Stops.READING, section="1",
    message=_("the key '{key}' is missing"),
    remedy=_("add it, for example: {example}"),
    reason=_("This is needed to calculate the figures with certainty. socoledger fills in nothing by itself, because a wrong guess could cost a member money."),
    wrong=(
        "id: anna\n"
        "name: Anna"
    ),
    right=(
        "id: anna\n"
        "name: Anna\n"
        "joined: 2024-03-01"
    ),
)

VALUE_WRONG = Code(
    "S111", Severity.ERROR, Stops.READING, section="1",
    message=_("'{key}' has a value that cannot be right: {value}; it should be {expected}"),
    remedy=_("correct the value"),
    reason=_("A date or an amount that is read wrongly moves money to another month or another member, and nobody sees it. Many slips come from habit: a comma in an amount, or a date that begins with the day."),
    wrong="joined: 01-03-2024",
    right="joined: 2024-03-01",
)

ID_NOT_FILE_NAME = Code(
    "S112", Severity.ERROR, Stops.READING, section="1",
    message=_("the id '{id}' differs from the file's name"),
    remedy=_("give the file and the id the same name"),
    reason=_("Both say who this is about. If they contradict each other, one member's money could be looked up under another; usually a file was copied for a new member and only half of it was changed."),
    wrong=(
        "members/anna.yaml\n"
        "id: annie"
    ),
    right=(
        "members/anna.yaml\n"
        "id: anna"
    ),
)

VALUE_MISSING = Code(
    "S113", Severity.ERROR, Stops.READING, section="1",
    message=_("'{key}' has no value"),
    remedy=_("fill it in, or remove the line"),
    reason=_("Left empty, it can mean that there is nothing to say, or that somebody still had to look it up. For a benefit or a decision that makes a great difference to the member."),
    wrong=(
        "id: anna\n"
        "name: Anna\n"
        "joined:"
    ),
    right=(
        "id: anna\n"
        "name: Anna\n"
        "joined: 2024-03-01"
    ),
)

MEMBER_FILE_NOT_YAML = Code(
    "S114", Severity.ERROR, Stops.READING, section="1",
    message=_("this file is not read: a member's file must end in .yaml"),
    remedy=_("give it a name such as members/anna.yaml"),
    reason=_("A member whose file is skipped has no result, no spaarpot and no premium in these books. The wrong ending is easily missed, because the file looks fine when you open it."),
    wrong="members/anna.yml",
    right="members/anna.yaml",
)

DECIMAL_COMMA = Code(
    "S115", Severity.ERROR, Stops.READING, section="1",
    message=_("the comma before '{key}' separates two items here, so this is not an amount or a share"),
    remedy=_("write it with a point: 12.50"),
    reason=_("Between curly brackets a comma means that the next item begins. An amount written the Dutch way then falls into two pieces, and the cents or the half percent would be lost."),
    source="YAML 1.2",
    wrong=(
        "benefit:\n"
        "  - {from: 2024-03-01, monthly: 1345,00}"
    ),
    right=(
        "benefit:\n"
        "  - {from: 2024-03-01, monthly: 1345.00}"
    ),
)

MERGE_CONFLICT_IN_YAML = Code(
    "S117", Severity.ERROR, Stops.READING, section="1",
    message=_("git left two versions of some lines in this file, between the marks <<<<<<<, ======= and >>>>>>>"),
    remedy=_("keep the lines that are right, remove the others and the lines with marks, and then: git add {file}"),
    reason=_("Two people changed the same lines, and git could not know whose version to keep. From the first mark to ======= is what was here; from there to the last mark is what came in. Only you can tell which of the two is right."),
    wrong=(
        "<<<<<<< HEAD\n"
        "joined: 2024-03-01\n"
        "=======\n"
        "joined: 2024-04-01\n"
        ">>>>>>> penningmeester"
    ),
    right="joined: 2024-03-01",
)

PATH_OUTSIDE_BOOKS = Code(
    "S121", Severity.ERROR, Stops.READING, section="2",
    message=_("{kind} '{what}' leads out of the books' folder"),
    remedy=_("keep everything that belongs to the books in their own folder, as files and not as links"),
    reason=_("Whoever checks the books, and git too, gets this one folder: anything kept elsewhere would be missing there. And somebody else's books must not be able to look at other files on your computer."),
    wrong='include "../../Downloads/bank.beancount"',
    right='include "bank.beancount"',
)

FILE_READ_TWICE = Code(
    "S123", Severity.ERROR, Stops.READING, section="2",
    message=_("the file '{what}' would be read twice: it is included again, or linked, from here"),
    remedy=_("include every file once, and never in a circle"),
    reason=_("Everything in it would count twice: income, costs and hours. It easily happens when one line includes all files of a year, and another names one of them again."),
    wrong=(
        'include "2025-*.beancount"\n'
        'include "2025-03.beancount"'
    ),
    right='include "2025-*.beancount"',
)

LINE_TOO_LONG = Code(
    "S126", Severity.ERROR, Stops.READING, section="2",
    message=_("a line of {length} characters is too long, or brackets are nested too deep"),
    remedy=_("write it on several lines"),
    reason=_("A computer can get stuck on this. It is hardly ever bookkeeping: usually the line ends were lost in copying, or something quite different was pasted in."),
    wrong="benefit: [[[[[[[[[[[[[[{from: 2024-03-01}]]]]]]]]]]]]]]",
    right="benefit: [{from: 2024-03-01}]",
)

TOO_MANY_FILES = Code(
    "S127", Severity.ERROR, Stops.READING, section="2",
    message=_("there are too many files, or too much to read in all: files left unread: {count}; at most {most}"),
    remedy=_("keep only what belongs to these books in their folder"),
    reason=_("This is far more than one coöperatie would have, and reading it would keep your computer busy for a very long time. Usually a folder with old copies or archives is included."),
    wrong='include "../archive/**/*.beancount"',
    right='include "../archive/2024/*.beancount"',
)

LOGO_UNUSABLE = Code(
    "S156", Severity.WARNING, Stops.NOTHING, section="1",
    message=_("the logo {file} cannot be used: {reason}"),
    remedy=_("put a picture as PNG or JPEG of at most 500 kB in the folder of the books, and name it as logo; until then documents are made without one"),
    reason=_("Documents for members and the gemeente carry the logo that coop.yaml names. Each of them holds the picture itself, so that it can be sent and kept as one file; a very large one would make thirty pages too heavy to send."),
    wrong=(
        "letterhead:\n"
        "  logo: C:/Users/Mia/Bureaublad/logo.tiff"
    ),
    right=(
        "letterhead:\n"
        "  logo: logo.png"
    ),
)

LISTED_TWICE = Code(
    "S221", Severity.ERROR, Stops.FIGURES, section="9",
    message=_("'{id}' stands in this list twice (first on line {first})"),
    remedy=_("remove one of the two, or give each its own name or date"),
    reason=_("If two have the same name, or the same date, only one can apply, and nobody sees which. A purpose would no longer need approval, the wrong one of two legal amounts would be used, or money would be counted for the wrong grant."),
    page=UNITS,
    wrong=(
        "grants:\n"
        "  - id: begeleiding\n"
        "    giver: municipality\n"
        "    from: 2025-01-01\n"
        "    to: 2025-12-31\n"
        "    amount: 25000.00\n"
        "  - id: begeleiding\n"
        "    giver: Oranje Fonds\n"
        "    from: 2025-01-01\n"
        "    to: 2025-12-31\n"
        "    amount: 5000.00"
    ),
    right=(
        "grants:\n"
        "  - id: begeleiding\n"
        "    giver: municipality\n"
        "    from: 2025-01-01\n"
        "    to: 2025-12-31\n"
        "    amount: 25000.00\n"
        "  - id: coach\n"
        "    giver: Oranje Fonds\n"
        "    from: 2025-01-01\n"
        "    to: 2025-12-31\n"
        "    amount: 5000.00"
    ),
)
# fmt: on
