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
_CONTINUATION = re.compile(rb"[ \t\r]|$")
_OWN_META = re.compile(rb"[ \t]+([a-z][A-Za-z0-9_-]*):")
_OWN_TAGS = re.compile(rb"[ \t]+[#^][A-Za-z0-9]")
_SWALLOWED = re.compile(rb"\n(?:[ \t]+[A-Z][\w-]*:[A-Z0-9]|[0-9]{4}-[0-9]{2}-[0-9]{2}[ \t])")
_TAG = re.compile(rb"#([A-Za-z0-9_/.-]+)")
_IMPOSSIBLE = (decimal.DivisionByZero, decimal.InvalidOperation, decimal.Overflow)


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
    return bool(abs(number) >= _LARGEST)


def cents_of(number: decimal.Decimal) -> int | None:
    """The cents of a number of euros, None if it is no whole number of cents."""
    if is_too_large(number):
        return None
    cents = int(number * 100)
    # A product is rounded to the context's digits, a comparison is exact.
    return cents if decimal.Decimal(cents).scaleb(-2) == number else None


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
    def _code_lines(self) -> list[bytes]:
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
        if _PUSHES.search(self.content) is None:
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

    def _block(self, line: int) -> Iterator[tuple[int, bytes]]:
        """The line of a directive and those that belong to it, without strings and comments."""
        lines = self._code_lines
        yield line, lines[line - 1]
        for below in range(line + 1, len(lines) + 1):
            if _CONTINUATION.match(lines[below - 1]) is None:
                return
            yield below, lines[below - 1]

    def own_marks(self, line: int) -> OwnMarks:
        """The tags and keys of the transaction on a line, without those of its postings."""
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
        return OwnMarks(tags, keys)

    def line_of_key(self, line: int, key: str) -> int:
        """The first line of the directive or posting on `line` that holds `key:`; `line` if none
        does.
        """
        for where, text in self._block(line):
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

    def parse(self) -> tuple[list[Any], dict[str, Any], list[Finding]]:
        """Beancount's entries, options and the findings; entries with a finding are left out.

        A division by zero kills the interpreter in the C parser unless the decimal context lets it
        pass; a flag of the context shows that there was one.
        """
        refused = [*self._conflict_findings(), *self._reserved_keys(), *self._endless_numbers()]
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
        findings = [*self._parser_findings(problems)]
        if any(
            type(entry.meta["lineno"]) is not int or entry.meta["filename"] != name
            for entry in entries
        ):
            findings.append(Finding.of(METADATA_KEY_RESERVED, self.first, key="filename"))
            return [], options, findings
        findings.extend(self._unlikely_facts(entries))
        return (
            (self._entries_outside(entries, findings) if findings else entries),
            options,
            findings,
        )

    def _parser_findings(self, problems: Sequence[Any]) -> list[Finding]:
        """The findings on what the parser could not read. Below a quoted text that is not closed,
        what is in quotes and what is not are mixed up, so nothing is reported there.
        """
        if not problems:
            return []
        pushed = self.pushed(len(self._code_lines) + 1)
        lines = {**pushed.tags, **{key: line for key, (_, line) in pushed.keys.items()}}
        findings = [*errors.parser_findings(problems, self.first, self.content.split(b"\n"), lines)]
        open_line = self._open_string
        if open_line is None:
            return findings
        above = [
            finding
            for finding in findings
            if finding.place is not None and finding.place.line < open_line
        ]
        return [*above, errors.unreadable(self.line_place(open_line), errors.OPEN_STRING)]

    @cached_property
    def _open_string(self) -> int | None:
        """The line of the first quoted text that runs on into what looks like the next entry."""
        for match in _NOT_CODE.finditer(self.content):
            if match.group().startswith(b'"') and _SWALLOWED.search(match.group()):
                return line_at(self.content, match.start())
        return None

    def _entries_outside(self, entries: list[Any], findings: Sequence[Finding]) -> list[Any]:
        """The entries on whose lines there is no finding, up to the first text that is
        not closed.
        """
        wrong = {finding.place.line for finding in findings if finding.place is not None}
        last = self._open_string or len(self._code_lines) + 1
        pushes = [line for line, _ in self.pushes if line in wrong]
        last = min([last, *pushes])
        return [
            entry
            for entry in entries
            if entry.meta["lineno"] < last
            and wrong.isdisjoint(line for line, _ in self._block(entry.meta["lineno"]))
        ]

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
        if _ENDLESS.search(self.content) is not None:
            for number in _ENDLESS.finditer(self._code):
                text = number.group()[:40].decode()
                digits = number.group().partition(b".")[0].replace(b",", b"")
                kind = AMOUNT_TOO_LARGE if len(digits.lstrip(b"0")) > _DIGITS else TOO_MANY_DECIMALS
                yield Finding.of(kind, self._place(number.start()), number=text)

    def _unlikely_facts(self, entries: list[Any]) -> Iterator[Finding]:
        """Facts in an unlikely year, to which it would take long to reckon, and amounts with three
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
        match = _DIVISION.search(self._code)
        return self.first if match is None else self._place(match.end() - 1)
