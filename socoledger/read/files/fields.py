"""From nodes to typed values: every key of a mapping is asked for by kind, the rest is unknown.

A value that cannot be read yields a finding and the fallback; with a finding of S1 nothing is
computed, so a fallback never reaches a figure.
"""

import re
from collections.abc import Callable
from datetime import date
from difflib import get_close_matches
from fractions import Fraction
from typing import Generic, NamedTuple, TypeVar
from unicodedata import category

from socoledger.catalogue.files import (
    DECIMAL_COMMA,
    KEY_MISSING,
    KEY_UNKNOWN,
    LISTED_TWICE,
    VALUE_MISSING,
    VALUE_WRONG,
)
from socoledger.domain.agreement import Limit
from socoledger.domain.findings import Finding, Phrase, Place
from socoledger.domain.member import is_id
from socoledger.domain.money import parse_hundredths, parse_share
from socoledger.domain.period import Month, is_likely, parse_date
from socoledger.read.yaml import habits, look_alikes, slips
from socoledger.read.yaml.nodes import Entry, Mapping, Node, Scalar, Sequence

T = TypeVar("T")

NEVER = date(1, 1, 1)
"""The fallback for a day that could not be read."""
_SHOWN = 40
_LONGEST_PATH = 1_000
_KEY = re.compile(r"[a-z][a-zA-Z0-9_-]+")
_TAIL_OF_NUMBER = re.compile(r"[0-9]+%?")


def _as_it_is(text: str) -> str | None:
    return text


class Kind(NamedTuple, Generic[T]):
    """How a scalar is read (`parse` raises ValueError) and what a person is told to write."""

    parse: Callable[[str], T]
    expected: str
    propose: Callable[[str], str | None] = _as_it_is
    """What to write instead of a text that was written by habit, if that can be told."""

    def instead(self, text: str) -> str | None:
        """What to write instead of a text that `parse` refused, None where that cannot be told."""
        proposed = self.propose(habits.without_curly(text.strip()))
        if proposed is None:
            return None
        try:
            self.parse(proposed)
        except ValueError:
            return None
        return proposed


def _id(text: str) -> str:
    if not is_id(text):
        raise ValueError(text)
    return text


def _not_negative(text: str) -> int:
    cents = parse_hundredths(text)
    if cents < 0:
        raise ValueError(text)
    return cents


def _key(text: str) -> str:
    """A metadata key as Beancount has it, which serves as the beginning of a tag too."""
    if _KEY.fullmatch(text) is None:
        raise ValueError(text)
    return text


def _date(text: str) -> date:
    day = parse_date(text)
    if not is_likely(day.year):
        raise ValueError(text)
    return day


def _month(text: str) -> Month:
    return Month.of(_date(f"{text}-01"))


def _limit(text: str) -> Limit:
    if text.endswith("%"):
        return Limit(None, parse_share(text))
    return Limit(_not_negative(text), None)


def _path(text: str) -> str:
    """A path that a disk can hold: no sign that is none of a name, and not endless."""
    if not text or len(text) > _LONGEST_PATH or not text.isprintable():
        raise ValueError(text)
    return text


def _true_or_false(text: str) -> bool:
    if text not in ("true", "false"):
        raise ValueError(text)
    return text == "true"


def _count(text: str) -> int:
    if re.fullmatch(r"[0-9]{1,3}", text) is None:
        raise ValueError(text)
    return int(text)


def _account_part(text: str) -> str:
    """A part as Beancount has it: an upper case letter or digit, then letters, digits, hyphens."""
    starts_well = text != "" and category(text[0]) in ("Lu", "Nd")
    if not starts_well or not all(c == "-" or c.isalpha() or c.isdecimal() for c in text):
        raise ValueError(text)
    return text


def _account(text: str) -> str:
    parts = text.split(":")
    if len(parts) < 2:
        raise ValueError(text)
    return ":".join(map(_account_part, parts))


def one_of(*words: str) -> Kind[str]:
    """One of a few words."""

    def parse(text: str) -> str:
        if text not in words:
            raise ValueError(text)
        return text

    return Kind(parse, " | ".join(words), habits.a_word)


TEXT: Kind[str] = Kind(str, Phrase("a text"))
PATH: Kind[str] = Kind(_path, Phrase("the name of a file or folder"))
ID = Kind(_id, Phrase("small letters, digits and hyphens, beginning with a letter"), habits.an_id)
KEY = Kind(
    _key,
    Phrase("letters, digits, hyphens and underscores, at least two, beginning with a small letter"),
)
DATE: Kind[date] = Kind(_date, Phrase("a date that exists, as 2025-03-31"), habits.a_date)
MONTH: Kind[Month] = Kind(_month, Phrase("a month, as 2025-03"), habits.a_month)
AMOUNT: Kind[int] = Kind(
    _not_negative, Phrase("an amount with a point, as 1234.56"), habits.an_amount
)
TARGET: Kind[int] = Kind(_not_negative, Phrase("a number, as 12 or 1200.50"), habits.an_amount)
SHARE: Kind[Fraction] = Kind(parse_share, Phrase("a share, as 12.5% or 0.125"), habits.a_share)
LIMIT: Kind[Limit] = Kind(
    _limit, Phrase("an amount as 1200.00, or a share of the legal one as 50%"), habits.a_limit
)
YES_NO: Kind[bool] = Kind(_true_or_false, Phrase("true or false"), habits.yes_or_no)
COUNT: Kind[int] = Kind(_count, Phrase("a whole number, as 3"))
ACCOUNT_PART: Kind[str] = Kind(_account_part, Phrase("a part of an account name, as Anna or M001"))
ACCOUNT: Kind[str] = Kind(_account, Phrase("an account name, as Liabilities:Spaarpot"))


def _is_name(kind: Kind[T]) -> bool:
    """Whether a value names something, so that what only looks like it is another."""
    return kind.parse in (_id, _key, _account_part, _account) or kind.propose is habits.a_word


EXAMPLES: dict[str, str] = {
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
    "value": "value: 3440.00",
    "source": 'source: "Stcrt. 2026, 1234"',
}


class Fields:
    """The keys of one mapping. Ask for each key there may be, then call `done`."""

    def __init__(self, node: Node, file: str, findings: list[Finding], key: str = "") -> None:
        self.file = file
        self.findings = findings
        self.line = node.line
        self._entries: dict[str, Entry] = {}
        self._known: list[str] = []
        self.readable = isinstance(node, Mapping)
        if isinstance(node, Mapping):
            self._entries = {entry.key: entry for entry in node.entries}
        else:
            self._wrong(key or file, node, _mapping_instead(node))

    @property
    def place(self) -> Place:
        """Where the mapping begins."""
        return Place(self.file, self.line)

    def place_of(self, key: str) -> Place:
        """Where a key stands, or the mapping's place if it is absent."""
        entry = self._entries.get(key)
        return Place(self.file, entry.line) if entry else self.place

    def _wrong(self, key: str, node: Node, expected: str) -> None:
        value = node.text if isinstance(node, Scalar) else _shape(node)
        shown = value if isinstance(value, Phrase) else shortened(value)
        self.findings.append(
            Finding.of(
                VALUE_WRONG, Place(self.file, node.line), key=key, value=shown, expected=expected
            )
        )

    def _entry(self, key: str) -> Entry | None:
        self._known.append(key)
        entry = self._entries.get(key)
        if entry is not None and isinstance(entry.value, Scalar) and not entry.value.text:
            place = Place(self.file, entry.line)
            self.findings.append(Finding.of(VALUE_MISSING, place, key=key))
            return Entry(key, entry.line, Scalar("", -1))
        return entry

    def _missing(self, key: str) -> None:
        if self.readable:
            self.findings.append(
                Finding.of(KEY_MISSING, self.place, key=key, example=EXAMPLES.get(key, f"{key}: …"))
            )

    def scalar(self, key: str, node: Node, kind: Kind[T], fallback: T) -> T:
        """Read one value of a kind, named `key` in what is said of it."""
        if isinstance(node, Scalar):
            if node.line < 0:
                return fallback
            if _is_name(kind) and self._unseen(node.text, node.line):
                return fallback
            try:
                return kind.parse(node.text)
            except ValueError:
                self._wrong(key, node, _expected(kind, node.text))
                return fallback
        self._wrong(key, node, kind.expected)
        return fallback

    def _unseen(self, text: str, line: int) -> bool:
        """Whether a name only looks like what it says, which is then told."""
        found = look_alikes.finding(text, Place(self.file, line))
        if found is not None:
            self.findings.append(found)
        return found is not None

    def required(self, key: str, kind: Kind[T], fallback: T) -> T:
        """The value of a key that must be there."""
        entry = self._entry(key)
        if entry is None:
            self._missing(key)
            return fallback
        return self.scalar(key, entry.value, kind, fallback)

    def optional(self, key: str, kind: Kind[T], default: T) -> T:
        """The value of a key that may be left out."""
        entry = self._entry(key)
        return default if entry is None else self.scalar(key, entry.value, kind, default)

    def maybe(self, key: str, kind: Kind[T]) -> T | None:
        """The value of a key that may be left out, None if it is."""
        entry = self._entry(key)
        if entry is None:
            return None
        optional: Kind[T | None] = Kind(kind.parse, kind.expected, kind.propose)
        return self.scalar(key, entry.value, optional, None)

    def has(self, key: str) -> bool:
        """Whether a key is there, with or without a value."""
        return key in self._entries

    def sequence(self, key: str, *, required: bool = False) -> tuple[Node, ...]:
        """The items of a list, none if it is left out."""
        entry = self._entry(key)
        if entry is None:
            if required:
                self._missing(key)
            return ()
        if isinstance(entry.value, Sequence):
            return entry.value.items
        if not (isinstance(entry.value, Scalar) and entry.value.line < 0):
            self._wrong(
                key, entry.value, Phrase("a list, with a hyphen and a space before each item")
            )
        return ()

    def mappings(
        self, key: str, *, by: tuple[str, ...] = ("id",), required: bool = False
    ) -> tuple["Fields", ...]:
        """The items of a list of mappings. What stands under the keys `by` tells them apart, so the
        same twice is an error; without such keys items may be alike.
        """
        items = tuple(
            Fields(item, self.file, self.findings, key)
            for item in self.sequence(key, required=required)
        )
        seen: dict[str, int] = {}
        for item in items:
            texts = [text for one in by if (text := item.text_of(one))]
            if by and len(texts) == len(by):
                self.once(" ".join(texts), item.line, seen)
        return items

    def scalars(self, key: str, kind: Kind[T], fallback: T) -> tuple[T, ...]:
        """The items of a list of values; the same twice is an error."""
        read: list[T] = []
        seen: dict[str, int] = {}
        for item in self.sequence(key):
            read.append(self.scalar(key, item, kind, fallback))
            if isinstance(item, Scalar):
                self.once(item.text, item.line, seen)
        return tuple(read)

    def once(self, id_: str, line: int, seen: dict[str, int]) -> bool:
        """Whether an id stands in a list for the first time, and say so if it does not; `seen`
        holds the line of each one before it, and gets that of this one.
        """
        if id_ not in seen:
            seen[id_] = line
            return True
        place = Place(self.file, line)
        self.findings.append(Finding.of(LISTED_TWICE, place, id=shortened(id_), first=seen[id_]))
        return False

    def text_of(self, key: str) -> str:
        """What is written under a key, "" if it is no text or nothing is."""
        entry = self._entries.get(key)
        return entry.value.text if entry and isinstance(entry.value, Scalar) else ""

    def mapping(self, key: str) -> "Fields | None":
        """A mapping inside this one, None if it is left out."""
        entry = self._entry(key)
        if entry is None or (isinstance(entry.value, Scalar) and entry.value.line < 0):
            return None
        return Fields(entry.value, self.file, self.findings, key)

    def node(self, key: str) -> Node | None:
        """The value of a key as it stands, for what may have two shapes."""
        entry = self._entry(key)
        return None if entry is None else entry.value

    def entries(self) -> tuple[Entry, ...]:
        """Every entry, for mappings whose keys are names; `done` need not be called then."""
        return tuple(self._entries.values())

    def knows(self, *keys: str) -> None:
        """Say that these keys may be there too, for what is asked for by name only if it is."""
        self._known.extend(keys)

    def tail_of_number(self, entry: Entry) -> bool:
        """Whether a key is what a comma cut off an amount or a share, and say so if it is."""
        if _TAIL_OF_NUMBER.fullmatch(entry.key) is None:
            return False
        place = Place(self.file, entry.line)
        self.findings.append(Finding.of(DECIMAL_COMMA, place, key=entry.key[:_SHOWN]))
        return True

    def done(self) -> None:
        """Report the keys that were not asked for."""
        for entry in self._entries.values():
            if entry.key not in self._known and not self.tail_of_number(entry):
                if self._unseen(entry.key, entry.line):
                    continue
                close = get_close_matches(entry.key, self._known, n=1)
                known = close[0] if close else ", ".join(self._known)

                place = Place(self.file, entry.line)
                self.findings.append(
                    Finding.of(KEY_UNKNOWN, place, key=entry.key[:_SHOWN], known=known)
                )


def _mapping_instead(node: Node) -> str:
    """What a person is told to write where keys with values are expected."""
    expected = Phrase("keys with values, as name: value")
    word = node.text.split(maxsplit=1)[:1] if isinstance(node, Scalar) else []
    slip = slips.missing_space(word[0]) if word else None
    if slip is None:
        return expected
    write = slip.parameters["write"]
    return Phrase("{expected}, so here: {write}", expected=expected, write=write)


def _expected(kind: Kind[T], text: str) -> str:
    """What a person is told to write, and what that is here where it can be told."""
    write = kind.instead(text)
    if write is None:
        return kind.expected
    return Phrase("{expected}, so here: {write}", expected=kind.expected, write=write)


def shortened(text: str) -> str:
    """As much of a text as a finding shows."""
    return text if len(text) <= _SHOWN else text[:_SHOWN] + "…"


def _shape(node: Node) -> str:
    if isinstance(node, Sequence):
        return Phrase("a list")
    return Phrase("keys with values")
