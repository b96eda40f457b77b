"""A line of a file of the books, and what it belongs to (SPEC 13)."""

import re
from collections.abc import Sequence
from datetime import date

from socoledger.domain.books import Books
from socoledger.domain.findings import Finding, Phrase, Place, _
from socoledger.domain.period import parse_date
from socoledger.domain.trace_line import BookLine
from socoledger.read.folder import JOURNAL_LIMIT, Folder
from socoledger.read.head import AGREEMENT, BUDGET, COOP, GRANTS, LAW, NOTED
from socoledger.read.yaml.nodes import parse
from socoledger.read.yaml.paths import path_to

NOT_OF_BOOKS = _("{file} is no file of these books, or the journal does not include it")
AFTER_END = _("{file} has no line {number}; its last one is {last}")
SAYS_NOTHING = _("{file}:{number} is blank or a comment, of which nothing is made")
_IN_JOURNAL = re.compile(r"[ \t\r]*(?:;|$)|[*:#&!?%]")
_IN_YAML = re.compile(r"[ \t\r]*(?:#|$)|---|\.\.\.")
_INDENTED = (" ", "\t")
_WORD = re.compile(r"(?:[0-9]{4}[-/][0-9]{1,2}[-/][0-9]{1,2}[ \t]+)?([a-z*!]+)")


def book_line(books: Books, file: str, number: int) -> BookLine | Phrase:
    """A line of a file, by its path in the books, or why there is nothing on it."""
    in_journal = file in books.journal.files
    if not in_journal and file not in _yaml_files(books):
        return Phrase(NOT_OF_BOOKS, file=file)
    folder = Folder(books.root)
    content = folder.read(folder.root / file, JOURNAL_LIMIT, Place(file, 1))
    if isinstance(content, Finding):  # it was there when the books were read
        return Phrase(NOT_OF_BOOKS, file=file)
    text = content.decode(errors="replace")
    lines = text.removesuffix("\n").split("\n")
    if not 1 <= number <= len(lines):
        return Phrase(AFTER_END, file=file, number=number, last=len(lines))
    nothing = _IN_JOURNAL if in_journal else _IN_YAML
    if nothing.match(lines[number - 1]):
        return Phrase(SAYS_NOTHING, file=file, number=number)
    if in_journal:
        head = _head(lines, number)
        word = _WORD.match(lines[head - 1])
        return BookLine(file, number, head, word.group(1) if word else "")
    root, _findings = parse(text, file)
    keys, since = path_to(root, number) if root is not None else ((), "")
    return BookLine(file, number, keys=keys, since=_day(since))


def _yaml_files(books: Books) -> frozenset[str]:
    members = (member.place.file for member in books.members)
    named = (COOP, AGREEMENT, GRANTS, BUDGET, LAW, NOTED, books.coop.bank)
    return frozenset((*named, *members))


def _day(text: str) -> date | None:
    try:
        return parse_date(text)
    except ValueError:
        return None


def _head(lines: Sequence[str], number: int) -> int:
    """The line that the directive begins on to which a line belongs: the first one upwards that is
    neither indented nor a comment.
    """
    for head in range(number, 0, -1):
        line = lines[head - 1]
        if not line.startswith(_INDENTED) and not _IN_JOURNAL.match(line):
            return head
    return number
