"""A YAML file, and where in it each thing stands.

What stands somewhere is named by its path from the file's root: keys, and positions in lists, as
`("agreements", 0, "from")`. Pydantic names the place of an error in the same way.
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
    """One file: its nodes, and what is wrong with them so far."""

    def __init__(self, node: Node, file: str, findings: list[Finding]) -> None:
        self.root = node
        self.file = file
        self.findings = findings

    def node(self, *path: str | int) -> Node | None:
        """What stands at a path, None if nothing does."""
        found: Node | None = self.root
        for part in path:
            if isinstance(found, Mapping) and isinstance(part, str):
                values = (entry.value for entry in found.entries if entry.key == part)
                found = next(values, None)
            elif isinstance(found, Sequence) and isinstance(part, int):
                found = found.items[part] if part < len(found.items) else None
            else:
                return None
        return found

    def is_mapping(self, *path: str | int) -> bool:
        """Whether keys with values stand at a path, the file's root if it is empty."""
        return isinstance(self.node(*path), Mapping)

    def is_list(self, *path: str | int) -> bool:
        """Whether a list stands at a path."""
        return isinstance(self.node(*path), Sequence)

    def items(self, *path: str | int) -> tuple[Node, ...]:
        """The items of the list at a path, none if there is none."""
        found = self.node(*path)
        return found.items if isinstance(found, Sequence) else ()

    def has(self, *path: str | int) -> bool:
        """Whether a key is there, with or without a value."""
        return self.node(*path) is not None

    def text(self, *path: str | int) -> str:
        """What is written at a path, "" if it is no text or nothing is."""
        found = self.node(*path)
        return found.text if isinstance(found, Scalar) else ""

    def at(self, *path: str | int) -> Place:
        """Where what stands at a path begins; for a key: where its value does."""
        found = self.node(*path)
        return Place(self.file, self.root.line if found is None else found.line)

    def at_key(self, *path: str | int) -> Place:
        """Where a key stands, or if it is absent the keys among which it would."""
        above = self.node(*path[:-1])
        if not isinstance(above, Mapping):
            return self.at(*path[:-1])
        lines = (entry.line for entry in above.entries if entry.key == path[-1])
        return Place(self.file, next(lines, above.line))

    def repeated(self, *path: str | int, by: Several[str]) -> None:
        """Tell what stands twice in the list at a path, by the texts under the keys `by` of each
        item; an item without all of them is like no other.
        """
        seen: dict[str, int] = {}
        for at, item in enumerate(self.items(*path)):
            texts = [text for key in by if (text := self.text(*path, at, key))]
            if len(texts) == len(by):
                self.once(" ".join(texts), item.line, seen)

    def repeated_texts(self, *path: str | int) -> None:
        """Tell what stands twice in the list of texts at a path."""
        seen: dict[str, int] = {}
        for item in self.items(*path):
            if isinstance(item, Scalar):
                self.once(item.text, item.line, seen)

    def once(self, id_: str, line: int, seen: dict[str, int]) -> bool:
        """Whether an id stands in a list for the first time, and say so if it does not; `seen`
        holds the line of each one before it, and gets that of this one.
        """
        if id_ not in seen:
            seen[id_] = line
            return True
        place = Place(self.file, line)
        self.findings.append(Finding.of(LISTED_TWICE, place, id=shortened(id_), first=seen[id_]))
        return False
