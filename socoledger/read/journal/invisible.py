"""Look-alikes in the text of a journal (SPEC 7): anywhere but in texts, comments and payees, so in
accounts, tags, links, keys and whatever stands between them.
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
"""A line of a text between these is no code, and told as what it is."""
_NAMES = re.compile(
    rb'^(?:[0-9-]{10}[ \t]+custom|option[ \t]+"name_[a-z]+")[ \t]+"([^"\n]*)"', re.MULTILINE
)
"""The texts that name something: what a custom directive is, and the roots of accounts."""
_OF_PARSER = (JOURNAL_UNREADABLE, REFUSED_BY_BEANCOUNT)


def with_look_alikes(source: Source, found: Sequence[Finding]) -> list[Finding]:
    """What is wrong in a file, with its look-alikes in place of what Beancount makes of them."""
    unseen = [*look_alikes_of(source)]
    lines = {one.place.line for one in unseen if one.place is not None}
    others = [
        one
        for one in found
        if one.kind not in _OF_PARSER or one.place is None or one.place.line not in lines
    ]
    return [*unseen, *others]


def look_alikes_of(source: Source) -> Iterator[Finding]:
    """Each word that holds one, where it stands first in the file."""
    told: set[str] = set()
    for line, word in _words(source):
        if word not in told:
            told.add(word)
            found = look_alikes.finding(word, source.of_line(line))
            if found is not None:
                yield found


def _words(source: Source) -> Iterator[tuple[int, str]]:
    """The words that are not of ASCII alone, in order but for those in quotes, which come last."""
    if source.content.isascii():
        return
    for line, text in source.lines_not_ascii():
        if _CURLY.search(text) is None:
            for word in _WORD.findall(text):
                yield line, word
    for name in _NAMES.finditer(source.content):
        yield line_at(source.content, name.start()), name.group(1).decode(errors="replace")
