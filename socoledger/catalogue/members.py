"""Findings of members, tags and hours: whose something is, and whether they exist (SPEC 1 and 2)."""

from socoledger.catalogue.pages import UNITS
from socoledger.domain.findings import Code, Severity, Stops, _

# fmt: off
MEMBER_UNKNOWN = Code(
    "S201", Severity.ERROR, Stops.FIGURES, section="2",
    message=_("'{id}' is not a member; did you mean {known}?"),
    remedy=_("correct the id, or add a member with: socoledger member add"),
    reason=_("Money or hours under an unknown name would belong to nobody, and the real member would miss them in their result, spaarpot or premium. Usually one letter is wrong."),
    wrong=(
        '2025-03-14 * "Tuin" #member-ana\n'
        "  Assets:Bank    60.00 EUR\n"
        "  Income:Tuin   -60.00 EUR"
    ),
    right=(
        '2025-03-14 * "Tuin" #member-anna\n'
        "  Assets:Bank    60.00 EUR\n"
        "  Income:Tuin   -60.00 EUR"
    ),
)

OWNER_UNCLEAR = Code(
    "S202", Severity.ERROR, Stops.FIGURES, section="2",
    message=_("this transaction has the tags of several members ({members}), and this line does not say whose it is"),
    remedy=_('write under this line whose it is: {key}: "{first}"; or share it out: {key}s: "{members}"'),
    reason=_("It does not say which of them gets this money. Giving it to one of them, or dividing it equally, would be a guess at somebody's expense."),
    wrong=(
        '2025-03-14 * "Catering" #member-anna #member-bram\n'
        "  Assets:Bank       300.00 EUR\n"
        "  Income:Catering  -300.00 EUR"
    ),
    right=(
        '2025-03-14 * "Catering"\n'
        '  members: "anna, bram"\n'
        "  Assets:Bank       300.00 EUR\n"
        "  Income:Catering  -300.00 EUR"
    ),
)

SHARING_UNREADABLE = Code(
    "S203", Severity.ERROR, Stops.FIGURES, section="2",
    message=_("'{value}' does not say how this is shared out: {reason}"),
    remedy=_('name at least two members once each, with a positive weight: {key}: "anna 2, bram 1.5"'),
    reason=_("People who did a job together must be able to check afterwards what share they got, to the cent. That cannot be worked out from what is written here, and somebody could lose out."),
    wrong=(
        '2025-03-14 * "Catering"\n'
        '  members: "anna 60%, bram 40%"\n'
        "  Assets:Bank       300.00 EUR\n"
        "  Income:Catering  -300.00 EUR"
    ),
    right=(
        '2025-03-14 * "Catering"\n'
        '  members: "anna 60, bram 40"\n'
        "  Assets:Bank       300.00 EUR\n"
        "  Income:Catering  -300.00 EUR"
    ),
)

OWNER_AND_OWNERS = Code(
    "S204", Severity.ERROR, Stops.FIGURES, section="2",
    message=_("'{key}' and '{keys}' are both given here, at the same level"),
    remedy=_("keep one of the two"),
    reason=_("One says that this belongs to one member, the other that several share it. They contradict each other, and the members would get different amounts."),
    wrong=(
        '2025-03-14 * "Catering"\n'
        '  member: "anna"\n'
        '  members: "anna 2, bram 1"\n'
        "  Assets:Bank       300.00 EUR\n"
        "  Income:Catering  -300.00 EUR"
    ),
    right=(
        '2025-03-14 * "Catering"\n'
        '  members: "anna 2, bram 1"\n'
        "  Assets:Bank       300.00 EUR\n"
        "  Income:Catering  -300.00 EUR"
    ),
)

OWNER_MISSING = Code(
    "S205", Severity.WARNING, Stops.NOTHING, section="2",
    message=_("this income or expense belongs to nobody; it counts as the coöperatie's own"),
    remedy=_("tag the transaction with #{key}-ID, or with #{key}-collective if it belongs to no member in particular"),
    reason=_("The agreement with the gemeente rests on what each member earned and spent. If this belongs to a member after all, it is missing from their result, and so from their spaarpot."),
    source="convenant, artikel over het resultaat van elk lid",
    wrong=(
        '2025-03-14 * "Tuin"\n'
        "  Assets:Bank    60.00 EUR\n"
        "  Income:Tuin   -60.00 EUR"
    ),
    right=(
        '2025-03-14 * "Tuin" #member-anna\n'
        "  Assets:Bank    60.00 EUR\n"
        "  Income:Tuin   -60.00 EUR"
    ),
)

NOT_A_MEMBER_ON_DAY = Code(
    "S206", Severity.WARNING, Stops.NOTHING, section="2",
    message=_("{member} is not a member on this day"),
    remedy=_("correct the member or the date; a late payment after leaving may stay as it is"),
    reason=_("Somebody who has not joined yet, or has left, normally takes no part, so this may be meant for somebody else. Then two members would have a wrong result."),
    wrong=(
        "joined: 2025-04-01\n"
        '2025-03-14 * "Tuin" #member-anna\n'
        "  Assets:Bank    60.00 EUR\n"
        "  Income:Tuin   -60.00 EUR"
    ),
    right=(
        "joined: 2025-03-01\n"
        '2025-03-14 * "Tuin" #member-anna\n'
        "  Assets:Bank    60.00 EUR\n"
        "  Income:Tuin   -60.00 EUR"
    ),
)

HOURS_BELOW_ZERO = Code(
    "S207", Severity.ERROR, Stops.FIGURES, section="2",
    message=_("the hours of {member} in {year} add up to less than zero at the end of this month: {total_hundredths}"),
    remedy=_("correct hours within the same year, and take off no more than there were"),
    reason=_("Nobody can have worked fewer than zero hours, and a premium over such hours would be wrong. Usually a correction was written down twice, or a decimal point was left out."),
    wrong=(
        '2025-03-14 custom "hours" "anna" 4.5\n'
        '2025-03-28 custom "hours" "anna" -45'
    ),
    right=(
        '2025-03-14 custom "hours" "anna" 4.5\n'
        '2025-03-28 custom "hours" "anna" -4.5'
    ),
)

HOURS_OF_NON_MEMBER = Code(
    "S208", Severity.WARNING, Stops.NOTHING, section="2",
    message=_("these hours are for {member}, who is not a member on this day"),
    remedy=_("correct the member or the date"),
    reason=_("Hours earn a member a premium or an allowance; somebody who is not a member earns none. Maybe these hours belong to another member, who now gets too little."),
    wrong=(
        "joined: 2025-04-01\n"
        '2025-03-14 custom "hours" "anna" 4.5'
    ),
    right=(
        "joined: 2025-03-01\n"
        '2025-03-14 custom "hours" "anna" 4.5'
    ),
)

HOURS_ABOVE_A_DAY = Code(
    "S209", Severity.WARNING, Stops.NOTHING, section="2",
    message=_("the hours of {member} on {day} add up to {total_hundredths}, more than there are in a day"),
    remedy=_("correct the hours or the day; see whether a line is there twice"),
    reason=_("Too many hours give too high a premium or allowance, which may have to be paid back later. Usually a line was copied, a decimal point was lost, or a whole week was written on one day."),
    wrong='2025-03-14 custom "hours" "anna" 45',
    right='2025-03-14 custom "hours" "anna" 4.5',
)

ACCOUNT_OF_TWO_MEMBERS = Code(
    "S210", Severity.ERROR, Stops.FIGURES, section="1",
    message=_("the account '{account}' of {member} is also that of {other}"),
    remedy=_("give each member an account of their own"),
    reason=_("Two members would share one spaarpot and one account for premiums. Nobody could tell any more whose money it is."),
    wrong=(
        "id: anna\n"
        "account: Anna\n"
        "id: anna-maria\n"
        "account: Anna"
    ),
    right=(
        "id: anna\n"
        "account: Anna\n"
        "id: anna-maria\n"
        "account: AnnaMaria"
    ),
)

PERIODS_OVERLAP = Code(
    "S211", Severity.ERROR, Stops.FIGURES, section="1",
    message=_("two periods under '{key}' overlap: from {first} and from {second}"),
    remedy=_("end the earlier period on the day before the later one begins"),
    reason=_("For the days that fall in both, it is not clear which one applies: which decision, which maximum, which benefit. Usually something new was added while the old one simply ran on."),
    wrong=(
        "benefit:\n"
        "  - {from: 2024-03-01}\n"
        "  - {from: 2025-01-01}"
    ),
    right=(
        "benefit:\n"
        "  - {from: 2024-03-01, to: 2024-12-31}\n"
        "  - {from: 2025-01-01}"
    ),
)

PERIOD_ENDS_BEFORE_START = Code(
    "S212", Severity.ERROR, Stops.FIGURES, section="1",
    message=_("'{key}' ends on {last}, before it begins on {first}"),
    remedy=_("correct one of the two dates"),
    reason=_("Such a period does not last a single day: a benefit, a decision or a membership would count for nothing, and a member could miss a premium. Usually a year was mistyped."),
    wrong=(
        "joined: 2024-03-01\n"
        "left: 2023-08-31\n"
        "outcome: work"
    ),
    right=(
        "joined: 2024-03-01\n"
        "left: 2025-08-31\n"
        "outcome: work"
    ),
)

ACCOUNT_OF_NO_MEMBER = Code(
    "S213", Severity.WARNING, Stops.NOTHING, section="2",
    message=_("the account {account} belongs to no member"),
    remedy=_("correct the account, or the 'account' in the member's file"),
    reason=_("This money is in nobody's overview, and the member it was meant for sees too little. Usually there is a typing error in the account's name, or it dates from before a member's file was renamed."),
    wrong=(
        "2025-01-01 open Liabilities:Spaarpot:Ana EUR\n"
        '2025-01-01 * "Spaarpot"\n'
        "  Liabilities:Spaarpot:Ana  -250.00 EUR\n"
        "  Equity:Opening             250.00 EUR"
    ),
    right=(
        '2025-01-01 * "Spaarpot"\n'
        "  Liabilities:Spaarpot:Anna  -250.00 EUR\n"
        "  Equity:Opening              250.00 EUR"
    ),
)

MEMBERSHIP_WRITTEN_TWICE = Code(
    "S214", Severity.ERROR, Stops.FIGURES, section="1",
    message=_("'{key}' stands beside 'membership', which has all periods already"),
    remedy=_("for somebody who came back, move it into an item of 'membership', as from, to, outcome or known; otherwise remove 'membership'"),
    reason=_("The two could contradict each other, and then it is not clear when somebody was a member: they could miss a premium, or lose their spaarpot as if they had left."),
    wrong=(
        "id: anna\n"
        "name: Anna\n"
        "joined: 2024-03-01\n"
        "membership:\n"
        "  - {from: 2024-03-01, to: 2025-08-31, outcome: work}\n"
        "  - {from: 2026-02-01}"
    ),
    right=(
        "id: anna\n"
        "name: Anna\n"
        "membership:\n"
        "  - {from: 2024-03-01, to: 2025-08-31, outcome: work}\n"
        "  - {from: 2026-02-01}"
    ),
)

KNOWN_BEFORE_END = Code(
    "S215", Severity.ERROR, Stops.FIGURES, section="1",
    message=_("'{key}' says that an end was heard of on {known}, but '{name}' has no day up to then"),
    remedy=_("write the last day at '{name}', or correct or remove '{key}'; it is only for an end that was heard of later"),
    reason=_("Until the day on which it became known, an end counts as if it had not happened. Without an end there is nothing to hear of, and with a mistyped date a member could get premiums for months to come that the gemeente claims back."),
    wrong=(
        "benefit:\n"
        "  - {from: 2024-03-01, to: 2025-08-31, known: 2024-10-14}"
    ),
    right=(
        "benefit:\n"
        "  - {from: 2024-03-01, to: 2025-08-31, known: 2025-10-14}"
    ),
)

REFERENCE_UNKNOWN = Code(
    "S222", Severity.ERROR, Stops.FIGURES, section="9",
    message=_("'{id}' under '{key}' is not known here; what is known: {known}"),
    remedy=_("correct it, or add it: grants in grants.yaml, units in coop.yaml, members in members/"),
    reason=_("Anything under an unknown name would count nowhere: a cost that no grant pays, income of no unit, a receipt of nobody. Usually it is a typing error."),
    page=UNITS,
    wrong=(
        '2025-03-11 * "Coach" #member-collective\n'
        '  grant: "begeleidng"\n'
        "  Expenses:Inkoop  250.00 EUR\n"
        "  Assets:Bank     -250.00 EUR"
    ),
    right=(
        '2025-03-11 * "Coach" #member-collective\n'
        '  grant: "begeleiding"\n'
        "  Expenses:Inkoop  250.00 EUR\n"
        "  Assets:Bank     -250.00 EUR"
    ),
)

UNIT_UNCLEAR = Code(
    "S223", Severity.ERROR, Stops.FIGURES, section="9",
    message=_("this transaction has the tags of several units: {units}"),
    remedy=_('keep one of the tags, or add unit: "..." to each line of income or costs'),
    reason=_("Income or costs belong to one unit, or each line to its own. With two tags nobody can tell how much belongs to which."),
    page=UNITS,
    wrong=(
        '2025-03-11 * "Groothandel" #member-collective #unit-restaurant #unit-land\n'
        "  Expenses:Inkoop   80.00 EUR\n"
        "  Assets:Bank      -80.00 EUR"
    ),
    right=(
        '2025-03-11 * "Groothandel" #member-collective #unit-restaurant\n'
        "  Expenses:Inkoop   80.00 EUR\n"
        "  Assets:Bank      -80.00 EUR"
    ),
)
# fmt: on
