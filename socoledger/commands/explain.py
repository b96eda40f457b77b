"""The command `explain`: what a finding means, where it comes from, how to solve it."""

from collections.abc import Iterator
from itertools import pairwise
from textwrap import wrap

from socoledger.catalogue.pages import page_of
from socoledger.catalogue.table import CODES
from socoledger.commands.context import Context, misused, words_here
from socoledger.domain.exits import Answer
from socoledger.domain.findings import Code, _
from socoledger.write.words import Words

_WIDTH = 80


def explain(context: Context, code: str | None) -> Answer:
    """`explain [CODE]`: one code in full, or all of them, a line each."""
    words = words_here(context)
    if code is None:
        return Answer("".join(f"{line}\n" for line in _listed(words)))
    if code.upper() not in CODES:
        raise misused(words, _("there is no code {code}; see: socoledger explain"), code=code)
    return Answer("".join(f"{line}\n" for line in _told(CODES[code.upper()], words)))


def _listed(words: Words) -> Iterator[str]:
    width = max(len(words(str(code.severity))) for code in CODES.values())
    for code in CODES.values():
        severity = words(str(code.severity))
        head = f"{code.id}  {severity:<{width}}  "
        yield from wrap(
            words.without_values(code.message),
            _WIDTH,
            initial_indent=head,
            subsequent_indent=" " * len(head),
            break_long_words=False,
            break_on_hyphens=False,
        )


def _told(row: Code, words: Words) -> Iterator[str]:
    severity, message = words(str(row.severity)), words.without_values(row.message)
    page = page_of(row)
    source = f"{row.source} ({words('more in {page}', page=page)})" if row.source else page
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
            yield from (f"    {line}".rstrip() for line in _apart(text.splitlines()))


def _apart(lines: list[str]) -> Iterator[str]:
    """Lines with an empty one before each transaction, and before the first line of the journal."""
    for before, line in pairwise(["", *lines]):
        is_whole = " * " in line or line[:2] == "20" != before[:2]
        if before and is_whole and not line.startswith(" "):
            yield ""
        yield line


def _folded(text: str) -> list[str]:
    return wrap(text, _WIDTH, break_long_words=False, break_on_hyphens=False)
