"""Signs in a journal that nobody sees, and letters that look like others (SPEC 7): in accounts,
tags, links, keys and between them, not in quoted texts and comments.
"""

import re
from collections.abc import Iterator, Sequence

from socoledger.catalogue.journal import JOURNAL_UNREADABLE, REFUSED_BY_BEANCOUNT
from socoledger.domain.findings import Finding
from socoledger.read.folder import line_at
from socoledger.read.journal.source import Source
from socoledger.read.yaml import look_alikes

_WORD = re.compile(r"[^ \t\r]+")
_CURLY = re.compile("[\u2018\u2019\u201c\u201d\u201e]")
"""A line with these has a text in the wrong quotation marks, which the parser reports."""
_NAMES = re.compile(
    rb'^(?:[0-9-]{10}[ \t]+custom|option[ \t]+"name_[a-z]+")[ \t]+"([^"\n]*)"', re.MULTILINE
)
"""The quoted texts that are names: of a kind of custom directive, and of a root of accounts."""
_OF_PARSER = (JOURNAL_UNREADABLE, REFUSED_BY_BEANCOUNT)


def with_look_alikes(source: Source, findings: Sequence[Finding]) -> list[Finding]:
    """The findings of a file, with those of look-alikes in place of the parser's on their lines."""
    hidden = [*look_alike_findings(source)]
    lines = {finding.place.line for finding in hidden if finding.place is not None}
    others = [
        finding
        for finding in findings
        if finding.kind not in _OF_PARSER
        or finding.place is None
        or finding.place.line not in lines
    ]
    return [*hidden, *others]


def look_alike_findings(source: Source) -> Iterator[Finding]:
    """A finding for each word that holds a look-alike, where it first stands in the file."""
    seen: set[str] = set()
    for line, word in _words(source):
        if word not in seen:
            seen.add(word)
            hidden = look_alikes.finding(word, source.line_place(line))
            if hidden is not None:
                yield hidden


def _words(source: Source) -> Iterator[tuple[int, str]]:
    """The line and text of words that are not ASCII: first those outside quotes, then names in
    them.
    """
    if source.content.isascii():
        return
    for line, text in source.lines_not_ascii():
        if _CURLY.search(text) is None:
            for word in _WORD.findall(text):
                yield line, word
    for name in _NAMES.finditer(source.content):
        yield line_at(source.content, name.start()), name.group(1).decode(errors="replace")
