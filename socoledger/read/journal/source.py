"""One file of a journal: its text and its places (SPEC 2)."""

import decimal
import re
from bisect import bisect_left
from collections.abc import Iterator
from functools import cached_property
from operator import itemgetter
from pathlib import Path
from typing import NamedTuple

from socoledger.catalogue.journal import (
    AMOUNT_TOO_LARGE,
    MERGE_CONFLICT_IN_JOURNAL,
    METADATA_KEY_RESERVED,
    TOO_MANY_DECIMALS,
)
from socoledger.domain.findings import Finding, Place
from socoledger.read.folder import conflict_mark, line_at

_NOT_CODE = re.compile(rb'"(?:[^"\\]|\\.)*"|;[^\n]*|^[*:#&!?%][^\n]*', re.MULTILINE | re.DOTALL)
_STRING = re.compile(rb'"((?:[^"\\]|\\.)*)"', re.DOTALL)
_OWN_KEY = re.compile(rb"(?<![A-Za-z0-9_-])(?<!popmeta )(filename|lineno):")
_DIVISION = re.compile(rb"(?<![0-9]{4})[0-9)\s]/[\s(+-]*[0-9(]")
_ENDLESS = re.compile(rb"(?<![\w#^/.,-])[0-9][0-9.,]{24,}")
_NUMBERS = bytes(b"0"[0] if byte in b"0123456789.," else b" "[0] for byte in range(256))
"""What stands in numbers becomes a nought, all else a space."""
_IN_NUMBERS = 25 * b"0"
"""What an endless number holds then: to look for this takes a tenth of the time."""
_DIGITS = 10
LARGEST = decimal.Decimal(10**_DIGITS)
"""Euros from which on an amount is too large for the books."""
_CENT = decimal.Decimal("0.01")
_PUSH = re.compile(
    rb"^(?:(?P<off>pop)|push)(?:tag[ \t\r]+#(?P<tag>[A-Za-z0-9_/.-]+)"
    rb"|meta[ \t\r]+(?P<key>[a-z][A-Za-z0-9_-]*):)",
    re.MULTILINE,
)
_PUSHES = re.compile(rb"^push(?:tag|meta)\b", re.MULTILINE)
_CONTINUATION = re.compile(rb"[ \t\r]|$")
_OWN_META = re.compile(rb"[ \t]+([a-z][A-Za-z0-9_-]*):")
_OWN_TAGS = re.compile(rb"[ \t]+[#^][A-Za-z0-9]")
_SWALLOWED = re.compile(rb"\n(?:[ \t]+[A-Z][\w-]*:[A-Z0-9]|[0-9]{4}-[0-9]{2}-[0-9]{2}[ \t])")
_TAG = re.compile(rb"#([A-Za-z0-9_/.-]+)")

PRODUCT = re.compile(rb"[*/]")
"""A line with one of these may hold more decimals than were written."""
IMPOSSIBLE = (decimal.DivisionByZero, decimal.InvalidOperation, decimal.Overflow)
"""The signals of a decimal context after a number that cannot be."""


class Pushed(NamedTuple):
    """The tags and keys that pushtag and pushmeta add, each with the line of that directive."""

    tags: dict[str, int]
    keys: dict[str, tuple[str, int]]
    """The text behind each key, as written, and its line."""


class OwnMarks(NamedTuple):
    """The tags and keys of a transaction above its first posting, each with its line."""

    tags: dict[str, int]
    keys: dict[str, int]


_NO_PUSHES = Pushed({}, {})


def decimals_of(number: decimal.Decimal) -> int:
    """The number of decimals that a finite number was written with."""
    exponent = number.as_tuple().exponent
    return -exponent if isinstance(exponent, int) else 0


def is_too_large(number: decimal.Decimal) -> bool:
    """Whether a number of euros is larger than the books can hold."""
    return bool(abs(number) >= LARGEST)


def cents_of(number: decimal.Decimal) -> int | None:
    """The cents of a number of euros, None if it is no whole number of cents."""
    if is_too_large(number):
        return None
    cents = int(number * 100)
    # A product is rounded to the context's digits, a comparison is exact.
    if number.same_quantum(_CENT) or decimal.Decimal(cents).scaleb(-2) == number:
        return cents
    return None


class Source:
    """A file of the journal that was read. `name` is its path as findings show it; `includes` are
    the files that it includes, which the loader fills in.
    """

    def __init__(self, path: Path, name: str, content: bytes) -> None:
        self.path = path
        self.name = name
        self.content = content
        self.includes: list[str] = []
        self.first = Place(name, 1)

    @cached_property
    def _code(self) -> bytes:
        """The text with strings and comments blanked out, byte for byte."""
        return _NOT_CODE.sub(lambda match: re.sub(rb"[^\n]", b" ", match.group()), self.content)

    @cached_property
    def code_lines(self) -> list[bytes]:
        """The lines without strings and comments."""
        return self._code.split(b"\n")

    def lines_not_ascii(self) -> Iterator[tuple[int, str]]:
        """The number and text of lines that are not ASCII outside strings and comments."""
        for line, code in enumerate(self._code.split(b"\n"), start=1):
            if not code.isascii():
                yield line, code.decode(errors="replace")

    def line_place(self, line: int) -> Place:
        """The place of a line of this file."""
        return Place(self.name, line)

    @cached_property
    def pushes(self) -> tuple[tuple[int, Pushed], ...]:
        """What is pushed after each line with a push or a pop, in order; most files have none."""
        if b"push" not in self.content or _PUSHES.search(self.content) is None:
            return ()
        pushes: list[tuple[int, Pushed]] = []
        tags: dict[str, int] = {}
        stacks: dict[str, list[tuple[str, int]]] = {}
        for match in _PUSH.finditer(self._code):
            line = line_at(self.content, match.start())
            if match["tag"]:
                tag = match["tag"].decode()
                tags = {other: at for other, at in tags.items() if other != tag}
                if not match["off"]:
                    tags[tag] = line
            else:
                stack = stacks.setdefault(match["key"].decode(), [])
                if not match["off"]:
                    rest = self.content[match.end() :].split(b"\n", 1)[0]
                    stack.append((rest.decode(errors="replace").strip(), line))
                elif stack:
                    stack.pop()
            keys = {key: stack[-1] for key, stack in stacks.items() if stack}
            pushes.append((line, Pushed(tags, keys)))
        return tuple(pushes)

    def pushed(self, line: int) -> Pushed:
        """The tags and keys that are pushed on a line."""
        index = bisect_left(self.pushes, line, key=itemgetter(0))
        return self.pushes[index - 1][1] if index else _NO_PUSHES

    def block(self, line: int) -> Iterator[tuple[int, bytes]]:
        """The line of a directive and those that belong to it, without strings and comments."""
        lines = self.code_lines
        yield line, lines[line - 1]
        for below in range(line + 1, len(lines) + 1):
            if _CONTINUATION.match(lines[below - 1]) is None:
                return
            yield below, lines[below - 1]

    def own_marks(self, line: int) -> OwnMarks:
        """The tags and keys of the transaction on a line, without those of its postings."""
        tags: dict[str, int] = {}
        keys: dict[str, int] = {}
        for where, text in self.block(line):
            meta = _OWN_META.match(text)
            if meta is not None:
                keys.setdefault(meta.group(1).decode(), where)
            elif where == line or _OWN_TAGS.match(text) is not None or not text.strip():
                for tag in _TAG.findall(text):
                    tags.setdefault(tag.decode(), where)
            else:
                break
        return OwnMarks(tags, keys)

    def line_of_key(self, line: int, key: str) -> int:
        """The first line of the directive or posting on `line` that holds `key:`; `line` if none
        does.
        """
        for where, text in self.block(line):
            meta = _OWN_META.match(text)
            if meta is not None and meta.group(1).decode() == key:
                return where
        return line

    def _place(self, offset: int) -> Place:
        return Place(self.name, line_at(self.content, offset))

    def directives(self, word: str, expected: int | None = None) -> Iterator[tuple[str, Place]]:
        """The string of each line `word "..."`, with its place.

        Lines in the middle of a string do not count; where there are as many as `expected`, there
        is no need to look for strings.
        """
        pattern = re.compile(rb"^%b(?=[ \t])" % word.encode(), re.MULTILINE)
        matches = [*pattern.finditer(self.content)]
        if len(matches) != expected:
            matches = [*pattern.finditer(self._code)]
        for match in matches:
            value = _STRING.search(self.content, match.end())
            if value is not None:
                yield value.group(1).decode(errors="replace"), self._place(match.start())

    def place_of(self, word: str, value: str) -> Place:
        """Where a line says `word "value"`; the first line if none does."""
        return dict(reversed([*self.directives(word)])).get(value, self.first)

    @cached_property
    def open_string(self) -> int | None:
        """The line of the first quoted text that runs on into what looks like the next entry."""
        for match in _NOT_CODE.finditer(self.content):
            if match.group().startswith(b'"') and _SWALLOWED.search(match.group()):
                return line_at(self.content, match.start())
        return None

    def refusals(self) -> Iterator[Finding]:
        """What keeps a file from being given to the parser at all."""
        yield from self._conflict_findings()
        yield from self._reserved_keys()
        yield from self._endless_numbers()

    def _conflict_findings(self) -> Iterator[Finding]:
        """The marks that git leaves where two versions of a file clash."""
        line = conflict_mark(self.content)
        if line is not None:
            yield Finding.of(MERGE_CONFLICT_IN_JOURNAL, self.line_place(line))

    def _reserved_keys(self) -> Iterator[Finding]:
        """Keys of metadata that would overwrite the place of an entry, or crash Beancount's
        sorting.
        """
        if b"filename:" in self.content or b"lineno:" in self.content:
            for key in _OWN_KEY.finditer(self._code):
                yield Finding.of(
                    METADATA_KEY_RESERVED, self._place(key.start()), key=key.group(1).decode()
                )

    def _endless_numbers(self) -> Iterator[Finding]:
        """Numbers of more digits than Beancount reckons with, which it would silently round."""
        if _IN_NUMBERS not in self.content.translate(_NUMBERS):
            return
        if _ENDLESS.search(self.content) is not None:
            for number in _ENDLESS.finditer(self._code):
                text = number.group()[:40].decode()
                digits = number.group().partition(b".")[0].replace(b",", b"")
                kind = AMOUNT_TOO_LARGE if len(digits.lstrip(b"0")) > _DIGITS else TOO_MANY_DECIMALS
                yield Finding.of(kind, self._place(number.start()), number=text)

    def division(self) -> Place:
        """Where a number is divided, maybe by zero; the first line if that cannot be told."""
        match = _DIVISION.search(self._code)
        return self.first if match is None else self._place(match.end() - 1)
