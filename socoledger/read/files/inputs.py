"""What a file gives to a reader: dicts, lists and texts, with placeholders for unread values.

A record with a place gets it under `PLACE`, a key that no file can hold.
"""

from typing import Any

from socoledger.domain.declared import PLACE, is_required, key_of, keyed
from socoledger.domain.findings import Place
from socoledger.domain.kinds import NO_VALUE, UNREADABLE
from socoledger.read.files.shapes import Shape, has_place, records_below, shape_of
from socoledger.read.files.source import Path, Source
from socoledger.read.yaml.nodes import Node, Scalar, Sequence


def given(source: Source, record: Any) -> Any:  # noqa: ANN401 - any record; dicts, lists, texts
    """The content of a file that should hold a record; `NO_VALUE` under a key without a value."""
    return _given(source.root, source.file, record)


def _given(node: Node, file: str, record: Any) -> Any:  # noqa: ANN401 - the same, None for no record
    if isinstance(node, Scalar):
        return node.text
    if isinstance(node, Sequence):
        return [_given(item, file, record) for item in node.items]
    below = {} if record is None else records_below(record)
    values = {
        entry.key: NO_VALUE
        if _is_empty(entry.value)
        else _given(entry.value, file, below.get(entry.key))
        for entry in node.entries
    }
    if record is not None and has_place(record):
        values[PLACE] = Place(file, node.line)
    return values


def _is_empty(node: Node) -> bool:
    return isinstance(node, Scalar) and not node.text


def unreadable(shape: Shape, source: Source, path: Path) -> Any:  # noqa: ANN401 - of any shape
    """The placeholder for a value at a path that could not be read."""
    if not shape.is_record:
        return [] if shape.is_list else UNREADABLE
    values = {
        key_of(field): unreadable(shape_of(field.type), source, (*path, key_of(field)))
        for field in keyed(shape.type)
        if is_required(field)
    }
    return {**values, PLACE: source.at(*path)} if has_place(shape.type) else values
