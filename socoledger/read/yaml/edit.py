"""Changes to the text of a YAML file by the places of its keys; all other lines stay to the byte.

A library that reads a file and writes it anew lays out every line its own way (decision 13). Here
the text is only looked at, and what is new is put in between. Who calls reads the new text back and
compares it with what was meant: then a file of a shape that nobody thought of is not written,
instead of written wrongly.

The text is that of a file which `parse` has read: without tags, anchors or aliases.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

import yaml

Pairs = Sequence[tuple[str, str]]
"""Keys, each with its value as it is to be written."""

_ITEM = "  - "
"""How an item of a new list begins, below its key."""
_DEEPER = " " * len(_ITEM)


class NotEditableError(Exception):
    """The file has a shape that is not changed here; somebody has to do it by hand."""


class _Change(NamedTuple):
    """A piece of the text, from `start` up to but not including `end`, and what takes its place."""

    start: int
    end: int
    text: str


def set_keys(text: str, pairs: Pairs, after: str) -> str:
    """Give keys of the file these values. Those that are not there yet follow as lines below the
    key `after`. Raises NotEditableError.
    """
    file = _File(text)
    changes = [file.in_place(key, value) for key, value in pairs if key in file.entries]
    new = [f"{file.indent}{key}: {value}" for key, value in pairs if key not in file.entries]
    if new:
        changes.append(file.lines_at(file.end_of_entry(after), new))
    return file.changed(changes)


def append_item(text: str, key: str, pairs: Pairs) -> str:
    """Add an item at the end of the list of a key, in the style of the item before it. A key that
    is not there comes at the end of the file. Raises NotEditableError.
    """
    file = _File(text)
    if key not in file.entries:
        begun = [f"{file.indent}{key}:", f"{file.indent}{_ITEM}{_in_braces(pairs)}"]
        return file.changed([file.lines_at(len(text), begun)])
    items = file.entry(key)[1]
    if not isinstance(items, yaml.SequenceNode):
        raise NotEditableError
    if not items.value:
        return file.changed([file.filled_brackets(items, _in_braces(pairs))])
    if items.flow_style:
        return file.changed(_appended_in_brackets(file, items, _in_braces(pairs)))
    last = items.value[-1]
    margin = file.before(items.start_mark.index)
    first, *more = [f"{name}: {value}" for name, value in pairs]
    if isinstance(last, yaml.MappingNode) and not last.flow_style:
        inner = " " * last.start_mark.column
        lines = [f"{margin}-".ljust(len(inner)) + first, *(f"{inner}{line}" for line in more)]
    else:
        lines = [f"{margin}- {_in_braces(pairs)}"]
    return file.changed([file.lines_at(file.below_comments(_end(last), margin), lines)])


def extend_last_item(text: str, key: str, pairs: Pairs, after: str) -> str:
    """Give the last item in the list of a key more keys, behind its key `after`. Raises
    NotEditableError.
    """
    file = _File(text)
    items = file.entry(key)[1]
    item = items.value[-1] if isinstance(items, yaml.SequenceNode) and items.value else None
    if not isinstance(item, yaml.MappingNode):
        raise NotEditableError
    entries = _entries(item)
    if after not in entries or not entries.keys().isdisjoint(dict(pairs)):
        raise NotEditableError
    end = _end_of_entry(entries[after])
    if item.flow_style:
        added = "".join(f", {name}: {value}" for name, value in pairs)
        return file.changed([_Change(end, end, added)])
    inner = " " * item.start_mark.column
    return file.changed([file.lines_at(end, [f"{inner}{name}: {value}" for name, value in pairs])])


def gather_into_item(text: str, names: Mapping[str, str], key: str) -> str:
    """Make of keys of the file the first item of a new list under `key`; `names` says what each is
    called in it. Each keeps its value and the comment on its line. One that other keys stand before
    is moved up, with the comments directly above it. Raises NotEditableError.
    """
    file = _File(text)
    if key in file.entries:
        raise NotEditableError
    found = [name for name in file.entries if name in names]
    changes: list[_Change] = []
    end = 0
    for name in found:
        start = file.start_of_line(file.entry(name)[0].start_mark.index)
        begin = file.indent + (_DEEPER if changes else _ITEM)
        lines = file.renamed(name, names[name], begin)
        if not changes:
            changes.append(_Change(start, start, f"{file.indent}{key}:{file.line_end}"))
            end = start
        if all(map(_says_nothing, file.text[end:start].splitlines())):
            end = file.end_of_line(file.end_of_entry(name))
            changes.append(_Change(start, end, lines))
        else:
            above = file.start_of_comments(start)
            comments = file.text[above:start].splitlines(keepends=True)
            moved = "".join(f"{_DEEPER}{line}" for line in comments) + lines
            if not moved.endswith("\n"):
                moved += file.line_end
            changes.append(_Change(end, end, moved))
            changes.append(_Change(above, file.end_of_line(file.end_of_entry(name)), ""))
    return file.changed(changes)


# -- the places of things in a text -------------------------------------------------------------

_Entry = tuple[yaml.Node, yaml.Node]
"""A key and its value."""


class _File:
    """A text whose root is a mapping with a key on each line, and the places of these keys."""

    def __init__(self, text: str) -> None:
        root = yaml.compose(text, Loader=yaml.CSafeLoader)
        if not isinstance(root, yaml.MappingNode) or root.flow_style:
            raise NotEditableError
        self.text = text
        self.entries = _entries(root)
        self.line_end = "\r\n" if "\r\n" in text else "\n"
        self.indent = " " * root.start_mark.column

    def entry(self, key: str) -> _Entry:
        if key not in self.entries:
            raise NotEditableError
        return self.entries[key]

    def end_of_entry(self, key: str) -> int:
        """Where the value of a key ends; a comment behind it comes later."""
        return _end_of_entry(self.entry(key))

    def start_of_line(self, index: int) -> int:
        return self.text.rfind("\n", 0, index) + 1

    def end_of_line(self, index: int) -> int:
        """The start of the next line, or of this one if `index` is there already."""
        if self.start_of_line(index) == index:
            return index
        found = self.text.find("\n", index)
        return len(self.text) if found < 0 else found + 1

    def start_of_comments(self, index: int) -> int:
        """The start of the comments that stand directly above a line."""
        while index and self.text[self.start_of_line(index - 1) : index].lstrip().startswith("#"):
            index = self.start_of_line(index - 1)
        return index

    def below_comments(self, index: int, margin: str) -> int:
        """The place below the line of a place, and below the comments there that lie deeper than a
        margin.
        """
        index = self.end_of_line(index)
        while index < len(self.text):
            line = self.text[index : self.end_of_line(index + 1)]
            is_deeper = len(line) - len(line.lstrip(" ")) > len(margin)
            if not (is_deeper and line.lstrip().startswith("#")):
                break
            index += len(line)
        return index

    def before(self, index: int) -> str:
        """What stands on the line before a place: blanks. Raises NotEditableError otherwise."""
        margin = self.text[self.start_of_line(index) : index]
        if margin.strip():
            raise NotEditableError
        return margin

    def in_place(self, key: str, value: str) -> _Change:
        """Another value of a key, in the place of the one that is there."""
        node = self.entry(key)[1]
        start, end = node.start_mark.index, node.end_mark.index
        if not isinstance(node, yaml.ScalarNode) or "\n" in self.text[start:end]:
            raise NotEditableError
        return _Change(start, end, value if start < end else f" {value}")

    def filled_brackets(self, items: yaml.SequenceNode, item: str) -> _Change:
        """The first item of a list between brackets that hold nothing yet."""
        start, end = items.start_mark.index + 1, items.end_mark.index - 1
        if self.text[start:end].strip():
            raise NotEditableError
        return _Change(start, end, item)

    def lines_at(self, index: int, lines: Iterable[str]) -> _Change:
        """New lines below the line of a place."""
        index = self.end_of_line(index)
        block = self.line_end.join(lines)
        if index == len(self.text) and not self.text.endswith("\n"):
            return _Change(index, index, self.line_end + block)
        return _Change(index, index, block + self.line_end)

    def renamed(self, key: str, name: str, begin: str) -> str:
        """The lines of a key under another name, behind `begin`; those that follow lie deeper."""
        node = self.entry(key)[0]
        self.before(node.start_mark.index)
        end = self.end_of_line(self.end_of_entry(key))
        first, *more = self.text[node.end_mark.index : end].splitlines(keepends=True)
        if not first.lstrip().startswith(":"):
            raise NotEditableError
        return begin + name + first + "".join(f"{_DEEPER}{line}" for line in more)

    def changed(self, changes: Iterable[_Change]) -> str:
        """The text with changes, which do not overlap; at one place they come in their order."""
        parts, end = [], 0
        for change in sorted(changes, key=lambda change: (change.start, change.end)):
            parts += [self.text[end : change.start], change.text]
            end = change.end
        return "".join((*parts, self.text[end:]))


def _entries(mapping: yaml.MappingNode) -> dict[str, _Entry]:
    return {key.value: (key, value) for key, value in mapping.value}


def _end_of_entry(entry: _Entry) -> int:
    return max(entry[0].end_mark.index, _end(entry[1]))


def _end(node: yaml.Node) -> int:
    """Where a value ends. The mark of a block is where the next key begins, past its comments."""
    if isinstance(node, yaml.CollectionNode) and not node.flow_style and node.value:
        last = node.value[-1]
        return _end_of_entry(last) if isinstance(last, tuple) else _end(last)
    return node.end_mark.index


def _says_nothing(line: str) -> bool:
    """Whether a line is blank or a comment."""
    return not line.strip() or line.lstrip().startswith("#")


def _in_braces(pairs: Pairs) -> str:
    return "{" + ", ".join(f"{name}: {value}" for name, value in pairs) + "}"


def _appended_in_brackets(file: _File, items: yaml.SequenceNode, item: str) -> list[_Change]:
    """A new item at the end of a list in brackets: on a line of its own if the last one is."""
    last = items.value[-1]
    start, end, close = last.start_mark.index, _end(last), items.end_mark.index - 1
    comma = _first_comma(file.text, end, close)
    changes = [_Change(end, end, ",")] if comma is None else []
    end = end if comma is None else comma + 1
    margin = file.text[file.start_of_line(start) : start]
    if margin.strip():
        return [*changes, _Change(end, end, f" {item}")]
    line_end = file.end_of_line(end)
    if line_end > close:
        return [*changes, _Change(end, end, f"{file.line_end}{margin}{item}")]
    return [*changes, _Change(line_end, line_end, f"{margin}{item}{file.line_end}")]


def _first_comma(text: str, start: int, end: int) -> int | None:
    """The place of a comma between two places, outside comments; None if there is none."""
    for line in text[start:end].splitlines(keepends=True):
        said = line.partition("#")[0]
        if "," in said:
            return start + said.index(",")
        start += len(line)
    return None
