"""Findings of the legal amounts and of the rule for who is under 27 (SPEC 1 and 3.5)."""

from socoledger.domain.findings import Code, Severity, Stops, _

# fmt: off
LEGAL_AMOUNT_UNKNOWN = Code(
    "S407", Severity.WARNING, Stops.NOTHING, section="3.5",
    message=_("the legal amount {id} from {since} onwards is not known yet; until it is, the last known one is used: {value_cents}, in force from {start}"),
    remedy=_("add it to law.yaml: amounts: [{{id: {id}, from: {since}, value: 0000.00, source: ...}}]"),
    reason=_("The maximum for premiums changes in January and July, the one for allowances in January, and socoledger may not know the new amount yet. These amounts normally rise, so the old one is on the safe side; a member may get a little less for the time being."),
    source="Participatiewet art. 38 lid 4; Regeling Participatiewet, IOAW en IOAZ art. 7",
    wrong='2026-07-15 custom "hours" "anna" 8',
    right=(
        "amounts:\n"
        "  - id: premium_per_year\n"
        "    from: 2026-07-01\n"
        "    value: 3440.00\n"
        '    source: "Stcrt. 2026, 12345"\n'
        '2026-07-15 custom "hours" "anna" 8'
    ),
)

UNDER_27_RULE_UNKNOWN = Code(
    "S409", Severity.WARNING, Stops.NOTHING, section="3.5",
    message=_("the rule of artikel 31 for people under 27 is not known from {since}; the last known one is used for now"),
    remedy=_("ask the gemeente which rule applies now"),
    reason=_("The law changes on that date, and its new text could not be found when this version of socoledger was made. If the rule became stricter, a payment can cost a young member benefit; if it became milder, they may miss out."),
    source="Participatiewet art. 31 lid 5",
    wrong=(
        "turns_27: 2027-05-17\n"
        '2027-01-15 custom "hours" "anna" 8'
    ),
)

UNDER_27_RULE_UNCONFIRMED = Code(
    "S419", Severity.WARNING, Stops.NOTHING, section="3.5",
    message=_("from {since} a premium for somebody under 27 is exempt, just as for other people; the text of the law itself was not found, the source is: {source}"),
    remedy=_("ask the gemeente which rule applies, and record its answer in law.yaml, under under_27: for premium, from which day, which rule, and the source"),
    reason=_("A newspaper reported this, quoting a letter from the State Secretary; the text of the law for 2027 itself could not be found. If the law turns out differently, a premium would count as income of a young member."),
    source="Binnenlands Bestuur, over de brief van de staatssecretaris",
    wrong=(
        "turns_27: 2028-05-17\n"
        '2027-01-15 custom "hours" "anna" 8'
    ),
    right=(
        "under_27:\n"
        "  - for: premium\n"
        "    from: 2027-01-01\n"
        "    rule: lifted\n"
        '    source: "Stb. 2026, 123"'
    ),
)

LEGAL_AMOUNT_DIFFERS = Code(
    "S421", Severity.WARNING, Stops.NOTHING, section="1",
    message=_("law.yaml says {value_cents} for {id} from {since}, but the amount that socoledger knows is {known_cents}"),
    remedy=_("compare both amounts with the source; if the one that socoledger knows is right, remove yours from law.yaml"),
    reason=_("An amount in law.yaml takes precedence, even over what socoledger found in the law. If it is a mistake, members get too much, which the gemeente can claim back, or less than they are allowed to have."),
    source="Participatiewet art. 31 lid 2 onder j en k",
    wrong=(
        "amounts:\n"
        "  - id: premium_per_year\n"
        "    from: 2026-01-01\n"
        "    value: 3938.00\n"
        '    source: "Stcrt. 2025, 43553"'
    ),
    right=(
        "amounts:\n"
        "  - id: premium_per_year\n"
        "    from: 2026-01-01\n"
        "    value: 3398.00\n"
        '    source: "Stcrt. 2025, 43553"'
    ),
)

LEGAL_AMOUNT_JUMPS = Code(
    "S422", Severity.WARNING, Stops.NOTHING, section="1",
    message=_("{value_cents} for {id} differs by more than a quarter from the {known_cents} that holds from {start}"),
    remedy=_("see whether the point stands in the right place, and compare with the source"),
    reason=_("Legal amounts rise by a few per cent a year. A larger change usually means a digit too many or too few, and every premium or allowance of the year would be checked against that wrong amount."),
    source="Participatiewet art. 38 lid 4",
    wrong=(
        "amounts:\n"
        "  - id: premium_per_year\n"
        "    from: 2026-07-01\n"
        "    value: 344.00\n"
        '    source: "Stcrt. 2026, 1234"'
    ),
    right=(
        "amounts:\n"
        "  - id: premium_per_year\n"
        "    from: 2026-07-01\n"
        "    value: 3440.00\n"
        '    source: "Stcrt. 2026, 1234"'
    ),
)
# fmt: on
