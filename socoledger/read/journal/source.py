"""One file of a journal: its text, its places, and what Beancount's parser makes of it (SPEC 2)."""

import decimal
import io
import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import cached_property
from operator import itemgetter
from pathlib import Path
from typing import Any, NamedTuple

from beancount.parser import parser

from socoledger.catalogue.journal import (
    AMOUNT_TOO_LARGE,
    MERGE_CONFLICT_IN_JOURNAL,
    METADATA_KEY_RESERVED,
    NUMBER_IMPOSSIBLE,
    TOO_MANY_DECIMALS,
    YEAR_WRONG,
)
from socoledger.domain.findings import Finding, Phrase, Place
from socoledger.domain.period import is_likely
from socoledger.read.folder import conflict_mark, line_at
from socoledger.read.journal import errors

_NOT_CODE = re.compile(rb'"(?:[^"\\]|\\.)*"|;[^\n]*|^[*:#&!?%][^\n]*', re.MULTILINE | re.DOTALL)
_STRING = re.compile(rb'"((?:[^"\\]|\\.)*)"', re.DOTALL)
_OWN_KEY = re.compile(rb"(?<![A-Za-z0-9_-])(?<!popmeta )(filename|lineno):")
_DIVISION = re.compile(rb"(?<![0-9]{4})[0-9)\s]/[\s(+-]*[0-9(]")
_ENDLESS = re.compile(rb"(?<![\w#^/.,-])[0-9][0-9.,]{24,}")
_DIGITS = 10
_LARGEST = 10**_DIGITS
_PRODUCT = re.compile(rb"[*/]")
_PUSH = re.compile(
    rb"^(?:(?P<off>pop)|push)(?:tag[ \t\r]+#(?P<tag>[A-Za-z0-9_/.-]+)"
    rb"|meta[ \t\r]+(?P<key>[a-z][A-Za-z0-9_-]*):)",
    re.MULTILINE,
)
_PUSHES = re.compile(rb"^push(?:tag|meta)\b", re.MULTILINE)
_BELONGS = re.compile(rb"[ \t\r]|$")
_OWN_META = re.compile(rb"[ \t]+([a-z][A-Za-z0-9_-]*):")
_OWN_TAGS = re.compile(rb"[ \t]+[#^][A-Za-z0-9]")
_SWALLOWED = re.compile(rb"\n(?:[ \t]+[A-Z][\w-]*:[A-Z0-9]|[0-9]{4}-[0-9]{2}-[0-9]{2}[ \t])")
_TAG = re.compile(rb"#([A-Za-z0-9_/.-]+)")
_IMPOSSIBLE = (decimal.DivisionByZero, decimal.InvalidOperation, decimal.Overflow)


class Pushed(NamedTuple):
    """What pushtag and pushmeta add on a line: each with the line that does."""

    tags: dict[str, int]
    keys: dict[str, tuple[str, int]]
    """The text that stands behind each key, as it is written, and its line."""


class Own(NamedTuple):
    """What a transaction says of itself above its first posting, and where: tags and keys."""

    tags: dict[str, int]
    keys: dict[str, int]


_NO_PUSHES = Pushed({}, {})


def decimals_of(number: decimal.Decimal) -> int:
    """How many decimals a finite number was written with."""
    exponent = number.as_tuple().exponent
    return -exponent if isinstance(exponent, int) else 0


def is_too_large(number: decimal.Decimal) -> bool:
    """Whether a number of euros is beyond what books can hold."""
    return bool(abs(number) >= _LARGEST)


def cents_of(number: decimal.Decimal) -> int | None:
    """The cents of a number of euros, None if it is no whole number of cents."""
    if is_too_large(number):
        return None
    cents = int(number * 100)
    # A product is rounded to the context's digits, a comparison is exact.
    return cents if decimal.Decimal(cents).scaleb(-2) == number else None


class Source:
    """A file of the journal that was read; `name` is its path as findings show it, `includes` what
    it includes, filled in by who follows that.
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
        return _NOT_CODE.sub(lambda found: re.sub(rb"[^\n]", b" ", found.group()), self.content)

    @cached_property
    def _code_lines(self) -> list[bytes]:
        return self._code.split(b"\n")

    def lines_not_ascii(self) -> Iterator[tuple[int, str]]:
        """The lines with letters or signs beyond ASCII outside strings and comments."""
        for line, code in enumerate(self._code.split(b"\n"), start=1):
            if not code.isascii():
                yield line, code.decode(errors="replace")

    def of_line(self, line: int) -> Place:
        """A line of this file."""
        return Place(self.name, line)

    @cached_property
    def pushes(self) -> tuple[tuple[int, Pushed], ...]:
        """What is pushed from which line on; most files push nothing."""
        if _PUSHES.search(self.content) is None:
            return ()
        found: list[tuple[int, Pushed]] = []
        tags: dict[str, int] = {}
        stacks: dict[str, list[tuple[str, int]]] = {}
        for match in _PUSH.finditer(self._code):
            line = line_at(self.content, match.start())
            if match["tag"]:
                tag = match["tag"].decode()
                tags = {each: where for each, where in tags.items() if each != tag}
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
            found.append((line, Pushed(tags, keys)))
        return tuple(found)

    def pushed(self, line: int) -> Pushed:
        """What is pushed on a line."""
        place = bisect_left(self.pushes, line, key=itemgetter(0))
        return self.pushes[place - 1][1] if place else _NO_PUSHES

    def _block(self, line: int) -> Iterator[tuple[int, bytes]]:
        """The line of a directive and those that belong to it, without strings and comments."""
        lines = self._code_lines
        yield line, lines[line - 1]
        for below in range(line + 1, len(lines) + 1):
            if _BELONGS.match(lines[below - 1]) is None:
                return
            yield below, lines[below - 1]

    def own(self, line: int) -> Own:
        """What the transaction on a line says of itself, not of one of its postings."""
        tags: dict[str, int] = {}
        keys: dict[str, int] = {}
        for where, text in self._block(line):
            meta = _OWN_META.match(text)
            if meta is not None:
                keys.setdefault(meta.group(1).decode(), where)
            elif where == line or _OWN_TAGS.match(text) is not None or not text.strip():
                for tag in _TAG.findall(text):
                    tags.setdefault(tag.decode(), where)
            else:
                break
        return Own(tags, keys)

    def line_of_key(self, line: int, key: str) -> int:
        """The first line at or below one of a directive or posting that says `key:`."""
        for where, text in self._block(line):
            meta = _OWN_META.match(text)
            if meta is not None and meta.group(1).decode() == key:
                return where
        return line

    def _place(self, offset: int) -> Place:
        return Place(self.name, line_at(self.content, offset))

    def directives(self, word: str, expected: int | None = None) -> Iterator[tuple[str, Place]]:
        """The first string of every `word "..."` line, with its place.

        Lines in the middle of a string do not count; where there are as many as `expected`, there
        is no need to look for strings.
        """
        pattern = re.compile(rb"^%b(?=[ \t])" % word.encode(), re.MULTILINE)
        matches = [*pattern.finditer(self.content)]
        if len(matches) != expected:
            matches = [*pattern.finditer(self._code)]
        for found in matches:
            value = _STRING.search(self.content, found.end())
            if value is not None:
                yield value.group(1).decode(errors="replace"), self._place(found.start())

    def place_of(self, word: str, value: str) -> Place:
        """Where a line says `word "value"`; the first line if none does."""
        return dict(reversed([*self.directives(word)])).get(value, self.first)

    def parse(self) -> tuple[list[Any], dict[str, Any], list[Finding]]:
        """Beancount's entries and options, with what is wrong; of the entries those on whose lines
        nothing is.

        A division by zero kills the interpreter in the C parser unless the decimal context lets it
        pass; the flag that it leaves there tells.
        """
        refused = [*self._clashes(), *self._taken_keys(), *self._endless_numbers()]
        if refused:
            return [], {}, refused
        name = str(self.path)
        with decimal.localcontext() as context:
            context.clear_traps()
            context.clear_flags()
            try:
                entries, problems, options = parser.parse_file(
                    io.BytesIO(self.content), report_filename=name
                )
            except MemoryError:
                reason = Phrase("brackets or signs are nested too deep here")
                return [], {}, [errors.unreadable(self.first, reason)]
            except Exception:  # noqa: BLE001 - Beancount's parser, not ours
                reason = Phrase("look for a pushmeta without a popmeta")
                return [], {}, [errors.unreadable(self.first, reason)]
            divided = any(context.flags[signal] for signal in _IMPOSSIBLE)
        if divided:
            return [], {}, [Finding.of(NUMBER_IMPOSSIBLE, self._division())]
        found = [*self._unread(problems)]
        if any(
            type(entry.meta["lineno"]) is not int or entry.meta["filename"] != name
            for entry in entries
        ):
            found.append(Finding.of(METADATA_KEY_RESERVED, self.first, key="filename"))
            return [], options, found
        found.extend(self._unlikely(entries))
        return (self._untouched(entries, found) if found else entries), options, found

    def _unread(self, problems: Sequence[Any]) -> list[Finding]:
        """What the parser could not read. Below a text that is not closed, texts and what stands
        between them change places, so that nothing there can be told.
        """
        if not problems:
            return []
        pushed = self.pushed(len(self._code_lines) + 1)
        lines = {**pushed.tags, **{key: line for key, (_, line) in pushed.keys.items()}}
        found = [*errors.of_text(problems, self.first, self.content.split(b"\n"), lines)]
        opened = self._open_string
        if opened is None:
            return found
        above = [one for one in found if one.place is not None and one.place.line < opened]
        return [*above, errors.unreadable(self.of_line(opened), errors.OPEN_STRING)]

    @cached_property
    def _open_string(self) -> int | None:
        """The line of the first text that goes on over what looks like the next entry."""
        for found in _NOT_CODE.finditer(self.content):
            if found.group().startswith(b'"') and _SWALLOWED.search(found.group()):
                return line_at(self.content, found.start())
        return None

    def _untouched(self, entries: list[Any], found: Sequence[Finding]) -> list[Any]:
        """The entries that were read as they stand there, whatever is wrong on other lines."""
        wrong = {one.place.line for one in found if one.place is not None}
        last = self._open_string or len(self._code_lines) + 1
        pushes = [line for line, _ in self.pushes if line in wrong]
        last = min([last, *pushes])
        return [
            entry
            for entry in entries
            if entry.meta["lineno"] < last
            and wrong.isdisjoint(line for line, _ in self._block(entry.meta["lineno"]))
        ]

    def _clashes(self) -> Iterator[Finding]:
        """The marks that git leaves where two versions of a file clash."""
        line = conflict_mark(self.content)
        if line is not None:
            yield Finding.of(MERGE_CONFLICT_IN_JOURNAL, self.of_line(line))

    def _taken_keys(self) -> Iterator[Finding]:
        """Metadata that would overwrite where an entry stands, or crash Beancount's sorting."""
        if _OWN_KEY.search(self.content) is not None:
            for key in _OWN_KEY.finditer(self._code):
                yield Finding.of(
                    METADATA_KEY_RESERVED, self._place(key.start()), key=key.group(1).decode()
                )

    def _endless_numbers(self) -> Iterator[Finding]:
        """Numbers of more digits than Beancount reckons with, which it rounds without a word."""
        if _ENDLESS.search(self.content) is not None:
            for number in _ENDLESS.finditer(self._code):
                shown = number.group()[:40].decode()
                whole = number.group().partition(b".")[0].replace(b",", b"")
                code = AMOUNT_TOO_LARGE if len(whole.lstrip(b"0")) > _DIGITS else TOO_MANY_DECIMALS
                yield Finding.of(code, self._place(number.start()), number=shown)

    def _unlikely(self, entries: list[Any]) -> Iterator[Finding]:
        """Facts ages away, which would take ages to reckon to, and amounts written with three
        decimals: who writes 1.000 may mean a thousand.
        """
        for entry in entries:
            place = Place(self.name, entry.meta["lineno"])
            kind = type(entry).__name__
            if kind in ("Transaction", "Custom") and not is_likely(entry.date.year):
                yield Finding.of(YEAR_WRONG, place, entry.date, year=str(entry.date.year))
            for posting in entry.postings if kind == "Transaction" else ():
                number = getattr(posting.units, "number", None)
                if isinstance(number, decimal.Decimal) and decimals_of(number) > 2:
                    line = posting.meta["lineno"]
                    if not _PRODUCT.search(self._code_lines[line - 1]):
                        there = Place(self.name, line)
                        yield Finding.of(
                            TOO_MANY_DECIMALS, there, entry.date, number=str(number)[:40]
                        )

    def _division(self) -> Place:
        found = _DIVISION.search(self._code)
        return self.first if found is None else self._place(found.end() - 1)
