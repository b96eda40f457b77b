"""YAML as text with line numbers (SPEC 1).

PyYAML's event stream is read, not its constructors: every scalar stays the text that was written,
every key and value knows its line, a key given twice is seen, and tags, anchors and aliases, which
can run code or grow without end, are refused.
"""

import re
from collections.abc import Iterator
from typing import Any, NamedTuple

import yaml

from socoledger.catalogue.files import (
    FILE_EMPTY,
    KEY_TWICE,
    LINE_TOO_LONG,
    YAML_NOT_ALLOWED,
    YAML_UNREADABLE,
)
from socoledger.domain.findings import Finding, Phrase, Place
from socoledger.read.yaml.slips import YamlError, key_slip, lost_backslash, slip_in

DEPTH_LIMIT = 12
_BRACKETS_LIMIT = 100
"""How many brackets, also those in texts, may be open at once in a file that libyaml is given: on
one line it reads ahead, and its answer to thousands of them differs between versions.
"""
_BRACKET = re.compile(r"[\[{\]}]")


class Scalar(NamedTuple):
    """A value as it was written; `text` is empty for a key without a value."""

    text: str
    line: int


class Sequence(NamedTuple):
    """A list."""

    items: tuple["Node", ...]
    line: int


class Entry(NamedTuple):
    """A key and its value; `line` is that of the key."""

    key: str
    line: int
    value: "Node"


class Mapping(NamedTuple):
    """Keys and values, in the order written."""

    entries: tuple[Entry, ...]
    line: int


Node = Scalar | Sequence | Mapping


class _Refused(Exception):  # noqa: N818 - carries a finding, is no defect
    """Carries the finding that makes the rest of a file pointless to read."""

    def __init__(self, finding: Finding) -> None:
        super().__init__(finding.code)
        self.finding = finding


def parse(text: str, file: str) -> tuple[Node | None, tuple[Finding, ...]]:
    """The root of one YAML document, and findings; at least one finding if the root is None."""
    offset = _first_bracket_too_deep(text)
    if offset is not None:
        place, column = (
            Place(file, text.count("\n", 0, offset) + 1),
            offset - text.rfind("\n", 0, offset),
        )
        return None, (Finding.of(LINE_TOO_LONG, place, length=column),)
    reader = _Reader(text, file)
    try:
        node = reader.document()
    except _Refused as refused:
        return None, (*reader.findings, refused.finding)
    except yaml.MarkedYAMLError as error:
        slip = slip_in(text, _yaml_error(error))
        return None, (Finding.of(YAML_UNREADABLE, Place(file, slip.line), reason=slip.reason),)
    except yaml.YAMLError as error:
        reason = Phrase("there is a character in it that YAML does not allow")
        line = text.count("\n", 0, getattr(error, "position", 0)) + 1
        return None, (Finding.of(YAML_UNREADABLE, Place(file, line), reason=reason),)
    if node is None:
        return None, (Finding.of(FILE_EMPTY, Place(file, 1)),)
    return node, tuple(reader.findings)


def _first_bracket_too_deep(text: str) -> int | None:
    """The offset of the first bracket at which too many are open, None if there is none."""
    depth = 0
    for bracket in _BRACKET.finditer(text):
        depth = depth + 1 if bracket.group() in "[{" else max(0, depth - 1)
        if depth > _BRACKETS_LIMIT:
            return bracket.start()
    return None


def _yaml_error(error: yaml.MarkedYAMLError) -> YamlError:
    mark, context = error.problem_mark or error.context_mark, error.context_mark
    return YamlError(
        error.problem or "",
        mark.line if mark else 0,
        mark.column if mark else 0,
        error.context or "",
        context.line if context else None,
    )


class _Reader:
    """Builds nodes out of the events of one file."""

    def __init__(self, text: str, file: str) -> None:
        self.findings: list[Finding] = []
        self._events: Iterator[Any] = yaml.parse(text, Loader=yaml.CSafeLoader)
        self._file = file

    def _place(self, event: Any) -> Place:  # noqa: ANN401 - PyYAML types a mark as optional
        return Place(self._file, event.start_mark.line + 1)

    def document(self) -> Node | None:
        """The root of the document in the file, None if the file is empty."""
        root: Node | None = None
        documents = 0
        for event in self._events:
            if isinstance(event, yaml.DocumentStartEvent):
                documents += 1
                if documents > 1:
                    raise _Refused(Finding.of(YAML_NOT_ALLOWED, self._place(event), what="---"))
            elif isinstance(event, yaml.NodeEvent):
                root = self._node(event, depth=1)
        if isinstance(root, Scalar) and not root.text:
            return None
        return root

    def _node(self, event: Any, depth: int) -> Node:  # noqa: ANN401 - any event of PyYAML
        place = self._place(event)
        if isinstance(event, yaml.AliasEvent):
            raise _Refused(Finding.of(YAML_NOT_ALLOWED, place, what=f"*{event.anchor}"))
        if event.anchor is not None:
            raise _Refused(Finding.of(YAML_NOT_ALLOWED, place, what=f"&{event.anchor}"))
        if event.tag is not None:
            raise _Refused(Finding.of(YAML_NOT_ALLOWED, place, what=event.tag))
        if depth > DEPTH_LIMIT:
            raise _Refused(Finding.of(LINE_TOO_LONG, place, length=event.start_mark.column))
        if isinstance(event, yaml.ScalarEvent):
            if (reason := lost_backslash(event.value)) is not None:
                raise _Refused(Finding.of(YAML_UNREADABLE, place, reason=reason))
            return Scalar(event.value, place.line)
        if isinstance(event, yaml.SequenceStartEvent):
            items = []
            while not isinstance(inner := next(self._events), yaml.SequenceEndEvent):
                items.append(self._node(inner, depth + 1))
            return Sequence(tuple(items), place.line)
        return self._mapping(place.line, depth)

    def _mapping(self, line: int, depth: int) -> Mapping:
        entries: dict[str, Entry] = {}
        while not isinstance(inner := next(self._events), yaml.MappingEndEvent):
            key = self._node(inner, depth + 1)
            value = self._node(next(self._events), depth + 1)
            place = Place(self._file, key.line)
            if not isinstance(key, Scalar):
                what = Phrase("a list or a mapping as a key")
                raise _Refused(Finding.of(YAML_NOT_ALLOWED, place, what=what))
            text = value.text if isinstance(value, Scalar) else "…"
            if (reason := key_slip(key.text, text)) is not None:
                raise _Refused(Finding.of(YAML_UNREADABLE, place, reason=reason))
            # Digits that a comma cut off a number (`{a: 1,50, b: 2,50}`) are reported elsewhere.
            if key.text in entries and not key.text.isdigit():
                first = entries[key.text].line
                self.findings.append(Finding.of(KEY_TWICE, place, key=key.text, first=first))
            else:
                entries[key.text] = Entry(key.text, key.line, value)
        return Mapping(tuple(entries.values()), line)
