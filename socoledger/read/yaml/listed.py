"""A YAML file as a list of its values by key, whatever its layout (SPEC 13)."""

import json
from collections.abc import Iterator

from socoledger.domain.shown import ShownSetting
from socoledger.read.yaml.nodes import Mapping, Node, Scalar, Sequence, parse

_NAMED_BY = ("id", "from")
"""The keys by which people tell the items of a list apart."""


def listed_settings(text: str) -> tuple[ShownSetting, ...] | None:
    """The values of a YAML file, its keys in order of bytes; None if it cannot be read, or is no
    mapping.
    """
    node, findings = parse(text, "")
    if findings or not isinstance(node, Mapping):
        return None
    return tuple(_settings("", node))


def _settings(key: str, node: Node) -> Iterator[ShownSetting]:
    """The values below a key. A list of simple things is one line, an item of a list of mappings
    one line each, so that an item more or less changes no other line.
    """
    if isinstance(node, Mapping):
        for entry in sorted(node.entries, key=lambda entry: entry.key.encode()):
            yield from _settings(f"{key}.{entry.key}" if key else entry.key, entry.value)
    elif isinstance(node, Sequence) and not all(isinstance(item, Scalar) for item in node.items):
        for number, item in enumerate(node.items, 1):
            if _is_flat(item):
                yield ShownSetting(key, _inline(item))
            else:
                yield from _settings(f"{key}[{_name(item) or number}]", item)
    else:
        yield ShownSetting(key, _inline(node))


def _is_flat(node: Node) -> bool:
    """Whether a node holds nothing but values, or mappings and lists of values."""
    if isinstance(node, Mapping):
        return all(
            isinstance(entry.value, Scalar) or _holds_values(entry.value) for entry in node.entries
        )
    return isinstance(node, Scalar)


def _holds_values(node: Node) -> bool:
    inner: tuple[Node, ...] = ()
    if isinstance(node, Mapping):
        inner = tuple(entry.value for entry in node.entries)
    elif isinstance(node, Sequence):
        inner = node.items
    return all(isinstance(value, Scalar) for value in inner)


def _name(node: Node) -> str:
    """What an item of a list is called by, "" if by nothing."""
    entries = node.entries if isinstance(node, Mapping) else ()
    values = {entry.key: entry.value for entry in entries}
    named = (values[key] for key in _NAMED_BY if key in values)
    return next((value.text for value in named if isinstance(value, Scalar)), "")


def _inline(node: Node) -> str:
    """A node on one line, keys in order of bytes."""
    if isinstance(node, Mapping):
        entries = sorted(node.entries, key=lambda entry: entry.key.encode())
        return f"{{{', '.join(f'{entry.key}: {_inline(entry.value)}' for entry in entries)}}}"
    if isinstance(node, Sequence):
        return f"[{', '.join(map(_inline, node.items))}]"
    return node.text if node.text.isprintable() else json.dumps(node.text, ensure_ascii=False)
