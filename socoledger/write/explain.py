"""Rows of the catalogue as text: a line each, or one of them in full."""

from collections.abc import Collection, Iterator
from itertools import pairwise
from textwrap import wrap

from socoledger.catalogue.pages import page_of
from socoledger.domain.findings import Code
from socoledger.write.words import Words

_WIDTH = 80


def listed(rows: Collection[Code], words: Words) -> Iterator[str]:
    """Code, severity and what is wrong, of each row."""
    width = max(len(words(str(row.severity))) for row in rows)
    for row in rows:
        severity = words(str(row.severity))
        head = f"{row.id}  {severity:<{width}}  "
        yield from wrap(
            words.without_values(row.message),
            _WIDTH,
            initial_indent=head,
            subsequent_indent=" " * len(head),
            break_long_words=False,
            break_on_hyphens=False,
        )


def explained(row: Code, words: Words) -> Iterator[str]:
    """All that the catalogue says of a finding."""
    severity, message = words(str(row.severity)), words.without_values(row.message)
    page = page_of(row)
    more = words("more in {page}", page=page)
    source = f"{row.source} ({more})" if row.source else page
    yield from _folded(f"{row.id} {severity}: {message}")
    for label, text in (
        (words("Why"), words(row.reason)),
        (words("Source"), source),
        (words("What to do"), words.without_values(row.remedy)),
    ):
        yield ""
        yield from _folded(f"{label}: {text}")
    for label, text in ((words("Wrong"), row.wrong), (words("Right"), row.right)):
        if text:
            yield ""
            yield f"{label}:"
            yield from (f"    {line}".rstrip() for line in example(text))


def example(text: str) -> Iterator[str]:
    """Lines with an empty one before each transaction, and before the first line of the journal."""
    for before, line in pairwise(["", *text.splitlines()]):
        is_whole = " * " in line or line[:2] == "20" != before[:2]
        if before and is_whole and not line.startswith(" "):
            yield ""
        yield line


def _folded(text: str) -> list[str]:
    return wrap(text, _WIDTH, break_long_words=False, break_on_hyphens=False)
