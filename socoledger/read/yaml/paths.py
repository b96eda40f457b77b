"""Which keys of a YAML file lead to a line of it."""

from socoledger.read.yaml.nodes import Mapping, Node, Scalar, Sequence

_NAMES = ("id", "from")


def keys_at(root: Node, number: int) -> tuple[str, ...]:
    """The keys that lead to what begins on a line, or began before it and goes on there; the
    outermost first. An item of a list is called by its id, else by the day it is from, else by its
    number, counted from 1. () if the line is before all keys.
    """
    keys: list[str] = []
    node = root
    while True:
        if isinstance(node, Mapping):
            entries = [entry for entry in node.entries if entry.line <= number]
            if not entries:
                return tuple(keys)
            keys.append(entries[-1].key)
            node, begun = entries[-1].value, entries[-1].line
        elif isinstance(node, Sequence):
            items = [item for item in node.items if item.line <= number]
            if not items:
                return tuple(keys)
            keys.append(_name(items[-1], len(items)))
            node, begun = items[-1], items[-1].line
        else:
            return tuple(keys)
        if begun == number:
            return tuple(keys)


def _name(item: Node, number: int) -> str:
    if isinstance(item, Mapping):
        texts = {entry.key: entry.value for entry in item.entries}
        for key in _NAMES:
            value = texts.get(key)
            if isinstance(value, Scalar):
                return value.text
    return str(number)
