"""A Beancount plugin: `plugin "socoledger.plugin"` in the journal shows socoledger's findings in
`bean-check` and Fava, at the same lines as `socoledger check` does.

It works on the entries that Beancount has loaded already, and leaves out what Beancount reports
itself, such as accounts that are not open. socoledger's own reading does not run it. With the
setting "errors", warnings and notices are left out: `plugin "socoledger.plugin" "errors"`.
"""

from datetime import date
from pathlib import Path
from typing import Any, NamedTuple

from socoledger.commands.errors import acceptance, all_findings
from socoledger.domain.books import Books
from socoledger.domain.findings import Finding
from socoledger.read import books as reading
from socoledger.rules.noted import without_noted
from socoledger.write.words import LANGUAGES, Words

__plugins__ = ("socoledger",)


class SocoledgerError(NamedTuple):
    """A finding as Beancount shows errors."""

    source: dict[str, Any]
    message: str
    entry: None = None


def socoledger(
    entries: list[Any], options: dict[str, Any], setting: str = ""
) -> tuple[list[Any], list[SocoledgerError]]:
    """Beancount's entries as they were, and what socoledger finds in the books they belong to."""
    main = Path(options["filename"])
    root = reading.find(main.parent)
    if root is None:
        message = "socoledger: there is no coop.yaml in this folder or above it"
        return entries, [SocoledgerError({"filename": str(main), "lineno": 1}, message)]
    books = reading.read_loaded(root, entries, options)
    if isinstance(books, Books):
        today = date.today()  # noqa: DTZ011 - the day where the treasurer sits
        findings = [
            finding
            for finding in without_noted(books.notes, all_findings(books, today))
            if acceptance(books, finding) is None
        ]
        words = Words(books.coop.language)
    else:
        findings, words = [*books], Words(LANGUAGES[0])
    if setting == "errors":
        today = date.today()  # noqa: DTZ011 - the day where the treasurer sits
        findings = [finding for finding in findings if finding.is_error]
    return entries, [_error(finding, root, words) for finding in findings]


def _error(finding: Finding, root: Path, words: Words) -> SocoledgerError:
    file, line = finding.place or (reading.COOP, 1)
    message = words.finding_line(finding._replace(place=None))
    return SocoledgerError({"filename": str(root / file), "lineno": line}, message)
