"""Which keys of a YAML file lead to a line of it."""

from typing import NamedTuple

from socoledger.read.yaml.nodes import Mapping, Node, Scalar, Sequence

_ID, _FROM = "id", "from"


class Path(NamedTuple):
    """The way to a line of a file."""

    keys: tuple[str, ...] = ()
    """The keys that lead to it, the outermost first. An item of a list is called by its id, else by
    the day it is from, else by its number, counted from 1.
    """
    since: str = ""
    """What the innermost item of a list that it is in is from, as written; "" if it is in none."""


def path_to(root: Node, number: int) -> Path:
    """The way to what begins on a line, or began before it and goes on there. No keys, if the line
    is before all of them.
    """
    keys: list[str] = []
    node, since = root, ""
    while True:
        if isinstance(node, Mapping):
            entries = [entry for entry in node.entries if entry.line <= number]
            if not entries:
                return Path(tuple(keys), since)
            keys.append(entries[-1].key)
            node, begun = entries[-1].value, entries[-1].line
        elif isinstance(node, Sequence):
            items = [item for item in node.items if item.line <= number]
            if not items:
                return Path(tuple(keys), since)
            keys.append(_name(items[-1], len(items)))
            node, begun, since = items[-1], items[-1].line, _text(items[-1], _FROM) or since
        else:
            return Path(tuple(keys), since)
        if begun == number:
            return Path(tuple(keys), since)


def _name(item: Node, number: int) -> str:
    return _text(item, _ID) or _text(item, _FROM) or str(number)


def _text(item: Node, key: str) -> str:
    """The text behind a key, "" if there is none."""
    for entry in item.entries if isinstance(item, Mapping) else ():
        if entry.key == key and isinstance(entry.value, Scalar):
            return entry.value.text
    return ""
