"""One file of a journal as a list of what it says, whatever its layout (SPEC 13). Nothing that it
includes is read, and nothing is booked or balanced.
"""

import json
import re
from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

from beancount.core import data
from beancount.core.amount import Amount
from beancount.core.number import MISSING

from socoledger.domain.shown import ShownEntry, ShownPosting
from socoledger.read.journal.parsing import parse
from socoledger.read.journal.source import Source

_FILE = Path("/journal")
_WITHOUT_DAY = ("option", "plugin", "include")
_STRING = re.compile(rb'"(?:[^"\\]|\\.)*"')
_OF_BEANCOUNT = ("filename", "lineno")
_CENTS = Decimal("0.01")


class _StrangeError(Exception):
    """The file holds what the books of a coöperatie have no use for, such as a price."""


def listed_entries(content: bytes) -> tuple[ShownEntry, ...] | None:
    """What a journal file says, in the order written; None if a line of it cannot be read."""
    source = Source(_FILE, _FILE.name, content)
    entries, _options, problems = parse(source)
    if problems:
        return None
    try:
        return (*_without_day(source), *map(_entry, entries))
    except _StrangeError:
        return None


def _without_day(source: Source) -> Iterator[ShownEntry]:
    lines = source.content.split(b"\n")
    for word in _WITHOUT_DAY:
        for _first, place in source.directives(word):
            strings = _STRING.findall(lines[place.line - 1])
            yield ShownEntry(None, (word, *(text.decode() for text in strings)))


def _entry(entry: Any) -> ShownEntry:
    """A directive. Raises _StrangeError."""
    metadata = _metadata(entry.meta)
    if isinstance(entry, data.Transaction):
        texts = [_quoted(text) for text in (entry.payee, entry.narration) if text is not None]
        tags = [f"#{tag}" for tag in sorted(entry.tags)]
        links = [f"^{link}" for link in sorted(entry.links)]
        postings = tuple(sorted(_postings(entry)))
        words = (str(entry.flag), *texts, *tags, *links)
        return ShownEntry(entry.date, words, metadata, postings)
    return ShownEntry(entry.date, tuple(_words(entry)), metadata)


def _words(entry: Any) -> Iterator[str]:
    """The words of a directive that is no transaction. Raises _StrangeError."""
    yield type(entry).__name__.lower()
    match entry:
        case data.Open():
            yield entry.account
            yield ",".join(entry.currencies or ())
        case data.Close() | data.Commodity():
            yield getattr(entry, "account", None) or entry.currency
        case data.Balance():
            tolerance = "" if entry.tolerance is None else f"~ {_number(entry.tolerance)}"
            yield from (entry.account, _number(entry.amount.number), tolerance)
            yield entry.amount.currency
        case data.Pad():
            yield from (entry.account, entry.source_account)
        case data.Note():
            yield from (entry.account, _quoted(entry.comment))
        case data.Document():
            yield from (entry.account, _quoted(Path(entry.filename).name))
        case data.Event():
            yield from (_quoted(entry.type), _quoted(entry.description))
        case data.Query():
            yield from (_quoted(entry.name), _quoted(entry.query_string))
        case data.Custom():
            yield _quoted(entry.type)
            yield from (_value(value.value) for value in entry.values or ())
        case _:
            raise _StrangeError


def _postings(entry: Any) -> Iterator[ShownPosting]:
    """The postings of a transaction; an amount that is left out is what the others leave, where
    these are all of one currency. Raises _StrangeError.
    """
    if any(posting.cost is not None or posting.price is not None for posting in entry.postings):
        raise _StrangeError
    amounts = [posting.units for posting in entry.postings]
    known = [amount for amount in amounts if _is_whole(amount)]
    currencies = {amount.currency for amount in known}
    rest: Amount | None = None
    if len(currencies) == 1 and len(known) == len(amounts) - 1:
        rest = Amount(-sum(amount.number for amount in known), currencies.pop())
    for posting, amount in zip(entry.postings, amounts, strict=True):
        shown = amount if _is_whole(amount) else rest
        yield ShownPosting(
            posting.account,
            "" if shown is None else _value(shown),
            posting.flag or "",
            _metadata(posting.meta or {}),
        )


def _is_whole(amount: Any) -> bool:
    """Whether an amount has a number and a currency."""
    return isinstance(amount, Amount) and MISSING not in (amount.number, amount.currency)


def _metadata(meta: Mapping[str, Any]) -> tuple[str, ...]:
    return tuple(
        f"{key}: {_value(value)}"
        for key, value in sorted(meta.items())
        if key not in _OF_BEANCOUNT and not key.startswith("__")
    )


def _value(value: Any) -> str:
    """A value of metadata or of a custom directive, as Beancount writes it."""
    match value:
        case None:
            return ""
        case bool():
            return "TRUE" if value else "FALSE"
        case Decimal():
            return _number(value)
        case Amount():
            return f"{_number(value.number)} {value.currency}"
        case date():
            return value.isoformat()
        case _:
            return _quoted(str(value))


def _number(number: Decimal) -> str:
    """A number with two decimals, or with all that it has where these are more."""
    whole = number == number.quantize(_CENTS) if abs(number) < _LARGEST else False
    return f"{number:.2f}" if whole else format(number.normalize(), "f")


_LARGEST = Decimal(10) ** 20


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)
