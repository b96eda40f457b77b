"""What Beancount says of a journal, as findings.

Its errors are tuples of a source, an English sentence and an entry; the sentence is what tells them
apart. Beancount is pinned below its next minor version, and a test pins each sentence used here.
"""

import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from socoledger.domain.findings import Finding, Phrase, Place
from socoledger.read.files import Folder

_PARSING = ("ParserError", "ParserSyntaxError", "LexerError", "DeprecatedError")
_NOT_OPEN = re.compile(r"Invalid reference to (?:unknown|inactive) account '(.*)'")
_NOT_BALANCED = "Transaction does not balance"
_BALANCE_FAILED = re.compile(r"Balance failed for '(.*)': expected (.*) != accumulated (.*) \(.*\)")
_IN_WORDS = (
    (re.compile(r"day is out of range|month must be in|year \S+ is out of range"),
     Phrase("this date does not exist")),
    (re.compile(r"Invalid number format|unexpected COMMA"),
     Phrase("write an amount with a point, like 1234.56; hours too, like 4.5")),
    (re.compile(r"unexpected COLON"),
     Phrase("a colon is out of place here; write hours like 4.5")),
    (re.compile(r"Invalid token: '[^']*[\u2018\u2019\u201c\u201d\u201e]"),
     Phrase("these are curly quotation marks; use straight ones")),
    (re.compile(r"Invalid token: '[^']*[\u2013\u2014\u2212]"),
     Phrase("this is a dash; write a minus sign as -")),
    (re.compile(r"Invalid token: '[^']*\u20ac"),
     Phrase("write EUR after the amount, in capitals")),
    (re.compile(r"Invalid token: '[^']*\""),
     Phrase("a quotation mark is not closed, here or above")),
    (re.compile(r"unexpected (?:ACCOUNT|INDENT|DATE)"),
     Phrase("a transaction begins at the start of a line; what belongs to it begins"
            " with two spaces")),
    (re.compile(r"unexpected STRING"),
     Phrase("put a * after the date, or look for a word that is missing")),
    (re.compile(r"Invalid account name"),
     Phrase("an account begins with Assets, Liabilities, Equity, Income or Expenses")),
)  # fmt: skip
"""What volunteers come upon most; anything else is shown as Beancount says it."""
_OWN_SOURCE = re.compile(r"\s*\(/.*:[0-9]+\)\s*$")
_SHOWN = 200

NOT_ACCEPTED = "S139"
"""The code of what Beancount says besides: a transaction may then be incomplete."""


def findings(
    problems: Iterable[Any], folder: Folder, unplaced: Place, closes: str | None = None
) -> Iterator[Finding]:
    """A finding for each error, at its line; at `unplaced` where it has none of the books.

    A balance that a close asserts, in the folder `closes`, guards its month: where it fails, the
    month has changed, and what the journal says can be read all the same.
    """
    for problem in problems:
        place = _place(problem.source, folder) or unplaced
        day = getattr(getattr(problem, "entry", None), "date", None)
        message = _OWN_SOURCE.sub("", problem.message).strip()
        if message.startswith(_NOT_BALANCED):
            continue  # `facts` weighs every transaction itself, to the cent
        if not_open := _NOT_OPEN.match(message):
            shown = "" if day is None else day.isoformat()
            yield Finding.of("S134", place, day, account=not_open.group(1), day=shown)
        elif failed := _BALANCE_FAILED.match(message):
            account, asserted, found = failed.groups()
            shown = {"account": account, "asserted": asserted, "found": found}
            if closes is not None and place.file.startswith(f"{closes}/"):
                yield Finding.of("S502", place, day, **shown)
            else:
                yield Finding.of("S138", place, day, **shown)
        else:
            code = "S131" if type(problem).__name__ in _PARSING else NOT_ACCEPTED
            yield Finding.of(code, place, day, reason=_reason(message))


def _reason(message: str) -> str:
    """Beancount's sentence, in words for who is no programmer where it is a common one."""
    for pattern, words in _IN_WORDS:
        if pattern.search(message):
            return words
    return message[:_SHOWN]


def _place(source: Any, folder: Folder) -> Place | None:
    name, line = source.get("filename", ""), source.get("lineno", 0)
    path = Path(name)
    if folder.root not in path.parents:
        return None
    return Place(folder.relative(path), max(line, 1))
