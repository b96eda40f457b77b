"""Documents as somebody reads them: what stands in the Markdown of a report, by its words.

`some = document(answer.output)`, then `some.facts["kosten"]`, `some.tables["Dagen en uren"].rows`.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

IS_AMOUNT = re.compile(r"^(?P<sign>-?)€ ?(?P<after>-?)(?P<number>[0-9.,]+)$")
_ESCAPED = re.compile(r"\\(.)")


def amount(text: str) -> str:
    """An amount as JSON has it, of one as people write it: "1234.50" of "€ 1.234,50"."""
    found = IS_AMOUNT.match(text)
    assert found is not None, text
    return f"{found['sign'] or found['after']}{decimals(found['number'])}"


def decimals(text: str) -> str:
    """A number as JSON has it: "1234.50" of "1.234,50" or "1,234.50"."""
    sign = "-" if text.startswith("-") else ""
    return f"{sign}{re.sub('[^0-9]', '', text[:-3])}.{text[-2:]}"


@dataclass
class Grid:
    """A table of a document: its heads, and its rows of texts."""

    heads: list[str]
    rows: list[list[str]] = field(default_factory=list)

    def column(self, head: str) -> list[str]:
        """What stands below a head."""
        return [row[self.heads.index(head)] for row in self.rows]

    def row(self, first: str) -> dict[str, str]:
        """The row that begins with a text, by head."""
        [found] = [row for row in self.rows if row[0] == first]
        return dict(zip(self.heads, found, strict=True))


@dataclass
class Read:
    """A document as it is read."""

    text: str
    facts: dict[str, str] = field(default_factory=dict)
    """Values by their label, of all lists of figures."""
    tables: dict[str, Grid] = field(default_factory=dict)
    """By caption."""


def document(markdown: str) -> Read:
    """What stands in a document in Markdown."""
    read, caption = Read(markdown), ""
    lines = markdown.split("\n")
    for number, line in enumerate(lines):
        if line.startswith("*") and not line.startswith("**") and line.endswith("*"):
            caption = _plain(line.strip("*"))
        if line.startswith("|") and not lines[number - 1].startswith("|"):
            grid = _grid(lines[number:])
            if any(grid.heads):
                assert caption not in read.tables, f"two tables are called {caption}"
                read.tables[caption] = grid
            else:
                read.facts.update({row[0]: row[1] for row in grid.rows})
    return read


def _grid(lines: Sequence[str]) -> Grid:
    heads, _marks, *rest = lines
    grid = Grid(_cells(heads))
    for line in rest:
        if not line.startswith("|"):
            break
        grid.rows.append(_cells(line))
    return grid


def _cells(line: str) -> list[str]:
    cells = re.split(r"(?<!\\)\|", line)[1:-1]
    return [_plain(cell.strip().removeprefix("**").removesuffix("**")) for cell in cells]


def _plain(text: str) -> str:
    return _ESCAPED.sub(r"\1", text)
