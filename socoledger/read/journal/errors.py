"""Errors of Beancount as findings.

Its errors are tuples of a source, an English sentence and an entry; the sentence is what tells them
apart. Beancount is pinned below its next minor version, and a test pins each sentence used here.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from socoledger.catalogue.closing import CLOSED_BALANCE_CHANGED
from socoledger.catalogue.journal import (
    ACCOUNT_NOT_OPEN,
    BALANCE_DIFFERS,
    JOURNAL_UNREADABLE,
    REFUSED_BY_BEANCOUNT,
)
from socoledger.domain.findings import Finding, Phrase, Place
from socoledger.read.folder import Folder
from socoledger.read.journal.advice import Advice
from socoledger.read.journal.parser_messages import (
    OPEN_STRING,
    OTHERWISE,
    booking_reason,
    parser_reason,
)

_UNEXPECTED_END = re.compile(r"unexpected EOL")
_UNBALANCED = re.compile(r"Unbalanced (?:pushed tag:|metadata key) '([^']*)'")
_NOT_OPEN = re.compile(r"Invalid reference to (?:unknown|inactive) account '(.*)'")
_NOT_BALANCED = "Transaction does not balance"
_BALANCE_FAILED = re.compile(r"Balance failed for '(.*)': expected (.*) != accumulated (.*) \(.*\)")
_OWN_SOURCE = re.compile(r"\s*\(/.*:[0-9]+\)\s*$")

__all__ = ["OPEN_STRING", "OTHERWISE", "findings", "parser_findings", "unreadable"]


def findings(
    problems: Iterable[Any],
    folder: Folder,
    unplaced: Place,
    closes: str | None = None,
    advice: Advice | None = None,
) -> Iterator[Finding]:
    """A finding for each error, at its line; at `unplaced` where that is not a line of the books.

    A balance that a close asserts, in the folder `closes`, guards its month: where it fails, the
    month has changed, but the rest of the journal can be read.
    """
    advice = advice or Advice()
    for problem in problems:
        entry = getattr(problem, "entry", None)
        place = _place(problem.source, folder) or unplaced
        day = getattr(entry, "date", None)
        message = _OWN_SOURCE.sub("", problem.message).strip()
        if message.startswith(_NOT_BALANCED):
            continue  # `facts` weighs every transaction itself, to the cent
        if not_open := _NOT_OPEN.match(message):
            day_text = "" if day is None else day.isoformat()
            account = not_open.group(1)
            more = advice.for_account(account, entry)
            yield Finding.of(ACCOUNT_NOT_OPEN, place, day, account=account, day=day_text, **more)
        elif failed := _BALANCE_FAILED.match(message):
            account, asserted, balance = failed.groups()
            parameters = {"account": account, "asserted": asserted, "found": balance}
            if closes is not None and place.file.startswith(f"{closes}/"):
                yield Finding.of(CLOSED_BALANCE_CHANGED, place, day, **parameters)
            else:
                more = advice.for_balance(entry, balance)
                yield Finding.of(BALANCE_DIFFERS, place, day, **parameters, **more)
        else:
            reason, original = booking_reason(message)
            yield Finding.of(REFUSED_BY_BEANCOUNT, place, day, reason=reason, said=original)


def parser_findings(
    problems: Iterable[Any], first: Place, lines: Sequence[bytes], pushed: Mapping[str, int]
) -> Iterator[Finding]:
    """The parser's errors in one file, at their lines. `pushed` are the lines of tags and keys that
    are pushed and never popped.
    """
    for problem in problems:
        message = problem.message.strip()
        line = max(problem.source.get("lineno", 0), 1)
        if _UNEXPECTED_END.search(message):  # it counts the line that begins there
            line = max(line - 1, 1)
        if unbalanced := _UNBALANCED.match(message):
            line = pushed.get(unbalanced.group(1), line)
        text = lines[line - 1].decode(errors="replace") if line <= len(lines) else ""
        reason, original = parser_reason(message, text.rstrip())
        yield Finding.of(JOURNAL_UNREADABLE, Place(first.file, line), reason=reason, said=original)


def unreadable(place: Place, reason: Phrase) -> Finding:
    """The finding that a place of the journal cannot be read, with the reason."""
    return Finding.of(JOURNAL_UNREADABLE, place, reason=reason, said="")


def _place(source: Any, folder: Folder) -> Place | None:
    name, line = source.get("filename", ""), source.get("lineno", 0)
    path = Path(name)
    if folder.root not in path.parents:
        return None
    return Place(folder.relative(path), max(line, 1))
