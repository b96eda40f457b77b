"""What Beancount says of a journal, as findings.

Its errors are tuples of a source, an English sentence and an entry; the sentence is what tells them
apart. Beancount is pinned below its next minor version, and a test pins each sentence used here.
"""

import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from socoledger.domain.findings import Finding, Place
from socoledger.read.files import Folder

_PARSING = ("ParserError", "ParserSyntaxError", "LexerError", "DeprecatedError")
_NOT_OPEN = re.compile(r"Invalid reference to (?:unknown|inactive) account '(.*)'")
_NOT_BALANCED = "Transaction does not balance"
_BALANCE_FAILED = "Balance failed for "
_OWN_SOURCE = re.compile(r"\s*\(/.*:[0-9]+\)\s*$")
_SHOWN = 200

NOT_ACCEPTED = "S139"
"""The code of what Beancount says besides: a transaction may then be incomplete."""


def findings(problems: Iterable[Any], folder: Folder, unplaced: Place) -> Iterator[Finding]:
    """A finding for each error, at its line; at `unplaced` where it has none of the books."""
    for problem in problems:
        place = _place(problem.source, folder) or unplaced
        day = getattr(getattr(problem, "entry", None), "date", None)
        message = _OWN_SOURCE.sub("", problem.message).strip()
        if message.startswith(_NOT_BALANCED):
            continue  # `facts` weighs every transaction itself, to the cent
        if not_open := _NOT_OPEN.match(message):
            yield Finding.of("S134", place, day, account=not_open.group(1))
        elif message.startswith(_BALANCE_FAILED):
            reason = message.removeprefix(_BALANCE_FAILED)
            yield Finding.of("S138", place, day, reason=reason)
        else:
            code = "S131" if type(problem).__name__ in _PARSING else NOT_ACCEPTED
            yield Finding.of(code, place, day, reason=message[:_SHOWN])


def _place(source: Any, folder: Folder) -> Place | None:  # noqa: ANN401 - Beancount's own metadata
    name, line = source.get("filename", ""), source.get("lineno", 0)
    path = Path(name)
    if folder.root not in path.parents:
        return None
    return Place(folder.relative(path), max(line, 1))
