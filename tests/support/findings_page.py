"""The catalogue of findings as Markdown, for docs/findings.md."""

import re
from collections.abc import Iterator

from socoledger.catalogue.pages import page_of
from socoledger.catalogue.table import CODES
from socoledger.domain.findings import Code, Stops
from socoledger.write.explain import example
from socoledger.write.words import Words

FAMILIES = {
    "S1": "S1: files and journal",
    "S2": "S2: members and marks",
    "S3": "S3: agreement, spaarpot and grants",
    "S4": "S4: the law",
    "S5": "S5: closes",
    "S6": "S6: numbers and names",
}
_STOPS = {
    Stops.READING: ", and nothing is computed until it is right",
    Stops.FIGURES: ", and no figures are computed until it is right",
    Stops.NOTHING: "",
}
_ENGLISH = Words("en")


def findings() -> str:
    """Each family: a table of its codes, and then each code in full."""
    return "\n".join(line for family in FAMILIES for line in _family(family))


def _family(family: str) -> Iterator[str]:
    rows = [row for row in CODES.values() if row.id.startswith(family)]
    yield from (f"### {FAMILIES[family]}", "", "| code | | what is wrong |", "| --- | --- | --- |")
    for row in rows:
        message = _plain(row.message).replace("|", "\\|")
        yield f"| [{row.id}](#{row.id.lower()}) | {row.severity} | {message} |"
    yield ""
    for row in rows:
        yield from _row(row)


def _row(row: Code) -> Iterator[str]:
    yield from (f"#### {row.id}", "", f"**{_severity(row)}:** {_plain(row.message)}", "")
    yield from (f"**What to do:** {_plain(row.remedy)}", "")
    yield from (f"**Why:** {_plain(row.reason)}", "")
    if row.source:
        yield from (f"**Source:** {row.source}", "")
    page = page_of(row)
    if not page.startswith("docs/findings.md"):
        yield from (f"**More:** [{page}]({page.removeprefix('docs/')})", "")
    for label, text in (("Wrong", row.wrong), ("Right", row.right)):
        if text:
            yield from (f"{label}:", "```text", *example(text), "```", "")


def _severity(row: Code) -> str:
    return f"{row.severity.capitalize()}{_STOPS[row.stops]}"


def _plain(message: str) -> str:
    """A message with dots where values would stand, and none of its signs read as Markdown."""
    return re.sub(r"[\\`*_<>\[\]]", r"\\\g<0>", _ENGLISH.without_values(message))
