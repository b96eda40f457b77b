"""Where the documentation says more of what a code is about: a heading of README."""

from socoledger.catalogue.table import CODES

README = "README.md"

_BY_SECTION = {
    "1": "the-books",
    "2": "the-journal",
    "3.1": "result",
    "3.2": "distribution",
    "3.3": "distribution",
    "3.4": "distribution",
    "3.5": "premiums-and-allowances",
    "3.6": "premiums-and-allowances",
    "3.7": "spaarpot",
    "3.8": "return-to-the-gemeente",
    "4": "closing",
    "7": "findings",
    "9": "grants",
}
_BY_BEGINNING = {
    "S151": "under-an-umbrella",
    "S152": "under-an-umbrella",
    "S221": "units-contributions-receipts",
    "S222": "units-contributions-receipts",
    "S223": "units-contributions-receipts",
    "S225": "under-an-umbrella",
    "S226": "under-an-umbrella",
    "S227": "under-an-umbrella",
    "S430": "the-small-business-scheme",
    "S431": "the-small-business-scheme",
    "S433": "premiums-and-allowances",
    "S44": "under-an-umbrella",
    "S6": "privacy",
}
"""Where a section is told under several headings."""


def page_of(code: str) -> str:
    """The page, and its heading as GitHub links it: `README.md#spaarpot`."""
    begun = [heading for begin, heading in _BY_BEGINNING.items() if code.startswith(begin)]
    return f"{README}#{begun[0] if begun else _BY_SECTION[CODES[code].section]}"
