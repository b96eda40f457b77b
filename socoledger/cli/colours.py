"""Findings in the colours of a terminal."""

import re

from socoledger.catalogue.table import CODES

_COLOURS = {"error": "\x1b[1;31m", "warning": "\x1b[33m"}
_FINDING = re.compile(r"(^|\s)(S[1-6][0-9]{2}) ([^\s:]+)(?=:\s)", re.MULTILINE)


def coloured(text: str) -> str:
    """A text with the code and severity of each finding in red or yellow."""
    return _FINDING.sub(_coloured, text)


def _coloured(finding: re.Match[str]) -> str:
    before, code, severity = finding.groups()
    colour = _COLOURS.get(str(CODES[code].severity)) if code in CODES else None
    return f"{before}{colour}{code} {severity}\x1b[0m" if colour else finding.group()
