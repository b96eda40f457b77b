"""Findings of the agreement: its versions, levies, split and brackets (SPEC 1)."""

from socoledger.domain.findings import Code, Severity, Stops, _

# fmt: off
AGREEMENTS_OUT_OF_ORDER = Code(
    "S301", Severity.ERROR, Stops.FIGURES, section="1",
    message=_("the agreements are not in order: {later} stands after {earlier}"),
    remedy=_("put them in order of 'from', each beginning in a different month"),
    reason=_("Every euro is divided under the agreement in force when it was earned. If the order is mixed up, an old version is easily taken for the new one, and results are divided by the wrong percentages."),
    source="convenant, artikel over de looptijd",
    wrong=(
        "- id: convenant-2026\n"
        "  from: 2026-01-01\n"
        "- id: convenant-2025\n"
        "  from: 2025-01-01"
    ),
    right=(
        "- id: convenant-2025\n"
        "  from: 2025-01-01\n"
        "- id: convenant-2026\n"
        "  from: 2026-01-01"
    ),
)

AGREEMENT_BEGINS_MID_MONTH = Code(
    "S302", Severity.ERROR, Stops.FIGURES, section="1",
    message=_("an agreement has to begin on the first day of a month, not on {date}"),
    remedy=_("let it begin on the first day of a month"),
    reason=_("Results are calculated and closed by the month. If the rules changed halfway, nobody could say which part of the month's result falls under which rules."),
    wrong=(
        "- id: convenant-2025\n"
        "  from: 2025-01-15"
    ),
    right=(
        "- id: convenant-2025\n"
        "  from: 2025-01-01"
    ),
)

LEVIES_ABOVE_WHOLE = Code(
    "S303", Severity.ERROR, Stops.FIGURES, section="1",
    message=_("the levies add up to {total}, more than 100%"),
    remedy=_("correct the shares to what the convenant says"),
    reason=_("More would be handed over than there is: nothing would be left for the member, and the last in line would still fall short. Usually a percentage was mistyped, or a levy is listed twice."),
    source="convenant, artikel over de afdrachten",
    wrong=(
        "levies:\n"
        "  - {to: fund:opleiding, share: 50%}\n"
        "  - {to: cooperative, share: 60%}"
    ),
    right=(
        "levies:\n"
        "  - {to: fund:opleiding, share: 5%}\n"
        "  - {to: cooperative, share: 10%}"
    ),
)

SPLIT_NOT_WHOLE = Code(
    "S304", Severity.ERROR, Stops.FIGURES, section="1",
    message=_("this split adds up to {total}, not to 100%"),
    remedy=_("correct the shares to what the convenant says"),
    reason=_("What is divided has to add up exactly. With less, money would be left over that belongs to nobody; with more, more would be given away than was earned."),
    source="convenant, artikel over de verdeling",
    wrong=(
        "brackets:\n"
        "  - {up_to: 3000.00, split: {spaarpot: 100%}}\n"
        "  - {split: {municipality: 50%, spaarpot: 40%}}"
    ),
    right=(
        "brackets:\n"
        "  - {up_to: 3000.00, split: {spaarpot: 100%}}\n"
        "  - {split: {municipality: 50%, spaarpot: 50%}}"
    ),
)

BRACKETS_WRONG = Code(
    "S305", Severity.ERROR, Stops.FIGURES, section="1",
    message=_("the brackets are not right: {reason}"),
    remedy=_("give each bracket a higher 'up_to' than the one before, and leave 'up_to' out of the last bracket"),
    reason=_("The brackets say what happens to the first part of a result, and what to the rest. With a gap or an overlap, some of it would go nowhere, or to two places."),
    source="convenant, artikel over de verdeling",
    wrong=(
        "brackets:\n"
        "  - {up_to: 3000.00, split: {spaarpot: 100%}}\n"
        "  - {up_to: 2000.00, split: {spaarpot: 50%, municipality: 50%}}\n"
        "  - {split: {municipality: 100%}}"
    ),
    right=(
        "brackets:\n"
        "  - {up_to: 2000.00, split: {spaarpot: 100%}}\n"
        "  - {up_to: 3000.00, split: {spaarpot: 50%, municipality: 50%}}\n"
        "  - {split: {municipality: 100%}}"
    ),
)

DESTINATION_UNKNOWN = Code(
    "S306", Severity.ERROR, Stops.FIGURES, section="1",
    message=_("'{to}' is not a destination here; possible are: {known}"),
    remedy=_("correct it to what the convenant says"),
    reason=_("Money with an unknown destination goes nowhere: not to a spaarpot, not to a fund, not to the gemeente. Usually a word was translated, or fund: before the name was left out."),
    source="convenant, artikel over de verdeling",
    wrong=(
        "levies:\n"
        "  - {to: opleiding, share: 5%}"
    ),
    right=(
        "levies:\n"
        "  - {to: fund:opleiding, share: 5%}"
    ),
)

AGREEMENT_GAP = Code(
    "S307", Severity.ERROR, Stops.FIGURES, section="1",
    message=_("no agreement is in force in {month}, the first month of these books"),
    remedy=_("add the agreement of that time, or make first_month in coop.yaml later"),
    reason=_("Without an agreement nobody knows how a result is divided, nor what a member may keep. What was earned then could not be accounted for to the gemeente."),
    source="convenant, artikel over de looptijd",
    wrong=(
        "first_month: 2024-07\n"
        "agreements:\n"
        "  - id: convenant-2025\n"
        "    from: 2025-01-01"
    ),
    right=(
        "first_month: 2025-01\n"
        "agreements:\n"
        "  - id: convenant-2025\n"
        "    from: 2025-01-01"
    ),
)

PREMIUM_NO_PURPOSE = Code(
    "S308", Severity.WARNING, Stops.NOTHING, section="1",
    message=_("premiums come out of the spaarpot, but '{purpose}' is not one of its purposes"),
    remedy=_("add '{purpose}' to the purposes, or write from: cooperative, as the convenant says"),
    reason=_("The agreement says what a spaarpot may be spent on. If a premium is not one of these, the gemeente may find that money of the spaarpot went where it was not to go."),
    source="convenant, artikel over de spaarpot",
    wrong=(
        "premium: {share: 25%, from: spaarpot}\n"
        "spaarpot:\n"
        "  purposes: [{id: course}]"
    ),
    right=(
        "premium: {share: 25%, from: spaarpot}\n"
        "spaarpot:\n"
        "  purposes: [{id: course}, {id: premium}]"
    ),
)
# fmt: on
