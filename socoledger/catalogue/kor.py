"""Findings of the small business scheme for btw, the KOR (SPEC 7)."""

from socoledger.catalogue.pages import SMALL_BUSINESS_SCHEME
from socoledger.domain.findings import Code, Severity, Stops, _

_LAW = "Wet op de omzetbelasting 1968 art. 25"
_SINCE_2025 = f"{_LAW}; bdo.nl en vanpasse.nl, over de KOR vanaf 2025"

# fmt: off
KOR_THRESHOLD_NEAR = Code(
    "S430", Severity.WARNING, Stops.NOTHING, section="7",
    message=_("the turnover of {year}, {total_cents}, is above 80 percent of the KOR threshold of {maximum_cents}"),
    remedy=_("add up what {year} will still bring; if it may pass the threshold, tell the Belastingdienst in time, and charge btw from the invoice that passes it on, until the end of {next_year} at least"),
    reason=_("For btw the coöperatie is normally one entrepreneur, so the invoices of all members count together. Above the threshold the small business scheme ends at once, for the rest of the year and the whole of the next, and btw that was not charged comes out of your own funds."),
    source=_SINCE_2025,
    page=SMALL_BUSINESS_SCHEME,
    wrong=(
        "kor: true\n"
        '2025-09-14 * "Catering" #member-anna\n'
        "  Assets:Bank       16500.00 EUR\n"
        "  Income:Catering  -16500.00 EUR"
    ),
)

KOR_THRESHOLD_PASSED = Code(
    "S431", Severity.ERROR, Stops.NOTHING, section="7",
    message=_("the turnover of {year}, {total_cents}, is above the KOR threshold of {maximum_cents}"),
    remedy=_("charge btw from this invoice on, until the end of {next_year} at least, and tell the Belastingdienst; then set kor to false"),
    reason=_("From the invoice that passes the threshold on, btw is due even if it was not charged, for the rest of the year and the whole of the next. The longer that goes on, the more the coöperatie pays out of what members earned together."),
    source=_SINCE_2025,
    page=SMALL_BUSINESS_SCHEME,
    wrong=(
        "kor: true\n"
        '2025-09-14 * "Catering" #member-anna\n'
        "  Assets:Bank       21000.00 EUR\n"
        "  Income:Catering  -21000.00 EUR"
    ),
    right=(
        "kor: false\n"
        '2025-09-14 * "Catering" #member-anna\n'
        "  Assets:Bank       21000.00 EUR\n"
        "  Income:Catering  -21000.00 EUR"
    ),
)

KOR_FORECAST_ABOVE = Code(
    "S434", Severity.WARNING, Stops.NOTHING, section="7",
    message=_("the turnover through {month} is {total_cents}; if it goes on like that, the year comes to {forecast_cents}, above the KOR threshold of {maximum_cents}"),
    remedy=_("that is {total_cents} times 12, divided by {months} months; see whether the work that is agreed on really brings so much, and if so, ask the Belastingdienst now how to leave the KOR, and keep room for btw in your prices"),
    reason=_("From the invoice that passes the threshold on, btw is due, for the rest of the year and the whole of the next. Whoever knows it months before can tell customers and put btw into prices; whoever does not, pays it out of what members earned."),
    source=_SINCE_2025,
    page=SMALL_BUSINESS_SCHEME,
    wrong=(
        "kor: true\n"
        '2026-03-14 * "Catering" #member-anna\n'
        "  Assets:Bank       5100.00 EUR\n"
        "  Income:Catering  -5100.00 EUR"
    ),
)

KOR_PASSED_YEAR_BEFORE = Code(
    "S435", Severity.WARNING, Stops.NOTHING, section="7",
    message=_("the turnover of {before}, {total_cents}, was above the KOR threshold of {maximum_cents}; so the coöperatie cannot use the KOR in {year} either"),
    remedy=_("charge btw in the whole of {year}, tell the Belastingdienst if it does not know yet, and set kor to false"),
    reason=_("Since 2025 the threshold holds for this year and for the year before. Who passes it is out of the scheme for the rest of the year and the whole of the next; btw that is not charged then comes out of what members earned together."),
    source=_SINCE_2025,
    page=SMALL_BUSINESS_SCHEME,
    wrong=(
        "kor: true\n"
        '2025-09-14 * "Catering" #member-anna\n'
        "  Assets:Bank       21000.00 EUR\n"
        "  Income:Catering  -21000.00 EUR\n"
        '2026-01-14 * "Catering" #member-anna\n'
        "  Assets:Bank        100.00 EUR\n"
        "  Income:Catering   -100.00 EUR"
    ),
    right=(
        "kor: false\n"
        '2025-09-14 * "Catering" #member-anna\n'
        "  Assets:Bank       21000.00 EUR\n"
        "  Income:Catering  -21000.00 EUR\n"
        '2026-01-14 * "Catering" #member-anna\n'
        "  Assets:Bank        100.00 EUR\n"
        "  Income:Catering   -100.00 EUR"
    ),
)
# fmt: on
