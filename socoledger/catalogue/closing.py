"""Findings of closes: their folder, what changed after, what a close cannot do (SPEC 4)."""

from socoledger.domain.findings import Code, Severity, Stops, _

# fmt: off
CLOSE_WITHOUT_PERIOD = Code(
    "S144", Severity.ERROR, Stops.READING, section="4",
    message=_("this close does not say which month or year it is of"),
    remedy=_("have git bring the file back; a close is never written by hand"),
    reason=_("A close fixes the figures of one period for good. If it is no longer clear which period, nobody can check them. That happens only if the file was changed afterwards, by a person or a program."),
    wrong='2025-03-31 custom "close" "2025-3"',
    right='2025-03-31 custom "close" "2025-03"',
)

CLOSE_TAG_ELSEWHERE = Code(
    "S501", Severity.ERROR, Stops.NOTHING, section="2",
    message=_("the tag #close belongs to the files in the closes folder"),
    remedy=_("remove the tag; only the close of a month may carry it"),
    reason=_("This tag tells socoledger what it has booked itself. An entry of your own with this tag would count towards nobody's result. Usually it came along when a line was copied."),
    wrong=(
        '2025-03-14 * "Tuin" #member-anna #close\n'
        "  Assets:Bank    60.00 EUR\n"
        "  Income:Tuin   -60.00 EUR"
    ),
    right=(
        '2025-03-14 * "Tuin" #member-anna\n'
        "  Assets:Bank    60.00 EUR\n"
        "  Income:Tuin   -60.00 EUR"
    ),
)

CLOSED_BALANCE_CHANGED = Code(
    "S502", Severity.ERROR, Stops.NOTHING, section="4",
    message=_("this closed month has changed: the balance of {account} was {asserted}, and in the books it is now {found}"),
    remedy=_("see what changed with: socoledger verify; put that back, and correct it in an open month"),
    reason=_("Members have had their statement of that month, and the gemeente may have had its account. If a balance of that time changes, those papers are no longer right. Usually something was booked late, with an old date."),
    wrong=(
        '2025-01-14 * "Boek"\n'
        "  Liabilities:Spaarpot:Anna   25.00 EUR\n"
        '    purpose: "course"\n'
        "  Assets:Bank                -25.00 EUR"
    ),
    right=(
        '2025-04-14 * "Boek"\n'
        "  Liabilities:Spaarpot:Anna   25.00 EUR\n"
        '    purpose: "course"\n'
        "  Assets:Bank                -25.00 EUR"
    ),
)

CLOSE_FILE_MISNAMED = Code(
    "S503", Severity.ERROR, Stops.NOTHING, section="4",
    message=_("this file holds the close of {period}, and is not named after it"),
    remedy=_("have git bring the file back; a close is never written or renamed by hand"),
    reason=_("The name of the file shows everybody which closed month it holds. Under another name it seems as if that month was never closed."),
    wrong="closes/2025-03-old.beancount",
    right="closes/2025-03.beancount",
)

CLOSED_TWICE = Code(
    "S504", Severity.ERROR, Stops.NOTHING, section="4",
    message=_("{period} is closed twice, here and in {other}"),
    remedy=_("remove the file that is not named after it"),
    reason=_("Everything the close booked would count twice: in the spaarpotten, in the premiums, and in what the gemeente gets. Usually it is a copy that a backup or file-sharing program made by itself."),
    wrong=(
        "closes/2025-03.beancount\n"
        "closes/2025-03-copy.beancount"
    ),
    right="closes/2025-03.beancount",
)

CLOSE_MISSING = Code(
    "S505", Severity.ERROR, Stops.NOTHING, section="4",
    message=_("{period} is closed, and {missing} before it is not"),
    remedy=_("restore the close of {missing} from git"),
    reason=_("Each close builds on the one before. If one is missing, a month is left out of spaarpotten, premiums and the return to the gemeente, and nobody can check what came after."),
    wrong=(
        "closes/2025-01.beancount\n"
        "closes/2025-03.beancount"
    ),
    right=(
        "closes/2025-01.beancount\n"
        "closes/2025-02.beancount\n"
        "closes/2025-03.beancount"
    ),
)

CLOSED_ENTRY_ADDED = Code(
    "S506", Severity.ERROR, Stops.NOTHING, section="4",
    message=_("this was added or changed after {period} was closed"),
    remedy=_("put it back as it was, and correct it in an open month"),
    reason=_("Statements were handed out, and later months build on these figures. If they still change, two versions of one month are going around, and nobody can say which of them is right."),
    wrong=(
        '2025-01-14 * "Tuin" #member-anna\n'
        "  Assets:Bank    60.00 EUR\n"
        "  Income:Tuin   -60.00 EUR"
    ),
    right=(
        '2025-04-14 * "Tuin" #member-anna\n'
        "  Assets:Bank    60.00 EUR\n"
        "  Income:Tuin   -60.00 EUR"
    ),
)

CLOSED_ENTRY_GONE = Code(
    "S507", Severity.ERROR, Stops.NOTHING, section="4",
    message=_("booked on {key} when {period} was closed, but since then removed from the journal or changed: {count}"),
    remedy=_("restore it from git, and make the correction in an open month"),
    reason=_("What was once booked has to remain visible, even if it was wrong; the books are kept for seven years. If something disappears, an auditor may think that it is being hidden, even where somebody was only tidying up."),
    source="Burgerlijk Wetboek Boek 2 art. 10 lid 3; Algemene wet inzake rijksbelastingen art. 52 lid 4",
    wrong=(
        '2025-04-14 * "Tuin, 2025-03-14" #member-anna\n'
        "  Assets:Bank    60.00 EUR\n"
        "  Income:Tuin   -60.00 EUR"
    ),
    right=(
        '2025-03-14 * "Tuin" #member-anna\n'
        "  Assets:Bank    60.00 EUR\n"
        "  Income:Tuin   -60.00 EUR\n"
        '2025-04-14 * "Tuin van 2025-03-14 ging niet door" #member-anna\n'
        "  Income:Tuin    60.00 EUR\n"
        "  Assets:Bank   -60.00 EUR"
    ),
)

CLOSED_FACT_CHANGED = Code(
    "S508", Severity.ERROR, Stops.NOTHING, section="4",
    message=_("something in {key} that counts for {period} has changed since it was closed"),
    remedy=_("put it back as it was, and let the change start in an open month; 'decided' says when a decision became known, and 'known' (beside left: 'left_known') when an end did"),
    reason=_("That month was calculated with what applied at the time: the agreement, the decisions, the members' dates. If those change afterwards, the old figures no longer follow from the books."),
    wrong=(
        "- id: convenant-2025-b\n"
        "  from: 2025-02-01\n"
        "  reference: Convenant 2025 b"
    ),
    right=(
        "- id: convenant-2025-b\n"
        "  from: 2025-04-01\n"
        "  reference: Convenant 2025 b"
    ),
)

CLOSE_FIGURE_DIFFERS = Code(
    "S509", Severity.ERROR, Stops.NOTHING, section="4",
    message=_("the close says {found}, and by the books it is {expected}"),
    remedy=_("put back what changed, or have git bring the file back; make corrections in an open month"),
    reason=_("A close holds only what follows from the books. Where the two differ, the file itself or something it rests on was changed, and neither a member nor the gemeente can know which amount is right."),
    wrong=(
        '2025-03-31 * "Afsluiting 2025-03: verdeling" #close ^close-2025-03\n'
        '  member: "anna"\n'
        "  result: 450.00 EUR"
    ),
    right=(
        '2025-03-31 * "Afsluiting 2025-03: verdeling" #close ^close-2025-03\n'
        '  member: "anna"\n'
        "  result: 400.00 EUR"
    ),
)

CLOSE_CHAIN_BROKEN = Code(
    "S510", Severity.ERROR, Stops.NOTHING, section="4",
    message=_("this close was built on a different close of {after} from the one that is here now"),
    remedy=_("restore the closes from git; a close may be undone only with reopen"),
    reason=_("Closes form a chain: each one refers to the one before. A broken link means that an earlier month was replaced or removed, while later months still rest on it."),
    wrong=(
        '2025-03-31 custom "close" "2025-03"\n'
        '  after: "2025-01"'
    ),
    right=(
        '2025-03-31 custom "close" "2025-03"\n'
        '  after: "2025-02"'
    ),
)

CLOSE_RULES_UNKNOWN = Code(
    "S511", Severity.ERROR, Stops.NOTHING, section="4",
    message=_("this close was made by rules {rules}, which this version of socoledger does not know"),
    remedy=_("install the version of socoledger that made it, or a later one"),
    reason=_("Checked against other rules, good amounts could seem wrong, through no fault of yours. Usually somebody else in the coöperatie has a newer version on their computer."),
    wrong=(
        '2025-03-31 custom "close" "2025-03"\n'
        '  agreement: "convenant-2025"\n'
        "  rules: 99"
    ),
    right=(
        '2025-03-31 custom "close" "2025-03"\n'
        '  agreement: "convenant-2025"\n'
        "  rules: 1"
    ),
)

FOREIGN_FILE_IN_CLOSES = Code(
    "S512", Severity.ERROR, Stops.NOTHING, section="4",
    message=_("this does not belong in the folder of the closes"),
    remedy=_("move it elsewhere: only what close writes, start.beancount and reopened.log may be here"),
    reason=_("Everything here is taken to be final and checked. A stray file could be mistaken for a close, or even be counted in the figures without anybody noticing."),
    wrong="closes/notes.txt",
    right="notes/2025-03.txt",
)

ACCOUNT_OPENS_TOO_LATE = Code(
    "S513", Severity.ERROR, Stops.NOTHING, section="4",
    message=_("the close needs {account} on {day}, but it is opened here on {opened}"),
    remedy=_("open the account on {day} or earlier"),
    reason=_("Beancount refuses amounts on an account that is not open yet. After closing, the books could no longer be read; usually the account was opened on the day somebody noticed that it was missing."),
    source="Beancount",
    wrong="2025-04-15 open Liabilities:Spaarpot:Anna EUR",
    right="2025-01-01 open Liabilities:Spaarpot:Anna EUR",
)

ACCOUNT_CLOSES_TOO_EARLY = Code(
    "S514", Severity.ERROR, Stops.NOTHING, section="4",
    message=_("the close needs {account} on {day}, but the journal closes it on {shut}"),
    remedy=_("change the line that closes the account, so that its date is after {day}"),
    reason=_("Beancount refuses amounts on an account that has been closed. Usually it was closed on the day a member left, while that month's result still had to be divided."),
    source="Beancount",
    wrong="2025-03-15 close Liabilities:Spaarpot:Anna",
    right="2025-04-15 close Liabilities:Spaarpot:Anna",
)

ACCOUNT_NOT_IN_EURO = Code(
    "S515", Severity.ERROR, Stops.NOTHING, section="4",
    message=_("the close needs {account}, but it is opened here for currencies other than EUR"),
    remedy=_("open the account for EUR"),
    reason=_("Everything that is divided is in euros, and this account would not accept them. After closing, the books could no longer be read; usually it is a typing error in the currency."),
    source="Beancount",
    wrong="2025-01-01 open Liabilities:Spaarpot:Anna USD",
    right="2025-01-01 open Liabilities:Spaarpot:Anna EUR",
)

BALANCE_UPSET_BY_CLOSE = Code(
    "S516", Severity.ERROR, Stops.NOTHING, section="4",
    message=_("the balance given here for {account} will no longer be right once {period} is closed: {change_cents} is added"),
    remedy=_("remove it, and put it back with the new amount once {period} is closed"),
    reason=_("You wrote down this balance before the month's result was divided, so that part is not in it yet. After closing, Beancount would report it as an error, while nothing is wrong with the money."),
    source="Beancount",
    wrong="2025-04-01 balance Liabilities:Spaarpot:Anna  0.00 EUR",
    right="2025-03-31 balance Liabilities:Spaarpot:Anna  0.00 EUR",
)

CLOSES_NOT_INCLUDED = Code(
    "S517", Severity.ERROR, Stops.NOTHING, section="4",
    message=_("the journal does not include the closes, so a close would not count"),
    remedy=_('add to {main}: include "{include}"'),
    reason=_("The month would seem closed, while spaarpotten and premiums stay at the old amounts. Usually the line went missing when the main file was tidied up, or it names just one file."),
    wrong=(
        'include "2025-*.beancount"\n'
        'include "../closes/start.beancount"'
    ),
    right=(
        'include "2025-*.beancount"\n'
        'include "../closes/*.beancount"'
    ),
)

CLOSE_LAYOUT_CHANGED = Code(
    "S518", Severity.ERROR, Stops.NOTHING, section="4",
    message=_("this close is not as it was written: spaces, blank lines or line endings differ"),
    remedy=_("have git bring the file back; a close is never written by hand"),
    reason=_("No amount has changed, but the file was saved again, by a person or by a program that tidies up text. Whoever checks the books sees only that it was touched, and has to find out why."),
    wrong=(
        "  Liabilities:Spaarpot:Anna  -340.00 EUR\n"
        "\n"
        "\n"
        "2025-04-01 balance Liabilities:Spaarpot:Anna  -340.00 ~ 0 EUR"
    ),
    right=(
        "  Liabilities:Spaarpot:Anna  -340.00 EUR\n"
        "\n"
        "2025-04-01 balance Liabilities:Spaarpot:Anna  -340.00 ~ 0 EUR"
    ),
)

CLOSED_BEFORE_FIRST_MONTH = Code(
    "S519", Severity.ERROR, Stops.NOTHING, section="4",
    message=_("{period} is closed, and these books begin in {first}"),
    remedy=_("put first_month in coop.yaml back as it was when the first month was closed"),
    reason=_("Closed months would fall before the beginning of the books and be left out of the calculation. What members built up in them could no longer be explained."),
    wrong=(
        "first_month: 2025-04\n"
        "closes/2025-03.beancount"
    ),
    right=(
        "first_month: 2025-01\n"
        "closes/2025-03.beancount"
    ),
)

CLOSES_NOT_IN_GIT = Code(
    "S520", Severity.WARNING, Stops.NOTHING, section="4",
    message=_("git does not have these closes as they are here: {periods}"),
    remedy=_("save them with: git add --all && git commit"),
    reason=_("As long as a close exists only on this computer, it can get lost or be changed without anybody noticing. Once git has it, the kascommissie and the gemeente can see that it is still the same."),
    wrong="closes/2025-03.beancount",
    right='git add --all && git commit --message "Maart 2025 afgesloten"',
)

LEGAL_AMOUNT_KNOWN_LATER = Code(
    "S521", Severity.WARNING, Stops.NOTHING, section="4",
    message=_("{id} from {since} is now known to be {value}; months closed with {before} stay as they are"),
    remedy=_("you need not do anything: this is counted from this close onwards"),
    reason=_("Closed months are not recalculated, so that the statements handed out stay true. If the maximum for the year has risen, what it held back can still be awarded in the months to come."),
    wrong=(
        "amounts:\n"
        "  - {id: premium_per_year, from: 2026-07-01, value: 3440.00, source: Stcrt.}"
    ),
)

DOCUMENT_MISSING = Code(
    "S522", Severity.ERROR, Stops.NOTHING, section="4",
    message=_("the journal refers to the document {file}, which does not exist"),
    remedy=_("put the document back, or correct the line; bean-check refuses it too"),
    reason=_("Whoever checks the books wants to see the receipt, and finds nothing where the journal says it is. Usually a file was renamed or moved. Once the month is closed, the payment could no longer be shown to be right."),
    source="Burgerlijk Wetboek Boek 2 art. 10 lid 3",
    wrong='2025-03-14 document Expenses:Materiaal "../bonnen/bon-17.pdf"',
    right='2025-03-14 document Expenses:Materiaal "../bonnen/2025-03-14-bon-17.pdf"',
)

CLOSE_GONE = Code(
    "S523", Severity.ERROR, Stops.NOTHING, section="4",
    message=_("git ({revision}) has the close of {period}; here it is gone, and reopened.log does not say why"),
    remedy=_("restore it from git: git checkout {revision} -- {folder}; a close may be undone only with reopen"),
    reason=_("A closed month can be opened again, but never silently: reopen records who asked for it and why. If the file is simply removed, a closed month can be changed and closed again without anybody noticing."),
    wrong="rm closes/2025-03.beancount",
    right='socoledger reopen 2025-03 --reason "bon 17 geboekt op het verkeerde lid"',
)

CLOSE_UNLIKE_GIT = Code(
    "S524", Severity.ERROR, Stops.NOTHING, section="4",
    message=_("the close of {period} differs from the one that git ({revision}) has, and reopened.log does not say why"),
    remedy=_("restore it from git: git checkout {revision} -- {folder}; a close may be undone only with reopen"),
    reason=_("Git still has the close as it was made, and the file here says something else. Even if the books agree with it, somebody closed the month again without saying so, and the statements that were handed out may no longer be right."),
    wrong="closes/2025-03.beancount",
    right='socoledger reopen 2025-03 --reason "bon 17 geboekt op het verkeerde lid"',
)

SEAL_DIFFERS = Code(
    "S525", Severity.ERROR, Stops.NOTHING, section="4",
    message=_("the books of {period} are not the ones that were sealed: their seal is {found}, but you gave {asked}"),
    remedy=_("compare the seal with the minutes once more; if it is right, git log -p closes shows who changed what"),
    reason=_("A seal in the minutes lets you show later that nobody changed anything that had been closed by then, whatever was done to git. Usually a character was copied wrongly; otherwise something has been closed again since the meeting."),
    wrong="socoledger verify --seal 2025-12=K7QM-2XPA-93ZD-HWTB",
    right="socoledger verify --seal 2025-12=K7QM-2XPA-93ZD-HWT8",
)

SEAL_OF_OPEN_PERIOD = Code(
    "S526", Severity.ERROR, Stops.NOTHING, section="4",
    message=_("{period} is not closed in these books, so it has no seal"),
    remedy=_("look in the minutes which period was sealed, or have git bring back its close"),
    reason=_("The minutes give the seal of a period that is not closed in these books. Usually a different period is meant, or this is a copy of the books from a different date, or the books of another coöperatie."),
    wrong="socoledger verify --seal 2025-12=K7QM-2XPA-93ZD-HWTB",
    right="socoledger verify --seal 2025-11=K7QM-2XPA-93ZD-HWTB",
)

CLOSED_TEXT_CHANGED = Code(
    "S527", Severity.WARNING, Stops.NOTHING, section="4",
    message=_("a payee, description, link or document of {day} was changed after {period} was closed; the figures are as they were"),
    remedy=_("put the original text back, or record in the minutes why it was changed; git log -p shows who changed it"),
    reason=_("Whoever checks the books relies on what is written beside an amount: to whom, and what for. If that is changed after the close, the receipt may no longer match, even though every figure is right."),
    wrong='2025-01-14 * "Bouwmarkt" "Gereedschap"',
    right='2025-01-14 * "Bouwmarkt" "Verf en kwasten"',
)
# fmt: on
