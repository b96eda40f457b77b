"""A YAML file, and the line of each value in it.

A value is named by its path from the file's root: keys, and positions in lists, as
`("agreements", 0, "from")`.
"""

from collections.abc import Sequence as Several

from socoledger.catalogue.files import LISTED_TWICE
from socoledger.domain.findings import Finding, Place
from socoledger.read.yaml.nodes import Mapping, Node, Scalar, Sequence

Path = tuple[str | int, ...]

SHOWN = 40
"""How many characters of a text a finding shows."""


def shortened(text: str) -> str:
    """As much of a text as a finding shows."""
    return text if len(text) <= SHOWN else text[:SHOWN] + "…"


class Source:
    """One file: its nodes, and the findings about them so far."""

    def __init__(self, node: Node, file: str, findings: list[Finding]) -> None:
        self.root = node
        self.file = file
        self.findings = findings

    def node(self, *path: str | int) -> Node | None:
        """The node at a path, None if there is none."""
        node: Node | None = self.root
        for part in path:
            if isinstance(node, Mapping) and isinstance(part, str):
                values = (entry.value for entry in node.entries if entry.key == part)
                node = next(values, None)
            elif isinstance(node, Sequence) and isinstance(part, int):
                node = node.items[part] if part < len(node.items) else None
            else:
                return None
        return node

    def is_mapping(self, *path: str | int) -> bool:
        """Whether the node at a path holds keys with values; the empty path is the file's root."""
        return isinstance(self.node(*path), Mapping)

    def is_list(self, *path: str | int) -> bool:
        """Whether the node at a path is a list."""
        return isinstance(self.node(*path), Sequence)

    def items(self, *path: str | int) -> tuple[Node, ...]:
        """The items of the list at a path, none if there is none."""
        node = self.node(*path)
        return node.items if isinstance(node, Sequence) else ()

    def has(self, *path: str | int) -> bool:
        """Whether a key is there, with or without a value."""
        return self.node(*path) is not None

    def text(self, *path: str | int) -> str:
        """The text at a path, "" if there is none."""
        node = self.node(*path)
        return node.text if isinstance(node, Scalar) else ""

    def at(self, *path: str | int) -> Place:
        """The first line of the value at a path; the file's first line if there is none."""
        node = self.node(*path)
        return Place(self.file, self.root.line if node is None else node.line)

    def at_key(self, *path: str | int) -> Place:
        """The line of a key; if it is absent, the first line of the keys among which it belongs."""
        above = self.node(*path[:-1])
        if not isinstance(above, Mapping):
            return self.at(*path[:-1])
        lines = (entry.line for entry in above.entries if entry.key == path[-1])
        return Place(self.file, next(lines, above.line))

    def repeated(self, *path: str | int, by: Several[str]) -> None:
        """Report the items that occur twice in the list at a path, compared by the texts under the
        keys `by`; an item without all of these keys is not compared.
        """
        seen: dict[str, int] = {}
        for at, item in enumerate(self.items(*path)):
            texts = [text for key in by if (text := self.text(*path, at, key))]
            if len(texts) == len(by):
                self.once(" ".join(texts), item.line, seen)

    def repeated_texts(self, *path: str | int) -> None:
        """Report the texts that occur twice in the list at a path."""
        seen: dict[str, int] = {}
        for item in self.items(*path):
            if isinstance(item, Scalar):
                self.once(item.text, item.line, seen)

    def once(self, id_: str, line: int, seen: dict[str, int]) -> bool:
        """Whether an id occurs for the first time; if not, that is reported. `seen` holds the line
        of the first occurrence of each id, and a new id is added to it.
        """
        if id_ not in seen:
            seen[id_] = line
            return True
        place = Place(self.file, line)
        self.findings.append(Finding.of(LISTED_TWICE, place, id=shortened(id_), first=seen[id_]))
        return False
