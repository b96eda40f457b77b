"""The page or heading of the documentation that explains the subject of a finding."""

from socoledger.domain.findings import Code

ARTICLE31 = "docs/rules.md#premiums-and-allowances"
HOURS = "docs/rules.md#hours"
BANK = "docs/files.md#bankyaml"
BUDGET = "docs/files.md#budgetyaml"
NOTES = "docs/files.md#notedyaml"
PRIVACY = "docs/findings.md#privacy"
SMALL_BUSINESS_SCHEME = "docs/rules.md#the-small-business-scheme"
UMBRELLA = "docs/rules.md#under-an-umbrella"
UNITS = "docs/rules.md#units-contributions-receipts"

_BY_SECTION = {
    "1": "docs/files.md",
    "2": "docs/journal.md",
    "3.5": ARTICLE31,
    "3.6": ARTICLE31,
    "3.7": "docs/rules.md#spaarpot",
    "3.8": "docs/rules.md#return-to-the-gemeente",
    "4": "docs/closing.md",
    "7": "docs/findings.md",
    "9": "docs/rules.md#grants",
    "10": BANK,
}
"""The page of a section of the SPEC; a row names another where a section has several."""


def page_of(row: Code) -> str:
    """The page, and its heading as GitHub links it: `docs/rules.md#spaarpot`."""
    return row.page or _BY_SECTION[row.section]
