"""The findings on what is wrong with the values of a file (SPEC 1, 7)."""

from collections.abc import Callable
from difflib import get_close_matches
from typing import Any

from socoledger.catalogue.files import (
    DECIMAL_COMMA,
    KEY_MISSING,
    KEY_UNKNOWN,
    VALUE_MISSING,
    VALUE_WRONG,
)
from socoledger.domain.destinations import is_tail_of_number
from socoledger.domain.findings import Finding, Phrase, Place
from socoledger.domain.kinds import (
    AMOUNT,
    AMOUNT_OR_UNKNOWN,
    DATE,
    FIRST_DAY,
    ID,
    LIMIT,
    MONTH,
    NO_VALUE,
    SHARE,
    TARGET,
    YES_NO,
    Kind,
    Words,
)
from socoledger.read.files.reader import What, Wrong
from socoledger.read.files.shapes import shape_at
from socoledger.read.files.source import SHOWN, Path, Source, shortened
from socoledger.read.yaml import habits, look_alikes, slips
from socoledger.read.yaml.nodes import Node, Scalar, Sequence

_EXAMPLES = {
    "name": "name: Anna",
    "municipality": "municipality: Voorbeeldstad",
    "first_month": "first_month: 2025-01",
    "id": "id: anna",
    "giver": "giver: municipality",
    "amount": "amount: 12500.00",
    "books": "books: [restaurant, atelier]",
    "grants": "grants: []",
    "text": "text: Drie leden aan het werk",
    "measure": "measure: left_work",
    "target": "target: 3",
    "by": "by: 2025-12-31",
    "joined": "joined: 2025-01-01",
    "outcome": "outcome: work",
    "from": "from: 2025-01-01",
    "reference": "reference: Besluit 2025-014",
    "agreements": "agreements: []",
    "to": "to: municipality",
    "share": "share: 10%",
    "split": "split: {spaarpot: 100%}",
    "code": "code: S206",
    "why": "why: Nagevraagd bij Bram",
    "value": "value: 3440.00",
    "years": "years: []",
    "year": "year: 2026",
    "accounts": "accounts: {Income:Omzet: 12000.00}",
    "source": 'source: "Stcrt. 2026, 1234"',
}
_HABITS: dict[Kind[Any], Callable[[str], str | None]] = {
    ID: habits.an_id,
    DATE: habits.a_date,
    FIRST_DAY: habits.a_date,
    MONTH: habits.a_month,
    AMOUNT: habits.an_amount,
    AMOUNT_OR_UNKNOWN: habits.an_amount,
    TARGET: habits.an_amount,
    SHARE: habits.a_share,
    LIMIT: habits.a_limit,
    YES_NO: habits.yes_or_no,
}
"""Functions that correct a text written by habit, by the expected kind."""


def problem(wrong: Wrong, record: type, source: Source) -> Finding:
    """The finding for one thing that is wrong in a file that should hold a record."""
    path, what, value, kind = wrong
    if what is What.TAIL_OF_NUMBER:
        return tail_of_number(source, path)
    if what is What.UNKNOWN:
        return _unknown(source, path, shape_at(record, path[:-1]).keys)
    if what is What.MISSING:
        return missing(source, path)
    if value is NO_VALUE:
        return Finding.of(VALUE_MISSING, source.at_key(*path), key=_key(source, path))
    if kind is not None:
        return wrong_value(source, path, kind)
    node = source.node(*path) or source.root
    if what is What.NO_LIST:
        return _wrong(
            source, path, node, Phrase("a list, with a hyphen and a space before each item")
        )
    return _wrong(source, path, node, _mapping_instead(node))


def missing(source: Source, path: Path) -> Finding:
    """The finding for a missing key, at the first line of the keys among which it belongs."""
    key = str(path[-1])
    example = _EXAMPLES.get(key, f"{key}: …")
    return Finding.of(KEY_MISSING, source.at(*path[:-1]), key=key, example=example)


def wrong_value(source: Source, path: Path, kind: Kind[Any]) -> Finding:
    """The finding for a value that is not of its kind."""
    node = source.node(*path) or source.root
    if not isinstance(node, Scalar):
        return _wrong(source, path, node, kind.expected)
    unseen = look_alikes.finding(node.text, Place(source.file, node.line)) if kind.is_name else None
    return unseen or _wrong(source, path, node, _expected(kind, node.text))


def tail_of_number(source: Source, path: Path) -> Finding:
    """The finding for a key that is really the decimals of an amount or a share with a comma."""
    return Finding.of(DECIMAL_COMMA, source.at_key(*path), key=str(path[-1])[:SHOWN])


def _unknown(source: Source, path: Path, known: tuple[str, ...]) -> Finding:
    key, place = str(path[-1]), source.at_key(*path)
    if is_tail_of_number(key):
        return tail_of_number(source, path)
    unseen = look_alikes.finding(key, place)
    if unseen is not None:
        return unseen
    close = get_close_matches(key, known, n=1)
    meant = close[0] if close else ", ".join(known)
    return Finding.of(KEY_UNKNOWN, place, key=key[:SHOWN], known=meant)


def _wrong(source: Source, path: Path, node: Node, expected: str) -> Finding:
    if isinstance(node, Scalar):
        value = shortened(node.text)
    else:
        value = Phrase("a list") if isinstance(node, Sequence) else Phrase("keys with values")
    place = Place(source.file, node.line)
    return Finding.of(VALUE_WRONG, place, key=_key(source, path), value=value, expected=expected)


def _key(source: Source, path: Path) -> str:
    """The key that a path lies under, or the file's name for all of it."""
    return next((part for part in reversed(path) if isinstance(part, str)), source.file)


def _mapping_instead(node: Node) -> str:
    """The advice where keys with values are expected, with the corrected text if it is known."""
    expected = Phrase("keys with values, as name: value")
    word = node.text.split(maxsplit=1)[:1] if isinstance(node, Scalar) else []
    slip = slips.missing_space(word[0]) if word else None
    if slip is None:
        return expected
    write = slip.parameters["write"]
    return Phrase("{expected}, so here: {write}", expected=expected, write=write)


def _expected(kind: Kind[Any], text: str) -> str:
    """The advice for a value of a kind, with the corrected text if it is known."""
    write = _instead(kind, text)
    if write is None:
        return kind.expected
    return Phrase("{expected}, so here: {write}", expected=kind.expected, write=write)


def _instead(kind: Kind[Any], text: str) -> str | None:
    """The corrected text for a value that is not of its kind, None if it is not known."""
    written = habits.without_curly(text.strip())
    propose = habits.a_word if isinstance(kind, Words) else _HABITS.get(kind)
    proposed = written if propose is None else propose(written)
    if proposed is None:
        return None
    try:
        kind.parse(proposed)
    except ValueError:
        return None
    return proposed
