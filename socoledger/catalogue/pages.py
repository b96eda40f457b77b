"""Where the documentation says more of what a code is about: a page, or a heading of it."""

from socoledger.domain.findings import Code

_BY_SECTION = {
    "1": "docs/files.md",
    "2": "docs/journal.md",
    "3.1": "docs/rules.md#result",
    "3.2": "docs/rules.md#distribution",
    "3.3": "docs/rules.md#distribution",
    "3.4": "docs/rules.md#distribution",
    "3.5": "docs/rules.md#premiums-and-allowances",
    "3.6": "docs/rules.md#premiums-and-allowances",
    "3.7": "docs/rules.md#spaarpot",
    "3.8": "docs/rules.md#return-to-the-gemeente",
    "4": "docs/closing.md",
    "7": "docs/findings.md",
    "9": "docs/rules.md#grants",
}
_UMBRELLA = "docs/rules.md#under-an-umbrella"
_UNITS = "docs/rules.md#units-contributions-receipts"
_SMALL_BUSINESS_SCHEME = "docs/rules.md#the-small-business-scheme"
_BY_BEGINNING = {
    "S151": _UMBRELLA,
    "S152": _UMBRELLA,
    "S221": _UNITS,
    "S222": _UNITS,
    "S223": _UNITS,
    "S225": _UMBRELLA,
    "S226": _UMBRELLA,
    "S227": _UMBRELLA,
    "S430": _SMALL_BUSINESS_SCHEME,
    "S431": _SMALL_BUSINESS_SCHEME,
    "S433": "docs/rules.md#premiums-and-allowances",
    "S441": _UMBRELLA,
    "S442": _UMBRELLA,
    "S443": _UMBRELLA,
    "S444": _UMBRELLA,
    "S6": "docs/findings.md#privacy",
}
"""Where a section is told under several headings."""


def page_of(row: Code) -> str:
    """The page, and its heading as GitHub links it: `docs/rules.md#spaarpot`."""
    begun = [page for begin, page in _BY_BEGINNING.items() if row.id.startswith(begin)]
    return begun[0] if begun else _BY_SECTION[row.section]
