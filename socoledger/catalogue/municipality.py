"""Findings of what is paid to the gemeente (SPEC 3.8)."""

from socoledger.domain.findings import Code, Severity, Stops, _

# fmt: off
MUNICIPALITY_OVERPAID = Code(
    "S331", Severity.WARNING, Stops.NOTHING, section="3.8",
    message=_("this pays the gemeente more than is owed at that moment: it brings the account to {balance_cents}"),
    remedy=_("first close the months in which this amount came to be owed, then pay; if you paid too much, ask the gemeente to pay it back"),
    reason=_("What the gemeente should get follows from the results and is booked by closing. Money paid too early or twice is missing from the coöperatie's own funds, and the yearly account does not add up."),
    source="convenant, artikel over de terugbetaling aan de gemeente",
    wrong=(
        '2025-03-31 * "Gemeente"\n'
        "  Liabilities:Gemeente   500.00 EUR\n"
        "  Assets:Bank           -500.00 EUR"
    ),
    right=(
        '2025-01-01 * "Nog te betalen over 2024"\n'
        "  Equity:Opening         500.00 EUR\n"
        "  Liabilities:Gemeente  -500.00 EUR\n"
        '2025-03-31 * "Gemeente"\n'
        '  for: "2024"\n'
        "  Liabilities:Gemeente   500.00 EUR\n"
        "  Assets:Bank           -500.00 EUR"
    ),
)

MUNICIPALITY_YEAR_UNCLEAR = Code(
    "S332", Severity.ERROR, Stops.NOTHING, section="3.8",
    message=_("this pays the gemeente without saying for which year, and {outstanding_cents} of {earlier} is still to be paid"),
    remedy=_('add for: "{earlier}" if it is for that year, or for: "{year}" if it is for this one'),
    reason=_("What is paid in January is mostly last year's return. Counted as this year's, last year stays open and this year comes out below nothing, and the gemeente's yearly account does not tally."),
    source="convenant, artikel over de terugbetaling aan de gemeente",
    wrong=(
        '2026-01-20 * "Gemeente"\n'
        "  Liabilities:Gemeente   412.50 EUR\n"
        "  Assets:Bank           -412.50 EUR"
    ),
    right=(
        '2026-01-20 * "Gemeente"\n'
        '  for: "2025"\n'
        "  Liabilities:Gemeente   412.50 EUR\n"
        "  Assets:Bank           -412.50 EUR"
    ),
)
# fmt: on
